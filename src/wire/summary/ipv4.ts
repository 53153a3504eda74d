// tcpdump's line for IPv4 (print-ip.c). Not modelled: protocols other than ICMP, UDP and TCP
// (they print as "ip-proto-N length", as unknown ones do).
import { checksum } from "../checksum.js";
import { printIcmp } from "./icmp.js";
import { ipOptions } from "./ipv4options.js";
import type { Printer } from "./printer.js";
import { printTcp, printUdp } from "./transport.js";

const at = {
  first: 0,
  tos: 1,
  length: 2,
  id: 4,
  fragment: 6,
  ttl: 8,
  protocol: 9,
  checksum: 10,
  source: 12,
  target: 16,
} as const;
const HEADER = 20;

const protocolNames = new Map([
  [1, "ICMP"],
  [2, "IGMP"],
  [4, "IPIP"],
  [6, "TCP"],
  [17, "UDP"],
  [41, "IPv6"],
  [47, "GRE"],
  [50, "ESP"],
  [51, "AH"],
  [58, "ICMPv6"],
  [89, "OSPF"],
  [132, "SCTP"],
]);

export function protocolName(protocol: number): string {
  return protocolNames.get(protocol) ?? "unknown";
}

export function printIpv4(p: Printer, from: number, length: number): void {
  p.protocol = "ip";
  const version = p.u8(from) >> 4;
  if (p.done) return;
  if (version !== 4) {
    p.print(version === 6 ? "IP6, wrong link-layer encapsulation" : `IP${version}`);
    p.invalid();
    return;
  }
  if (!p.options.linkHeader) p.print("IP ");
  if (!p.need(from, HEADER)) return;
  if (length < HEADER) {
    p.print(`truncated-ip ${length}`);
    return;
  }
  const headerLength = (p.u8(from + at.first) & 15) * 4;
  if (headerLength < HEADER) {
    p.print(`bad-hlen ${headerLength}`);
    return;
  }
  const totalLength = p.u16(from + at.length);
  if (length < totalLength) p.print(`truncated-ip - ${totalLength - length} bytes missing! `);
  if (totalLength < headerLength) {
    p.print(`bad-len ${totalLength}`);
    return;
  }
  p.end = Math.min(p.end, from + totalLength);

  const fragment = p.u16(from + at.fragment);
  const offset = (fragment & 0x1fff) * 8;
  const protocol = p.u8(from + at.protocol);
  if (p.options.verbose) p.print(details(p, from, headerLength));
  const addresses = () => `${p.ipv4(from + at.source)} > ${p.ipv4(from + at.target)}:`;
  if (offset !== 0) {
    p.print(`${addresses()} ip-proto-${protocol}`);
    return;
  }

  const payload = from + headerLength;
  const payloadLength = totalLength - headerLength;
  const more = (fragment & 0x2000) !== 0;
  if (protocol !== 6 && protocol !== 17) p.print(`${addresses()} `);
  if (!p.old && !p.has(from, headerLength)) {
    p.print(` [remaining caplen(${p.end - from}) < header length(${headerLength})]`);
    p.truncated();
    return;
  }
  switch (protocol) {
    case 1:
      printIcmp(p, payload, payloadLength, printIpv4, more);
      return;
    case 6:
      printTcp(p, payload, payloadLength, p.ipv4(from + at.source), p.ipv4(from + at.target));
      return;
    case 17:
      printUdp(p, payload, payloadLength, p.ipv4(from + at.source), p.ipv4(from + at.target), more);
      return;
    default:
      p.print(` ip-proto-${protocol} ${payloadLength}`);
      return;
  }
}

function details(p: Printer, from: number, headerLength: number): string {
  const tos = p.u8(from + at.tos);
  const ttl = p.u8(from + at.ttl);
  const fragment = p.u16(from + at.fragment);
  const protocol = p.u8(from + at.protocol);
  const flags = [
    [0x2000, "+"],
    [0x4000, "DF"],
    [0x8000, "rsvd"],
  ] as const;
  const set = flags.filter(([bit]) => fragment & bit).map(([, name]) => name);
  let text = `(tos 0x${tos.toString(16)}${["", ",ECT(1)", ",ECT(0)", ",CE"][tos & 3]}`;
  if (ttl >= 1) text += `, ttl ${ttl}`;
  text += `, id ${p.u16(from + at.id)}, offset ${(fragment & 0x1fff) * 8}, flags [${set.join(", ") || "none"}]`;
  text += `, proto ${protocolName(protocol)} (${protocol}), length ${p.u16(from + at.length)}`;
  if (headerLength > HEADER && p.has(from, headerLength))
    text += `, options (${ipOptions(p, from + HEADER, from + headerLength)})`;
  if (p.has(from, headerLength)) {
    const header = p.bytes.subarray(from, from + headerLength);
    const found = p.u16(from + at.checksum);
    if (checksum(header) !== 0) text += `, bad cksum ${found.toString(16)} (->${shouldBe(header).toString(16)})!`;
  }
  return `${text})\n    `;
}

function shouldBe(header: Uint8Array): number {
  const copy = header.slice();
  copy.fill(0, at.checksum, at.checksum + 2);
  return checksum(copy);
}
