// RTM_NEWLINK and RTM_DELLINK: devices made, deleted, brought up and down, and what follows from that (inetdev_event,
// fib_netdev_event, addrconf_notify).
import { formatMac, type Mac } from "../../wire/address.js";
import * as arp from "../arp.js";
import { Device, type DeviceKind } from "../device.js";
import { syncDown, syncUp } from "../hopflags.js";
import { joinSnoopers } from "../igmp.js";
import { scope } from "../inet.js";
import type { NetNs } from "../netns.js";
import { flushNexthops } from "../nexthop.js";
import { addAddress, addAddressRoutes } from "./address.js";
import { follow, leave } from "./master.js";
import { type Refused, refused } from "./refused.js";

export interface NewDevice {
  readonly name: string;
  readonly kind: DeviceKind;
  readonly mac?: Mac | undefined;
  readonly mtu?: number | undefined;
  readonly queueLength?: number | undefined;
  readonly index?: number | undefined;
  readonly group?: number | undefined;
}

export function addDevice(ns: NetNs, wanted: NewDevice, announced = true): Device | Refused {
  if (ns.device(wanted.name)) return refused("EEXIST");
  if (reserved.includes(wanted.name)) {
    // Those that only /proc refuses had their number already.
    if (!wanted.name.startsWith(".")) ns.nextIndex();
    return refused("EINVAL");
  }
  if (wanted.index !== undefined && ns.hasIndex(wanted.index)) return refused("EEXIST");
  const { profile } = ns.kernel;
  const defaults = {
    loopback: { mtu: 65536, queueLength: profile.loopbackQueueLength, qdisc: "noqueue" },
    veth: { mtu: 1500, queueLength: 1000, qdisc: "noqueue" },
    bridge: { mtu: 1500, queueLength: profile.bridgeQueueLength, qdisc: "noqueue" },
    dummy: { mtu: 1500, queueLength: 1000, qdisc: "noqueue" },
    nic: { mtu: 1500, queueLength: 1000, qdisc: profile.nicQdisc },
  }[wanted.kind];
  const dev = new Device({
    qdisc: defaults.qdisc,
    name: wanted.name,
    kind: wanted.kind,
    index: wanted.index ?? ns.nextIndex(),
    mac: wanted.mac ?? (wanted.kind === "loopback" ? 0 : randomMac(ns)),
    netns: ns,
    mtu: wanted.mtu ?? defaults.mtu,
    queueLength: wanted.queueLength ?? defaults.queueLength,
  });
  dev.macGiven = wanted.mac !== undefined;
  dev.group = wanted.group ?? 0;
  ns.attach(dev);
  // A bridge takes the address it is given as any later one (br_dev_newlink).
  if (wanted.kind === "bridge" && wanted.mac !== undefined) dev.setMac(wanted.mac);
  ns.change("link", `${dev.name} added`);
  if (wanted.kind === "bridge") for (let n = 0; n < 2; n++) ns.rtnetlink.tell({ kind: "fdb", dev, gone: false });
  if (announced) ns.rtnetlink.link(dev);
  return dev;
}

// dev_valid_name, and names that /proc/sys/net/ipv4/conf has taken.
const reserved: readonly string[] = [".", "..", "all", "default"];

/** The peer is made first, so that it has the lower index (veth_newlink). */
export function addVeth(ns: NetNs, one: NewDevice, other: NewDevice, there = ns): Refused | undefined {
  if (ns.device(one.name) || there.device(other.name)) return refused("EEXIST");
  if (ns === there && one.name === other.name) {
    // The peer had its number already.
    ns.nextIndex();
    return refused("EEXIST");
  }
  const peer = addDevice(there, other);
  if ("errno" in peer) return peer;
  const dev = addDevice(ns, one, false);
  if ("errno" in dev) {
    there.detach(peer);
    return dev;
  }
  dev.peer = peer;
  peer.peer = dev;
  introduce(dev);
  ns.rtnetlink.link(dev);
  return undefined;
}

// Whoever is told of a device learns a number for the namespace of its other end (rtmsg_ifinfo, rtnl_fill_link_netnsid).
function introduce({ netns, peer }: Device): void {
  if (peer && peer.netns !== netns) netns.idOf(peer.netns);
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
  const both = peer ? [dev, peer] : [dev];
  for (const each of both) {
    for (const port of [...(each.bridge?.ports ?? [])]) leave(port.dev);
    leave(each);
  }
  // veth_dellink: they know nothing of each other any more.
  for (const each of both) each.peer = undefined;
  if (dev.kind === "bridge") for (let n = 0; n < 2; n++) dev.netns.rtnetlink.tell({ kind: "fdb", dev, gone: true });
  for (const each of both) if (each.up) setUp(each.netns, each, false);
  for (const each of both) {
    const { netns } = each;
    netns.detach(each);
    netns.change("link", `${each.name} deleted`);
    each.neverUp();
    netns.rtnetlink.link(each, true);
  }
  return undefined;
}

/** dev_change_net_namespace: it arrives down and bare; its number stays if it is free there. */
export function moveDevice(dev: Device, to: NetNs, name = dev.name): Refused | undefined {
  const from = dev.netns;
  // NETIF_F_NETNS_LOCAL
  if (dev.loopback || dev.kind === "bridge") return refused("EINVAL");
  if (from === to) return name === dev.name ? undefined : renameDevice(dev, name);
  if (to.device(name)) return refused("EEXIST");
  leave(dev);
  if (dev.up) setUp(from, dev, false);
  from.detach(dev);
  from.change("link", `${dev.name} moved to namespace ${to.name || "of the machine"}`);
  dev.neverUp();
  // Who stays behind is told where it went.
  from.idOf(to);
  const index = to.hasIndex(dev.index) ? to.nextIndex() : dev.index;
  from.rtnetlink.tell({ kind: "link", dev, gone: true, movedTo: { netns: to, index } });
  dev.index = index;
  dev.name = name;
  to.attach(dev);
  introduce(dev);
  to.rtnetlink.link(dev);
  return undefined;
}

