// The leaves of a routing table by number (struct key_vector, struct fib_alias): the routes of one prefix, best first. Most have
// one route by one hop, which any packet may take. Many share that hop, so its number stands beside the leaf: a lookup among a
// million routes, which costs what it misses in the caches, reads none of the route itself. Large tables have copies of leaves
// beside each other (cells.ts).
import type { FibRoute, Hop } from "./fibroute.js";
import { verdicts } from "./lookup.js";

/** Of so many hops each has a number at a time; leaves of further ones are asked as if they were not plain. */
const MOST_WAYS = 0xffff;
const PAGE = 4096 / 8;
const NEAR = 4;
/** What the numbers of no leaf are. */
const NONE = new Uint16Array(1);

export class Leaves {
  /** From number 1 on: a leaf's routes, one without an array around it. */
  private readonly held: (FibRoute | readonly FibRoute[] | undefined)[] = [undefined];
  /** The hop of a leaf that is plain, by its number in `hops`; 0 for the others. */
  private ways = NONE;
  /** The same for sixteen leaves beside each other, where all have the same: two bytes stand for them all. */
  private shared = NONE;
  private readonly hops: (Hop | undefined)[] = [undefined];
  private known: Map<Hop, { way: number; leaves: number }> | undefined;
  private readonly unusedWays: number[] = [];
  /** Where rows are free again, by the logarithm of their room. */
  private readonly unused: number[][] = [];
  count = 0;

  make(route: FibRoute): number {
    const leaf = this.row(1);
    this.count++;
    this.put(leaf, [route]);
    return leaf;
  }

  put(leaf: number, routes: readonly FibRoute[]): void {
    const [first, second] = routes;
    this.hold(leaf, second ? routes : first, second ? undefined : plainHop(first!));
  }

  free(leaf: number): void {
    this.leave(leaf, 1);
    this.count--;
  }

  /** So many numbers in a row, for copies of leaves; rows have room for a power of two, so that others can have them later. */
  row(count: number): number {
    const size = logarithm(count);
    this.unused[size] ??= [];
    const unused = this.unused[size];
    if (unused.length === 0) this.carve(size, unused);
    return unused.pop()!;
  }

  leave(row: number, count: number): void {
    for (let leaf = row; leaf < row + count; leaf++) this.hold(leaf, undefined, undefined);
    this.unused[logarithm(count)]!.push(row);
  }

  // Rows of one room stand together, in large tables a page of memory full: lookups read the longest rows only, and the fewer
  // pages they read of, the less they wait.
  private carve(size: number, unused: number[]): void {
    const { held } = this;
    const rows = Math.max(1, Math.min(PAGE, held.length >> 2) >> size);
    // The longest rows begin where sixteen do.
    while (held.length & ((1 << size) - 1)) held.push(undefined);
    const first = held.length;
    for (let i = 0; i < rows << size; i++) held.push(undefined);
    for (let i = rows - 1; i >= 0; i--) unused.push(first + (i << size));
    if (held.length <= this.ways.length) return;
    const old = this.ways;
    this.ways = new Uint16Array(2 * held.length);
    this.ways.set(old);
    const before = this.shared;
    this.shared = new Uint16Array((this.ways.length >>> NEAR) + 1);
    this.shared.set(before);
  }

  copy(leaf: number, to: number): void {
    this.hold(to, this.held[leaf], this.hops[this.ways[leaf]!]);
  }

  routes(leaf: number): readonly FibRoute[] {
    const held = this.held[leaf];
    return held === undefined ? [] : isSeveral(held) ? held : [held];
  }

  first(leaf: number): FibRoute {
    const held = this.held[leaf]!;
    return isSeveral(held) ? held[0]! : held;
  }

  /** The hop of the only route, when it has one hop, no TOS, and is no verdict. */
  plain(leaf: number): Hop | undefined {
    const shared = this.shared[leaf >>> NEAR]!;
    return this.hops[shared !== 0 ? shared : this.ways[leaf]!];
  }

  /** The route of a leaf that has a plain hop. */
  only(leaf: number): FibRoute {
    return this.held[leaf] as FibRoute;
  }

  private hold(leaf: number, routes: FibRoute | readonly FibRoute[] | undefined, hop: Hop | undefined): void {
    this.held[leaf] = routes;
    const before = this.hops[this.ways[leaf]!];
    if (before !== hop) {
      this.ways[leaf] = hop ? this.enter(hop) : 0;
      if (before) this.withdraw(before);
    }
    if (routes !== undefined) this.share(leaf >>> NEAR, this.ways[leaf]!);
  }

  // Numbers that nobody has do not count.
  private share(near: number, way: number): void {
    const { held, ways, shared } = this;
    if (shared[near] === way) return;
    const end = Math.min((near + 1) << NEAR, held.length);
    for (let leaf = near << NEAR; leaf < end; leaf++)
      if (held[leaf] !== undefined && ways[leaf] !== way) {
        shared[near] = 0;
        return;
      }
    shared[near] = way;
  }

  private enter(hop: Hop): number {
    this.known ??= new Map();
    const known = this.known.get(hop);
    if (known) {
      known.leaves++;
      return known.way;
    }
    const way = this.unusedWays.pop() ?? this.hops.length;
    if (way > MOST_WAYS) return 0;
    this.hops[way] = hop;
    this.known.set(hop, { way, leaves: 1 });
    return way;
  }

  private withdraw(hop: Hop): void {
    const known = this.known!.get(hop)!;
    if (--known.leaves > 0) return;
    this.known!.delete(hop);
    this.hops[known.way] = undefined;
    this.unusedWays.push(known.way);
  }
}

const isSeveral = (held: FibRoute | readonly FibRoute[]): held is readonly FibRoute[] => Array.isArray(held);

const logarithm = (count: number): number => 32 - Math.clz32(count - 1);

const plainHop = ({ tos, type, hops }: FibRoute): Hop | undefined =>
  tos === 0 && hops.length === 1 && !verdicts[type] ? hops[0] : undefined;
