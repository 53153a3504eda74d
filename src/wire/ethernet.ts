// Ethernet II frames, as a packet socket sees them: no preamble, no check sequence. Not modelled: VLAN tags, 802.3 lengths
// (such a value is kept as the type).
import type { Mac } from "./address.js";
import { put16, put48, room, u16, u48 } from "./bytes.js";
import { type Malformed, tooShort } from "./malformed.js";

export interface Ethernet {
  readonly destination: Mac;
  readonly source: Mac;
  readonly type: number;
  /** Shares the frame's memory. */
  readonly payload: Uint8Array;
}

export const TYPE_IPV4 = 0x0800;
export const TYPE_ARP = 0x0806;
export const TYPE_IPV6 = 0x86dd;

/** Where each field begins, also for whoever shows the bytes. */
export const at = { destination: 0, source: 6, type: 12, payload: 14 } as const;
export const HEADER_LENGTH = at.payload;

export function parse(bytes: Uint8Array): Ethernet | Malformed {
  const short = tooShort(bytes, at.payload);
  if (short) return short;
  return {
    destination: u48(bytes, at.destination),
    source: u48(bytes, at.source),
    type: u16(bytes, at.type),
    payload: bytes.subarray(at.payload),
  };
}

export function emit(frame: Ethernet): Uint8Array {
  const bytes = room(at.payload + frame.payload.length);
  put48(bytes, at.destination, frame.destination);
  put48(bytes, at.source, frame.source);
  put16(bytes, at.type, frame.type);
  bytes.set(frame.payload, at.payload);
  return bytes;
}
