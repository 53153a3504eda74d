// Bytes and records: what is emitted parses to the same, what is cut anywhere is a value, sums are right.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as arp from "../../src/wire/arp.js";
import { checksum, pseudoHeader4, pseudoHeader6 } from "../../src/wire/checksum.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as hopByHop from "../../src/wire/hopbyhop.js";
import * as icmp from "../../src/wire/icmp.js";
import * as icmpv6 from "../../src/wire/icmpv6.js";
import * as ipv4 from "../../src/wire/ipv4.js";
import * as ipv6 from "../../src/wire/ipv6.js";
import { isMalformed } from "../../src/wire/malformed.js";
import * as udp from "../../src/wire/udp.js";
import { arpPacket, icmpMessage, icmpv6Message, ipv4Packet, ipv6Packet, udpPacket, wholeFrame } from "./frames.js";

const hex = (text: string) =>
  Uint8Array.from(text.replace(/\s/g, "").match(/../g)!, (byte) => Number.parseInt(byte, 16));
const contents = fc.record({ protocol: fc.nat(255), payload: fc.uint8Array({ maxLength: 50 }) });

test("Ethernet survives its round trip", () => {
  fc.assert(
    fc.property(wholeFrame, (bytes) => {
      const frame = ethernet.parse(bytes);
      if (isMalformed(frame)) throw new Error(frame.malformed);
      expect(ethernet.emit(frame)).toEqual(bytes);
    }),
  );
});

test("ARP survives its round trip", () => {
  fc.assert(fc.property(arpPacket, (packet) => void expect(arp.parse(arp.emit(packet))).toEqual(packet)));
});

test("IPv4 survives its round trip, with the length and a right checksum added", () => {
  fc.assert(
    fc.property(ipv4Packet(contents), (packet) => {
      const bytes = ipv4.emit(packet);
      expect(ipv4.parse(bytes)).toMatchObject({ ...packet, totalLength: bytes.length });
      expect(ipv4.checksumOk(bytes)).toBe(true);
    }),
  );
});

test("ICMP survives its round trip with a right checksum", () => {
  fc.assert(
    fc.property(icmpMessage, (message) => {
      const bytes = icmp.emit(message);
      expect(icmp.parse(bytes)).toMatchObject(message);
      expect(icmp.checksumOk(bytes)).toBe(true);
    }),
  );
});

test("IPv6 and ICMPv6 survive their round trip, their checksum covering the addresses", () => {
  fc.assert(fc.property(ipv6Packet, (packet) => void expect(ipv6.parse(ipv6.emit(packet))).toMatchObject(packet)));
  fc.assert(
    fc.property(icmpv6Message, fc.bigInt({ min: 1n, max: 1n << 127n }), (message, source) => {
      const bytes = icmpv6.emit(message, source, 1n);
      expect(icmpv6.parse(bytes)).toMatchObject(message);
      expect(icmpv6.checksumOk(bytes, source, 1n)).toBe(true);
    }),
  );
});

test("UDP survives its round trip", () => {
  fc.assert(fc.property(udpPacket, (packet) => void expect(udp.parse(udp.emit(packet))).toMatchObject(packet)));
});

test("hop-by-hop options survive their round trip, padding apart", () => {
  const option = fc.record({ type: fc.integer({ min: 2, max: 255 }), data: fc.uint8Array({ maxLength: 20 }) });
  const header = fc.record({
    nextHeader: fc.nat(255),
    options: fc.array(option, { maxLength: 4 }),
    payload: fc.uint8Array({ maxLength: 20 }),
  });
  fc.assert(fc.property(header, (one) => void expect(hopByHop.parse(hopByHop.emit(one))).toEqual(one)));
});

const parsers = { ethernet, arp, ipv4, icmp, ipv6, icmpv6, udp, hopByHop };
describe.each(Object.entries(parsers))("%s", (_, { parse }) => {
  test("any bytes at all parse to a value", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => void expect(parse(bytes)).toBeTypeOf("object")),
    );
  });
});

