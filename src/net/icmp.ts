// ICMP (net/ipv4/icmp.c): answers echo requests, reports errors, takes reports about our own packets to their sockets.
// Left out: rate limits (they never bind on lo), timestamps, redirects received, extensions.
import { formatIpv4 } from "../wire/address.js";
import * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { SkbId } from "./event.js";
import { isMulticast, LIMITED_BROADCAST } from "./inet.js";
import { output, type Route } from "./route.js";
import type { Skb } from "./skb.js";
import type { IcmpError, Stack } from "./stack.js";

/** icmp_rcv */
export function receive(stack: Stack, skb: Skb, route: Route): void {
  const dev = skb.dev;
  const header = ipv4.parse(skb.packet);
  if (isMalformed(header)) return;
  if (!icmp.checksumOk(header.payload)) return stack.drop(skb.id, "ICMP_CSUM", "icmp_rcv", skb.packet, dev);
  const message = icmp.parse(header.payload);
  if (isMalformed(message)) return stack.drop(skb.id, "NOT_SPECIFIED", "icmp_rcv", skb.packet, dev);
  switch (message.kind) {
    case "echo-request":
      return echo(stack, skb, route, header, message);
    case "echo-reply":
    case "redirect":
      return;
    case "unreachable":
    case "time-exceeded":
    case "parameter-problem":
      return stack.rawError(skb, header.source);
    case "unknown":
      if (message.type > 18) stack.drop(skb.id, "UNHANDLED_PROTO", "icmp_discard", skb.packet, dev);
      return;
    default:
      return message satisfies never;
  }
}

// icmp_echo and icmp_reply
function echo(
  stack: Stack,
  skb: Skb,
  route: Route,
  header: ipv4.Ipv4,
  request: Extract<icmp.Message, { data: Uint8Array }>,
): void {
  const group = route.type === "broadcast" || route.type === "multicast";
  const ignore = group ? "icmp_echo_ignore_broadcasts" : "icmp_echo_ignore_all";
  if (
    (stack.sysctl.get(`ipv4/${ignore}`) ?? 0) !== 0 ||
    (group && (stack.sysctl.get("ipv4/icmp_echo_ignore_all") ?? 0) !== 0)
  ) {
    return stack.decide(skb.id, "icmp_echo", "ignored", [{ name: `net.ipv4.${ignore}`, value: "1" }], skb.dev);
  }
  // fib_compute_spec_dst: who asked one address is answered from it.
  const source = group ? undefined : header.destination;
  const back = output(stack, { destination: header.source, source });
  if (typeof back === "string") {
    return stack.drop(skb.id, "IP_OUTNOROUTES", "icmp_reply", skb.packet, skb.dev, [
      { name: "route", value: `to ${formatIpv4(header.source)}: ${back}` },
    ]);
  }
  stack.decide(skb.id, "icmp_echo", "replied", [{ name: "route", value: `dev ${back.dev.name}` }], skb.dev);
  const { id, sequence, data } = request;
  emit(stack, back, icmp.emit({ kind: "echo-reply", id, sequence, data }), header.tos, skb.id);
}

/** icmp_send: reports what became of a packet, never about an error itself, a broadcast or a later fragment (RFC 1122 §3.2.2). */
export function error(
  stack: Stack,
  what: IcmpError,
  about: { id: SkbId; packet: Uint8Array; pktType?: Skb["pktType"] },
  route: Route,
): void {
  const header = ipv4.parse(about.packet);
  if (isMalformed(header)) return;
  if (about.pktType !== undefined && about.pktType !== "host") return;
  if (route.type === "broadcast" || route.type === "multicast" || header.fragmentOffset > 0) return;
  if (header.source === 0 || isMulticast(header.source) || header.source === LIMITED_BROADCAST) return;
  if (header.protocol === ipv4.PROTOCOL_ICMP && isError(header.payload)) return;
  // An address of ours that was asked for answers; otherwise the way back chooses.
  const source = route.type === "local" && route.error === undefined ? header.destination : undefined;
  const back = output(stack, { destination: header.source, source });
  if (typeof back === "string") return;
  const original = about.packet.subarray(0, 576 - 20 - 8);
  const message: icmp.Message =
    what.type === "unreachable"
      ? { kind: "unreachable", code: what.code, mtu: what.mtu ?? 0, original }
      : what.type === "time-exceeded"
        ? { kind: "time-exceeded", code: what.code, original }
        : { kind: "parameter-problem", code: what.code, pointer: 0, original };
  emit(stack, back, icmp.emit(message), (header.tos & 0x1e) | 0xc0, about.id);
}

const errors = [icmp.TYPE_UNREACHABLE, 4, icmp.TYPE_REDIRECT, icmp.TYPE_TIME_EXCEEDED, icmp.TYPE_PARAMETER_PROBLEM];
const isError = (payload: Uint8Array): boolean => errors.includes(payload[0] ?? -1);

function emit(stack: Stack, route: Route, payload: Uint8Array, tos: number, cause: SkbId): void {
  const packet = ipv4.emit({
    tos,
    id: stack.nextIpId(route.destination),
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: stack.sysctl.get("ipv4/ip_default_ttl") ?? 64,
    protocol: ipv4.PROTOCOL_ICMP,
    source: route.source,
    destination: route.destination,
    options: new Uint8Array(0),
    payload,
  });
  stack.ipOutput({ id: stack.kernel.log.newSkb(), cause, packet }, route);
}
