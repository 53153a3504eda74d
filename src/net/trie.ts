// One routing table (net/ipv4/fib_trie.c): a longest-prefix match, the routes of a prefix in order. The trie's own
// shape, which only /proc shows, is lctrie.ts's.
import type { Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { FibRoute, Hop, RouteType } from "./fib.js";
import { mask } from "./inet.js";
import { LcTrie } from "./lctrie.js";
import { Prefixes } from "./prefixes.js";

export interface Lookup {
  readonly destination: Ipv4;
  readonly source?: Ipv4 | undefined;
  /** Only routes of this device. */
  readonly oif?: Device | undefined;
  /** The device it came in by; undefined for our own, which rules take for lo. */
  readonly iif?: Device | undefined;
  readonly mark?: number | undefined;
  readonly tos?: number | undefined;
  readonly uid?: number | undefined;
  readonly protocol?: number | undefined;
  readonly sport?: number | undefined;
  readonly dport?: number | undefined;
  /** Only routes at least this narrow. */
  readonly scope?: number;
  /** FIB_LOOKUP_IGNORE_LINKSTATE */
  readonly ignoreLinkstate?: boolean;
}

export type LookupError = "ENETUNREACH" | "EHOSTUNREACH" | "EACCES" | "EINVAL";

/** fib_props: what a route of this type answers instead of a way; a throw means the next rule. */
export const verdicts: Partial<Record<RouteType, LookupError | "throw">> = {
  blackhole: "EINVAL",
  unreachable: "EHOSTUNREACH",
  prohibit: "EACCES",
  throw: "throw",
  nat: "EINVAL",
};

/** fib_lookup_good_nhc: may this hop be used now? */
export type GoodHop = (hop: Hop, key: Lookup) => boolean;

// What fib_find_info compares, prefix apart (sameRoute).
const wayOf = ({ type, scope, protocol, priority, tos, prefsrc, metrics, nhid, hops }: FibRoute): string => {
  const by = hops.map(({ dev, gateway, weight, onlink }) => `${dev.index} ${gateway} ${weight} ${onlink}`).join();
  return `${type} ${scope} ${protocol} ${priority} ${tos} ${prefsrc} ${nhid} ${by}${metrics ? JSON.stringify(metrics) : ""}`;
};

export class Table {
  /** Routes of one prefix by `prefix`, a table a prefix length; within a prefix sorted by TOS and priority. */
  private readonly byLength: (Prefixes<FibRoute[]> | undefined)[] = [];
  /** Which prefix lengths there are, the longest first: the others need not be asked. */
  lengths: readonly number[] = [];
  /** The first of the routes that are the same way (fib_info_hash), and how many there are. */
  private readonly ways = new Map<string, { route: FibRoute; count: number }>();

  /** Until a route comes or goes. */
  private sorted: readonly FibRoute[] | undefined;

  constructor(public shape = new LcTrie()) {}

  /** The routes of a prefix, best first. */
  at(prefix: Ipv4, length: number): readonly FibRoute[] {
    return this.byLength[length]?.get(prefix | 0) ?? [];
  }

  /** A route that goes the same way, if there is one (fib_find_info). */
  twin(route: FibRoute): FibRoute | undefined {
    return this.ways.get(wayOf(route))?.route;
  }

  insert(route: FibRoute, where: "first" | "last"): void {
    const bucket = this.byLength[route.length] ?? new Prefixes<FibRoute[]>();
    this.byLength[route.length] = bucket;
    const leaf = bucket.get(route.prefix | 0) ?? [];
    const order = (r: FibRoute) => route.tos - r.tos || r.priority - route.priority;
    const index = leaf.findIndex((r) => (where === "first" ? order(r) >= 0 : order(r) > 0));
    leaf.splice(index < 0 ? leaf.length : index, 0, route);
    this.sorted = undefined;
    bucket.set(route.prefix | 0, leaf);
    if (bucket.size === 1) this.ask();
    this.enter(route);
    this.shape.add(route.prefix);
  }

  remove(route: FibRoute): void {
    const leaf = this.byLength[route.length]?.get(route.prefix | 0);
    const index = leaf?.indexOf(route) ?? -1;
    if (!leaf || index < 0) return;
    leaf.splice(index, 1);
    this.sorted = undefined;
    this.shape.drop(route.prefix);
    if (leaf.length === 0) this.byLength[route.length]!.delete(route.prefix | 0);
    if (this.byLength[route.length]!.size === 0) this.ask();
    this.leave(route);
  }

  /** In its place: the same route by other hops. */
  swap(old: FibRoute, made: FibRoute): void {
    const leaf = this.byLength[old.length]?.get(old.prefix | 0);
    const index = leaf?.indexOf(old) ?? -1;
    if (!leaf || index < 0) return;
    leaf.splice(index, 1, made);
    this.sorted = undefined;
    this.leave(old);
    this.enter(made);
  }

  /** The best of the routes with this prefix length. */
  best(key: Lookup, length: number, good: GoodHop): { route: FibRoute; hop: Hop | undefined } | undefined {
    const leaf = this.byLength[length]?.get(key.destination & mask(length));
    if (!leaf) return undefined;
    for (let i = 0; i < leaf.length; i++) {
      const route = leaf[i]!;
      if ((route.tos !== 0 && route.tos !== (key.tos ?? 0)) || route.scope < (key.scope ?? 0)) continue;
      if (route.type !== "unicast" && verdicts[route.type]) return { route, hop: undefined };
      for (let n = 0; n < route.hops.length; n++) if (good(route.hops[n]!, key)) return { route, hop: route.hops[n] };
    }
    return undefined;
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
      .flatMap((bucket) => [...(bucket?.all() ?? [])])
      .sort((a, b) => a[0]!.prefix - b[0]!.prefix || b[0]!.length - a[0]!.length)
      .flat();
    return this.sorted;
  }
}
