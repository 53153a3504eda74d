// tcpdump's text for a frame (print-ether.c). Not modelled: 802.3 frames' LLC headers, which print as unknown types do.
import * as cooked from "./cooked.js";
import { printArp } from "./summary/arp.js";
import { cookedHead } from "./summary/cooked.js";
import { ethertypeName } from "./summary/ethertype.js";
import { hexDump } from "./summary/hex.js";
import { printIpv4 } from "./summary/ipv4.js";
import { printIpv6 } from "./summary/ipv6.js";
import { Printer, type SummaryOptions } from "./summary/printer.js";
import type { Inner } from "./summary/upper.js";

export { asciiDump, hexDump } from "./summary/hex.js";
export type { Conversations, SummaryOptions, Version } from "./summary/printer.js";
export { macText } from "./summary/printer.js";

const at = { destination: 0, source: 6, type: 12, payload: 14 } as const;
const VLAN_TYPES = [0x8100, 0x88a8, 0x9100, 0x9200];
const TAG = 4;

const inner: Inner = {
  ipv4: (p, from, length) => printIpv4(p, from, length, inner),
  ipv6: (p, from, length) => printIpv6(p, from, length, inner),
};

/** What a packet begins with: Ethernet, or on "any" the old or the new cooked header. The names are libpcap's. */
export type LinkType = "EN10MB" | "LINUX_SLL" | "LINUX_SLL2";

/** How long the link header is. */
export const linkHeaderLength: Record<LinkType, number> = {
  EN10MB: at.payload,
  LINUX_SLL: cooked.HEADER_LENGTH[1],
  LINUX_SLL2: cooked.HEADER_LENGTH[2],
};

/** One packet from its link header on. */
export function summary(packet: Uint8Array, options: SummaryOptions, link: LinkType = "EN10MB"): string {
  return dissect(packet, options, link).text;
}

/** The same, and where the bytes begin that -x dumps: all of them where the packet was cut inside a header. */
export function dissect(
  packet: Uint8Array,
  options: SummaryOptions,
  link: LinkType,
  length = options.length ?? packet.length,
): { readonly text: string; readonly payload: number } {
  const p = new Printer(packet, options);
  if (link === "EN10MB") printFrame(p, length);
  else printCookedPacket(p, length, link === "LINUX_SLL" ? 1 : 2);
  return { text: p.text, payload: p.jumped ? 0 : payloadStart(packet, link) };
}

function printCookedPacket(p: Printer, length: number, version: 1 | 2): void {
  const head = cookedHead(p, version);
  if (!head) return;
  p.print(head.always);
  if (p.options.linkHeader) p.print(head.header(length));
  const from = cooked.HEADER_LENGTH[version];
  printCooked(p, from, length - from, head.type, (left) => p.print(head.header(left + from)));
}

function printFrame(p: Printer, length: number): void {
  if (!p.check(0, at.payload)) return;
  const type = p.u16(at.type);
  const addresses = () => p.print(`${p.mac(at.source)} > ${p.mac(at.destination)}, `);
  const rest = (shown: number) => p.print(`${typeText(shown, p.options)}, length ${length}: `);
  if (p.options.linkHeader) {
    addresses();
    // Of a tag that was not captured not even the type is said.
    if (!VLAN_TYPES.includes(type) || p.has(at.payload, TAG)) rest(type);
  }
  printTyped(p, at.payload, length - at.payload, type, (inner) => {
    addresses();
    rest(inner);
  });
}

/** What follows a link header, tags first. `header` writes that one, for a payload that nobody knows without -e. */
function printTyped(p: Printer, from: number, length: number, type: number, header: (type: number) => void): void {
  if (VLAN_TYPES.includes(type)) {
    p.protocol = "vlan";
    if (!p.check(from, TAG)) return;
    const next = p.u16(from + 2);
    if (p.options.linkHeader) {
      p.print(`${tagText(p.u16(from))}, `);
      if (next > 1500) p.print(`ethertype ${ethertypeName(next) ?? "Unknown"} (${hexType(next)}), `);
    }
    p.protocol = "ether";
    printTyped(p, from + TAG, length - TAG, next, header);
    return;
  }
  printContent(p, from, length, type, () => header(type));
}

// In cooked captures only 802.1Q's own type is a tag, and what it tags is said without -e too.
function printCooked(p: Printer, from: number, length: number, type: number, header: (length: number) => void): void {
  if (type !== VLAN_TYPES[0]) {
    printContent(p, from, length, type, () => header(length));
    return;
  }
  if (!p.has(from, TAG)) {
    p.print("[|vlan]");
    return;
  }
  const next = p.u16(from + 2);
  if (p.options.linkHeader) p.print(`${tagText(p.u16(from))}, `);
  if (!p.options.quick) p.print(`ethertype ${ethertypeName(next) ?? "Unknown"}, `);
  printCooked(p, from + TAG, length - TAG, next, header);
}

function printContent(p: Printer, from: number, length: number, type: number, header: () => void): void {
  if (printPayload(p, from, length, type)) return;
  if (!p.options.linkHeader) header();
  if (!p.options.suppress) p.print(hexDump(p.bytes.subarray(from), { ascii: true }));
}

/** Where the payload begins, behind the link header and its tags: what -x leaves out. */
function payloadStart(packet: Uint8Array, link: LinkType): number {
  let at = linkHeaderLength[link];
  const tags = link === "EN10MB" ? VLAN_TYPES : VLAN_TYPES.slice(0, 1);
  const typeAt = (where: number) => (packet[where] ?? 0) * 256 + (packet[where + 1] ?? 0);
  let type = typeAt(link === "LINUX_SLL2" ? 0 : at - 2);
  while (tags.includes(type) && at + TAG <= packet.length) {
    type = typeAt(at + 2);
    at += TAG;
  }
  // Of a tag that was cut nothing is shown.
  return tags.includes(type) ? packet.length : Math.min(at, packet.length);
}

function printPayload(p: Printer, from: number, length: number, type: number): boolean {
  switch (type) {
    case 0x0800:
      inner.ipv4(p, from, length);
      return true;
    case 0x86dd:
      inner.ipv6(p, from, length);
      return true;
    case 0x0806:
    case 0x8035:
      printArp(p, from, length);
      return true;
    default:
      return false;
  }
}

// The tag's number, its priority, whether it may be dropped first.
function tagText(tag: number): string {
  return `vlan ${tag & 0xfff}, p ${tag >> 13}${tag & 0x1000 ? ", DEI" : ""}`;
}

const hexType = (type: number) => `0x${type.toString(16).padStart(4, "0")}`;

/** The type as a link header says it. */
function typeText(type: number, options: SummaryOptions): string {
  const name = ethertypeName(type);
  if (options.quick) return name ?? `Unknown Ethertype (${hexType(type)})`;
  return `ethertype ${name ?? "Unknown"} (${hexType(type)})`;
}
