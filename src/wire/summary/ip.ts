// What the printers of an IP packet's content need to know of the packet around it: addresses, whether it is whole, and the
// sum of the pseudo header that transport checksums cover.

import { put16 } from "../bytes.js";
import { checksum, pseudoHeader4, pseudoHeader6 } from "../checksum.js";
import type { Printer } from "./printer.js";

export interface Ip {
  readonly version: 4 | 6;
  readonly source: () => string;
  readonly target: () => string;
  /** Raw, for keys and comparison. */
  readonly addresses: readonly [bigint, bigint];
  /** Only a part of the datagram is here: checksums say nothing. */
  readonly fragmented: boolean;
  /** What the header itself says: an upper printer writes addresses only where it stands directly behind the header. */
  readonly protocol: number;
  /** The final destination of a source route counts for checksums. */
  readonly checked: readonly [bigint, bigint];
}

/** The checksum field at `field` of the upper packet: what it is, and what it should be when it is wrong. */
export function verify(
  p: Printer,
  from: number,
  length: number,
  field: number,
  ip: Ip,
  protocol: number,
): { readonly found: number; readonly wanted: number; readonly ok: boolean } {
  const [source, target] = ip.checked;
  const pseudo =
    ip.version === 4
      ? pseudoHeader4(Number(source), Number(target), length & 0xffff, protocol)
      : pseudoHeader6(source, target, length, protocol);
  const copy = p.bytes.slice(from, from + length);
  const found = p.u16(from + field);
  if (checksum(copy, pseudo) === 0) return { found, wanted: found, ok: true };
  put16(copy, field, 0);
  return { found, wanted: checksum(copy, pseudo), ok: false };
}

export const protocolNames: ReadonlyMap<number, string> = new Map([
  [0, "Options"],
  [1, "ICMP"],
  [2, "IGMP"],
  [4, "IPIP"],
  [6, "TCP"],
  [8, "EGP"],
  [9, "IGRP"],
  [17, "UDP"],
  [33, "DCCP"],
  [41, "IPv6"],
  [43, "Routing"],
  [44, "Fragment"],
  [46, "RSVP"],
  [47, "GRE"],
  [50, "ESP"],
  [51, "AH"],
  [55, "Mobile IP"],
  [58, "ICMPv6"],
  [88, "EIGRP"],
  [89, "OSPF"],
  [103, "PIM"],
  [108, "Compressed IP"],
  [112, "VRRP"],
  [113, "PGM"],
  [132, "SCTP"],
  [135, "Mobility"],
]);

export function protocolName(protocol: number): string {
  return protocolNames.get(protocol) ?? "unknown";
}
