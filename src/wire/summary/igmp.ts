// tcpdump's line for IGMP (print-igmp.c). Not modelled: DVMRP and PIM version 1 inside it.
import { checksum } from "../checksum.js";
import type { Printer } from "./printer.js";

export const at = { type: 0, time: 1, checksum: 2, group: 4, count: 6, sources: 10, body: 8 } as const;

export const recordNames = ["", "is_in", "is_ex", "to_in", "to_ex", "allow", "block"];

export function printIgmp(p: Printer, from: number, length: number): void {
  p.protocol = "igmp";
  if (p.options.quick) {
    p.print("igmp");
    return;
  }
  const type = p.u8(from + at.type);
  const group = () => p.ipv4(from + at.group);
  const size = length === 8 ? "" : ` [len ${length}]`;
  switch (type) {
    case 0x11:
      p.print("igmp query");
      query(p, from, length);
      break;
    case 0x12: {
      const text = `igmp v1 report ${group()}`;
      p.print(text + size);
      break;
    }
    case 0x16:
    case 0x17: {
      const text = `igmp ${type === 0x16 ? "v2 report" : "leave"} ${group()}`;
      p.print(text);
      break;
    }
    case 0x22:
      p.print("igmp v3 report");
      report(p, from, length);
      break;
    case 0x1e:
    case 0x1f:
      trace(p, from, length, type === 0x1f ? "mtrace" : "mresp");
      break;
    default:
      p.print(`igmp-${type}`);
  }
  if (p.verbose && !p.done && length >= 4 && p.has(from, length) && checksum(p.slice(from, length)) !== 0)
    p.print(` bad igmp cksum ${p.u16(from + at.checksum).toString(16)}!`);
}

function query(p: Printer, from: number, length: number): void {
  if (length >= 12) {
    queryV3(p, from, length);
    return;
  }
  const time = p.u8(from + at.time);
  p.print(time ? " v2" : " v1");
  if (time && time !== 100) p.print(` [max resp time ${time}]`);
  if (p.u32(from + at.group) !== 0) p.print(` [gaddr ${p.ipv4(from + at.group)}]`);
  if (length !== 8) p.print(` [len ${length}]`);
}

function queryV3(p: Printer, from: number, length: number): void {
  p.print(" v3");
  if (length % 4 !== 0) {
    p.print(` [invalid len ${length}]`);
    return;
  }
  const code = p.u8(from + at.time);
  const tenths = code < 128 ? code : ((code & 15) | 16) << (((code >> 4) & 7) + 3);
  if (code !== 100)
    p.print(` [max resp time ${tenths < 600 ? `${(tenths / 10).toFixed(1)}s` : relative(Math.floor(tenths / 10))}]`);
  if (p.u32(from + at.group) === 0) return;
  p.print(` [gaddr ${p.ipv4(from + at.group)}`);
  const count = p.u16(from + at.sources);
  if (count > 0) {
    if (length < 12 + 4 * count) p.print(" [invalid number of sources]");
    else if (p.verbose > 1) sources(p, from + 12, count);
    else p.print(`, ${count} source(s)`);
  }
  p.print("]");
}

function sources(p: Printer, from: number, count: number): void {
  p.print(" {");
  for (let i = 0; i < count && !p.done; i++) {
    const source = p.ipv4(from + 4 * i);
    p.print(` ${source}`);
  }
  p.print(" }");
}

function report(p: Printer, from: number, length: number): void {
  if (length < 16 || length % 4 !== 0) {
    p.print(` [invalid len ${length}]`);
    return;
  }
  const groups = p.u16(from + at.count);
  p.print(`, ${groups} group record(s)`);
  if (!p.verbose) return;
  let record = at.body as number;
  for (let i = 0; i < groups && !p.done; i++) {
    if (length < record + 8) {
      p.print(" [invalid number of groups]");
      return;
    }
    const group = p.ipv4(from + record + 4);
    p.print(` [gaddr ${group}`);
    const kind = p.u8(from + record);
    p.print(` ${recordNames[kind] || ` [v3-report-#${kind}]`}`);
    const count = p.u16(from + record + 2);
    if (length < record + 8 + 4 * count) {
      p.print(` [invalid number of sources ${count}]`);
      return;
    }
    if (p.verbose > 1) sources(p, from + record + 8, count);
    else p.print(`, ${count} source(s)`);
    record += 8 + 4 * count;
    p.print("]");
  }
}

function trace(p: Printer, from: number, length: number, name: string): void {
  if (length < 24) {
    p.print(` [invalid len ${length}]`);
    return;
  }
  p.need(from + at.body, 16);
  const [source, target, reply] = [8, 12, 16].map((where) => p.ipv4(from + where));
  const last = p.u32(from + 20);
  p.print(`${name} ${last & 0xff_ffff}: ${source} to ${target} reply-to ${reply}`);
  if (p.u8(from + 16) >> 4 === 14) p.print(` with-ttl ${last >>> 24}`);
}

/** Seconds in weeks, days and so on (unsigned_relts_print). */
export function relative(seconds: number): string {
  if (seconds === 0) return "0s";
  const units = [
    [604_800, "w"],
    [86_400, "d"],
    [3600, "h"],
    [60, "m"],
    [1, "s"],
  ] as const;
  let left = seconds;
  let text = "";
  for (const [size, name] of units) {
    if (left < size) continue;
    text += `${Math.floor(left / size)}${name}`;
    left %= size;
  }
  return text;
}
