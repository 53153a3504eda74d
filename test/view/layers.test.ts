// A frame taken apart: what each byte means, also of fragments, padding, quotes and frames that were cut.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Layer, layersOf } from "../../src/view/packet/layers.js";
import { concat } from "../../src/wire/bytes.js";
import { pseudoHeader4 } from "../../src/wire/checksum.js";
import * as icmpv6 from "../../src/wire/icmpv6.js";
import * as ipv4 from "../../src/wire/ipv4.js";
import * as ipv6 from "../../src/wire/ipv6.js";
import * as udp from "../../src/wire/udp.js";
import { arpFrame, echo, framed, ipPacket } from "./logs.js";

const macs = ["02:00:00:00:00:01", "02:00:00:00:00:02"] as const;
const onWire = (packet: Uint8Array, type = 0x0800) => framed(...macs, type, packet);
const request = echo("echo-request", "10.9.0.1", "10.9.0.2", 3);
const error = ipPacket("10.9.0.1", "10.9.0.1", {
  kind: "unreachable",
  code: 1,
  mtu: 0,
  original: request.subarray(0, 28),
});

/** A packet of IPv4 around a payload. */
const packet = (payload: Uint8Array, more: Partial<Parameters<typeof ipv4.emit>[0]> = {}) =>
  ipv4.emit({
    tos: 0,
    id: 7,
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: 64,
    protocol: 17,
    source: 0x0a090001,
    destination: 0x0a090002,
    options: new Uint8Array(),
    payload,
    ...more,
  });

