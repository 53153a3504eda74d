// Which way: output routes (ip_route_output_key_hash_rcu), input routes (ip_route_input_slow) and whether a packet's source
// is credible (fib_validate_source). Left out: TOS, marks, rules, multicast routing, cached exceptions.
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { Fact } from "./event.js";
import { type Fib, type FibRoute, routeWords } from "./fib.js";
import { type InDevice, isLoopback, isMulticast, isZeroNet, LIMITED_BROADCAST, scope } from "./inet.js";
import type { DropReason } from "./reason.js";
import type { Sysctl } from "./sysctl.js";

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
  /** The receiving side must refuse it: no route, or not a router (ip_error). */
  readonly error?: "EHOSTUNREACH" | "ENETUNREACH" | "EACCES" | "EINVAL";
}

/** What routing reads of its namespace. */
export interface RoutingView {
  readonly fib: Fib;
  readonly sysctl: Sysctl;
  readonly loopback: Device;
  readonly localRouteNamesOwner: boolean;
  devices(): readonly Device[];
  inDevice(dev: Device): InDevice;
}

export type OutputError = "ENETUNREACH" | "EHOSTUNREACH" | "EACCES" | "EINVAL" | "ENODEV";

export interface Flow {
  readonly destination: Ipv4;
  readonly source?: Ipv4 | undefined;
  readonly oif?: Device | undefined;
}

/** inet_lookup_ifaddr: the device that has this address. */
export function ownerOf(view: RoutingView, address: Ipv4): Device | undefined {
  return view.devices().find((dev) => view.inDevice(dev).addresses.some((a) => a.local === address));
}

/** __ip_dev_find: an address of ours, or one that a local route makes ours. */
function isLocal(view: RoutingView, address: Ipv4): boolean {
  if (ownerOf(view, address)) return true;
  const found = view.fib.lookup({ destination: address });
  return typeof found === "object" && found.type === "local";
}

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

export function output(view: RoutingView, flow: Flow): Route | OutputError {
  const { oif } = flow;
  let source = flow.source ?? 0;
  let destination = flow.destination;
  if (source !== 0) {
    if (isMulticast(source) || source === LIMITED_BROADCAST || isZeroNet(source)) return "EINVAL";
    if (!isLocal(view, source)) return "EINVAL";
  }
  if (oif && !oif.up) return "ENETUNREACH";
  const toAll = destination === LIMITED_BROADCAST || isMulticast(destination);
  if (oif && toAll)
    return made(view, oif, destination, source || selectSource(view, oif, 0, scope.link), undefined, oif);
  if (destination === 0) {
    destination = source || 0x7f000001;
    return made(view, view.loopback, destination, source || destination, undefined, oif);
  }
  const found = view.fib.lookup({ destination, oif });
  if (typeof found === "string") {
    if (!oif) return found;
    // The tables seem wrong; take it to be on the link.
    return made(view, oif, destination, source || selectSource(view, oif, 0, scope.link), undefined, oif);
  }
  if (found.type === "local") {
    source ||= found.prefsrc ?? destination;
    return {
      type: "local",
      toUs: true,
      dev: view.loopback,
      gateway: undefined,
      source,
      destination,
      inputDevice: view.localRouteNamesOwner ? found.dev : oif,
      fib: found,
    };
  }
  const dev = found.dev!;
  source ||= found.prefsrc ?? selectSource(view, dev, found.gateway ?? 0, found.scope);
  return made(view, dev, destination, source, found, oif);
}

function made(
  view: RoutingView,
  dev: Device,
  destination: Ipv4,
  source: Ipv4,
  fib: FibRoute | undefined,
  oif: Device | undefined,
): Route | OutputError {
  if (isLoopback(source) && !dev.loopback && !or(view, dev, "route_localnet")) return "EINVAL";
  const broadcast = destination === LIMITED_BROADCAST || fib?.type === "broadcast";
  const type = broadcast ? "broadcast" : isMulticast(destination) ? "multicast" : dev.loopback ? "local" : "unicast";
  return {
    type,
    toUs: dev.loopback || broadcast,
    dev,
    gateway: type === "unicast" ? fib?.gateway : undefined,
    source,
    destination,
    inputDevice: oif,
    fib,
  };
}

/** IN_DEV_ORCONF and IN_DEV_MAXCONF: how `all` and the device combine. */
const or = (view: RoutingView, dev: Device, name: string): boolean => combined(view, dev, name, "or").value !== 0;

export function combined(
  view: Pick<RoutingView, "sysctl">,
  dev: Device,
  name: string,
  how: "or" | "max",
): { value: number; fact: Fact } {
  const all = view.sysctl.of("ipv4/conf", "all", name);
  const own = view.sysctl.of("ipv4/conf", dev.name, name);
  const value = how === "max" ? Math.max(all, own) : Number(all !== 0 || own !== 0);
  const words = how === "max" ? "max" : "or";
  return {
    value,
    fact: { name: `net.ipv4.conf.${dev.name}.${name}`, value: `${value} (all=${all} ${words} ${dev.name}=${own})` },
  };
}

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
}

