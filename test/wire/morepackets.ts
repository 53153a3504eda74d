// What frames carry besides what src/wire can emit: TCP segments, IGMP, neighbour discovery, fragments, options, tags.
import fc from "fast-check";
import { put16, put32, put128 } from "../../src/wire/bytes.js";
import { checksum } from "../../src/wire/checksum.js";

const u8 = fc.nat(255);
const u16 = fc.nat(65535);
const u32 = fc.nat(0xffff_ffff);
const data = (maxLength: number) => fc.uint8Array({ maxLength });

const of = (...bytes: number[]) => Uint8Array.from(bytes);
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
export function number(size: 2 | 4, value: number): Uint8Array {
  const bytes = new Uint8Array(size);
  if (size === 2) put16(bytes, 0, value);
  else put32(bytes, 0, value);
  return bytes;
}

/** Some with the right checksum at `field`, some without any. */
export const summed = (packet: fc.Arbitrary<Uint8Array>, field: number) =>
  fc.tuple(packet, fc.nat(4)).map(([bytes, n]) => {
    if (n > 0) put16(bytes, field, checksum(bytes));
    return bytes;
  });

// Ports whose programs tcpdump does not look into.
export const quietPort = fc.constantFrom(40001, 40002, 33434, 9999);

const tcpOption = fc.oneof(
  fc.constant(of(1)),
  u16.map((mss) => joined(of(2, 4), number(2, mss))),
  fc.nat(14).map((shift) => of(3, 3, shift)),
  fc.constant(of(4, 2)),
  fc.tuple(u32, u32).map(([from, to]) => joined(of(5, 10), number(4, from), number(4, to))),
  fc.tuple(u32, u32).map(([value, echo]) => joined(of(8, 10), number(4, value), number(4, echo))),
  fc.tuple(fc.constantFrom(6, 28, 77, 99, 253), data(6)).map(([kind, rest]) => joined(of(kind, rest.length + 2), rest)),
  fc.tuple(fc.constantFrom(2, 3, 5, 8), u8).map(([kind, size]) => of(kind, size)),
);

export const tcpSegment = fc
  .record({
    source: quietPort,
    target: quietPort,
    seq: fc.oneof(u32, fc.nat(5000)),
    ack: fc.oneof(u32, fc.nat(5000)),
    flags: fc.oneof(fc.constantFrom(2, 18, 16, 24, 17, 4, 20), u8),
    window: u16,
    urgent: u16,
    options: fc.array(tcpOption, { maxLength: 4 }),
    wrongOffset: fc.oneof({ arbitrary: fc.constant(undefined), weight: 15 }, { arbitrary: fc.nat(15), weight: 1 }),
    payload: data(40),
  })
  .map(({ source, target, seq, ack, flags, window, urgent, options, wrongOffset, payload }) => {
    const all = joined(...options).slice(0, 40);
    const padded = new Uint8Array(Math.ceil(all.length / 4) * 4);
    padded.set(all);
    const offset = wrongOffset ?? 5 + padded.length / 4;
    const header = joined(number(2, source), number(2, target), number(4, seq), number(4, ack));
    return joined(header, of(offset * 16, flags), number(2, window), number(2, 0), number(2, urgent), padded, payload);
  });

const groupRecord = fc
  .record({ type: fc.nat(7), group: u32, sources: fc.array(u32, { maxLength: 2 }) })
  .map(({ type, group, sources }) =>
    joined(of(type, 0), number(2, sources.length), number(4, group), ...sources.map((each) => number(4, each))),
  );

export const igmpMessage = summed(
  fc.oneof(
    fc
      .tuple(fc.constantFrom(0x11, 0x12, 0x16, 0x17, 0x50), u8, fc.oneof(fc.constant(0), u32), data(5))
      .map(([type, time, group, rest]) =>
        joined(of(type, time, 0, 0), number(4, group), rest.length > 3 ? rest : of()),
      ),
    fc
      .tuple(u8, fc.oneof(fc.constant(0), u32), fc.array(u32, { maxLength: 3 }), fc.nat(4))
      .map(([time, group, sources, count]) =>
        joined(
          of(0x11, time, 0, 0),
          number(4, group),
          of(2, 125),
          number(2, count),
          ...sources.map((s) => number(4, s)),
        ),
      ),
    fc
      .tuple(fc.array(groupRecord, { maxLength: 3 }), fc.nat(3))
      .map(([records, count]) => joined(of(0x22, 0, 0, 0, 0, 0), number(2, count), ...records)),
    fc.tuple(fc.constantFrom(0x1e, 0x1f), data(30)).map(([type, rest]) => joined(of(type, 0, 0, 0), rest)),
  ),
  2,
);

/** IPv4 options, mostly well formed, padded to words. */
export const ipv4Options = fc
  .array(
    fc.oneof(
      fc.constant(of(1)),
      fc.constant(of(0)),
      fc.constant(of(148, 4, 0, 0)),
      fc
        .tuple(fc.constantFrom(7, 131, 137), fc.array(u32, { maxLength: 4 }), fc.constantFrom(4, 8, 12, 5, 0))
        .map(([type, list, pointer]) =>
          joined(of(type, 3 + 4 * list.length, pointer), ...list.map((a) => number(4, a))),
        ),
      fc
        .tuple(fc.array(u32, { maxLength: 4 }), fc.constantFrom(5, 9, 13, 6), u8)
        .map(([list, pointer, flags]) =>
          joined(of(68, 4 + 4 * list.length, pointer, flags), ...list.map((t) => number(4, t))),
        ),
      fc.tuple(u8, u8).map(([type, size]) => of(type, size)),
    ),
    { maxLength: 3 },
  )
  .map((options) => {
    const all = joined(...options).slice(0, 40);
    const padded = new Uint8Array(Math.ceil(all.length / 4) * 4);
    padded.set(all);
    return padded;
  });

