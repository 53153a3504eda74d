// ICMPv6: errors with what they quote, echo, neighbour discovery with its options, listener reports (RFC 4443, 4861, 3810).
import { checksum } from "../../../wire/checksum.js";
import * as icmpv6 from "../../../wire/icmpv6.js";
import { NEXT_ICMPV6 } from "../../../wire/ipv6.js";
import { recordNames } from "../../../wire/summary/igmp.js";
import { at as mld } from "../../../wire/summary/mld.js";
import { at as nd, optionNames } from "../../../wire/summary/nd.js";
import {
  bits,
  type Found,
  flags,
  ipv6Address,
  judged,
  mac,
  named,
  number8,
  number16,
  number32,
  raw,
  type Spec,
} from "../field.js";
import type { Around, Readers } from "./transport.js";

const { at, inRecord, type: types } = icmpv6;

const names: Readonly<Record<number, string>> = {
  1: "destination unreachable",
  2: "packet too big",
  3: "time exceeded",
  4: "parameter problem",
  [types.echoRequest]: "echo request",
  [types.echoReply]: "echo reply",
  130: "listener query",
  131: "listener report",
  132: "listener done",
  [types.routerSolicitation]: "router solicitation",
  [types.routerAdvertisement]: "router advertisement",
  [types.neighbourSolicitation]: "neighbour solicitation",
  [types.neighbourAdvertisement]: "neighbour advertisement",
  [types.redirect]: "redirect",
  [types.listenerReportV2]: "listener report, version 2",
};

const NEIGHBOUR_FLAGS = [
  [0x80, "router"],
  [0x40, "solicited"],
  [0x20, "override"],
] as const;
const ROUTER_FLAGS = [
  [0x80, "managed"],
  [0x40, "other"],
] as const;

/** What stands behind the checksum, and from where on options follow. */
function middle(type: number): { readonly specs: readonly Spec[]; readonly options?: number } {
  switch (type) {
    case types.echoRequest:
    case types.echoReply:
      return {
        specs: [
          ["Identifier", at.id, number16],
          ["Sequence number", at.sequence, number16],
        ],
      };
    case 2:
      return { specs: [["MTU", at.rest, number32]] };
    case 4:
      return { specs: [["Pointer", at.rest, number32]] };
    case types.routerSolicitation:
      return { specs: [["Reserved", at.rest, raw(4)]], options: at.body };
    case types.routerAdvertisement:
      return {
        specs: [
          ["Hop limit", nd.hops, number8],
          ["Flags", nd.flags, bits(1, (value) => flags(value, ROUTER_FLAGS))],
          ["Router lifetime", nd.lifetime, bits(2, (value) => `${value} s`)],
          ["Reachable time", nd.reachable, number32],
          ["Retransmission timer", nd.retransmit, number32],
        ],
        options: nd.retransmit + 4,
      };
    case types.neighbourSolicitation:
      return {
        specs: [
          ["Reserved", at.rest, raw(4)],
          ["Target", at.target, ipv6Address],
        ],
        options: at.targetOptions,
      };
    case types.neighbourAdvertisement:
      return {
        specs: [
          ["Flags", at.flags, bits(1, (value) => flags(value, NEIGHBOUR_FLAGS))],
          ["Reserved", at.flags + 1, raw(3)],
          ["Target", at.target, ipv6Address],
        ],
        options: at.targetOptions,
      };
    case types.redirect:
      return {
        specs: [
          ["Reserved", at.rest, raw(4)],
          ["Target", nd.target, ipv6Address],
          ["Destination", nd.destination, ipv6Address],
        ],
        options: nd.destination + 16,
      };
    case 130:
    case 131:
    case 132:
      return {
        specs: [
          ["Max response delay", mld.delay, number16],
          ["Reserved", mld.count, raw(2)],
          ["Group", mld.group, ipv6Address],
        ],
      };
    case types.listenerReportV2:
      return {
        specs: [
          ["Reserved", at.rest, raw(2)],
          ["Number of records", at.recordCount, number16],
        ],
      };
    default:
      return { specs: [[type < 128 ? "Unused" : "Rest of header", at.rest, raw(4)]] };
  }
}

export function readIcmpv6(found: Found, from: number, to: number, { pseudo, quoted }: Around, readers: Readers): void {
  const type = found.byte(from + at.type);
  const { specs: fixed, options: start } = middle(type);
  const specs: Spec[] = [...fixed];
  let end = specs.reduce((last, [, begin, kind]) => Math.max(last, begin + kind.length), 0);
  if (start !== undefined) end = options(found, from, start, to, specs);
  if (type === types.listenerReportV2) end = records(found, from, to, specs);
  const right = pseudo ? checksum(found.bytes.subarray(from, to), pseudo(NEXT_ICMPV6)) === 0 : undefined;
  const whole = found.layer(quoted ? "ICMPv6 (quoted)" : "ICMPv6", from, to, [
    ["Type", at.type, named(number8, (value) => names[value])],
    ["Code", at.code, number8],
    ["Checksum", at.checksum, judged(right)],
    ...specs,
  ]);
  if (!whole) return;
  const body = from + end;
  found.data("Data", type < 128 && body < to ? readers.ipv6(found, body, to, true) : body, to);
}

/** Neighbour discovery's, lengths in units of 8. */
function options(found: Found, from: number, start: number, to: number, specs: Spec[]): number {
  let i = start;
  while (from + i < to) {
    const type = found.byte(from + i);
    const length = found.byte(from + i + 1) * 8;
    if (length === 0 || from + i + length > to) {
      specs.push(["Option, bad length", i, raw(to - from - i)]);
      return to - from;
    }
    const name = `Option ${optionNames.get(type) ?? type}`;
    specs.push(
      type <= 2 && length === 8
        ? [name, i, { length, show: (bytes) => mac.show(bytes.subarray(2)) }]
        : [name, i, raw(length)],
    );
    i += length;
  }
  return i;
}

function records(found: Found, from: number, to: number, specs: Spec[]): number {
  let i: number = at.body;
  for (let left = found.u16(from + at.recordCount); left > 0 && from + i < to; left--) {
    const count = found.u16(from + i + inRecord.sources);
    const auxiliary = found.byte(from + i + inRecord.auxiliary) * 4;
    specs.push(
      ["Record type", i + inRecord.type, named(number8, (value) => recordNames[value] || undefined)],
      ["Auxiliary length", i + inRecord.auxiliary, number8],
      ["Number of sources", i + inRecord.sources, number16],
      ["Group", i + inRecord.group, ipv6Address],
    );
    i += inRecord.end;
    if (count > 0) specs.push(["Sources", i, raw(16 * count)]);
    i += 16 * count;
    if (auxiliary > 0) specs.push(["Auxiliary data", i, raw(auxiliary)]);
    i += auxiliary;
  }
  return i;
}
