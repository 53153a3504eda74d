// RPL's control messages (RFC 6550) in tcpdump's words: their names, with -v a DODAG's numbers. Their options come with -vv.
import type { Printer } from "./printer.js";

const names = new Map([
  [0, "DODAG Information Solicitation"],
  [1, "DODAG Information Object"],
  [2, "Destination Advertisement Object"],
  [3, "Destination Advertisement Object Ack"],
]);
const optionNames = new Map([
  [1, "padN"],
  [2, "metrics"],
  [3, "routinginfo"],
  [4, "config"],
  [5, "rpltarget"],
  [6, "transitinfo"],
  [8, "destprefix"],
  [9, "rpltargetdesc"],
]);
const modes = ["nonstoring", "storing", "nonstoring-multicast", "storing-multicast"];

export function printRpl(p: Printer, from: number, code: number, length: number): void {
  if (code & 0x80) {
    p.print(", (SEC) [worktodo]");
    return;
  }
  p.print(`, (CLR)${names.get(code) ?? `RPL message, unknown code ${code}`}`);
  if (!p.verbose) return;
  const body = from + 4;
  if (code === 1) information(p, body, length - 4);
  else if (code === 2 || code === 3) advertisement(p, body, length - 4, code === 3);
}

function information(p: Printer, at: number, length: number): void {
  if (tooShort(p, length, 24)) return;
  p.check(at, 24);
  const flags = p.u8(at + 4);
  const mode = (flags >> 3) & 7;
  const words = [`dagid:${p.ipv6(at + 8)}`, `seq:${p.u8(at + 5)}`, `instance:${p.u8(at)}`, `rank:${p.u16(at + 2)}`];
  if (flags & 0x80) words.push("grounded");
  words.push(`mop:${modes[mode] ?? `mop${mode}`}`, `prf:${flags & 7}`);
  p.print(` [${words.join(",")}]`);
  options(p, at + 24, length - 24);
}

function advertisement(p: Printer, at: number, length: number, ack: boolean): void {
  if (!p.check(at, ack ? 4 : 20) || tooShort(p, length, 4)) return;
  const flags = p.u8(at + 1);
  const withId = (flags & (ack ? 0x80 : 0x40)) !== 0;
  if (withId) p.check(at + 4, 16);
  const id = withId ? p.ipv6(at + 4) : "<elided>";
  const numbers = `dagid:${id},seq:${p.u8(ack ? at + 2 : at + 3)},instance:${p.u8(at)}`;
  const hex = flags.toString(16).padStart(2, "0");
  const more = ack ? `status:${p.u8(at + 3)}` : `${flags & 0x80 ? "acK," : ""}${withId ? "Dagid," : ""}${hex}`;
  p.print(` [${numbers},${more}]`);
  const used = withId ? 20 : 4;
  options(p, at + used, length - used);
}

function tooShort(p: Printer, length: number, least: number): boolean {
  if (length >= least) return false;
  p.print(` [length ${length} < ${least}]`);
  p.invalid();
  return true;
}

function options(p: Printer, from: number, length: number): void {
  if (p.verbose < 2) return;
  let at = from;
  for (let left = length; left > 0 && !p.done; ) {
    const type = p.u8(at);
    const size = type === 0 ? 1 : p.u8(at + 1) + 2;
    p.print(type === 0 ? " opt:pad0" : ` opt:${optionNames.get(type) ?? `subopt:${type}`} len:${size} `);
    if (!p.check(at, size)) return;
    if (type !== 0 && p.verbose > 2) p.dump(at + 2, size - 2, " ");
    at += size;
    left -= size;
  }
}