const samples: readonly [string, (bytes: Uint8Array) => object, Uint8Array, number][] = [
  ["Ethernet", ethernet.parse, fc.sample(wholeFrame, { numRuns: 1, seed: 1 })[0]!, 14],
  ["ARP", arp.parse, arp.emit(fc.sample(arpPacket, { numRuns: 1, seed: 1 })[0]!), 28],
  ["IPv4", ipv4.parse, hex("45000054 12344000 40010000 0a090001 0a090002").subarray(0, 20), 21],
  ["ICMP", icmp.parse, icmp.emit({ kind: "echo-request", id: 1, sequence: 2, data: new Uint8Array(0) }), 8],
  ["UDP", udp.parse, udp.emit({ sourcePort: 1, destinationPort: 2, payload: new Uint8Array(3) }), 11],
];

test.each(samples)("%s cut short says how many bytes are missing, and where", (_, parse, bytes, needed) => {
  for (let length = 0; length < Math.min(needed, bytes.length); length++) {
    expect(parse(bytes.subarray(0, length))).toMatchObject({
      malformed: expect.stringContaining(`${length} bytes`),
      at: length,
    });
  }
});

test("Ethernet's padding behind the total length is no payload", () => {
  const packet = {
    tos: 0,
    id: 0,
    dontFragment: true,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: 64,
    protocol: 1,
    source: 1,
    destination: 2,
    options: new Uint8Array(),
    payload: Uint8Array.of(1, 2, 3),
  };
  const padded = new Uint8Array(46);
  padded.set(ipv4.emit(packet));
  expect(ipv4.parse(padded)).toMatchObject({ payload: Uint8Array.of(1, 2, 3), totalLength: 23 });
});

test("an error's quoted datagram may end before its total length says; a packet may not", () => {
  const cut = hex("4500 05dc 1234 4000 4001 0000 0a090001 0a090002 0800 0000 0001 0001");
  expect(ipv4.parse(cut)).toMatchObject({ malformed: "28 bytes where 1500 are needed" });
  expect(ipv4.parseQuoted(cut)).toMatchObject({ totalLength: 1500, payload: cut.subarray(20) });
});

test("what is no ARP for IPv4 over Ethernet says what it is", () => {
  const bytes = arp.emit({ operation: 1, senderMac: 1, senderIp: 2, targetMac: 3, targetIp: 4 });
  bytes[1] = 6;
  expect(arp.parse(bytes)).toEqual({ malformed: "hardware type 6 is not Ethernet", at: 0 });
});

test("checksums of known packets", () => {
  // RFC 1071 section 3.
  expect(checksum(hex("0001 f203 f4f5 f6f7"))).toBe(0xffff & ~0xddf2);
  // Carries that come out of the first folding are folded too.
  expect(checksum(hex("ffff ffff 0001"))).toBe(0xfffe);
  // An odd byte is the high half of a last word.
  expect(checksum(hex("0102 03"))).toBe(0xffff & ~0x0402);
  // A header that tcpdump -x showed of a real Linux.
  expect(checksum(hex("4500 0054 4638 4000 4001 e05d 0a09 0001 0a09 0001"))).toBe(0);
  expect(ipv4.checksumOk(hex("4500 0054 4638 4000 4001 e05e 0a09 0001 0a09 0001"))).toBe(false);
});

test("checksums over pseudo headers", () => {
  const query = udp.emit(
    { sourcePort: 1, destinationPort: 2, payload: hex("0102") },
    pseudoHeader4(0x0a000001, 0x0a000002, 10, 17),
  );
  expect(checksum(query, pseudoHeader4(0x0a000001, 0x0a000002, 10, 17))).toBe(0);
  // Linux's router solicitation from fe80::c0cb:96ff:fe8f:5aa6 to ff02::2 with that MAC.
  const source = 0xfe80_0000_0000_0000_c0cb_96ff_fe8f_5aa6n;
  const all = 0xff02_0000_0000_0000_0000_0000_0000_0002n;
  const option = icmpv6.linkLayerOption(icmpv6.OPTION_SOURCE_LINK_LAYER, 0xc2cb_968f_5aa6);
  const bytes = icmpv6.emit({ kind: "router-solicitation", options: [option] }, source, all);
  expect(bytes.length).toBe(16);
  expect(checksum(bytes, pseudoHeader6(source, all, 16, 58))).toBe(0);
});
