// One packet from the socket to its end: every stop with its function, what it read and its verdict; the packets that it
// caused below it; and, where it was lost, the nearest changes that let it pass, each tried on a copy of the lab.
import type { Event, SkbId } from "../net/event.js";
import { padEnd, padStart } from "./columns.js";
import { type Line, linesOf, nameOf, signs } from "./journey/lines.js";
import { wayOf } from "./journey/tree.js";
import { element, escaped } from "./markup.js";
import { Picture } from "./picture.js";
import type { Role } from "./theme.js";
import { type Trials, trialsData, trialsHtml, trialsText } from "./trials.js";
import { type Language, type Words, wordsOf } from "./words.js";

export interface JourneyOptions {
  readonly words?: Language;
  readonly title?: string;
  readonly trials?: Trials;
}

/** Without an skb: nothing was sent, and only what was tried is told. */
export function journey(events: readonly Event[], skb: SkbId | undefined, options: JourneyOptions = {}): Picture {
  const words = wordsOf(options.words);
  const way = skb === undefined ? undefined : wayOf(events, skb);
  const title = options.title ?? (way ? words.journey.title(nameOf(way)) : words.journey.nothing);
  const lines = way ? linesOf(way, words) : [];
  const text = [title, ...textOf(lines), ...(options.trials ? ["", ...trialsText(options.trials, words)] : [])];
  const html = htmlOf(title, lines, options.trials, words);
  const tried = options.trials ? { trials: trialsData(options.trials, words) } : {};
  const data = { kind: "journey", title, lang: words.lang, lines, ...tried };
  return new Picture({ "text/plain": text.join("\n"), "text/html": html }, data);
}

function textOf(lines: readonly Line[]): readonly string[] {
  const place = Math.max(0, ...lines.map(({ where }) => where.length));
  return lines.map((line) => {
    const deep = "  ".repeat(line.depth);
    const read = [line.func, ...line.read].filter((part) => part !== "").join(" · ");
    const head = line.where === "" ? "" : `${padStart(line.time, 9)}  ${padEnd(line.where, place)}  `;
    return `${deep}${head}${signs[line.look]} ${line.what}${read === "" ? "" : `  ${read}`}`;
  });
}

const tones: Readonly<Record<Line["look"], Role>> = {
  packet: "data",
  pass: "dim",
  decision: "ink",
  refused: "bad",
  state: "note",
  drop: "bad",
  more: "dim",
};

function htmlOf(title: string, lines: readonly Line[], trials: Trials | undefined, words: Words): string {
  const list = lines.length === 0 ? "" : nested(lines, 0, 0)[0];
  return element(
    "figure",
    { class: "skbook skbook-journey", lang: words.lang, style: "margin: 0" },
    element("figcaption", { style: "font-weight: bold; margin: 0 0 6px 0" }, escaped(title)),
    list,
    trials ? trialsHtml(trials, words) : "",
  );
}

/** Lines of one depth as a list, what is deeper in lists of its own; and where it went on. */
function nested(lines: readonly Line[], from: number, depth: number): readonly [string, number] {
  const items: string[] = [];
  let at = from;
  while (at < lines.length && lines[at]!.depth >= depth) {
    const line = lines[at]!;
    let inner = "";
    at++;
    if (at < lines.length && lines[at]!.depth > depth) [inner, at] = nested(lines, at, depth + 1);
    items.push(element("li", { style: "margin: 2px 0" }, htmlLine(line), inner));
  }
  const style = `list-style: none; margin: 0; padding: 0 0 0 ${depth === 0 ? 0 : 18}px`;
  return [element("ol", { style }, ...items), at];
}

function htmlLine(line: Line): string {
  const tone = `color: var(--skbook-${tones[line.look]})`;
  const strong = line.look === "packet" || line.look === "drop" || line.look === "refused" ? "; font-weight: bold" : "";
  const head = line.where === "" ? "" : `${element("code", {}, escaped(`${line.time} ${line.where}`))} `;
  const read = [line.func, ...line.read].filter((part) => part !== "");
  const small = "font-size: 12px; color: var(--skbook-dim); margin: 0 0 0 18px";
  return [
    head,
    element("span", { style: `${tone}${strong}` }, `${signs[line.look]} ${escaped(line.what)}`),
    ...(read.length === 0 ? [] : [element("div", { style: small }, element("code", {}, escaped(read.join(" · "))))]),
  ].join("");
}
