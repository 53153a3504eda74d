// IGMPv3 membership reports (RFC 3376 §4.2), as far as they are sent here. What is received is read by the printer alone.
import type { Ipv4 } from "./address.js";
import { put16, put32 } from "./bytes.js";
import { checksum } from "./checksum.js";

export const PROTOCOL_IGMP = 2;

/** Where each field begins, also for whoever shows the bytes. */
export const at = { type: 0, checksum: 2, groups: 6, records: 8 } as const;
export const TYPE_REPORT_V3 = 0x22;
const RECORD_LENGTH = 8;

export interface Record {
  /** 4: change to exclude mode, with no sources: joined. */
  readonly type: number;
  readonly group: Ipv4;
}

export function emitReport(records: readonly Record[]): Uint8Array {
  const bytes = new Uint8Array(at.records + records.length * RECORD_LENGTH);
  bytes[at.type] = TYPE_REPORT_V3;
  put16(bytes, at.groups, records.length);
  for (const [index, { type, group }] of records.entries()) {
    const start = at.records + index * RECORD_LENGTH;
    bytes[start] = type;
    put32(bytes, start + 4, group);
  }
  put16(bytes, at.checksum, checksum(bytes));
  return bytes;
}
