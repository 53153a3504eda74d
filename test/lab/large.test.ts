// What a machine of a large lab weighs before anybody speaks to it: 2.5 kB with a card on a switch (docs/scaling.md). With its
// tables, sockets and counters made at birth it was 16 kB, and to collect that was most of a large lab's time.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function built(count: number): Lab {
  const lab = new Lab();
  for (let i = 0; i < count; i++) {
    if (i % 100 === 0) lab.switch(`s${i / 100}`);
    const machine = lab.machine(`m${i}`);
    lab.nic(machine, "eth0");
    lab.connect(machine, lab.switches.get(`s${Math.floor(i / 100)}`)!);
  }
  return lab;
}

test("a machine that nobody spoke to is less than four kilobytes, and so it stays while time passes", async () => {
  const used = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  built(100);
  const before = used();
  const lab = built(2000);
  expect((used() - before) / 2000).toBeLessThan(4096);
  await lab.sleep(10);
  expect((used() - before) / 2000).toBeLessThan(4096);
  expect(lab.machines.size).toBe(2000);
});
