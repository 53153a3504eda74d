// tcpdump's line for TCP (print-tcp.c), with numbers relative to the conversation's first segment unless -S. Not modelled:
// what the ports' programs say.
import { type Ip, verify } from "./ip.js";
import { bitNames, type Printer } from "./printer.js";
import { tcpOptions } from "./tcpoptions.js";

export const at = {
  source: 0,
  target: 2,
  seq: 4,
  ack: 8,
  offset: 12,
  flags: 13,
  window: 14,
  checksum: 16,
  urgent: 18,
} as const;
const HEADER = 20;

const FIN = 1;
const SYN = 2;
const RST = 4;
const PUSH = 8;
const ACK = 16;
const URGENT = 32;

export const flagNames = [
  [FIN, "F"],
  [SYN, "S"],
  [RST, "R"],
  [PUSH, "P"],
  [ACK, "."],
  [URGENT, "U"],
  [64, "E"],
  [128, "W"],
] as const;

export function printTcp(p: Printer, from: number, length: number, ip: Ip): void {
  p.protocol = "tcp";
  if (!p.has(from + at.target, 2)) {
    p.print(`${ip.source()} > ${ip.target()}:`);
    p.truncated();
    return;
  }
  const ports = [p.u16(from + at.source), p.u16(from + at.target)] as const;
  const [source, target] = [p.port(ports[0], "tcp"), p.port(ports[1], "tcp")];
  p.print(ip.protocol === 6 ? `${ip.source()}.${source} > ${ip.target()}.${target}: ` : `${source} > ${target}: `);
  if (!p.check(from, HEADER)) return;
  const headerLength = (p.u8(from + at.offset) >> 4) * 4;
  if (headerLength < HEADER) {
    p.print(` tcp ${(length - headerLength) >>> 0} [bad hdr length ${headerLength} - too short, < 20]`);
    return;
  }
  if (p.options.quick) {
    p.print(`tcp ${(length - headerLength) >>> 0}`);
    if (headerLength > length) p.print(` [bad hdr length ${headerLength} - too long, > ${length}]`);
    return;
  }
  const flags = p.u8(from + at.flags);
  p.print(`Flags [${bitNames(flags, flagNames, "none").replaceAll(", ", "")}]`);
  const { seq, ack, base } = numbers(p, from, flags, ports, ip);
  if (headerLength > length) {
    p.print(` [bad hdr length ${headerLength} - too long, > ${length}]`);
    return;
  }
  if (p.verbose && !p.options.trusting && !ip.fragmented && p.has(from, length)) {
    const sum = verify(p, from, length, at.checksum, ip, 6);
    const hex = (value: number) => `0x${value.toString(16).padStart(4, "0")}`;
    p.print(`, cksum ${hex(sum.found)} (${sum.ok ? "correct" : `incorrect -> ${hex(sum.wanted)}`})`);
  }
  const payload = length - headerLength;
  if (p.verbose > 1 || payload > 0 || flags & (SYN | FIN | RST)) {
    p.print(`, seq ${seq}`);
    if (payload > 0) p.print(`:${(seq + payload) >>> 0}`);
  }
  if (flags & ACK) p.print(`, ack ${ack}`);
  p.print(`, win ${p.u16(from + at.window)}`);
  if (flags & URGENT) p.print(`, urg ${p.u16(from + at.urgent)}`);
  if (headerLength > HEADER) {
    p.print(", options [");
    if (!tcpOptions(p, from + HEADER, headerLength - HEADER, base)) return;
    p.print("]");
  }
  p.print(`, length ${payload}`);
  if (payload > 0 && !p.has(from, headerLength)) {
    p.shortHeader(from, headerLength);
  }
  if (flags & RST && payload > 0 && p.verbose) resetData(p, from + headerLength, payload);
}

/** RFC 1122 section 4.2.2.12: a reset may say why, in text. */
function resetData(p: Printer, from: number, length: number): void {
  p.print(p.has(from, length) ? " [RST" : " [!RST");
  const shown = Math.min(length, 30);
  if (length > shown) p.print("+");
  p.print(" ");
  for (const byte of p.slice(from, shown)) p.print(safe(byte));
  p.print("]");
}

// fn_print_char: what is no printable ASCII as ^X, with M- before the upper half.
function safe(byte: number): string {
  const high = byte >= 0x80 ? "M-" : "";
  const low = byte & 0x7f;
  return high + (low < 0x20 || low === 0x7f ? `^${String.fromCharCode(low ^ 0x40)}` : String.fromCharCode(low));
}

// Both directions of a conversation share one entry, kept from the smaller port's (then address's) side.
function numbers(p: Printer, from: number, flags: number, ports: readonly [number, number], ip: Ip) {
  const seq = p.u32(from + at.seq);
  const ack = p.u32(from + at.ack);
  if (p.options.absolute || !(flags & ACK)) return { seq, ack, base: 0 };
  const [source, target] = ip.addresses;
  const reverse = ports[0] > ports[1] || (ports[0] === ports[1] && source > target);
  const key = reverse ? [target, source, ports[1], ports[0]] : [source, target, ports[0], ports[1]];
  const name = `${ip.version} ${key.join(" ")}`;
  const known = p.conversations.get(name);
  if (!known || flags & SYN) {
    const entry = reverse ? { seq: (ack - 1) >>> 0, ack: seq } : { seq, ack: (ack - 1) >>> 0 };
    p.conversations.set(name, entry);
    return { seq, ack, base: reverse ? entry.seq : entry.ack };
  }
  const [mine, other] = reverse ? [known.ack, known.seq] : [known.seq, known.ack];
  return { seq: (seq - mine) >>> 0, ack: (ack - other) >>> 0, base: other };
}
