// One row of a sequence diagram: how high it is and what is drawn in it. Every row has its own strip of the picture, so
// that no label can meet another one.
import { shorten } from "../columns.js";
import { arrowHead, columnsIn, type Point, type Shape, textWidth } from "../scene.js";
import type { Role } from "../theme.js";
import { FONT, type Frame } from "./frame.js";
import { type Arrow, type Note, OUTSIDE } from "./items.js";

const LINE = 15;
const NUMBER = 10;
/** Room for a mark above its note. */
const MARK = 16;

export function arrowHeight(arrow: Arrow): number {
  return arrow.label === "" ? 20 : 34;
}

/** A note's lines as they fit, its width, where it stands, and how high its row is. */
export interface Measured {
  readonly lines: readonly string[];
  readonly width: number;
  readonly place: ReturnType<typeof placeOf>;
  readonly height: number;
}

export function measured(note: Note, frame: Frame): Measured {
  const pill = pillWidth(note.n);
  const room = columnsIn(frame.right - frame.left - pill - 40, FONT);
  const lines = note.lines.map((line) => shorten(line, room));
  const width = Math.max(...lines.map((line, i) => textWidth(line, FONT) + (i === 0 ? pill + 5 : 0))) + 14;
  const place = placeOf(frame.x.get(note.axis)!, width, frame);
  const height = note.lines.length * LINE + 14 + (place.side === "below" ? MARK : 0);
  return { lines, width, place, height };
}

/** Beside its axis where there is room; else below a mark that has the axis for itself. */
function placeOf(
  axis: number,
  width: number,
  frame: Frame,
): { readonly side: "right" | "left" | "below"; readonly x: number } {
  if (axis + 16 + width <= frame.right - 6) return { side: "right", x: axis + 16 };
  if (axis - 16 - width >= frame.left + 6) return { side: "left", x: axis - 16 - width };
  return { side: "below", x: Math.max(frame.left + 6, Math.min(axis - 14, frame.right - width - 6)) };
}

export function drawArrow(arrow: Arrow, frame: Frame, top: number): readonly Shape[] {
  const to = frame.x.get(arrow.to)!;
  const from = arrow.from === OUTSIDE ? to + (to + 50 < frame.right ? 44 : -44) : frame.x.get(arrow.from)!;
  const toRight = to > from;
  const y = top + arrowHeight(arrow) - 10;
  const room = frame.right - frame.left - pillWidth(arrow.n) - 24;
  const text = shorten(arrow.label, columnsIn(room, FONT));
  const whole = text === arrow.full ? {} : { title: `(${arrow.n}) ${arrow.full}` };
  const dash = arrow.dashed || arrow.from === OUTSIDE ? { dash: "5 3" } : {};
  const tip = toRight ? to - 1 : to + 1;
  const shapes: Shape[] = [
    {
      kind: "line",
      points: [
        [from, y],
        [tip, y],
      ],
      stroke: arrow.tone,
      width: 1.6,
      ...dash,
      ...whole,
    },
    arrowHead(tip, y, toRight, arrow.tone),
  ];
  const pill = pillWidth(arrow.n);
  if (arrow.label === "") {
    // On the line, near its tail, where no other lifeline hides it.
    const x = toRight ? from + 8 : from - 8 - pill;
    return [...shapes, ...drawPill(arrow.n, x, y - 7, arrow.tone)];
  }
  const width = pill + 5 + textWidth(text, FONT);
  const x = Math.max(frame.left + 8, Math.min(Math.min(from, to) + 8, frame.right - width - 8));
  return [
    ...shapes,
    ...drawPill(arrow.n, x, top + 4, arrow.tone),
    ...label(text, arrow.label, x + pill + 5, top + 15, arrow.tone === "data" ? "ink" : arrow.tone, "band"),
  ];
}

const marks: Readonly<Record<Note["look"], Role>> = {
  drop: "badFill",
  decision: "noteFill",
  state: "paper",
  change: "paper",
};

