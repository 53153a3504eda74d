// Two tellings of a story beside each other: what is equal is quiet, what differs is marked, and where they part is said.
import { diffArrays } from "diff";
import type { Event } from "../net/event.js";
import { padEnd } from "./columns.js";
import { endLine } from "./journey/lines.js";
import { element, escaped } from "./markup.js";
import { glanceFrame, glanceIp } from "./packet/read.js";
import { Picture } from "./picture.js";
import { scrolling } from "./scene.js";
import { seconds } from "./time.js";
import { type Language, type Words, wordsOf } from "./words.js";

export interface Side {
  readonly name: string;
  readonly events: readonly Event[];
}

/** One line of the comparison: the same on both sides, or on one only. */
export interface Row {
  readonly a: Event | undefined;
  readonly b: Event | undefined;
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

/** The first line on which they differ, the decision that parted them where one did. */
export function partingOf(rows: readonly Row[]): Row | undefined {
  // What somebody changed on purpose is not where packets went another way.
  const differs = ({ a, b }: Row) => (!a || !b) && (a ?? b)?.kind !== "change";
  const at = rows.findIndex(differs);
  if (at < 0) return undefined;
  const after = rows.slice(at);
  const again = after.findIndex(({ a, b }) => a && b);
  const upTo = again < 0 ? after : after.slice(0, again);
  const telling = (event: Event | undefined) => event?.kind === "drop" || event?.kind === "decision";
  const a = upTo.find((row) => telling(row.a))?.a ?? upTo.find((row) => row.a)?.a;
  const b = upTo.find((row) => telling(row.b))?.b ?? upTo.find((row) => row.b)?.b;
  return { a, b };
}

export function comparison(a: Side, b: Side, options: ComparisonOptions = {}): Picture {
  const words = wordsOf(options.words);
  const title = options.title ?? words.comparison.title(a.name, b.name);
  const rows = aligned(a.events, b.events);
  const parting = partingOf(rows);
  const said = parting ? partingWords(a, b, parting, words) : [words.comparison.same];
  const ends = options.ends ?? [];
  const lines = linesOf(rows, words);
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
  return new Picture({
    "text/plain": text.join("\n"),
    "text/html": html(title, said, lines, ends, [a.name, b.name], words),
  });
}

interface Line {
  readonly mark: " " | "≠";
  readonly a: string;
  readonly b: string;
}

function partingWords(a: Side, b: Side, { a: one, b: other }: Row, words: Words): readonly string[] {
  const say = (side: Side, event: Event | undefined) =>
    words.comparison.parts(side.name, event ? sayOf(event, words) : words.comparison.nothing);
  return [say(a, one), say(b, other)];
}

function linesOf(rows: readonly Row[], words: Words): readonly Line[] {
  const lines: Line[] = [];
  let quiet = 0;
  const hush = () => {
    if (quiet > 0) lines.push({ mark: " ", a: words.comparison.equal(quiet), b: "" });
    quiet = 0;
  };
  for (const { a, b } of rows) {
    if (a && b) {
      quiet++;
      continue;
    }
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

function html(
  title: string,
  said: readonly string[],
  lines: readonly Line[],
  ends: readonly Difference[],
  names: readonly [string, string],
  words: Words,
): string {
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
    scrolling(title, table),
    ...(ended.length > 0
      ? [element("p", { style: "margin: 6px 0 0 0" }, escaped(words.comparison.ends)), element("ul", {}, ...ended)]
      : []),
  );
}
