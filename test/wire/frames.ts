// Frames to print, made by fast-check: mostly sensible, with a bit of everything wrong.
import fc from "fast-check";
import * as arp from "../../src/wire/arp.js";
import { put16 } from "../../src/wire/bytes.js";
import { checksum, pseudoHeader4, pseudoHeader6 } from "../../src/wire/checksum.js";
import * as cooked from "../../src/wire/cooked.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as hopByHop from "../../src/wire/hopbyhop.js";
import * as icmp from "../../src/wire/icmp.js";
import * as icmpv6 from "../../src/wire/icmpv6.js";
import * as ipv4 from "../../src/wire/ipv4.js";
import * as ipv6 from "../../src/wire/ipv6.js";
import * as udp from "../../src/wire/udp.js";
import {
  fragment,
  hopOptions,
  igmpMessage,
  ipv4Options,
  joined,
  number,
  optionsHeader,
  otherIcmpv6,
  quietPort,
  tcpSegment,
} from "./morepackets.js";

const u8 = fc.nat(255);
const u16 = fc.nat(65535);
const u32 = fc.nat(0xffff_ffff);
const mac = fc.oneof(fc.constant(0), fc.constant(0xffff_ffff_ffff), fc.nat(0xffff_ffff_ffff));
const address6 = fc.oneof(
  fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
  fc.tuple(u16, u16, u32).map(([a, b, c]) => (BigInt(a) << 112n) | (BigInt(b) << 48n) | BigInt(c)),
  fc.constant(0n),
);
const data = (maxLength: number) => fc.uint8Array({ maxLength });

export const arpPacket: fc.Arbitrary<arp.Arp> = fc.record({
  operation: fc.oneof(fc.constantFrom(1, 2, 3, 4, 8, 9), u16),
  senderMac: mac,
  senderIp: u32,
  targetMac: mac,
  targetIp: u32,
});

export const udpPacket = fc.record({ sourcePort: u16, destinationPort: u16, payload: data(40) });

const quietUdp = fc
  .record({ sourcePort: quietPort, destinationPort: quietPort, payload: data(40) })
  .map((packet) => udp.emit(packet));

export const ipv4Packet = (payload: fc.Arbitrary<{ protocol: number; payload: Uint8Array }>) =>
  fc
    .record({
      tos: u8,
      id: u16,
      dontFragment: fc.boolean(),
      moreFragments: fc.boolean(),
      fragmentOffset: fc.oneof(
        { arbitrary: fc.constant(0), weight: 9 },
        { arbitrary: fc.nat(8191).map((n) => n * 8), weight: 1 },
      ),
      ttl: u8,
      source: u32,
      destination: u32,
      options: fc.oneof({ arbitrary: fc.constant(new Uint8Array()), weight: 5 }, { arbitrary: ipv4Options, weight: 1 }),
      content: payload,
    })
    .map(({ content, ...header }) => {
      const packet = { ...header, ...content };
      // Transport checksums cover the addresses; half are left as they are, which is wrong.
      const field = packet.protocol === 6 ? 16 : packet.protocol === 17 ? 6 : undefined;
      if (field !== undefined && packet.id % 2 === 0 && packet.payload.length > field + 2) {
        const { source, destination, protocol } = packet;
        packet.payload = packet.payload.slice();
        put16(packet.payload, field, 0);
        const start = pseudoHeader4(source, destination, packet.payload.length, protocol);
        put16(packet.payload, field, checksum(packet.payload, start));
      }
      return packet;
    });

const quoted = ipv4Packet(
  fc.oneof(
    quietUdp.map((payload) => ({ protocol: 17, payload })),
    data(30).map((payload) => ({ protocol: 1, payload })),
    tcpSegment.map((payload) => ({ protocol: 6, payload })),
    fc.record({ protocol: fc.constantFrom(1, 2, 50, 51, 61, 99, 108, 253), payload: data(30) }),
  ),
).map((packet) => ipv4.emit(packet));

export const icmpMessage: fc.Arbitrary<icmp.Message> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("echo-request" as const, "echo-reply" as const),
    id: u16,
    sequence: u16,
    data: data(64),
  }),
  fc.record({
    kind: fc.constant("unreachable" as const),
    code: fc.nat(20),
    mtu: fc.oneof(fc.constant(0), u16),
    original: quoted,
  }),
  fc.record({ kind: fc.constant("time-exceeded" as const), code: fc.nat(3), original: quoted }),
  fc.record({ kind: fc.constant("redirect" as const), code: fc.nat(5), gateway: u32, original: quoted }),
  fc.record({ kind: fc.constant("parameter-problem" as const), code: fc.nat(2), pointer: u8, original: quoted }),
);

