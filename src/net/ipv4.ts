// IPv4: out (ip_output, ip_finish_output2), in (ip_rcv), for us (ip_local_deliver), onwards (ip_forward).
// Left out: multicast forwarding.
import { formatIpv4, type Ipv4, type Mac } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import { isDown, type Transmitted } from "./dev.js";
import type { Device } from "./device.js";
import { mtuOf } from "./exception.js";
import { split } from "./fragment.js";
import { neighbourWords } from "./neightable.js";
import { compiledAgain, opened as openOptions, ownAddress, recorded } from "./rcvoptions.js";
import { anothersFrame } from "./reading.js";
import { betterGateway } from "./redirect.js";
import { combined, input, isRefusal, type Route } from "./route.js";
import { routeWords } from "./sameroute.js";
import { holding, type Skb } from "./skb.js";
import { ecnCounters } from "./snmp.js";
import { passOn, sourceRoute } from "./sourceroute.js";
import type { Outgoing, Stack } from "./stack.js";

/** ip_send_skb and ip_forward_finish: `onwards` is a packet that is not our own. False where it was lost at once. */
export function send(stack: Stack, skb: Outgoing, route: Route, onwards = false): boolean {
  const gone = leave(stack, skb, route, onwards);
  if (!gone && !onwards) stack.snmp.count("IpOutDiscards");
  return gone;
}

// ip_output, ip_mc_output and ip_finish_output.
function leave(stack: Stack, skb: Outgoing, route: Route, onwards: boolean): boolean {
  const { dev, type } = route;
  stack.snmp.packet("IpOutRequests", "IpExtOutOctets", skb.packet.length);
  const toMany = type === "broadcast" || type === "multicast";
  const heard = type === "broadcast" || (route.toUs && skb.multicastLoop !== false);
  if (toMany && !dev.loopback && !onwards && heard) loopBack(stack, skb, route);
  const mtu = skb.probe ? Math.min(dev.mtu, 0xffff) : mtuOf(stack, route, onwards);
  if (skb.packet.length <= mtu) return finish(stack, skb, route) !== "drop";
  const header = ipv4.parse(skb.packet);
  if (!isMalformed(header) && header.dontFragment) {
    tooBig(stack, skb, route, mtu, "ip_fragment");
    return true;
  }
  const pieces = split(skb.packet, mtu);
  const read = [{ name: "mtu", value: `${mtu}: ${pieces.length} fragments` }];
  stack.decide(skb.id, "ip_do_fragment", "fragmented", read, dev, skb.cause);
  for (const packet of pieces) {
    const sent = finish(stack, { id: stack.kernel.log.newSkb(), cause: skb.id, packet }, route);
    if (sent !== "success") {
      stack.snmp.count("IpFragFails");
      return sent !== "drop";
    }
    stack.snmp.count("IpFragCreates");
    // rcu_read_unlock_bh in ip_finish_output2: a neighbour's answer comes before the next piece is cut.
    stack.kernel.settle();
  }
  stack.snmp.count("IpFragOKs");
  return true;
}

function tooBig(
  stack: Stack,
  skb: { id: number; packet: Uint8Array; dev?: Device | undefined; pktType?: Skb["pktType"] },
  route: Route,
  mtu: number,
  func: string,
): void {
  stack.snmp.count("IpFragFails");
  stack.icmpError({ type: "unreachable", code: 4, mtu }, skb, route);
  stack.drop(skb.id, "PKT_TOO_BIG", func, skb.packet, skb.dev ?? route.dev, [
    { name: "mtu", value: String(mtu) },
    { name: "length", value: `${skb.packet.length}, do not fragment` },
  ]);
}

