// A network namespace: one whole stack. The one file that joins tables and stops; it knows who follows whom on the way of a
// packet, and writes down what happens.

import type { Timer } from "../sim/clock.js";
import type { Ipv4 } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import * as arp from "./arp.js";
import { type Carried, receive, type Transmitted, transmit } from "./dev.js";
import type { Device } from "./device.js";
import { Devices } from "./devices.js";
import type { DecisionEvent, Fact, SkbId } from "./event.js";
import { Fib, goodHop } from "./fib.js";
import { Flows } from "./flow.js";
import { Reassembly } from "./fragment.js";
import { linkChanged, syncDown } from "./hopflags.js";
import * as icmp from "./icmp.js";
import type { InDevice } from "./inet.js";
import { Inet6, LEAST_FOR_IPV6 } from "./inet6.js";
import { IpIds } from "./ipid.js";
import * as ipv4 from "./ipv4.js";
import type { Kernel } from "./kernel.js";
import { neighbourHooks } from "./neighhooks.js";
import { NeighbourProxies } from "./neighproxy.js";
import { NeighbourTable } from "./neightable.js";
import { Nexthops } from "./nexthop.js";
import { type PacketSocket, PacketSockets } from "./packet.js";
import { Peers } from "./peer.js";
import { recorded } from "./rcvoptions.js";
import type { DropReason } from "./reason.js";
import type { Route } from "./route.js";
import { RouteCache } from "./routecache.js";
import { Rtnetlink } from "./rtnetlink.js";
import type { Skb } from "./skb.js";
import { Snmp } from "./snmp.js";
import { received6, sent6 } from "./snmp6.js";
import { Sockets } from "./sockets.js";
import type { IcmpError, Outgoing, Stack } from "./stack.js";
import { Sysctl } from "./sysctl.js";

export class NetNs implements Stack {
  readonly sysctl: Sysctl;
  readonly fib: Fib;
  readonly nexthops = new Nexthops();
  readonly multipathSeed: number;
  readonly neighbours: NeighbourTable;
  readonly proxies: NeighbourProxies;
  readonly inet6: Inet6;
  readonly localRouteNamesOwner: boolean;
  readonly rtnetlink = new Rtnetlink(() => this.kernel.changed());
  readonly snmp = new Snmp();
  readonly peers: Peers;
  readonly reassembly = new Reassembly(this);
  private readonly all = new Devices();
  readonly packetSockets = new PacketSockets(this);
  readonly sockets = new Sockets(this);
  readonly flows = new Flows(this);
  readonly routes = new RouteCache(this);
  readonly ipIds: IpIds;
  /** When the next address's time is over. */
  addressTimer: Timer | undefined;
  /** Namespaces that a link of ours leads to, and the numbers they got. */
  readonly ids = new Map<NetNs, number>();

  constructor(
    readonly kernel: Kernel,
    readonly name: string,
  ) {
    this.sysctl = new Sysctl(kernel.profile, kernel.namespaces.get("")?.sysctl, kernel.presets(name));
    this.peers = new Peers(kernel, this.sysctl);
    this.ipIds = new IpIds(kernel, name);
    kernel.namespaces.set(name, this);
    kernel.allNamespaces.add(this);
    this.localRouteNamesOwner = kernel.profile.kernel.localRouteNamesOwner;
    this.multipathSeed = kernel.random.stream(`fib_multipath/${name}`).uint32();
    this.fib = new Fib(
      (hop, key) => goodHop(this, hop, key),
      kernel.profile.kernel.version !== "3.10",
      () => kernel.changed(),
    );
    this.sysctl.onWrite = (path, value, before) => {
      this.change("sysctl", `net.${path.replaceAll("/", ".")} = ${value}`);
      if (value !== before) this.rtnetlink.setting(path, this.devices());
    };
    this.neighbours = new NeighbourTable(kernel, this.sysctl, neighbourHooks(this));
    this.proxies = new NeighbourProxies(kernel, this.sysctl);
    this.inet6 = new Inet6({
      kernel,
      sysctl: this.sysctl,
      transmit: (dev, frame, skb) => this.transmit(dev, sent6(this.snmp, frame), skb),
      tell: (dev, address, gone) => this.rtnetlink.tell({ kind: "address", dev, address, gone }),
      discard: (skb, verdict) =>
        this.decide(skb.id, "icmpv6_rcv", verdict, [{ name: "asked for", value: "none of our addresses" }], skb.dev),
    });
  }

  get loopback(): Device {
    return this.all.at(1)!;
  }

  devices(): readonly Device[] {
    return this.all.list();
  }

  device(name: string): Device | undefined {
    return this.all.named(name);
  }

  inDevice(dev: Device): InDevice {
    return this.all.inDevice(dev);
  }

  owner(address: Ipv4): Device | undefined {
    return this.all.owner(address, this.kernel.changes);
  }

  ignoresLinkdown(dev: Device): boolean {
    const on = (name: string) => this.sysctl.of("ipv4/conf", name, "ignore_routes_with_linkdown") !== 0;
    return on("all") || on(dev.name);
  }

  nextIndex(): number {
    return this.all.nextIndex();
  }

  hasIndex(index: number): boolean {
    return this.all.at(index) !== undefined;
  }

  /** The number by which this namespace knows another one (peernet2id_alloc). */
  idOf(other: NetNs): number {
    const known = this.ids.get(other);
    if (known !== undefined) return known;
    let id = 0;
    while ([...this.ids.values()].includes(id)) id++;
    this.ids.set(other, id);
    this.rtnetlink.tell({ kind: "nsid", id, netns: other, gone: false });
    return id;
  }

