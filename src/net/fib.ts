// The forwarding information base (net/ipv4/fib_trie.c, fib_semantics.c): the tables local (255) and main (254), looked up in
// that order as the default rules say. Left out: other rules and tables, multipath, TOS routes.
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import { mask } from "./inet.js";

export type RouteType = "unicast" | "local" | "broadcast" | "multicast" | "blackhole" | "unreachable" | "prohibit";
export const table = { main: 254, local: 255 } as const;
export type RouteProtocol = "kernel" | "boot" | "static" | "redirect";

export interface FibRoute {
  readonly table: number;
  readonly prefix: Ipv4;
  readonly length: number;
  readonly type: RouteType;
  readonly scope: number;
  readonly protocol: RouteProtocol;
  readonly priority: number;
  readonly gateway: Ipv4 | undefined;
  /** undefined for blackhole and its like. */
  readonly dev: Device | undefined;
  readonly prefsrc: Ipv4 | undefined;
  /** RTNH_F_ONLINK: do not ask whether the gateway is reachable. */
  readonly onlink: boolean;
}

export interface Lookup {
  readonly destination: Ipv4;
  /** Only routes of this device. */
  readonly oif?: Device | undefined;
  /** Only routes at least this narrow. */
  readonly scope?: number;
}

export type LookupError = "ENETUNREACH" | "EHOSTUNREACH" | "EACCES" | "EINVAL";

const verdicts: Partial<Record<RouteType, LookupError>> = {
  blackhole: "EINVAL",
  unreachable: "EHOSTUNREACH",
  prohibit: "EACCES",
};

class Table {
  /** Routes of one prefix by `prefix`, a map a prefix length; within a prefix sorted by priority. */
  private readonly byLength: (Map<Ipv4, FibRoute[]> | undefined)[] = [];

  /** The routes of a prefix, best first. */
  at(prefix: Ipv4, length: number): readonly FibRoute[] {
    return this.byLength[length]?.get(prefix) ?? [];
  }

  insert(route: FibRoute, where: "first" | "last"): void {
    this.byLength[route.length] ??= new Map();
    const bucket = this.byLength[route.length]!;
    const leaf = bucket.get(route.prefix) ?? [];
    const index = leaf.findIndex((r) =>
      where === "first" ? r.priority >= route.priority : r.priority > route.priority,
    );
    leaf.splice(index < 0 ? leaf.length : index, 0, route);
    bucket.set(route.prefix, leaf);
  }

  remove(route: FibRoute): void {
    const leaf = this.byLength[route.length]?.get(route.prefix);
    if (!leaf) return;
    leaf.splice(leaf.indexOf(route), 1);
    if (leaf.length === 0) this.byLength[route.length]?.delete(route.prefix);
  }

  lookup(key: Lookup): FibRoute | undefined {
    for (let length = 32; length >= 0; length--) {
      const leaf = this.byLength[length]?.get((key.destination & mask(length)) >>> 0);
      const found = leaf?.find(
        (r) => r.scope >= (key.scope ?? 0) && (r.dev === undefined || key.oif === undefined || r.dev === key.oif),
      );
      if (found) return found;
    }
    return undefined;
  }

  /** In the order of the trie: by address, then the longer prefix first. */
  routes(): FibRoute[] {
    return this.byLength
      .flatMap((bucket) => [...(bucket?.values() ?? [])])
      .sort((a, b) => a[0]!.prefix - b[0]!.prefix || b[0]!.length - a[0]!.length)
      .flat();
  }
}

export class Fib {
  private readonly tables = new Map<number, Table>([
    [table.local, new Table()],
    [table.main, new Table()],
  ]);

  routes(id: number): readonly FibRoute[] {
    return this.tables.get(id)?.routes() ?? [];
  }

  at(id: number, prefix: Ipv4, length: number): readonly FibRoute[] {
    return this.tables.get(id)?.at(prefix, length) ?? [];
  }

  insert(route: FibRoute, where: "first" | "last" = "last"): void {
    this.tables.get(route.table)!.insert(route, where);
  }

  remove(route: FibRoute): void {
    this.tables.get(route.table)!.remove(route);
  }

  /** fib_lookup: the first table with an answer wins. */
  lookup(key: Lookup): FibRoute | LookupError {
    for (const id of [table.local, table.main]) {
      const found = this.tables.get(id)!.lookup(key);
      if (found) return verdicts[found.type] ?? found;
    }
    return "ENETUNREACH";
  }

  /** fib_sync_down_dev: routes of a device that went down or away; local ones stay while it exists. */
  flush(dev: Device, gone: boolean): void {
    for (const each of this.tables.values())
      for (const route of each.routes()) if (route.dev === dev && (gone || route.type !== "local")) each.remove(route);
  }

  /** fib_sync_down_addr: routes that prefer a source address that went away. */
  flushSource(address: Ipv4): void {
    const main = this.tables.get(table.main)!;
    for (const route of main.routes()) if (route.prefsrc === address) main.remove(route);
  }
}

/** "10.9.0.0/20 dev va": the words that decisions use for a route. */
export function routeWords(route: FibRoute): string {
  const to = route.length === 0 ? "default" : `${formatIpv4(route.prefix)}/${route.length}`;
  const type = route.type === "unicast" ? "" : `${route.type} `;
  const via = route.gateway === undefined ? "" : ` via ${formatIpv4(route.gateway)}`;
  const from = route.table === table.local ? " table local" : "";
  return `${type}${to}${via}${route.dev ? ` dev ${route.dev.name}` : ""}${from}`;
}

/** The same way in all that a duplicate is recognised by. */
export const sameRoute = (a: FibRoute, b: FibRoute): boolean =>
  a.type === b.type &&
  a.dev === b.dev &&
  a.prefsrc === b.prefsrc &&
  a.gateway === b.gateway &&
  a.scope === b.scope &&
  a.priority === b.priority;
