// ARP for IPv4 over Ethernet (RFC 826). Other hardware and protocols are Malformed here; an unknown operation is kept.
import type { Ipv4, Mac } from "./address.js";
import { put16, put32, put48, u16, u32, u48 } from "./bytes.js";
import { type Malformed, tooShort } from "./malformed.js";

export interface Arp {
  readonly operation: number;
  readonly senderMac: Mac;
  readonly senderIp: Ipv4;
  readonly targetMac: Mac;
  readonly targetIp: Ipv4;
}

export const REQUEST = 1;
export const REPLY = 2;

/** Where each field begins, also for whoever shows the bytes. */
export const at = {
  hardware: 0,
  protocol: 2,
  hardwareLength: 4,
  protocolLength: 5,
  operation: 6,
  senderMac: 8,
  senderIp: 14,
  targetMac: 18,
  targetIp: 24,
  end: 28,
} as const;

const ETHERNET = 1;
const IPV4 = 0x0800;
const MAC_LENGTH = 6;
const IPV4_LENGTH = 4;

export function parse(bytes: Uint8Array): Arp | Malformed {
  const short = tooShort(bytes, at.end);
  if (short) return short;
  const hardware = u16(bytes, at.hardware);
  if (hardware !== ETHERNET) return { malformed: `hardware type ${hardware} is not Ethernet`, at: at.hardware };
  const protocol = u16(bytes, at.protocol);
  if (protocol !== IPV4) return { malformed: `protocol 0x${protocol.toString(16)} is not IPv4`, at: at.protocol };
  if (bytes[at.hardwareLength] !== MAC_LENGTH) return { malformed: "hardware address length", at: at.hardwareLength };
  if (bytes[at.protocolLength] !== IPV4_LENGTH) return { malformed: "protocol address length", at: at.protocolLength };
  return {
    operation: u16(bytes, at.operation),
    senderMac: u48(bytes, at.senderMac),
    senderIp: u32(bytes, at.senderIp),
    targetMac: u48(bytes, at.targetMac),
    targetIp: u32(bytes, at.targetIp),
  };
}

export function emit(arp: Arp): Uint8Array {
  const bytes = new Uint8Array(at.end);
  put16(bytes, at.hardware, ETHERNET);
  put16(bytes, at.protocol, IPV4);
  bytes[at.hardwareLength] = MAC_LENGTH;
  bytes[at.protocolLength] = IPV4_LENGTH;
  put16(bytes, at.operation, arp.operation);
  put48(bytes, at.senderMac, arp.senderMac);
  put32(bytes, at.senderIp, arp.senderIp);
  put48(bytes, at.targetMac, arp.targetMac);
  put32(bytes, at.targetIp, arp.targetIp);
  return bytes;
}
