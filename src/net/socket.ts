// Raw ICMP sockets and ping sockets as ping uses them (net/ipv4/raw.c, ping.c: bound device, ICMP_FILTER, the error queue).
// What they share with UDP stands in inetsocket.ts, packet sockets in packet.ts. Left out: TCP, other protocols than ICMP.
import type { Nanos } from "../sim/clock.js";
import { Fifo } from "../sim/fifo.js";
import type { Ipv4 } from "../wire/address.js";
import { HEADER_LENGTH } from "../wire/ethernet.js";
import * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import type { Crossing } from "./crossing.js";
import type { Device } from "./device.js";
import { learnPmtu, learnRedirect } from "./exception.js";
import { Sending } from "./flowsend.js";
import { InetSocket, outputConnected, type SocketError, wayTaken } from "./inetsocket.js";
import type { Flow, OutputError, Route } from "./route.js";
import type { Skb } from "./skb.js";
import type { Stack } from "./stack.js";

/** A packet in a socket's queue. */
export class Datagram {
  constructor(
    /** When the stack got it (SO_TIMESTAMP). */
    readonly time: Nanos,
    /** It begins with its IP header at `start`, and ends at `end`. */
    readonly bytes: Uint8Array,
    readonly start: number,
    readonly end: number,
    private readonly carrier?: Crossing,
  ) {}

  /** It was read, and nobody looks at its bytes again. */
  done(): void {
    this.carrier?.release();
  }

  /** From the IP header on. */
  get packet(): Uint8Array {
    return this.bytes.subarray(this.start, this.end);
  }
}

export class RawSocket extends InetSocket {
  readonly received = new Fifo<Datagram>();
  /** bind() to a broadcast address or a group: it hears those only, and sends from what the way says (raw_bind). */
  bound: Ipv4 | undefined;
  /** A ping socket (SOCK_DGRAM, net/ipv4/ping.c): only what bears this identifier is its own. */
  identifier: number | undefined;
  /** ping opened one for IPv6 with it, from which nothing goes out. */
  twin6 = false;
  /** What is known of the way of what it sends. */
  private sending: Sending | undefined;
  /** ICMP_FILTER, the other way round: a bit for each message type that is taken. */
  accept: number | undefined;

  constructor(
    stack: Stack,
    owner: { readonly pid: number; readonly program: string },
    private readonly detach: (socket: RawSocket) => void,
  ) {
    super(stack, owner);
  }

  close(): void {
    this.detach(this);
  }

  /** raw_sendmsg */
  sendTo(destination: Ipv4, payload: Uint8Array, confirm = false): SocketError | undefined {
    if (this.sending?.ready(this, destination, payload))
      return this.sending.go(payload, confirm) ? undefined : "ENOBUFS";
    if (payload.length > 0xffff) return "EMSGSIZE";
    const route = this.route(destination);
    if (typeof route === "string") return route;
    const { snmp } = this.stack;
    const error = this.push(
      route,
      { protocol: ipv4.PROTOCOL_ICMP },
      payload.length,
      () => {
        snmp.icmpOut(payload[0]!);
        return payload;
      },
      confirm,
    );
    const verdict = { func: "ip_route_output_key_hash_rcu", verdict: "route", read: wayTaken(route) };
    this.sending = error
      ? undefined
      : Sending.of(this.stack, this, destination, payload[0]!, route, verdict, this.logged());
    return error;
  }

  /** raw_v4_match: is a packet to this address, in by this device, for us? */
  matches(to: Ipv4, device: Device): boolean {
    const own = this.bound ?? this.source;
    return (own === undefined || own === to) && (this.device === undefined || this.device === device);
  }

  /** @internal raw_rcv */
  take(skb: Skb, payload: Uint8Array): boolean {
    if (!this.wants(payload[0] ?? -1, identifierOf(payload))) return false;
    this.record("deliver", "data", skb.id, skb.cause, skb.packet);
    this.keep(new Datagram(this.stack.kernel.clock.now, skb.packet, 0, skb.packet.length));
    return true;
  }

  /** Would it take an ICMP message of this type and identifier? */
  wants(type: number, identifier: number): boolean {
    if (this.accept !== undefined && (type > 31 || type < 0 || ((this.accept >>> type) & 1) === 0)) return false;
    return this.identifier === undefined || (type === icmp.TYPE_ECHO_REPLY && this.identifier === identifier);
  }

  /** @internal The same from a fast path, and others hear it, too. */
  hear({ bytes, length, id, cause, spot }: Crossing): void {
    const { clock, log } = this.stack.kernel;
    log.socket(this.logged(), clock.now, "deliver", "data", id, cause, spot, true);
    const packet = bytes.slice(HEADER_LENGTH, length);
    this.keep(new Datagram(clock.now, packet, 0, packet.length));
  }

  /** @internal Nobody else does, and the log knows it already. */
  hearAlone(frame: Crossing): void {
    const { now } = this.stack.kernel.clock;
    this.keep(new Datagram(now, frame.bytes, HEADER_LENGTH, frame.length, frame.hold()));
  }

  private keep(datagram: Datagram): void {
    this.received.push(datagram);
    this.readable.wake();
  }

  /** @internal Is this ICMP message one of ours? A raw socket does not ask. */
  bears(message: Uint8Array): boolean {
    return this.identifier === undefined || this.identifier === identifierOf(message);
  }
}

const identifierOf = (message: Uint8Array): number => ((message[4] ?? 0) << 8) | (message[5] ?? 0);

/** A quoted packet's flow, as the way of what we send next. */
export const quotedFlow = ({ source, destination, tos }: ipv4.Ipv4, oif?: Device | undefined) => ({
  destination,
  source,
  tos: tos & 0x1c,
  oif,
});

/** raw_icmp_error: the quoted packet tells whose it was. */
export function reportError(
  stack: Stack,
  sockets: Iterable<RawSocket>,
  skb: Skb,
  message: Extract<icmp.Message, { original: Uint8Array }>,
  quoted: ipv4.Ipv4,
  from: Ipv4,
): "reported" | "no-socket" {
  let told = false;
  for (const socket of sockets) {
    if (!socket.matches(quoted.source, skb.dev!) || !socket.bears(quoted.payload)) continue;
    told = true;
    const flow = quotedFlow(quoted, socket.device);
    if (message.kind === "redirect") {
      redirected(stack, skb, flow, message, from);
      continue;
    }
    if (message.kind === "unreachable" && message.code === 4) learnPmtu(stack, flow, message.mtu);
    socket.report(skb, message, { destination: quoted.destination, port: 0, original: quoted.payload });
  }
  return told ? "reported" : "no-socket";
}

/** ipv4_sk_redirect; nothing is queued. */
export function redirected(
  stack: Stack,
  skb: Skb,
  flow: Flow,
  message: Extract<icmp.Message, { kind: "redirect" }>,
  from: Ipv4,
): void {
  const told = { flow, dev: skb.dev!, from, gateway: message.gateway };
  const { learnt, read } = learnRedirect(stack, told);
  stack.decide(skb.id, "__ip_do_redirect", learnt ? "consumed" : "ignored", read, skb.dev);
}

/** Where connect() on a datagram socket would send from: how ping chooses its source. */
export function connectSource(stack: Stack, flow: Flow): Route | OutputError {
  const route = outputConnected(stack, flow);
  // __ip4_datagram_connect
  if (route === "ENETUNREACH") stack.snmp.count("IpOutNoRoutes");
  return route;
}