const names = (layers: readonly Layer[]) => layers.map((layer) => layer.name);
/** What a field says, and the bytes it stands in. */
function at(frame: Uint8Array, name: string, layer?: string): readonly [value: string, start: number, length: number] {
  const field = layersOf(frame)
    .filter((each) => layer === undefined || each.name === layer)
    .flatMap((each) => each.fields)
    .find((each) => each.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return [field.value, field.start, field.length];
}

/** Every byte belongs to a field, no field leaves the frame, and fields stand in the frame's order. */
function expectCovered(frame: Uint8Array): void {
  const covered = new Uint8Array(frame.length);
  let before = 0;
  for (const { start, length } of layersOf(frame).flatMap((layer) => layer.fields)) {
    expect(start).toBeGreaterThanOrEqual(before);
    expect(length).toBeGreaterThan(0);
    expect(start + length).toBeLessThanOrEqual(frame.length);
    covered.fill(1, start, start + length);
    before = start;
  }
  expect([...covered]).not.toContain(0);
}

describe("fields say what stands in their bytes", () => {
  test("ARP", () => {
    const frame = arpFrame(1, [macs[0], "10.0.0.1"], [undefined, "10.0.0.2"]);
    expect(at(frame, "Operation")).toEqual(["1 (request)", 20, 2]);
    expect(at(frame, "Target IP")).toEqual(["10.0.0.2", 38, 4]);
    expectCovered(frame);
  });

  test("an echo request, its checksums judged", () => {
    const frame = onWire(request);
    expect(at(frame, "Version")).toEqual(["4", 14, 1]);
    expect(at(frame, "Header length")).toEqual(["20 bytes", 14, 1]);
    expect(at(frame, "Flags")).toEqual(["don't fragment (DF)", 20, 1]);
    expect(at(frame, "Sequence number")).toEqual(["3", 40, 2]);
    expect(at(frame, "Checksum")[0]).toMatch(/ \(right\)$/);
    const bad = frame.slice();
    bad[60]! ^= 1;
    bad[22]! ^= 1;
    expect(at(bad, "Checksum")[0]).toMatch(/ \(wrong\)$/);
    expect(at(bad, "Header checksum")[0]).toMatch(/ \(wrong\)$/);
  });

  test("an error's quoted packet: its fields where they are in the whole frame, and how much of it is quoted", () => {
    const frame = onWire(error);
    expect(names(layersOf(frame))).toEqual(["Ethernet II", "IPv4", "ICMP", "IPv4 (quoted)", "ICMP (quoted)"]);
    expect(at(frame, "Total length", "IPv4 (quoted)")).toEqual(["84 (the first 28 are quoted)", 44, 2]);
    expect(at(frame, "Sequence number", "ICMP (quoted)")).toEqual(["3", 68, 2]);
    // A quote is the start of a packet: its checksum cannot be judged.
    expect(at(frame, "Checksum", "ICMP (quoted)")[0]).not.toMatch(/\(/);
    expectCovered(frame);
  });

  test("fragments: the first has the transport header, the others are bytes at an offset", () => {
    const whole = udp.emit(
      { sourcePort: 4000, destinationPort: 53, payload: new Uint8Array(40) },
      pseudoHeader4(0x0a090001, 0x0a090002, 48, 17),
    );
    const first = onWire(packet(whole.subarray(0, 24), { moreFragments: true }));
    expect(names(layersOf(first))).toEqual(["Ethernet II", "IPv4", "UDP", "Data"]);
    expect(at(first, "Flags")[0]).toBe("more fragments (MF)");
    expect(at(first, "Checksum")[0]).not.toMatch(/\(/);
    const last = onWire(packet(whole.subarray(24), { fragmentOffset: 24 }));
    expect(names(layersOf(last))).toEqual(["Ethernet II", "IPv4", "Fragment"]);
    expect(at(last, "Fragment offset")).toEqual(["24", 20, 2]);
    expect(at(last, "Bytes")).toEqual(["24 bytes", 34, 24]);
    expect(at(onWire(packet(whole)), "Checksum")[0]).toMatch(/ \(right\)$/);
    for (const frame of [first, last]) expectCovered(frame);
  });

  test("options one by one, and Ethernet's padding is no payload", () => {
    const route = packet(new Uint8Array(), { protocol: 253, options: Uint8Array.of(1, 7, 7, 4, 10, 0, 0, 1) });
    const frame = concat(onWire(route), new Uint8Array(18));
    expect(at(frame, "Option RR")).toEqual(["0x0707040a000001", 35, 7]);
    expect(names(layersOf(frame))).toEqual(["Ethernet II", "IPv4", "Padding"]);
    expect(at(frame, "Bytes")).toEqual(["18 bytes", 42, 18]);
    expectCovered(frame);
  });

  test("TCP's options and flags", () => {
    const syn = Uint8Array.from([
      0x1f, 0x90, 0, 80, 0, 0, 0, 9, 0, 0, 0, 0, 0x70, 2, 0xff, 0xff, 0, 0, 0, 0, 2, 4, 5, 0xb4, 1, 3, 3, 7,
    ]);
    const frame = onWire(packet(syn, { protocol: 6 }));
    expect(at(frame, "Source port")).toEqual(["8080", 34, 2]);
    expect(at(frame, "Flags", "TCP")).toEqual(["S", 47, 1]);
    expect(at(frame, "Option mss")).toEqual(["0x020405b4", 54, 4]);
    expect(at(frame, "Option wscale")).toEqual(["0x030307", 59, 3]);
    expectCovered(frame);
  });

  test("IPv6: a neighbour solicitation, a quoted packet, a fragment", () => {
    const [one, two] = [0xfe80n << 112n, (0xfe80n << 112n) + 2n];
    const asked = icmpv6.emit(
      { kind: "neighbour-solicitation", target: two, options: [icmpv6.linkLayerOption(1, 0x020000000001)] },
      one,
      two,
    );
    const around = (payload: Uint8Array, nextHeader: number) =>
      ipv6.emit({
        trafficClass: 0,
        flowLabel: 0xabcde,
        nextHeader,
        hopLimit: 255,
        source: one,
        destination: two,
        payload,
      });
    const frame = onWire(around(asked, 58), 0x86dd);
    expect(at(frame, "Flow label")).toEqual(["0xabcde", 15, 3]);
    expect(at(frame, "Target")).toEqual(["fe80::2", 62, 16]);
    expect(at(frame, "Option source link-address")).toEqual(["02:00:00:00:00:01", 78, 8]);
    expect(at(frame, "Checksum")[0]).toMatch(/right/);
    const tooBig = icmpv6.emit(
      { kind: "unknown", type: 2, code: 0, rest: concat(Uint8Array.of(0, 0, 5, 0), around(asked, 58).subarray(0, 60)) },
      one,
      two,
    );
    expect(names(layersOf(onWire(around(tooBig, 58), 0x86dd)))).toEqual([
      "Ethernet II",
      "IPv6",
      "ICMPv6",
      "IPv6 (quoted)",
      "ICMPv6 (quoted)",
    ]);
    const fragment = concat(Uint8Array.of(58, 0, 0, 0x19, 0, 0, 0, 9), new Uint8Array(16));
    expect(names(layersOf(onWire(around(fragment, 44), 0x86dd)))).toEqual([
      "Ethernet II",
      "IPv6",
      "IPv6 fragment",
      "Fragment",
    ]);
    for (const each of [frame, onWire(around(tooBig, 58), 0x86dd), onWire(around(fragment, 44), 0x86dd)])
      expectCovered(each);
  });
});

test("cut anywhere, what is there is said, and that it was cut", () => {
  for (const frame of [onWire(request), onWire(error), arpFrame(2, [macs[0], "10.0.0.1"], [macs[1], "10.0.0.2"])])
    for (let length = 1; length <= frame.length; length++) expectCovered(frame.subarray(0, length));
  expect(at(onWire(request).subarray(0, 17), "Total length")).toEqual(["cut short: 1 of 2 bytes", 16, 1]);
  expect(at(onWire(request).subarray(0, 60), "Total length")[0]).toBe("84 (cut short: 46 are here)");
});

test("any bytes are covered", () => {
  const type = fc.constantFrom(0x0800, 0x0806, 0x86dd, 0x1234);
  const head = fc.constantFrom(
    [],
    [0x45],
    [0x46],
    [0x60],
    [0x45, 0, 0, 60, 0, 0, 0, 0, 64, 1],
    [0x45, 0, 0, 60, 0, 0, 0, 0, 64, 2],
    [0x4f, 0, 0, 90, 0, 0, 0, 0, 64, 6],
    [0x60, 0, 0, 0, 0, 40, 58],
    [0x60, 0, 0, 0, 0, 80, 0],
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 150 }), head, type, (payload, first, kind) => {
      expectCovered(onWire(concat(Uint8Array.from(first), payload), kind));
    }),
    { numRuns: 3000 },
  );
});
