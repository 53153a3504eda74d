// One routing table (net/ipv4/fib_trie.c): a longest-prefix match, the routes of a prefix in order. A small table is asked
// prefix length by prefix length, a large one by its cells (cells.ts). The trie's own shape, which only /proc shows, is
// shape.ts's.
import type { Ipv4 } from "../wire/address.js";
import { Cells } from "./cells.js";
import type { FibRoute } from "./fibroute.js";
import { mask } from "./inet.js";
import { Leaves } from "./leaves.js";
import { type Answer, type GoodHop, type Lookup, verdicts } from "./lookup.js";
import { Prefixes } from "./prefixes.js";
import { Shape } from "./shape.js";

// What fib_find_info compares, prefix apart (sameRoute).
const wayOf = ({ type, scope, protocol, priority, tos, prefsrc, metrics, nhid, hops }: FibRoute): string => {
  const by = hops.map(({ dev, gateway, weight, onlink }) => `${dev.index} ${gateway} ${weight} ${onlink}`).join();
  return `${type} ${scope} ${protocol} ${priority} ${tos} ${prefsrc} ${nhid} ${by}${metrics ? JSON.stringify(metrics) : ""}`;
};

/** From so many prefixes on a table gets cells; their first sixteen bits alone take 256 KiB. */
const LARGE = 1000;
/** A table whose prefixes come and go gets new cells when it has so many blocks a prefix: no table needs more than four. */
const BLOCKS_A_PREFIX = 8;
const HEAD_BITS = 5;
const HEAD_SHIFT = 32 - HEAD_BITS;

function headsOf(prefix: Ipv4, length: number): number {
  let heads = 0;
  const first = prefix >>> HEAD_SHIFT;
  for (let i = 0; i < 2 ** Math.max(0, HEAD_BITS - length); i++) heads |= 1 << (first + i);
  return heads;
}

export class Table {
  private readonly leaves = new Leaves();
  /** The leaves' numbers by `prefix`, a table a prefix length. */
  private readonly byLength: (Prefixes | undefined)[] = [];
  /** Which prefix lengths there are, the longest first: the others need not be asked. */
  private lengths: readonly number[] = [];
  /** By which five bits an address may begin that a prefix covers: a bit each. Most addresses are none of the local table's. */
  private heads = 0;
  /** Made by the first lookup in a large table, then mended. */
  private cells: Cells | undefined;
  /** The first of the routes that are the same way (fib_info_hash), and how many there are. */
  private readonly ways = new Map<string, { route: FibRoute; count: number }>();

  /** Until a route comes or goes. */
  private sorted: readonly FibRoute[] | undefined;

  constructor(public shape = new Shape()) {}

  /** The routes of a prefix, best first. */
  at(prefix: Ipv4, length: number): readonly FibRoute[] {
    return this.leaves.routes(this.byLength[length]?.get(prefix) ?? 0);
  }

  /** A route that goes the same way, if there is one (fib_find_info). */
  twin(route: FibRoute): FibRoute | undefined {
    return this.ways.get(wayOf(route))?.route;
  }

  insert(route: FibRoute, where: "first" | "last"): void {
    const { prefix, length } = route;
    this.byLength[length] ??= new Prefixes();
    const bucket = this.byLength[length];
    const leaf = bucket.get(prefix);
    if (leaf === 0) {
      const made = this.leaves.make(route);
      bucket.set(prefix, made);
      if (bucket.size === 1) this.ask();
      this.cells?.add(prefix, length, made);
    } else {
      const order = (r: FibRoute) => route.tos - r.tos || r.priority - route.priority;
      const routes = this.leaves.routes(leaf);
      const index = routes.findIndex((r) => (where === "first" ? order(r) >= 0 : order(r) > 0));
      const at = index < 0 ? routes.length : index;
      this.put(route, leaf, [...routes.slice(0, at), route, ...routes.slice(at)]);
    }
    this.heads |= headsOf(prefix, length);
    this.sorted = undefined;
    this.enter(route);
    this.shape.add(prefix);
  }

  remove(route: FibRoute): void {
    const { prefix, length } = route;
    const bucket = this.byLength[length];
    const leaf = bucket?.get(prefix) ?? 0;
    const routes = this.leaves.routes(leaf);
    if (!bucket || !routes.includes(route)) return;
    this.sorted = undefined;
    this.shape.drop(prefix);
    if (routes.length > 1) {
      const others = routes.filter((each) => each !== route);
      this.put(route, leaf, others);
    } else {
      bucket.delete(prefix);
      if (bucket.size === 0) this.ask();
      this.cells?.remove(prefix, length, leaf, this.shorter(prefix, length));
      this.leaves.free(leaf);
      if (this.cells && this.cells.blocks > BLOCKS_A_PREFIX * this.leaves.count) this.withoutCells();
    }
    this.leave(route);
  }

