// What a running capture holds (issue 9): less than one and a half times its packets' bytes and 64 a packet, both ends of the cable
// captured, with all that the lab's own log keeps of the same packets. Measured in the bytes that are alive after a collection.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { Lab } from "../../src/lab/lab.js";
import type { Machine } from "../../src/lab/machine.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

async function held(): Promise<number> {
  // What a collection finds dead is given back a little later.
  for (let i = 0; i < 2; i++) {
    collect();
    await new Promise((done) => setImmediate(done));
  }
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const network = `
ip netns add h1; ip link add e0 type veth peer name e1 netns h1
ip addr add 10.0.0.1/24 dev e0; ip -n h1 addr add 10.0.0.2/24 dev e1
ip link set e0 up; ip -n h1 link set e1 up
ping -c 3 -i 0.2 10.0.0.2
`;
const PINGS = 12_000;
/** Requests and answers, each at both ends. */
const PACKETS = 4 * PINGS;

async function run(machine: Machine, script: string): Promise<string> {
  let text = "";
  const write = (part: { text: string }) => {
    text += part.text;
  };
  expect(await machine.script(script, { name: "test.sh", write }), text).toBe(0);
  return text;
}

test.each([
  ["small packets", 56, ""],
  ["large packets", 1400, ""],
  ["a filter, so that each packet is written by itself", 56, "icmp"],
  ["each packet into the file at once", 56, "-U icmp"],
])(
  "%s",
  async (_, size, filter) => {
    const machine = new Lab({ seed: 5 }).machine("box");
    // What is made once is made before.
    await run(machine, `${network}\nping -f -q -c 2000 -s ${size} 10.0.0.2`);
    await run(
      machine,
      `tcpdump -i e0 -w /run/a ${filter} 2>/dev/null & ip netns exec h1 tcpdump -i e1 -w /run/b ${filter} 2>/dev/null &
    sleep 1; ping -f -q -c 200 -s ${size} 10.0.0.2`,
    );
    const before = await held();
    await run(machine, `ping -f -q -c ${PINGS} -s ${size} 10.0.0.2; sleep 1.5`);
    const each = ((await held()) - before) / PACKETS;
    const frame = size + 42;
    // All of them were captured. A file's length is that of its bytes, which are made now.
    const said = await run(machine, "stat -c %s /run/a /run/b");
    for (const file of said.trim().split("\n")) expect(Number(file)).toBeGreaterThan((PACKETS / 2) * (16 + frame));
    expect(each).toBeLessThan(1.5 * frame + 64);
  },
  60_000,
);
