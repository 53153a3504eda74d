// Ten more scripts, written when nothing was left to draw: landed without any change to the drawing code, each with every
// picture that a reader could ask for. What a script is there for must be seen in its sequence diagram.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";
import type { Event } from "../../src/net/event.js";
import { captureTable, journey, sequenceDiagram, topology } from "../../src/view/index.js";
import { expectTidy, labelsOf } from "./geometry.js";
import { drawingsOf } from "./golden.js";

const folder = new URL("./captures/later/", import.meta.url);

const captures: Readonly<Record<string, readonly RegExp[]>> = {
  crowd: [/leaf14:e0/, /10\.68\.0\.14 > 10\.68\.0\.254|ICMP echo reply/, /ARP, Reply 10\.68\.0\.3 is-at/],
  "cut-twice": [/cut into fragments/, /all fragments are here/, /need to frag/, /echo reply seq 2/],
  "five-deep": [/abyss:up-to-deep/, /time exceeded/, /echo reply seq 2/],
  "half-dead-paths": [/m:out1 -> /, /m:out2 -> /, /m:stack -> m:empty0 +ICMP echo request/],
  "noisy-start": [/neighbor solicitation/, /echo reply seq 3/],
  "one-armed": [/ICMP redirect/, /IP_INADDRERRORS|not forward/, /echo_ignore_all/],
  "stand-ins": [/ARP, Reply 10\.60\.7\.7 is-at/, /proxied|proxy/, /arp_ignore/],
  strangers: [/abcdefghijklmno/, /IP_RPFILTER/, /echo reply seq 3/],
  "two-bridges": [
    /lower-bridge/,
    /upper-bridge/,
    /echo reply seq 2/,
    /host3:eth0 +ARP, Request who-has 172\.20\.99\.99/,
  ],
  "ways-to-say-no": [/port unreachable/, /time exceeded/, /host unreachable/, /net unreachable/],
};

test("every script is looked at", () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(captures).map((name) => `${name}.sh`));
});

/** Packets whose way is worth a drawing: the first of each kind of end, and the first that ends well. */
function remarkable(events: readonly Event[]): readonly number[] {
  const found = new Map<string, number>();
  for (const event of events) {
    const why = event.kind === "drop" ? event.reason : event.kind === "decision" ? event.verdict : event.kind;
    if ("skb" in event && !found.has(why)) found.set(why, event.skb);
  }
  return [...new Set(found.values())];
}

test.each(Object.entries(captures))(
  "%s",
  async (name, wanted) => {
    const lab = new Lab({ seed: 11 });
    await lab.machine("m").script(readFileSync(new URL(`${name}.sh`, folder), "utf8"));
    const { events } = lab.log;
    const world = lab.snapshot();
    for (const words of ["zh-CN", "en"] as const) {
      const drawn = [
        sequenceDiagram(events, world, { words, ...(words === "en" && { limit: 10_000 }) }),
        await topology(world, { words }),
      ];
      for (const skb of remarkable(events)) {
        drawn.push(await topology(world, { words, way: { skb, events } }));
        expect(String(journey(events, skb, { words }))).not.toMatch(/undefined|NaN|\[object/);
      }
      for (const picture of drawn) {
        expectTidy(drawingsOf(picture));
        for (const { text } of drawingsOf(picture).flatMap(labelsOf))
          expect(text).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(String(captureTable(events, { epoch: 0, words }))).not.toMatch(/undefined|NaN|\[object/);
    }
    const told = String(sequenceDiagram(events, world, { words: "en", limit: 10_000 }));
    for (const words of wanted) expect(told).toMatch(words);
  },
  120_000,
);
