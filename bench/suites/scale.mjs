// Large labs: machines with a card each on switches of a hundred ports, built through the library as a program would; two of
// them talk. And what a frame costs when so many others are there.
import { Lab } from "../../dist/src/index.js";
import { flood, run } from "../labs.mjs";

const PORTS = 100;

function built(count) {
  const lab = new Lab({ seed: 1 });
  for (let i = 0; i < count; i++) {
    if (i % PORTS === 0) lab.switch(`s${i / PORTS}`);
    const machine = lab.machine(`m${i}`);
    lab.nic(machine, "eth0");
    lab.connect(machine, lab.switches.get(`s${Math.floor(i / PORTS)}`));
  }
  return lab;
}

/** The first two get an address and hear of each other. */
async function joined(lab) {
  for (const i of [0, 1])
    await run(lab.machine(`m${i}`), `ip addr add 10.9.0.${i + 1}/24 dev eth0; ip link set eth0 up`);
  await run(lab.machine("m0"), "sleep 1; ping -c 2 10.9.0.2");
}

const build = (count) => ({
  name: `${count.toLocaleString("en")} machines built and pinged`,
  unit: "machines",
  make: () => {
    // Held by the work itself, until its memory was measured.
    const held = {};
    return async () => {
      held.lab = built(count);
      await joined(held.lab);
      return count;
    };
  },
});

const perFrame = (count) => ({
  name: `frames through a switch among ${count.toLocaleString("en")} machines`,
  unit: "frames",
  make: async () => {
    const lab = built(count);
    await joined(lab);
    await flood(lab.machine("m0"), "10.9.0.2", 2000, "");
    return async () => {
      await flood(lab.machine("m0"), "10.9.0.2", 10_000, "");
      return 40_000;
    };
  },
});

export const cases = [...[10, 1000, 20_000].map(build), ...[2, 100, 10_000].map(perFrame)];
