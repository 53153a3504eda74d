// ICMP (net/ipv4/icmp.c): answers echo and timestamp requests, reports errors as often as the limits allow, takes reports about
// our own packets to their sockets. Left out: extended echo (RFC 8335), RFC 4884 extensions, address masks (as in Linux).
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import { put32 } from "../wire/bytes.js";
import * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { Device } from "./device.js";
import type { Fact, SkbId } from "./event.js";
import { mtuOf } from "./exception.js";
import { isMulticast, LIMITED_BROADCAST, scope } from "./inet.js";
import { echoed } from "./options.js";
import type { DropReason } from "./reason.js";
import { output, type Route, selectSource } from "./route.js";
import type { Skb } from "./skb.js";
import { inTypes } from "./snmp.js";
import type { IcmpError, Stack } from "./stack.js";

/** NR_ICMP_TYPES, and two that only ask. */
const LAST_TYPE = 18;
const TYPE_TIMESTAMP = 13;
const TYPE_TIMESTAMP_REPLY = 14;
const TYPE_ADDRESS = 17;
const TYPE_ADDRESS_REPLY = 18;

/** icmp_rcv */
export function receive(stack: Stack, skb: Skb, route: Route): void {
  const dev = skb.dev;
  const { snmp } = stack;
  const header = ipv4.parse(skb.packet);
  if (isMalformed(header)) return;
  const bad = (reason: DropReason, func = "icmp_rcv", read: readonly Fact[] = []) => {
    snmp.count("IcmpInErrors");
    stack.drop(skb.id, reason, func, skb.packet, dev, read);
  };
  snmp.count("IcmpInMsgs");
  if (!icmp.checksumOk(header.payload)) {
    snmp.count("IcmpInCsumErrors");
    return bad("ICMP_CSUM", "icmp_rcv", [{ name: "checksum", value: "wrong" }]);
  }
  const message = icmp.parse(header.payload);
  if (isMalformed(message)) return bad("NOT_SPECIFIED", "icmp_rcv", [{ name: "malformed", value: message.malformed }]);
  const type = header.payload[0]!;
  snmp.count(inTypes[type] ?? `IcmpMsgInType${type}`);
  const kind = { name: "type", value: String(type) };
  if (type > LAST_TYPE) return bad("UNHANDLED_PROTO", "icmp_rcv", [kind]);
  if (route.type === "broadcast" || route.type === "multicast") {
    const asks = type === icmp.TYPE_ECHO_REQUEST || type === TYPE_TIMESTAMP;
    // RFC 1122 §3.2.2.6 and §3.2.2.8: to many, an answer is a choice; of the rest only the mask's (RFC 950) make sense.
    if (asks && (stack.sysctl.get("ipv4/icmp_echo_ignore_broadcasts") ?? 0) !== 0)
      return bad("INVALID_PROTO", "icmp_rcv", [{ name: "net.ipv4.icmp_echo_ignore_broadcasts", value: "1" }]);
    if (!asks && type !== TYPE_ADDRESS && type !== TYPE_ADDRESS_REPLY)
      return bad("INVALID_PROTO", "icmp_rcv", [kind, { name: "to", value: route.type }]);
  }
  switch (message.kind) {
    case "echo-request":
      return echo(stack, skb, route, header, message);
    case "echo-reply":
      return stack.flows.replied(dev, header);
    case "redirect":
    case "unreachable":
    case "time-exceeded":
    case "parameter-problem":
      return reported(stack, skb, header, message, bad);
    case "unknown":
      if (type === TYPE_TIMESTAMP) timestamp(stack, skb, route, header, message.rest);
      else stack.decide(skb.id, "icmp_discard", "consumed", [kind], dev);
      return;
    default:
      return message satisfies never;
  }
}

