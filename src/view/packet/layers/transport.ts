// What an IP packet carries, by its protocol number.
import { checksum } from "../../../wire/checksum.js";
import { PROTOCOL_IGMP } from "../../../wire/igmp.js";
import { PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP } from "../../../wire/ipv4.js";
import { NEXT_ICMPV6 } from "../../../wire/ipv6.js";
import { flagNames, at as tcpAt } from "../../../wire/summary/tcp.js";
import { names as tcpOptions } from "../../../wire/summary/tcpoptions.js";
import * as udp from "../../../wire/udp.js";
import { bits, type Found, flags, judged, named, number16, number32, raw, type Spec } from "../field.js";
import { readIcmp } from "./icmp.js";
import { readIcmpv6 } from "./icmpv6.js";
import { readIgmp } from "./igmp.js";

/** How to read a packet inside another; they hand each other in, so that no file bites its tail. Each says where it ends. */
export interface Readers {
  readonly ipv4: (found: Found, from: number, to: number, quoted: boolean) => number;
  readonly ipv6: (found: Found, from: number, to: number, quoted: boolean) => number;
}

/** The packet around it. */
export interface Around {
  readonly version: 4 | 6;
  /** What a transport checksum begins with; undefined where not all of the packet is here. */
  readonly pseudo: ((protocol: number) => number) | undefined;
  readonly quoted: boolean;
  readonly whole: boolean;
}

const IP_IN_IP = 4;
const IPV6_IN_IP = 41;

export function readTransport(
  found: Found,
  from: number,
  to: number,
  protocol: number,
  around: Around,
  readers: Readers,
): void {
  if (to <= from) return;
  switch (protocol) {
    case PROTOCOL_ICMP:
      if (around.version === 4) return readIcmp(found, from, to, around, readers);
      break;
    case PROTOCOL_IGMP:
      return readIgmp(found, from, to, around.whole);
    case NEXT_ICMPV6:
      if (around.version === 6) return readIcmpv6(found, from, to, around, readers);
      break;
    case PROTOCOL_UDP:
      return readUdp(found, from, to, around);
    case PROTOCOL_TCP:
      return readTcp(found, from, to, around);
    case IP_IN_IP:
      return found.data("Data", readers.ipv4(found, from, to, around.quoted), to);
    case IPV6_IN_IP:
      return found.data("Data", readers.ipv6(found, from, to, around.quoted), to);
  }
  found.data("Data", from, to);
}

function readUdp(found: Found, from: number, to: number, { pseudo, quoted }: Around): void {
  const here = found.bytes.subarray(from, to);
  const right = pseudo && here.length >= udp.at.payload ? udp.checksumOk(here, pseudo(PROTOCOL_UDP)) : undefined;
  const whole = found.layer(quoted ? "UDP (quoted)" : "UDP", from, to, [
    ["Source port", udp.at.sourcePort, number16],
    ["Destination port", udp.at.destinationPort, number16],
    ["Length", udp.at.length, number16],
    [
      "Checksum",
      udp.at.checksum,
      found.u16(from + udp.at.checksum) === 0 ? named(judged(undefined), () => "none") : judged(right),
    ],
  ]);
  if (whole) found.data("Data", from + udp.at.payload, to);
}

const TCP_HEADER = 20;

function readTcp(found: Found, from: number, to: number, { pseudo, quoted }: Around): void {
  const here = found.bytes.subarray(from, to);
  const right = pseudo ? checksum(here, pseudo(PROTOCOL_TCP)) === 0 : undefined;
  const header = (found.byte(from + tcpAt.offset) >> 4) * 4;
  const whole = found.layer(quoted ? "TCP (quoted)" : "TCP", from, to, [
    ["Source port", tcpAt.source, number16],
    ["Destination port", tcpAt.target, number16],
    ["Sequence number", tcpAt.seq, number32],
    ["Acknowledgment number", tcpAt.ack, number32],
    ["Header length", tcpAt.offset, bits(1, (value) => `${(value >> 4) * 4} bytes`)],
    ["Flags", tcpAt.flags, bits(1, (value) => flags(value, flagNames))],
    ["Window", tcpAt.window, number16],
    ["Checksum", tcpAt.checksum, judged(right)],
    ["Urgent pointer", tcpAt.urgent, number16],
    ...options(found, from, header, to),
  ]);
  if (whole) found.data("Data", from + Math.max(header, TCP_HEADER), to);
}

function options(found: Found, from: number, header: number, to: number): readonly Spec[] {
  const specs: Spec[] = [];
  for (let i = TCP_HEADER; i < Math.min(header, to - from); ) {
    const kind = found.byte(from + i);
    const length = kind < 2 ? 1 : found.byte(from + i + 1);
    if (length < 1 || (kind > 1 && length < 2) || i + length > header) {
      specs.push(["Option, bad length", i, raw(header - i)]);
      break;
    }
    specs.push([`Option ${tcpOptions.get(kind) ?? kind}`, i, raw(length)]);
    i += length;
  }
  return specs;
}
