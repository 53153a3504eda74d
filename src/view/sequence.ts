// A run as a sequence diagram: who gave what to whom, in time, down to each device and each decision.
// A fold over the log; nothing is known here that the log and the snapshot of the lab do not say.
import type { Event } from "../net/event.js";
import { disclosure, element, escaped } from "./markup.js";
import { infoOf } from "./packet/info.js";
import { packetNumbers, runClass } from "./packet/numbers.js";
import { Picture } from "./picture.js";
import { image } from "./scene.js";
import { axesOf, Wiring } from "./sequence/axes.js";
import { around, cut, fold, foldSaid, type Row } from "./sequence/fold.js";
import { itemsOf } from "./sequence/items.js";
import { layout } from "./sequence/layout.js";
import type { SequenceOptions } from "./sequence/options.js";
import { askedFor, findSteps } from "./sequence/steps.js";
import { Names, stepRows, textOf } from "./sequence/text.js";
import { htmlTable } from "./table.js";
import { seconds } from "./time.js";
import { trialsData, trialsHtml, trialsText } from "./trials.js";
import { type Words, wordsOf } from "./words.js";
import type { World } from "./world.js";

export type { SequenceOptions, Step } from "./sequence/options.js";

/** Rows that are drawn unless told. */
export const LIMIT = 200;

export function sequenceDiagram(log: readonly Event[], world: World, options: SequenceOptions = {}): Picture {
  const words = wordsOf(options.words);
  const title = options.title ?? words.sequence.title;
  const { devices, steps = [] } = options;
  const events = devices ? log.filter((event) => event.kind !== "frame" || devices.includes(event.dev)) : log;
  const wiring = new Wiring(world);
  const asked = askedFor(steps, events);
  const items = itemsOf(events, wiring, words, {
    info: options.info ?? infoOf,
    wanted: (event) => asked.has(event),
    numbers: packetNumbers(log),
  });
  if (items.length === 0) return nothing(title, words);
  const { axes, groups } = axesOf(drawn(events, items), wiring, words, {
    arrows: items.flatMap((item) => (item.kind === "arrow" ? [item] : [])),
    asked: options.order,
  });
  const found = findSteps(steps, items);
  const { marked, limit = LIMIT } = options;
  const rows = marked
    ? cut(
        around(items, ({ event }) => marked.has(event)),
        limit,
      )
    : fold(items, limit, new Set(found.flatMap(({ first }) => (first ? [first] : []))));
  const names = new Names(axes, groups, words);
  const drops = items.filter((item) => item.event.kind === "drop").length;
  const desc = words.sequence.summary(
    axes.map((axis) => names.of(axis.key)),
    items.length,
    drops,
  );
  const scenes = layout({ axes, groups, rows, steps: found, title, desc, ...(marked && { marked }) }, words);
  const { step, events: which, what } = words.sequence.steps;
  const html = element(
    "figure",
    { class: `skbook skbook-sequence ${runClass(log)}`, lang: words.lang, style: "margin: 0" },
    element("figcaption", { style: "font-weight: bold; margin: 0 0 6px 0" }, escaped(title)),
    image(...scenes),
    options.trials ? trialsHtml(options.trials, words) : "",
    found.length === 0 ? "" : htmlTable([step, which, what], stepRows(found, names, words), words.sequence.steps.title),
    disclosure(
      { class: "skbook-text", style: "margin: 6px 0 0 0" },
      words.sequence.textForm,
      htmlTable(heads(words), listed(rows, names, words), desc),
    ),
  );
  const text = [textOf(title, rows, found, names, groups, words)];
  if (options.trials) text.push("", ...trialsText(options.trials, words));
  const data = {
    kind: "sequence",
    title,
    lang: words.lang,
    axes: axes.map((axis) => names.of(axis.key)),
    rows: listed(rows, names, words),
    steps: stepRows(found, names, words),
    ...(options.trials ? { trials: trialsData(options.trials, words) } : {}),
  };
  return new Picture({ "text/plain": text.join("\n"), "text/html": html }, data);
}

/** Axes come from what is drawn: a namespace where only routine decisions were made has none. */
function drawn(events: readonly Event[], items: readonly { readonly event: Event }[]): readonly Event[] {
  const shown = new Set(items.map((item) => item.event));
  return events.filter((event) => shown.has(event));
}

function heads(words: Words): readonly string[] {
  const { number, time, where, what } = words.sequence.heads;
  return [number, time, where, what];
}

function listed(rows: readonly Row[], names: Names, words: Words): readonly (readonly string[])[] {
  let start: number | undefined;
  return rows.map((row) => {
    if (row.kind === "fold") return ["", "", "", foldSaid(row, words)];
    start ??= row.item.event.time;
    return [`(${row.item.n})`, seconds(row.item.event.time - start), names.where(row.item), names.what(row.item)];
  });
}

function nothing(title: string, words: Words): Picture {
  const text = words.sequence.empty;
  const html = element("p", { class: "skbook", lang: words.lang }, escaped(text));
  const data = { kind: "sequence", title, lang: words.lang, axes: [], rows: [], steps: [] };
  return new Picture({ "text/plain": `${title}\n  ${text}`, "text/html": html }, data);
}
