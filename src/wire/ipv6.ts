// The IPv6 header (RFC 8200). Extension headers are part of the payload; hop-by-hop has a file of its own.
import type { Ipv6 as Address } from "./address.js";
import { put16, put32, put128, u16, u32, u128 } from "./bytes.js";
import { type Malformed, tooShort } from "./malformed.js";

export interface Ipv6 {
  readonly trafficClass: number;
  readonly flowLabel: number;
  readonly payloadLength: number;
  readonly nextHeader: number;
  readonly hopLimit: number;
  readonly source: Address;
  readonly destination: Address;
  readonly payload: Uint8Array;
}

export const NEXT_HOP_BY_HOP = 0;
export const NEXT_ICMPV6 = 58;

/** Where each field begins, also for whoever shows the bytes. */
export const at = {
  first: 0,
  payloadLength: 4,
  nextHeader: 6,
  hopLimit: 7,
  source: 8,
  destination: 24,
  payload: 40,
} as const;
export const HEADER_LENGTH = at.payload;

export function parse(bytes: Uint8Array): Ipv6 | Malformed {
  const short = tooShort(bytes, at.payload);
  if (short) return short;
  const first = u32(bytes, at.first);
  const version = first >>> 28;
  if (version !== 6) return { malformed: `version ${version}`, at: at.first };
  const payloadLength = u16(bytes, at.payloadLength);
  const cut = tooShort(bytes, at.payload + payloadLength);
  if (cut) return cut;
  return {
    trafficClass: (first >>> 20) & 0xff,
    flowLabel: first & 0xf_ffff,
    payloadLength,
    nextHeader: bytes[at.nextHeader]!,
    hopLimit: bytes[at.hopLimit]!,
    source: u128(bytes, at.source),
    destination: u128(bytes, at.destination),
    payload: bytes.subarray(at.payload, at.payload + payloadLength),
  };
}

export function emit(packet: Omit<Ipv6, "payloadLength">): Uint8Array {
  const bytes = new Uint8Array(at.payload + packet.payload.length);
  put32(bytes, at.first, ((6 << 28) | (packet.trafficClass << 20) | packet.flowLabel) >>> 0);
  put16(bytes, at.payloadLength, packet.payload.length);
  bytes[at.nextHeader] = packet.nextHeader;
  bytes[at.hopLimit] = packet.hopLimit;
  put128(bytes, at.source, packet.source);
  put128(bytes, at.destination, packet.destination);
  bytes.set(packet.payload, at.payload);
  return bytes;
}
