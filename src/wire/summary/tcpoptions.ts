// tcpdump's words for TCP options. Not modelled: MPTCP, fast open cookies, authentication, which print their bytes.
import type { Printer } from "./printer.js";

export const names = new Map([
  [0, "eol"],
  [1, "nop"],
  [2, "mss"],
  [3, "wscale"],
  [4, "sackOK"],
  [5, "sack"],
  [6, "echo"],
  [7, "echoreply"],
  [8, "TS"],
  [11, "cc"],
  [12, "ccnew"],
  [13, "ccecho"],
  [19, "md5"],
  [20, "scps"],
  [28, "uto"],
  [29, "tcp-ao"],
  [30, "mptcp"],
  [34, "tfo"],
  [254, "exp"],
]);

/** Content of fixed length: what is printed of it. */
const fixed = new Map<number, { length: number; text: (p: Printer, at: number) => string }>([
  [2, { length: 2, text: (p, at) => ` ${p.u16(at)}` }],
  [3, { length: 1, text: (p, at) => ` ${p.u8(at)}` }],
  [6, { length: 4, text: (p, at) => ` ${p.u32(at)}` }],
  [7, { length: 4, text: (p, at) => ` ${p.u32(at)}` }],
  [8, { length: 8, text: (p, at) => ` val ${p.u32(at)} ecr ${p.u32(at + 4)}` }],
  [11, { length: 4, text: (p, at) => ` ${p.u32(at)}` }],
  [12, { length: 4, text: (p, at) => ` ${p.u32(at)}` }],
  [13, { length: 4, text: (p, at) => ` ${p.u32(at)}` }],
  // RFC 2385: nobody here knows a secret.
  [
    19,
    {
      length: 16,
      text: (p, at) => ` shared secret not supplied with -M, can't check - ${hexText(p.slice(at, 16))}`,
    },
  ],
  // RFC 5482: seconds, or minutes where the lowest bit is set (it is the highest on the wire).
  [28, { length: 2, text: (p, at) => ` 0x${p.u16(at).toString(16)} ${(p.u16(at) >> 1) * (p.u16(at) & 1 ? 60 : 1)}` }],
]);

/** False where the options contradict themselves and nothing follows. `base` is what SACK blocks are counted from. */
export function tcpOptions(p: Printer, from: number, length: number, base: number): boolean {
  let at = from;
  const end = from + length;
  for (let separator = ""; at < end && !p.done; separator = ",") {
    p.print(separator);
    const kind = p.u8(at);
    const single = kind === 0 || kind === 1;
    const size = single ? 1 : p.u8(at + 1);
    if (p.done) return false;
    if (!single && (size < 2 || size > end - at)) return bad(p, separator);
    p.print(names.get(kind) ?? `unknown-${kind}`);
    const body = at + (single ? 1 : 2);
    // Where an option's content was not captured, a bracket of older days closes the list behind the first option.
    const cut = () => p.truncated(separator && ">");
    const printed = single ? 0 : content(p, kind, body, size - 2, end, base, cut);
    if (printed === undefined) return bad(p, separator);
    at = body + printed;
    if (printed + (single ? 1 : 2) !== size) p.print(`[len ${size}]`);
    if (kind === 0) break;
  }
  return !p.done;
}

// The list is closed only where an option stood before.
function bad(p: Printer, separator: string): false {
  p.print(`[bad opt]${separator ? "]" : ""}`);
  return false;
}

/** How many bytes were looked at; undefined where they are not in the header. */
function content(
  p: Printer,
  kind: number,
  at: number,
  size: number,
  end: number,
  base: number,
  cut: () => void,
): number | undefined {
  const known = fixed.get(kind);
  if (known) {
    if (at + known.length > end) return undefined;
    if (!p.has(at, known.length)) cut();
    p.print(known.text(p, at));
    return known.length;
  }
  if (kind === 4) return 0;
  if (kind === 5) {
    if (size % 8 !== 0) {
      p.print(" invalid sack");
      return size;
    }
    p.print(` ${size / 8} `);
    for (let i = 0; i < size; i += 8) {
      if (!p.has(at + i, 8)) cut();
      const edge = (where: number) => (p.u32(where) - base) >>> 0;
      p.print(`{${edge(at + i)}:${edge(at + i + 4)}}`);
    }
    return size;
  }
  if (size > 0) p.print(` 0x${hexText(p.slice(at, size))}`);
  if (!p.has(at, size)) cut();
  return size;
}

const hexText = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
