// The forwarding information base (net/ipv4/fib_frontend.c, fib_semantics.c): tables of any number, and the way through them:
// local and main as one and then default, until a rule was added or deleted; from then on by the rules.
// Which of several ways of equal rank is taken stands in path.ts.
import type { Ipv4 } from "../wire/address.js";
import type { FibRoute, Hop } from "./fibroute.js";
import { type Answer, type GoodHop, type Lookup, type LookupError, verdicts } from "./lookup.js";
import { type Rule, Rules } from "./rule.js";
import { Shape } from "./shape.js";
import { Table } from "./trie.js";

export {
  type FibRoute,
  fibRoute,
  goodHop,
  type Hop,
  hop,
  type Metrics,
  type RouteProtocol,
  type RouteSpec,
  type RouteType,
} from "./fibroute.js";
export { type Lookup, type LookupError, verdicts } from "./lookup.js";

export const table = { compat: 252, default: 253, main: 254, local: 255 } as const;
/** What a lookup found (struct fib_result). */
export interface Found {
  readonly route: FibRoute;
  readonly hop: Hop;
  /** The table as the kernel names it: main for a local route while the two are one. */
  readonly table: number;
  /** undefined while no rule was ever changed: then the kernel does not ask them. */
  readonly rule: Rule | undefined;
}

export interface Missed {
  readonly error: LookupError;
  readonly route: FibRoute | undefined;
  readonly rule: Rule | undefined;
}

export class Fib {
  readonly rules = new Rules();
  private readonly tables = new Map<number, Table>();
  private readonly local: Table;
  private readonly main: Table;
  /** fib_has_custom_local_routes: someone added a local route by hand. */
  customLocalRoutes = false;
  /** The kernel makes local and main when the first address or route needs them. */
  begun = false;
  /** A local route was there once. */
  private hasLocal = false;
  /** fa_default: which of the default routes like this one was used last, counted from it. */
  readonly lastDefault = new Map<FibRoute, number>();
  /** nh_power: how many turns a hop of several has left (multipath.ts). */
  readonly turns = new Map<Hop, number>();
  /** Hears what is asked, while somebody wants to know. */
  witness: ((key: Lookup, found: Found | Missed) => void) | undefined;

  constructor(
    private readonly good: GoodHop = () => true,
    /** Since 4.1 local and main are one trie until rules come (fib_unmerge). */
    private readonly merges = true,
    private readonly changed: () => void = () => {},
  ) {
    this.main = this.create(table.main);
    this.local = this.merges ? new Table(this.main.shape) : new Table();
    this.tables.set(table.local, this.local);
  }

  /** fib_new_table */
  create(id: number): Table {
    const known = this.tables.get(id) ?? new Table();
    this.tables.set(id, known);
    return known;
  }

  /** Local and main are one trie. */
  get shared(): boolean {
    return this.merges && !this.rules.custom;
  }

  /** How a table's trie stands now. */
  shape(id: number): Shape | undefined {
    this.unmerge();
    return this.tables.get(id)?.shape;
  }

  // fib_unmerge: the local routes go into a trie of their own, in its order.
  private unmerge(): void {
    const { local, main } = this;
    if (this.shared || local.shape !== main.shape) return;
    local.shape = new Shape();
    for (const { prefix } of local.routes()) {
      local.shape.add(prefix);
      main.shape.drop(prefix);
    }
  }

  has(id: number): boolean {
    return this.tables.has(id);
  }

  /** rt_cache_flush after fnhe_genid_bump: forgets what was learnt behind every hop. */
  forgetExceptions(): void {
    this.changed();
    for (const each of this.tables.values())
      for (const route of each.routes()) for (const way of route.hops) way.exceptions.clear();
  }

  /** The order of a dump: by hash chain, as the numbers fall into 256 of them. */
  ids(): number[] {
    return [...this.tables.keys()].sort((a, b) => (a & 255) - (b & 255) || a - b);
  }

  routes(id: number): readonly FibRoute[] {
    return this.tables.get(id)?.routes() ?? [];
  }

  /** A route of its table that goes the same way (fib_find_info). */
  twin(route: FibRoute): FibRoute | undefined {
    return this.tables.get(route.table)?.twin(route);
  }

  at(id: number, prefix: Ipv4, length: number): readonly FibRoute[] {
    return this.tables.get(id)?.at(prefix, length) ?? [];
  }