  attach(dev: Device): void {
    this.kernel.changed();
    this.all.add(dev);
    dev.netns = this;
    dev.place = this.kernel.log.place(this.kernel.machine, this.name, dev.name);
    this.sysctl.addDevice(dev.name, dev.loopback);
    if (dev.mtu < LEAST_FOR_IPV6) this.sysctl.speaksIpv6(dev.name, false);
    this.rtnetlink.netconf(dev.name);
  }

  detach(dev: Device): void {
    this.packetSockets.unregistered(dev);
    this.rtnetlink.bare(dev);
    this.rtnetlink.netconf(dev.name, true);
    arp.forget(this, dev);
    syncDown(this.fib, dev, "unregister", true);
    this.inet6.down(dev);
    this.kernel.linkWatch.forget(dev);
    this.kernel.changed();
    this.all.remove(dev);
    this.sysctl.removeDevice(dev.name);
  }

  rename(dev: Device, name: string): void {
    this.sysctl.renameDevice(dev.name, name);
    this.change("link", `${dev.name} renamed to ${name}`);
    const before = dev.name;
    this.all.rename(dev, name);
    dev.place = this.kernel.log.place(this.kernel.machine, this.name, name);
    this.rtnetlink.renamed(dev, before);
  }

  /** What listens to NETDEV_CHANGE: routes, addresses of IPv6, neighbours (arp_netdev_event, neigh_carrier_down). */
  carrierChanged(dev: Device): void {
    this.change("link", `${dev.name} ${dev.carrier ? "has a carrier" : "lost its carrier"}`);
    if (dev.port) dev.port.bridge.check(dev.port);
    linkChanged(this, dev);
    if (dev.carrier) this.inet6.up(dev);
    else arp.carrierLost(this, dev);
    this.rtnetlink.link(dev);
  }

  // What is written down. Each object in full: one that is spread into and then added to is a shape of its own in V8, made
  // anew each time and kept until a full collection.

  change(what: "link" | "address" | "route" | "neigh" | "sysctl", text: string): void {
    this.kernel.changed();
    const { time, machine, netns } = this.here();
    this.kernel.log.add({ time, machine, netns, kind: "change", what, text });
  }

  drop(
    skb: SkbId,
    reason: DropReason,
    func: string,
    packet: Uint8Array,
    dev?: Device,
    read: readonly Fact[] = [],
  ): void {
    const { time, machine, netns } = this.here();
    this.kernel.log.add({ time, machine, netns, kind: "drop", skb, reason, func, dev: dev?.name, packet, read });
  }

  decide(
    skb: SkbId,
    func: string,
    verdict: DecisionEvent["verdict"],
    read: readonly Fact[],
    dev?: Device,
    cause?: SkbId,
  ): void {
    const { clock, log } = this.kernel;
    const place = dev && dev.netns === this ? dev.place : this.placeOf(dev);
    log.decision(place, clock.now, skb, { func, verdict, read }, cause);
  }

  // A decision of this namespace about a device that has left it.
  private placeOf(dev: Device | undefined): number {
    return this.kernel.log.place(this.kernel.machine, this.name, dev?.name);
  }

  here() {
    return { time: this.kernel.clock.now, machine: this.kernel.machine, netns: this.name };
  }

  // Out of a device and into one.

  transmit(dev: Device, frame: Uint8Array, skb: Carried, dst?: Route): Transmitted {
    return transmit(this, dev, frame, skb, dst);
  }

  receive(dev: Device, bytes: Uint8Array, skb: Carried, dst?: Route): void {
    if (dst === undefined && this.flows.pass(dev, bytes, skb)) return;
    const received = receive(this, dev, bytes, skb, dst);
    if (!received) return;
    this.packetSockets.deliver(dev, received.type, bytes, received.skb.pktType);
    this.handle(received.type, received.skb);
  }

  tap(dev: Device, dir: "in" | "out", bytes: Uint8Array, skb: Carried): void {
    const { clock, log } = this.kernel;
    log.frame(dev.netns === this ? dev.place : this.placeOf(dev), clock.now, dir, skb.id, skb.cause, bytes);
    this.packetSockets.tap(dev, dir, bytes);
  }

  private handle(type: number, skb: Skb): void {
    if (type === ethernet.TYPE_IPV4) ipv4.receive(this, skb);
    else if (type === ethernet.TYPE_ARP) arp.receive(this, skb);
    else this.inet6.receive(received6(this.snmp, skb));
  }

  // The joints of the way of a packet.

  ipOutput(skb: Outgoing, route: Route): boolean {
    return ipv4.send(this, skb, route);
  }

  deliver(skb: Skb, route: Route): void {
    ipv4.deliver(this, skb, route, {
      icmp: (message, from) => icmp.receive(this, message, from),
      udp: (datagram, from) => this.sockets.udp.receive(datagram, from),
    });
  }

  icmpError(what: IcmpError, about: icmp.About, route: Route): void {
    icmp.error(this, what, about, route);
  }

  recordOptions(options: Uint8Array, source: Ipv4): Uint8Array {
    if (options.length === 0) return options;
    const result = recorded(this, options, source);
    return "options" in result ? result.options : options;
  }

  // Sockets.

  /** How many of each kind are open. */
  openSockets(): { raw: number; packet: number; udp: number } {
    return { ...this.sockets.open(), packet: this.packetSockets.count };
  }

  listPacketSockets(): readonly PacketSocket[] {
    return this.packetSockets.list();
  }

  packetSocket(device: Device | undefined, protocol?: number): PacketSocket {
    return this.packetSockets.open(device, protocol);
  }
}