const unknownIcmp = fc.record({ kind: fc.constant("unknown" as const), type: u8, code: fc.nat(3), rest: data(40) });

const anyIcmp = fc.oneof({ arbitrary: icmpMessage, weight: 4 }, { arbitrary: unknownIcmp, weight: 1 });

const options6 = fc.array(fc.record({ type: u8, data: fc.constant(new Uint8Array(6)) }), { maxLength: 2 });
const record6 = fc.record({ type: fc.nat(6), group: address6, sources: fc.array(address6, { maxLength: 2 }) });
export const icmpv6Message: fc.Arbitrary<icmpv6.Message> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("echo-request" as const, "echo-reply" as const),
    id: u16,
    sequence: u16,
    data: data(64),
  }),
  fc.record({ kind: fc.constant("router-solicitation" as const), options: options6 }),
  fc.record({ kind: fc.constant("neighbour-solicitation" as const), target: address6, options: options6 }),
  fc.record({
    kind: fc.constant("neighbour-advertisement" as const),
    router: fc.boolean(),
    solicited: fc.boolean(),
    override: fc.boolean(),
    target: address6,
    options: options6,
  }),
  fc.record({ kind: fc.constant("listener-report-v2" as const), records: fc.array(record6, { maxLength: 3 }) }),
);

const icmpv6Content: fc.Arbitrary<icmpv6.Message> = fc.oneof(
  { arbitrary: icmpv6Message, weight: 6 },
  { arbitrary: otherIcmpv6, weight: 4 },
  {
    arbitrary: fc.record({
      kind: fc.constant("unknown" as const),
      type: fc.constantFrom(1, 2, 3, 4, 131, 132, 133, 134, 143, 155, 205, 255),
      code: fc.nat(6),
      rest: data(60),
    }),
    weight: 2,
  },
);

/** What an IPv6 header stands before, made for its addresses. */
type Upper = (source: bigint, destination: bigint) => { nextHeader: number; payload: Uint8Array };
const upper6: fc.Arbitrary<Upper> = fc.oneof(
  {
    arbitrary: icmpv6Content.map(
      (message): Upper =>
        (source, destination) => ({
          nextHeader: ipv6.NEXT_ICMPV6,
          payload: icmpv6.emit(message, source, destination),
        }),
    ),
    weight: 8,
  },
  {
    arbitrary: fc.tuple(tcpSegment, fc.boolean()).map(
      ([segment, right]): Upper =>
        (source, destination) => {
          const payload = segment.slice();
          if (right) put16(payload, 16, checksum(payload, pseudoHeader6(source, destination, payload.length, 6)));
          return { nextHeader: 6, payload };
        },
    ),
    weight: 1,
  },
  {
    arbitrary: fc.record({ sourcePort: quietPort, destinationPort: quietPort, payload: data(40) }).map(
      (packet): Upper =>
        (source, destination) => ({
          nextHeader: 17,
          payload: udp.emit(packet, pseudoHeader6(source, destination, packet.payload.length + 8, 17)),
        }),
    ),
    weight: 1,
  },
  { arbitrary: fc.constant<Upper>(() => ({ nextHeader: 59, payload: new Uint8Array() })), weight: 1 },
);
type Wrapped = { nextHeader: number; payload: Uint8Array };
const header6: fc.Arbitrary<(inner: Wrapped) => Wrapped> = fc.oneof(
  { arbitrary: fc.constant((inner: Wrapped) => inner), weight: 5 },
  {
    arbitrary: fc.constant(({ nextHeader, payload }: Wrapped) => ({
      nextHeader: 0,
      payload: hopByHop.routerAlert(nextHeader, payload),
    })),
    weight: 3,
  },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(0, 60), hopOptions)
      .map(([kind, options]) => ({ nextHeader, payload }: Wrapped) => ({
        nextHeader: kind,
        payload: optionsHeader(nextHeader, options, payload),
      })),
    weight: 2,
  },
  {
    arbitrary: fragment(58, new Uint8Array()).map((bytes) => ({ nextHeader, payload }: Wrapped) => {
      const header = bytes.slice(0, 8);
      header[0] = nextHeader;
      return { nextHeader: 44, payload: joined(header, payload) };
    }),
    weight: 1,
  },
);

