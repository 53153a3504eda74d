// The UDP header (RFC 768). A checksum of 0 means that the sender computed none.
import { put16, u16 } from "./bytes.js";
import { checksum } from "./checksum.js";
import { type Malformed, tooShort } from "./malformed.js";

export interface Udp {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly length: number;
  readonly checksum: number;
  readonly payload: Uint8Array;
}

/** Where each field begins, also for whoever shows the bytes. */
export const at = { sourcePort: 0, destinationPort: 2, length: 4, checksum: 6, payload: 8 } as const;

export function parse(bytes: Uint8Array): Udp | Malformed {
  const short = tooShort(bytes, at.payload);
  if (short) return short;
  const length = u16(bytes, at.length);
  if (length < at.payload) return { malformed: `length ${length}`, at: at.length };
  const cut = tooShort(bytes, length);
  if (cut) return cut;
  return {
    sourcePort: u16(bytes, at.sourcePort),
    destinationPort: u16(bytes, at.destinationPort),
    length,
    checksum: u16(bytes, at.checksum),
    payload: bytes.subarray(at.payload, length),
  };
}

/** `pseudo` is checksum.ts's pseudo header sum over (addresses, 8 + payload length, 17); without it the checksum is 0. */
export function emit(udp: Omit<Udp, "length" | "checksum">, pseudo?: number): Uint8Array {
  const bytes = new Uint8Array(at.payload + udp.payload.length);
  put16(bytes, at.sourcePort, udp.sourcePort);
  put16(bytes, at.destinationPort, udp.destinationPort);
  put16(bytes, at.length, bytes.length);
  bytes.set(udp.payload, at.payload);
  if (pseudo !== undefined) put16(bytes, at.checksum, checksum(bytes, pseudo) || 0xffff);
  return bytes;
}

/** The start of a datagram, as ICMP errors quote it: the header whole, the payload as far as it is there. */
export function parseQuoted(bytes: Uint8Array): Udp | Malformed {
  const short = tooShort(bytes, at.payload);
  if (short) return short;
  return {
    sourcePort: u16(bytes, at.sourcePort),
    destinationPort: u16(bytes, at.destinationPort),
    length: u16(bytes, at.length),
    checksum: u16(bytes, at.checksum),
    payload: bytes.subarray(at.payload),
  };
}

/** Left to the device (CHECKSUM_PARTIAL): the checksum's field holds the pseudo header's sum. */
export function emitPartial(udp: Omit<Udp, "length" | "checksum">, pseudo: number): Uint8Array {
  const bytes = emit(udp);
  put16(bytes, at.checksum, pseudo);
  return bytes;
}

/** None, right, or left to a device that never filled it in. */
export function checksumOk(bytes: Uint8Array, pseudo: number): boolean {
  const found = u16(bytes, at.checksum);
  return found === 0 || found === pseudo || checksum(bytes, pseudo) === 0;
}
