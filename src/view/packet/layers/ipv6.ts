// IPv6's header and its extension headers: options, routing, fragments (RFC 8200).
import { u128 } from "../../../wire/bytes.js";
import { pseudoHeader6 } from "../../../wire/checksum.js";
import * as hopbyhop from "../../../wire/hopbyhop.js";
import * as ipv6 from "../../../wire/ipv6.js";
import { protocolName } from "../../../wire/summary/ip.js";
import { bits, type Found, hex, ipv6Address, named, number8, number16, raw, type Spec } from "../field.js";
import { type Readers, readTransport } from "./transport.js";

const { at } = ipv6;
const ROUTING = 43;
const FRAGMENT = 44;
const NONE = 59;
const DESTINATION = 60;
const fragmentAt = { next: 0, reserved: 1, offset: 2, id: 4, end: 8 } as const;

/** Where the packet ends. `quoted`: an ICMPv6 error carries only the start of it. */
export function readIpv6(found: Found, from: number, to: number, quoted: boolean, readers: Readers): number {
  const specs: readonly Spec[] = [
    ["Version", at.first, bits(1, (value) => value >> 4)],
    ["Traffic class", at.first, bits(2, (value) => `0x${((value >> 4) & 0xff).toString(16).padStart(2, "0")}`)],
    ["Flow label", at.first + 1, { length: 3, show: (bytes) => `0x${hex(bytes).slice(1)}` }],
    ["Payload length", at.payloadLength, number16],
    ["Next header", at.nextHeader, named(number8, protocolName)],
    ["Hop limit", at.hopLimit, number8],
    ["Source", at.source, ipv6Address],
    ["Destination", at.destination, ipv6Address],
  ];
  if (!found.layer(quoted ? "IPv6 (quoted)" : "IPv6", from, to, specs)) return to;
  const end = Math.min(to, from + at.payload + found.u16(from + at.payloadLength));
  const complete = from + at.payload + found.u16(from + at.payloadLength) <= to && !quoted;
  let whole = complete;
  let next = found.byte(from + at.nextHeader);
  let body = from + at.payload;
  while (body < end) {
    if (next === FRAGMENT) {
      const part = found.u16(body + fragmentAt.offset);
      if (!fragment(found, body, end)) return end;
      next = found.byte(body + fragmentAt.next);
      body += fragmentAt.end;
      whole = false;
      if (part >> 3 === 0) continue;
      found.data("Fragment", body, end);
      return end;
    }
    if (next !== ipv6.NEXT_HOP_BY_HOP && next !== DESTINATION && next !== ROUTING) break;
    const length = (found.byte(body + hopbyhop.at.length) + 1) * 8;
    if (!extension(found, body, end, next, length)) return end;
    next = found.byte(body + hopbyhop.at.nextHeader);
    body += length;
  }
  if (next === NONE || body >= end) {
    found.data("Data", body, end);
    return end;
  }
  const addresses = [u128(found.bytes, from + at.source), u128(found.bytes, from + at.destination)] as const;
  const pseudo = whole ? (protocol: number) => pseudoHeader6(...addresses, end - body, protocol) : undefined;
  readTransport(found, body, end, next, { version: 6, pseudo, quoted, whole }, readers);
  return end;
}

function fragment(found: Found, from: number, to: number): boolean {
  return found.layer("IPv6 fragment", from, to, [
    ["Next header", fragmentAt.next, named(number8, protocolName)],
    ["Reserved", fragmentAt.reserved, raw(1)],
    ["Fragment offset", fragmentAt.offset, bits(2, (value) => value & 0xfff8)],
    ["Flags", fragmentAt.offset + 1, bits(1, (value) => (value & 1 ? "more fragments (M)" : "none"))],
    ["Identification", fragmentAt.id, { length: 4, show: (bytes) => `0x${hex(bytes)}` }],
  ]);
}

const optionNames: Readonly<Record<number, string>> = { 0: "Pad1", 1: "PadN", 5: "router alert", 194: "jumbo payload" };
const layerNames: Readonly<Record<number, string>> = {
  [ipv6.NEXT_HOP_BY_HOP]: "Hop-by-hop options",
  [ROUTING]: "Routing header",
  [DESTINATION]: "Destination options",
};

function extension(found: Found, from: number, to: number, kind: number, length: number): boolean {
  const specs: Spec[] = [
    ["Next header", hopbyhop.at.nextHeader, named(number8, protocolName)],
    ["Length", hopbyhop.at.length, bits(1, (value) => `${(value + 1) * 8} bytes`)],
  ];
  if (kind === ROUTING) specs.push(["Routing", hopbyhop.at.options, raw(length - 2)]);
  else
    for (let i: number = hopbyhop.at.options; i < length && from + i < to; ) {
      const type = found.byte(from + i);
      const size = type === 0 ? 1 : 2 + found.byte(from + i + 1);
      const fits = i + size <= length;
      specs.push([
        fits ? `Option ${optionNames[type] ?? type}` : "Option, bad length",
        i,
        raw(fits ? size : length - i),
      ]);
      i += fits ? size : length - i;
    }
  return found.layer(layerNames[kind]!, from, to, specs);
}
