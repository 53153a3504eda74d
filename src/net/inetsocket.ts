// What IPv4's datagram sockets have in common: what setsockopt() changes, the way out (ip_route_output_flow, ip_append_data,
// ip_push_pending_frames) and the error queue (ip_sockglue.c: IP_RECVERR). Left out: IP_HDRINCL, MSG_MORE, IP_PKTINFO.
import { WaitQueue } from "../sim/task.js";
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import type * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { Device } from "./device.js";
import type { Fact, SkbId } from "./event.js";
import { mtuOf } from "./exception.js";
import { scope } from "./inet.js";
import { type Flow, type OutputError, output, type Route, type RoutingView } from "./route.js";
import { routeWords } from "./sameroute.js";
import { fits } from "./sendbuffer.js";
import type { Skb } from "./skb.js";
import type { Stack } from "./stack.js";

export type SocketError =
  | OutputError
  | "ENOBUFS"
  | "EMSGSIZE"
  | "EHOSTUNREACH"
  | "EACCES"
  | "ENETUNREACH"
  | "ECONNREFUSED"
  | "EHOSTDOWN"
  | "ENONET"
  | "ENOPROTOOPT"
  | "EOPNOTSUPP"
  | "EPROTO";

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
  /** A UDP datagram's. */
  readonly port: number;
  /** What we had sent: the ICMP message, or UDP's payload. */
  readonly original: Uint8Array;
  /** When it came, and the TTL of the ICMP message (0 of a local one). */
  readonly time: number;
  readonly ttl: number;
}

/** Whom a datagram is for, besides its address. */
interface Transport {
  readonly protocol: number;
  readonly sport?: number;
  readonly dport?: number;
}

const unreachable: readonly SocketError[] = [
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ENOPROTOOPT",
  "ECONNREFUSED",
  "EMSGSIZE",
  "EOPNOTSUPP",
  "ENETUNREACH",
  "EHOSTDOWN",
  "ENONET",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ENETUNREACH",
];

/** icmp_err_convert and what raw_err and __udp4_lib_err make of the other types. */
export function errnoOf(message: icmp.Message): SocketError {
  if (message.kind === "parameter-problem") return "EPROTO";
  return message.kind === "unreachable" ? (unreachable[message.code] ?? "EHOSTUNREACH") : "EHOSTUNREACH";
}

/** ip_route_connect: where nothing says from where, the answer is asked for once more, with the source that it named. */
export function outputConnected(view: RoutingView, flow: Flow): Route | OutputError {
  const first = output(view, flow);
  if (typeof first === "string" || ((flow.source ?? 0) !== 0 && flow.destination !== 0)) return first;
  const { source, destination } = first;
  return output(view, { ...flow, source, destination });
}

export abstract class InetSocket {
  readonly readable = new WaitQueue();
  readonly errors: ErrorReport[] = [];
  /** SO_BINDTODEVICE */
  device: Device | undefined;
  /** bind() */
  source: Ipv4 | undefined;
  ttl: number | undefined;
  broadcast = false;
  tos = 0;
  /** SO_DONTROUTE: only what is on the link. */
  dontRoute = false;
  /** SO_SNDBUF */
  sendBuffer = 212_992;
  /** SO_MARK */
  mark: number | undefined;
  /** IP_MULTICAST_LOOP */
  multicastLoop = true;
  /** IP_OPTIONS, a multiple of four long. */
  options: Uint8Array = new Uint8Array(0);
  /** IP_MTU_DISCOVER; undefined is as ip_no_pmtu_disc says. */
  discover: "do" | "want" | "dont" | "probe" | undefined;
  private pending: SocketError | undefined;
  private place: number | undefined;

  constructor(
    protected readonly stack: Stack,
    readonly owner: { readonly pid: number; readonly program: string },
  ) {}

  /** inet_daddr is set. */
  protected get connected(): boolean {
    return false;
  }

  protected route(destination: Ipv4, { sport, dport }: Partial<Transport> = {}, find = output): Route | SocketError {
    const { stack, source, device, tos, mark } = this;
    const flow = { destination, source, oif: device, tos, mark, sport, dport };
    const route = find(stack, this.dontRoute ? { ...flow, scope: scope.link } : flow);
    return typeof route === "object" && route.type === "broadcast" && !this.broadcast ? "EACCES" : route;
  }

