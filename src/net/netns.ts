// A network namespace: one whole stack. The one file that joins tables and stops; it knows who follows whom on the way of a
// packet, and writes down what happens.

import type { Timer } from "../sim/clock.js";
import type { Ipv4 } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import * as arp from "./arp.js";
import type { Crossing } from "./crossing.js";
import { type Carried, receive, type Transmitted, transmit } from "./dev.js";
import type { Device } from "./device.js";
import { Devices } from "./devices.js";
import type { DecisionEvent, Fact, SkbId } from "./event.js";
import { linkChanged, syncDown } from "./hopflags.js";
import * as icmp from "./icmp.js";
import type { InDevice } from "./inet.js";
import * as ipv4 from "./ipv4.js";
import type { Kernel } from "./kernel.js";
import type { PacketSocket } from "./packet.js";
import { Parts } from "./parts.js";
import { recorded } from "./rcvoptions.js";
import type { DropReason } from "./reason.js";
import type { Route } from "./route.js";
import type { Skb } from "./skb.js";
import { received6 } from "./snmp6.js";
import type { IcmpError, Outgoing, Stack } from "./stack.js";

// Nothing was read for it.
const NOTHING: readonly Fact[] = [];

export class NetNs extends Parts implements Stack {
  private readonly all = new Devices();
  /** When the next address's time is over. */
  addressTimer: Timer | undefined;

  constructor(kernel: Kernel, name: string) {
    super(kernel, name);
    kernel.enter(this);
  }

  protected get self(): NetNs {
    return this;
  }

  get localRouteNamesOwner(): boolean {
    return this.kernel.profile.kernel.localRouteNamesOwner;
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
    dev.moved();
    this.configured(dev);
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
    dev.moved();
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

  // What is written down.

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
    read: readonly Fact[] = NOTHING,
  ): void {
    const { clock, log } = this.kernel;
    log.drop(this.placeOf(dev), clock.now, skb, { reason, func, read }, packet);
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
    log.decision(this.placeOf(dev), clock.now, skb, { func, verdict, read }, cause);
  }

  // Of this namespace, also about a device that has left it.
  private placeOf(dev: Device | undefined): number {
    if (dev?.netns === this) return dev.place;
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
    if (!dev.up || dst !== undefined || !this.flows.passArray(dev, bytes, skb)) this.longWay(dev, bytes, skb, dst);
  }

  /** What a fast path of a neighbour sent. */
  arrive(dev: Device, crossing: Crossing): void {
    if (dev.up && this.flows.pass(dev, crossing)) return;
    const { spot, sealed, id, cause } = crossing;
    this.longWay(dev, this.kernel.log.octets.frame(spot, sealed), { id, cause });
  }

  private longWay(dev: Device, bytes: Uint8Array, skb: Carried, dst?: Route): void {
    const received = receive(this, dev, bytes, skb, dst);
    if (!received) return;
    this.packetSockets.deliver(dev, received.type, this.kernel.log.octets.spotOf(bytes), received.skb.pktType);
    this.handle(received.type, received.skb);
  }

  tap(dev: Device, dir: "in" | "out", bytes: Uint8Array, skb: Carried): void {
    const { clock, log } = this.kernel;
    const spot = log.octets.spotOf(bytes);
    log.frame(this.placeOf(dev), clock.now, dir, skb.id, skb.cause, spot);
    this.packetSockets.tap(dev, dir, spot, bytes);
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
