// Two tellings of a story beside each other: what is equal is quiet, what differs is marked, and where they part is said.
import { diffArrays } from "diff";
import type { Event } from "../net/event.js";
import { padEnd } from "./columns.js";
import { endLine } from "./journey/lines.js";
import { disclosure, element, escaped } from "./markup.js";
import { glanceFrame, glanceIp } from "./packet/read.js";
import { Picture } from "./picture.js";
import { scrolling } from "./scene.js";
import { sequenceDiagram } from "./sequence.js";
import { seconds } from "./time.js";
import { type Language, type Words, wordsOf } from "./words.js";
import type { World } from "./world.js";

export interface Side {
  readonly name: string;
  readonly events: readonly Event[];
  /** For its sequence diagram. */
  readonly world?: World;
  /** When it was over: what the other tells after that is later, not different. */
  readonly ended?: number;
}

/** One line of the comparison: the same on both sides, or on one only. */
export interface Row {
  readonly a: Event | undefined;
  readonly b: Event | undefined;
  /** On one side only because the other was over by then. */
  readonly later?: boolean;
}

export interface Difference {
  readonly what: string;
  readonly a: string;
  readonly b: string;
}

export interface ComparisonOptions {
  readonly words?: Language;
  readonly title?: string;
  /** What ended differently: neighbours, routes, counters, settings. */
  readonly ends?: readonly Difference[];
}

/** Events side by side; alike is what is the same but for time, numbers of packets and processes, and MAC addresses. */
export function aligned(a: readonly Event[], b: readonly Event[]): readonly Row[] {
  const rows: Row[] = [];
  let [left, right] = [0, 0];
  for (const part of diffArrays([...namesOf(a)], [...namesOf(b)])) {
    for (let n = 0; n < (part.value?.length ?? 0); n++) {
      const one = part.added ? undefined : a[left++];
      const other = part.removed ? undefined : b[right++];
      rows.push({ a: one, b: other });
    }
  }
  return rows;
}

/** The first lines on which they differ, the decision that parted them where one did. */
export function partingOf(rows: readonly Row[]): Row | undefined {
  const stretches: Row[][] = [[]];
  for (const row of rows) {
    // What somebody changed on purpose is not where packets went another way.
    const differs = !row.later && (!row.a || !row.b) && (row.a ?? row.b)?.kind !== "change";
    if (differs) stretches.at(-1)!.push(row);
    else if (row.a && row.b) stretches.push([]);
  }
  const differing = stretches.filter((stretch) => stretch.length > 0);
  const upTo = differing.find((stretch) => stretch.some(({ a, b }) => telling(a) || telling(b))) ?? differing[0];
  if (!upTo) return undefined;
  const a = upTo.find((row) => telling(row.a))?.a ?? upTo.find((row) => row.a)?.a;
  const b = upTo.find((row) => telling(row.b))?.b ?? upTo.find((row) => row.b)?.b;
  return { a, b };
}

/** Verdicts that every packet meets part nobody. */
const routine = new Set(["route", "local", "consumed"]);

const telling = (event: Event | undefined): boolean =>
  event?.kind === "drop" || (event?.kind === "decision" && !routine.has(event.verdict));

export function comparison(a: Side, b: Side, options: ComparisonOptions = {}): Picture {
  const words = wordsOf(options.words);
  const title = options.title ?? words.comparison.title(a.name, b.name);
  const rows = aligned(a.events, b.events).map((row) => ({ ...row, later: isLater(row, a, b) }));
  const parting = partingOf(rows);
  const said = parting ? partingWords(a, b, parting, words) : [words.comparison.same];
  const ends = options.ends ?? [];
  const lines = linesOf(rows, words);
  const both = parting ? diagrams(a, b, rows, options.words) : [];
  const wide = Math.max(...lines.map(({ a: left }) => left.length), a.name.length);
  const text = [
    title,
    ...said,
    "",
    `  ${padEnd(a.name, wide)}  | ${b.name}`,
    ...lines.map((line) => `${line.mark} ${padEnd(line.a, wide)}  | ${line.b}`.trimEnd()),
    ...(ends.length > 0 ? ["", words.comparison.ends] : []),
    ...ends.map(({ what, a: left, b: right }) => `  ${what}${words.colon}${left} | ${right}`),
  ];
  const names = [a.name, b.name] as const;
  const data = { kind: "comparison", title, lang: words.lang, sides: names, parting: parting ? said : [], lines, ends };
  const page = html({ title, said, lines, ends, names, both }, words);
  return new Picture({ "text/plain": text.join("\n"), "text/html": page }, data);
}

function isLater(row: Row, a: Side, b: Side): boolean {
  if (row.a && row.b) return false;
  const [event, ended] = row.a ? [row.a, b.ended] : [row.b!, a.ended];
  return ended !== undefined && event.time > ended;
}

