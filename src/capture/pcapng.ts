// pcapng files (draft-ietf-opsawg-pcapng): one interface description block a device, nanosecond times, comments on packets.
// Written little-endian. Left out: name resolution, statistics and decryption blocks.
import type { Nanos } from "../sim/clock.js";
import { concat, joined } from "../wire/bytes.js";
import { LINKTYPES, type LinkType } from "./linktype.js";
import { SNAPSHOT_LENGTH } from "./pcap.js";

export const BLOCK = { section: 0x0a0d_0d0a, interface: 1, simple: 3, enhanced: 6 } as const;
export const BYTE_ORDER = 0x1a2b_3c4d;
export const OPTION = { end: 0, comment: 1, userApplication: 4, interfaceName: 2, resolution: 9, flags: 2 } as const;
/** if_tsresol: a negative power of ten. */
const NANOSECONDS = 9;

export interface NgInterface {
  readonly name: string;
  readonly link?: LinkType;
}

export interface NgFrame {
  readonly time: Nanos;
  /** Position in the list of interfaces. */
  readonly interface: number;
  readonly bytes: Uint8Array;
  readonly length?: number;
  readonly dir?: "in" | "out";
  readonly comments?: readonly string[];
}

/** `epoch` is the Unix time in seconds when virtual time began. */
export function pcapng(interfaces: readonly NgInterface[], frames: readonly NgFrame[], epoch: number): Uint8Array {
  const whole = Math.floor(epoch);
  const start = BigInt(whole) * 1_000_000_000n + BigInt(Math.round((epoch - whole) * 1e9));
  return joined([section(), ...interfaces.map(description), ...frames.map((frame) => enhanced(frame, start))]);
}

function section(): Uint8Array {
  const body = numbers(BYTE_ORDER, 1, 0xffff_ffff, 0xffff_ffff);
  return block(BLOCK.section, body, [[OPTION.userApplication, utf8("skbook")]]);
}

function description({ name, link = "EN10MB" }: NgInterface): Uint8Array {
  return block(BLOCK.interface, numbers(LINKTYPES[link], SNAPSHOT_LENGTH), [
    [OPTION.interfaceName, utf8(name)],
    [OPTION.resolution, Uint8Array.of(NANOSECONDS)],
  ]);
}

function enhanced(frame: NgFrame, epoch: bigint): Uint8Array {
  const time = epoch + BigInt(frame.time);
  const head = numbers(
    frame.interface,
    Number(time >> 32n),
    Number(time & 0xffff_ffffn),
    frame.bytes.length,
    frame.length ?? frame.bytes.length,
  );
  const options: [number, Uint8Array][] = (frame.comments ?? []).map((text) => [OPTION.comment, utf8(text)]);
  if (frame.dir) options.push([OPTION.flags, numbers(frame.dir === "in" ? 1 : 2)]);
  return block(BLOCK.enhanced, concat(head, padded(frame.bytes)), options);
}

/** A block: its type, its length before and behind its body and options. */
function block(type: number, body: Uint8Array, options: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const written = options.map(([code, value]) => {
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, code + value.length * 0x1_0000, true);
    return concat(head, padded(value));
  });
  const end = options.length > 0 ? [numbers(OPTION.end)] : [];
  const content = concat(body, ...written, ...end);
  const length = numbers(content.length + 12);
  return concat(numbers(type), length, content, length);
}

function numbers(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setUint32(4 * i, value, true);
  return bytes;
}

function padded(bytes: Uint8Array): Uint8Array {
  return concat(bytes, new Uint8Array((4 - (bytes.length % 4)) % 4));
}

/** There is no TextEncoder in a pure place. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let i = 0; i < escaped.length; i++) {
    if (escaped[i] === "%") {
      bytes.push(Number.parseInt(escaped.slice(i + 1, i + 3), 16));
      i += 2;
    } else bytes.push(escaped.charCodeAt(i));
  }
  return Uint8Array.from(bytes);
}
