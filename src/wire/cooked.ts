// Linux's cooked capture headers, versions 1 and 2: what packets of "any" have in place of their own link header
// (pcap's LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2). Addresses of other than six octets are not modelled.
import type { Mac } from "./address.js";
import { concat, put16, put32, put48, u16, u32, u48 } from "./bytes.js";
import { type Malformed, tooShort } from "./malformed.js";

export interface Cooked {
  readonly protocol: number;
  /** PACKET_HOST, _BROADCAST, _MULTICAST, _OTHERHOST, _OUTGOING. */
  readonly packetType: number;
  /** ARPHRD_ETHER or ARPHRD_LOOPBACK. */
  readonly hardware: number;
  readonly source: Mac;
  /** Only version 2 tells it. */
  readonly ifindex: number;
  readonly payload: Uint8Array;
}

export const ARPHRD_ETHER = 1;
export const ARPHRD_LOOPBACK = 772;
export const HEADER_LENGTH = { 1: 16, 2: 20 } as const;

const v1 = { packetType: 0, hardware: 2, addressLength: 4, address: 6, protocol: 14 } as const;
const v2 = { protocol: 0, ifindex: 4, hardware: 8, packetType: 10, addressLength: 11, address: 12 } as const;
const ADDRESS_LENGTH = 6;

export function emit(packet: Cooked, version: 1 | 2): Uint8Array {
  const header = new Uint8Array(HEADER_LENGTH[version]);
  if (version === 1) {
    put16(header, v1.packetType, packet.packetType);
    put16(header, v1.hardware, packet.hardware);
    put16(header, v1.addressLength, ADDRESS_LENGTH);
    put48(header, v1.address, packet.source);
    put16(header, v1.protocol, packet.protocol);
  } else {
    put16(header, v2.protocol, packet.protocol);
    put32(header, v2.ifindex, packet.ifindex);
    put16(header, v2.hardware, packet.hardware);
    header[v2.packetType] = packet.packetType;
    header[v2.addressLength] = ADDRESS_LENGTH;
    put48(header, v2.address, packet.source);
  }
  return concat(header, packet.payload);
}

export function parse(bytes: Uint8Array, version: 1 | 2): Cooked | Malformed {
  const short = tooShort(bytes, HEADER_LENGTH[version]);
  if (short) return short;
  const payload = bytes.subarray(HEADER_LENGTH[version]);
  if (version === 1)
    return {
      protocol: u16(bytes, v1.protocol),
      packetType: u16(bytes, v1.packetType),
      hardware: u16(bytes, v1.hardware),
      source: u48(bytes, v1.address),
      ifindex: 0,
      payload,
    };
  return {
    protocol: u16(bytes, v2.protocol),
    packetType: bytes[v2.packetType]!,
    hardware: u16(bytes, v2.hardware),
    source: u48(bytes, v2.address),
    ifindex: u32(bytes, v2.ifindex),
    payload,
  };
}
