// Leaves of one hub in the order in which they were made: elk puts a crowd of equals in any order, and one that is out of
// order is read as if it meant something. Only what has the same size changes places, so no wire crosses more than before.
import type { Box, Wire } from "./graph.js";
import type { Placed, Plan } from "./layout.js";

export function inOrder(
  boxes: readonly Box[],
  wires: readonly Wire[],
  plan: Plan,
  unitOf: (box: string) => string,
): Plan {
  const order = [...plan.boxes.keys()].sort(byIndex);
  const known = new Map(allOf(boxes).map((box) => [box.id, box]));
  const counts = new Map<string, number>();
  for (const { from, to } of wires)
    for (const end of [from, to]) counts.set(unitOf(end), (counts.get(unitOf(end)) ?? 0) + 1);
  const groups = new Map<string, Leaf[]>();
  for (const wire of wires) {
    for (const [own, other] of [[wire.from, wire.to] as const, [wire.to, wire.from] as const]) {
      const leaf = known.get(boxOf(unitOf(own), known));
      if (!leaf || counts.get(unitOf(own)) !== 1 || unitOf(own) === unitOf(other)) continue;
      if (counts.get(unitOf(other)) === 1) continue;
      const key = [unitOf(other), shapeOf(leaf, plan), plan.boxes.get(leaf.id)!.x, ...corner(other, plan)].join(" ");
      groups.set(key, [...(groups.get(key) ?? []), { leaf, port: other, wire: wire.id }]);
    }
  }
  const moved = new Map(plan.boxes);
  const routes = new Map(plan.wires);
  for (const leaves of groups.values()) {
    const slots = [...leaves].sort((a, b) => plan.boxes.get(a.leaf.id)!.y - plan.boxes.get(b.leaf.id)!.y);
    const inTurn = [...leaves].sort((a, b) => order.indexOf(a.leaf.id) - order.indexOf(b.leaf.id));
    inTurn.forEach((each, at) => {
      const slot = slots[at]!;
      const dy = plan.boxes.get(slot.leaf.id)!.y - plan.boxes.get(each.leaf.id)!.y;
      for (const box of allOf([each.leaf])) moved.set(box.id, lowered(plan.boxes.get(box.id)!, dy));
      moved.set(each.port, plan.boxes.get(slot.port)!);
      const route = plan.wires.get(slot.wire)!;
      const same = wires.find(({ id }) => id === each.wire)!.from === each.port;
      const slotSame = wires.find(({ id }) => id === slot.wire)!.from === slot.port;
      routes.set(each.wire, same === slotSame ? route : { ...route, points: [...route.points].reverse() });
    });
  }
  return { ...plan, boxes: moved, wires: routes };
}

interface Leaf {
  readonly leaf: Box;
  readonly port: string;
  readonly wire: string;
}

const allOf = (boxes: readonly Box[]): readonly Box[] => boxes.flatMap((box) => [box, ...allOf(box.children)]);

/** The box of a namespace; a root namespace is its machine's. */
const boxOf = (unit: string, known: ReadonlyMap<string, Box>): string =>
  known.has(unit) ? unit : unit.replace(/n\d+$/, "");

const lowered = (place: Placed, dy: number): Placed => ({ ...place, y: place.y + dy });

const corner = (id: string, plan: Plan): readonly number[] => {
  const { x, w, h } = plan.boxes.get(id)!;
  return [x, w, h];
};

/** How it looks without its words. */
function shapeOf(box: Box, plan: Plan): string {
  const own = plan.boxes.get(box.id)!;
  return allOf([box])
    .map(({ id }) => plan.boxes.get(id)!)
    .map(({ x, y, w, h }) => [x - own.x, y - own.y, w, h].map((value) => value.toFixed(1)).join(","))
    .join(";");
}

/** m2n10d3 after m2n9d3. */
function byIndex(a: string, b: string): number {
  const [left, right] = [a, b].map((id) => [...id.matchAll(/\d+/g)].map(Number));
  for (const [at, value] of left!.entries()) if (value !== right![at]) return value - (right![at] ?? -1);
  return left!.length - right!.length;
}
