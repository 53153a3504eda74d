// Packet sockets (net/packet/af_packet.c): those of tcpdump, which see every frame at a device's tap, and those bound to one
// protocol, as arping's, which get what arrived and may send. Left out: cooked frames, filters, rings, fanout.
import { WaitQueue } from "../sim/task.js";
import { u48 } from "../wire/bytes.js";
import * as ethernet from "../wire/ethernet.js";
import type { Device } from "./device.js";
import type { Spot } from "./octets.js";
import { type Batch, type Captured, Seen } from "./seen.js";
import { type PacketType, packetType } from "./skb.js";
import type { Stack } from "./stack.js";

export class PacketSocket {
  readonly readable = new WaitQueue();
  /** Its device went from the namespace (packet_notifier, NETDEV_UNREGISTER): nothing comes any more. */
  gone = false;
  private readonly queue: Seen;

  constructor(
    private readonly stack: Stack,
    /** undefined sees every device. */
    readonly device: Device | undefined,
    /** sll_protocol: an EtherType; undefined is ETH_P_ALL. */
    readonly protocol: number | undefined,
    private readonly detach: (socket: PacketSocket) => void,
  ) {
    this.queue = new Seen(stack.kernel.log);
  }

  /** How many next() would give. */
  get waiting(): number {
    return this.queue.length;
  }

  next(): Captured | undefined {
    return this.queue.shift();
  }

  /** All that next() would give, as a table. */
  drain(): Batch {
    return this.queue.drain();
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
  see(dev: Device, dir: "in" | "out", spot: Spot, type: PacketType | undefined): void {
    this.queue.push(this.stack.kernel.clock.now, dev, dir, spot, type);
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
  tap(dev: Device, dir: "in" | "out", spot: Spot, bytes: Uint8Array): void {
    if (this.all.size === 0) return;
    const typed = dir === "in" && bytes.length >= ethernet.HEADER_LENGTH;
    this.give(dev, undefined, dir, spot, typed ? packetType(dev, u48(bytes, ethernet.at.destination)) : undefined);
  }

  /** Who asked for this protocol, when a frame of it arrived (deliver_ptype_list_skb). */
  deliver(dev: Device, protocol: number, spot: Spot, type: PacketType): void {
    if (this.all.size > 0) this.give(dev, protocol, "in", spot, type);
  }

  private give(
    dev: Device,
    protocol: number | undefined,
    dir: "in" | "out",
    spot: Spot,
    type: PacketType | undefined,
  ): void {
    for (const socket of this.all)
      if (socket.protocol === protocol && (!socket.device || (socket.device === dev && dev !== this.opening)))
        socket.see(dev, dir, spot, type);
  }
}
