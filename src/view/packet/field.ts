// Fields of a frame and the bytes each stands in. Where a field begins is the wire format's own word (its `at`); how long it
// is follows from its kind. Names and values are English, as every packet reader has them; view/words has other names.
import { formatIpv4, formatIpv6, formatMac } from "../../wire/address.js";
import { u16, u32, u48, u128 } from "../../wire/bytes.js";

export interface Field {
  readonly name: string;
  readonly value: string;
  /** In the whole frame. Fields may share a byte (a version and a length), and a list's entries lie in one another never. */
  readonly start: number;
  readonly length: number;
}

export interface Layer {
  readonly name: string;
  readonly fields: readonly Field[];
}

/** How many bytes, and what they say. */
export interface Kind {
  readonly length: number;
  readonly show: (bytes: Uint8Array) => string;
}

export type Spec = readonly [name: string, at: number, kind: Kind];

export const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const number8: Kind = { length: 1, show: (bytes) => String(bytes[0]) };
export const number16: Kind = { length: 2, show: (bytes) => String(u16(bytes, 0)) };
export const number32: Kind = { length: 4, show: (bytes) => String(u32(bytes, 0)) };
export const code8: Kind = { length: 1, show: (bytes) => `0x${hex(bytes)}` };
export const code16: Kind = { length: 2, show: (bytes) => `0x${hex(bytes)}` };
export const mac: Kind = { length: 6, show: (bytes) => formatMac(u48(bytes, 0)) };
export const ipv4Address: Kind = { length: 4, show: (bytes) => formatIpv4(u32(bytes, 0)) };
export const ipv6Address: Kind = { length: 16, show: (bytes) => formatIpv6(u128(bytes, 0)) };

/** "1 (ICMP)", "0x0800 (IPv4)": what is known by a name. */
export function named(kind: Kind, name: (value: number) => string | undefined): Kind {
  const numberIn = (bytes: Uint8Array) => bytes.reduce((value, byte) => value * 256 + byte, 0);
  return {
    length: kind.length,
    show: (bytes) => {
      const known = name(numberIn(bytes));
      return known === undefined ? kind.show(bytes) : `${kind.show(bytes)} (${known})`;
    },
  };
}

/** A part of some bytes, as a number or in words. */
export function bits(length: 1 | 2 | 4, show: (value: number) => string | number): Kind {
  return {
    length,
    show: (bytes) => String(show(length === 1 ? bytes[0]! : length === 2 ? u16(bytes, 0) : u32(bytes, 0))),
  };
}

/** Bytes that are shown as what they are, or as how many they are. */
export const raw = (length: number): Kind => ({
  length,
  show: (bytes) => (length > 8 ? `${length} bytes` : `0x${hex(bytes)}`),
});

/** The names of bits that are set. */
export function flags(value: number, names: readonly (readonly [bit: number, name: string])[], none = "none"): string {
  const set = names.filter(([bit]) => (value & bit) !== 0).map(([, name]) => name);
  return set.length === 0 ? none : set.join(", ");
}

/** What is found, layer by layer. A field that the bytes end in, or before, ends its layer. */
export class Found {
  readonly layers: Layer[] = [];
  constructor(readonly bytes: Uint8Array) {}

  /** Fields of a header that begins at `from`, in bytes that end at `to`; false when not all of it is there. */
  layer(name: string, from: number, to: number, specs: readonly Spec[]): boolean {
    const fields: Field[] = [];
    let whole = true;
    for (const [called, at, { length, show }] of specs) {
      const start = from + at;
      const there = Math.max(0, Math.min(length, to - start));
      if (there === length)
        fields.push({ name: called, value: show(this.bytes.subarray(start, start + length)), start, length });
      else {
        whole = false;
        if (there > 0)
          fields.push({ name: called, value: `cut short: ${there} of ${length} bytes`, start, length: there });
      }
    }
    if (fields.length > 0) this.layers.push({ name, fields });
    return whole;
  }

  /** Bytes that nothing more is said of. */
  data(name: string, from: number, to: number): void {
    if (to > from)
      this.layers.push({
        name,
        fields: [{ name: "Bytes", value: `${to - from} bytes`, start: from, length: to - from }],
      });
  }

  /** The byte at `at`, 0 where there is none: callers ask for fields that they have shown. */
  byte(at: number): number {
    return this.bytes[at] ?? 0;
  }

  u16(at: number): number {
    return this.byte(at) * 256 + this.byte(at + 1);
  }
}

/** Whether a checksum holds, said behind it. */
export const judged = (right: boolean | undefined): Kind => ({
  length: 2,
  show: (bytes) => `0x${hex(bytes)}${right === undefined ? "" : right ? " (right)" : " (wrong)"}`,
});
