// tcpdump -v's words for IPv4 options (ip_optprint).
import type { Printer } from "./printer.js";

export const names = new Map([
  [0, "EOL"],
  [1, "NOP"],
  [7, "RR"],
  [68, "timestamp"],
  [82, "traceroute"],
  [130, "security"],
  [131, "LSRR"],
  [137, "SSRR"],
  [148, "RA"],
]);
const LOOSE = 131;
const STRICT = 137;

/** "NOP,RR 10.0.0.1, 0.0.0.0" for the octets from `from` up to `to`. False where they were not captured whole. */
export function ipOptions(p: Printer, from: number, to: number): boolean {
  let separator = "";
  for (let i = from; i < to && !p.done; separator = ",") {
    p.print(separator);
    const type = p.u8(i);
    p.print(names.get(type) ?? `unknown ${type}`);
    const length = type === 0 || type === 1 ? 1 : p.u8(i + 1);
    if ((length < 2 && type > 1) || i + length > to) {
      p.print(` [bad length ${length}]`);
      return true;
    }
    if (!p.has(i, length)) return false;
    if (type === 0) return true;
    if (type === 7 || type === LOOSE || type === STRICT) {
      if (!route(p, i, length)) return false;
    } else if (type === 68) {
      if (!stamps(p, i, length)) return false;
    } else if (type === 148) alert(p, i, length);
    i += length;
  }
  return true;
}

function alert(p: Printer, from: number, length: number): void {
  if (length < 4) p.print(` [bad length ${length}]`);
  else if (p.u16(from + 2) !== 0) p.print(` value ${p.u16(from + 2)}`);
}

// Addresses before the pointer are followed by a comma.
function route(p: Printer, from: number, length: number): boolean {
  if (length < 3) {
    p.print(` [bad length ${length}]`);
    return true;
  }
  if ((length + 1) % 4 !== 0) p.print(` [bad length ${length}]`);
  const pointer = (p.u8(from + 2) - 1) >>> 0;
  if (pointer < 3 || (pointer + 1) % 4 !== 0 || pointer > length + 1) p.print(` [bad ptr ${p.u8(from + 2)}]`);
  for (let at = 3; at < length && !p.done; at += 4) {
    if (!p.has(from + at, 4)) return false;
    p.print(` ${p.ipv4(from + at)}${pointer > at ? "," : ""}`);
  }
  return true;
}

function stamps(p: Printer, from: number, length: number): boolean {
  if (length < 4) {
    p.print(`[bad length ${length}]`);
    return true;
  }
  p.print(" TS{");
  const flags = p.u8(from + 3);
  const size = (flags & 15) === 0 ? 4 : 8;
  if ((length - 4) % size !== 0) p.print(`[bad length ${length}]`);
  const pointer = (p.u8(from + 2) - 1) >>> 0;
  if (pointer < 4 || (pointer - 4) % size !== 0 || pointer > length + 1) p.print(`[bad ptr ${p.u8(from + 2)}]`);
  const kind = ["TSONLY", "TS+ADDR", undefined, "PRESPEC"][flags & 15];
  let at = 0;
  if (kind === undefined) p.print(`[bad ts type ${flags & 15}]`);
  else {
    p.print(kind);
    let before = " ";
    for (at = 4; at < length && !p.done; at += size) {
      if (at === pointer) before = " ^ ";
      if (!p.has(from + at, size)) return false;
      const time = p.u32(from + at + size - 4);
      const address = size === 8 ? p.ipv4(from + at) : "";
      p.print(`${before}${time}@${address}`);
      before = " ";
    }
  }
  if (pointer === at) p.print(" ^ ");
  const missed = flags >> 4;
  p.print(missed > 0 ? ` [${missed} hops not recorded]} ` : "}");
  return true;
}

/** The last address of a source route, which transport checksums count as the destination (ip_finddst). */
export function sourceRouteEnd(p: Printer, from: number, to: number): number | undefined {
  for (let i = from; i < to; ) {
    const type = p.u8(i);
    if (type === 0) return undefined;
    const length = type === 1 ? 1 : p.u8(i + 1);
    if (type !== 1 && length < 2) return undefined;
    if (i + length > to) return undefined;
    if ((type === LOOSE || type === STRICT) && length >= 7) return p.u32(i + length - 4);
    i += length;
  }
  return undefined;
}
