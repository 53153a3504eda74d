// RTM_NEWROUTE and RTM_DELROUTE (fib_create_info, fib_table_insert, fib_table_delete).
import type { Ipv4 } from "../../wire/address.js";
import type { Device } from "../device.js";
import { type FibRoute, fibRoute, type Hop, hop, type RouteSpec, table, verdicts } from "../fib.js";
import { mask, scope } from "../inet.js";
import type { NetNs } from "../netns.js";
import { routeWords, sameRoute } from "../sameroute.js";
import { type Refused, refused, say } from "./refused.js";

export interface NewHop {
  readonly gateway: Ipv4 | undefined;
  readonly dev: Device | undefined;
  readonly weight?: number;
  readonly onlink: boolean;
}

export interface NewRoute extends RouteSpec {
  /** One, several (`nexthop …`), or none for blackhole and its like. */
  readonly hops: readonly NewHop[];
}

export type InsertMode = "add" | "replace" | "change" | "append" | "prepend";

const props: Partial<Record<FibRoute["type"], number>> = {
  local: scope.host,
  broadcast: scope.link,
  anycast: scope.link,
  nat: scope.nowhere,
};

// rtm_to_fib_config
function malformed(ns: NetNs, asked: Pick<RouteMatch, "prefix" | "length" | "tos">): Refused | undefined {
  if (((asked.tos ?? 0) & 3) !== 0) return say(ns, "EINVAL", "Invalid dsfield (tos): ECN bits must be 0");
  if ((asked.prefix & ~mask(asked.length)) >>> 0 !== 0)
    return say(ns, "EINVAL", "Invalid prefix for given prefix length");
  return undefined;
}

/** fib_create_info's checks and fib_table_insert. */
export function addRoute(ns: NetNs, wanted: NewRoute, mode: InsertMode): Refused | undefined {
  const wrong = malformed(ns, wanted);
  if (wrong) return wrong;
  if (wanted.nhid !== undefined && wanted.hops.length > 0)
    return say(ns, "EINVAL", "Nexthop specification and nexthop id are mutually exclusive");
  // What fails later leaves the table behind.
  ns.fib.create(wanted.table);
  if ((props[wanted.type] ?? 0) > wanted.scope || wanted.scope > scope.host) return say(ns, "EINVAL", "Invalid scope");
  const hops = ways(ns, wanted);
  if ("errno" in hops) return hops;
  if (wanted.prefsrc !== undefined && !verdicts[wanted.type] && !validSource(ns, wanted, wanted.prefsrc))
    return say(ns, "EINVAL", "Invalid prefsrc address");
  // A nexthop object that is a blackhole makes its routes such.
  const type = wanted.nhid !== undefined && hops.length === 0 ? "blackhole" : wanted.type;
  const route = shared(ns, fibRoute({ ...spec(wanted), type }, hops));
  const refusal = insert(ns, route, mode);
  if (refusal) return refusal;
  if (route.type === "local") ns.fib.customLocalRoutes = true;
  ns.rtnetlink.route(route);
  ns.change("route", routeWords(route));
  return undefined;
}

function spec({ hops: _, metrics, realm, ...rest }: NewRoute): RouteSpec {
  const values = Object.entries(metrics?.values ?? {}).flatMap(([name, value]) => {
    // ip_metrics_convert: a datagram has 65535 octets; 0 says nothing.
    const most = { mtu: 65520, advmss: 65495 }[name] ?? value;
    return value === 0 ? [] : [[name, Math.min(value, most)] as const];
  });
  const kept = metrics && values.length > 0 ? { metrics: { ...metrics, values: Object.fromEntries(values) } } : {};
  return { ...rest, ...kept, ...(realm ? { realm } : {}) };
}

// fib_find_info: equal routes of a table share their hops, and what was learnt behind them.
function shared(ns: NetNs, route: FibRoute): FibRoute {
  const twin = ns.fib.twin(route);
  return twin ? fibRoute(route, twin.hops, twin.info) : route;
}

// fib_table_insert: rivals are routes of the same prefix, TOS and priority, and only the first of them gives way.
function insert(ns: NetNs, route: FibRoute, mode: InsertMode): Refused | undefined {
  const { fib } = ns;
  const rivals = fib
    .at(route.table, route.prefix, route.length)
    .filter((each) => each.priority === route.priority && each.tos === route.tos);
  if (mode === "add" && rivals.length > 0) return refused("EEXIST");
  const first = rivals[0];
  const twin = rivals.find((each) => sameRoute(each, route));
  if (mode === "replace" || mode === "change") {
    if (first && first === twin) return undefined;
    if (twin) return refused("EEXIST");
    if (first) {
      fib.swap(first, route);
      return undefined;
    }
    if (mode === "change") return refused("ENOENT");
  } else if (twin) return refused("EEXIST");
  fib.insert(route, mode === "append" ? "last" : "first");
  return undefined;
}

function ways(ns: NetNs, wanted: NewRoute): readonly Hop[] | Refused {
  if (wanted.nhid !== undefined) {
    const nexthop = ns.nexthops.get(wanted.nhid);
    if (!nexthop) return say(ns, "EINVAL", "Nexthop id does not exist");
    // fib_check_nexthop
    if (nexthop.kind === "group" && wanted.scope === scope.host)
      return say(ns, "EINVAL", "Route with host scope can not have multiple nexthops");
    const hops = ns.nexthops.hops(nexthop);
    return hops === "blackhole" ? [] : hops;
  }
  if (verdicts[wanted.type]) {
    if (wanted.hops.length === 0) return [];
    return say(ns, "EINVAL", "Gateway, device and multipath can not be specified for this route type");
  }
  if (wanted.hops.length === 0) return refused("ENODEV");
  if (wanted.scope === scope.host) {
    const [only, more] = wanted.hops;
    if (more) return say(ns, "EINVAL", "Route with host scope can not have multiple nexthops");
    if (only!.gateway !== undefined) return say(ns, "EINVAL", "Route with host scope can not have a gateway");
    return only!.dev ? [hop(only!.dev, undefined, scope.nowhere)] : refused("ENODEV");
  }
  const hops: Hop[] = [];
  for (const each of wanted.hops) {
    const made = checkHop(ns, each, wanted.scope, wanted.table);
    if ("errno" in made) return made;
    hops.push(made);
  }
  return hops;
}

