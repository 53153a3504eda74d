// Large labs: machines with a card each on switches of a hundred ports, built through the library as a program would, or on as
// many machines that are Linux bridges; two of them talk. And what a frame costs when so many others are there.
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

/** Each hundred on a machine of their own whose bridge has a port for each of them. */
async function bridged(count) {
  const lab = new Lab({ seed: 1 });
  for (let first = 0; first < count; first += PORTS) {
    const bridge = lab.machine(`b${first / PORTS}`);
    const lines = ["link add br0 type bridge", "link set br0 up"];
    for (let port = 0; port < Math.min(PORTS, count - first); port++) {
      lab.connect(lab.nic(lab.machine(`m${first + port}`), "eth0"), lab.nic(bridge, `port${port}`));
      lines.push(`link set port${port} master br0 up`);
    }
    bridge.files.write("/ports", `${lines.join("\n")}\n`, "truncate");
    await run(bridge, "ip -batch /ports");
  }
  return lab;
}

/** The first two get an address and hear of each other. */
async function joined(lab) {
  for (const i of [0, 1])
    await run(lab.machine(`m${i}`), `ip addr add 10.9.0.${i + 1}/24 dev eth0; ip link set eth0 up`);
  await run(lab.machine("m0"), "sleep 1; ping -c 2 10.9.0.2");
}

const nothing = () => {};

// Built, and then used, or left alone.
const build = (count, on = "switches", use = joined) => ({
  name: `${count.toLocaleString("en")} machines on ${on} built${use === joined ? " and pinged" : ""}`,
  unit: "machines",
  seconds: true,
  make: () => {
    // Held by the work itself, until its memory was measured.
    const held = {};
    return async () => {
      held.lab = await (on === "switches" ? built : bridged)(count);
      await use(held.lab);
      return count;
    };
  },
});

const among = (count) => `frames through a switch among ${count.toLocaleString("en")} machines`;
const perFrame = (count) => ({
  name: among(count),
  against: count > 2 ? among(2) : undefined,
  unit: "frames",
  make: async () => {
    const lab = built(count);
    await joined(lab);
    // Long enough that the first of these cases is as warm as the last.
    await flood(lab.machine("m0"), "10.9.0.2", 10_000, "");
    return async () => {
      await flood(lab.machine("m0"), "10.9.0.2", 10_000, "");
      return 40_000;
    };
  },
});

export const cases = [
  ...[10, 1000, 20_000].map((count) => build(count)),
  ...["switches", "Linux bridges"].map((on) => build(20_000, on, nothing)),
  build(20_000, "Linux bridges"),
  ...[2, 100, 10_000].map(perFrame),
];
