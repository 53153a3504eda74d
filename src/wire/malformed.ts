// Bad bytes are a value: what is wrong with them, and where.

export interface Malformed {
  readonly malformed: string;
  /** Offset of the byte that is wrong or missing. */
  readonly at: number;
}

export function isMalformed(x: object): x is Malformed {
  return "malformed" in x;
}

/** The usual reason: a header needs `needed` bytes. */
export function tooShort(bytes: Uint8Array, needed: number): Malformed | undefined {
  if (bytes.length >= needed) return undefined;
  return { malformed: `${bytes.length} bytes where ${needed} are needed`, at: bytes.length };
}
