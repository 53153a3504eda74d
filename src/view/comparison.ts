// Two tellings of a story beside each other: what is equal is quiet, what differs is marked, and where they part is said.
import type { Event } from "../net/event.js";
import { fieldName } from "./capture/details.js";
import { padEnd } from "./columns.js";
import { aligned, differs, partingOf, type Row, type Side } from "./comparison/align.js";
import { type Difference, html, type Line } from "./comparison/page.js";
import { endLine } from "./journey/lines.js";
import { element } from "./markup.js";
import { glanceFrame, glancePacket } from "./packet/read.js";
import { Picture } from "./picture.js";
import { BETWEEN } from "./sequence/said.js";
import { LIMIT, sequenceDiagram } from "./sequence.js";
import { seconds } from "./time.js";
import { type Language, type Words, wordsOf } from "./words.js";

export type { Side } from "./comparison/align.js";
export type { Difference } from "./comparison/page.js";

export interface ComparisonOptions {
  readonly words?: Language;
  readonly title?: string;
  /** What ended differently: devices, addresses, routes, neighbours, settings, counters. */
  readonly ends?: readonly Difference[];
  /** How many lines, and how many rows of each diagram, are shown. */
  readonly limit?: number;
  /** What else is to be known, said behind where they part. */
  readonly notes?: readonly string[];
}

export function comparison(a: Side, b: Side, options: ComparisonOptions = {}): Picture {
  const words = wordsOf(options.words);
  const title = options.title ?? words.comparison.title(a.name, b.name);
  const rows = aligned(a, b);
  const teller = new Teller([...a.events, ...b.events], words);
  const parting = partingOf(rows);
  const parted = parting ? [teller.parting(a, parting, "a"), teller.parting(b, parting, "b")] : [words.comparison.same];
  const said = [...parted, ...(options.notes ?? [])];
  const ends = options.ends ?? [];
  const lines = shortened(linesOf(rows, teller, words), options.limit ?? LIMIT, words);
  const both = parting ? diagrams(a, b, rows, options) : [];
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
  const data = {
    kind: "comparison",
    title,
    lang: words.lang,
    sides: names,
    parting: parting ? parted : [],
    lines,
    ends,
  };
  const page = html({ title, said, lines, ends, names, both }, words);
  return new Picture({ "text/plain": text.join("\n"), "text/html": page }, data);
}

/** Both diagrams: beside each other, and below one another where there is no room. */
function diagrams(a: Side, b: Side, rows: readonly Row[], { words, limit }: ComparisonOptions): readonly string[] {
  const drawn = ([side, which]: readonly [Side, "a" | "b"]): readonly string[] => {
    if (!side.world) return [];
    const marked = new Set(rows.flatMap((row) => (differs(row) && row[which] ? [row[which]] : [])));
    const look = { title: side.name, marked, ...(words && { words }), ...(limit && { limit }) };
    const { mime } = sequenceDiagram(side.events, side.world, look);
    return [element("div", { style: "flex: 1 1 460px; min-width: 0; max-width: 100%" }, mime["text/html"] ?? "")];
  };
  const both = [...drawn([a, "a"]), ...drawn([b, "b"])];
  if (both.length === 0) return [];
  const beside = { class: "skbook-beside", style: "display: flex; flex-wrap: wrap; gap: 16px; margin: 8px 0" };
  return [element("div", beside, ...both)];
}

function linesOf(rows: readonly Row[], teller: Teller, words: Words): readonly Line[] {
  const lines: Line[] = [];
  let [quiet, late] = [0, 0];
  const hush = () => {
    if (quiet > 0) lines.push({ mark: " ", a: words.comparison.equal(quiet), b: "" });
    if (late > 0) lines.push({ mark: " ", a: words.comparison.later(late), b: "" });
    [quiet, late] = [0, 0];
  };
  for (const row of rows) {
    if (row.later) late++;
    else if (!differs(row)) quiet++;
    else {
      hush();
      lines.push({ mark: "≠", a: teller.line(row, "a"), b: teller.line(row, "b") });
    }
  }
  hush();
  return lines;
}

function shortened(lines: readonly Line[], limit: number, words: Words): readonly Line[] {
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit), { mark: " ", a: words.comparison.more(lines.length - limit), b: "" }];
}

const NOT_THERE = "–";

/** Says events in words; on which machine, where there are several. */
class Teller {
  private readonly several: boolean;

  constructor(
    events: readonly Event[],
    private readonly words: Words,
  ) {
    this.several = new Set(events.map(({ machine, netns }) => `${machine}/${netns}`)).size > 1;
  }

  line(row: Row, side: "a" | "b"): string {
    const event = row[side];
    return event ? `${seconds(event.time)} ${this.say(event, row, side)}` : "";
  }

  /** Where the stories part, as one side has it. */
  parting({ name }: Side, row: Row, side: "a" | "b"): string {
    const { comparison: say } = this.words;
    const event = row[side];
    if (event?.kind !== "drop") return say.parts(name, event ? this.say(event, row, side) : say.nothing);
    return say.lost(name, glanceOf(event), endLine(event, this.words).func, event.reason);
  }

  private say(event: Event, { fields }: Row, side: "a" | "b"): string {
    const { words } = this;
    const { what, func } = endLine(event, words);
    const told = fields.map(
      ({ field, [side]: value = NOT_THERE }) => `${fieldName({ name: field }, words)}${words.colon}${value}`,
    );
    const parts = [this.place(event), glanceOf(event), what, func, told.length > 0 ? `[${told.join(BETWEEN)}]` : ""];
    return parts.filter((part) => part !== "").join(" ");
  }

  private place(event: Event): string {
    const { machine, netns } = event;
    const at =
      "dev" in event && event.dev !== undefined ? event.dev : "program" in event ? event.program : this.words.stack;
    return this.several ? `${netns === "" ? machine : `${machine}/${netns}`}:${at}` : at;
  }
}

function glanceOf(event: Event): string {
  if (event.kind === "frame") return glanceFrame(event.bytes).brief;
  return "packet" in event ? glancePacket(event.packet).brief : "";
}
