// Which way: output routes (ip_route_output_key_hash_rcu) and input routes (ip_route_input_slow). Whether a packet's source
// is credible is source.ts. Left out: multicast routing.
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { Fact } from "./event.js";
import { type Exception, exceptionOf } from "./exception.js";
import { type Fib, type FibRoute, type Found, type Hop, table } from "./fib.js";
import { type InDevice, isLoopback, isMulticast, isZeroNet, LIMITED_BROADCAST, scope } from "./inet.js";
import type { Kernel } from "./kernel.js";
import type { Lookup } from "./lookup.js";
import { selectHop } from "./multipath.js";
import type { NeighbourTable } from "./neightable.js";
import { selectPath } from "./path.js";
import { combined, facts, ownerOf } from "./reading.js";
import type { DropReason } from "./reason.js";
import type { RouteCache } from "./routecache.js";
import { validateSource } from "./source.js";
import type { Sysctl } from "./sysctl.js";

export { combined, facts, ownerOf };

/** Where a packet goes, or came to (Linux: struct rtable). */
export interface Route {
  readonly type: "unicast" | "local" | "broadcast" | "multicast";
  /** RTCF_LOCAL: it (also) stays here. */
  readonly toUs: boolean;
  /** The device it leaves by; lo for a local one. */
  readonly dev: Device;
  readonly gateway: Ipv4 | undefined;
  readonly source: Ipv4;
  readonly destination: Ipv4;
  /** The device that sockets are told it came in by (inet_iif), where that is not the device of the frame. */
  readonly inputDevice: Device | undefined;
  readonly fib: FibRoute | undefined;
  /** The table that it came from, 0 for none. */
  readonly table: number;
  /** What was learnt about this destination (rt_bind_exception); a redirect's gateway stands in `gateway` already. */
  readonly exception?: Exception | undefined;
  /** IPSKB_DOREDIRECT: it leaves by where it came in, and its sender could have sent it there itself. */
  readonly redirect?: boolean;
  /** What was read to choose it: the winning rule, where rules are asked, and the winning route. */
  readonly read: readonly Fact[];
  /** The receiving side must refuse it: no route, or not a router (ip_error). */
  readonly error?: "EHOSTUNREACH" | "ENETUNREACH" | "EACCES" | "EINVAL";
}

/** What routing reads of its namespace. */
export interface RoutingView {
  readonly fib: Fib;
  readonly kernel: Kernel;
  /** Keys the hash that spreads flows over several hops. */
  readonly multipathSeed: number;
  readonly sysctl: Sysctl;
  readonly loopback: Device;
  readonly localRouteNamesOwner: boolean;
  readonly neighbours: Pick<NeighbourTable, "find">;
  readonly routes: RouteCache;
  devices(): readonly Device[];
  /** inet_lookup_ifaddr */
  owner(address: Ipv4): Device | undefined;
  inDevice(dev: Device): InDevice;
  /** ip_ignore_linkdown */
  ignoresLinkdown(dev: Device): boolean;
}

export type OutputError = "ENETUNREACH" | "EHOSTUNREACH" | "EACCES" | "EINVAL" | "ENODEV";

/** What our own packets ask; `scope` is SO_DONTROUTE's. */
export type Flow = Omit<Lookup, "iif" | "ignoreLinkstate">;

/** IPTOS_RT_MASK: the bits of TOS that routes and rules see. */
const tosOf = (tos: number | undefined): number => (tos ?? 0) & 0x1c;

/** inet_select_addr: from this device, else from any other. */
export function selectSource(view: RoutingView, dev: Device, target: Ipv4, within: number): Ipv4 {
  const own = view.inDevice(dev).select(target, within);
  if (own !== undefined) return own;
  for (const other of view.devices()) {
    const address = view
      .inDevice(other)
      .addresses.find((a) => !a.secondary && a.scope !== scope.link && a.scope <= within);
    if (address) return address.local;
  }
  return 0;
}

export const output = (view: RoutingView, flow: Flow): Route | OutputError =>
  view.routes.output(flow, () => findOutput(view, flow));

