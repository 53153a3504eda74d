// The sockets of one namespace, and which of them a packet or an error is for (raw_local_deliver, icmp_socket_deliver).
// Packet sockets stand in packet.ts.
import type { Ipv4 } from "../wire/address.js";
import * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { Crossing } from "./crossing.js";
import type { Device } from "./device.js";
import type { Route } from "./route.js";
import type { Skb } from "./skb.js";
import { RawSocket, reportError } from "./socket.js";
import type { Stack } from "./stack.js";
import { UdpSockets } from "./udp.js";

export class Sockets {
  readonly udp: UdpSockets;
  private readonly raw = new Set<RawSocket>();

  constructor(private readonly stack: Stack) {
    this.udp = new UdpSockets(stack);
  }

  openRaw(owner: { pid: number; program: string }): RawSocket {
    const socket = new RawSocket(this.stack, owner, (each) => this.raw.delete(each));
    this.raw.add(socket);
    return socket;
  }

  /** The newest first. */
  listRaw(): RawSocket[] {
    return [...this.raw].reverse();
  }

  open(): { raw: number; udp: number } {
    return { raw: this.raw.size, udp: this.udp.count };
  }

  get anyRaw(): boolean {
    return this.raw.size > 0;
  }

  /** Some raw socket takes an ICMP message with this type and identifier. */
  hears(to: Ipv4, device: Device, type: number, identifier: number): boolean {
    for (const socket of this.raw) if (socket.matches(to, device) && socket.wants(type, identifier)) return true;
    return false;
  }

  /** The same as rawDeliver for an echo reply that somebody hears. */
  take(to: Ipv4, device: Device, frame: Crossing, identifier: number): void {
    for (const socket of this.raw)
      if (socket.matches(to, device) && socket.wants(icmp.TYPE_ECHO_REPLY, identifier)) socket.hear(frame);
  }

  /** Who hears such a reply, where nobody else does. */
  only(to: Ipv4, device: Device, identifier: number): RawSocket | undefined {
    let only: RawSocket | undefined;
    for (const socket of this.raw)
      if (socket.matches(to, device) && socket.wants(icmp.TYPE_ECHO_REPLY, identifier)) {
        if (only) return undefined;
        only = socket;
      }
    return only;
  }

  /** raw_local_deliver: how many raw sockets took it. */
  rawDeliver(skb: Skb, route: Route): number {
    const header = ipv4.parse(skb.packet);
    if (isMalformed(header) || header.protocol !== ipv4.PROTOCOL_ICMP) return 0;
    const device = route.inputDevice ?? skb.dev!;
    let taken = 0;
    for (const socket of this.raw)
      if (socket.matches(header.destination, device) && socket.take(skb, header.payload)) taken++;
    if (taken === 0 && header.payload[0] === 0) this.unheard(skb, "raw_v4_input", device.name);
    return taken;
  }

  /** icmp_socket_deliver: an ICMP error about something that we sent, on its way to the sockets' error queues. */
  error(skb: Skb, message: Extract<icmp.Message, { original: Uint8Array }>, quoted: ipv4.Ipv4, from: Ipv4): void {
    const told =
      quoted.protocol === ipv4.PROTOCOL_UDP
        ? this.udp.report(skb, message, quoted, from)
        : quoted.protocol === ipv4.PROTOCOL_ICMP
          ? reportError(this.stack, this.raw, skb, message, quoted, from)
          : undefined;
    if (told === "no-socket") this.unheard(skb, "icmp_socket_deliver", skb.dev!.name);
  }

  private unheard(skb: Skb, func: string, device: string): void {
    this.stack.decide(skb.id, func, "no-socket", [{ name: "input device", value: device }], skb.dev);
  }
}
