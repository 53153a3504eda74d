// A sequence diagram as an eye sees it: nothing overlaps, nothing is cut, and a tall one is parts that a page can hold.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Event } from "../../src/net/event.js";
import { dropReasons } from "../../src/net/reason.js";
import { sequenceDiagram } from "../../src/view/index.js";
import { expectTidy, labelsOf } from "./geometry.js";
import { drawingsOf } from "./golden.js";
import { echo, framed, Log, pairWorld, SEC, US, unanswered } from "./logs.js";

describe("geometry", () => {
  test("the same events are the same bytes", () => {
    const draw = () => sequenceDiagram(unanswered(), pairWorld(), { steps: [{ label: "①", match: () => true }] }).mime;
    expect(draw()).toEqual(draw());
  });

  test("a tall drawing is parts of at most a page, cut in the gaps, each with the axes' names at its head", () => {
    const picture = sequenceDiagram(unanswered(), pairWorld(), { words: "en", title: "long" });
    const parts = drawingsOf(picture);
    expect(parts.length).toBeGreaterThan(1);
    for (const [i, part] of parts.entries()) {
      const [, top, , height] = /viewBox="0 (\d+) (\d+) (\d+)"/.exec(part)!.map(Number);
      expect(height).toBeLessThanOrEqual(900);
      const written = [...labelsOf(part)].sort((a, b) => a.y - b.y);
      const first = written.filter((label) => label.y < top! + (i === 0 ? 60 : 12)).map((label) => label.text);
      for (const axis of ["ping", "stack", "lo", "left", "right"]) expect(first).toContain(axis);
      if (i < parts.length - 1) expect(written.at(-1)!.text).toMatch(/^… .* …$/);
    }
    const html = picture.mime["text/html"]!;
    const alts = [...html.matchAll(/alt="([^"]*)"/g)].map((match) => match[1]);
    expect(alts[0]).toMatch(/^long\. Sequence diagram.* 4 drops/);
    expect(alts.slice(1)).toEqual(parts.slice(1).map((_, i) => `long (part ${i + 2} of ${parts.length})`));
  });

  test("a burst taller than a page is cut between two rows", () => {
    const log = new Log("box");
    for (let n = 1; n <= 60; n++) log.socket("send", n, echo("echo-request", "10.9.0.1", "10.9.0.2", n));
    const parts = drawingsOf(sequenceDiagram(log.events, pairWorld(), { words: "en" }));
    expect(parts.length).toBeGreaterThan(2);
    expectTidy(parts);
    for (const part of parts) expect(Number(/ height="(\d+)"/.exec(part)![1])).toBeLessThanOrEqual(900);
  });

  const name = fc.stringMatching(/^[a-z@.<&\u4e00-\u4e20]{1,15}$/);
  const place = fc.record({ machine: fc.constantFrom("a", "机器乙", "c"), netns: fc.constantFrom("", "blue") });
  const echoes = fc.record({ skb: fc.integer({ min: 1, max: 6 }), n: fc.integer({ min: 1, max: 60_000 }) });
  const fact = fc.record({ name: fc.string({ maxLength: 40 }), value: fc.string({ maxLength: 80 }) });
  const state = fc.constantFrom("NONE", "INCOMPLETE", "REACHABLE", "STALE", "DELAY", "PROBE", "FAILED");
  const one = (dev: fc.Arbitrary<string>) =>
    fc.oneof(
      fc.record({
        kind: fc.constantFrom("send", "deliver"),
        program: name,
        pid: fc.integer({ min: 1, max: 4e6 }),
        queue: fc.constantFrom("data", "error"),
      }),
      fc.record({ kind: fc.constant("frame"), dev, dir: fc.constantFrom("in", "out") }),
      fc.record({
        kind: fc.constant("drop"),
        dev: fc.option(dev, { nil: undefined }),
        reason: fc.constantFrom(...dropReasons),
        func: name,
        read: fc.array(fact, { maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant("decision"),
        dev,
        verdict: fc.constantFrom("queued", "not-ours", "没见过"),
        func: name,
        read: fc.array(fact, { maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant("neigh"),
        dev,
        address: fc.ipV4(),
        from: state,
        to: state,
        waiting: fc.nat(9),
        lladdr: fc.constant(undefined),
      }),
      fc.record({ kind: fc.constant("change"), what: fc.constant("link"), text: fc.string({ maxLength: 200 }) }),
    );
  const log = fc.array(name, { minLength: 1, maxLength: 7 }).chain((devices) => {
    const gap = fc.constantFrom(0, 1 * US, 700 * US, 3 * SEC, 9_999 * SEC);
    return fc
      .array(fc.tuple(place, echoes, gap, one(fc.constantFrom(...devices))), { minLength: 1, maxLength: 60 })
      .map((parts) => {
        let time = 0;
        return parts.map(([where, { skb, n }, delay, event], seq) => {
          time += delay;
          const packet = echo("echo-request", "10.0.0.1", "10.0.0.2", n);
          const bytes = framed("02:00:00:00:00:01", "02:00:00:00:00:02", 0x0800, packet);
          return { seq, time, ...where, skb, cause: undefined, packet, bytes, ...event } as unknown as Event;
        });
      });
  });

  test("no two labels overlap and nothing leaves the frame, whatever happened", () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      label: `步骤${i}`,
      match: (event: Event) => event.seq === i % 5,
    }));
    fc.assert(
      fc.property(log, fc.constantFrom("zh-CN" as const, "en" as const), fc.boolean(), (events, words, stepped) => {
        expectTidy(
          drawingsOf(sequenceDiagram(events, pairWorld(), { words, limit: 30, ...(stepped && { steps: many }) })),
        );
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});
