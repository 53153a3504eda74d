// The log keeps numbers until somebody looks; what he then sees is what was told, in order, and the same each time.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Log } from "../../src/net/log.js";
import { Model } from "../../src/net/octets.js";

const bytes = (length: number, first: number) => Uint8Array.from({ length }, (_, i) => (first + i) & 0xff);

test("gives back what it was told, over blocks and chunks, frames longer than a chunk among them", () => {
  const log = new Log();
  const here = log.place("m", "", "e0");
  const there = log.place("m", "blue", "e1");
  const mine = log.place("m", "", undefined, { pid: 7, program: "ping" });
  const verdict = { func: "ip_forward", verdict: "route", read: [{ name: "fib", value: "x" }] };
  const lengths = Array.from({ length: 900 }, (_, i) => (i === 534 ? 3_000_000 : 60 + (i % 1400)));
  for (const [i, length] of lengths.entries()) {
    const frame = bytes(length, i);
    log.frame(here, 10 * i, "out", i + 1, i % 3 === 0 ? undefined : i, log.octets.spotOf(frame));
    log.decision(there, 10 * i + 1, i + 1, verdict);
    log.frame(there, 10 * i + 2, "in", i + 1, undefined, log.octets.spotOf(frame));
    if (i % 100 === 0)
      log.socket(mine, 10 * i + 3, "deliver", "error", i + 1, i, log.octets.spotOf(frame.subarray(14)));
    if (i === 300) expect(log.events.length).toBe(log.length);
  }
  log.add({ kind: "change", time: 1e9, machine: "m", netns: "", what: "link", text: "e0 up" });
  const { events } = log;
  expect(events.length).toBe(900 * 3 + 9 + 1);
  expect(events.every((event, i) => event.seq === i)).toBe(true);
  const frames = events.filter((event) => event.kind === "frame");
  for (const [i, length] of lengths.entries()) {
    const [out, into] = [frames[2 * i]!, frames[2 * i + 1]!];
    expect([out.time, out.dir, out.skb, out.cause, out.netns, out.dev]).toEqual([
      10 * i,
      "out",
      i + 1,
      i % 3 === 0 ? undefined : i,
      "",
      "e0",
    ]);
    expect([into.dir, into.netns, into.dev]).toEqual(["in", "blue", "e1"]);
    for (const { bytes: kept } of [out, into])
      expect([kept.length, kept[0], kept[59]]).toEqual([length, i & 0xff, (i + 59) & 0xff]);
  }
  expect(events[1]).toEqual({
    seq: 1,
    time: 1,
    machine: "m",
    netns: "blue",
    kind: "decision",
    skb: 1,
    dev: "e1",
    ...verdict,
  });
  expect(events[3]).toMatchObject({
    kind: "deliver",
    queue: "error",
    pid: 7,
    program: "ping",
    skb: 1,
    cause: undefined,
  });
  expect(events.at(-1)).toMatchObject({ kind: "change", text: "e0 up" });
  expect(log.events[5]).toBe(events[5]);
});

test("what was lost is told as it was then, each with its own reason", () => {
  const log = new Log();
  const card = log.place("m", "", "e0");
  const nowhere = log.place("m", "blue", undefined);
  const down = [{ name: "e0 is up", value: "no" }];
  const losses = [
    { reason: "DEV_READY", func: "enqueue_to_backlog", read: down },
    { reason: "DEV_READY", func: "enqueue_to_backlog", read: down },
    { reason: "DEV_READY", func: "__dev_queue_xmit", read: down },
    { reason: "NO_SOCKET", func: "__dev_queue_xmit", read: down },
    { reason: "NO_SOCKET", func: "__dev_queue_xmit", read: [{ name: "port", value: "9" }] },
    { reason: "DEV_READY", func: "enqueue_to_backlog", read: down },
  ] as const;
  const packets = losses.map((_, i) => bytes(i * 20, i));
  for (const [i, loss] of losses.entries()) log.drop(i % 2 ? nowhere : card, 10 * i, i + 1, loss, packets[i]!);
  packets[3]!.fill(0);
  expect(log.events).toEqual(
    losses.map((loss, i) => ({
      seq: i,
      time: 10 * i,
      machine: "m",
      netns: i % 2 ? "blue" : "",
      kind: "drop",
      skb: i + 1,
      dev: i % 2 ? undefined : "e0",
      packet: bytes(i * 20, i),
      ...loss,
    })),
  );
});

test("a record of a frame at both ends of a cable takes less than one and a half times its bytes and 64", () => {
  const log = new Log();
  const place = log.place("m", "", "e0");
  const frame = bytes(98, 0);
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 50_000; i++) {
    const each = frame.slice();
    log.frame(place, i, "out", i, undefined, log.octets.spotOf(each));
    log.frame(place, i, "in", i, undefined, log.octets.spotOf(each));
  }
  const used = (process.memoryUsage().arrayBuffers - before) / 100_000;
  expect(used).toBeLessThan(1.5 * 98 + 64);
  expect(log.length).toBe(100_000);
});

/** These bytes, four at a time. */
const words = (from: Uint8Array): Int32Array => {
  const all = new Int32Array((from.length + 3) >> 2);
  new Uint8Array(all.buffer).set(from);
  return all;
};

