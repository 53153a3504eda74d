// IPv4: out (ip_output, ip_finish_output2), in (ip_rcv), for us (ip_local_deliver), onwards (ip_forward).
// Left out: fragments and reassembly, options, multicast forwarding, redirects.
import { BROADCAST_MAC, formatIpv4, type Mac } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { Device } from "./device.js";
import { routeWords } from "./fib.js";
import { neighbourWords } from "./neightable.js";
import { input, isRefusal, type Route } from "./route.js";
import type { Skb } from "./skb.js";
import type { Outgoing, Stack } from "./stack.js";

/** ip_output and ip_finish_output2: to the neighbour, which may have to be found first. */
export function send(stack: Stack, skb: Outgoing, route: Route): void {
  const { dev } = route;
  if (!dev.up) return stack.drop(skb.id, "DEV_READY", "dev_queue_xmit", skb.packet, dev);
  const frame = (to: Mac) =>
    ethernet.emit({
      destination: to,
      source: dev.loopback ? 0 : dev.mac,
      type: ethernet.TYPE_IPV4,
      payload: skb.packet,
    });
  const fixed = fixedMac(dev, route);
  if (fixed !== undefined) return stack.transmit(dev, frame(fixed), skb, route);
  const neighbour = stack.neighbours.create(dev, route.gateway ?? route.destination);
  const { nud } = neighbour.state;
  const waiting = { ...skb, onFailure: () => linkFailure(stack, skb, route) };
  const ready = stack.neighbours.use(neighbour, waiting);
  if (ready) stack.transmit(dev, frame(neighbour.state.lladdr!), skb);
  else if (neighbour.waiting.includes(waiting))
    stack.decide(
      skb.id,
      "neigh_resolve_output",
      "queued",
      [{ name: "neighbour", value: `${neighbourWords(neighbour)} (was ${nud})` }],
      dev,
    );
}

// arp_mc_map and lo: destinations that nobody needs to be asked for.
function fixedMac(dev: Device, { type, destination }: Route): Mac | undefined {
  if (dev.loopback) return 0;
  if (dev.kind === "dummy") return dev.mac;
  if (type === "broadcast") return BROADCAST_MAC;
  if (type === "multicast") return 0x01_00_5e_00_00_00 + (destination & 0x7f_ffff);
  return undefined;
}

// ipv4_link_failure: the sender is told.
function linkFailure(stack: Stack, skb: Outgoing, route: Route): void {
  stack.icmpError({ type: "unreachable", code: 1 }, skb, route);
}

/** ip_rcv, ip_rcv_finish. */
export function receive(stack: Stack, skb: Skb): void {
  const dev = skb.dev!;
  const drop = (reason: Parameters<Stack["drop"]>[1], func: string, read: Parameters<Stack["drop"]>[5] = []) =>
    stack.drop(skb.id, reason, func, skb.packet, dev, read);
  if (skb.pktType === "otherhost") return drop("OTHERHOST", "ip_rcv_core");
  const header = ipv4.parse(skb.packet);
  if (isMalformed(header)) return drop("IP_INHDR", "ip_rcv_core", [{ name: "malformed", value: header.malformed }]);
  if (!ipv4.checksumOk(skb.packet)) return drop("IP_CSUM", "ip_rcv_core");
  const trimmed: Skb = { ...skb, packet: skb.packet.subarray(0, header.totalLength) };
  if (skb.dst) return stack.deliver(trimmed, skb.dst);
  const result = input(stack, { source: header.source, destination: header.destination, dev });
  if (isRefusal(result))
    return drop(result.refused, result.refused === "IP_RPFILTER" ? "ip_rcv_finish_core" : result.func, result.read);
  const { route, read } = result;
  if (route.error) return refuse(stack, trimmed, route, read);
  if (route.toUs) {
    stack.decide(skb.id, "ip_route_input_slow", "local", read, dev);
    return stack.deliver(trimmed, route);
  }
  forward(stack, trimmed, header, route);
}

// ip_error: a router tells the sender, a host stays silent.
function refuse(stack: Stack, skb: Skb, route: Route, read: Parameters<Stack["drop"]>[5]): void {
  const dev = skb.dev!;
  const router = stack.sysctl.of("ipv4/conf", dev.name, "forwarding") !== 0;
  const reason =
    route.error === "ENETUNREACH"
      ? "IP_INNOROUTES"
      : route.error === "EHOSTUNREACH"
        ? "IP_INADDRERRORS"
        : "NOT_SPECIFIED";
  if (router && route.error !== "EINVAL") {
    const code = route.error === "ENETUNREACH" ? 0 : route.error === "EHOSTUNREACH" ? 1 : 13;
    stack.icmpError({ type: "unreachable", code }, skb, route);
  }
  stack.drop(skb.id, reason, "ip_error", skb.packet, dev, read);
}

// ip_forward
function forward(stack: Stack, skb: Skb, header: ipv4.Ipv4, route: Route): void {
  const dev = skb.dev!;
  if (skb.pktType !== "host") return stack.drop(skb.id, "NOT_SPECIFIED", "ip_forward", skb.packet, dev);
  if (header.ttl <= 1) {
    stack.icmpError({ type: "time-exceeded", code: 0 }, skb, route);
    return stack.drop(skb.id, "IP_INHDR", "ip_forward", skb.packet, dev, [{ name: "ttl", value: String(header.ttl) }]);
  }
  if (header.totalLength > route.dev.mtu) {
    if (header.dontFragment) stack.icmpError({ type: "unreachable", code: 4, mtu: route.dev.mtu }, skb, route);
    return stack.drop(skb.id, "PKT_TOO_BIG", "ip_forward", skb.packet, dev, [
      { name: "mtu", value: String(route.dev.mtu) },
    ]);
  }
  const packet = ipv4.emit({ ...header, ttl: header.ttl - 1 });
  stack.decide(skb.id, "ip_forward", "route", route.fib ? [{ name: "fib", value: routeWords(route.fib) }] : [], dev);
  stack.ipOutput({ id: skb.id, cause: skb.cause, packet }, route);
}

/** ip_local_deliver_finish: to the sockets, then to the protocol. */
export function deliver(stack: Stack, skb: Skb, route: Route, protocols: { icmp(skb: Skb, route: Route): void }): void {
  const header = ipv4.parse(skb.packet);
  if (isMalformed(header)) return;
  const taken = stack.rawDeliver(skb, route);
  if (header.protocol === ipv4.PROTOCOL_ICMP) return protocols.icmp(skb, route);
  if (taken > 0) return;
  stack.icmpError({ type: "unreachable", code: 2 }, skb, route);
  stack.drop(skb.id, "IP_NOPROTO", "ip_protocol_deliver_rcu", skb.packet, skb.dev, [
    { name: "protocol", value: `${header.protocol}, from ${formatIpv4(header.source)}` },
  ]);
}
