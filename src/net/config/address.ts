// RTM_NEWADDR and RTM_DELADDR, and the routes that an address brings with it (fib_add_ifaddr, fib_del_ifaddr).
import { formatIpv4, type Ipv4 } from "../../wire/address.js";
import * as arp from "../arp.js";
import type { Device } from "../device.js";
import { type FibRoute, fibRoute, hop, table } from "../fib.js";
import { syncDown, syncUp } from "../hopflags.js";
import { type InterfaceAddress, mask, scope } from "../inet.js";
import type { NetNs } from "../netns.js";
import { sameRoute } from "../sameroute.js";
import { checkLifetimes, FOREVER, type Lifetime, lasting } from "./lifetime.js";
import { type Refused, refused } from "./refused.js";

export interface NewAddress {
  readonly local: Ipv4;
  readonly prefixLength: number;
  readonly peer?: Ipv4;
  readonly broadcast?: Ipv4;
  readonly scope?: number;
  readonly label?: string;
  readonly noPrefixRoute?: boolean;
  readonly metric?: number;
  readonly lifetime?: Lifetime;
}

/** IPV4_MIN_MTU: with less a device has no IPv4 (inetdev_valid_mtu). */
export const LEAST_FOR_IPV4 = 68;

export function addAddress(ns: NetNs, dev: Device, wanted: NewAddress, replace = false): Refused | undefined {
  if (dev.mtu < LEAST_FOR_IPV4) return refused("ENOBUFS");
  const known = replace
    ? ns.inDevice(dev).addresses.find((a) => a.local === wanted.local && a.prefixLength === wanted.prefixLength)
    : undefined;
  const lifetime = lasting(ns, wanted.lifetime ?? { valid: FOREVER, preferred: FOREVER });
  if (known) {
    const { addresses } = ns.inDevice(dev);
    const changed = { ...setMetric(ns, dev, known, wanted.metric ?? 0), ...lifetime };
    addresses.splice(
      addresses.findIndex((a) => a.local === known.local && a.prefixLength === known.prefixLength),
      1,
      changed,
    );
    checkLifetimes(ns, expire(ns));
    return undefined;
  }
  const address = ns.inDevice(dev).insert({
    local: wanted.local,
    peer: wanted.peer ?? wanted.local,
    prefixLength: wanted.prefixLength,
    broadcast: wanted.broadcast,
    scope: wanted.scope ?? scope.universe,
    label: wanted.label ?? dev.name,
    noPrefixRoute: wanted.noPrefixRoute ?? false,
    metric: wanted.metric ?? 0,
    ...lifetime,
  });
  if (typeof address === "string") return refused(address);
  ns.sysctl.settle(dev.name);
  ns.change("address", `${formatIpv4(address.local)}/${address.prefixLength} dev ${dev.name}`);
  ns.rtnetlink.tell({ kind: "address", dev, address, gone: false });
  addAddressRoutes(ns, dev, address);
  syncUp(ns.fib, dev, true);
  checkLifetimes(ns, expire(ns));
  return undefined;
}

const expire =
  (ns: NetNs) =>
  (dev: Device, { local, prefixLength }: InterfaceAddress) =>
    void removeAddress(ns, dev, local, prefixLength);

// fib_modify_prefix_metric: of an address that is there, only the metric of its route changes.
function setMetric(ns: NetNs, dev: Device, known: InterfaceAddress, metric: number): InterfaceAddress {
  const { addresses } = ns.inDevice(dev);
  if (known.metric === metric) return known;
  const changed = { ...known, metric };
  const before = addressRoutes(ns, dev, known).filter((r) => r.table === table.main);
  addresses.splice(addresses.indexOf(known), 1, changed);
  addAddressRoutes(ns, dev, changed);
  for (const old of before) {
    const there = ns.fib.at(old.table, old.prefix, old.length).find((r) => sameRoute(r, old));
    if (!there) continue;
    ns.fib.remove(there);
    ns.rtnetlink.route(there, true);
  }
  ns.rtnetlink.tell({ kind: "address", dev, address: changed, gone: false });
  return changed;
}

/** inetdev_destroy: all of them, the first of those that are left each time. */
export function removeAddresses(dev: Device): void {
  const { addresses } = dev.netns.inDevice(dev);
  for (let next = addresses[0]; next; next = addresses[0]) removeAddress(dev.netns, dev, next.local, next.prefixLength);
}

