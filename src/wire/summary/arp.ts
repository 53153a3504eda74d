// tcpdump's line for ARP (print-arp.c). Not modelled: ATM and Frame Relay addresses.
import { ethertypeName } from "./ethertype.js";
import { hexDump } from "./hex.js";
import type { Printer } from "./printer.js";

const at = { hardware: 0, protocol: 2, hardwareLength: 4, protocolLength: 5, operation: 6, addresses: 8 } as const;
const IPV4 = 0x0800;
const TRAILER = 0x1000;

const operations = new Map([
  [1, "Request"],
  [2, "Reply"],
  [3, "Reverse Request"],
  [4, "Reverse Reply"],
  [8, "Inverse Request"],
  [9, "Inverse Reply"],
  [10, "NACK Reply"],
]);

const hardwareNames = new Map([
  [1, "Ethernet"],
  [6, "TokenRing"],
  [7, "ArcNet"],
  [15, "FrameRelay"],
  [23, "Strip"],
  [24, "IEEE 1394"],
  [32, "InfiniBand"],
]);

export function printArp(p: Printer, from: number, length: number): void {
  p.protocol = p.old ? "ARP" : "arp";
  if (!p.need(from, at.addresses)) return;
  const hardware = p.u16(from + at.hardware);
  const protocol = p.u16(from + at.protocol);
  const operation = p.u16(from + at.operation);
  const hardwareLength = p.u8(from + at.hardwareLength);
  const protocolLength = p.u8(from + at.protocolLength);
  const senderMac = from + at.addresses;
  const senderIp = senderMac + hardwareLength;
  const targetMac = senderIp + protocolLength;
  const targetIp = targetMac + hardwareLength;
  if (!p.need(targetIp, protocolLength)) return;
  if (!p.options.linkHeader) p.print("ARP, ");

  const isIp = protocol === IPV4 || protocol === TRAILER;
  const verbose = p.verbose > 0;
  if (!isIp || protocolLength !== 4 || hardwareLength === 0 || verbose) {
    const name = hardwareNames.get(hardware) ?? `Unknown Hardware (${hardware})`;
    const protocolName = ethertypeName(protocol) ?? `Unknown Protocol (0x${protocol.toString(16).padStart(4, "0")})`;
    p.print(`${name} (len ${hardwareLength}), ${protocolName} (len ${protocolLength})`);
    if (!verbose) {
      p.print(`, length ${length}`);
      return;
    }
  }
  p.print(`${verbose ? ", " : ""}${operations.get(operation) ?? `Unknown (${operation})`} `);

  const ip = (where: number) => {
    if (!isIp) return "<wrong proto type>";
    return protocolLength === 4 ? p.ipv4(where) : "<wrong len>";
  };
  const mac = (where: number) => hardwareAddress(p, where, hardwareLength);
  switch (operation) {
    case 1:
      p.print(`who-has ${ip(targetIp)}`);
      if (someNonZero(p, targetMac, hardwareLength)) p.print(` (${mac(targetMac)})`);
      p.print(` tell ${ip(senderIp)}`);
      break;
    case 2:
      p.print(`${ip(senderIp)} is-at ${mac(senderMac)}`);
      break;
    case 3:
    case 8:
      p.print(`who-is ${mac(targetMac)} tell ${mac(senderMac)}`);
      break;
    case 4:
      p.print(`${mac(targetMac)} at ${ip(targetIp)}`);
      break;
    case 9:
      p.print(`${mac(senderMac)} at ${ip(senderIp)}`);
      break;
    default:
      p.print(hexDump(p.bytes.subarray(from, p.end), { ascii: true }));
      return;
  }
  p.print(`, length ${length}`);
}

function hardwareAddress(p: Printer, where: number, length: number): string {
  if (length === 0) return "<empty>";
  if (length === 6) return p.mac(where);
  return [...p.bytes.subarray(where, where + length)].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}

function someNonZero(p: Printer, where: number, length: number): boolean {
  return p.bytes.subarray(where, where + length).some((byte) => byte !== 0);
}
