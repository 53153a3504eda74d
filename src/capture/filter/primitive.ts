// What libpcap's primitives test (gencode.c), for Ethernet. Offsets are the frame's.
import type { Ipv6 } from "../../wire/address.js";
import { and, field, or, type Test } from "./test.js";

export type Direction = "src" | "dst" | "src or dst" | "src and dst";

const at = {
  macDestination: 0,
  macSource: 6,
  type: 12,
  arpSender: 28,
  arpTarget: 38,
  fragment: 20,
  protocol: 23,
  source: 26,
  destination: 30,
  next: 20,
  nextAfterFragment: 54,
  source6: 22,
  destination6: 38,
  ports6: 54,
} as const;

export const ethertype = (type: number) => field(at.type, 2, type);
export const ip = ethertype(0x0800);
export const arp = ethertype(0x0806);
export const rarp = ethertype(0x8035);
export const ip6 = ethertype(0x86dd);
export const firstFragment = field(at.fragment, 2, 0, 0x1fff);

export const ipProtocol = (protocol: number) => and(ip, field(at.protocol, 1, protocol));
const FRAGMENT_HEADER = 44;
export const ip6Protocol = (protocol: number) =>
  and(
    ip6,
    or(field(at.next, 1, protocol), and(field(at.next, 1, FRAGMENT_HEADER), field(at.nextAfterFragment, 1, protocol))),
  );

/** tcp, udp, sctp and protocol numbers: over either IP. */
export const transport = (protocol: number) => or(ipProtocol(protocol), ip6Protocol(protocol));

function either(direction: Direction, source: Test, destination: Test): Test {
  switch (direction) {
    case "src":
      return source;
    case "dst":
      return destination;
    case "src or dst":
      return or(source, destination);
    case "src and dst":
      return and(source, destination);
    default:
      return direction satisfies never;
  }
}

export function ipv4Host(direction: Direction, address: number, mask: number): Test {
  return and(ip, either(direction, field(at.source, 4, address, mask), field(at.destination, 4, address, mask)));
}

export function arpHost(type: Test, direction: Direction, address: number, mask: number): Test {
  return and(type, either(direction, field(at.arpSender, 4, address, mask), field(at.arpTarget, 4, address, mask)));
}

export function ipv6Host(direction: Direction, address: Ipv6, prefix: number): Test {
  if (prefix === 0) return ip6;
  return and(ip6, either(direction, words(at.source6, address, prefix), words(at.destination6, address, prefix)));
}

function words(from: number, address: Ipv6, prefix: number): Test {
  const tests: Test[] = [];
  for (let i = 0; i < 4; i++) {
    const bits = Math.min(32, Math.max(0, prefix - 32 * i));
    if (bits === 0) break;
    const mask = (0xffff_ffff << (32 - bits)) >>> 0;
    tests.push(field(from + 4 * i, 4, Number((address >> BigInt(96 - 32 * i)) & 0xffff_ffffn), mask));
  }
  return tests.reduce(and);
}

export function etherHost(direction: Direction, mac: number): Test {
  const equals = (from: number) =>
    and(field(from + 2, 4, mac % 0x1_0000_0000), field(from, 2, Math.floor(mac / 0x1_0000_0000)));
  return either(direction, equals(at.macSource), equals(at.macDestination));
}

export const etherMulticast = field(at.macDestination, 1, 1, 1);
export const ipMulticast = and(ip, field(at.destination, 1, 224, 0xe0));
export const ip6Multicast = and(ip6, field(at.destination6, 1, 255));

export const TRANSPORTS: ReadonlyMap<string, number> = new Map([
  ["tcp", 6],
  ["udp", 17],
  ["sctp", 132],
]);

/** Some port of a protocol: over IPv4 only in a first fragment, behind a header of any length. */
export function ports(protocols: readonly number[], direction: Direction, low: number, high: number): Test {
  const port = (base: "ipv4-payload" | "frame", where: number): Test => {
    if (low === high) return field(where, 2, low, 0xffff_ffff, base);
    const load = { kind: "load", base, from: where, at: { kind: "number", value: 0 }, size: 2 } as const;
    return and(
      { kind: "compare", left: load, relation: ">=", right: { kind: "number", value: low } },
      { kind: "compare", left: load, relation: "<=", right: { kind: "number", value: high } },
    );
  };
  const v4 = either(direction, port("ipv4-payload", 0), port("ipv4-payload", 2));
  const v6 = either(direction, port("frame", at.ports6), port("frame", at.ports6 + 2));
  const some = (where: number) => protocols.map((protocol) => field(where, 1, protocol)).reduce(or);
  return or(and(and(ip6, some(at.next)), v6), and(and(ip, some(at.protocol)), and(firstFragment, v4)));
}
