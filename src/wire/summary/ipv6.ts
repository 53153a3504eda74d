// tcpdump's line for IPv6 (print-ip6.c). Not modelled: routing and mobility headers, jumbograms.
import { type Ip, protocolName } from "./ip.js";
import { printFragment, printOptionsHeader } from "./ipv6headers.js";
import type { Printer } from "./printer.js";
import { printAh } from "./security.js";
import { type Inner, printUpper, writesAddresses } from "./upper.js";

const at = { first: 0, length: 4, next: 6, hopLimit: 7, source: 8, target: 24 } as const;
const HEADER = 40;

const HOP_BY_HOP = 0;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION = 60;

export function printIpv6(p: Printer, from: number, length: number, inner: Inner): void {
  p.protocol = "ip6";
  if (!p.check(from, HEADER)) return;
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
  if (p.verbose) p.print(details(p, from, first, payloadLength));
  p.within(from + total, () => content(p, from, total, inner));
}

function content(p: Printer, from: number, total: number, inner: Inner): void {
  const protocol = p.u8(from + at.next);
  const source = () => p.ipv6(from + at.source);
  const target = () => p.ipv6(from + at.target);
  if (!writesAddresses(protocol)) p.print(`${source()} > ${target()}: `);
  let next = protocol;
  let fragmented = false;
  let header = from + HEADER;
  while (!p.done) {
    const previous = header;
    switch (next) {
      case HOP_BY_HOP:
      case DESTINATION:
        if (next === HOP_BY_HOP && header !== from + HEADER) {
          p.print("[The Hop-by-Hop Options header don't follow the IPv6 header]");
          p.invalid();
          return;
        }
        header += printOptionsHeader(p, header, next === HOP_BY_HOP);
        break;
      case FRAGMENT: {
        const first = printFragment(p, header, from + total);
        if (!first) return;
        header += 8;
        fragmented = true;
        break;
      }
      case AUTHENTICATION: {
        const used = printAh(p, header);
        if (used === 0) return;
        header += used;
        break;
      }
      default: {
        const addresses = [p.u128(from + at.source), p.u128(from + at.target)] as const;
        const ip: Ip = { version: 6, source, target, addresses, checked: addresses, fragmented, protocol };
        printUpper(p, header, from + total - header, next, ip, inner);
        return;
      }
    }
    if (!p.done) next = p.u8(previous);
  }
}

function details(p: Printer, from: number, first: number, payloadLength: number): string {
  const trafficClass = (first >>> 20) & 0xff;
  const flow = first & 0xf_ffff;
  const next = p.u8(from + at.next);
  let text = "(";
  if (trafficClass) text += `class 0x${trafficClass.toString(16).padStart(2, "0")}, `;
  if (flow) text += `flowlabel 0x${flow.toString(16).padStart(5, "0")}, `;
  text += `hlim ${p.u8(from + at.hopLimit)}, next-header ${protocolName(next)} (${next})`;
  return `${text} payload length: ${payloadLength}) `;
}
