// Sockets: raw ICMP sockets as ping uses them (net/ipv4/raw.c: bound device, ICMP_FILTER, IP_RECVERR's error queue).
// Packet sockets stand in packet.ts. Left out: UDP, TCP, IP_HDRINCL.
import type { Nanos } from "../sim/clock.js";
import { WaitQueue } from "../sim/task.js";
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { Device } from "./device.js";
import type { SkbId } from "./event.js";
import { learnPmtu, learnRedirect, mtuOf } from "./exception.js";
import { routeWords } from "./fib.js";
import { type OutputError, output, type Route } from "./route.js";
import { fits } from "./sendbuffer.js";
import type { Skb } from "./skb.js";
import type { Stack } from "./stack.js";

export type SocketError = OutputError | "ENOBUFS" | "EMSGSIZE" | "EHOSTUNREACH" | "EACCES" | "ENETUNREACH";

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
  /** bind() to a broadcast address or a group: it hears those only, and sends from what the way says (raw_bind). */
  bound: Ipv4 | undefined;
  ttl: number | undefined;
  broadcast = false;
  tos = 0;
  /** A ping socket (SOCK_DGRAM, net/ipv4/ping.c): only what bears this identifier is its own. */
  identifier: number | undefined;
  /** SO_SNDBUF */
  sendBuffer = 212_992;
  /** SO_MARK */
  mark: number | undefined;
  /** IP_OPTIONS, a multiple of four long. */
  options: Uint8Array = new Uint8Array(0);
  /** IP_MTU_DISCOVER; undefined is as ip_no_pmtu_disc says. */
  discover: "do" | "want" | "dont" | undefined;
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
    if (payload.length > 0xffff) return "EMSGSIZE";
    const route = output(stack, { destination, source: this.source, oif: this.device, tos: this.tos, mark: this.mark });
    if (typeof route === "string") return route;
    if (route.type === "broadcast" && !this.broadcast) return "EACCES";
    const mtu = mtuOf(stack, route);
    const discover = this.discover ?? ((stack.sysctl.get("ipv4/ip_no_pmtu_disc") ?? 0) === 0 ? "want" : "dont");
    // __ip_append_data, ip_local_error
    const length = payload.length + ipv4.HEADER_LENGTH + this.options.length;
    if (length > (discover === "do" ? mtu : 0xffff)) {
      const nobody = { origin: "local", type: 0, code: 0, from: 0, original: new Uint8Array(0) } as const;
      this.errors.push({ ...nobody, errno: "EMSGSIZE", info: mtu, destination });
      return "EMSGSIZE";
    }
    if (!fits(length, mtu, this.sendBuffer)) {
      stack.snmp.count("IpOutDiscards");
      return "ENOBUFS";
    }
    if (options.confirm) {
      const neighbour = stack.neighbours.find(route.dev, route.gateway ?? route.destination);
      if (neighbour) stack.neighbours.event(neighbour, { kind: "confirm" });
    }
    const packet = ipv4.emit({
      tos: this.tos,
      id: stack.nextIpId(route.destination),
      dontFragment: discover === "do" || (discover === "want" && length <= mtu),
      moreFragments: false,
      fragmentOffset: 0,
      ttl: this.ttl ?? (route.type === "multicast" ? 1 : (stack.sysctl.get("ipv4/ip_default_ttl") ?? 64)),
      protocol: ipv4.PROTOCOL_ICMP,
      source: route.source,
      destination: route.destination,
      options: stack.recordOptions(this.options, route.source),
      payload,
    });
    stack.snmp.icmpOut(payload[0]!);
    const id = stack.kernel.log.newSkb();
    stack.kernel.log.add({ ...this.event(id, undefined), kind: "send", packet, queue: "data" });
    const way = route.fib ? [{ name: "fib", value: routeWords(route.fib) }] : [];
    const from = { name: "source", value: formatIpv4(route.source) };
    stack.decide(id, "ip_route_output_key_hash_rcu", "route", [...way, from], route.dev);
    return stack.ipOutput({ id, cause: undefined, packet }, route) ? undefined : "ENOBUFS";
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
    const own = this.bound ?? this.source;
    return (own === undefined || own === to) && (this.device === undefined || this.device === device);
  }

  /** @internal raw_rcv */
  take(skb: Skb, payload: Uint8Array): boolean {
    if (this.accept && !this.accept.has(payload[0] ?? -1)) return false;
    if (this.identifier !== undefined && (payload[0] !== icmp.TYPE_ECHO_REPLY || !this.bears(payload))) return false;
    const { clock, log } = this.stack.kernel;
    log.add({ ...this.event(skb.id, skb.cause), kind: "deliver", packet: skb.packet, queue: "data" });
    this.received.push({ time: clock.now, packet: skb.packet });
    this.readable.wake();
    return true;
  }

  /** @internal Is this ICMP message one of ours? A raw socket does not ask. */
  bears(message: Uint8Array): boolean {
    return this.identifier === undefined || this.identifier === (((message[4] ?? 0) << 8) | (message[5] ?? 0));
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
export function reportError(
  stack: Stack,
  sockets: Iterable<RawSocket>,
  skb: Skb,
  from: Ipv4,
): "reported" | "no-socket" | undefined {
  const outer = ipv4.parse(skb.packet);
  if (isMalformed(outer)) return undefined;
  const message = icmp.parse(outer.payload);
  if (isMalformed(message) || !("original" in message)) return undefined;
  const quoted = ipv4.parseQuoted(message.original);
  if (isMalformed(quoted) || quoted.protocol !== ipv4.PROTOCOL_ICMP) return undefined;
  const type = outer.payload[0]!;
  const flow = { destination: quoted.destination, source: quoted.source, tos: quoted.tos & 0x1c };
  const errno = message.kind === "unreachable" ? (unreachable[message.code] ?? "EHOSTUNREACH") : "EHOSTUNREACH";
  let told = false;
  for (const socket of sockets) {
    if (!socket.matches(quoted.source, skb.dev!) || !socket.bears(quoted.payload)) continue;
    told = true;
    const oif = socket.device;
    if (message.kind === "redirect") {
      // ipv4_sk_redirect; nothing is queued.
      const told = { flow: { ...flow, oif }, dev: skb.dev!, from, gateway: message.gateway };
      const { learnt, read } = learnRedirect(stack, told);
      stack.decide(skb.id, "__ip_do_redirect", learnt ? "consumed" : "ignored", read, skb.dev);
      continue;
    }
    if (message.kind === "unreachable" && message.code === 4) learnPmtu(stack, { ...flow, oif }, message.mtu);
    socket.report(skb, {
      origin: "icmp",
      errno,
      type,
      code: message.code,
      info: message.kind === "unreachable" ? message.mtu : message.kind === "parameter-problem" ? message.pointer : 0,
      from,
      destination: quoted.destination,
      original: quoted.payload,
    });
  }
  return told ? "reported" : "no-socket";
}

/** Where connect() on a datagram socket would send from: how ping chooses its source. */
export function connectSource(
  stack: Stack,
  flow: {
    destination: Ipv4;
    source?: Ipv4 | undefined;
    oif?: Device | undefined;
    tos?: number;
    mark?: number | undefined;
  },
): Route | OutputError {
  const route = output(stack, flow);
  // __ip4_datagram_connect
  if (route === "ENETUNREACH") stack.snmp.count("IpOutNoRoutes");
  return route;
}
