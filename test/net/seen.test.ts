// What waits in a packet socket is given back as it was seen, one by one or all together, however much came and went before.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Device } from "../../src/net/device.js";
import { Log } from "../../src/net/log.js";
import { Seen } from "../../src/net/seen.js";
import { packetTypes } from "../../src/net/skb.js";

const frame = fc.record({
  dir: fc.constantFrom("in" as const, "out" as const),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 80 }),
  type: fc.constantFrom(undefined, ...packetTypes),
});
const burst = fc.record({
  frame,
  many: fc.integer({ min: 1, max: 90 }),
  taken: fc.nat({ max: 100 }),
  all: fc.boolean(),
});

test("rows come out as they went in", () => {
  fc.assert(
    fc.property(fc.array(burst, { maxLength: 12 }), (bursts) => {
      const log = new Log();
      const dev = { name: "e0", place: log.place("m", "", "e0") } as Device;
      const seen = new Seen(log);
      const list: { time: number; dir: string; bytes: Uint8Array; pktType: string | undefined }[] = [];
      let time = 0;
      for (const { frame, many, taken, all } of bursts) {
        for (let i = 0; i < many; i++) {
          const { dir, bytes, type } = frame;
          seen.push(++time, dev, dir, log.octets.spotOf(bytes.slice()), type);
          list.push({ time, dir, bytes, pktType: type });
        }
        expect(seen.length).toBe(list.length);
        for (let i = 0; i < taken; i++) {
          const wanted = list.shift();
          const got = seen.shift();
          expect(got && { time: got.time, dir: got.dir, bytes: got.bytes, pktType: got.pktType }).toEqual(wanted);
          if (got) expect(got.device).toBe("e0");
        }
        if (!all) continue;
        const batch = seen.drain();
        expect([batch.length, seen.length]).toEqual([list.length, 0]);
        for (const [row, { time, bytes }] of list.splice(0).entries())
          expect([batch.times[row], batch.sizes[row], batch.bytes(row)]).toEqual([time, bytes.length, bytes]);
      }
    }),
    { numRuns: 50 },
  );
});
