// tcpdump's line for UDP (print-udp.c). Not modelled: what the ports' programs say; every datagram is "UDP, length N".
import { type Ip, verify } from "./ip.js";
import type { Printer } from "./printer.js";

const at = { source: 0, target: 2, length: 4, checksum: 6, payload: 8 } as const;

export function printUdp(p: Printer, from: number, length: number, ip: Ip): void {
  p.protocol = "udp";
  if (!p.has(from, at.length)) {
    if (ip.protocol === 17) p.print(`${ip.source()} > ${ip.target()}: `);
    p.truncated();
    return;
  }
  const ports = `${portPair(p, from, ip)}: `;
  if (length < at.payload) {
    p.print(`${ports}truncated-udp ${length}`);
    return;
  }
  if (!p.has(from + at.length, 2)) {
    p.print(ports);
    p.truncated();
    return;
  }
  const stated = p.u16(from + at.length);
  if (stated < at.payload) {
    p.print(`${ports}truncated-udplength ${stated}`);
    return;
  }
  if (from + at.payload > p.end) {
    p.print(ports);
    p.truncated();
    return;
  }
  p.print(ports);
  const available = Math.min(stated, length);
  const wanted = p.verbose > (ip.version === 4 ? 1 : 0);
  if (wanted && !p.options.quick && !p.options.trusting && !ip.fragmented) {
    if (p.u16(from + at.checksum) === 0) p.print("[no cksum] ");
    else if (p.has(from, available)) {
      const sum = verify(p, from, available, at.checksum, ip, 17);
      const hex = (value: number) => `0x${value.toString(16).padStart(4, "0")}`;
      p.print(sum.ok ? "[udp sum ok] " : `[bad udp cksum ${hex(sum.found)} -> ${hex(sum.wanted)}!] `);
    }
  }
  const bad = stated > length && !ip.fragmented;
  p.print(
    bad ? `UDP, bad length ${stated - at.payload} > ${length - at.payload}` : `UDP, length ${stated - at.payload}`,
  );
}

function portPair(p: Printer, from: number, ip: Ip): string {
  const source = p.port(p.u16(from + at.source), "udp");
  const target = p.port(p.u16(from + at.target), "udp");
  // Behind another header the addresses have been said.
  if (ip.protocol !== 17) return `${source} > ${target}`;
  return `${ip.source()}.${source} > ${ip.target()}.${target}`;
}
