// Which way a wire of a large network points, so that layers grow outwards from its middle: a tree's leaves stand at its
// edge, a chain runs from its first end, and a middle with many branches has them on both sides.
import type { Wire } from "./graph.js";

/** Branches of one middle from which on they are shared between its sides. */
const MANY = 4;

/** The wires that point the other way. `unitOf` names the machine or namespace in which an end lies. */
export function turned(wires: readonly Wire[], unitOf: (box: string) => string): ReadonlySet<string> {
  const near = new Map<string, string[]>();
  const join = (a: string, b: string) => {
    const known = near.get(a) ?? [];
    near.set(a, known);
    if (a !== b && !known.includes(b)) known.push(b);
  };
  for (const { from, to } of wires) {
    join(unitOf(from), unitOf(to));
    join(unitOf(to), unitOf(from));
  }
  const rank = new Map<string, number>();
  const seen = new Set<string>();
  for (const unit of near.keys()) {
    if (seen.has(unit)) continue;
    const all = [...depths(unit, near).keys()];
    for (const each of all) seen.add(each);
    const middle = middleOf(all, near);
    const left = leftOf(middle, near);
    for (const [each, depth] of depths(middle, near)) rank.set(each, left.has(each) ? -depth : depth);
  }
  const order = [...near.keys()];
  const place = (unit: string) => rank.get(unit)! * order.length * 2 + order.indexOf(unit);
  return new Set(wires.filter(({ from, to }) => place(unitOf(from)) > place(unitOf(to))).map(({ id }) => id));
}

type Near = ReadonlyMap<string, readonly string[]>;

function depths(from: string, near: Near): ReadonlyMap<string, number> {
  const found = new Map([[from, 0]]);
  for (const [unit, depth] of found)
    for (const other of near.get(unit)!) if (!found.has(other)) found.set(other, depth + 1);
  return found;
}

function middleOf(units: readonly string[], near: Near): string {
  const ends = units.filter((unit) => near.get(unit)!.length === 1);
  const chain = units.every((unit) => near.get(unit)!.length <= 2);
  if (chain && ends.length > 0) return ends[0]!;
  const radius = (unit: string) => Math.max(...depths(unit, near).values());
  const least = Math.min(...units.map(radius));
  const middles = units.filter((unit) => radius(unit) === least);
  return middles.reduce((best, each) => (near.get(each)!.length > near.get(best)!.length ? each : best));
}

/** The latter half of a middle's branches, by how much hangs on each. */
function leftOf(middle: string, near: Near): ReadonlySet<string> {
  const branches = new Map<string, string[]>();
  const branchOf = new Map<string, string>();
  for (const [unit] of depths(middle, near)) {
    if (unit === middle) continue;
    const towards = near.get(unit)!.find((other) => other === middle || branchOf.has(other))!;
    const branch = towards === middle ? unit : branchOf.get(towards)!;
    branchOf.set(unit, branch);
    branches.set(branch, [...(branches.get(branch) ?? []), unit]);
  }
  if (branches.size < MANY) return new Set();
  const left: string[] = [];
  let rest = branchOf.size;
  for (const units of branches.values()) {
    if (rest <= branchOf.size / 2) left.push(...units);
    rest -= units.length;
  }
  return new Set(left);
}