/** dev_change_name; "%d" stands for the first number that is free. */
export function renameDevice(dev: Device, wanted: string): Refused | undefined {
  const { netns } = dev;
  if (wanted === dev.name) return undefined;
  if (dev.up) return refused("EBUSY");
  const name = wanted.includes("%d") ? freeName(netns, wanted) : wanted;
  if (netns.device(name)) return refused("EEXIST");
  if (reserved.includes(name)) return refused("EINVAL");
  // inetdev_changename: labels go along, with what stands behind their colon.
  const { addresses } = netns.inDevice(dev);
  for (const [at, each] of addresses.entries()) {
    const colon = each.label.indexOf(":");
    addresses[at] = { ...each, label: colon < 0 ? name : name + each.label.slice(colon) };
  }
  netns.rename(dev, name);
  return undefined;
}

/** dev_alloc_name */
export function freeName(ns: NetNs, pattern: string, taken?: string): string {
  for (let n = 0; ; n++) {
    const name = pattern.replace("%d", String(n));
    if (name !== taken && !ns.device(name)) return name;
  }
}

/** dev_set_mac_address, eth_mac_addr and who listens to NETDEV_CHANGEADDR. */
export function changeMac(dev: Device, mac: Mac): Refused | undefined {
  if (!isUsable(mac)) return refused("EADDRNOTAVAIL");
  dev.setMac(mac);
  dev.netns.change("link", `${dev.name} address ${formatMac(mac)}`);
  if (dev.port) follow(dev.port.bridge);
  dev.netns.rtnetlink.link(dev);
  arp.addressChanged(dev.netns, dev);
  if (dev.up) arp.notify(dev.netns, dev);
  return undefined;
}

/** is_valid_ether_addr */
export const isUsable = (mac: Mac): boolean => mac !== 0 && (Math.floor(mac / 2 ** 40) & 1) === 0;

/** dev_change_flags: what an administrator switches besides IFF_UP. */
export function changeFlag(dev: Device, flag: "promisc" | "allmulti" | "multicast" | "noArp", on: boolean): void {
  const { netns } = dev;
  if (flag === "promisc" || flag === "allmulti") {
    if (dev.asked[flag] === on) return;
    dev.asked = { ...dev.asked, [flag]: on };
    dev[flag === "promisc" ? "promiscuity" : "allmulti"] += on ? 1 : -1;
  } else {
    if (dev[flag] === on) return;
    dev[flag] = on;
    // arp_netdev_event: who was asked for is no longer to be asked, or the other way round.
    if (flag === "noArp" && dev.up) arp.addressChanged(netns, dev);
  }
  netns.change("link", `${dev.name} ${flag} ${on ? "on" : "off"}`);
  netns.rtnetlink.link(dev);
}

/** dev_change_carrier: only dummy devices let a user do that. */
export function changeCarrier(dev: Device, on: boolean): Refused | undefined {
  if (dev.kind !== "dummy") return refused("EOPNOTSUPP");
  dev.setCarrier(on);
  return undefined;
}

/** cleanup_net: virtual devices end with their namespace, physical cards fall back to the machine's first one. */
export function removeNamespace(ns: NetNs): void {
  for (const other of ns.kernel.allNamespaces) {
    const id = other.ids.get(ns);
    other.ids.delete(ns);
    if (id !== undefined) other.rtnetlink.tell({ kind: "nsid", id, netns: ns, gone: true });
  }
  const home = ns.kernel.namespaces.get("")!;
  for (const dev of ns.devices()) {
    if (dev.kind === "nic") moveDevice(dev, home, home.device(dev.name) ? freeName(home, "dev%d") : dev.name);
    else if (!dev.loopback && ns.devices().includes(dev)) removeDevice(dev);
  }
  if (ns.loopback.up) setUp(ns, ns.loopback, false);
  ns.kernel.allNamespaces.delete(ns);
}

/** dev_open, dev_close and what listens to them (inetdev_event, fib_netdev_event, addrconf_notify). */
export function setUp(ns: NetNs, dev: Device, up: boolean): void {
  if (dev.up === up) return;
  dev.setUp(up);
  if (dev.port) dev.port.bridge.check(dev.port);
  dev.bridge?.checkAll();
  introduce(dev);
  ns.change("link", `${dev.name} ${up ? "up" : "down"}`);
  ns.rtnetlink.link(dev);
  if (up) {
    ns.packetSockets.opening = dev;
    // Refused where it is there already.
    if (dev.loopback) addAddress(ns, dev, { local: 0x7f00_0001, prefixLength: 8, scope: scope.host });
    for (const address of ns.inDevice(dev).addresses) addAddressRoutes(ns, dev, address);
    syncUp(ns.fib, dev, true);
    arp.notify(ns, dev);
    if (dev.bridge) joinSnoopers(ns, dev);
    ns.packetSockets.opening = undefined;
    ns.inet6.up(dev);
  } else {
    flushNexthops(ns, dev);
    syncDown(ns.fib, dev, "down");
    arp.forget(ns, dev);
    ns.inet6.down(dev);
  }
}
