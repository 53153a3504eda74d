// What a picture says of a packet at a glance: who to whom, which protocol, how long, and in two or three words what it is.

import { formatIpv4, formatIpv6, formatMac } from "../../wire/address.js";
import * as arp from "../../wire/arp.js";
import * as ethernet from "../../wire/ethernet.js";
import * as hopbyhop from "../../wire/hopbyhop.js";
import * as icmp from "../../wire/icmp.js";
import * as icmpv6 from "../../wire/icmpv6.js";
import * as ipv4 from "../../wire/ipv4.js";
import * as ipv6 from "../../wire/ipv6.js";
import { isMalformed } from "../../wire/malformed.js";

export interface Glance {
  readonly protocol: string;
  readonly source: string;
  readonly destination: string;
  /** "ICMP echo request seq 3": short, and the same for the same packet wherever it is seen. */
  readonly brief: string;
  /** As brief, without what counts up: equal for packets that are "more like this". */
  readonly like: string;
  readonly tone: "arp" | "data" | "bad";
}

export function glanceFrame(bytes: Uint8Array): Glance {
  const frame = ethernet.parse(bytes);
  if (isMalformed(frame)) return plain("?", "", "", frame.malformed);
  const source = formatMac(frame.source);
  const destination = formatMac(frame.destination);
  if (frame.type === ethernet.TYPE_ARP) return glanceArp(frame.payload, source, destination);
  if (frame.type === ethernet.TYPE_IPV4 || frame.type === ethernet.TYPE_IPV6) return glanceIp(frame.payload);
  return plain(`0x${frame.type.toString(16).padStart(4, "0")}`, source, destination, "frame");
}

/** What is lost is kept from the IP header on, or as a whole frame. */
export const glancePacket = (bytes: Uint8Array): Glance => (startsAtIp(bytes) ? glanceIp : glanceFrame)(bytes);

/** Not by the first byte alone, which may as well be a MAC's: a frame says its type, and what follows begins as that. */
export function startsAtIp(bytes: Uint8Array): boolean {
  const version = (bytes[0] ?? 0) >> 4;
  if (version !== 4 && version !== 6) return false;
  const frame = ethernet.parse(bytes);
  if (isMalformed(frame)) return true;
  const { type, payload } = frame;
  if (type === ethernet.TYPE_ARP) return isMalformed(arp.parse(payload));
  return (payload[0] ?? 0) >> 4 !== ({ [ethernet.TYPE_IPV4]: 4, [ethernet.TYPE_IPV6]: 6 }[type] ?? -1);
}

export function glanceIp(bytes: Uint8Array): Glance {
  if (bytes.length > 0 && bytes[0]! >> 4 === 6) return glanceIp6(bytes);
  const packet = ipv4.parseQuoted(bytes);
  if (isMalformed(packet)) return plain("IP", "", "", "IP ?");
  const source = formatIpv4(packet.source);
  const destination = formatIpv4(packet.destination);
  const named = protocols[packet.protocol] ?? `IP ${packet.protocol}`;
  if (packet.fragmentOffset > 0)
    return plain(named, source, destination, `${named} fragment`, ` at ${packet.fragmentOffset}`);
  if (packet.protocol !== ipv4.PROTOCOL_ICMP) return plain(named, source, destination, named);
  const message = icmp.parse(packet.payload);
  if (isMalformed(message)) return plain("ICMP", source, destination, "ICMP ?");
  return {
    ...plain("ICMP", source, destination, ...icmpWords(message)),
    tone: message.kind.startsWith("echo") ? "data" : "bad",
  };
}

function glanceIp6(bytes: Uint8Array): Glance {
  const packet = ipv6.parse(bytes);
  if (isMalformed(packet)) return plain("IPv6", "", "", "IPv6 ?");
  const source = formatIpv6(packet.source);
  const destination = formatIpv6(packet.destination);
  const { nextHeader, payload } = afterOptions(packet);
  if (nextHeader !== ipv6.NEXT_ICMPV6) return plain("IPv6", source, destination, "IPv6");
  const message = icmpv6.parse(payload);
  const what = isMalformed(message) ? "?" : message.kind.replace(/-/g, " ");
  return plain("ICMPv6", source, destination, `ICMPv6 ${what}`);
}

/** What follows the hop-by-hop options, where there are any (listener reports have them). */
function afterOptions(packet: ipv6.Ipv6): { readonly nextHeader: number; readonly payload: Uint8Array } {
  if (packet.nextHeader !== ipv6.NEXT_HOP_BY_HOP) return packet;
  const options = hopbyhop.parse(packet.payload);
  return isMalformed(options) ? packet : options;
}

function glanceArp(bytes: Uint8Array, source: string, destination: string): Glance {
  const packet = arp.parse(bytes);
  const what = isMalformed(packet)
    ? "?"
    : packet.operation === arp.REQUEST
      ? "Request"
      : packet.operation === arp.REPLY
        ? "Reply"
        : "?";
  return { ...plain("ARP", source, destination, `ARP ${what}`), tone: "arp" };
}

function icmpWords(message: icmp.Icmp): [string, string] {
  switch (message.kind) {
    case "echo-request":
      return ["ICMP echo request", ` seq ${message.sequence}`];
    case "echo-reply":
      return ["ICMP echo reply", ` seq ${message.sequence}`];
    case "unreachable":
      return [unreachable[message.code] ?? "ICMP unreachable", quotedSequence(message.original)];
    case "time-exceeded":
      return ["ICMP time exceeded", quotedSequence(message.original)];
    case "redirect":
      return ["ICMP redirect", ""];
    case "parameter-problem":
      return ["ICMP parameter problem", ""];
    case "unknown":
      return [`ICMP type ${message.type}`, ""];
    default:
      return message satisfies never;
  }
}

const unreachable: Readonly<Record<number, string>> = {
  0: "ICMP net unreachable",
  1: "ICMP host unreachable",
  2: "ICMP protocol unreachable",
  3: "ICMP port unreachable",
  4: "ICMP need to frag",
};

/** Which echo request an error is about: the one thing that tells four equal errors apart. */
function quotedSequence(original: Uint8Array): string {
  const quoted = ipv4.parseQuoted(original);
  if (isMalformed(quoted) || quoted.protocol !== ipv4.PROTOCOL_ICMP) return "";
  const message = icmp.parse(quoted.payload);
  return !isMalformed(message) && message.kind === "echo-request" ? ` (seq ${message.sequence})` : "";
}

const protocols: Readonly<Record<number, string>> = { 1: "ICMP", 2: "IGMP", 6: "TCP", 17: "UDP" };

function plain(protocol: string, source: string, destination: string, like: string, counting = ""): Glance {
  return { protocol, source, destination, like, brief: like + counting, tone: "data" };
}
