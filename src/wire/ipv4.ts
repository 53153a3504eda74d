// The IPv4 header (RFC 791). Options are bytes; the reserved flag is not kept. What follows the total length
// (Ethernet's padding) is no payload.
import type { Ipv4 as Address } from "./address.js";
import { put16, put32, room, u16, u32 } from "./bytes.js";
import { checksum } from "./checksum.js";
import { type Malformed, tooShort } from "./malformed.js";

export interface Ipv4 {
  readonly tos: number;
  readonly totalLength: number;
  readonly id: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  /** In bytes, a multiple of 8. */
  readonly fragmentOffset: number;
  readonly ttl: number;
  readonly protocol: number;
  /** As found; see checksumOk. */
  readonly checksum: number;
  readonly source: Address;
  readonly destination: Address;
  /** Padded to a multiple of 4. */
  readonly options: Uint8Array;
  /** Shares the packet's memory. */
  readonly payload: Uint8Array;
}

export const PROTOCOL_ICMP = 1;
export const PROTOCOL_TCP = 6;
export const PROTOCOL_UDP = 17;

/** Where each field begins, also for whoever shows the bytes. */
export const at = {
  versionAndLength: 0,
  tos: 1,
  totalLength: 2,
  id: 4,
  fragment: 6,
  ttl: 8,
  protocol: 9,
  checksum: 10,
  source: 12,
  destination: 16,
  options: 20,
} as const;

export const HEADER_LENGTH = at.options;
const DONT_FRAGMENT = 0x4000;
const MORE_FRAGMENTS = 0x2000;
const OFFSET = 0x1fff;

/** Linux's ip_rcv_core asks the same of a header, the checksum apart. */
export function parse(bytes: Uint8Array): Ipv4 | Malformed {
  const packet = parseQuoted(bytes);
  if ("malformed" in packet) return packet;
  return tooShort(bytes, packet.totalLength) ?? packet;
}

/** As parse, but the payload may end before the total length says: the start of a datagram, as ICMP errors quote it. */
export function parseQuoted(bytes: Uint8Array): Ipv4 | Malformed {
  const short = tooShort(bytes, at.options);
  if (short) return short;
  const version = bytes[at.versionAndLength]! >> 4;
  if (version !== 4) return { malformed: `version ${version}`, at: at.versionAndLength };
  const headerLength = headerLengthOf(bytes);
  if (headerLength < at.options) return { malformed: `header length ${headerLength}`, at: at.versionAndLength };
  const shortOptions = tooShort(bytes, headerLength);
  if (shortOptions) return shortOptions;
  const totalLength = u16(bytes, at.totalLength);
  if (totalLength < headerLength) return { malformed: `total length ${totalLength}`, at: at.totalLength };
  const fragment = u16(bytes, at.fragment);
  return {
    tos: bytes[at.tos]!,
    totalLength,
    id: u16(bytes, at.id),
    dontFragment: (fragment & DONT_FRAGMENT) !== 0,
    moreFragments: (fragment & MORE_FRAGMENTS) !== 0,
    fragmentOffset: (fragment & OFFSET) * 8,
    ttl: bytes[at.ttl]!,
    protocol: bytes[at.protocol]!,
    checksum: u16(bytes, at.checksum),
    source: u32(bytes, at.source),
    destination: u32(bytes, at.destination),
    options: bytes.subarray(at.options, headerLength),
    payload: bytes.subarray(headerLength, totalLength),
  };
}

/** Whether the header checksum of a packet that parses is right. */
export function checksumOk(bytes: Uint8Array): boolean {
  return checksum(bytes, 0, headerLengthOf(bytes)) === 0;
}

/** The length and the checksum are computed. */
export function emit(packet: Omit<Ipv4, "totalLength" | "checksum">): Uint8Array {
  const headerLength = at.options + Math.ceil(packet.options.length / 4) * 4;
  const bytes = room(headerLength + packet.payload.length);
  bytes[at.versionAndLength] = 0x40 | (headerLength / 4);
  bytes[at.tos] = packet.tos;
  put16(bytes, at.totalLength, bytes.length);
  put16(bytes, at.id, packet.id);
  const flags = (packet.dontFragment ? DONT_FRAGMENT : 0) | (packet.moreFragments ? MORE_FRAGMENTS : 0);
  put16(bytes, at.fragment, flags | (packet.fragmentOffset / 8));
  bytes[at.ttl] = packet.ttl;
  bytes[at.protocol] = packet.protocol;
  put32(bytes, at.source, packet.source);
  put32(bytes, at.destination, packet.destination);
  bytes.set(packet.options, at.options);
  put16(bytes, at.checksum, checksum(bytes, 0, headerLength));
  bytes.set(packet.payload, headerLength);
  return bytes;
}

/** One hop older, in place: the checksum is mended, not made anew (RFC 1624; ip_decrease_ttl). A wrong one stays wrong. */
export function age(bytes: Uint8Array, start = 0): void {
  bytes[start + at.ttl]!--;
  const sum = u16(bytes, start + at.checksum) + 0x100;
  put16(bytes, start + at.checksum, (sum + (sum >= 0xffff ? 1 : 0)) & 0xffff);
}

function headerLengthOf(bytes: Uint8Array): number {
  return (bytes[at.versionAndLength]! & 15) * 4;
}
