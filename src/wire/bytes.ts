// Numbers in network byte order. Callers have checked that the bytes are there.

const CHUNK = 1 << 14;
let chunk = new ArrayBuffer(CHUNK);
let used = 0;

/**
 * Zeroed bytes for a packet, cut from a chunk that several share: an ArrayBuffer for each costs ten times as much, and packets
 * are what there is most of.
 */
export function room(length: number): Uint8Array {
  if (length > CHUNK >> 3) return new Uint8Array(length);
  if (used + length > CHUNK) {
    chunk = new ArrayBuffer(CHUNK);
    used = 0;
  }
  const view = new Uint8Array(chunk, used, length);
  used += length;
  return view;
}

export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

export function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) * 0x1_0000 + u16(bytes, at + 2);
}

/** The same bits as a signed number: V8 keeps it in a register, where half of the unsigned ones are objects. */
export function i32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) << 16) | u16(bytes, at + 2);
}

export function u48(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) * 0x1_0000_0000 + u32(bytes, at + 2);
}

export function u128(bytes: Uint8Array, at: number): bigint {
  let value = 0n;
  for (let i = 0; i < 16; i += 4) value = (value << 32n) | BigInt(u32(bytes, at + i));
  return value;
}

export function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

export function put32(bytes: Uint8Array, at: number, value: number): void {
  put16(bytes, at, value >>> 16);
  put16(bytes, at + 2, value & 0xffff);
}

export function put48(bytes: Uint8Array, at: number, value: number): void {
  put16(bytes, at, Math.floor(value / 0x1_0000_0000));
  put32(bytes, at + 2, value % 0x1_0000_0000);
}

const halves = new DataView(new ArrayBuffer(16));

/** By way of a DataView, which takes 64 bits of a bigint as they are: shifting and masking made a dozen bigints, four times as slow. */
export function put128(bytes: Uint8Array, at: number, value: bigint): void {
  halves.setBigUint64(0, value >> 64n);
  halves.setBigUint64(8, value);
  for (let i = 0; i < 16; i += 4) put32(bytes, at + i, halves.getUint32(i));
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return joined(parts);
}

/** The same for a list, which may be longer than a call has arguments. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
