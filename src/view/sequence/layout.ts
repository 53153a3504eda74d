// Rows from top to bottom: bands of one instant, the gaps between them written out, strips for what a neighbour's state was.
import type { Event } from "../../net/event.js";
import { type Nanos, SECOND } from "../../sim/clock.js";
import { shorten } from "../columns.js";
import { columnsIn, type Scene, type Shape, textWidth } from "../scene.js";
import type { Role } from "../theme.js";
import { duration, seconds } from "../time.js";
import type { Words } from "../words.js";
import type { Axis, Group } from "./axes.js";
import { type Fold, foldSaid, type Row } from "./fold.js";
import { FONT, type Frame, frameOf } from "./frame.js";
import type { Item, Note } from "./items.js";
import { legend, signsOf } from "./legend.js";
import { arrowHeight, drawArrow, drawNote, drawSteps, type Measured, measured, stepWidth } from "./rows.js";
import { breaksOf, type Mark, slicesOf } from "./slices.js";
import type { Found } from "./steps.js";
import { Strips } from "./strips.js";

/** Events closer than this are one instant to a reader: a band. */
export const BURST: Nanos = 1_000_000;

/** The mark at what another telling does not have. */
const DIFFERS = "≠";

const GAP_ROW = 26;
const FOLD_ROW = 28;
const TIME = 10.5;

export interface Plan {
  readonly axes: readonly Axis[];
  readonly groups: readonly Group[];
  readonly rows: readonly Row[];
  readonly steps: readonly Found[];
  readonly title: string;
  readonly desc: string;
  /** What another telling does not have. */
  readonly marked?: ReadonlySet<Event>;
}

/** The drawing, in parts from top to bottom. */
export function layout(plan: Plan, words: Words): readonly [Scene, ...Scene[]] {
  const labels = new Map<Item, string[]>();
  for (const { label, first } of plan.steps) if (first) labels.set(first, [...(labels.get(first) ?? []), label]);
  for (const item of plan.marked ? itemsIn(plan.rows) : [])
    if (plan.marked!.has(item.event)) labels.set(item, [...(labels.get(item) ?? []), DIFFERS]);
  const steps = [...labels.values()].reduce(
    (most, own) =>
      Math.max(
        most,
        own.reduce((sum, text) => sum + stepWidth(text), 0),
      ),
    0,
  );
  const frame = frameOf(plan.axes, plan.groups, { steps, time: clockWidth(plan.rows) });
  const notes = new Map<Note, Measured>();
  const lay = (breaks?: ReadonlySet<Row>) => {
    const page = new Page(frame, labels, words, notes, breaks);
    for (const row of plan.rows) page.row(row);
    return { marks: page.marks, cuts: page.cuts, scene: page.finish(plan, words) };
  };
  // Once to see how tall everything is; then drawn, with room for the names at the head of each further part.
  const sketch = lay();
  const { scene, cuts } = lay(breaksOf(sketch.marks, sketch.scene.height, frame.namesHeight));
  return slicesOf(scene, cuts, words);
}

/** The margin for times: as wide as the longest that can stand in it. */
function clockWidth(rows: readonly Row[]): number {
  const times = rows.flatMap((row) => (row.kind === "item" ? [row.item.event.time] : []));
  const longest = `${seconds((times.at(-1) ?? 0) - (times[0] ?? 0))} s`;
  return Math.max(textWidth("+999.99 ms", TIME), textWidth(longest, TIME)) + 10;
}

class Page {
  readonly marks: Mark[] = [];
  readonly cuts: number[] = [];
  private readonly bands: Shape[] = [];
  private readonly shapes: Shape[] = [];
  /** Grounds of what is marked. */
  private readonly lights: Shape[] = [];
  private readonly strips = new Strips();
  private y: number;
  private bandTop: number | undefined;
  private start: Nanos | undefined;
  private last: Nanos = 0;
  private written = "";

  constructor(
    private readonly frame: Frame,
    private readonly labels: ReadonlyMap<Item, readonly string[]>,
    private readonly words: Words,
    /** Those that were measured, for all who lay the same rows. */
    private readonly notes: Map<Note, Measured>,
    /** Without them rows are only measured. */
    private readonly breaks: ReadonlySet<Row> | undefined,
  ) {
    this.y = frame.top;
  }

  row(row: Row): void {
    if (row.kind === "fold") this.fold(row);
    else this.item(row, row.item);
  }

  private item(row: Row, item: Item): void {
    const { time } = item.event;
    this.start ??= time;
    if (this.bandTop !== undefined && time - this.last > BURST) {
      this.closeBand();
      this.gap(`… ${duration(time - this.last)} …`, GAP_ROW, "dim");
    }
    this.marks.push({ row, y: this.y, burst: this.bandTop === undefined });
    if (this.breaks?.has(row)) this.cut();
    this.openBand();
    const height = item.kind === "arrow" ? arrowHeight(item) : this.measured(item).height;
    if (this.breaks) this.drawItem(item, height);
    this.last = time;
    this.y += height;
  }

  private measured(note: Note): Measured {
    const known = this.notes.get(note) ?? measured(note, this.frame);
    this.notes.set(note, known);
    return known;
  }

