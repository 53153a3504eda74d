// The log keeps numbers until somebody looks; what he then sees is what was told, in order, and the same each time.
import { expect, test } from "vitest";
import { Log } from "../../src/net/log.js";

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
    log.frame(here, 10 * i, "out", i + 1, i % 3 === 0 ? undefined : i, frame);
    log.decision(there, 10 * i + 1, i + 1, verdict);
    log.frame(there, 10 * i + 2, "in", i + 1, undefined, frame);
    if (i % 100 === 0) log.socket(mine, 10 * i + 3, "deliver", "error", i + 1, i, frame.subarray(14));
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

test("a record of a frame at both ends of a cable takes less than one and a half times its bytes and 64", () => {
  const log = new Log();
  const place = log.place("m", "", "e0");
  const frame = bytes(98, 0);
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 50_000; i++) {
    const each = frame.slice();
    log.frame(place, i, "out", i, undefined, each);
    log.frame(place, i, "in", i, undefined, each);
  }
  const used = (process.memoryUsage().arrayBuffers - before) / 100_000;
  expect(used).toBeLessThan(1.5 * 98 + 64);
  expect(log.length).toBe(100_000);
});

test("frames that are made in it are kept as they are, over the first blocks and into large ones", () => {
  const log = new Log();
  const here = log.place("m", "", "e0");
  const mine = log.place("m", "", undefined, { pid: 7, program: "ping" });
  const verdict = { func: "ip_forward", verdict: "route", read: [] };
  const number = log.verdict(verdict);
  const made = 9000;
  for (let i = 0; i < made; i++) {
    const length = 60 + (i % 7);
    const frame = i % 2 === 0 ? log.room(length) : log.copy(bytes(length, i));
    if (i % 2 === 0) frame.set(bytes(length, i));
    log.socket(mine, i, "send", "data", i + 1, undefined, frame, 14);
    log.decided(here, i, i + 1, number);
    log.frame(here, i, "out", i + 1, undefined, frame);
    // Whoever copies a frame that is kept elsewhere, or whose bytes were cut from another array, gets the same bytes.
    expect(log.copy(frame.subarray(3))).toEqual(bytes(length, i).subarray(3));
    if (i === 3000) expect(log.events.length).toBe(log.length);
  }
  const { events } = log;
  expect(events.length).toBe(3 * made);
  for (let i = 0; i < made; i++) {
    const whole = bytes(60 + (i % 7), i);
    expect(events[3 * i]).toMatchObject({ kind: "send", seq: 3 * i, time: i, skb: i + 1, packet: whole.subarray(14) });
    expect(events[3 * i + 1]).toMatchObject({ kind: "decision", seq: 3 * i + 1, dev: "e0", skb: i + 1, ...verdict });
    expect(events[3 * i + 2]).toMatchObject({ kind: "frame", seq: 3 * i + 2, dir: "out", bytes: whole });
  }
});

test("a seal is the frame's own: a copy has none, nor has what was made elsewhere", () => {
  const log = new Log();
  const frame = log.room(98);
  expect(log.isSealed(frame)).toBe(false);
  log.seal(frame);
  expect(log.isSealed(frame)).toBe(true);
  for (const other of [log.copy(frame), frame.slice(), frame.subarray(0), bytes(98, 0)]) {
    expect(log.isSealed(other)).toBe(false);
    log.seal(other.slice());
    expect(log.isSealed(other)).toBe(false);
  }
});
