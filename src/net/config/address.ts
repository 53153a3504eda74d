// RTM_NEWADDR and RTM_DELADDR, and the routes that an address brings with it (fib_add_ifaddr, fib_del_ifaddr).
import { formatIpv4, type Ipv4 } from "../../wire/address.js";
import type { Device } from "../device.js";
import { type FibRoute, sameRoute, table } from "../fib.js";
import { type InterfaceAddress, mask, scope } from "../inet.js";
import type { NetNs } from "../netns.js";
import { type Refused, refused } from "./refused.js";

export interface NewAddress {
  readonly local: Ipv4;
  readonly prefixLength: number;
  readonly peer?: Ipv4;
  readonly broadcast?: Ipv4;
  readonly scope?: number;
  readonly label?: string;
  readonly noPrefixRoute?: boolean;
}

export function addAddress(ns: NetNs, dev: Device, wanted: NewAddress): Refused | undefined {
  const address = ns.inDevice(dev).insert({
    local: wanted.local,
    peer: wanted.peer ?? wanted.local,
    prefixLength: wanted.prefixLength,
    broadcast: wanted.broadcast,
    scope: wanted.scope ?? scope.universe,
    label: wanted.label ?? dev.name,
    noPrefixRoute: wanted.noPrefixRoute ?? false,
  });
  if (typeof address === "string") return refused(address);
  ns.sysctl.settle(dev.name);
  ns.change("address", `${formatIpv4(address.local)}/${address.prefixLength} dev ${dev.name}`);
  addAddressRoutes(ns, dev, address);
  return undefined;
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
  const before = inDevice.addresses.flatMap((a) => addressRoutes(ns, dev, a));
  const { removed, promoted } = inDevice.remove(found, promote !== 0);
  for (const each of removed)
    ns.change("address", `deleted ${formatIpv4(each.local)}/${each.prefixLength} dev ${dev.name}`);
  removeAddressRoutes(ns, dev, before);
  // The heir speaks for the other secondaries now.
  if (promoted) for (const each of inDevice.addresses) addAddressRoutes(ns, dev, each);
  for (const { local } of removed)
    if (!ns.devices().some((d) => ns.inDevice(d).addresses.some((a) => a.local === local))) ns.fib.flushSource(local);
  // fib_disable_ip: without an address a device has no IPv4.
  if (inDevice.addresses.length === 0) {
    ns.fib.flush(dev, true);
    ns.neighbours.flush(dev);
  }
  return undefined;
}

const kernelRoute = (
  dev: Device,
  address: InterfaceAddress,
  type: FibRoute["type"],
  prefix: Ipv4,
  length: number,
): FibRoute => ({
  table: type === "unicast" ? table.main : table.local,
  prefix: prefix >>> 0,
  length,
  type,
  scope: type === "local" ? scope.host : scope.link,
  protocol: "kernel",
  priority: 0,
  gateway: undefined,
  dev,
  prefsrc: address.local,
  onlink: false,
});

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
      routes.push(kernelRoute(dev, speaker, dev.loopback ? "local" : "unicast", prefix, length));
    if (length < 31) {
      if (ns.kernel.profile.kernel.version === "3.10") routes.push(kernelRoute(dev, speaker, "broadcast", prefix, 32));
      routes.push(kernelRoute(dev, speaker, "broadcast", (prefix | ~mask(length)) >>> 0, 32));
    }
  }
  return routes;
}

export function addAddressRoutes(ns: NetNs, dev: Device, address: InterfaceAddress): void {
  for (const route of addressRoutes(ns, dev, address))
    if (!ns.fib.at(route.table, route.prefix, route.length).some((r) => sameRoute(r, route))) ns.fib.insert(route);
}

// fib_del_ifaddr: of the routes that there were, those that no address that is left still needs.
function removeAddressRoutes(ns: NetNs, dev: Device, before: readonly FibRoute[]): void {
  const kept = ns.inDevice(dev).addresses.flatMap((a) => addressRoutes(ns, dev, a));
  const same = (a: FibRoute, b: FibRoute) =>
    a.prefix === b.prefix && a.length === b.length && a.type === b.type && a.prefsrc === b.prefsrc;
  for (const route of before) {
    if (kept.some((each) => same(each, route))) continue;
    const there = ns.fib.at(route.table, route.prefix, route.length).find((r) => r.dev === dev && same(r, route));
    if (there) ns.fib.remove(there);
  }
}
