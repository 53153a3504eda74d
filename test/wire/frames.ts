// Frames to print, made by fast-check: mostly sensible, with a bit of everything wrong.
import fc from "fast-check";
import * as arp from "../../src/wire/arp.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as hopByHop from "../../src/wire/hopbyhop.js";
import * as icmp from "../../src/wire/icmp.js";
import * as icmpv6 from "../../src/wire/icmpv6.js";
import * as ipv4 from "../../src/wire/ipv4.js";
import * as ipv6 from "../../src/wire/ipv6.js";
import * as udp from "../../src/wire/udp.js";

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

// Ports whose programs tcpdump would look into.
const quietPort = fc.constantFrom(40001, 40002, 33434, 9999);
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
      options: fc.oneof(
        { arbitrary: fc.constant(new Uint8Array()), weight: 5 },
        { arbitrary: fc.nat(10).map((n) => new Uint8Array(n * 4).fill(1)), weight: 1 },
      ),
      content: payload,
    })
    .map(({ content, ...header }) => ({ ...header, ...content }));

const quoted = ipv4Packet(
  fc.oneof(
    quietUdp.map((payload) => ({ protocol: 17, payload })),
    data(30).map((payload) => ({ protocol: 1, payload })),
    fc.record({ protocol: u8, payload: data(30) }),
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

export const ipv6Packet = fc
  .record({
    trafficClass: u8,
    flowLabel: fc.nat(0xf_ffff),
    hopLimit: u8,
    source: address6,
    destination: address6,
    alert: fc.boolean(),
    content: fc.oneof(
      { arbitrary: icmpv6Message, weight: 6 },
      {
        arbitrary: fc.record({
          kind: fc.constant("unknown" as const),
          type: fc.constantFrom(1, 2, 3, 4, 131, 132, 133, 134, 143, 205, 255),
          code: fc.nat(6),
          rest: data(60),
        }),
        weight: 2,
      },
    ),
  })
  .map(({ content, alert, ...header }) => {
    const body = icmpv6.emit(content, header.source, header.destination);
    const packet = alert
      ? { nextHeader: 0, payload: hopByHop.routerAlert(ipv6.NEXT_ICMPV6, body) }
      : { nextHeader: ipv6.NEXT_ICMPV6, payload: body };
    return { ...header, ...packet };
  });

// Protocol numbers that tcpdump has no printer for.
const strangeProtocol = fc.constantFrom(61, 99, 146, 200, 253, 254, 255);

const payload = fc.oneof(
  { arbitrary: arpPacket.map((packet) => ({ type: ethernet.TYPE_ARP, payload: arp.emit(packet) })), weight: 3 },
  {
    arbitrary: ipv4Packet(
      fc.oneof(
        {
          arbitrary: fc
            .oneof({ arbitrary: icmpMessage, weight: 4 }, { arbitrary: unknownIcmp, weight: 1 })
            .map((message) => ({ protocol: 1, payload: icmp.emit(message) })),
          weight: 8,
        },
        { arbitrary: quietUdp.map((bytes) => ({ protocol: 17, payload: bytes })), weight: 2 },
        { arbitrary: fc.record({ protocol: strangeProtocol, payload: data(20) }), weight: 1 },
      ),
    ).map((packet) => ({ type: ethernet.TYPE_IPV4, payload: ipv4.emit(packet) })),
    weight: 8,
  },
  { arbitrary: ipv6Packet.map((packet) => ({ type: ethernet.TYPE_IPV6, payload: ipv6.emit(packet) })), weight: 4 },
  { arbitrary: fc.record({ type: fc.constantFrom(0x0777, 0x88b5, 0x7000, 0xfffe), payload: data(40) }), weight: 1 },
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
    if (at < bytes.length && at !== 12 && at !== 13 && at !== 23 && at !== 20) bytes[at] = value;
    return { bytes, length: bytes.length };
  });
