// RTM_NEWLINK and RTM_DELLINK: devices made, deleted, brought up and down, and what follows from that (inetdev_event,
// fib_netdev_event, addrconf_notify).
import type { Mac } from "../../wire/address.js";
import { Device, type DeviceKind } from "../device.js";
import { scope } from "../inet.js";
import type { NetNs } from "../netns.js";
import { addAddress, addAddressRoutes } from "./address.js";
import { type Refused, refused } from "./refused.js";

export interface NewDevice {
  readonly name: string;
  readonly kind: DeviceKind;
  readonly mac?: Mac | undefined;
  readonly mtu?: number | undefined;
  readonly queueLength?: number | undefined;
}

export function addDevice(ns: NetNs, wanted: NewDevice): Device | Refused {
  if (ns.device(wanted.name)) return refused("EEXIST");
  const { profile } = ns.kernel;
  const defaults = {
    loopback: { mtu: 65536, queueLength: profile.loopbackQueueLength, qdisc: "noqueue" },
    veth: { mtu: 1500, queueLength: 1000, qdisc: "noqueue" },
    bridge: { mtu: 1500, queueLength: profile.bridgeQueueLength, qdisc: "noqueue" },
    dummy: { mtu: 1500, queueLength: 1000, qdisc: "noqueue" },
    nic: { mtu: 1500, queueLength: 1000, qdisc: profile.nicQdisc },
  }[wanted.kind];
  const dev = new Device({
    ...defaults,
    name: wanted.name,
    kind: wanted.kind,
    index: ns.nextIndex(),
    mac: wanted.mac ?? (wanted.kind === "loopback" ? 0 : randomMac(ns)),
    netns: ns,
    mtu: wanted.mtu ?? defaults.mtu,
    queueLength: wanted.queueLength ?? defaults.queueLength,
  });
  ns.attach(dev);
  ns.change("link", `${dev.name} added`);
  return dev;
}

/** The peer is made first, so that it has the lower index (veth_newlink). */
export function addVeth(ns: NetNs, one: NewDevice, other: NewDevice, there = ns): Refused | undefined {
  if (ns.device(one.name) || there.device(other.name) || (ns === there && one.name === other.name))
    return refused("EEXIST");
  const peer = addDevice(there, other) as Device;
  const dev = addDevice(ns, one) as Device;
  dev.peer = peer;
  peer.peer = dev;
  if (ns !== there) {
    ns.idOf(there);
    there.idOf(ns);
  }
  return undefined;
}

/** eth_hw_addr_random: unicast, locally administered. */
function randomMac(ns: NetNs): Mac {
  const chance = ns.kernel.random.stream(`mac/${ns.name}/${ns.devices().length}/${ns.kernel.clock.now}`);
  const high = (chance.between(0, 0x100) & 0xfe) | 0x02;
  return high * 2 ** 40 + chance.between(0, 0x10000) * 2 ** 24 + chance.between(0, 0x1000000);
}

export function removeDevice(dev: Device): Refused | undefined {
  if (dev.loopback || dev.kind === "nic") return refused("EOPNOTSUPP");
  const { peer } = dev;
  for (const each of peer ? [dev, peer] : [dev]) {
    if (each.up) setUp(each.netns, each, false);
    each.netns.detach(each);
    each.netns.change("link", `${each.name} deleted`);
  }
  return undefined;
}

/** dev_change_net_namespace: it arrives down and bare; its number stays if it is free there. */
export function moveDevice(dev: Device, to: NetNs): Refused | undefined {
  const from = dev.netns;
  if (dev.loopback) return refused("EINVAL");
  if (from === to) return undefined;
  if (to.device(dev.name)) return refused("EEXIST");
  if (dev.up) setUp(from, dev, false);
  from.detach(dev);
  from.change("link", `${dev.name} moved to namespace ${to.name || "of the machine"}`);
  if (to.hasIndex(dev.index)) dev.index = to.nextIndex();
  dev.neverUp();
  to.attach(dev);
  if (dev.peer) {
    to.idOf(dev.peer.netns);
    dev.peer.netns.idOf(to);
  }
  return undefined;
}

/** cleanup_net: virtual devices end with their namespace, physical cards fall back to the machine's first one. */
export function removeNamespace(ns: NetNs): void {
  const home = ns.kernel.namespaces.get("")!;
  for (const dev of ns.devices()) {
    if (dev.kind === "nic") moveDevice(dev, home);
    else if (!dev.loopback && dev.netns === ns) removeDevice(dev);
  }
  if (ns.loopback.up) setUp(ns, ns.loopback, false);
  ns.kernel.namespaces.delete(ns.name);
  for (const other of ns.kernel.namespaces.values()) other.ids.delete(ns);
}

/** dev_open, dev_close and what listens to them (inetdev_event, fib_netdev_event, addrconf_notify). */
export function setUp(ns: NetNs, dev: Device, up: boolean): void {
  if (dev.up === up) return;
  const others = dev.peer ? [dev.peer] : [];
  const before = new Map(others.map((each) => [each, each.carrier]));
  dev.setUp(up);
  ns.change("link", `${dev.name} ${up ? "up" : "down"}`);
  if (up) {
    // Refused where it is there already.
    if (dev.loopback) addAddress(ns, dev, { local: 0x7f00_0001, prefixLength: 8, scope: scope.host });
    for (const address of ns.inDevice(dev).addresses) addAddressRoutes(ns, dev, address);
    ns.inet6.up(dev);
  } else {
    ns.fib.flush(dev, false);
    ns.neighbours.flush(dev);
    ns.inet6.down(dev);
  }
  for (const each of others) if (each.up && each.carrier !== before.get(each)) carrierChanged(each.netns, each);
}

/** linkwatch: the other end came up or went down. */
export function carrierChanged(ns: NetNs, dev: Device): void {
  ns.change("link", `${dev.name} ${dev.carrier ? "has a carrier" : "lost its carrier"}`);
  if (dev.carrier) ns.inet6.up(dev);
  // neigh_carrier_down (since 4.20), unless arp_evict_nocarrier says otherwise; 3.10 has neither.
  else if (evictsWithoutCarrier(ns, dev)) ns.neighbours.flush(dev, { permanentToo: false });
}

const evictsWithoutCarrier = (ns: NetNs, dev: Device): boolean =>
  ns.sysctl.of("ipv4/conf", "all", "arp_evict_nocarrier") !== 0 &&
  ns.sysctl.of("ipv4/conf", dev.name, "arp_evict_nocarrier") !== 0;
