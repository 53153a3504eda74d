// A network namespace: one whole stack. The one file that joins tables and stops; it knows who follows whom on the way of a
// packet, and writes down what happens.
import type { Ipv4 } from "../wire/address.js";
import { formatIpv4, formatMac } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import * as ipv4wire from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import * as arp from "./arp.js";
import type { Device } from "./device.js";
import type { DecisionEvent, Fact, Nud, SkbId } from "./event.js";
import { Fib } from "./fib.js";
import * as icmp from "./icmp.js";
import { InDevice } from "./inet.js";
import { Inet6 } from "./inet6.js";
import * as ipv4 from "./ipv4.js";
import type { Kernel } from "./kernel.js";
import { type Neighbour, NeighbourTable } from "./neightable.js";
import type { DropReason } from "./reason.js";
import type { Route } from "./route.js";
import type { PacketType, Skb } from "./skb.js";
import { PacketSocket, RawSocket, reportError } from "./socket.js";
import type { IcmpError, Outgoing, Stack } from "./stack.js";
import { Sysctl } from "./sysctl.js";

export class NetNs implements Stack {
  readonly sysctl: Sysctl;
  readonly fib = new Fib();
  readonly neighbours: NeighbourTable;
  readonly inet6: Inet6;
  readonly localRouteNamesOwner: boolean;
  private readonly byIndex = new Map<number, Device>();
  private readonly inDevices = new Map<Device, InDevice>();
  private readonly packetSockets = new Set<PacketSocket>();
  private readonly rawSockets = new Set<RawSocket>();
  private readonly ipIds = new Map<Ipv4, number>();
  private lastIndex = 0;

  constructor(
    readonly kernel: Kernel,
    readonly name: string,
  ) {
    this.sysctl = new Sysctl(kernel.profile);
    this.localRouteNamesOwner = kernel.profile.kernel.localRouteNamesOwner;
    this.sysctl.onWrite = (path, value) => this.change("sysctl", `net.${path.replaceAll("/", ".")} = ${value}`);
    this.neighbours = new NeighbourTable(kernel, this.sysctl, {
      send: (neighbour, packet) => this.sendResolved(neighbour, packet),
      fail: (neighbour, packet) => this.failUnresolved(neighbour, packet, packet.onFailure),
      overflow: (neighbour, packet) =>
        this.drop(packet.id, "NEIGH_QUEUEFULL", "__neigh_event_send", packet.packet, neighbour.dev),
      solicit: (neighbour, to) => arp.solicit(this, neighbour, to),
      changed: (neighbour, from) => this.neighbourChanged(neighbour, from),
    });
    this.inet6 = new Inet6({
      kernel,
      sysctl: this.sysctl,
      transmit: (dev, frame, skb) => this.transmit(dev, frame, skb),
      discard: (skb, verdict) => this.decide(skb.id, "icmpv6_rcv", verdict, [], skb.dev),
    });
  }

  get loopback(): Device {
    return this.byIndex.get(1)!;
  }

  devices(): readonly Device[] {
    return [...this.byIndex.values()];
  }

  device(name: string): Device | undefined {
    return this.devices().find((dev) => dev.name === name);
  }

  inDevice(dev: Device): InDevice {
    return this.inDevices.get(dev)!;
  }

  nextIndex(): number {
    return ++this.lastIndex;
  }

  attach(dev: Device): void {
    this.byIndex.set(dev.index, dev);
    this.inDevices.set(dev, new InDevice(dev));
    this.sysctl.addDevice(dev.name, dev.loopback);
  }

  detach(dev: Device): void {
    this.neighbours.flush(dev);
    this.fib.flush(dev, true);
    this.inet6.down(dev);
    this.byIndex.delete(dev.index);
    this.inDevices.delete(dev);
    this.sysctl.removeDevice(dev.name);
  }

  rename(dev: Device, name: string): void {
    this.sysctl.renameDevice(dev.name, name);
    this.change("link", `${dev.name} renamed to ${name}`);
    dev.name = name;
  }

  // What is written down.

  change(what: "link" | "address" | "route" | "neigh" | "sysctl", text: string): void {
    this.kernel.log.add({ ...this.here(), kind: "change", what, text });
  }

  drop(
    skb: SkbId,
    reason: DropReason,
    func: string,
    packet: Uint8Array,
    dev?: Device,
    read: readonly Fact[] = [],
  ): void {
    this.kernel.log.add({ ...this.here(), kind: "drop", skb, reason, func, dev: dev?.name, packet, read });
  }

  decide(skb: SkbId, func: string, verdict: DecisionEvent["verdict"], read: readonly Fact[], dev?: Device): void {
    this.kernel.log.add({ ...this.here(), kind: "decision", skb, func, dev: dev?.name, verdict, read });
  }

  private here() {
    return { time: this.kernel.clock.now, machine: this.kernel.machine, netns: this.name };
  }

  // Out of a device and into one.

  transmit(dev: Device, frame: Uint8Array, skb: { id: SkbId; cause: SkbId | undefined }, dst?: Route): void {
    if (!dev.up) return this.drop(skb.id, "DEV_READY", "__dev_queue_xmit", frame, dev);
    this.tap(dev, "out", frame, skb);
    switch (dev.kind) {
      case "loopback":
        return this.kernel.softirq(12_000, () => this.receive(dev, frame, skb, dst));
      case "veth": {
        const peer = dev.peer;
        if (!peer?.up) return this.drop(skb.id, "DEV_READY", "veth_xmit", frame, dev);
        return peer.netns.kernel.softirq(8_000, () => peer.netns.receive(peer, frame, skb));
      }
      case "nic":
        if (!dev.cable) return this.drop(skb.id, "DEV_READY", "ndo_start_xmit", frame, dev);
        return dev.cable(dev, frame, skb);
      case "bridge":
        return this.drop(skb.id, "NO_TX_TARGET", "br_flood", frame, dev);
      default:
        return dev.kind satisfies never;
    }
  }

