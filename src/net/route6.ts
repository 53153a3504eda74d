// The routes that IPv6 makes by itself (addrconf_prefix_route, addrconf_add_mroute, addrconf_dad_completed in
// net/ipv6/addrconf.c): of each address its prefix, once it is known to be ours itself, and all groups on a link that came up.
// They follow from addresses and devices; kept is only which were deleted. Left out: routes by hand, and looking anything up in them.
import type { Ipv6 } from "../wire/address.js";
import type { Device } from "./device.js";
import { table } from "./fib.js";
import type { Address6 } from "./inet6.js";
import type { NetNs } from "./netns.js";

export interface Route6 {
  readonly table: number;
  readonly type: "unicast" | "local" | "multicast";
  readonly prefix: Ipv6;
  readonly length: number;
  readonly dev: Device;
  readonly metric: number;
  readonly linkdown: boolean;
  /** When it was made, among all. */
  readonly order: number;
}

const last = ({ prefix, length }: Route6): Ipv6 => prefix | ((1n << BigInt(128 - length)) - 1n);
const masked = (address: Ipv6, length: number): Ipv6 => {
  const host = BigInt(128 - length);
  return (address >> host) << host;
};

/** As a dump walks through them: main, then local; the narrower of two nested prefixes first (fib6_walk). */
export function routes6(ns: NetNs): Route6[] {
  const made = ns.devices().flatMap((dev) => (dev.up ? of(ns, dev) : []));
  const all = made.filter((route) => !ns.inet6.deleted.has(name(route)));
  const order = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
  return all.sort(
    (a, b) =>
      a.table - b.table || order(last(a), last(b)) || b.length - a.length || a.metric - b.metric || a.order - b.order,
  );
}

function of(ns: NetNs, dev: Device): Route6[] {
  const { inet6 } = ns;
  const linkdown = !dev.carrier;
  const routes: Route6[] = [];
  const joined = inet6.joined(dev);
  if (joined !== undefined)
    routes.push({
      ...{ table: table.local, type: "multicast", prefix: 0xffn << 120n, length: 8 },
      ...{ dev, metric: 256, linkdown, order: joined },
    });
  for (const each of inet6.of(dev)) {
    const { address, prefixLength: length, order } = each;
    if (isOurs(each))
      routes.push({
        table: table.local,
        type: "local",
        prefix: address,
        length: 128,
        dev,
        metric: 0,
        linkdown: false,
        order,
      });
    const prefix = masked(address, length);
    // The loopback's own address has no prefix.
    if (each.scope === "host") continue;
    if (!routes.some((r) => r.type === "unicast" && r.prefix === prefix && r.length === length))
      routes.push({ table: table.main, type: "unicast", prefix, length, dev, metric: 256, linkdown, order });
  }
  return routes;
}

const name = ({ table, prefix, length, order }: Route6): string => `${table} ${prefix}/${length} ${order}`;

/** RTM_DELROUTE: it comes back when its address or link does. */
export const removeRoute6 = (ns: NetNs, route: Route6): void => void ns.inet6.deleted.add(name(route));

const isOurs = ({ state }: Address6): boolean => state === "preferred";
