// 200 labs by chance and copies of them (fork, at, before, one thing told otherwise): a copy told again from nothing has the same
// log, the same copy twice the same bytes, and what is done to one is not in the other.
import { describe, expect, test } from "vitest";
import { fromScript, Lab } from "../../src/index.js";
import { forks } from "../linux/forks/story.js";

const bytes = (_key: string, value: unknown) => (value instanceof Uint8Array ? [...value].join(" ") : value);
const log = (lab: Lab) => JSON.stringify(lab.log.events, bytes);

describe("copies of generated labs", () => {
  for (let block = 0; block < 8; block++)
    test(`25 of 200, from ${block * 25} on`, { timeout: 120_000 }, async () => {
      for (const [at, make] of forks(800 + block, 25).entries()) {
        const { original, copy, copied } = await make();
        const name = `${copied}, case ${at} of seed ${800 + block}`;
        const [before, after] = [log(original), log(copy)];
        const [one, other] = [await copy.fork(), await Lab.tell(copy)];
        expect(log(one) === after, `${name}: a fork has another log`).toBe(true);
        expect(log(other) === after, `${name}: told again it has another log`).toBe(true);
        // Every fifth, for time's sake.
        const read = at % 5 === 0 ? await Lab.tell(fromScript(copy.toScript())) : other;
        expect(log(read) === after, `${name}: its script is another story`).toBe(true);
        expect([one.clock.now, other.clock.now, read.clock.now]).toEqual(Array(3).fill(copy.clock.now));
        // What one learns, counts or says now, the others must not.
        await one
          .machine("m1")
          .sh("ip link set lo up; sysctl -qw net.ipv4.ip_forward=1; ping -c 2 127.0.0.1; echo $RANDOM >/tmp/x");
        expect(log(one) === after, `${name}: nothing happened`).toBe(false);
        expect(
          [log(original), log(copy), log(other)].join() === [before, after, after].join(),
          `${name}: copies share`,
        ).toBe(true);
        const ask = "cat /tmp/x; sysctl -n net.ipv4.ip_forward; echo $RANDOM; ip -s link show lo; ping -c 1 127.0.0.1";
        const [here, there] = [await copy.machine("m1").sh(ask), await other.machine("m1").sh(ask)];
        expect(there.text, name).toBe(here.text);
        expect(here.text, name).toContain("cat: /tmp/x");
      }
    });
});
