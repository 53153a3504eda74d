// ICMP. An error carries the start of the packet that it is about, which is read too.
import * as icmp from "../../../wire/icmp.js";
import { type Found, ipv4Address, judged, named, number8, number16, number32, raw, type Spec } from "../field.js";
import type { Around, Readers } from "./transport.js";

const { at } = icmp;
const TYPE_TIMESTAMP = 13;
const TYPE_TIMESTAMP_REPLY = 14;

const types: Readonly<Record<number, string>> = {
  [icmp.TYPE_ECHO_REPLY]: "echo reply",
  [icmp.TYPE_UNREACHABLE]: "destination unreachable",
  4: "source quench",
  [icmp.TYPE_REDIRECT]: "redirect",
  [icmp.TYPE_ECHO_REQUEST]: "echo request",
  9: "router advertisement",
  10: "router solicitation",
  [icmp.TYPE_TIME_EXCEEDED]: "time exceeded",
  [icmp.TYPE_PARAMETER_PROBLEM]: "parameter problem",
  [TYPE_TIMESTAMP]: "timestamp",
  [TYPE_TIMESTAMP_REPLY]: "timestamp reply",
  17: "address mask request",
  18: "address mask reply",
};

const codes: Readonly<Record<number, readonly string[]>> = {
  [icmp.TYPE_UNREACHABLE]: [
    "net unreachable",
    "host unreachable",
    "protocol unreachable",
    "port unreachable",
    "fragmentation needed and DF set",
    "source route failed",
    "net unknown",
    "host unknown",
    "source host isolated",
    "net prohibited",
    "host prohibited",
    "net unreachable for this TOS",
    "host unreachable for this TOS",
    "communication prohibited",
    "host precedence violation",
    "precedence cutoff",
  ],
  [icmp.TYPE_REDIRECT]: ["for the net", "for the host", "for TOS and net", "for TOS and host"],
  [icmp.TYPE_TIME_EXCEEDED]: ["time to live exceeded in transit", "fragment reassembly time exceeded"],
};

const identified: readonly Spec[] = [
  ["Identifier", at.id, number16],
  ["Sequence number", at.sequence, number16],
];

/** What stands between the checksum and the body. */
function middle(type: number, code: number): readonly Spec[] {
  switch (type) {
    case icmp.TYPE_ECHO_REQUEST:
    case icmp.TYPE_ECHO_REPLY:
      return identified;
    case TYPE_TIMESTAMP:
    case TYPE_TIMESTAMP_REPLY:
      return [
        ...identified,
        ["Originate timestamp", at.body, number32],
        ["Receive timestamp", at.body + 4, number32],
        ["Transmit timestamp", at.body + 8, number32],
      ];
    case icmp.TYPE_REDIRECT:
      return [["Gateway", at.gateway, ipv4Address]];
    case icmp.TYPE_PARAMETER_PROBLEM:
      return [
        ["Pointer", at.pointer, number8],
        ["Unused", at.pointer + 1, raw(3)],
      ];
    case icmp.TYPE_UNREACHABLE:
      return [
        ["Unused", at.rest, raw(2)],
        code === 4 ? ["MTU of the next hop", at.mtu, number16] : ["Unused", at.mtu, raw(2)],
      ];
    default:
      return [[type === icmp.TYPE_TIME_EXCEEDED ? "Unused" : "Rest of header", at.rest, raw(4)]];
  }
}

export function readIcmp(found: Found, from: number, to: number, { whole, quoted }: Around, readers: Readers): void {
  const type = found.byte(from + at.type);
  const code = found.byte(from + at.code);
  const specs = middle(type, code);
  const head = specs.reduce((end, [, start, kind]) => Math.max(end, start + kind.length), 0);
  const done = found.layer(quoted ? "ICMP (quoted)" : "ICMP", from, to, [
    ["Type", at.type, named(number8, (value) => types[value])],
    ["Code", at.code, named(number8, (value) => codes[type]?.[value])],
    ["Checksum", at.checksum, judged(whole ? icmp.checksumOk(found.bytes.subarray(from, to)) : undefined)],
    ...specs,
  ]);
  if (!done) return;
  const body = from + head;
  const quotes = [icmp.TYPE_UNREACHABLE, 4, icmp.TYPE_REDIRECT, icmp.TYPE_TIME_EXCEEDED, icmp.TYPE_PARAMETER_PROBLEM];
  found.data("Data", quotes.includes(type) && body < to ? readers.ipv4(found, body, to, true) : body, to);
}
