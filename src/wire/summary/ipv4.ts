// tcpdump's line for IPv4 (print-ip.c).
import { checksum } from "../checksum.js";
import { type Ip, protocolName } from "./ip.js";
import { ipOptions, sourceRouteEnd } from "./ipv4options.js";
import { bitNames, type Printer } from "./printer.js";
import { type Inner, printUpper, writesAddresses } from "./upper.js";

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

export function printIpv4(p: Printer, from: number, length: number, inner: Inner): void {
  p.protocol = "ip";
  const version = p.u8(from) >> 4;
  if (p.done) return;
  if (version !== 4) {
    p.print(version === 6 ? "IP6, wrong link-layer encapsulation" : `IP${version}`);
    p.invalid();
    return;
  }
  if (!p.options.linkHeader) p.print("IP ");
  if (!p.check(from, HEADER)) return;
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
  p.within(from + totalLength, () => content(p, from, headerLength, totalLength, inner));
}

function content(p: Printer, from: number, headerLength: number, totalLength: number, inner: Inner): void {
  const fragment = p.u16(from + at.fragment);
  const protocol = p.u8(from + at.protocol);
  const source = () => p.ipv4(from + at.source);
  const target = () => p.ipv4(from + at.target);
  if (p.verbose && !details(p, from, headerLength)) {
    p.print(`${source()} > ${target()}: `);
    p.truncated();
    return;
  }
  if ((fragment & 0x1fff) !== 0) {
    p.print(`${source()} > ${target()}: ${p.unknownProtocol(protocol)}`);
    return;
  }
  if (!writesAddresses(protocol)) p.print(`${source()} > ${target()}: `);
  if (!p.old && !p.has(from, headerLength)) {
    p.shortHeader(from, headerLength);
    return;
  }
  const addresses = [BigInt(p.u32(from + at.source)), BigInt(p.u32(from + at.target))] as const;
  const final = BigInt(sourceRouteEnd(p, from + HEADER, from + headerLength) ?? p.u32(from + at.target));
  const ip: Ip = {
    version: 4,
    source,
    target,
    addresses,
    checked: [addresses[0], final],
    fragmented: (fragment & 0x2000) !== 0,
    protocol,
  };
  printUpper(p, from + headerLength, totalLength - headerLength, protocol, ip, inner);
}

/** What -v says of the header. False where its options were not captured whole. */
function details(p: Printer, from: number, headerLength: number): boolean {
  const tos = p.u8(from + at.tos);
  const ttl = p.u8(from + at.ttl);
  const fragment = p.u16(from + at.fragment);
  const protocol = p.u8(from + at.protocol);
  p.print(`(tos 0x${tos.toString(16)}${["", ",ECT(1)", ",ECT(0)", ",CE"][tos & 3]}`);
  if (ttl >= 1) p.print(`, ttl ${ttl}`);
  const flags = bitNames(
    fragment,
    [
      [0x2000, "+"],
      [0x4000, "DF"],
      [0x8000, "rsvd"],
    ],
    "none",
  );
  p.print(`, id ${p.u16(from + at.id)}, offset ${(fragment & 0x1fff) * 8}, flags [${flags}]`);
  p.print(`, proto ${protocolName(protocol)} (${protocol}), length ${p.u16(from + at.length)}`);
  let whole = true;
  if (headerLength > HEADER) {
    p.print(", options (");
    whole = ipOptions(p, from + HEADER, from + headerLength);
    if (!whole) p.print(" [truncated-option]");
    p.print(")");
  }
  if (!p.options.trusting && p.has(from, headerLength)) {
    const header = p.bytes.subarray(from, from + headerLength);
    const found = p.u16(from + at.checksum);
    if (checksum(header) !== 0) p.print(`, bad cksum ${found.toString(16)} (->${shouldBe(header).toString(16)})!`);
  }
  p.print(")\n    ");
  return whole;
}

function shouldBe(header: Uint8Array): number {
  const copy = header.slice();
  copy.fill(0, at.checksum, at.checksum + 2);
  return checksum(copy);
}
