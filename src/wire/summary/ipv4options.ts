// tcpdump -v's words for IPv4 options (ip_optprint). Left out: the old ones' names beyond Linux's own.
import type { Printer } from "./printer.js";

const names = new Map([
  [0, "EOL"],
  [1, "NOP"],
  [7, "RR"],
  [68, "timestamp"],
  [130, "security"],
  [131, "LSRR"],
  [137, "SSRR"],
  [148, "RA"],
]);
const ROUTES = [7, 131, 137];

/** "NOP,RR 10.0.0.1, 0.0.0.0" for the octets from `from` up to `to`. */
export function ipOptions(p: Printer, from: number, to: number): string {
  const words: string[] = [];
  for (let i = from; i < to; ) {
    const type = p.u8(i);
    const name = names.get(type) ?? `unknown ${type}`;
    const length = type === 0 || type === 1 ? 1 : p.u8(i + 1);
    if (length === 0 || (length < 2 && type > 1) || i + length > to) {
      words.push(`${name} [bad length ${length}]`);
      break;
    }
    words.push(name + (ROUTES.includes(type) ? route(p, i, length) : type === 68 ? stamps(p, i, length) : ""));
    if (type === 0) break;
    i += length;
  }
  return words.join(",");
}

// Addresses before the pointer are followed by a comma.
function route(p: Printer, from: number, length: number): string {
  const pointer = p.u8(from + 2) - 1;
  let text = "";
  for (let at = 3; at + 4 <= length; at += 4) text += ` ${p.ipv4(from + at)}${pointer > at ? "," : ""}`;
  return text;
}

function stamps(p: Printer, from: number, length: number): string {
  const flags = p.u8(from + 3);
  const kind = ["TSONLY", "TS+ADDR", "", "PRESPEC"][flags & 15] ?? "";
  const size = (flags & 15) === 0 ? 4 : 8;
  const pointer = p.u8(from + 2) - 1;
  let text = kind || `[bad ts type ${flags & 15}]`;
  for (let at = 4; at + size <= length; at += size) {
    if (at === pointer) text += " ^ ";
    const address = size === 8 ? p.ipv4(from + at) : "";
    text += `${text.endsWith("^ ") ? "" : " "}${p.u32(from + at + size - 4)}@${address}`;
  }
  if (pointer === length) text += " ^ ";
  const missed = flags >> 4;
  return ` TS{${text}${missed > 0 ? ` [${missed} hops not recorded]} ` : "}"}`;
}
