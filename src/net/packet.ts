// Packet sockets (net/packet/af_packet.c): those of tcpdump, which see every frame at a device's tap, and those bound to one
// protocol, as arping's, which get what arrived and may send. Left out: cooked frames, filters, rings, fanout.
import type { Nanos } from "../sim/clock.js";
import { WaitQueue } from "../sim/task.js";
import * as ethernet from "../wire/ethernet.js";
import { isMalformed } from "../wire/malformed.js";
import type { Device } from "./device.js";
import { type PacketType, packetType } from "./skb.js";
import type { Stack } from "./stack.js";

/** What a packet socket saw. */
export interface Captured {
  readonly time: Nanos;
  readonly device: string;
  readonly dir: "in" | "out";
  readonly bytes: Uint8Array;
  /** sll_pkttype of what came in. */
  readonly pktType?: PacketType;
}

export class PacketSocket {
  readonly readable = new WaitQueue();
  /** Its device went from the namespace (packet_notifier, NETDEV_UNREGISTER): nothing comes any more. */
  gone = false;
  private readonly queue: Captured[] = [];

  constructor(
    private readonly stack: Stack,
    /** undefined sees every device. */
    readonly device: Device | undefined,
    /** sll_protocol: an EtherType; undefined is ETH_P_ALL. */
    readonly protocol: number | undefined,
    private readonly detach: (socket: PacketSocket) => void,
  ) {}

  next(): Captured | undefined {
    return this.queue.shift();
  }

  /** packet_snd: a whole frame out of the device that the socket is bound to. */
  send(frame: Uint8Array): "ENXIO" | "ENETDOWN" | undefined {
    const { stack, device } = this;
    if (!device) return "ENXIO";
    if (!device.up) return "ENETDOWN";
    stack.transmit(device, frame, { id: stack.kernel.log.newSkb(), cause: undefined });
    return undefined;
  }

  close(): void {
    this.detach(this);
  }

  /** @internal packet_rcv */
  see(captured: Captured): void {
    this.queue.push(captured);
    this.readable.wake();
  }
}

/** The packet sockets of one namespace: ptype_all and ptype_base. */
export class PacketSockets {
  private readonly all = new Set<PacketSocket>();
  /** It comes up, and who is bound to it hears of that last: what others send at once is not seen (packet_notifier, NETDEV_UP). */
  opening: Device | undefined;

  constructor(private readonly stack: Stack) {}

  list(): readonly PacketSocket[] {
    return [...this.all];
  }

  get count(): number {
    return this.all.size;
  }

  open(device: Device | undefined, protocol: number | undefined): PacketSocket {
    const socket = new PacketSocket(this.stack, device, protocol, (each) => this.all.delete(each));
    this.all.add(socket);
    return socket;
  }

  unregistered(dev: Device): void {
    for (const socket of this.all)
      if (socket.device === dev) {
        socket.gone = true;
        socket.readable.wake();
      }
  }

  /** Who asked for every frame, in and out (dev_queue_xmit_nit, ptype_all). */
  tap(dev: Device, dir: "in" | "out", bytes: Uint8Array): void {
    if (this.all.size === 0) return;
    const frame = dir === "in" ? ethernet.parse(bytes) : undefined;
    const pktType = frame && !isMalformed(frame) ? { pktType: packetType(dev, frame.destination) } : {};
    this.give(dev, undefined, { time: this.stack.kernel.clock.now, device: dev.name, dir, bytes, ...pktType });
  }

  /** Who asked for this protocol, when a frame of it arrived (deliver_ptype_list_skb). */
  deliver(dev: Device, protocol: number, bytes: Uint8Array, pktType: PacketType): void {
    this.give(dev, protocol, { time: this.stack.kernel.clock.now, device: dev.name, dir: "in", bytes, pktType });
  }

  private give(dev: Device, protocol: number | undefined, captured: Captured): void {
    for (const socket of this.all)
      if (socket.protocol === protocol && (!socket.device || (socket.device === dev && dev !== this.opening)))
        socket.see(captured);
  }
}