test("bundles are told event by event, over the first blocks and large ones", () => {
  const log = new Log();
  const { octets } = log;
  const here = log.place("m", "", "e0");
  const there = log.place("m", "blue", "e1");
  const mine = log.place("m", "", undefined, { pid: 7, program: "ping" });
  const verdict = { func: "ip_forward", verdict: "route", read: [] };
  const number = log.verdict(verdict);
  const sent = log.bundle([
    { kind: "send", place: mine },
    { kind: "decision", place: here, verdict: number },
    { kind: "frame", place: here, dir: "out" },
  ]);
  const answered = log.bundle([
    { kind: "frame", place: there, dir: "in" },
    { kind: "decision", place: there, verdict: number },
    { kind: "frame", place: there, dir: "out", whose: "the answer" },
  ]);
  const passed = log.bundle([
    { kind: "frame", place: there, dir: "in" },
    { kind: "frame", place: here, dir: "out", whose: "passed on" },
  ]);
  const heard = log.bundle([{ kind: "frame", place: here, dir: "in" }, { kind: "deliver" }]);
  const made = 4000;
  // Now and then long after the one before, or at a time that is no whole number.
  const times = Array.from({ length: made }, (_, i) => i + 5e9 * Math.floor(i / 1000) + (i % 1777 === 5 ? 0.1 : 0));
  for (const [i, time] of times.entries()) {
    const whole = words(bytes(60 + (i % 7), i));
    const spot = octets.keep(whole, 60 + (i % 7));
    new Uint8Array(whole.buffer)[0] = 0xee;
    const copy = octets.keep(whole, 60 + (i % 7));
    log.together(sent, time, 2 * i + 1, undefined, spot);
    log.both(answered, time, 2 * i + 1, 77, spot, copy, 2 * i + 2);
    log.both(passed, time, 2 * i + 2, 2 * i + 1, copy, spot);
    log.heard(heard, time, 2 * i + 2, 2 * i + 1, copy, mine);
    log.decided(here, time, 2 * i + 1, number);
    if (i === 1500) expect(log.events.length).toBe(log.length);
  }
  const blue = { machine: "m", netns: "blue", dev: "e1" };
  const red = { machine: "m", netns: "", dev: "e0" };
  const wanted = times.flatMap((time, i) => {
    const whole = bytes(60 + (i % 7), i);
    const other = Uint8Array.from(whole, (octet, at) => (at === 0 ? 0xee : octet));
    const [skb, second] = [2 * i + 1, 2 * i + 2];
    const program = { machine: "m", netns: "", pid: 7, program: "ping", queue: "data" };
    return [
      { time, skb, cause: undefined, kind: "send", ...program, packet: whole.subarray(14) },
      { time, skb, kind: "decision", ...red, ...verdict },
      { time, skb, cause: undefined, kind: "frame", dir: "out", ...red, bytes: whole },
      { time, skb, cause: 77, kind: "frame", dir: "in", ...blue, bytes: whole },
      { time, skb, kind: "decision", ...blue, ...verdict },
      { time, skb: second, cause: skb, kind: "frame", dir: "out", ...blue, bytes: other },
      { time, skb: second, cause: skb, kind: "frame", dir: "in", ...blue, bytes: other },
      { time, skb: second, cause: skb, kind: "frame", dir: "out", ...red, bytes: whole },
      { time, skb: second, cause: skb, kind: "frame", dir: "in", ...red, bytes: other },
      { time, skb: second, cause: skb, kind: "deliver", ...program, packet: other.subarray(14) },
      { time, skb, kind: "decision", ...red, ...verdict },
    ];
  });
  expect(log.events).toEqual(wanted.map((event, seq) => ({ seq, ...event })));
});

test("of frames that are alike what differs is kept, and each is read as it was", () => {
  const { octets } = new Log();
  const model = new Model();
  const act = fc.record({
    length: fc.constantFrom(42, 98, 98, 98, 99, 128, 130, 1514),
    changes: fc.array(fc.tuple(fc.nat({ max: 1513 }), fc.nat({ max: 255 })), { maxLength: 40 }),
  });
  const frame = new Int32Array(379);
  const octet = new Uint8Array(frame.buffer);
  const kept: { spot: number; wanted: Uint8Array }[] = [];
  fc.assert(
    fc.property(act, ({ length, changes }) => {
      for (const [at, value] of changes) octet[at] = value;
      const spot = octets.alike(model, frame, length);
      kept.push({ spot, wanted: octet.slice(0, length) });
      expect(octets.length(spot)).toBe(length);
      expect(octets.spotOf(octets.frame(spot, false))).toBe(spot);
    }),
    { numRuns: 1000 },
  );
  // Long after, in any order, and again.
  for (const { spot, wanted } of [...kept, ...kept.reverse()])
    expect(Buffer.compare(octets.view(spot), wanted)).toBe(0);
});

test("a frame that is like the one before takes what differs, and as much again", () => {
  const { octets } = new Log();
  const model = new Model();
  const frame = words(bytes(1514, 1));
  const count = 50_000;
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < count; i++) {
    frame[4] = i;
    frame[200] = -i;
    octets.alike(model, frame, 1514);
  }
  // Two words that differ, twelve that say which, a length and a model; and what the last chunk has left.
  expect((process.memoryUsage().arrayBuffers - before) / count).toBeLessThan(4 * 16 + (1 << 20) / count);
});

test("a seal is the frame's own: a copy has none, nor has what was made elsewhere", () => {
  const { octets } = new Log();
  const spot = octets.keep(words(bytes(98, 0)), 98);
  expect(octets.isSealed(octets.frame(spot, false))).toBe(false);
  const frame = octets.frame(spot, true);
  expect(octets.isSealed(frame)).toBe(true);
  for (const other of [octets.view(octets.spotOf(frame)), frame.slice(), frame.subarray(0), bytes(98, 0)]) {
    octets.spotOf(other);
    expect(octets.isSealed(other)).toBe(false);
  }
});
