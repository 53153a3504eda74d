// tcpdump's line for cooked captures (print-sll.c): on "any" the device and the packet's direction stand first.
import * as cooked from "../cooked.js";
import { isMalformed } from "../malformed.js";
import { ethertypeName } from "./ethertype.js";
import { macText, type Printer } from "./printer.js";

const directions = ["In", "B", "M", "P", "Out"];

/** What stands before the payload, and what only -e or an unknown payload asks for. */
export interface CookedHead {
  readonly always: string;
  readonly header: (length: number) => string;
  readonly type: number;
}

export function cookedHead(p: Printer, version: 1 | 2): CookedHead | undefined {
  p.protocol = version === 1 ? "sll_if" : "sll2_if";
  if (!p.need(0, cooked.HEADER_LENGTH[version])) return undefined;
  const packet = cooked.parse(p.bytes, version);
  if (isMalformed(packet)) return undefined;
  const direction = directions[packet.packetType] ?? "?";
  const name = ethertypeName(packet.protocol) ?? "Unknown";
  const sender = (length: number) =>
    `${macText(packet.source, p.numeric)} ${p.options.quick ? "" : `${typeWords(packet.protocol, name)}, length ${length}: `}`;
  if (version === 1) {
    const header = (length: number) => `${direction.padStart(3)} ${sender(length)}`;
    return { always: "", header, type: packet.protocol };
  }
  const device = p.options.interfaces?.get(packet.ifindex) ?? "?";
  return {
    always: `${device.padEnd(5)} ${direction.padEnd(3)} `,
    header: (length) => `ifindex ${packet.ifindex} ${sender(length)}`,
    type: packet.protocol,
  };
}

// What is no EtherType is one of Linux's own numbers.
function typeWords(type: number, name: string): string {
  if (type === 1) return "802.3";
  if (type === 4) return "802.2";
  return `ethertype ${name} (0x${type.toString(16).padStart(4, "0")})`;
}