  insert(route: FibRoute, where: "first" | "last" = "last"): void {
    this.changed();
    this.begun ||= route.table === table.local || route.table === table.main;
    this.hasLocal ||= route.table === table.local;
    this.unmerge();
    this.create(route.table).insert(route, where);
    if (route.info.bounds.length === 0) this.rebalance(route);
  }

  /** fib_rebalance: the hops that are good now share the hashes (31 bits) by their weights. */
  rebalance({ hops, info }: FibRoute): void {
    this.changed();
    const weights = hops.map((hop) => (this.good(hop, { destination: 0 }) ? hop.weight : 0));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let sum = 0;
    info.bounds = weights.map((weight) => {
      sum += weight;
      return weight === 0 ? -1 : Math.round((sum * 0x8000_0000) / total) - 1;
    });
  }

  remove(route: FibRoute): void {
    this.changed();
    this.lastDefault.delete(route);
    this.tables.get(route.table)?.remove(route);
  }

  swap(old: FibRoute, made: FibRoute): void {
    this.changed();
    this.lastDefault.delete(old);
    this.tables.get(old.table)?.swap(old, made);
    this.rebalance(made);
  }

  /** fib_lookup */
  lookup(key: Lookup): Found | Missed {
    const found = this.find(key);
    this.witness?.(key, found);
    return found;
  }

  private find(key: Lookup): Found | Missed {
    if (this.rules.custom) {
      const { answer, rule, error } = this.rules.lookup(key, (id) => this.inTable(id, key));
      if (!answer) return { error: error ?? "ENETUNREACH", route: undefined, rule };
      return this.result(answer, rule);
    }
    // What main refuses, default may still answer.
    const main = this.result(this.merges ? this.merged(key) : this.unmerged(key));
    if (!("error" in main)) return main;
    const other = this.inTable(table.default, key);
    return other ? this.result(other) : main;
  }

  /** fib_table_lookup in one table. */
  inTable(id: number, key: Lookup): Answer | undefined {
    return this.tables.get(id)?.lookup(key, this.good, id);
  }

  /** inet_addr_type: what this address is to us. */
  addressType(address: Ipv4, id: number = table.local): "unicast" | "local" | "broadcast" | "multicast" {
    if (address >>> 24 === 0 || address === 0xffff_ffff) return "broadcast";
    if (address >>> 28 === 0xe) return "multicast";
    // __inet_dev_addr_type: where no table was ever made, every address is everybody's.
    if (id === table.local && !this.hasLocal) return "broadcast";
    const type = this.inTable(id, { destination: address })?.route.type;
    return type === "local" || type === "broadcast" || type === "multicast" ? type : "unicast";
  }

  private merged(key: Lookup): Answer | undefined {
    const { local, main, good } = this;
    let theirs = main.longest(key.destination);
    let ours = local.longest(key.destination);
    // Of both, the longer prefix; of equal ones local's.
    while (ours !== 0 && theirs !== 0) {
      if (local.lengthOf(ours) >= main.lengthOf(theirs)) {
        const found = local.best(ours, key, good, table.main);
        if (found) return found;
        ours = local.shorter(key.destination, local.lengthOf(ours));
      } else {
        const found = main.best(theirs, key, good, table.main);
        if (found) return found;
        theirs = main.shorter(key.destination, main.lengthOf(theirs));
      }
    }
    return ours === 0 ? main.from(theirs, key, good, table.main) : local.from(ours, key, good, table.main);
  }

  private unmerged(key: Lookup): Answer | undefined {
    return this.inTable(table.local, key) ?? this.inTable(table.main, key);
  }

  private result(answer: Answer | undefined, rule?: Rule): Found | Missed {
    if (answer?.hop) return rule ? { ...answer, hop: answer.hop, rule } : (answer as Found);
    const verdict = answer && verdicts[answer.route.type];
    const error = verdict === undefined || verdict === "throw" ? "ENETUNREACH" : verdict;
    return { error, route: answer?.route, rule };
  }

  /** fib_sync_down_addr: routes that prefer a source address that went away. */
  flushSource(address: Ipv4): void {
    this.changed();
    for (const each of this.tables.values())
      for (const route of each.routes()) if (route.prefsrc === address) each.remove(route);
  }
}
