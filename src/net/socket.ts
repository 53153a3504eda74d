// Sockets: raw ICMP sockets as ping uses them (net/ipv4/raw.c: bound device, ICMP_FILTER, IP_RECVERR's error queue) and packet
// sockets as tcpdump uses them (net/packet/af_packet.c). Left out: UDP, TCP, IP_HDRINCL.
import type { Nanos } from "../sim/clock.js";
import { WaitQueue } from "../sim/task.js";
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { Device } from "./device.js";
import type { SkbId } from "./event.js";
import { routeWords } from "./fib.js";
import { type OutputError, output } from "./route.js";
import type { Skb } from "./skb.js";
import type { Stack } from "./stack.js";

export type SocketError = OutputError | "EMSGSIZE" | "EHOSTUNREACH" | "EACCES" | "ENETUNREACH";

/** What IP_RECVERR says about something that we sent (struct sock_extended_err). */
export interface ErrorReport {
  readonly origin: "local" | "icmp";
  readonly errno: SocketError;
  readonly type: number;
  readonly code: number;
  readonly info: number;
  /** Who reported it. */
  readonly from: Ipv4;
  readonly destination: Ipv4;
  /** The ICMP message that we had sent. */
  readonly original: Uint8Array;
}

export interface Datagram {
  /** When the stack got it (SO_TIMESTAMP). */
  readonly time: Nanos;
  /** From the IP header on. */
  readonly packet: Uint8Array;
}

export class RawSocket {
  readonly readable = new WaitQueue();
  readonly received: Datagram[] = [];
  readonly errors: ErrorReport[] = [];
  /** SO_BINDTODEVICE */
  device: Device | undefined;
  /** bind() */
  source: Ipv4 | undefined;
  ttl: number | undefined;
  broadcast = false;
  tos = 0;
  /** ICMP_FILTER: message types that are taken. */
  accept: ReadonlySet<number> | undefined;
  private pending: SocketError | undefined;

  constructor(
    private readonly stack: Stack,
    readonly owner: { readonly pid: number; readonly program: string },
    private readonly detach: (socket: RawSocket) => void,
  ) {}

  close(): void {
    this.detach(this);
  }

  /** raw_sendmsg */
  sendTo(destination: Ipv4, payload: Uint8Array, options: { confirm?: boolean } = {}): SocketError | undefined {
    const { stack } = this;
    if (payload.length + 20 > 0xffff) return "EMSGSIZE";
    const route = output(stack, { destination, source: this.source, oif: this.device });
    if (typeof route === "string") return route;
    if (route.type === "broadcast" && !this.broadcast) return "EACCES";
    if (options.confirm) {
      const neighbour = stack.neighbours.find(route.dev, route.gateway ?? route.destination);
      if (neighbour) stack.neighbours.event(neighbour, { kind: "confirm" });
    }
    const packet = ipv4.emit({
      tos: this.tos,
      id: stack.nextIpId(route.destination),
      dontFragment: true,
      moreFragments: false,
      fragmentOffset: 0,
      ttl: this.ttl ?? stack.sysctl.get("ipv4/ip_default_ttl") ?? 64,
      protocol: ipv4.PROTOCOL_ICMP,
      source: route.source,
      destination: route.destination,
      options: new Uint8Array(0),
      payload,
    });
    const id = stack.kernel.log.newSkb();
    stack.kernel.log.add({ ...this.event(id, undefined), kind: "send", packet, queue: "data" });
    const way = route.fib ? [{ name: "fib", value: routeWords(route.fib) }] : [];
    const from = { name: "source", value: formatIpv4(route.source) };
    const routed =
      stack.kernel.profile.kernel.version === "3.10" ? "__ip_route_output_key" : "ip_route_output_key_hash_rcu";
    stack.decide(id, routed, "route", [...way, from], route.dev);
    stack.ipOutput({ id, cause: undefined, packet }, route);
    return undefined;
  }

  /** sock_error: a report that the next call fails with, once. */
  takeError(): SocketError | undefined {
    const error = this.pending;
    this.pending = undefined;
    return error;
  }

  /** recvmsg(MSG_ERRQUEUE) */
  takeReport(): ErrorReport | undefined {
    const report = this.errors.shift();
    this.pending = this.errors[0]?.errno;
    return report;
  }

  /** raw_v4_match: is a packet to this address, in by this device, for us? */
  matches(to: Ipv4, device: Device): boolean {
    return (this.source === undefined || this.source === to) && (this.device === undefined || this.device === device);
  }

  /** @internal raw_rcv */
  take(skb: Skb, payload: Uint8Array): boolean {
    if (this.accept && !this.accept.has(payload[0] ?? -1)) return false;
    const { clock, log } = this.stack.kernel;
    log.add({ ...this.event(skb.id, skb.cause), kind: "deliver", packet: skb.packet, queue: "data" });
    this.received.push({ time: clock.now, packet: skb.packet });
    this.readable.wake();
    return true;
  }

  /** @internal raw_err */
  report(skb: Skb, report: ErrorReport): void {
    const { log } = this.stack.kernel;
    log.add({ ...this.event(skb.id, skb.cause), kind: "deliver", packet: skb.packet, queue: "error" });
    this.errors.push(report);
    this.pending = report.errno;
    this.readable.wake();
  }

  private event(skb: SkbId, cause: SkbId | undefined) {
    const { machine, clock } = this.stack.kernel;
    return { time: clock.now, machine, netns: this.stack.name, skb, cause, ...this.owner };
  }
}

// icmp_err_convert
const unreachable: readonly SocketError[] = ["ENETUNREACH", "EHOSTUNREACH", "EHOSTUNREACH", "EHOSTUNREACH", "EMSGSIZE"];

/** raw_icmp_error: the quoted packet tells whose it was. */
export function reportError(sockets: Iterable<RawSocket>, skb: Skb, from: Ipv4): "reported" | "no-socket" | undefined {
  const outer = ipv4.parse(skb.packet);
  if (isMalformed(outer)) return undefined;
  const message = icmp.parse(outer.payload);
  if (isMalformed(message) || !("original" in message)) return undefined;
  const quoted = ipv4.parseQuoted(message.original);
  if (isMalformed(quoted) || quoted.protocol !== ipv4.PROTOCOL_ICMP) return undefined;
  const type = outer.payload[0]!;
  const errno = message.kind === "unreachable" ? (unreachable[message.code] ?? "EHOSTUNREACH") : "EHOSTUNREACH";
  let told = false;
  for (const socket of sockets) {
    if (!socket.matches(quoted.source, skb.dev!)) continue;
    told = true;
    socket.report(skb, {
      origin: "icmp",
      errno,
      type,
      code: message.code,
      info: message.kind === "unreachable" ? message.mtu : 0,
      from,
      destination: quoted.destination,
      original: quoted.payload,
    });
  }
  return told ? "reported" : "no-socket";
}

/** What a packet socket saw. */
export interface Captured {
  readonly time: Nanos;
  readonly device: string;
  readonly dir: "in" | "out";
  readonly bytes: Uint8Array;
}

export class PacketSocket {
  readonly readable = new WaitQueue();
  private readonly queue: Captured[] = [];

  constructor(
    /** undefined sees every device. */
    readonly device: Device | undefined,
    private readonly detach: (socket: PacketSocket) => void,
  ) {}

  next(): Captured | undefined {
    return this.queue.shift();
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
