// IPv4's header and its options; of a fragment behind the first the content is bytes.
import { u32 } from "../../../wire/bytes.js";
import { pseudoHeader4 } from "../../../wire/checksum.js";
import * as ipv4 from "../../../wire/ipv4.js";
import { protocolName } from "../../../wire/summary/ip.js";
import { names } from "../../../wire/summary/ipv4options.js";
import {
  bits,
  code16,
  type Found,
  flags,
  ipv4Address,
  judged,
  named,
  number8,
  number16,
  raw,
  type Spec,
} from "../field.js";
import { type Readers, readTransport } from "./transport.js";

const { at } = ipv4;
const FLAGS = [
  [0x80, "reserved"],
  [0x40, "don't fragment (DF)"],
  [0x20, "more fragments (MF)"],
] as const;

/** Where the packet ends: padding may follow. `quoted`: an ICMP error carries only the start of it. */
export function readIpv4(found: Found, from: number, to: number, quoted: boolean, readers: Readers): number {
  const { bytes } = found;
  const header = (found.byte(from + at.versionAndLength) & 15) * 4;
  const total = found.u16(from + at.totalLength);
  const there = bytes.subarray(from, Math.min(to, from + header));
  const right = header >= at.options && there.length === header ? ipv4.checksumOk(there) : undefined;
  const end = total >= header ? Math.min(to, from + total) : to;
  const specs: readonly Spec[] = [
    ["Version", at.versionAndLength, bits(1, (value) => value >> 4)],
    ["Header length", at.versionAndLength, bits(1, (value) => `${(value & 15) * 4} bytes`)],
    [
      "Type of service",
      at.tos,
      bits(1, (value) => `0x${value.toString(16).padStart(2, "0")} (DSCP ${value >> 2}, ECN ${value & 3})`),
    ],
    [
      "Total length",
      at.totalLength,
      named(number16, (length) =>
        from + length > to && !quoted
          ? `cut short: ${to - from} are here`
          : quoted && from + length > to
            ? `the first ${to - from} are quoted`
            : undefined,
      ),
    ],
    ["Identification", at.id, named(code16, String)],
    ["Flags", at.fragment, bits(1, (value) => flags(value, FLAGS))],
    ["Fragment offset", at.fragment, bits(2, (value) => `${(value & 0x1fff) * 8}`)],
    ["Time to live", at.ttl, number8],
    ["Protocol", at.protocol, named(number8, protocolName)],
    ["Header checksum", at.checksum, judged(right)],
    ["Source", at.source, ipv4Address],
    ["Destination", at.destination, ipv4Address],
    ...(header > at.options ? options(found, from, header, to) : []),
  ];
  if (!found.layer(quoted ? "IPv4 (quoted)" : "IPv4", from, to, specs)) return to;
  if (header < at.options) return end;
  const body = from + header;
  const fragment = found.u16(from + at.fragment);
  const part = (fragment & 0x3fff) !== 0;
  if ((fragment & 0x1fff) !== 0) {
    found.data("Fragment", body, end);
    return end;
  }
  const whole = !part && !quoted && from + total <= to;
  const addresses = [u32(bytes, from + at.source), u32(bytes, from + at.destination)] as const;
  const pseudo = whole ? (protocol: number) => pseudoHeader4(...addresses, end - body, protocol) : undefined;
  readTransport(found, body, end, found.byte(from + at.protocol), { version: 4, pseudo, quoted, whole }, readers);
  return end;
}

/** One field an option. */
function options(found: Found, from: number, header: number, to: number): readonly Spec[] {
  const specs: Spec[] = [];
  const end = Math.min(header, to - from);
  for (let i: number = at.options; i < end; ) {
    const type = found.byte(from + i);
    const length = type < 2 ? 1 : found.byte(from + i + 1);
    const name = `Option ${names.get(type) ?? type}`;
    if (length < 1 || (type > 1 && length < 2) || i + length > header) {
      specs.push([`${name}, bad length`, i, raw(header - i)]);
      break;
    }
    specs.push([name, i, raw(length)]);
    i += length;
    if (type === 0 && i < header) {
      specs.push(["Options' padding", i, raw(header - i)]);
      break;
    }
  }
  return specs;
}