function findOutput(view: RoutingView, flow: Flow): Route | OutputError {
  const { oif } = flow;
  let source = flow.source ?? 0;
  let destination = flow.destination;
  const toAll = destination === LIMITED_BROADCAST || isMulticast(destination);
  const alone = (dev: Device, type: Route["type"], from: Ipv4) =>
    made(view, { dev, type, source: from, destination, oif });
  if (source !== 0) {
    if (isMulticast(source) || source === LIMITED_BROADCAST || isZeroNet(source)) return "EINVAL";
    // __ip_dev_find: one of our addresses, or within a local route (127.0.0.0/8).
    const local = view.fib.inTable(table.local, { destination: source });
    const owner = ownerOf(view, source) ?? (local?.route.type === "local" ? local.hop?.dev : undefined);
    if (!owner) return "ENETUNREACH";
    // Up or not.
    if (!oif && toAll) return alone(owner, "unicast", source);
  }
  if (oif && !oif.up) return "ENETUNREACH";
  if (oif && toAll) return alone(oif, "unicast", source || selectSource(view, oif, 0, scope.link));
  if (destination === 0) {
    if (oif) source ||= selectSource(view, oif, 0, scope.host);
    destination = source || 0x7f000001;
    return alone(view.loopback, "local", source || destination);
  }
  const key = { ...flow, oif, source, destination, tos: tosOf(flow.tos) };
  const found = view.fib.lookup(key);
  if ("error" in found) {
    if (!oif) return found.error;
    // The tables seem wrong; take it to be on the link.
    return alone(oif, "unicast", source || selectSource(view, oif, 0, scope.link));
  }
  if (found.route.type === "local") {
    const { route: fib } = found;
    source ||= fib.prefsrc ?? destination;
    return {
      type: "local",
      toUs: true,
      dev: view.loopback,
      gateway: undefined,
      source,
      destination,
      inputDevice: view.localRouteNamesOwner ? found.hop.dev : oif,
      fib,
      table: found.table,
      read: facts(found),
    };
  }
  const way = selectPath(view, found, key);
  const { hop, route: fib } = way;
  const { dev } = hop;
  source ||= fib.prefsrc ?? selectSource(view, dev, hop.gateway ?? 0, fib.scope);
  const type = fib.type === "broadcast" || fib.type === "multicast" ? fib.type : "unicast";
  return made(view, { dev, type, source, destination, oif, found: way });
}

// rt_set_nexthop: a gateway that is an address of our own (scope host) is none.
const via = (hop: Hop | undefined): Ipv4 | undefined => (hop?.scope === scope.link ? hop.gateway : undefined);

interface Way {
  readonly dev: Device;
  readonly type: Route["type"];
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly oif: Device | undefined;
  readonly found?: Found;
}

// __mkroute_output
function made(view: RoutingView, way: Way): Route | OutputError {
  const { dev, source, destination, oif, found } = way;
  if (isLoopback(source) && !dev.loopback && !or(view, dev, "route_localnet")) return "EINVAL";
  const type = destination === LIMITED_BROADCAST ? "broadcast" : isMulticast(destination) ? "multicast" : way.type;
  if (type !== "broadcast" && isZeroNet(destination)) return "EINVAL";
  const exception = type === "unicast" ? exceptionOf(found?.hop, destination, view.kernel) : undefined;
  return {
    type,
    toUs: type === "multicast" ? destination === ALL_HOSTS && dev.up : dev.loopback || type === "broadcast",
    dev,
    gateway: type === "unicast" ? (exception?.gateway ?? via(found?.hop)) : undefined,
    source,
    destination,
    inputDevice: oif,
    // Everyone has no route of their own, a group has one or none: what a default says does not count.
    fib:
      destination === LIMITED_BROADCAST || (type === "multicast" && (found?.route.length ?? 0) < 4)
        ? undefined
        : found?.route,
    table: found?.table ?? 0,
    exception,
    read: found ? facts(found) : [],
  };
}

/** IN_DEV_ORCONF and IN_DEV_MAXCONF: how `all` and the device combine. */
const or = (view: RoutingView, dev: Device, name: string): boolean => combined(view, dev, name, "or").value !== 0;

/** Refused on arrival (ip_handle_martian_source and its like). */
export interface Refusal {
  readonly refused: DropReason;
  readonly func: string;
  readonly read: readonly Fact[];
}

export interface Arrival {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly dev: Device;
  readonly mark?: number | undefined;
  readonly tos?: number | undefined;
}

export const isRefusal = (x: object): x is Refusal => "refused" in x;

export const input = (view: RoutingView, arrival: Arrival): { route: Route; read: readonly Fact[] } | Refusal =>
  view.routes.input(arrival, () => findInput(view, arrival));

