// tcpdump's line for ICMPv6 (print-icmp6.c). Not modelled: what -v adds (options, groups), Mobile IPv6, RPL.
import { hexDump } from "./hex.js";
import type { Printer } from "./printer.js";

const at = {
  type: 0,
  code: 1,
  checksum: 2,
  id: 4,
  sequence: 6,
  mtu: 4,
  pointer: 4,
  count: 6,
  target: 8,
  body: 8,
} as const;
/** In the packet that an error quotes. */
const quoted = { next: 6, target: 24, header: 40 } as const;

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
  [200, "mtrace response"],
  [201, "mtrace"],
]);

const unreachable = new Map([
  [0, "unreachable route"],
  [1, " unreachable prohibited"],
  [2, "beyond scope"],
  [3, "unreachable address"],
  [4, "unreachable port"],
]);

export function printIcmpv6(p: Printer, from: number, length: number): void {
  p.protocol = "icmp6";
  const type = p.u8(from + at.type);
  p.print(`ICMP6, ${names.get(type) ?? `unknown icmp6 type (${type})`}`);
  if (type === 1 && p.u8(from + at.code) > 4) {
    p.print(`, unknown unreach code (${p.u8(from + at.code)})`);
    dump(p, from, length);
    return;
  }
  p.print(`${describe(p, from, type, length)}, length ${length}`);
  if (!names.has(type) || type >= 200) dump(p, from, length);
}

function describe(p: Printer, from: number, type: number, length: number): string {
  p.need(from, at.checksum);
  switch (type) {
    case 1:
      return describeUnreachable(p, from);
    case 2:
      return `, mtu ${p.u32(from + at.mtu)}`;
    case 128:
    case 129: {
      const sequence = p.u16(from + at.sequence);
      return p.old ? `, seq ${sequence}` : `, id ${p.u16(from + at.id)}, seq ${sequence}`;
    }
    case 3: {
      const code = p.u8(from + at.code);
      if (code === 0) return ` for ${p.ipv6(from + at.body + quoted.target)}`;
      return code === 1 ? " (reassembly)" : `, unknown code (${code})`;
    }
    case 4: {
      p.need(from + at.body + quoted.target, 16);
      const code = p.u8(from + at.code);
      const what = ["erroneous", "next header", "option"][code];
      return what ? `, ${what} - octet ${p.u32(from + at.pointer)}` : `, code-#${code}`;
    }
    case 135:
      return `, who has ${p.ipv6(from + at.target)}`;
    case 136:
      return `, tgt is ${p.ipv6(from + at.target)}`;
    case 143:
      return length < at.body ? ` [invalid len ${length}]` : `, ${p.u16(from + at.count)} group record(s)`;
    default:
      return "";
  }
}

function dump(p: Printer, from: number, length: number): void {
  p.print(hexDump(p.bytes.subarray(from, Math.min(p.end, from + length)), { ascii: false }));
}

function describeUnreachable(p: Printer, from: number): string {
  const code = p.u8(from + at.code);
  const original = from + at.body;
  const target = () => p.ipv6(original + quoted.target);
  p.print(`, ${unreachable.get(code)}`);
  if (code === 4) {
    const next = p.u8(original + quoted.next);
    const port = p.u16(original + quoted.header + 2);
    const protocol = next === 6 ? "tcp" : next === 17 ? "udp" : `protocol ${next}`;
    return `, ${target()} ${protocol} port ${port}`;
  }
  return ` ${target()}`;
}
