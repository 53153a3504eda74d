// Classic pcap files with nanosecond times (draft-ietf-opsawg-pcap), link type Ethernet, for tcpdump -r and Wireshark.
import type { Nanos } from "../sim/clock.js";
import { MICROSECOND, SECOND } from "../sim/clock.js";

export interface CapturedFrame {
  readonly time: Nanos;
  readonly bytes: Uint8Array;
  /** On the wire, when the capture holds only the frame's start. */
  readonly length?: number;
}

const MAGIC = { nanoseconds: 0xa1b2_3c4d, microseconds: 0xa1b2_c3d4 } as const;
const SNAPSHOT_LENGTH = 262_144;
const LINKTYPE_ETHERNET = 1;
const FILE_HEADER = 24;
const FRAME_HEADER = 16;

/** `epoch` is the Unix time in seconds when virtual time began. */
export function pcap(
  frames: readonly CapturedFrame[],
  epoch: number,
  precision: keyof typeof MAGIC = "nanoseconds",
): Uint8Array {
  const size = frames.reduce((sum, frame) => sum + FRAME_HEADER + frame.bytes.length, FILE_HEADER);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC[precision]);
  view.setUint16(4, 2);
  view.setUint16(6, 4);
  view.setUint32(16, SNAPSHOT_LENGTH);
  view.setUint32(20, LINKTYPE_ETHERNET);
  let at = FILE_HEADER;
  for (const frame of frames) {
    const second = Math.floor(frame.time / SECOND);
    const rest = frame.time - second * SECOND;
    view.setUint32(at, epoch + second);
    view.setUint32(at + 4, precision === "nanoseconds" ? rest : Math.floor(rest / MICROSECOND));
    view.setUint32(at + 8, frame.bytes.length);
    view.setUint32(at + 12, frame.length ?? frame.bytes.length);
    bytes.set(frame.bytes, at + FRAME_HEADER);
    at += FRAME_HEADER + frame.bytes.length;
  }
  return bytes;
}
