// tcpdump's lines for UDP and TCP, thin: UDP without looking into what it carries, TCP as with -q. Ports are numbers.
import type { Printer } from "./printer.js";

const udp = { source: 0, target: 2, length: 4, payload: 8 } as const;
const tcp = { source: 0, target: 2, dataOffset: 12, smallest: 20 } as const;

export function printUdp(
  p: Printer,
  from: number,
  length: number,
  source: string,
  target: string,
  fragmented: boolean,
): void {
  p.protocol = "udp";
  if (!p.has(from, udp.length)) {
    p.print(`${source} > ${target}: `);
    p.truncated();
    return;
  }
  p.print(`${source}.${p.u16(from + udp.source)} > ${target}.${p.u16(from + udp.target)}: `);
  if (length < udp.payload) {
    p.print(`truncated-udp ${length}`);
    return;
  }
  if (!p.need(from, udp.payload)) return;
  const stated = p.u16(from + udp.length);
  if (stated < udp.payload) {
    p.print(`truncated-udplength ${stated}`);
    return;
  }
  if (stated > length && !fragmented) p.print(`UDP, bad length ${stated - udp.payload} > ${length - udp.payload}`);
  else p.print(`UDP, length ${stated - udp.payload}`);
}

export function printTcp(p: Printer, from: number, length: number, source: string, target: string): void {
  p.protocol = "tcp";
  if (!p.has(from, tcp.source + 4)) {
    p.print(`${source} > ${target}: `);
    p.truncated();
    return;
  }
  p.print(`${source}.${p.u16(from + tcp.source)} > ${target}.${p.u16(from + tcp.target)}: `);
  if (!p.need(from, tcp.smallest)) return;
  const headerLength = (p.u8(from + tcp.dataOffset) >> 4) * 4;
  if (headerLength < tcp.smallest) p.print(`tcp ${length} [bad hdr length ${headerLength} - too short, < 20]`);
  else if (headerLength > length) p.print(`tcp ${length} [bad hdr length ${headerLength} - too long, > ${length}]`);
  else p.print(`tcp ${length - headerLength}`);
}