export const isRefusal = (x: object): x is Refusal => "refused" in x;

export function input(view: RoutingView, arrival: Arrival): { route: Route; read: readonly Fact[] } | Refusal {
  const { source, destination, dev } = arrival;
  const func = "ip_route_input_slow";
  const read: Fact[] = [];
  const refuse = (refused: DropReason): Refusal => ({ refused, func, read });
  const localnet = combined(view, dev, "route_localnet", "or");
  if (isMulticast(source) || source === LIMITED_BROADCAST) return refuse("IP_INVALID_SOURCE");
  const toAll = destination === LIMITED_BROADCAST || (source === 0 && destination === 0);
  if (!toAll) {
    if (isZeroNet(source)) return refuse("IP_INVALID_SOURCE");
    if (isZeroNet(destination)) return refuse("IP_INVALID_DEST");
    if ((isLoopback(source) || isLoopback(destination)) && localnet.value === 0) {
      read.push(localnet.fact);
      return refuse("IP_LOCALNET");
    }
  }
  if (isMulticast(destination)) {
    if (destination !== ALL_HOSTS) return refuse("NOT_SPECIFIED");
    return { route: { ...here(view, arrival), type: "multicast", toUs: true, fib: undefined }, read };
  }
  const forwarding = view.sysctl.of("ipv4/conf", dev.name, "forwarding");
  const found = toAll ? undefined : view.fib.lookup({ destination });
  if (typeof found === "object") read.push({ name: "fib", value: routeWords(found) });
  const base = here(view, arrival);
  if (found === undefined || (typeof found === "object" && found.type === "broadcast")) {
    const bad = isZeroNet(source) ? undefined : validateSource(view, { ...arrival, destination: 0 });
    if (bad) return bad;
    return { route: { ...base, type: "broadcast", toUs: true, fib: found }, read };
  }
  if (typeof found === "object" && found.type === "local") {
    const bad = validateSource(view, arrival);
    if (bad) return bad;
    return { route: { ...base, type: "local", toUs: true, fib: found }, read };
  }
  const unroutable = { ...base, type: "local", toUs: true, fib: undefined } as const;
  if (forwarding === 0) {
    read.push({ name: `net.ipv4.conf.${dev.name}.forwarding`, value: "0" });
    return { route: { ...unroutable, error: "EHOSTUNREACH" }, read };
  }
  if (typeof found === "string") return { route: { ...unroutable, error: found }, read };
  const bad = validateSource(view, arrival, found.dev);
  if (bad) return bad;
  return {
    route: { ...base, type: "unicast", toUs: false, dev: found.dev!, gateway: found.gateway, fib: found },
    read,
  };
}

/** 224.0.0.1, the one group that every host is in. */
const ALL_HOSTS: Ipv4 = 0xe000_0001;

const here = (view: RoutingView, { source, destination }: Arrival) =>
  ({ dev: view.loopback, gateway: undefined, source, destination, inputDevice: undefined }) as const;

/** fib_validate_source; undefined when the source is credible. */
export function validateSource(view: RoutingView, arrival: Arrival, oif?: Device): Refusal | undefined {
  const { source, dev } = arrival;
  const rpf = combined(view, dev, "rp_filter", "max");
  const local = combined(view, dev, "accept_local", "or");
  const read = [{ name: "source", value: formatIpv4(source) }, rpf.fact, local.fact];
  const refuse = (refused: DropReason, func: string, more: Fact[] = []): Refusal => ({
    refused,
    func,
    read: [...read, ...more],
  });
  if (rpf.value === 0 && oif !== dev) {
    if (local.value !== 0) return undefined;
    const owner = ownerOf(view, source);
    if (!owner) return undefined;
    return refuse("IP_LOCAL_SOURCE", "fib_validate_source", [{ name: "owner", value: owner.name }]);
  }
  const func = "__fib_validate_source";
  const back = view.fib.lookup({ destination: source });
  if (typeof back === "string") {
    if (rpf.value === 0) return undefined;
    return refuse("IP_RPFILTER", func, [{ name: "fib", value: "no route back" }]);
  }
  const way: Fact = { name: "fib", value: `back by ${routeWords(back)}` };
  if (back.type === "local" && local.value === 0) return refuse("IP_LOCAL_SOURCE", func, [way]);
  if (back.type !== "unicast" && back.type !== "local") return refuse("IP_INVALID_SOURCE", func, [way]);
  if (back.dev === dev || (back.type === "local" && dev.loopback)) return undefined;
  if (view.inDevice(dev).addresses.length === 0)
    return rpf.value === 0 ? undefined : refuse("IP_RPFILTER", func, [way]);
  return rpf.value === 1 ? refuse("IP_RPFILTER", func, [way]) : undefined;
}