  private drawItem(item: Item, height: number): void {
    this.clock(item.event.time);
    const own = this.labels.get(item);
    if (own) this.shapes.push(...drawSteps(own, 8, this.y + 1));
    if (item.kind === "note" && item.strip) this.strips.begin(item.strip, this.y + 3);
    const shapes =
      item.kind === "arrow"
        ? drawArrow(item, this.frame, this.y)
        : drawNote(item, this.measured(item), this.frame, this.y);
    // One group an event: what belongs to a packet can be found by its number.
    this.shapes.push({ kind: "group", packet: item.packet, shapes });
    if (own?.includes(DIFFERS)) this.lights.push(this.light(height));
  }

  private light(h: number): Shape {
    const { left, right } = this.frame;
    return { kind: "rect", x: left + 2, y: this.y, w: right - left - 4, h, fill: "noteFill" };
  }

  /** In the margin: the time of a band's first row since the beginning, then how much later each row is. */
  private clock(time: Nanos): void {
    const text = this.written === "" ? `${seconds(time - this.start!)} s` : `+${duration(time - this.last)}`;
    const first = this.written === "";
    if (!first && (text === "+0 ns" || time === this.last)) return;
    this.written = text;
    const x = this.frame.left - 8;
    this.shapes.push({
      kind: "text",
      x,
      y: this.y + 14,
      text,
      size: TIME,
      fill: first ? "ink" : "dim",
      anchor: "end",
      ...(first && { bold: true }),
    });
  }

  private fold(fold: Fold): void {
    this.closeBand();
    const { hidden } = fold;
    const text = foldSaid(fold, this.words);
    const last = hidden.at(-1)!.event.time;
    this.start ??= hidden[0]!.event.time;
    const span = last - this.last >= SECOND / 1000 ? ` (${seconds(last - this.start!)} s)` : "";
    this.gap(text + span, FOLD_ROW, "note");
    for (const item of hidden) if (item.kind === "note" && item.strip) this.strips.begin(item.strip, this.y + 3);
    this.last = last;
  }

  /** Where the axis is broken: time passes that is not drawn. */
  private gap(whole: string, height: number, fill: Role): void {
    const { left, right } = this.frame;
    const text = shorten(whole, columnsIn(right - left - 40, FONT));
    const middle = (left + right) / 2;
    const y = this.y + height / 2;
    const half = textWidth(text, FONT) / 2 + 8;
    const dash = "2 4";
    this.shapes.push(
      { kind: "rect", x: left + 1, y: this.y, w: right - left - 2, h: height, fill: "panel" },
      {
        kind: "line",
        points: [
          [left + 10, y],
          [middle - half, y],
        ],
        stroke: "rule",
        width: 1,
        dash,
      },
      {
        kind: "line",
        points: [
          [middle + half, y],
          [right - 10, y],
        ],
        stroke: "rule",
        width: 1,
        dash,
      },
      { kind: "text", x: middle, y: y + 4, text, size: FONT, fill, anchor: "middle" },
    );
    this.y += height;
  }

  private cut(): void {
    this.cuts.push(this.y);
    this.shapes.push(...this.frame.names(this.y));
    this.y += this.frame.namesHeight;
  }

  private openBand(): void {
    if (this.bandTop !== undefined) return;
    this.bandTop = this.y;
    this.y += 4;
    this.written = "";
  }

  private closeBand(): void {
    if (this.bandTop === undefined) return;
    this.y += 4;
    const { left, right } = this.frame;
    this.bands.push({
      kind: "rect",
      x: left + 1,
      y: this.bandTop,
      w: right - left - 2,
      h: this.y - this.bandTop,
      fill: "band",
    });
    this.bandTop = undefined;
  }

  finish(plan: Plan, words: Words): Scene {
    this.closeBand();
    const { frame } = this;
    const end = this.y + 6;
    const tall = end > 900;
    const foot = end + (tall ? frame.headHeight + 12 : 8);
    const signs = legend(signsOf(itemsIn(plan.rows)), frame, foot, words);
    const height = Math.ceil(foot + signs.height);
    const lifelines = plan.axes.map((axis): Shape => {
      const x = frame.x.get(axis.key)!;
      const dash = axis.kind === "process" ? { dash: "6 4" } : {};
      return {
        kind: "line",
        points: [
          [x, frame.top - 10],
          [x, end],
        ],
        stroke: "rule",
        width: axis.kind === "stack" ? 3 : 1.2,
        ...dash,
      };
    });
    return {
      width: frame.width,
      height,
      title: plan.title,
      desc: plan.desc,
      lang: words.lang,
      shapes: [
        { kind: "rect", x: 0, y: 0, w: frame.width, h: height, fill: "paper" },
        ...frame.panels(foot, "ground"),
        ...this.bands,
        ...this.lights,
        ...frame.panels(foot, "outline"),
        ...frame.heads(28),
        ...(tall ? frame.heads(end) : []),
        ...lifelines,
        ...this.strips.shapes((axis) => frame.x.get(axis)!, end),
        ...this.shapes,
        ...signs.shapes,
      ],
    };
  }
}

/** Hidden ones too: a strip may begin in a fold. */
function itemsIn(rows: readonly Row[]): readonly Item[] {
  return rows.flatMap((row) => (row.kind === "item" ? [row.item] : row.hidden));
}
