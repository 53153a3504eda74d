// Multicast listener discovery in tcpdump's words (print-icmp6.c: mld6_print, mldv2_query_print, mldv2_report_print).
import { recordNames } from "./igmp.js";
import type { Printer } from "./printer.js";

export const at = {
  delay: 4,
  count: 6,
  group: 8,
  flags: 24,
  interval: 25,
  sources: 26,
  version1: 24,
  body: 28,
} as const;
export const inRecord = { type: 0, sources: 2, group: 4, body: 20 } as const;

export function listenerAddress(p: Printer, from: number): void {
  if (!p.has(from, at.version1)) return;
  p.print(`max resp delay: ${p.u16(from + at.delay)} addr: ${p.ipv6(from + at.group)}`);
}

export function listenerQuery(p: Printer, from: number, length: number): void {
  if (length === at.version1) listenerAddress(p, from);
  else if (length < at.body) p.print(` unknown-version (len ${length}) `);
  else {
    p.print(" v2");
    query(p, from, length);
  }
}

// RFC 3810 section 5.1.3: from a half of the field's range on, a number is a mantissa and an exponent.
function floating(code: number, bits: number): number {
  const half = 1 << (bits - 1);
  if (code < half) return code;
  const mantissa = bits - 4;
  const low = (1 << mantissa) - 1;
  return ((code & low) | (low + 1)) * 2 ** (((code >> mantissa) & 7) + 3);
}

function query(p: Printer, from: number, length: number): void {
  const delay = floating(p.u16(from + at.delay), 16);
  if (p.verbose) p.print(` [max resp delay=${delay}]`);
  const group = p.ipv6(from + at.group);
  p.print(` [gaddr ${group}`);
  if (p.verbose) {
    const flags = p.u8(from + at.flags);
    if (flags & 8) p.print(" sflag");
    if (flags & 7) p.print(` robustness=${flags & 7}`);
    p.print(` qqi=${floating(p.u8(from + at.interval), 8)}`);
  }
  const count = p.u16(from + at.sources);
  if (count > 0) {
    if (length < at.body + 16 * count) p.print(" [invalid number of sources]");
    else if (p.verbose > 1) sources(p, from + at.body, count);
    else p.print(`, ${count} source(s)`);
  }
  p.print("]");
}

function sources(p: Printer, from: number, count: number): void {
  p.print(" {");
  for (let i = 0; i < count && !p.done; i++) {
    const source = p.ipv6(from + 16 * i);
    p.print(` ${source}`);
  }
  p.print(" }");
}

export function listenerReport(p: Printer, from: number, length: number): void {
  if (length < 8) {
    p.print(` [invalid len ${length}]`);
    return;
  }
  const groups = p.u16(from + at.count);
  p.print(`, ${groups} group record(s)`);
  if (!p.verbose) return;
  let record = 8;
  for (let i = 0; i < groups && !p.done; i++) {
    if (length < record + inRecord.body) {
      p.print(" [invalid number of groups]");
      return;
    }
    const group = p.ipv6(from + record + inRecord.group);
    p.print(` [gaddr ${group}`);
    const kind = p.u8(from + record);
    p.print(` ${recordNames[kind] || ` [v2-report-#${kind}]`}`);
    const count = p.u16(from + record + inRecord.sources);
    const size = inRecord.body + 16 * count;
    if (length < record + size) {
      p.print(` [invalid number of sources ${count}]`);
      return;
    }
    if (p.verbose > 1) sources(p, from + record + inRecord.body, count);
    else p.print(`, ${count} source(s)`);
    record += size;
    p.print("]");
  }
}