  /** `make` gets the route, and whether it goes out in one piece: then a device may fill in UDP's checksum. */
  protected push(
    route: Route,
    { protocol, dport = 0 }: Transport,
    size: number,
    make: (route: Route, whole: boolean) => Uint8Array,
    confirm = false,
  ): SocketError | undefined {
    const { stack } = this;
    const discover = this.discover ?? ((stack.sysctl.get("ipv4/ip_no_pmtu_disc") ?? 0) === 0 ? "want" : "dont");
    const mtu = discover === "probe" ? Math.min(route.dev.mtu, 0xffff) : mtuOf(stack, route);
    // __ip_append_data, ip_local_error
    const length = size + ipv4.HEADER_LENGTH + this.options.length;
    const info = mtu - this.options.length;
    if (length > (discover === "do" || discover === "probe" ? mtu : 0xffff)) {
      const nobody = { origin: "local", type: 0, code: 0, from: 0, original: new Uint8Array(0), ttl: 0 } as const;
      const { now } = stack.kernel.clock;
      const { destination } = route;
      this.errors.push({ ...nobody, errno: "EMSGSIZE", info, destination, port: dport, time: now });
      return "EMSGSIZE";
    }
    if (!fits(length, mtu, this.sendBuffer)) {
      stack.snmp.count("IpOutDiscards");
      return "ENOBUFS";
    }
    if (confirm) {
      const neighbour = stack.neighbours.find(route.dev, route.gateway ?? route.destination);
      if (neighbour) stack.neighbours.event(neighbour, { kind: "confirm" });
    }
    const whole = length <= mtu;
    const packet = ipv4.emit({
      tos: this.tos,
      // ip_select_ident_segs: what may never be cut needs none, but a connected socket counts.
      id: (discover === "do" || discover === "probe") && !this.connected ? 0 : stack.ipIds.to(route.destination).next(),
      dontFragment: discover === "do" || discover === "probe" || (discover === "want" && whole),
      moreFragments: false,
      fragmentOffset: 0,
      ttl: this.ttl ?? (route.type === "multicast" ? 1 : (stack.sysctl.get("ipv4/ip_default_ttl") ?? 64)),
      protocol,
      source: route.source,
      destination: route.destination,
      options: stack.recordOptions(this.options, route.source),
      payload: make(route, whole),
    });
    const id = stack.kernel.log.newSkb();
    this.record("send", "data", id, undefined, packet);
    stack.decide(id, "ip_route_output_key_hash_rcu", "route", wayTaken(route), route.dev);
    const { multicastLoop } = this;
    const skb = { id, cause: undefined, packet, multicastLoop, probe: discover === "probe" };
    return stack.ipOutput(skb, route) ? undefined : "ENOBUFS";
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

  /** @internal ip_icmp_error: an ICMP message about `original`, which we had sent to `destination`. */
  report(skb: Skb, message: icmp.Message, about: Pick<ErrorReport, "destination" | "port" | "original">): void {
    const outer = ipv4.parse(skb.packet);
    if (isMalformed(outer)) return;
    const { clock } = this.stack.kernel;
    this.record("deliver", "error", skb.id, skb.cause, skb.packet);
    const errno = errnoOf(message);
    this.errors.push({
      origin: "icmp",
      errno,
      type: outer.payload[0]!,
      code: "code" in message ? message.code : 0,
      info: message.kind === "unreachable" ? message.mtu : message.kind === "parameter-problem" ? message.pointer : 0,
      from: outer.source,
      ...about,
      time: clock.now,
      ttl: outer.ttl,
    });
    this.pending = errno;
    this.readable.wake();
  }

  protected record(
    kind: "send" | "deliver",
    queue: "data" | "error",
    skb: SkbId,
    cause: SkbId | undefined,
    bytes: Uint8Array,
  ): void {
    const { clock, log } = this.stack.kernel;
    log.socket(this.logged(), clock.now, kind, queue, skb, cause, log.octets.spotOf(bytes));
  }

  /** @internal Where the log says that it sent or got something. */
  logged(): number {
    const { machine, log } = this.stack.kernel;
    this.place ??= log.place(machine, this.stack.name, undefined, this.owner);
    return this.place;
  }
}

// What is told of a way, once for all packets that take it.
const taken = new WeakMap<Route, readonly Fact[]>();

export function wayTaken(route: Route): readonly Fact[] {
  const known = taken.get(route);
  if (known) return known;
  const way = route.fib ? [{ name: "fib", value: routeWords(route.fib) }] : [];
  const read = [...way, { name: "source", value: formatIpv4(route.source) }];
  taken.set(route, read);
  return read;
}
