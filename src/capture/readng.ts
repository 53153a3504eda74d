// pcapng read as libpcap reads it: one section, interfaces of one link type and snapshot length, packets in enhanced or simple
// blocks; all other blocks and all options but the time's resolution are passed over.
import { SECOND } from "../sim/clock.js";
import { type LinkType, linkTypeOf } from "./linktype.js";
import type { StoredFrame } from "./pcap.js";
import { BLOCK, BYTE_ORDER, OPTION } from "./pcapng.js";
import type { CaptureFile } from "./read.js";

interface Interface {
  readonly link: number;
  readonly snapshot: number;
  /** Ticks a second. */
  readonly ticks: bigint;
}

export function isPcapng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x0a && bytes[1] === 0x0d && bytes[2] === 0x0d && bytes[3] === 0x0a;
}

export function readPcapng(bytes: Uint8Array): CaptureFile | { readonly error: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cut = (wanted: number, left: number) =>
    `truncated pcapng dump file; tried to read ${wanted} bytes, only got ${left}`;
  if (bytes.length < 12) return { error: "unknown file format" };
  const little = view.getUint32(8, true) === BYTE_ORDER;
  if (view.getUint32(8, little) !== BYTE_ORDER) return { error: "unknown file format" };
  // The length and the byte order are read before the rest.
  if (bytes.length < 28) return { error: cut(16, bytes.length - 12) };
  const interfaces: Interface[] = [];
  const frames: StoredFrame[] = [];
  let error: string | undefined;
  for (let at = 0; at < bytes.length; ) {
    if (bytes.length - at < 8) {
      error = cut(8, bytes.length - at);
      break;
    }
    const type = view.getUint32(at, little);
    const length = view.getUint32(at + 4, little);
    if (length < 12 || at + length > bytes.length) {
      error =
        length < 12
          ? `block in pcapng dump file has a length of ${length} < 12`
          : cut(length - 8, bytes.length - at - 8);
      break;
    }
    const body = at + 8;
    const end = at + length - 4;
    if (type === BLOCK.interface) interfaces.push(describe(view, body, end, little));
    else if (type === BLOCK.enhanced) {
      const device = interfaces[view.getUint32(body, little)];
      if (!device) {
        error = `a packet arrived on interface ${view.getUint32(body, little)}, but there's no Interface Description Block for that interface`;
        break;
      }
      frames.push(enhanced(bytes, view, body, little, device));
    }
    at += length;
  }
  const [first] = interfaces;
  if (!first) return { error: error ?? "the capture file has no Interface Description Blocks" };
  const link: LinkType | undefined = linkTypeOf(first.link);
  if (!link) return { error: `skbook: link type ${first.link} is not simulated` };
  return { link, snapshot: first.snapshot, frames, ...(error === undefined ? {} : { error }) };
}

function describe(view: DataView, body: number, end: number, little: boolean): Interface {
  let ticks = 1_000_000n;
  for (let at = body + 8; at + 4 <= end; ) {
    const code = view.getUint16(at, little);
    const size = view.getUint16(at + 2, little);
    if (code === OPTION.end) break;
    if (code === OPTION.resolution) {
      const value = view.getUint8(at + 4);
      ticks = value & 0x80 ? 1n << BigInt(value & 0x7f) : 10n ** BigInt(value);
    }
    at += 4 + Math.ceil(size / 4) * 4;
  }
  return { link: view.getUint16(body, little), snapshot: view.getUint32(body + 4, little), ticks };
}

function enhanced(bytes: Uint8Array, view: DataView, body: number, little: boolean, { ticks }: Interface): StoredFrame {
  const time = (BigInt(view.getUint32(body + 4, little)) << 32n) | BigInt(view.getUint32(body + 8, little));
  const captured = view.getUint32(body + 12, little);
  return {
    seconds: Number(time / ticks),
    nanos: Number(((time % ticks) * BigInt(SECOND)) / ticks),
    bytes: bytes.subarray(body + 20, body + 20 + captured),
    length: view.getUint32(body + 16, little),
  };
}
