// A packet's way over a drawn topology: which device saw it, in order, over which wires it went, and where it ended.
import type { Event, SkbId } from "../../net/event.js";
import { refusals } from "../journey/lines.js";
import { wayOf } from "../journey/tree.js";
import { arrowHead, type Point, type Shape, textWidth } from "../scene.js";
import type { Role } from "../theme.js";
import type { Words } from "../words.js";
import type { DeviceRef, World } from "../world.js";
import { find, SIZE, type Wire } from "./graph.js";
import type { Plan } from "./layout.js";

export interface Way {
  /** Boxes in the order in which the packet was seen there; the same box twice in a row is once. */
  readonly visits: readonly string[];
  readonly end?: { readonly box: string; readonly text: string };
  /** In words, for who does not see the drawing. */
  readonly said: string;
}

export function wayThrough(events: readonly Event[], skb: SkbId, world: World, words: Words): Way {
  const visits: string[] = [];
  const names: string[] = [];
  let end: Way["end"];
  for (const event of shown(events, skb)) {
    const place = { machine: event.machine, netns: event.netns };
    if (event.kind === "frame") {
      const box = find(world, { ...place, device: event.dev })?.id;
      if (box !== undefined && visits.at(-1) !== box) {
        visits.push(box);
        names.push(nameOf({ ...place, device: event.dev }));
      }
    }
    const why =
      event.kind === "drop"
        ? event.reason
        : event.kind === "decision" && refusals.has(event.verdict)
          ? event.verdict
          : undefined;
    if (why === undefined || !("dev" in event)) continue;
    const box =
      (event.dev === undefined ? undefined : find(world, { ...place, device: event.dev })?.id) ?? visits.at(-1);
    if (box !== undefined) end = { box, text: `✕ ${why}` };
  }
  const said = [...names, ...(end ? [end.text] : [])].join(" → ");
  return { visits, ...(end ? { end } : {}), said: said === "" ? "" : words.topology.way(said) };
}

/** Its own stops; of one that never left (it waited for ARP) those of the first that it caused. */
function shown(events: readonly Event[], skb: SkbId): readonly Event[] {
  const way = wayOf(events, skb);
  const own = (each: typeof way): readonly Event[] =>
    each.stops.flatMap((stop) => (stop.kind === "stop" ? [stop.event] : []));
  if (own(way).some((event) => event.kind === "frame")) return own(way);
  for (const child of way.stops)
    if (child.kind === "way" && own(child).some((event) => event.kind === "frame")) return own(child);
  return own(way);
}

const nameOf = ({ machine, netns, device }: DeviceRef): string =>
  [machine, netns, device].filter((part) => part !== "").join("/");

/** Over the drawing: wires that were taken, with their direction; a number at each device; the end in words. */
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
  if (way.end) shapes.push(...badge(plan, way.end.box, way.end.text, "bad", "bottom"));
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

/** On the box's edge: it covers nothing that the card says. */
function badge(plan: Plan, box: string, text: string, role: Role, edge: "top" | "bottom"): readonly Shape[] {
  const at = plan.boxes.get(box);
  if (!at) return [];
  const w = textWidth(text, SIZE) + 10;
  const y = edge === "top" ? at.y - 2 : at.y + at.h;
  const x = edge === "top" ? at.x - w + 6 : at.x + at.w / 2 - w / 2;
  return [
    { kind: "rect", x, y: y - 9, w, h: 18, fill: role === "bad" ? "badFill" : "noteFill", stroke: role, radius: 9 },
    { kind: "text", x: x + w / 2, y: y + 4, text, size: SIZE, fill: role, anchor: "middle", bold: true },
  ];
}
