// What fast paths read and write in an Ethernet frame that carries IPv4: places, checksums, headers.
import { put16, put32, u16 } from "../wire/bytes.js";

/** Where each field stands. */
export const at = {
  type: 12,
  ip: 14,
  tos: 15,
  length: 16,
  id: 18,
  fragment: 20,
  ttl: 22,
  protocol: 23,
  checksum: 24,
  source: 26,
  destination: 30,
  payload: 34,
  icmpCode: 35,
  icmpChecksum: 36,
  icmpId: 38,
  icmpEnd: 42,
} as const;

/** A ones' complement sum (RFC 1071) that a right checksum is in. */
export function isWhole(total: number): boolean {
  const folded = (total & 0xffff) + (total >>> 16);
  return (folded & 0xffff) + (folded >>> 16) === 0xffff;
}

/** The sum of these octets. */
function sum(bytes: Uint8Array, from: number, to: number): number {
  let total = 0;
  const even = from + ((to - from) & ~1);
  for (let i = from; i < even; i += 2) total += (bytes[i]! << 8) | bytes[i + 1]!;
  if (even < to) total += bytes[even]! << 8;
  return total;
}

/** A header's checksum is right. All ones instead of none is right, too, but another than the long way would write. */
export const intact = (bytes: Uint8Array): boolean =>
  isWhole(sum(bytes, at.ip, at.payload)) && u16(bytes, at.checksum) !== 0xffff;

/** The same of an ICMP message. */
export const sound = (bytes: Uint8Array, length: number): boolean =>
  isWhole(sum(bytes, at.payload, length)) && u16(bytes, at.icmpChecksum) !== 0xffff;

/** What of an IPv4 header without options is the same for all packets of a flow, and their checksum so far. */
export class Header {
  private readonly base: number;

  constructor(
    private readonly tos: number,
    private readonly fragment: number,
    private readonly ttl: number,
    private readonly protocol: number,
    private readonly source: number,
    private readonly destination: number,
  ) {
    const addresses = (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff);
    this.base = (0x4500 | tos) + fragment + ((ttl << 8) | protocol) + addresses;
  }

  /** Into a frame of this length, behind its Ethernet header. */
  write(bytes: Uint8Array, frame: number, id: number): void {
    const length = frame - at.ip;
    bytes[at.ip] = 0x45;
    bytes[at.tos] = this.tos;
    put16(bytes, at.length, length);
    put16(bytes, at.id, id);
    put16(bytes, at.fragment, this.fragment);
    bytes[at.ttl] = this.ttl;
    bytes[at.protocol] = this.protocol;
    let total = this.base + length + id;
    total = (total & 0xffff) + (total >>> 16);
    put16(bytes, at.checksum, ~((total & 0xffff) + (total >>> 16)) & 0xffff);
    put32(bytes, at.source, this.source);
    put32(bytes, at.destination, this.destination);
  }
}

/** A packet in a new frame: the link header is short, and a call of `set` for it dear. */
export function address(bytes: Uint8Array, header: Uint8Array): void {
  for (let i = 0; i < at.ip; i++) bytes[i] = header[i]!;
}