// icmp_unreach, icmp_redirect, icmp_socket_deliver: what we sent is quoted in it.
function reported(
  stack: Stack,
  skb: Skb,
  header: ipv4.Ipv4,
  message: Exclude<icmp.Message, { kind: "echo-request" | "echo-reply" | "unknown" }>,
  bad: (reason: DropReason, func: string, read: readonly Fact[]) => void,
): void {
  const quoted = ipv4.parseQuoted(message.original);
  const func = message.kind === "redirect" ? "icmp_redirect" : "icmp_unreach";
  const code = { name: "code", value: String(message.code) };
  if (isMalformed(quoted)) return bad("NOT_SPECIFIED", func, [{ name: "quoted", value: quoted.malformed }]);
  if (message.kind === "unreachable" && message.code > 15)
    return stack.decide(skb.id, func, "consumed", [code], skb.dev);
  // A timeout of reassembly says nothing about the way (ICMP_EXC_FRAGTIME).
  if (message.kind === "time-exceeded" && message.code === 1)
    return stack.decide(skb.id, func, "consumed", [code], skb.dev);
  if (quoted.payload.length < 8)
    return bad("NOT_SPECIFIED", "icmp_socket_deliver", [{ name: "quoted", value: `${quoted.payload.length} bytes` }]);
  stack.sockets.error(skb, message, quoted, header.source);
}

// icmp_timestamp: milliseconds since midnight, three times.
function timestamp(stack: Stack, skb: Skb, route: Route, header: ipv4.Ipv4, rest: Uint8Array): void {
  if (rest.length < 8) {
    stack.snmp.count("IcmpInErrors");
    return stack.drop(skb.id, "PKT_TOO_SMALL", "icmp_timestamp", skb.packet, skb.dev, [
      { name: "length", value: `${rest.length} after the header` },
    ]);
  }
  const times = new Uint8Array(16);
  times.set(rest.subarray(0, 8));
  const now = Math.floor(stack.kernel.clock.now / 1_000_000) % 86_400_000;
  put32(times, 8, now);
  put32(times, 12, now);
  const reply = icmp.emit({ kind: "unknown", type: TYPE_TIMESTAMP_REPLY, code: 0, rest: times });
  answer(stack, skb, route, header, reply, "icmp_timestamp");
}

// icmp_echo and icmp_reply
function echo(
  stack: Stack,
  skb: Skb,
  route: Route,
  header: ipv4.Ipv4,
  request: Extract<icmp.Message, { data: Uint8Array }>,
): void {
  if ((stack.sysctl.get("ipv4/icmp_echo_ignore_all") ?? 0) !== 0) {
    const read = [{ name: "net.ipv4.icmp_echo_ignore_all", value: "1" }];
    return stack.decide(skb.id, "icmp_echo", "ignored", read, skb.dev);
  }
  const { id, sequence, data } = request;
  answer(stack, skb, route, header, icmp.emit({ kind: "echo-reply", id, sequence, data }), "icmp_echo");
}

// icmp_reply
function answer(stack: Stack, skb: Skb, route: Route, header: ipv4.Ipv4, payload: Uint8Array, func: string): void {
  // fib_compute_spec_dst: who asked one address is answered from it.
  const group = route.type === "broadcast" || route.type === "multicast";
  const source = group ? undefined : header.destination;
  const echo = echoed(header.options, header.source);
  const back = output(stack, { destination: echo.first, source, tos: header.tos });
  if (typeof back === "string") {
    return stack.drop(skb.id, "IP_OUTNOROUTES", "icmp_reply", skb.packet, skb.dev, [
      { name: "route", value: `to ${formatIpv4(header.source)}: ${back}` },
    ]);
  }
  const refused = limit(stack, back, payload[0]!, 0);
  if (refused) return stack.decide(skb.id, "icmp_reply", "ignored", [refused], skb.dev);
  const read = [{ name: "route", value: `dev ${back.dev.name}` }];
  stack.decide(skb.id, func, "replied", read, skb.dev);
  // __ip_make_skb counts what the flow says, and icmp_reply's says nothing: every answer is an echo reply.
  const counted = stack.kernel.profile.kernel.version === "3.10" ? payload[0]! : icmp.TYPE_ECHO_REPLY;
  emit(stack, back, payload, header.tos, skb.id, echo.options, counted);
  const plain = payload[0] === icmp.TYPE_ECHO_REPLY && !stack.peers.limited(icmp.TYPE_ECHO_REPLY, 0);
  if (plain && !group) stack.flows.answered(skb.dev, header, back, { func, verdict: "replied", read });
}