export function drawNote(note: Note, { lines, width, place }: Measured, frame: Frame, top: number): readonly Shape[] {
  const axis = frame.x.get(note.axis)!;
  const pill = pillWidth(note.n);
  const height = note.lines.length * LINE + 8;
  const y = top + 3 + (place.side === "below" ? MARK : 0);
  const x = place.x;
  const look = note.look === "change" ? { dash: "3 2" } : {};
  const at: Point = place.side === "below" ? [axis, top + 8] : [axis, y + height / 2];
  const stem: Point = place.side === "below" ? [axis, y] : [place.side === "right" ? x : x + width, at[1]];
  const shapes: Shape[] = [
    { kind: "line", points: [at, stem], stroke: note.tone, width: 1.2 },
    {
      kind: "rect",
      x,
      y,
      w: width,
      h: height,
      fill: marks[note.look],
      stroke: note.tone,
      radius: 3,
      ...look,
    },
    ...drawPill(note.n, x + 6, y + 4, note.tone),
    ...mark(note.look, note.tone, at[0], at[1]),
  ];
  lines.forEach((text, i) => {
    const whole = note.lines[i]!;
    const start = x + 7 + (i === 0 ? pill + 4 : 0);
    const fill: Role = i === 0 ? note.tone : i < note.said.length ? "ink" : "dim";
    const bold = i === 0 && note.look !== "change" ? { bold: true } : {};
    shapes.push({
      kind: "text",
      x: start,
      y: y + 15 + i * LINE,
      text,
      size: FONT,
      fill,
      ...bold,
      ...(text !== whole && { title: whole }),
    });
  });
  return shapes;
}

/** On the axis itself: a cross where a packet ended, a diamond where something was decided, a square for a state. */
export function mark(look: Note["look"], tone: Role, x: number, y: number): readonly Shape[] {
  if (look === "drop")
    return [
      {
        kind: "line",
        points: [
          [x - 6, y - 6],
          [x + 6, y + 6],
        ],
        stroke: "bad",
        width: 2.6,
      },
      {
        kind: "line",
        points: [
          [x - 6, y + 6],
          [x + 6, y - 6],
        ],
        stroke: "bad",
        width: 2.6,
      },
    ];
  if (look === "decision")
    return [
      {
        kind: "polygon",
        points: [
          [x, y - 6],
          [x + 6, y],
          [x, y + 6],
          [x - 6, y],
        ],
        fill: tone,
      },
    ];
  return [{ kind: "rect", x: x - 4, y: y - 4, w: 8, h: 8, fill: tone }];
}

export function pillWidth(n: number): number {
  return textWidth(String(n), NUMBER) + 9;
}

function drawPill(n: number, x: number, y: number, tone: Role): readonly Shape[] {
  const width = pillWidth(n);
  return [
    { kind: "rect", x, y, w: width, h: 14, fill: tone, radius: 7 },
    {
      kind: "text",
      x: x + width / 2,
      y: y + 10.5,
      text: String(n),
      size: NUMBER,
      fill: "paper",
      anchor: "middle",
      bold: true,
    },
  ];
}

/** Text on a ground of its own, so that an axis passes behind it. */
export function label(text: string, whole: string, x: number, y: number, fill: Role, ground: Role): readonly Shape[] {
  return [
    { kind: "rect", x: x - 2, y: y - 12, w: textWidth(text, FONT) + 4, h: 15, fill: ground },
    { kind: "text", x, y, text, size: FONT, fill, ...(text !== whole && { title: whole }) },
  ];
}

/** Step labels in the margin. */
export function drawSteps(labels: readonly string[], x: number, y: number): readonly Shape[] {
  let at = x;
  return labels.flatMap((text): readonly Shape[] => {
    const width = stepWidth(text);
    const shapes: readonly Shape[] = [
      { kind: "rect", x: at, y, w: width - 4, h: 18, fill: "step", radius: 4 },
      {
        kind: "text",
        x: at + (width - 4) / 2,
        y: y + 13,
        text,
        size: FONT,
        fill: "stepText",
        anchor: "middle",
        bold: true,
      },
    ];
    at += width;
    return shapes;
  });
}

export function stepWidth(text: string): number {
  return Math.max(18, textWidth(text, FONT) + 8) + 4;
}
