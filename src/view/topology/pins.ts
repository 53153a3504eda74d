// Boxes that an author has pinned keep their places; the others keep those that they were given, and step down where a
// pinned one stands in their way. A box grows to hold what is in it.
import { type Point, textWidth } from "../scene.js";
import type { World } from "../world.js";
import { type Box, LINE, SIZE, type Wire } from "./graph.js";
import type { Placed, Plan } from "./layout.js";
import { Routes } from "./route.js";

/** Box ids to the place of their corner: in the drawing for a machine, in its machine for a namespace. */
export type Pinned = ReadonlyMap<string, readonly [x: number, y: number]>;

const GAP = 24;
const PAD = 12;

/** Names of machines and of "machine/namespace" as boxes; a name that nobody has is an author's mistake. */
export function pinsOf(pins: Readonly<Record<string, readonly [number, number]>>, { machines }: World): Pinned {
  const known = new Map<string, string>();
  machines.forEach(({ name, netns }, m) => {
    known.set(name, `m${m}`);
    netns.forEach((each, n) => {
      if (each.name !== "") known.set(`${name}/${each.name}`, `m${m}n${n}`);
    });
  });
  return new Map(
    Object.entries(pins).map(([name, place]) => {
      const id = known.get(name);
      if (id === undefined) throw new RangeError(`no box "${name}" to pin: there are ${[...known.keys()].join(", ")}`);
      return [id, place];
    }),
  );
}

/** The plan with these boxes where they are pinned, and every wire laid anew. */
export function withPins(plan: Plan, boxes: readonly Box[], wires: readonly Wire[], pins: Pinned): Plan {
  if (pins.size === 0) return plan;
  const placed = repinned(boxes, plan.boxes, pins);
  const routes = new Routes(placed.boxes, placed.width);
  const around = new Map<string, ReadonlySet<string>>();
  const walk = (box: Box, outer: readonly string[]) => {
    around.set(box.id, new Set([...outer, box.id]));
    for (const child of box.children) walk(child, [...outer, box.id]);
  };
  for (const box of boxes) walk(box, []);
  const end = (id: string) => ({ card: placed.boxes.get(id)!, inside: around.get(id)! });
  const taken = written(boxes, placed.boxes);
  const laid = wires.map(({ id, from, to, label }) => {
    const points = routes.between(end(from), end(to));
    const at = labelOn(points, label, taken);
    if (at) taken.push(at);
    return [id, { points, label: at }] as const;
  });
  return { ...placed, wires: new Map(laid) };
}

/** Where words stand: cards, and the heads of what holds them. */
const written = (boxes: readonly Box[], places: ReadonlyMap<string, Placed>): Placed[] =>
  boxes.flatMap(({ id, height, children }) => [{ ...places.get(id)!, h: height }, ...written(children, places)]);

/** Under the longest level stretch, where there is room for it. */
function labelOn(points: readonly Point[], label: string, taken: readonly Placed[]): Placed | undefined {
  if (label === "") return undefined;
  const w = textWidth(label, SIZE) + 6;
  const levels = points
    .flatMap((point, at) => (at > 0 && points[at - 1]![1] === point[1] ? [[points[at - 1]!, point] as const] : []))
    .sort(([a, b], [c, d]) => Math.abs(d[0] - c[0]) - Math.abs(b[0] - a[0]));
  for (const [from, to] of levels) {
    const place = { x: (from[0] + to[0] - w) / 2, y: from[1] + 2, w, h: LINE };
    if (Math.abs(to[0] - from[0]) > w && !taken.some((other) => meet(place, other, 0))) return place;
  }
  return undefined;
}

function repinned(
  boxes: readonly Box[],
  plan: ReadonlyMap<string, Placed>,
  pins: Pinned,
): { readonly boxes: ReadonlyMap<string, Placed>; readonly width: number; readonly height: number } {
  const out = new Map<string, Placed>();
  const placed = among(boxes, { x: 0, y: 0 }, plan, pins);
  // Nothing may stand left of the drawing, or above it.
  const left = Math.min(PAD, ...placed.map(({ x }) => x));
  const top = Math.min(PAD, ...placed.map(({ y }) => y));
  const put = (all: readonly Put[], x: number, y: number) => {
    for (const each of all) {
      out.set(each.id, { x: x + each.x, y: y + each.y, w: each.w, h: each.h });
      put(each.inside, x + each.x, y + each.y);
    }
  };
  put(placed, PAD - left, PAD - top);
  const width = Math.max(0, ...placed.map(({ x, w }) => x + w)) + 2 * PAD - left;
  const height = Math.max(0, ...placed.map(({ y, h }) => y + h)) + 2 * PAD - top;
  return { boxes: out, width, height };
}

interface Put extends Placed {
  readonly id: string;
  readonly inside: readonly Put[];
}

function among(
  boxes: readonly Box[],
  origin: { readonly x: number; readonly y: number },
  plan: ReadonlyMap<string, Placed>,
  pins: Pinned,
): readonly Put[] {
  const sized = boxes.map((box) => measured(box, origin, plan, pins));
  const done = sized.filter(({ id }) => pins.has(id));
  const others = sized.filter(({ id }) => !pins.has(id)).sort((a, b) => a.y - b.y || a.x - b.x);
  for (const each of others) {
    let { y } = each;
    for (
      let at = done.find((other) => meet({ ...each, y }, other));
      at;
      at = done.find((other) => meet({ ...each, y }, other))
    )
      y = at.y + at.h + GAP;
    done.push({ ...each, y });
  }
  return sized.map(({ id }) => done.find((each) => each.id === id)!);
}

function measured(
  box: Box,
  origin: { readonly x: number; readonly y: number },
  plan: ReadonlyMap<string, Placed>,
  pins: Pinned,
): Put {
  const own = plan.get(box.id)!;
  const inside = among(box.children, own, plan, pins);
  const [x, y] = pins.get(box.id) ?? [own.x - origin.x, own.y - origin.y];
  const w = Math.max(own.w, ...inside.map((each) => each.x + each.w + PAD));
  const h = Math.max(own.h, ...inside.map((each) => each.y + each.h + PAD));
  return { id: box.id, x, y, w, h, inside };
}

const meet = (a: Placed, b: Placed, gap = GAP): boolean =>
  a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
