// UDP (net/ipv4/udp.c): sockets that send, receive and hear of errors, as traceroute and tracepath use them, and the answer
// of a port that nobody listens on. A checksum that a virtual device need not compute stays the pseudo header's sum
// (CHECKSUM_PARTIAL); a physical card would fill it in. Left out: multicast groups, a receive buffer that fills, GRO, UDP-Lite.
import type { Nanos } from "../sim/clock.js";
import type { Random } from "../sim/random.js";
import type { Ipv4 } from "../wire/address.js";
import { pseudoHeader4 } from "../wire/checksum.js";
import type * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import * as udp from "../wire/udp.js";
import { learnPmtu } from "./exception.js";
import { isMulticast } from "./inet.js";
import { InetSocket, outputConnected, type SocketError } from "./inetsocket.js";
import type { Route } from "./route.js";
import type { Skb } from "./skb.js";
import { quotedFlow, redirected } from "./socket.js";
import type { Stack } from "./stack.js";

const HEADER = 8;

export interface UdpDatagram {
  readonly time: Nanos;
  readonly from: Ipv4;
  readonly port: number;
  readonly ttl: number;
  readonly data: Uint8Array;
}

/** inet_bind: an address of ours, a broadcast or multicast one (the device's own is sent from then), or any where that is allowed. */
export function mayBind({ fib, sysctl }: Pick<Stack, "fib" | "sysctl">, address: Ipv4): boolean {
  return fib.addressType(address) !== "unicast" || (sysctl.get("ipv4/ip_nonlocal_bind") ?? 0) !== 0;
}

export class UdpSocket extends InetSocket {
  readonly received: UdpDatagram[] = [];
  /** Bound by bind() or by the first datagram. */
  port = 0;
  peer: { readonly address: Ipv4; readonly port: number } | undefined;
  /** IP_RECVERR: without it only a connected socket hears of the hard errors. */
  hearsErrors = false;
  /** SO_REUSEADDR: others that say so too may have the same port. */
  reuse = false;
  /** Datagrams that were for it and that it did not get. */
  readonly drops = 0;

  constructor(
    stack: Stack,
    owner: { readonly pid: number; readonly program: string },
    private readonly table: UdpSockets,
  ) {
    super(stack, owner);
  }

  protected override get connected(): boolean {
    return this.peer !== undefined;
  }

  /** bind(): 0 asks for any free port (udp_lib_get_port). */
  bind(address: Ipv4 | undefined, port: number): "EADDRINUSE" | "EADDRNOTAVAIL" | undefined {
    const { stack } = this;
    const own = address === undefined || address === 0 ? undefined : address;
    if (own !== undefined && !mayBind(stack, own)) return "EADDRNOTAVAIL";
    const free = port === 0 ? this.table.freePort() : this.table.taken(port, own, this.reuse) ? undefined : port;
    if (free === undefined) return "EADDRINUSE";
    this.source = own;
    this.port = free;
    return undefined;
  }

  /** __ip4_datagram_connect */
  connect(address: Ipv4, port: number): SocketError | undefined {
    const route = this.route(address, { protocol: ipv4.PROTOCOL_UDP, dport: port }, outputConnected);
    if (route === "ENETUNREACH") this.stack.snmp.count("IpOutNoRoutes");
    if (typeof route === "string") return route;
    if (this.port === 0) this.bind(this.source, 0);
    this.source ??= route.source;
    this.peer = { address: route.destination, port };
    return undefined;
  }

  /** udp_sendmsg */
  sendTo(address: Ipv4, port: number, data: Uint8Array): SocketError | undefined {
    const { stack } = this;
    if (data.length > 0xffff) return "EMSGSIZE";
    const transport = { protocol: ipv4.PROTOCOL_UDP, dport: port };
    const route = this.route(address, transport);
    if (route === "ENETUNREACH") stack.snmp.count("IpOutNoRoutes");
    if (typeof route === "string") return route;
    if (this.port === 0) this.bind(this.source, 0);
    const errno = this.push(route, transport, HEADER + data.length, (way, whole) =>
      this.segment(way, port, data, whole),
    );
    if (errno === undefined) stack.snmp.count("UdpOutDatagrams");
    else if (errno === "ENOBUFS") stack.snmp.count("UdpSndbufErrors");
    return errno;
  }

  // udp_send_skb
  private segment(route: Route, destinationPort: number, payload: Uint8Array, whole: boolean): Uint8Array {
    const pseudo = pseudoHeader4(route.source, route.destination, HEADER + payload.length, ipv4.PROTOCOL_UDP);
    const header = { sourcePort: this.port, destinationPort, payload };
    if (!whole || route.dev.kind === "nic") return udp.emit(header, pseudo);
    return udp.emitPartial(header, pseudo);
  }

  close(): void {
    this.table.remove(this);
  }

  /** compute_score: how well a datagram fits; undefined when it is not for us. */
  score(to: Ipv4, from: Ipv4, sourcePort: number, device: unknown): number | undefined {
    let score = 0;
    if (this.source !== undefined && this.source !== to) return undefined;
    if (this.source !== undefined) score += 4;
    if (this.peer && (this.peer.address !== from || this.peer.port !== sourcePort)) return undefined;
    if (this.peer) score += 8;
    if (this.device && this.device !== device) return undefined;
    return this.device ? score + 4 : score;
  }

