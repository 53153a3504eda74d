// tcpdump's line for ICMPv6 (print-icmp6.c). Not modelled: router renumbering and node information, which say their names only.
import { type Ip, verify } from "./ip.js";
import { listenerAddress, listenerQuery, listenerReport } from "./mld.js";
import { neighbourDiscovery } from "./nd.js";
import type { Printer } from "./printer.js";
import { printRpl } from "./rpl.js";

const at = { type: 0, code: 1, checksum: 2, id: 4, sequence: 6, mtu: 4, pointer: 4, body: 8 } as const;
/** In the packet that an error quotes. */
const quoted = { next: 6, source: 8, target: 24, header: 40 } as const;

const names = new Map([
  [1, "destination unreachable"],
  [2, "packet too big"],
  [3, "time exceeded in-transit"],
  [4, "parameter problem"],
  [128, "echo request"],
  [129, "echo reply"],
  [130, "multicast listener query"],
  [131, "multicast listener report"],
  [132, "multicast listener done"],
  [133, "router solicitation"],
  [134, "router advertisement"],
  [135, "neighbor solicitation"],
  [136, "neighbor advertisement"],
  [137, "redirect"],
  [138, "router renumbering"],
  [139, "who-are-you request"],
  [140, "node information reply"],
  [141, "inverse neighbor solicitation"],
  [142, "inverse neighbor advertisement"],
  [143, "multicast listener report v2"],
  [144, "ha discovery request"],
  [145, "ha discovery reply"],
  [146, "mobile router solicitation"],
  [147, "mobile router advertisement"],
  [155, "RPL"],
  [200, "mtrace response"],
  [201, "mtrace message"],
]);

const unreachable = new Map([
  [0, "unreachable route"],
  [1, " unreachable prohibited"],
  [2, "beyond scope"],
  [3, "unreachable address"],
  [4, "unreachable port"],
]);

/** With -v their length comes first, since lines follow. */
const LENGTH_FIRST = [133, 134, 135, 136, 137, 145, 147];
/** Named, but nothing of theirs is understood. */
const OPAQUE = [200, 201];

export function printIcmpv6(p: Printer, from: number, length: number, ip: Ip): void {
  p.protocol = "icmp6";
  if (length === 0) {
    p.print("ICMP6, length 0");
    p.invalid();
    return;
  }
  const type = p.u8(from + at.type);
  if (p.verbose && !ip.fragmented && p.has(from, length)) {
    const sum = verify(p, from, length, at.checksum, ip, 58);
    const hex = (value: number) => `0x${value.toString(16).padStart(4, "0")}`;
    p.print(sum.ok ? "[icmp6 sum ok] " : `[bad icmp6 cksum ${hex(sum.found)} -> ${hex(sum.wanted)}!] `);
  }
  p.print(`ICMP6, ${names.get(type) ?? `unknown icmp6 type (${type})`}`);
  if (p.verbose && LENGTH_FIRST.includes(type)) p.print(`, length ${length}`);
  p.need(from + at.code, 1);
  if (!names.has(type) || OPAQUE.includes(type)) {
    p.print(`, length ${length}`);
    if (p.verbose <= 1) p.dump(from, length);
    return;
  }
  if (!describe(p, from, type, length)) return;
  if (!p.verbose) p.print(`, length ${length}`);
}

/** False where a dump has ended the line. */
function describe(p: Printer, from: number, type: number, length: number): boolean {
  const code = p.u8(from + at.code);
  const original = from + at.body;
  switch (type) {
    case 1:
      return describeUnreachable(p, from, code, length);
    case 2: {
      const mtu = p.u32(from + at.mtu);
      p.print(`, mtu ${mtu}`);
      return true;
    }
    case 3:
      if (code === 0) p.print(` for ${p.ipv6(original + quoted.target)}`);
      else p.print(code === 1 ? " (reassembly)" : `, unknown code (${code})`);
      return true;
    case 4: {
      p.check(original + quoted.target, 16);
      const what = ["erroneous", "next header", "option"][code];
      p.print(what ? `, ${what} - octet ${p.u32(from + at.pointer)}` : `, code-#${code}`);
      return true;
    }
    case 128:
    case 129: {
      const sequence = p.u16(from + at.sequence);
      p.print(p.old ? `, seq ${sequence}` : `, id ${p.u16(from + at.id)}, seq ${sequence}`);
      return true;
    }
    case 130:
      listenerQuery(p, from, length);
      return true;
    case 131:
    case 132:
      listenerAddress(p, from);
      return true;
    case 133:
    case 134:
    case 135:
    case 136:
    case 137:
      neighbourDiscovery(p, from, type, length);
      return true;
    case 143:
      listenerReport(p, from, length);
      return true;
    case 155:
      printRpl(p, from, code, length);
      return true;
    default:
      return mobility(p, from, type, length);
  }
}

function mobility(p: Printer, from: number, type: number, length: number): boolean {
  const id = () => {
    const value = p.u16(from + at.id);
    p.print(`, id 0x${value.toString(16).padStart(4, "0")}`);
  };
  if (type === 144 || type === 146) id();
  if (type === 145 && p.verbose) {
    id();
    for (let where = from + at.body; where < from + length && !p.done; where += 16) {
      const address = p.ipv6(where);
      p.print(`, ${address}`);
    }
  }
  if (type === 147 && p.verbose) id();
  return true;
}

function describeUnreachable(p: Printer, from: number, code: number, length: number): boolean {
  const original = from + at.body;
  p.print(`, ${unreachable.get(code) ?? `unknown unreach code (${code})`}`);
  const target = () => p.ipv6(original + quoted.target);
  switch (code) {
    case 0:
    case 1:
    case 3:
      p.print(` ${target()}`);
      return true;
    case 2:
      p.print(` ${target()}, source address ${p.ipv6(original + quoted.source)}`);
      return true;
    case 4: {
      const found = transportOf(p, original);
      if (!found) {
        p.truncated();
        return true;
      }
      const port = p.u16(found.at + 2);
      const name = found.protocol === 6 ? "tcp" : "udp";
      p.print(`, ${target()} ${name} port ${p.port(port, name)}`);
      return true;
    }
    default:
      if (p.verbose > 1) return true;
      p.dump(from, length);
      return false;
  }
}

/** Where the quoted packet's TCP or UDP header stands, behind its extension headers (get_upperlayer). */
function transportOf(p: Printer, original: number): { at: number; protocol: number } | undefined {
  if (!p.has(original + quoted.next, 1)) return undefined;
  let protocol = p.u8(original + quoted.next);
  let header = original + quoted.header;
  while (header < p.end) {
    if (protocol === 6 || protocol === 17) return p.has(header, 4) ? { at: header, protocol } : undefined;
    if (!p.has(header, 4)) return undefined;
    const next = p.u8(header);
    const size = p.u8(header + 1);
    if (protocol === 0 || protocol === 60 || protocol === 43) header += (size + 1) * 8;
    else if (protocol === 44 && (p.u16(header + 2) & 0xfff8) === 0) header += 8;
    else if (protocol === 51) header += (size + 2) * 4;
    else return undefined;
    protocol = next;
  }
  return undefined;
}
