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

/** The sum of these octets; `from` is even. */
function sum(frame: Uint8Array, from: number, to: number): number {
  let total = 0;
  const even = from + ((to - from) & ~1);
  for (let i = from; i < even; i += 2) total += (frame[i]! << 8) | frame[i + 1]!;
  if (even < to) total += frame[even]! << 8;
  return total;
}

/** A header's checksum is right. All ones instead of none is right, too, but another than the long way would write. */
export const intact = (frame: Uint8Array): boolean =>
  isWhole(sum(frame, at.ip, at.payload)) && u16(frame, at.checksum) !== 0xffff;

/** The same of an ICMP message. */
export const sound = (frame: Uint8Array): boolean =>
  isWhole(sum(frame, at.payload, frame.length)) && u16(frame, at.icmpChecksum) !== 0xffff;

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

  /** Into a frame, behind its Ethernet header. */
  write(frame: Uint8Array, id: number): void {
    const length = frame.length - at.ip;
    frame[at.ip] = 0x45;
    frame[at.tos] = this.tos;
    put16(frame, at.length, length);
    put16(frame, at.id, id);
    put16(frame, at.fragment, this.fragment);
    frame[at.ttl] = this.ttl;
    frame[at.protocol] = this.protocol;
    let total = this.base + length + id;
    total = (total & 0xffff) + (total >>> 16);
    put16(frame, at.checksum, ~((total & 0xffff) + (total >>> 16)) & 0xffff);
    put32(frame, at.source, this.source);
    put32(frame, at.destination, this.destination);
  }
}

/** A packet in a new frame: the link header is short, and a call of `set` for it dear. */
export function address(frame: Uint8Array, header: Uint8Array): void {
  for (let i = 0; i < at.ip; i++) frame[i] = header[i]!;
}
