// tcpdump's line for IPv6 (print-ip6.c). Not modelled: routing, destination and fragment headers, jumbograms.
import { printIcmpv6 } from "./icmpv6.js";
import { protocolName } from "./ipv4.js";
import type { Printer } from "./printer.js";
import { printTcp, printUdp } from "./transport.js";

const at = { first: 0, length: 4, next: 6, hopLimit: 7, source: 8, target: 24 } as const;
const HEADER = 40;
const PAD1 = 0;

export function printIpv6(p: Printer, from: number, length: number): void {
  p.protocol = "ip6";
  if (!p.need(from, HEADER)) return;
  if (length < HEADER) {
    p.print(`truncated-ip6 ${length}`);
    return;
  }
  if (!p.options.linkHeader) p.print("IP6 ");
  const first = p.u32(from + at.first);
  if (first >>> 28 !== 6) {
    p.print(`version error: ${first >>> 28} != 6`);
    return;
  }
  const payloadLength = p.u16(from + at.length);
  const total = payloadLength + HEADER;
  if (length < total) p.print(`truncated-ip6 - ${total - length} bytes missing!`);
  let next = p.u8(from + at.next);
  if (p.options.verbose) p.print(details(p, from, first, payloadLength, next));
  p.end = Math.min(p.end, from + total);
  const source = () => p.ipv6(from + at.source);
  const target = () => p.ipv6(from + at.target);
  if (next !== 6 && next !== 17) p.print(`${source()} > ${target()}: `);
  let header = from + HEADER;
  for (;;) {
    if (p.done) return;
    const left = from + total - header;
    const previous = header;
    switch (next) {
      case 0:
        header += hopByHop(p, header);
        next = p.done ? next : p.u8(previous);
        continue;
      case 6:
        printTcp(p, header, left, source(), target());
        return;
      case 17:
        printUdp(p, header, left, source(), target(), false);
        return;
      case 58:
        printIcmpv6(p, header, left);
        return;
      case 59:
        p.print("no next header");
        return;
      default:
        p.print(`${p.old ? "" : " "}ip-proto-${next} ${left}`);
        return;
    }
  }
}

function hopByHop(p: Printer, from: number): number {
  p.protocol = "hbhopt";
  const length = (p.u8(from + 1) + 1) * 8;
  if (p.need(from, length)) p.print("HBH ");
  // Options that run past their header end the line.
  for (let at = from + 2; at < from + length && !p.done; ) {
    const option = p.u8(at) === PAD1 ? 1 : 2 + p.u8(at + 1);
    if (at + option > from + length) p.truncated();
    at += option;
  }
  p.protocol = "ip6";
  return length;
}

function details(p: Printer, from: number, first: number, payloadLength: number, next: number): string {
  const trafficClass = (first >>> 20) & 0xff;
  const flow = first & 0xf_ffff;
  let text = "(";
  if (trafficClass) text += `class 0x${trafficClass.toString(16).padStart(2, "0")}, `;
  if (flow) text += `flowlabel 0x${flow.toString(16).padStart(5, "0")}, `;
  text += `hlim ${p.u8(from + at.hopLimit)}, next-header ${next === 0 ? "Options" : protocolName(next)} (${next})`;
  return `${text} payload length: ${payloadLength}) `;
}