  /** @internal */
  take(skb: Skb, header: ipv4.Ipv4, datagram: udp.Udp): void {
    const { kernel, snmp } = this.stack;
    this.record("deliver", "data", skb.id, skb.cause, skb.packet);
    snmp.count("UdpInDatagrams");
    const { now } = kernel.clock;
    const { sourcePort: port, payload: data } = datagram;
    this.received.push({ time: now, from: header.source, port, ttl: header.ttl, data });
    this.readable.wake();
  }
}

/** The UDP sockets of one namespace (struct udp_table). */
export class UdpSockets {
  private readonly sockets = new Set<UdpSocket>();
  private ports: Random | undefined;

  constructor(private readonly stack: Stack) {}

  get count(): number {
    return this.sockets.size;
  }

  open(owner: { readonly pid: number; readonly program: string }): UdpSocket {
    const socket = new UdpSocket(this.stack, owner, this);
    this.sockets.add(socket);
    return socket;
  }

  remove(socket: UdpSocket): void {
    this.sockets.delete(socket);
  }

  /** Those with a port, as /proc/net/udp lists them. */
  bound(): UdpSocket[] {
    return [...this.sockets].filter(({ port }) => port !== 0);
  }

  taken(port: number, address: Ipv4 | undefined, reuse = false): boolean {
    return this.bound().some(
      (each) =>
        each.port === port &&
        !(reuse && each.reuse) &&
        (address === undefined || each.source === undefined || each.source === address),
    );
  }

  /** ip_local_port_range, from a random start. */
  freePort(): number | undefined {
    const [low, high] = this.stack.sysctl.pairs.get("ipv4/ip_local_port_range") ?? [32768, 60999];
    const count = high - low + 1;
    this.ports ??= this.stack.kernel.random.stream(`udp/${this.stack.name}`);
    const start = this.ports.between(0, count);
    for (let i = 0; i < count; i++) {
      const port = low + ((start + i * 2) % count);
      if (!this.taken(port, undefined)) return port;
    }
    return undefined;
  }

  /** __udp4_lib_rcv */
  receive(skb: Skb, route: Route): void {
    const { stack } = this;
    const { snmp } = stack;
    const header = ipv4.parse(skb.packet);
    if (isMalformed(header)) return;
    const datagram = udp.parse(header.payload);
    if (isMalformed(datagram)) {
      snmp.count("UdpInErrors");
      return stack.drop(skb.id, "PKT_TOO_SMALL", "__udp4_lib_rcv", skb.packet, skb.dev, [
        { name: "malformed", value: datagram.malformed },
      ]);
    }
    const pseudo = pseudoHeader4(header.source, header.destination, datagram.length, ipv4.PROTOCOL_UDP);
    if (!udp.checksumOk(header.payload.subarray(0, datagram.length), pseudo)) {
      snmp.count("UdpInCsumErrors");
      snmp.count("UdpInErrors");
      return stack.drop(skb.id, "UDP_CSUM", "__udp4_lib_rcv", skb.packet, skb.dev, [
        { name: "checksum", value: "wrong" },
      ]);
    }
    const device = route.inputDevice ?? skb.dev;
    const fitting = this.bound()
      .filter(({ port }) => port === datagram.destinationPort)
      .map((socket) => ({
        socket,
        score: socket.score(header.destination, header.source, datagram.sourcePort, device),
      }))
      .filter(({ score }) => score !== undefined);
    if (route.type === "broadcast" || route.type === "multicast" || isMulticast(header.destination)) {
      for (const { socket } of fitting) socket.take(skb, header, datagram);
      if (fitting.length > 0) return;
      snmp.count("UdpIgnoredMulti");
      return stack.decide(skb.id, "__udp4_lib_mcast_deliver", "no-socket", [], skb.dev);
    }
    const best = fitting.reduce<(typeof fitting)[number] | undefined>(
      (top, each) => (top === undefined || each.score! > top.score! ? each : top),
      undefined,
    );
    if (best) return best.socket.take(skb, header, datagram);
    snmp.count("UdpNoPorts");
    stack.icmpError({ type: "unreachable", code: 3 }, skb, route);
    stack.drop(skb.id, "NO_SOCKET", "__udp4_lib_rcv", skb.packet, skb.dev, [
      { name: "port", value: String(datagram.destinationPort) },
    ]);
  }

  /** __udp4_lib_err: an ICMP error about a datagram that we had sent. */
  report(
    skb: Skb,
    message: Extract<icmp.Message, { original: Uint8Array }>,
    quoted: ipv4.Ipv4,
    from: Ipv4,
  ): "reported" | "no-socket" {
    const { stack } = this;
    const datagram = udp.parseQuoted(quoted.payload);
    const socket = isMalformed(datagram)
      ? undefined
      : this.bound().find(
          (each) =>
            each.port === datagram.sourcePort &&
            each.score(quoted.source, quoted.destination, datagram.destinationPort, skb.dev) !== undefined,
        );
    if (!socket || isMalformed(datagram)) {
      stack.snmp.count("IcmpInErrors");
      return "no-socket";
    }
    const flow = { ...quotedFlow(quoted), oif: socket.device };
    if (message.kind === "redirect") redirected(stack, skb, flow, message, from);
    else {
      if (message.kind === "unreachable" && message.code === 4) learnPmtu(stack, flow, message.mtu);
      if (socket.hearsErrors) {
        const { destinationPort: port, payload: original } = datagram;
        socket.report(skb, message, { destination: quoted.destination, port, original });
      }
    }
    return "reported";
  }
}
