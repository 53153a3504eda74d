// Wires between boxes that stand where an author wants them: level and upright stretches, around boxes where there is a way
// around, no two uprights on one another. elk routes where it places; here it has not placed.
import type { Point } from "../scene.js";
import type { Placed } from "./layout.js";

export interface End {
  readonly card: Placed;
  /** What it may cross: its own boxes. */
  readonly inside: ReadonlySet<string>;
}

const OUT = 10;
const APART = 7;

export class Routes {
  private readonly uprights: { readonly x: number; readonly from: number; readonly to: number }[] = [];

  constructor(
    private readonly boxes: ReadonlyMap<string, Placed>,
    private readonly width: number,
  ) {}

  between(a: End, b: End): readonly Point[] {
    const walls = [...this.boxes].filter(([id]) => !a.inside.has(id) && !b.inside.has(id)).map(([, box]) => box);
    let best: { readonly points: readonly Point[]; readonly cost: number } | undefined;
    for (const points of this.ways(a.card, b.card, walls)) {
      const cost = this.cost(points, walls);
      if (!best || cost < best.cost) best = { points, cost };
    }
    const { points } = best!;
    for (const [from, to] of stretches(points))
      if (from[0] === to[0])
        this.uprights.push({ x: from[0], from: Math.min(from[1], to[1]), to: Math.max(from[1], to[1]) });
    return points;
  }

  private *ways(a: Placed, b: Placed, walls: readonly Placed[]): Generator<readonly Point[]> {
    const y = (box: Placed) => box.y + box.h / 2;
    const xs = this.lanes(walls.concat(a, b));
    const ys = [...new Set(walls.flatMap((box) => [box.y - OUT, box.y + box.h + OUT]))];
    for (const [start, out] of sides(a))
      for (const [end, back] of sides(b)) {
        if (y(a) === y(b)) yield [[start, y(a)], [end, y(b)]]; // biome-ignore format: a line is its ends
        for (const x of xs) yield [[start, y(a)], [x, y(a)], [x, y(b)], [end, y(b)]]; // biome-ignore format: as above
        for (const level of ys) {
          const [one, other] = [start + out, end + back];
          yield [[start, y(a)], [one, y(a)], [one, level], [other, level], [other, y(b)], [end, y(b)]]; // biome-ignore format: as above
        }
      }
  }

  /** Where an upright may stand: beside each box, and then a little further. */
  private lanes(walls: readonly Placed[]): readonly number[] {
    const xs = new Set<number>();
    for (const { x, w } of walls)
      for (let at = 0; at < 6; at++) {
        xs.add(x - OUT - at * APART);
        xs.add(x + w + OUT + at * APART);
      }
    return [...xs].filter((x) => x > 3 && x < this.width - 3);
  }

  private cost(points: readonly Point[], walls: readonly Placed[]): number {
    let cost = points.length * 20;
    for (const [from, to] of stretches(points)) {
      cost += Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1]);
      for (const wall of walls) if (crosses(from, to, wall)) cost += 2000;
      if (from[0] === to[0])
        for (const each of this.uprights)
          if (
            Math.abs(each.x - from[0]) < APART - 1 &&
            each.from < Math.max(from[1], to[1]) &&
            each.to > Math.min(from[1], to[1])
          )
            cost += 400;
    }
    return cost;
  }
}

/** Where a wire leaves a card, and which way. */
const sides = ({ x, w }: Placed): readonly (readonly [number, number])[] => [
  [x + w, OUT],
  [x, -OUT],
];

function* stretches(points: readonly Point[]): Generator<readonly [Point, Point]> {
  for (const [at, point] of points.entries()) if (at > 0) yield [points[at - 1]!, point];
}

const crosses = (from: Point, to: Point, { x, y, w, h }: Placed): boolean =>
  Math.min(from[0], to[0]) < x + w + 4 &&
  Math.max(from[0], to[0]) > x - 4 &&
  Math.min(from[1], to[1]) < y + h + 4 &&
  Math.max(from[1], to[1]) > y - 4;