// ip_mc_output: who sends to many hears it too, as if it had come in by the device; no packet socket sees that
// (PACKET_LOOPBACK).
function loopBack(stack: Stack, skb: Outgoing, route: Route): void {
  const { dev } = route;
  if (!dev.up) return stack.drop(skb.id, "DEV_READY", "enqueue_to_backlog", skb.packet, dev, [isDown(dev)]);
  const copy: Skb = { ...skb, dev, pktType: "broadcast", sourceMac: undefined, dst: route };
  stack.kernel.softirq(6_000, () => receive(stack, copy));
}

/** ip_finish_output2: to the neighbour, which may have to be found first. */
function finish(stack: Stack, skb: Outgoing, route: Route): Transmitted {
  const { dev, type } = route;
  const { length } = skb.packet;
  if (type === "multicast") stack.snmp.packet("IpExtOutMcastPkts", "IpExtOutMcastOctets", length);
  else if (type === "broadcast") stack.snmp.packet("IpExtOutBcastPkts", "IpExtOutBcastOctets", length);
  const frame = (to: Mac) =>
    ethernet.emit({
      destination: to,
      source: dev.loopback ? 0 : dev.mac,
      type: ethernet.TYPE_IPV4,
      payload: skb.packet,
    });
  const nexthop = route.gateway ?? route.destination;
  if (stack.neighbours.full(dev, nexthop)) {
    stack.drop(skb.id, "NEIGH_CREATEFAIL", "ip_finish_output2", skb.packet, dev, [
      { name: "net.ipv4.neigh.default.gc_thresh3", value: "reached, and nobody could go" },
    ]);
    return "success";
  }
  const neighbour = stack.neighbours.create(dev, nexthop);
  const local = dev.loopback ? route : undefined;
  if (stack.neighbours.sends(neighbour)) return stack.transmit(dev, frame(neighbour.state.lladdr!), skb, local);
  const { nud } = neighbour.state;
  const onQueued = () => {
    const was = { name: "neighbour", value: `${neighbourWords(neighbour)} (was ${nud})` };
    stack.decide(skb.id, "__neigh_event_send", "queued", [was], dev, skb.cause);
  };
  const { id, cause, packet } = skb;
  const onFailure = () => linkFailure(stack, skb, route);
  const ready = stack.neighbours.use(neighbour, { id, cause, packet, onFailure, onQueued });
  if (!ready) return "success";
  return stack.transmit(dev, frame(neighbour.state.lladdr!), skb, local);
}

// ipv4_link_failure: the sender is told.
function linkFailure(stack: Stack, skb: Outgoing, route: Route): void {
  const packet = compiledAgain(stack, skb.packet, route);
  if (packet) stack.icmpError({ type: "unreachable", code: 1 }, { ...skb, packet }, route);
}