  /** In its place: the same route by other hops. */
  swap(old: FibRoute, made: FibRoute): void {
    const leaf = this.byLength[old.length]?.get(old.prefix) ?? 0;
    const routes = this.leaves.routes(leaf);
    if (!routes.includes(old)) return;
    const changed = routes.map((each) => (each === old ? made : each));
    this.put(made, leaf, changed);
    this.sorted = undefined;
    this.leave(old);
    this.enter(made);
  }

  /** The leaf of the longest prefix that covers the address; 0 where none does. */
  longest(address: Ipv4): number {
    if (((this.heads >>> (address >>> HEAD_SHIFT)) & 1) === 0) return 0;
    if (this.cells) return this.cells.find(address);
    if (this.leaves.count < LARGE) return this.shorter(address, 33);
    this.cells = new Cells(this.leaves);
    for (const length of this.lengths)
      for (const [prefix, leaf] of this.byLength[length]!.all()) this.cells.add(prefix, length, leaf);
    return this.cells.find(address);
  }

  /** As longest, of those that are shorter than `length`. */
  shorter(address: Ipv4, length: number): number {
    const { lengths, byLength } = this;
    for (let i = 0; i < lengths.length; i++) {
      const own = lengths[i]!;
      const leaf = own < length ? byLength[own]!.get(address & mask(own)) : 0;
      if (leaf !== 0) return leaf;
    }
    return 0;
  }

  lengthOf(leaf: number): number {
    return this.leaves.first(leaf).length;
  }

  /** fib_table_lookup: the best route; it is said to be of table `id`. */
  lookup(key: Lookup, good: GoodHop, id: number): Answer | undefined {
    return this.from(this.longest(key.destination), key, good, id);
  }

  /** As lookup, from this leaf on: then the next shorter prefix, and so on. */
  from(first: number, key: Lookup, good: GoodHop, id: number): Answer | undefined {
    for (let leaf = first; leaf !== 0; leaf = this.shorter(key.destination, this.lengthOf(leaf))) {
      const answer = this.best(leaf, key, good, id);
      if (answer) return answer;
    }
    return undefined;
  }

  /** The best of a leaf's routes. */
  best(leaf: number, key: Lookup, good: GoodHop, id: number): Answer | undefined {
    const only = key.scope ? undefined : this.leaves.plain(leaf);
    if (only)
      return good(only, key) ? { route: this.leaves.only(leaf), hop: only, table: id, rule: undefined } : undefined;
    for (const route of this.leaves.routes(leaf)) {
      if ((route.tos !== 0 && route.tos !== (key.tos ?? 0)) || route.scope < (key.scope ?? 0)) continue;
      if (verdicts[route.type]) return { route, hop: undefined, table: id, rule: undefined };
      const hop = route.hops.find((each) => good(each, key));
      if (hop) return { route, hop, table: id, rule: undefined };
    }
    return undefined;
  }

  private put({ prefix, length }: FibRoute, leaf: number, routes: readonly FibRoute[]): void {
    this.leaves.put(leaf, routes);
    this.cells?.renew(prefix, length, leaf);
  }

  private withoutCells(): void {
    this.cells?.clear();
    this.cells = undefined;
  }

  private ask(): void {
    this.lengths = [...this.byLength.keys()].filter((length) => this.byLength[length]?.size).reverse();
  }

  private enter(route: FibRoute): void {
    const way = wayOf(route);
    const known = this.ways.get(way);
    if (known) known.count++;
    else this.ways.set(way, { route, count: 1 });
  }

  private leave(route: FibRoute): void {
    const way = wayOf(route);
    const known = this.ways.get(way);
    if (!known) return;
    if (--known.count === 0) this.ways.delete(way);
    // Routes of addresses have hops of their own, which go with them; all others share those of the first.
    else if (known.route === route && route.protocol === "kernel")
      known.route = this.routes().find((each) => wayOf(each) === way)!;
  }

  /** In the order of the trie: by address, then the longer prefix first. */
  routes(): readonly FibRoute[] {
    this.sorted ??= this.byLength
      .flatMap((bucket) => [...(bucket?.all() ?? [])].map(([, leaf]) => this.leaves.routes(leaf)))
      .sort((a, b) => a[0]!.prefix - b[0]!.prefix || b[0]!.length - a[0]!.length)
      .flat();
    return this.sorted;
  }
}
