// Boxes that an author has pinned keep their places; the others keep those that they were given, and step down where a
// pinned one stands in their way. A box grows to hold what is in it.
import { type Point, textWidth } from "../scene.js";
import type { World } from "../world.js";
import { type Box, LINE, SIZE, type Wire } from "./graph.js";
import type { Placed, Plan } from "./layout.js";
import { Routes } from "./route.js";

/** Box ids to the place of their corner: in the drawing for a machine, in the box around it for all others. */
export type Pinned = ReadonlyMap<string, readonly [x: number, y: number]>;

const GAP = 24;
const PAD = 12;

/**
 * Names as boxes: "machine", "machine/namespace", and of devices, bridges and their ports "machine:dev" and
 * "machine/namespace:dev". One that no box has is an author's mistake.
 */
export function pinsOf(
  pins: Readonly<Record<string, readonly [number, number]>>,
  { machines }: World,
  boxes: readonly Box[],
): Pinned {
  const drawn = new Set(idsOf(boxes));
  const known = new Map<string, string>();
  const add = (name: string, id: string) => drawn.has(id) && known.set(name, id);
  machines.forEach(({ name, netns }, m) => {
    add(name, `m${m}`);
    netns.forEach((each, n) => {
      const place = each.name === "" ? name : `${name}/${each.name}`;
      if (each.name !== "") add(place, `m${m}n${n}`);
      each.devices.forEach((device, d) => {
        add(`${place}:${device.name}`, `m${m}n${n}d${d}`);
      });
    });
  });
  return new Map(
    Object.entries(pins).map(([name, place]) => {
      const id = known.get(name);
      if (id === undefined) throw new RangeError(`no box "${name}" to pin: there are ${listed([...known.keys()])}`);
      return [id, place];
    }),
  );
}

const idsOf = (boxes: readonly Box[]): readonly string[] =>
  boxes.flatMap(({ id, children }) => [id, ...idsOf(children)]);

const MANY = 24;

/** What holds others first: of a large lab's devices a few say how all are called. */
function listed(names: readonly string[]): string {
  const sorted = [...names].sort((a, b) => Number(a.includes(":")) - Number(b.includes(":")));
  const rest = sorted.length > MANY ? ` and ${sorted.length - MANY} more` : "";
  return sorted.slice(0, MANY).join(", ") + rest;
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
  const placed = among(boxes, { x: 0, y: 0, head: Number.NEGATIVE_INFINITY }, plan, pins);
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

/** The box around some others: its corner, and how far down its own words reach. */
interface Around {
  readonly x: number;
  readonly y: number;
  readonly head: number;
}

function among(boxes: readonly Box[], origin: Around, plan: ReadonlyMap<string, Placed>, pins: Pinned): readonly Put[] {
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

function measured(box: Box, origin: Around, plan: ReadonlyMap<string, Placed>, pins: Pinned): Put {
  const own = plan.get(box.id)!;
  const inside = among(box.children, { ...own, head: box.height }, plan, pins);
  const pin = pins.get(box.id);
  // In a box nothing may stand on its edge or its words.
  const within = Number.isFinite(origin.head);
  const x = pin ? Math.max(pin[0], within ? PAD : pin[0]) : own.x - origin.x;
  const y = pin ? Math.max(pin[1], origin.head) : own.y - origin.y;
  const w = Math.max(own.w, ...inside.map((each) => each.x + each.w + PAD));
  const h = Math.max(own.h, ...inside.map((each) => each.y + each.h + PAD));
  return { id: box.id, x, y, w, h, inside };
}

const meet = (a: Placed, b: Placed, gap = GAP): boolean =>
  a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
