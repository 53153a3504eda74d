// A packet's way over a drawn topology: over which wires it went, the order of the devices, and what became of it where.
import type { Event, SkbId } from "../../net/event.js";
import { arrowHead, type Point, type Shape, textWidth } from "../scene.js";
import type { Role } from "../theme.js";
import type { Words } from "../words.js";
import type { World } from "../world.js";
import { SIZE, type Wire } from "./graph.js";
import type { Plan } from "./layout.js";
import { type Mark, travelled } from "./travel.js";

export interface Way {
  /** Boxes in the order in which the packet was seen there; the same box twice in a row is once. */
  readonly visits: readonly string[];
  /** Where it ended, was cut into fragments, or was put together again. */
  readonly marks: readonly Mark[];
  /** In words, for who does not see the drawing. */
  readonly said: string;
}

export function wayThrough(events: readonly Event[], skb: SkbId, world: World, words: Words): Way {
  const stops = travelled(events, skb, world, words);
  const visits = stops.flatMap((stop) => (stop.kind === "visit" ? [stop.box] : []));
  const marks = stops.flatMap((stop) => (stop.kind === "mark" ? [stop] : []));
  const said = stops.map((stop) => (stop.kind === "visit" ? stop.name : stop.text)).join(" → ");
  return { visits, marks, said: said === "" ? "" : words.topology.way(said) };
}

/** Over the drawing: wires that were taken, with their direction; a number at each device; what became of it in words. */
export function drawWay(way: Way, wires: readonly Wire[], plan: Plan): readonly Shape[] {
  const shapes: Shape[] = [];
  for (const [at, box] of way.visits.entries()) {
    // A flooded frame went on at several places at once: it came from wherever it had been seen.
    const before = [...way.visits.slice(0, at)]
      .reverse()
      .find((each) => wires.some(({ from, to }) => ends(from, to, each, box)));
    const wire = wires.find(({ from, to }) => before !== undefined && ends(from, to, before, box));
    const points = wire && plan.wires.get(wire.id)?.points;
    if (!wire || !points || points.length < 2) continue;
    const along = wire.from === before ? points : [...points].reverse();
    shapes.push({ kind: "line", points: along, stroke: "note", width: 4, flow: true }, head(along));
  }
  const count = new Map<string, number[]>();
  for (const [at, box] of way.visits.entries()) count.set(box, [...(count.get(box) ?? []), at + 1]);
  for (const [box, numbers] of count) shapes.push(...badge(plan, box, numbers.join(" "), "note", "top"));
  for (const box of new Set(way.marks.map((mark) => mark.box))) {
    const here = way.marks.filter((mark) => mark.box === box);
    const role = here.find((mark) => mark.role === "bad")?.role ?? here.at(-1)!.role;
    shapes.push(...badge(plan, box, here.map(({ text }) => text).join(" · "), role, "bottom"));
  }
  return shapes;
}

const ends = (from: string, to: string, a: string, b: string): boolean =>
  (from === a && to === b) || (from === b && to === a);

/** In the middle of the longest level stretch, where there is room for it. */
function head(points: readonly Point[]): Shape {
  let best: readonly [Point, Point] = [points[0]!, points[1]!];
  for (const [at, point] of points.entries()) {
    const next = points[at + 1];
    if (next && Math.abs(next[0] - point[0]) > Math.abs(best[1][0] - best[0][0])) best = [point, next];
  }
  const [[x, y], [toX]] = best;
  return arrowHead((x + toX) / 2 + (toX > x ? 6 : -6), y, toX >= x, "note");
}

const grounds: Readonly<Record<Mark["role"], Role>> = { bad: "badFill", note: "noteFill", good: "panel" };

/** On the box's edge: it covers nothing that the card says. */
function badge(plan: Plan, box: string, text: string, role: Mark["role"], edge: "top" | "bottom"): readonly Shape[] {
  const at = plan.boxes.get(box);
  if (!at) return [];
  const w = textWidth(text, SIZE) + 10;
  const y = edge === "top" ? at.y - 2 : at.y + at.h + 3;
  const beside = edge === "top" ? at.x - w + 6 : at.x + at.w / 2 - w / 2;
  const x = Math.max(2, Math.min(beside, plan.width - w - 2));
  return [
    { kind: "rect", x, y: y - 9, w, h: 18, fill: grounds[role], stroke: role, radius: 9 },
    { kind: "text", x: x + w / 2, y: y + 4, text, size: SIZE, fill: role, anchor: "middle", bold: true },
  ];
}
