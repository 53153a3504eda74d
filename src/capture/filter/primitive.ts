// What libpcap's primitives test (gencode.c). Offsets are counted from the layout's link header.
import type { Ipv6 } from "../../wire/address.js";
import type { Layout } from "./layout.js";
import { and, field, not, or, type Test } from "./test.js";

export type Direction = "src" | "dst" | "src or dst" | "src and dst";

/** From the payload's start. */
const inArp = { sender: 14, target: 24 } as const;
const inIp = { fragment: 6, protocol: 9, source: 12, destination: 16 } as const;
const inIp6 = { next: 6, source: 8, destination: 24, payload: 40 } as const;
const FRAGMENT_HEADER = 44;

const LONGEST_802_3 = 1500;

/** Below 0x600 a type is a length, and the number an LLC service access point's. */
export function ethertype(layout: Layout, type: number): Test {
  if (layout.link !== "EN10MB" || type > LONGEST_802_3) return field(layout.type, 2, type);
  return and(isLength(layout), field(layout.payload, 1, type));
}

const isLength = ({ type }: Layout) =>
  not({
    kind: "compare",
    left: { kind: "load", ip: undefined, from: type, at: { kind: "number", value: 0 }, size: 2 },
    relation: ">",
    right: { kind: "number", value: LONGEST_802_3 },
  });

export const ip = (layout: Layout) => ethertype(layout, 0x0800);
export const ip6 = (layout: Layout) => ethertype(layout, 0x86dd);
export const firstFragment = ({ payload }: Layout) => field(payload + inIp.fragment, 2, 0, 0x1fff);

export const ipProtocol = (layout: Layout, protocol: number) =>
  and(ip(layout), field(layout.payload + inIp.protocol, 1, protocol));

export function ip6Protocol(layout: Layout, protocol: number): Test {
  const next = layout.payload + inIp6.next;
  const behind = and(field(next, 1, FRAGMENT_HEADER), field(layout.payload + inIp6.payload, 1, protocol));
  return and(ip6(layout), or(field(next, 1, protocol), behind));
}

/** Directly behind the IPv6 header, for its bytes to be at a known place. */
export const icmp6Header = (layout: Layout) => and(ip6(layout), field(layout.payload + inIp6.next, 1, 58));

/** tcp, udp, sctp and protocol numbers: over either IP. */
export const transport = (layout: Layout, protocol: number) =>
  or(ipProtocol(layout, protocol), ip6Protocol(layout, protocol));

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

export function ipv4Host(layout: Layout, direction: Direction, address: number, mask: number): Test {
  const at = (offset: number) => field(layout.payload + offset, 4, address, mask);
  return and(ip(layout), either(direction, at(inIp.source), at(inIp.destination)));
}

/** `type` is ARP's or RARP's. */
export function arpHost(layout: Layout, type: number, direction: Direction, address: number, mask: number): Test {
  const at = (offset: number) => field(layout.payload + offset, 4, address, mask);
  return and(ethertype(layout, type), either(direction, at(inArp.sender), at(inArp.target)));
}

export function ipv6Host(layout: Layout, direction: Direction, address: Ipv6, prefix: number): Test {
  if (prefix === 0) return ip6(layout);
  const at = (offset: number) => words(layout.payload + offset, address, prefix);
  return and(ip6(layout), either(direction, at(inIp6.source), at(inIp6.destination)));
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
  return either(direction, equals(6), equals(0));
}

export const etherMulticast = field(0, 1, 1, 1);
export const ipMulticast = (layout: Layout) => and(ip(layout), field(layout.payload + inIp.destination, 1, 224, 0xe0));
export const ip6Multicast = (layout: Layout) => and(ip6(layout), field(layout.payload + inIp6.destination, 1, 255));

/** All ones or all zeros where the netmask has zeros. */
export function ipBroadcast(layout: Layout, netmask: number): Test {
  const host = ~netmask >>> 0;
  const at = layout.payload + inIp.destination;
  return and(ip(layout), or(field(at, 4, 0, host), field(at, 4, host, host)));
}

export const TRANSPORTS: ReadonlyMap<string, number> = new Map([
  ["tcp", 6],
  ["udp", 17],
  ["sctp", 132],
]);

/** Some port of a protocol: over IPv4 only in a first fragment, behind a header of any length. */
export function ports(
  layout: Layout,
  protocols: readonly number[],
  direction: Direction,
  low: number,
  high: number,
): Test {
  const port = (ip: number | undefined, where: number): Test => {
    if (low === high) return field(where, 2, low, 0xffff_ffff, ip);
    const load = { kind: "load", ip, from: where, at: { kind: "number", value: 0 }, size: 2 } as const;
    return and(
      { kind: "compare", left: load, relation: ">=", right: { kind: "number", value: low } },
      { kind: "compare", left: load, relation: "<=", right: { kind: "number", value: high } },
    );
  };
  const { payload } = layout;
  const behind6 = payload + inIp6.payload;
  const v4 = either(direction, port(payload, 0), port(payload, 2));
  const v6 = either(direction, port(undefined, behind6), port(undefined, behind6 + 2));
  const some = (where: number) => protocols.map((protocol) => field(where, 1, protocol)).reduce(or);
  return or(
    and(and(ip6(layout), some(payload + inIp6.next)), v6),
    and(and(ip(layout), some(payload + inIp.protocol)), and(firstFragment(layout), v4)),
  );
}