/** fib_check_nh */
export function checkHop(ns: NetNs, wanted: NewHop, routeScope: number, id: number = table.main): Hop | Refused {
  const { gateway, dev, onlink, weight = 1 } = wanted;
  if (gateway === undefined) {
    if (onlink) return say(ns, "EINVAL", "Invalid flags for nexthop - PERVASIVE and ONLINK can not be set");
    if (!dev) return refused("ENODEV");
    if (!dev.up) return say(ns, "ENETDOWN", "Device for nexthop is not up");
    return hop(dev, undefined, scope.host, { weight });
  }
  if (onlink) {
    if (routeScope >= scope.link) return say(ns, "EINVAL", "Nexthop has invalid scope");
    if (!dev) return say(ns, "ENODEV", "Nexthop device required for onlink");
    if (!dev.up) return say(ns, "ENETDOWN", "Nexthop device is not up");
    if (ns.fib.addressType(gateway) !== "unicast") return say(ns, "EINVAL", "Nexthop has invalid gateway");
    return hop(dev, gateway, scope.link, { onlink, weight });
  }
  const reached = reachGateway(ns, gateway, dev, Math.max(routeScope + 1, scope.link), id);
  return "errno" in reached ? reached : hop(reached.dev, gateway, reached.scope, { weight });
}

// fib_check_nh_v4_gw: the gateway itself must be on a link; the route's own table is asked first. A gateway that is an address
// of ours has the scope of the host, and nothing is sent by way of it (rt_set_nexthop).
function reachGateway(
  ns: NetNs,
  gateway: Ipv4,
  oif: Device | undefined,
  narrow: number,
  id: number,
): { dev: Device; scope: number } | Refused {
  const key = { destination: gateway, oif, scope: narrow, ignoreLinkstate: true };
  const own = id === table.main ? undefined : ns.fib.inTable(id, key);
  const found = own?.hop ? { route: own.route, hop: own.hop } : ns.fib.lookup(key);
  if ("error" in found)
    return say(ns, found.error === "ENETUNREACH" ? "ENETUNREACH" : "EINVAL", "Nexthop has invalid gateway");
  if (found.route.type !== "unicast" && found.route.type !== "local")
    return say(ns, "EINVAL", "Nexthop has invalid gateway");
  if (!found.hop.dev.up) return refused("ENETDOWN");
  return { dev: found.hop.dev, scope: found.route.scope };
}

// fib_valid_prefsrc
function validSource(ns: NetNs, wanted: NewRoute, source: Ipv4): boolean {
  if (wanted.type === "local" && wanted.prefix === source) return true;
  const own = wanted.table === table.main ? table.local : wanted.table;
  return ns.fib.addressType(source, own) === "local" || ns.fib.addressType(source, table.local) === "local";
}

export interface RouteMatch {
  readonly table: number;
  readonly prefix: Ipv4;
  readonly length: number;
  readonly type?: FibRoute["type"] | undefined;
  readonly tos?: number | undefined;
  readonly protocol?: string | undefined;
  readonly priority?: number | undefined;
  readonly prefsrc?: Ipv4 | undefined;
  readonly scope?: number | undefined;
  readonly nhid?: number | undefined;
  /** Several must agree one by one; one is asked of the first hop only. */
  readonly hops: readonly Partial<NewHop>[];
}

/** fib_table_delete: the first that agrees with all that was said. */
export function removeRoute(ns: NetNs, match: RouteMatch): Refused | undefined {
  const wrong = malformed(ns, match);
  if (wrong) return wrong;
  if (!ns.fib.has(match.table)) return say(ns, "ESRCH", "FIB table does not exist");
  if (match.nhid !== undefined && !ns.nexthops.get(match.nhid)) return say(ns, "EINVAL", "Nexthop id does not exist");
  const found = ns.fib.at(match.table, match.prefix, match.length).find((r) => agrees(r, match));
  if (!found) return refused("ESRCH");
  ns.fib.remove(found);
  ns.rtnetlink.route(found, true);
  ns.change("route", `deleted ${routeWords(found)}`);
  return undefined;
}

// fib_nh_match and the checks around it.
function agrees(route: FibRoute, match: RouteMatch): boolean {
  const said = <T>(wanted: T | undefined, own: T): boolean => wanted === undefined || wanted === own;
  if (route.tos !== (match.tos ?? 0)) return false;
  if (match.hops.length > 1 && match.hops.length !== route.hops.length) return false;
  if (match.hops.length > 0 && route.nhid !== undefined) return false;
  return (
    // A nexthop object that blackholes makes the listing say so; the route itself stays unicast (fib_dump_info).
    said(match.type, route.nhid === undefined ? route.type : "unicast") &&
    said(match.protocol, route.protocol) &&
    said(match.priority, route.priority) &&
    said(match.prefsrc, route.prefsrc) &&
    said(match.scope, route.scope) &&
    said(match.nhid, route.nhid) &&
    match.hops.every(
      (wanted, i) => said(wanted.gateway, route.hops[i]?.gateway) && said(wanted.dev, route.hops[i]?.dev),
    )
  );
}