/** Both diagrams: beside each other, and below one another where there is no room. */
function diagrams(a: Side, b: Side, rows: readonly Row[], language: Language | undefined): readonly string[] {
  const drawn = ([side, which]: readonly [Side, "a" | "b"]): readonly string[] => {
    if (!side.world) return [];
    const marked = new Set(rows.flatMap((row) => (!row.later && !(row.a && row.b) && row[which] ? [row[which]] : [])));
    const look = { title: side.name, marked, ...(language && { words: language }) };
    const { mime } = sequenceDiagram(side.events, side.world, look);
    return [element("div", { style: "flex: 1 1 460px; min-width: 0; max-width: 100%" }, mime["text/html"] ?? "")];
  };
  const both = [...drawn([a, "a"]), ...drawn([b, "b"])];
  if (both.length === 0) return [];
  return [element("div", { style: "display: flex; flex-wrap: wrap; gap: 16px; margin: 8px 0" }, ...both)];
}

interface Line {
  readonly mark: " " | "≠";
  readonly a: string;
  readonly b: string;
}

function partingWords(a: Side, b: Side, { a: one, b: other }: Row, words: Words): readonly string[] {
  const say = (side: Side, event: Event | undefined) => {
    if (event?.kind !== "drop" || glanceOf(event) === "")
      return words.comparison.parts(side.name, event ? sayOf(event, words) : words.comparison.nothing);
    const { func, reason } = event;
    return words.comparison.lost(side.name, glanceOf(event), func, reason);
  };
  return [say(a, one), say(b, other)];
}

function linesOf(rows: readonly Row[], words: Words): readonly Line[] {
  const lines: Line[] = [];
  let [quiet, late] = [0, 0];
  const hush = () => {
    if (quiet > 0) lines.push({ mark: " ", a: words.comparison.equal(quiet), b: "" });
    if (late > 0) lines.push({ mark: " ", a: words.comparison.later(late), b: "" });
    [quiet, late] = [0, 0];
  };
  for (const { a, b, later } of rows) {
    if (a && b) quiet++;
    else if (later) late++;
    if ((a && b) || later) continue;
    hush();
    lines.push({ mark: "≠", a: a ? timed(a, words) : "", b: b ? timed(b, words) : "" });
  }
  hush();
  return lines;
}

const timed = (event: Event, words: Words): string => `${seconds(event.time)} ${sayOf(event, words)}`;

function sayOf(event: Event, words: Words): string {
  const { what, func } = endLine(event, words);
  const at = "dev" in event && event.dev !== undefined ? event.dev : "program" in event ? event.program : words.stack;
  return [at, glanceOf(event), what, func].filter((part) => part !== "").join(" ");
}

function glanceOf(event: Event): string {
  if (event.kind === "frame") return glanceFrame(event.bytes).brief;
  return "packet" in event ? glanceIp(event.packet).brief : "";
}

/** What an event is called when two logs are laid side by side. */
const namesOf = (events: readonly Event[]): readonly string[] => events.map((event) => whatOf(event).join(" "));

function whatOf(event: Event): readonly string[] {
  const { kind, machine, netns } = event;
  const place = [kind, machine, netns];
  switch (event.kind) {
    case "frame": {
      const { brief, source, destination, protocol } = glanceFrame(event.bytes);
      // An ARP question is told by its brief; between MACs it would differ with every seed.
      const ends = protocol === "ARP" ? [] : [source, destination];
      return [...place, event.dev, event.dir, brief, ...ends];
    }
    case "send":
    case "deliver":
      return [...place, event.program, event.queue, glanceIp(event.packet).brief];
    case "drop":
      return [...place, event.func, event.reason, glanceIp(event.packet).brief];
    case "decision":
      return [...place, event.func, event.verdict];
    case "neigh":
      return [...place, event.address, event.from, event.to];
    case "change":
      return [...place, event.text];
    default:
      return event satisfies never;
  }
}

interface Shown {
  readonly title: string;
  readonly said: readonly string[];
  readonly lines: readonly Line[];
  readonly ends: readonly Difference[];
  readonly names: readonly [string, string];
  /** The sequence diagrams. */
  readonly both: readonly string[];
}

function html({ title, said, lines, ends, names, both }: Shown, words: Words): string {
  const cell = "text-align:left;vertical-align:top;padding:1px 8px;border-left:1px solid #8a94a0";
  const row = ({ mark, a, b }: Line): string => {
    const look = mark === "≠" ? `${cell};font-weight:bold;color:var(--skbook-bad)` : `${cell};color:var(--skbook-dim)`;
    return element("tr", {}, ...[mark, a, b].map((text) => element("td", { style: look }, escaped(text))));
  };
  const heads = ["", ...names].map((name) => element("th", { scope: "col", style: cell }, escaped(name)));
  const table = element(
    "table",
    { style: "border-collapse:collapse;font-size:12px;line-height:1.5" },
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...lines.map(row)),
  );
  const ended = ends.map(({ what, a, b }) => element("li", {}, escaped(`${what}${words.colon}${a} | ${b}`)));
  return element(
    "figure",
    { class: "skbook skbook-comparison", lang: words.lang, style: "margin: 0" },
    element("figcaption", { style: "font-weight: bold; margin: 0 0 6px 0" }, escaped(title)),
    ...said.map((each) => element("p", { style: "margin: 0 0 4px 0" }, escaped(each))),
    ...both,
    both.length === 0
      ? scrolling(title, table)
      : disclosure({ class: "skbook-text", style: "margin: 6px 0" }, words.sequence.textForm, scrolling(title, table)),
    ...(ended.length > 0
      ? [element("p", { style: "margin: 6px 0 0 0" }, escaped(words.comparison.ends)), element("ul", {}, ...ended)]
      : []),
  );
}
