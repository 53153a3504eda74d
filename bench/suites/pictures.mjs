// A hundred thousand packets seen: the capture table, the sequence diagram, pcapng; and a lab's own record of them.
import { chain, flood } from "../labs.mjs";

const packets = 100_000;

/** A run that left so many frames at taps: four links' worth of two taps each an echo. */
async function recorded() {
  const { machine, target } = await chain(1);
  const text = `ip netns exec h0 ping -q -f -c ${packets / 8} ${target}`;
  return machine.sh(text);
}

const picture = (name, make) => ({
  name: `${name} of ${packets.toLocaleString("en")} packets`,
  unit: "packets",
  make: async () => {
    const run = await recorded();
    return async () => {
      await make(run);
      return packets;
    };
  },
});

export const cases = [
  picture("capture table", (run) => JSON.stringify(run.table())),
  picture("sequence diagram", (run) => String(run.sequence())),
  picture("pcapng", (run) => run.pcapng()),
  {
    name: "record, bytes a packet",
    unit: "packets",
    // What stays of a flood that nobody looked at: see memory.
    make: async () => {
      const { machine, target } = await chain(1);
      await flood(machine, target, 100);
      return async () => {
        await flood(machine, target, packets / 8);
        return packets;
      };
    },
  },
];
