// The Internet checksum (RFC 1071), and IPv6's pseudo header (RFC 8200 section 8.1).
import type { Ipv4, Ipv6 } from "./address.js";
import { put32, put128, u16 } from "./bytes.js";

/** Over data whose checksum field holds zero this is the checksum; over data with its checksum it is zero. */
export function checksum(bytes: Uint8Array, start = 0, length = bytes.length): number {
  return ~sum(bytes, start, length) & 0xffff;
}

/** The folded one's complement sum, to be handed on as `start`. */
export function sum(bytes: Uint8Array, start = 0, length = bytes.length): number {
  let total = start;
  for (let at = 0; at + 1 < length; at += 2) total += u16(bytes, at);
  if (length % 2 === 1) total += bytes[length - 1]! << 8;
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x1_0000);
  return total;
}

/** The `start` for a checksum that covers IPv6 addresses, length and protocol too. */
export function pseudoHeader6(source: Ipv6, destination: Ipv6, length: number, nextHeader: number): number {
  const bytes = new Uint8Array(40);
  put128(bytes, 0, source);
  put128(bytes, 16, destination);
  put32(bytes, 32, length);
  put32(bytes, 36, nextHeader);
  return sum(bytes);
}

/** The same for IPv4 (RFC 768). */
export function pseudoHeader4(source: Ipv4, destination: Ipv4, length: number, protocol: number): number {
  const bytes = new Uint8Array(12);
  put32(bytes, 0, source);
  put32(bytes, 4, destination);
  put32(bytes, 8, protocol * 0x1_0000 + length);
  return sum(bytes);
}
