// tcpdump's line for ICMP (print-icmp.c). Not modelled: MPLS extensions (-v).
import { checksum } from "../checksum.js";
import type { Printer } from "./printer.js";

const at = { type: 0, code: 1, checksum: 2, id: 4, sequence: 6, mtu: 6, gateway: 4, pointer: 4, body: 8 } as const;
/** In the datagram that an error quotes. */
const quoted = { length: 2, protocol: 9, target: 16, header: 20 } as const;

const unreachable = [
  "net % unreachable",
  "host % unreachable",
  "",
  "",
  "",
  "% unreachable - source route failed",
  "net % unreachable - unknown",
  "host % unreachable - unknown",
  "% unreachable - source host isolated",
  "net % unreachable - admin prohibited",
  "host % unreachable - admin prohibited",
  "net % unreachable - tos prohibited",
  "host % unreachable - tos prohibited",
  "host % unreachable - admin prohibited filter",
  "host % unreachable - host precedence violation",
  "host % unreachable - precedence cutoff",
];

const redirects = ["redirect % to net ", "redirect % to host ", "redirect-tos % to net ", "redirect-tos % to host "];

const plain = new Map([
  [4, "source quench"],
  [10, "router solicitation"],
  [15, "information request"],
  [16, "information reply"],
  [17, "address mask request"],
]);

const ERRORS = [3, 4, 5, 11, 12];

export function printIcmp(
  p: Printer,
  from: number,
  length: number,
  printQuoted: (p: Printer, from: number, length: number) => void,
  /** Only the first part of a datagram is here: its checksum says nothing. */
  more = false,
): void {
  p.protocol = "icmp";
  const text = describe(p, from);
  p.print(`ICMP ${text}, length ${length}`);
  if (p.done || !p.verbose) return;
  if (!more && p.has(from, length)) {
    const bytes = p.bytes.slice(from, from + length);
    const found = p.u16(from + at.checksum);
    if (checksum(bytes) !== 0) {
      bytes.fill(0, at.checksum, at.checksum + 2);
      p.print(` (wrong icmp cksum ${found.toString(16)} (->${checksum(bytes).toString(16)})!)`);
    }
  }
  if (!ERRORS.includes(p.u8(from + at.type))) return;
  p.print("\n\t");
  const original = from + at.body;
  const total = () => p.u16(original + quoted.length);
  // Read again within its own bounds: what says that it is shorter than its length field is cut.
  p.within(original + total(), () => printQuoted(p, original, total()));
}

function describe(p: Printer, from: number): string {
  const type = p.u8(from + at.type);
  const code = p.u8(from + at.code);
  const original = from + at.body;
  const target = () => p.ipv4(original + quoted.target);
  switch (type) {
    case 0:
    case 8:
      return `echo ${type === 8 ? "request" : "reply"}, id ${p.u16(from + at.id)}, seq ${p.u16(from + at.sequence)}`;
    case 3:
      return describeUnreachable(p, from, code);
    case 5: {
      const format = redirects[code] ?? `redirect-#${code} % to `;
      return format.replace("%", target()) + p.ipv4(from + at.gateway);
    }
    case 9:
      return describeAdvertisement(p, from);
    case 11:
      p.check(original + quoted.target, 4);
      return ["time exceeded in-transit", "ip reassembly time exceeded"][code] ?? `time exceeded-#${code}`;
    case 12:
      return code ? `parameter problem - code ${code}` : `parameter problem - octet ${p.u8(from + at.pointer)}`;
    case 13:
      return `time stamp query id ${p.u16(from + at.id)} seq ${p.u16(from + at.sequence)}`;
    case 14:
      return describeTimes(p, from);
    case 18:
      return `address mask is 0x${p
        .u32(from + at.body)
        .toString(16)
        .padStart(8, "0")}`;
    default:
      return plain.get(type) ?? `type-#${type}`;
  }
}

function describeUnreachable(p: Printer, from: number, code: number): string {
  const original = from + at.body;
  if (code === 3) p.check(original + quoted.target, 4);
  const target = p.ipv4(original + quoted.target);
  switch (code) {
    case 2:
      return `${target} protocol ${p.u8(original + quoted.protocol)} unreachable`;
    case 3: {
      const protocol = p.u8(original + quoted.protocol);
      const headerLength = (p.u8(original) & 15) * 4;
      const port = p.u16(original + headerLength + 2);
      const transport = protocol === 6 ? "tcp" : protocol === 17 ? "udp" : undefined;
      const what = transport ? `${transport} port ${p.port(port, transport)}` : `protocol ${protocol} port ${port}`;
      return `${target} ${what} unreachable`;
    }
    case 4: {
      const mtu = p.u16(from + at.mtu);
      return `${target} unreachable - need to frag${mtu ? ` (mtu ${mtu})` : ""}`;
    }
    default:
      return (unreachable[code] ?? (p.old ? `#${code} % unreachable` : `% unreachable - #${code}`)).replace(
        "%",
        target,
      );
  }
}

function describeAdvertisement(p: Printer, from: number): string {
  const count = p.u8(from + at.id);
  const size = p.u8(from + at.id + 1);
  let text = `router advertisement lifetime ${duration(p.u16(from + at.sequence))} ${count}:`;
  if (size !== 2) return `${text} [size ${size}]`;
  for (let i = 0; i < count && !p.done; i++) {
    const entry = from + at.body + 8 * i;
    text += ` {${p.ipv4(entry)} ${p.u32(entry + 4)}}`;
  }
  return text;
}

function duration(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  if (seconds < 60) return String(seconds);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function describeTimes(p: Printer, from: number): string {
  p.need(from + at.body, 12);
  const time = (where: number) => clock(p.u32(from + where));
  const ids = `time stamp reply id ${p.u16(from + at.id)} seq ${p.u16(from + at.sequence)}`;
  return `${ids}: org ${time(8)}, recv ${time(12)}, xmit ${time(16)}`;
}

// Milliseconds since midnight.
function clock(time: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const seconds = Math.floor(time / 1000);
  const hours = Math.floor(seconds / 3600);
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(time % 1000).padStart(3, "0")}`;
}