  /** __netif_receive_skb_core */
  receive(dev: Device, bytes: Uint8Array, skb: { id: SkbId; cause: SkbId | undefined }, dst?: Route): void {
    if (!dev.up) return this.drop(skb.id, "DEV_READY", "enqueue_to_backlog", bytes, dev);
    this.tap(dev, "in", bytes, skb);
    const frame = ethernet.parse(bytes);
    if (isMalformed(frame)) return this.drop(skb.id, "DEV_HDR", "eth_type_trans", bytes, dev);
    const received: Skb = {
      ...skb,
      packet: frame.payload,
      dev,
      pktType: packetType(dev, frame.destination),
      sourceMac: frame.source,
      dst,
    };
    switch (frame.type) {
      case ethernet.TYPE_ARP:
        return arp.receive(this, received);
      case ethernet.TYPE_IPV4:
        return ipv4.receive(this, received);
      case ethernet.TYPE_IPV6:
        return this.inet6.receive(received);
      default:
        return this.drop(skb.id, "UNHANDLED_PROTO", "__netif_receive_skb_core", bytes, dev);
    }
  }

  private tap(dev: Device, dir: "in" | "out", bytes: Uint8Array, skb: { id: SkbId; cause: SkbId | undefined }): void {
    const { time } = this.here();
    this.kernel.log.add({ ...this.here(), kind: "frame", skb: skb.id, cause: skb.cause, dev: dev.name, dir, bytes });
    for (const socket of this.packetSockets)
      if (!socket.device || socket.device === dev) socket.see({ time, device: dev.name, dir, bytes });
  }

  // The joints of the way of a packet.

  ipOutput(skb: Outgoing, route: Route): void {
    ipv4.send(this, skb, route);
  }

  deliver(skb: Skb, route: Route): void {
    ipv4.deliver(this, skb, route, { icmp: (message, from) => icmp.receive(this, message, from) });
  }

  icmpError(what: IcmpError, about: { id: SkbId; packet: Uint8Array; pktType?: PacketType }, route: Route): void {
    icmp.error(this, what, about, route);
  }

  rawDeliver(skb: Skb, route: Route): number {
    const header = ipv4wire.parse(skb.packet);
    if (isMalformed(header) || header.protocol !== ipv4wire.PROTOCOL_ICMP) return 0;
    const device = route.inputDevice ?? skb.dev!;
    let taken = 0;
    for (const socket of this.rawSockets)
      if (socket.matches(header.destination, device) && socket.take(skb, header.payload)) taken++;
    if (taken === 0 && header.payload[0] === 0)
      this.decide(skb.id, "raw_v4_input", "no-socket", [{ name: "input device", value: device.name }], skb.dev);
    return taken;
  }

  rawError(skb: Skb, from: Ipv4): void {
    if (reportError(this.rawSockets, skb, from) === "no-socket")
      this.decide(skb.id, "raw_icmp_error", "no-socket", [{ name: "input device", value: skb.dev!.name }], skb.dev);
  }

  nextIpId(destination: Ipv4): number {
    const id = this.ipIds.get(destination) ?? this.kernel.random.stream(`ipid/${destination}`).between(0, 0x10000);
    this.ipIds.set(destination, (id + 1) & 0xffff);
    return id;
  }

  // Neighbours.

  private sendResolved(neighbour: Neighbour, packet: Outgoing): void {
    const { dev, state } = neighbour;
    const frame = ethernet.emit({
      destination: state.lladdr!,
      source: dev.mac,
      type: ethernet.TYPE_IPV4,
      payload: packet.packet,
    });
    this.transmit(dev, frame, packet);
  }

  private failUnresolved(neighbour: Neighbour, packet: Outgoing, tell: () => void): void {
    // One report after the other, as arp_error_report works through the queue.
    this.kernel.softirq(4_000, () => {
      tell();
      this.drop(packet.id, "NEIGH_FAILED", "arp_error_report", packet.packet, neighbour.dev, [
        { name: "neighbour", value: `${formatIpv4(neighbour.address)} dev ${neighbour.dev.name} FAILED` },
      ]);
    });
  }

  private neighbourChanged({ dev, address, state, waiting }: Neighbour, from: Nud): void {
    this.kernel.log.add({
      ...this.here(),
      kind: "neigh",
      dev: dev.name,
      address: formatIpv4(address),
      lladdr: state.lladdr === undefined ? undefined : formatMac(state.lladdr),
      from,
      to: state.nud,
      waiting: waiting.length,
    });
  }

  // Sockets.

  rawSocket(owner: { pid: number; program: string }): RawSocket {
    const socket = new RawSocket(this, owner, (each) => this.rawSockets.delete(each));
    this.rawSockets.add(socket);
    return socket;
  }

  packetSocket(device: Device | undefined): PacketSocket {
    const socket = new PacketSocket(device, (each) => this.packetSockets.delete(each));
    this.packetSockets.add(socket);
    return socket;
  }
}

// eth_type_trans
function packetType(dev: Device, destination: number): PacketType {
  if (destination === 0xffff_ffff_ffff) return "broadcast";
  if (Math.floor(destination / 2 ** 40) & 1) return "multicast";
  return destination === dev.mac || dev.loopback ? "host" : "otherhost";
}
