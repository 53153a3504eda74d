// Classic pcap files (draft-ietf-opsawg-pcap), for tcpdump -w and -r and for Wireshark. Written in the referee's byte order,
// little-endian, with times in micro- or nanoseconds.
import type { Nanos } from "../sim/clock.js";
import { MICROSECOND, SECOND } from "../sim/clock.js";
import { concat, joined } from "../wire/bytes.js";
import { LINKTYPES, type LinkType } from "./linktype.js";

export interface CapturedFrame {
  readonly time: Nanos;
  readonly bytes: Uint8Array;
  /** On the wire, when the capture holds only the frame's start. */
  readonly length?: number;
}

export type Precision = "nanoseconds" | "microseconds";
export const MAGIC: Record<Precision, number> = { nanoseconds: 0xa1b2_3c4d, microseconds: 0xa1b2_c3d4 };
export const SNAPSHOT_LENGTH = 262_144;
const FILE_HEADER = 24;
const FRAME_HEADER = 16;

export function pcapHeader(
  precision: Precision = "nanoseconds",
  link: LinkType = "EN10MB",
  snapshot = SNAPSHOT_LENGTH,
): Uint8Array {
  const bytes = new Uint8Array(FILE_HEADER);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC[precision], true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, snapshot, true);
  view.setUint32(20, LINKTYPES[link], true);
  return bytes;
}

/** A frame with its Unix time. */
export interface StoredFrame {
  readonly seconds: number;
  /** Within the second. */
  readonly nanos: number;
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** How long a record of so many octets is. */
export const recordLength = (captured: number): number => FRAME_HEADER + captured;

/** Packets of a live capture as a table. */
export interface Table {
  readonly times: ArrayLike<Nanos>;
  /** How long they are. */
  readonly sizes: ArrayLike<number>;
  bytes(row: number): Uint8Array;
}

/** Rows of it from one up to another, one record after the other. */
export function pcapRecords(
  table: Table,
  rows: readonly [from: number, to: number],
  epoch: number,
  snapshot: number,
  precision: Precision,
): Uint8Array {
  const [from, to] = rows;
  const captured = (row: number): number => Math.min(table.sizes[row]!, snapshot);
  let length = 0;
  for (let row = from; row < to; row++) length += recordLength(captured(row));
  const all = new Uint8Array(length);
  const view = new DataView(all.buffer);
  let at = 0;
  for (let row = from; row < to; row++) {
    const time = table.times[row]!;
    const second = Math.floor(time / SECOND);
    const stamp = { seconds: epoch + second, nanos: time - second * SECOND };
    recordHeader(view, at, stamp, captured(row), table.sizes[row]!, precision);
    const bytes = table.bytes(row);
    all.set(bytes.length > snapshot ? bytes.subarray(0, snapshot) : bytes, at + FRAME_HEADER);
    at += recordLength(captured(row));
  }
  return all;
}

function recordHeader(
  view: DataView,
  at: number,
  { seconds, nanos }: Pick<StoredFrame, "seconds" | "nanos">,
  captured: number,
  length: number,
  precision: Precision,
): void {
  view.setUint32(at, seconds, true);
  view.setUint32(at + 4, precision === "nanoseconds" ? nanos : Math.floor(nanos / MICROSECOND), true);
  view.setUint32(at + 8, captured, true);
  view.setUint32(at + 12, length, true);
}

export function pcapRecord({ seconds, nanos, bytes, length }: StoredFrame, precision: Precision): Uint8Array {
  const header = new Uint8Array(FRAME_HEADER);
  recordHeader(new DataView(header.buffer), 0, { seconds, nanos }, bytes.length, length, precision);
  return concat(header, bytes);
}

/** `epoch` is the Unix time in seconds when virtual time began. */
export function pcap(
  frames: readonly CapturedFrame[],
  epoch: number,
  precision: Precision = "nanoseconds",
  link: LinkType = "EN10MB",
): Uint8Array {
  const records = frames.map(({ time, bytes, length }) => {
    const second = Math.floor(time / SECOND);
    const record = { seconds: epoch + second, nanos: time - second * SECOND, bytes, length: length ?? bytes.length };
    return pcapRecord(record, precision);
  });
  return joined([pcapHeader(precision, link), ...records]);
}