const address6 = fc.tuple(u16, u32).map(([a, b]) => {
  const bytes = new Uint8Array(16);
  put128(bytes, 0, (BigInt(a) << 112n) | BigInt(b));
  return bytes;
});
const ndOption = fc.oneof(
  fc
    .tuple(fc.constantFrom(1, 2), data(6))
    .map(([type, mac]) => joined(of(type, 1), joined(mac, new Uint8Array(6)).slice(0, 6))),
  fc
    .tuple(u8, u8, u32, fc.oneof(u32, fc.constant(0xffff_ffff)), address6)
    .map(([bits, flags, valid, preferred, prefix]) =>
      joined(of(3, 4, bits, flags), number(4, valid), number(4, preferred), number(4, 0), prefix),
    ),
  u32.map((mtu) => joined(of(5, 1, 0, 0), number(4, mtu))),
  u32.map((interval) => joined(of(7, 1, 0, 0), number(4, interval))),
  u32.map((value) => joined(of(8, 1, 0, 0), number(4, value))),
  fc
    .tuple(u8, u8, u32, address6, fc.nat(3))
    .map(([bits, flags, seconds, prefix, words]) =>
      joined(of(24, words + 1, bits, flags), number(4, seconds), joined(prefix, prefix).slice(0, words * 8)),
    ),
  fc.tuple(u32, address6).map(([seconds, server]) => joined(of(25, 3, 0, 0), number(4, seconds), server)),
  fc
    .tuple(fc.constantFrom(4, 14, 99), data(6))
    .map(([type, rest]) => joined(of(type, 1), joined(rest, new Uint8Array(6)).slice(0, 6))),
  fc.tuple(u8, u8).map(([type, words]) => of(type, words)),
);
const options6 = fc.array(ndOption, { maxLength: 3 }).map((all) => joined(...all));

/** ICMPv6 that src/wire only keeps as unknown: its type, its code and what follows the checksum. */
export const otherIcmpv6 = fc
  .oneof(
    fc.tuple(u8, u8, u16, u32, u32, options6).map(([hops, flags, life, reachable, again, rest]) => ({
      type: 134,
      rest: joined(of(hops, flags), number(2, life), number(4, reachable), number(4, again), rest),
    })),
    options6.map((rest) => ({ type: 133, rest: joined(number(4, 0), rest) })),
    fc.tuple(fc.constantFrom(135, 136), u32, address6, options6).map(([type, flags, target, rest]) => ({
      type,
      rest: joined(number(4, flags), target, rest),
    })),
    fc.tuple(address6, address6, options6).map(([target, destination, rest]) => ({
      type: 137,
      rest: joined(number(4, 0), target, destination, rest),
    })),
    fc.tuple(fc.constantFrom(130, 131, 132), u16, address6).map(([type, delay, group]) => ({
      type,
      rest: joined(number(2, delay), number(2, 0), group),
    })),
    fc
      .tuple(u16, address6, u8, u8, fc.array(address6, { maxLength: 2 }), fc.nat(3))
      .map(([delay, group, flags, interval, sources, count]) => ({
        type: 130,
        rest: joined(number(2, delay), number(2, 0), group, of(flags, interval), number(2, count), ...sources),
      })),
    fc.tuple(fc.constantFrom(144, 145, 146, 205, 255), data(40)).map(([type, rest]) => ({ type, rest })),
  )
  .map(({ type, rest }) => ({ kind: "unknown" as const, type, code: 0, rest }));

const hopOption = fc.oneof(
  fc.constant(of(0)),
  fc.nat(3).map((n) => joined(of(1, n), new Uint8Array(n))),
  u16.map((value) => joined(of(5, 2), number(2, value))),
  u32.map((value) => joined(of(0xc2, 4), number(4, value))),
  fc.tuple(fc.constantFrom(3, 0x3e, 0x80), data(4)).map(([type, rest]) => joined(of(type, rest.length), rest)),
);

/** An options header in front of `payload`, padded with Pad1. */
export function optionsHeader(next: number, options: readonly Uint8Array[], payload: Uint8Array): Uint8Array {
  const all = joined(...options);
  const padded = new Uint8Array(Math.ceil((all.length + 2) / 8) * 8 - 2);
  padded.set(all);
  return joined(of(next, (padded.length + 2) / 8 - 1), padded, payload);
}
export const hopOptions = fc.array(hopOption, { maxLength: 3 });

/** A fragment header in front of `payload`. */
export const fragment = (next: number, payload: Uint8Array) =>
  fc
    .tuple(fc.oneof(fc.constant(0), fc.nat(8191)), fc.boolean(), u32)
    .map(([offset, more, id]) => joined(of(next, 0), number(2, offset * 8 + (more ? 1 : 0)), number(4, id), payload));