/** ip_rcv, ip_rcv_finish. */
export function receive(stack: Stack, skb: Skb): void {
  const dev = skb.dev!;
  const { snmp } = stack;
  const drop = (reason: Parameters<Stack["drop"]>[1], func: string, read: Parameters<Stack["drop"]>[5] = []) =>
    stack.drop(skb.id, reason, func, skb.packet, dev, read);
  if (skb.pktType === "otherhost") return drop("OTHERHOST", "ip_rcv_core", [anothersFrame(dev)]);
  snmp.packet("IpInReceives", "IpExtInOctets", skb.packet.length);
  const header = ipv4.parse(skb.packet);
  if (isMalformed(header)) {
    const short = !isMalformed(ipv4.parseQuoted(skb.packet));
    snmp.count(short ? "IpExtInTruncatedPkts" : "IpInHdrErrors");
    return drop(short ? "PKT_TOO_SMALL" : "IP_INHDR", "ip_rcv_core", [{ name: "malformed", value: header.malformed }]);
  }
  snmp.count(ecnCounters[header.tos & 3]!);
  if (!ipv4.checksumOk(skb.packet)) {
    snmp.count("IpExtInCsumErrors");
    snmp.count("IpInHdrErrors");
    return drop("IP_CSUM", "ip_rcv_core", [{ name: "checksum", value: "wrong" }]);
  }
  const { totalLength } = header;
  const trimmed = totalLength === skb.packet.length ? skb : holding(skb, skb.packet.subarray(0, totalLength));
  if (skb.dst) {
    const opened = openOptions(stack, trimmed, header, skb.dst);
    if (!opened) return;
    countMany(stack, skb.dst, header.totalLength);
    // A group that nobody here is in, sent by way of lo.
    if (!skb.dst.toUs) return drop("NOT_SPECIFIED", "dst_discard", [{ name: "group", value: "not joined" }]);
    return stack.deliver(holding(trimmed, opened.packet), skb.dst);
  }
  const result = input(stack, { source: header.source, destination: header.destination, dev, tos: header.tos });
  if (isRefusal(result)) {
    if (result.refused !== "IP_RPFILTER") return drop(result.refused, result.func, result.read);
    snmp.count("TcpExtIPReversePathFilter");
    return drop(result.refused, "ip_rcv_finish_core", result.read);
  }
  const { read } = result;
  const opened = openOptions(stack, trimmed, header, result.route);
  if (!opened) return;
  const { route, packet } = opened;
  if (route.type === "multicast" || route.type === "broadcast") countMany(stack, route, header.totalLength);
  else if (skb.pktType !== "host") {
    const wary = combined(stack, dev, "drop_unicast_in_l2_multicast", "or");
    if (wary.value !== 0) return drop("UNICAST_IN_L2_MULTICAST", "ip_rcv_finish_core", [wary.fact]);
  }
  if (route.error) return refuse(stack, holding(trimmed, packet), header, route, read);
  if (route.toUs) {
    stack.decide(skb.id, "ip_route_input_slow", "local", read, dev);
    stack.flows.taken(dev, header, route, { func: "ip_route_input_slow", verdict: "local", read });
    return stack.deliver(holding(trimmed, packet), route);
  }
  forward(stack, holding(trimmed, packet), opened.header, route, opened.next);
}

function countMany({ snmp }: Stack, { type }: Route, length: number): void {
  if (type === "multicast") snmp.packet("IpExtInMcastPkts", "IpExtInMcastOctets", length);
  else if (type === "broadcast") snmp.packet("IpExtInBcastPkts", "IpExtInBcastOctets", length);
}

// ip_error: a router tells the sender, a host stays silent.
function refuse(stack: Stack, skb: Skb, header: ipv4.Ipv4, route: Route, read: Parameters<Stack["drop"]>[5]): void {
  const dev = skb.dev!;
  const { snmp } = stack;
  const noRoute = route.error === "ENETUNREACH";
  const facts = [...(read ?? [])];
  const router = stack.sysctl.of("ipv4/conf", dev.name, "forwarding") !== 0;
  if (noRoute) snmp.count("IpExtInNoRoutes");
  else if (!router && route.error === "EHOSTUNREACH") snmp.count("IpInAddrErrors");
  if (router && route.error !== "EINVAL") {
    const code = noRoute ? 0 : route.error === "EHOSTUNREACH" ? 1 : 13;
    if (stack.peers.mayRefuse(header.source)) stack.icmpError({ type: "unreachable", code }, skb, route);
    else facts.push({ name: "told already", value: `${formatIpv4(header.source)}, too often (ip_rt_error_burst)` });
  }
  const reason = noRoute
    ? "IP_INNOROUTES"
    : !router && route.error === "EHOSTUNREACH"
      ? "IP_INADDRERRORS"
      : "NOT_SPECIFIED";
  stack.drop(skb.id, reason, "ip_error", skb.packet, dev, facts);
}