export function removeAddress(
  ns: NetNs,
  dev: Device,
  local: Ipv4,
  prefixLength: number | undefined,
): Refused | undefined {
  const inDevice = ns.inDevice(dev);
  const found = inDevice.addresses.find(
    (a) => a.local === local && (prefixLength === undefined || a.prefixLength === prefixLength),
  );
  if (!found) return refused("EADDRNOTAVAIL");
  const promote =
    ns.sysctl.of("ipv4/conf", dev.name, "promote_secondaries") ||
    ns.sysctl.of("ipv4/conf", "all", "promote_secondaries");
  const { removed, promoted } = inDevice.remove(found, promote !== 0);
  // What goes with it goes first.
  for (const each of [...removed.slice(1), ...removed.slice(0, 1)]) {
    ns.rtnetlink.tell({ kind: "address", dev, address: each, gone: true });
    ns.change("address", `deleted ${formatIpv4(each.local)}/${each.prefixLength} dev ${dev.name}`);
    removeAddressRoutes(ns, dev, each);
  }
  if (promoted) {
    // Its secondaries speak by the heir now.
    const wanted = inDevice.addresses.flatMap((a) => addressRoutes(ns, dev, a));
    for (const route of [...ns.fib.routes(table.local), ...ns.fib.routes(table.main)])
      if (route.protocol === "kernel" && route.dev === dev && route.prefsrc === local)
        if (!wanted.some((r) => sameRoute(r, route) && r.prefix === route.prefix && r.length === route.length))
          ns.fib.remove(route);
    for (const each of inDevice.addresses) addAddressRoutes(ns, dev, each);
  }
  // fib_disable_ip: without an address IPv4 ends on the device.
  if (ns.inDevice(dev).addresses.length === 0) arp.forget(ns, dev);
  // fib_inetaddr_event: without an address IPv4 is off on it (fib_disable_ip).
  if (inDevice.addresses.length === 0) syncDown(ns.fib, dev, "down", true);
  return undefined;
}

// fib_magic
const kernelRoute = (
  dev: Device,
  address: InterfaceAddress,
  type: FibRoute["type"],
  prefix: Ipv4,
  length: number,
  priority = 0,
): FibRoute => {
  const own = type === "local" ? scope.host : scope.link;
  return fibRoute(
    {
      table: type === "unicast" ? table.main : table.local,
      prefix: prefix >>> 0,
      length,
      type,
      scope: own,
      protocol: "kernel",
      priority,
      prefsrc: address.local,
    },
    [hop(dev, undefined, own === scope.host ? scope.nowhere : scope.host)],
  );
};

// fib_add_ifaddr: the routes that an address brings with it.
function addressRoutes(ns: NetNs, dev: Device, address: InterfaceAddress): FibRoute[] {
  const { local, peer, prefixLength: length, broadcast } = address;
  const primary = ns
    .inDevice(dev)
    .addresses.find((a) => !a.secondary && a.prefixLength === length && ((a.peer ^ peer) & mask(length)) === 0);
  const speaker = address.secondary && primary ? primary : address;
  const own = kernelRoute(dev, speaker, "local", local, 32);
  if (!dev.up) return [own];
  const prefix = (peer & mask(length)) >>> 0;
  const routes = [own];
  if (broadcast !== undefined && broadcast !== 0xffff_ffff)
    routes.push(kernelRoute(dev, speaker, "broadcast", broadcast, 32));
  if (prefix >>> 24 !== 0 && !address.secondary && (prefix !== local || length < 32)) {
    if (!address.noPrefixRoute)
      routes.push(kernelRoute(dev, speaker, dev.loopback ? "local" : "unicast", prefix, length, address.metric));
    if (length < 31) {
      if (ns.kernel.profile.kernel.version === "3.10") routes.push(kernelRoute(dev, speaker, "broadcast", prefix, 32));
      routes.push(kernelRoute(dev, speaker, "broadcast", (prefix | ~mask(length)) >>> 0, 32));
    }
  }
  return routes;
}

export function addAddressRoutes(ns: NetNs, dev: Device, address: InterfaceAddress): void {
  for (const route of addressRoutes(ns, dev, address))
    if (!ns.fib.at(route.table, route.prefix, route.length).some((r) => sameRoute(r, route))) {
      ns.fib.insert(route);
      ns.rtnetlink.route(route);
    }
}

// fib_del_ifaddr: what no other address still needs.
function removeAddressRoutes(ns: NetNs, dev: Device, address: InterfaceAddress): void {
  const kept = ns.inDevice(dev).addresses.flatMap((a) => addressRoutes(ns, dev, a));
  const [own, ...others] = addressRoutes(ns, dev, address);
  const inOrder = [
    ...others.filter((r) => r.type !== "broadcast"),
    ...others.filter((r) => r.type === "broadcast"),
    own!,
  ];
  for (const route of inOrder) {
    if (kept.some((k) => k.prefix === route.prefix && k.length === route.length && k.type === route.type)) continue;
    const there = ns.fib
      .at(route.table, route.prefix, route.length)
      .find((r) => r.dev === dev && r.type === route.type && (r.length === 32 || r.prefsrc === route.prefsrc));
    if (!there) continue;
    ns.fib.remove(there);
    ns.rtnetlink.route(there, true);
  }
  if (!ns.devices().some((d) => ns.inDevice(d).addresses.some((a) => a.local === address.local)))
    ns.fib.flushSource(address.local);
}