// icmpv4_global_allow and icmpv4_xrlim_allow: what forbids this message now.
function limit(stack: Stack, back: Route, type: number, code: number): Fact | undefined {
  const { peers, snmp } = stack;
  if (!peers.limited(type, code)) return undefined;
  if (!peers.mayTellAnyone()) {
    snmp.count("IcmpOutRateLimitGlobal");
    return { name: "net.ipv4.icmp_msgs_per_sec", value: String(stack.sysctl.get("ipv4/icmp_msgs_per_sec")) };
  }
  if (!back.dev.loopback && !peers.mayTell(back.destination)) {
    snmp.count("IcmpOutRateLimitHost");
    return { name: "net.ipv4.icmp_ratelimit", value: String(stack.sysctl.get("ipv4/icmp_ratelimit")) };
  }
  peers.consume();
  return undefined;
}

/** A packet that an error is about; `dev` is where it came in. */
export interface About {
  readonly id: SkbId;
  readonly packet: Uint8Array;
  readonly pktType?: Skb["pktType"];
  readonly dev?: Device | undefined;
}

/** icmp_send: reports what became of a packet, never about an error itself, a broadcast or a later fragment (RFC 1122 §3.2.2). */
export function error(stack: Stack, what: IcmpError, about: About, route: Route): void {
  const header = ipv4.parse(about.packet);
  if (isMalformed(header)) return;
  if (about.pktType !== undefined && about.pktType !== "host") return;
  if (route.type === "broadcast" || route.type === "multicast" || header.fragmentOffset > 0) return;
  if (isMulticast(header.source) || header.source === LIMITED_BROADCAST) return;
  if (header.protocol === ipv4.PROTOCOL_ICMP && isError(header.payload)) return;
  const echo = echoed(header.options, header.source);
  const { options } = echo;
  const back = output(stack, { destination: echo.first, source: speaker(stack, header, about, route) });
  if (typeof back === "string") return;
  const original = about.packet.subarray(0, Math.min(mtuOf(stack, back), 576) - 20 - options.length - 8);
  const payload = icmp.emit(wording(what, original));
  const refused = limit(stack, back, payload[0]!, what.code);
  if (refused) return stack.decide(about.id, "icmp_send", "ignored", [refused], about.dev);
  emit(stack, back, payload, (header.tos & 0x1e) | 0xc0, about.id, options);
}

// An address of ours that was asked for answers; otherwise the way back chooses, or the device that the packet came in by.
function speaker(stack: Stack, header: ipv4.Ipv4, about: About, route: Route): Ipv4 | undefined {
  if (route.toUs && route.error === undefined) return header.destination;
  if (!about.dev || (stack.sysctl.get("ipv4/icmp_errors_use_inbound_ifaddr") ?? 0) === 0) return undefined;
  return selectSource(stack, about.dev, header.source, scope.link) || undefined;
}

function wording(what: IcmpError, original: Uint8Array): icmp.Message {
  const { code } = what;
  switch (what.type) {
    case "unreachable":
      return { kind: "unreachable", code, mtu: what.mtu ?? 0, original };
    case "time-exceeded":
      return { kind: "time-exceeded", code, original };
    case "parameter-problem":
      return { kind: "parameter-problem", code, pointer: what.pointer ?? 0, original };
    case "redirect":
      return { kind: "redirect", code, gateway: what.gateway ?? 0, original };
    default:
      return what.type satisfies never;
  }
}

const errors = [icmp.TYPE_UNREACHABLE, 4, icmp.TYPE_REDIRECT, icmp.TYPE_TIME_EXCEEDED, icmp.TYPE_PARAMETER_PROBLEM];
const isError = (payload: Uint8Array): boolean => errors.includes(payload[0] ?? -1);

function emit(
  stack: Stack,
  route: Route,
  payload: Uint8Array,
  tos: number,
  cause: SkbId,
  options: Uint8Array = new Uint8Array(0),
  counted: number = payload[0]!,
): void {
  stack.snmp.icmpOut(counted);
  const packet = ipv4.emit({
    tos,
    id: stack.ipIds.to(route.destination).next(),
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: stack.sysctl.get("ipv4/ip_default_ttl") ?? 64,
    protocol: ipv4.PROTOCOL_ICMP,
    source: route.source,
    destination: route.destination,
    options: stack.recordOptions(options, route.source),
    payload,
  });
  stack.ipOutput({ id: stack.kernel.log.newSkb(), cause, packet }, route);
}