// ip_forward
function forward(stack: Stack, skb: Skb, header: ipv4.Ipv4, route: Route, next: Ipv4 | undefined): void {
  const dev = skb.dev!;
  const { snmp } = stack;
  if (skb.pktType !== "host")
    return stack.drop(skb.id, "NOT_SPECIFIED", "ip_forward", skb.packet, dev, [{ name: "frame", value: skb.pktType }]);
  if (header.ttl <= 1) {
    snmp.count("IpInHdrErrors");
    stack.icmpError({ type: "time-exceeded", code: 0 }, skb, route);
    return stack.drop(skb.id, "IP_INHDR", "ip_forward", skb.packet, dev, [{ name: "ttl", value: String(header.ttl) }]);
  }
  const named = sourceRoute(header.options);
  if (named?.strict && route.gateway !== undefined) {
    // ICMP_SR_FAILED
    stack.icmpError({ type: "unreachable", code: 5 }, skb, route);
    return stack.drop(skb.id, "NOT_SPECIFIED", "ip_forward", skb.packet, dev, [
      { name: "strict source route", value: `${formatIpv4(route.destination)} is behind ${formatIpv4(route.gateway)}` },
    ]);
  }
  const mtu = mtuOf(stack, route, true);
  if (header.totalLength > mtu && header.dontFragment) return tooBig(stack, skb, route, mtu, "ip_forward");
  const out = { destination: next ?? header.destination, oif: route.dev };
  const ahead =
    header.options.length === 0
      ? undefined
      : recorded(stack, header.options, ownAddress(stack, out), ownAddress(stack, { destination: header.source }));
  const options = ahead && "options" in ahead ? ahead.options : header.options;
  const aged = { ...header, options, ttl: header.ttl - 1 };
  const packet = ipv4.emit(next === undefined ? aged : passOn(aged, next, ownAddress(stack, out)));
  const gateway = named ? undefined : betterGateway(stack, dev, route);
  if (gateway !== undefined && stack.peers.mayRedirect(header.source)) redirect(stack, skb, gateway, route);
  const read = route.fib ? [{ name: "fib", value: routeWords(route.fib) }] : [];
  stack.decide(skb.id, "ip_forward", "route", read, dev);
  snmp.count("IpForwDatagrams");
  snmp.count("IpExtOutOctets", packet.length);
  send(stack, { id: skb.id, cause: skb.cause, packet }, route, true);
  stack.flows.passed(dev, header, route, { func: "ip_forward", verdict: "route", read });
}

// ip_rt_send_redirect: before ip_forward_options mends what was filled in.
function redirect(stack: Stack, skb: Skb, gateway: Ipv4, route: Route): void {
  const packet = skb.packet.slice();
  ipv4.age(packet);
  stack.icmpError({ type: "redirect", code: 1, gateway }, { ...skb, packet }, route);
}

/** ip_local_deliver, ip_local_deliver_finish: to the sockets, then to the protocol. */
export function deliver(
  stack: Stack,
  part: Skb,
  route: Route,
  protocols: Readonly<Record<"icmp" | "udp", (skb: Skb, route: Route) => void>>,
): void {
  const found = ipv4.parse(part.packet);
  if (isMalformed(found)) return;
  const skb = found.moreFragments || found.fragmentOffset > 0 ? stack.reassembly.take(part, found) : part;
  if (!skb) return;
  const header = ipv4.parse(skb.packet);
  if (isMalformed(header)) return;
  const taken = stack.sockets.rawDeliver(skb, route);
  const known =
    header.protocol === ipv4.PROTOCOL_ICMP ? "icmp" : header.protocol === ipv4.PROTOCOL_UDP ? "udp" : undefined;
  stack.snmp.count(known || taken > 0 ? "IpInDelivers" : "IpInUnknownProtos");
  if (known) return protocols[known](skb, route);
  if (taken > 0) return;
  stack.icmpError({ type: "unreachable", code: 2 }, skb, route);
  stack.drop(skb.id, "IP_NOPROTO", "ip_protocol_deliver_rcu", skb.packet, skb.dev, [
    { name: "protocol", value: `${header.protocol}, from ${formatIpv4(header.source)}` },
  ]);
}
