// tcpdump's text for a frame. Not modelled: VLAN tags and 802.3/LLC frames, which print as unknown types do.
import { printArp } from "./summary/arp.js";
import { ethertypeName } from "./summary/ethertype.js";
import { hexDump } from "./summary/hex.js";
import { printIpv4 } from "./summary/ipv4.js";
import { printIpv6 } from "./summary/ipv6.js";
import { Printer, type SummaryOptions } from "./summary/printer.js";

export { asciiDump, hexDump } from "./summary/hex.js";
export type { SummaryOptions, Version } from "./summary/printer.js";
export { macText } from "./summary/printer.js";

const at = { destination: 0, source: 6, type: 12, payload: 14 } as const;

/** One frame from its destination MAC on. */
export function summary(frame: Uint8Array, options: SummaryOptions): string {
  const p = new Printer(frame, options);
  const length = options.length ?? frame.length;
  if (!p.need(0, at.payload)) return p.text;
  const type = p.u16(at.type);
  const header = () => {
    p.print(`${p.mac(at.source)} > ${p.mac(at.destination)}, ${typeText(type, options)}, length ${length}: `);
  };
  if (options.linkHeader) header();
  if (!printPayload(p, type, length)) {
    if (!options.linkHeader) header();
    p.print(hexDump(frame.subarray(at.payload), { ascii: true }));
  }
  return p.text;
}

/** What a cooked capture (-i any) prints of a frame after its own header: the payload, or its bytes. */
export function payloadSummary(frame: Uint8Array, options: SummaryOptions): string | undefined {
  const p = new Printer(frame, options);
  if (!p.need(0, at.payload)) return p.text;
  return printPayload(p, p.u16(at.type), options.length ?? frame.length) ? p.text : undefined;
}

function printPayload(p: Printer, type: number, length: number): boolean {
  switch (type) {
    case 0x0800:
      printIpv4(p, at.payload, length - at.payload);
      return true;
    case 0x86dd:
      printIpv6(p, at.payload, length - at.payload);
      return true;
    case 0x0806:
    case 0x8035:
      printArp(p, at.payload, length - at.payload);
      return true;
    default:
      return false;
  }
}

/** The type as a link header says it. */
export function typeText(type: number, options: SummaryOptions): string {
  const name = ethertypeName(type);
  const hex = `0x${type.toString(16).padStart(4, "0")}`;
  if (options.quick) return name ?? `Unknown Ethertype (${hex})`;
  return `ethertype ${name ?? "Unknown"} (${hex})`;
}
