// A tall drawing as parts that paper can break between: at the gaps between bursts, and between two rows only where a
// burst alone is taller than a page. Not done: evening out the parts' heights.
import type { Scene, Shape } from "../scene.js";
import type { Words } from "../words.js";
import type { Row } from "./fold.js";

/** Where a row begins, and whether it begins a burst. */
export interface Mark {
  readonly row: Row;
  readonly y: number;
  readonly burst: boolean;
}

/** Up to here a drawing stays whole. */
const WHOLE = 720;
/** Two parts and a caption on an A4 page, where a drawing of usual width is printed at five sixths. */
const HALF = 550;
/** No part is taller, unless one row alone is. */
const PAGE = 900;

/** Before which rows a new part begins. `end` is the drawing's bottom, `head` what is repeated at a part's top. */
export function breaksOf(marks: readonly Mark[], end: number, head: number): ReadonlySet<Row> {
  const breaks = new Set<Row>();
  if (end <= WHOLE) return breaks;
  const heightOf = (from: number, to: number) => (marks[to]?.y ?? end) - marks[from]!.y;
  let used = marks[0]?.y ?? 0;
  for (let at = 0; at < marks.length; ) {
    let next = at + 1;
    while (next < marks.length && !marks[next]!.burst) next++;
    const height = heightOf(at, next);
    if (at > 0 && used + height > HALF) {
      breaks.add(marks[at]!.row);
      used = head;
    }
    if (used + height > PAGE) used = breakBurst(marks, at, next, { used, head, heightOf }, breaks);
    else used += height;
    at = next;
  }
  return breaks;
}

function breakBurst(
  marks: readonly Mark[],
  first: number,
  next: number,
  page: { readonly used: number; readonly head: number; heightOf(from: number, to: number): number },
  breaks: Set<Row>,
): number {
  let { used } = page;
  for (let at = first; at < next; at++) {
    const height = page.heightOf(at, at + 1);
    if (at > first && used + height > PAGE) {
      breaks.add(marks[at]!.row);
      used = page.head;
    }
    used += height;
  }
  return used;
}

/** The parts of a scene, cut at these heights; each holds only what can be seen in it. */
export function slicesOf(scene: Scene, cuts: readonly number[], words: Words): readonly [Scene, ...Scene[]] {
  if (cuts.length === 0) return [{ ...scene, top: 0 }];
  const extents = scene.shapes.map(extent);
  const part = (index: number): Scene => {
    const top = cuts[index - 1] ?? 0;
    const bottom = cuts[index] ?? scene.height;
    const shapes = scene.shapes.filter((_, at) => extents[at]![1] > top && extents[at]![0] < bottom);
    const named = index === 0 ? {} : { title: words.sequence.part(scene.title, index + 1, cuts.length + 1), desc: "" };
    return { ...scene, ...named, top, height: bottom - top, shapes };
  };
  return [part(0), ...cuts.map((_, index) => part(index + 1))];
}

function extent(shape: Shape): readonly [number, number] {
  switch (shape.kind) {
    case "rect":
      return [shape.y, shape.y + shape.h];
    case "text":
      return [shape.y - shape.size, shape.y + shape.size / 2];
    case "group": {
      const all = shape.shapes.map(extent);
      return [Math.min(...all.map(([top]) => top)), Math.max(...all.map(([, bottom]) => bottom))];
    }
    default: {
      const heights = shape.points.map(([, y]) => y);
      return [Math.min(...heights) - 1, Math.max(...heights) + 1];
    }
  }
}
