// Frames a second over a chain of routers: a flood ping; every frame counts once at each link.
import { chain, flood } from "../labs.mjs";

const frames = 100_000;

const over = (routers) => ({
  name: `chain of ${routers} routers`,
  unit: "frames",
  make: async () => {
    const { machine, target, links } = await chain(routers);
    const pings = Math.ceil(frames / 2 / links);
    await flood(machine, target, Math.ceil(pings / 5));
    return async () => {
      await flood(machine, target, pings);
      return 2 * pings * links;
    };
  },
});

export const cases = [0, 1, 8, 60].map(over);