function findInput(view: RoutingView, arrival: Arrival): { route: Route; read: readonly Fact[] } | Refusal {
  const { source, destination, dev } = arrival;
  const func = "ip_route_input_slow";
  const read: Fact[] = [];
  const refuse = (refused: DropReason): Refusal => ({ refused, func, read });
  const localnet = combined(view, dev, "route_localnet", "or");
  const refuseFor = (refused: DropReason, name: string, address: Ipv4): Refusal => {
    read.push({ name, value: formatIpv4(address) });
    return refuse(refused);
  };
  if (isMulticast(source) || source === LIMITED_BROADCAST) return refuseFor("IP_INVALID_SOURCE", "source", source);
  const toAll = destination === LIMITED_BROADCAST || (source === 0 && destination === 0);
  if (!toAll) {
    if (isZeroNet(source)) return refuseFor("IP_INVALID_SOURCE", "source", source);
    if (isZeroNet(destination)) return refuseFor("IP_INVALID_DEST", "destination", destination);
    if ((isLoopback(source) || isLoopback(destination)) && localnet.value === 0) {
      read.push(localnet.fact);
      return refuse("IP_LOCALNET");
    }
  }
  if (isMulticast(destination)) {
    // ip_mc_up joins it, ip_mc_down leaves it.
    if (destination !== ALL_HOSTS || !dev.up) return refuseFor("NOT_SPECIFIED", "no member of", destination);
    read.push({ name: "member of", value: formatIpv4(destination) });
    const checked = isZeroNet(source) ? undefined : validateSource(view, { ...arrival, destination: 0 });
    if (checked && isRefusal(checked)) return checked;
    return { route: { ...here(view, arrival), type: "multicast", toUs: true, fib: undefined, table: 0, read }, read };
  }
  const forwarding = view.sysctl.of("ipv4/conf", dev.name, "forwarding");
  const key = { destination, source, iif: dev, mark: arrival.mark, tos: tosOf(arrival.tos) };
  const found = toAll ? undefined : view.fib.lookup(key);
  if (found) read.push(...facts(found));
  if (found && !found.route) read.push({ name: "fib", value: `no route to ${formatIpv4(destination)}` });
  if (toAll) read.push({ name: "destination", value: formatIpv4(destination) });
  const at = found && "hop" in found ? found.table : 0;
  const arrived = (type: Route["type"], fib: FibRoute | undefined): Route =>
    Object.assign(here(view, arrival), { read, table: at, type, toUs: true, fib });
  const fib = found && "hop" in found ? found.route : undefined;
  // IN_DEV_BFORWARD: a broadcast to a link of ours may also only pass.
  const passing = fib?.type === "broadcast" && combined(view, dev, "bc_forwarding", "and");
  if (passing) read.push(passing.fact);
  if (found === undefined || (passing && passing.value === 0)) {
    const checked = isZeroNet(source) ? undefined : validateSource(view, { ...arrival, destination: 0 });
    if (checked && isRefusal(checked)) return checked;
    return { route: arrived("broadcast", fib), read };
  }
  if (fib?.type === "local") {
    const checked = validateSource(view, arrival);
    if (isRefusal(checked)) return checked;
    return { route: arrived("local", fib), read };
  }
  const unroutable = arrived("local", undefined);
  if (forwarding === 0 && !passing) {
    read.push({ name: `net.ipv4.conf.${dev.name}.forwarding`, value: "0" });
    return { route: { ...unroutable, error: "EHOSTUNREACH" }, read };
  }
  if ("error" in found) return { route: { ...unroutable, error: found.error }, read };
  const hop = selectHop(view, found, key);
  const checked = validateSource(view, arrival, hop.dev);
  if (isRefusal(checked)) return checked;
  const out = hop.dev;
  const shared = () => combined(view, out, "shared_media", "or").value !== 0;
  const redirect =
    out === dev && checked.onLink && (shared() || view.inDevice(out).onLink(source, hop.gateway ?? source));
  const exception = exceptionOf(hop, destination, view.kernel);
  const gateway = exception?.gateway ?? via(hop);
  return {
    route: {
      ...{ source, destination, inputDevice: undefined, read, table: at },
      type: passing ? "broadcast" : "unicast",
      toUs: false,
      dev: out,
      gateway,
      fib: found.route,
      exception,
      redirect,
    },
    read,
  };
}

/** 224.0.0.1, the one group that every host is in. */
const ALL_HOSTS: Ipv4 = 0xe000_0001;

const here = (view: RoutingView, { source, destination }: Arrival) =>
  ({ dev: view.loopback, gateway: undefined, source, destination, inputDevice: undefined }) as const;