export const ipv6Packet = fc
  .record({
    trafficClass: u8,
    flowLabel: fc.oneof(fc.constant(0), fc.nat(0xf_ffff)),
    hopLimit: u8,
    source: address6,
    destination: address6,
    upper: upper6,
    wrap: header6,
  })
  .map(({ upper, wrap, ...header }) => ({ ...header, ...wrap(upper(header.source, header.destination)) }));

// Protocol numbers that tcpdump has no printer for.
const strangeProtocol = fc.constantFrom(61, 99, 146, 200, 253, 254, 255);

const ipv4Content = fc.oneof(
  { arbitrary: anyIcmp.map((message) => ({ protocol: 1, payload: icmp.emit(message) })), weight: 8 },
  { arbitrary: quietUdp.map((bytes) => ({ protocol: 17, payload: bytes })), weight: 2 },
  { arbitrary: tcpSegment.map((bytes) => ({ protocol: 6, payload: bytes })), weight: 3 },
  { arbitrary: igmpMessage.map((bytes) => ({ protocol: 2, payload: bytes })), weight: 2 },
  { arbitrary: fc.record({ protocol: strangeProtocol, payload: data(20) }), weight: 1 },
  { arbitrary: fc.record({ protocol: fc.constantFrom(50, 51, 59, 108), payload: data(30) }), weight: 1 },
  {
    arbitrary: quoted.map((bytes) => ({ protocol: 4, payload: bytes })),
    weight: 1,
  },
  { arbitrary: ipv6Packet.map((packet) => ({ protocol: 41, payload: ipv6.emit(packet) })), weight: 1 },
);

const untagged = fc.oneof(
  { arbitrary: arpPacket.map((packet) => ({ type: ethernet.TYPE_ARP, payload: arp.emit(packet) })), weight: 3 },
  {
    arbitrary: ipv4Packet(ipv4Content).map((packet) => ({ type: ethernet.TYPE_IPV4, payload: ipv4.emit(packet) })),
    weight: 9,
  },
  { arbitrary: ipv6Packet.map((packet) => ({ type: ethernet.TYPE_IPV6, payload: ipv6.emit(packet) })), weight: 5 },
  { arbitrary: fc.record({ type: fc.constantFrom(0x0777, 0x88b5, 0x7000, 0xfffe), payload: data(40) }), weight: 1 },
);

const payload = fc.oneof(
  { arbitrary: untagged, weight: 12 },
  {
    arbitrary: fc.tuple(fc.constantFrom(0x8100, 0x88a8), u16, untagged).map(([type, tag, content]) => ({
      type,
      payload: joined(number(2, tag), number(2, content.type), content.payload),
    })),
    weight: 1,
  },
);

/** What "any" would see of them, with an old or a new cooked header. */
export const cookedPacket = (version: 1 | 2) =>
  fc
    .record({ packetType: fc.nat(4), source: mac, hardware: fc.constantFrom(1, 772), content: payload })
    .map(({ content, ...rest }) =>
      cooked.emit({ ...rest, ifindex: 4711, protocol: content.type, payload: content.payload }, version),
    );

/** Whole frames, some padded to Ethernet's least length. */
export const wholeFrame = fc.tuple(mac, mac, payload, fc.boolean()).map(([destination, source, content, pad]) => {
  const bytes = ethernet.emit({ destination, source, ...content });
  if (!pad || bytes.length >= 60) return bytes;
  const padded = new Uint8Array(60);
  padded.set(bytes);
  return padded;
});

/** Frames that end too early, as the wire or as the capture (with the length that there was), or have wrong bytes. */
export const brokenFrame = fc
  .tuple(wholeFrame, fc.constantFrom("short", "snapped", "changed"), fc.nat(), u8)
  .map(([frame, how, where, value]): { bytes: Uint8Array; length: number } => {
    const at = where % (frame.length + 1);
    if (how === "short") return { bytes: frame.slice(0, at), length: at };
    if (how === "snapped") return { bytes: frame.slice(0, at), length: frame.length };
    const bytes = frame.slice();
    if (at < bytes.length && !TYPES.includes(at) && !FOREIGN.includes(value)) bytes[at] = value;
    return { bytes, length: bytes.length };
  });

// A changed type or protocol would be one that tcpdump prints and src/wire does not.
const TYPES = [12, 13, 16, 17, 20, 23];
const FOREIGN = [8, 9, 33, 43, 46, 47, 55, 62, 77, 88, 89, 103, 112, 113, 132, 135, 138, 139, 140, 143, 147];
