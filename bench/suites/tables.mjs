// Tables: FIB and neighbour lookups, whatever the size. The addresses asked for are spread over the whole table.
import { config, Device, Kernel, Log, NetNs, scope, table } from "../../dist/src/net/index.js";
import { profiles } from "../../dist/src/profile/index.js";
import { Clock } from "../../dist/src/sim/clock.js";
import { Random } from "../../dist/src/sim/random.js";

/** A namespace with one dummy device that is up, 10.0.0.1/8. */
function namespace() {
  const kernel = new Kernel("bench", profiles.debian12, new Clock(), new Random("1"), new Log());
  const netns = new NetNs(kernel, "");
  const dev = config.addDevice(netns, { name: "d0", kind: "dummy" });
  if (!(dev instanceof Device)) throw new Error("no device");
  config.addAddress(netns, dev, { local: 0x0a000001, prefixLength: 8 });
  config.setUp(netns, dev, true);
  return { netns, dev };
}

const ASKED = 10_000;
const spread = (i, count) => Math.floor((Math.imul(i, 0x9e3779b1) >>> 0) / (0x1_0000_0000 / count));

const fib = (count) => ({
  name: `FIB lookups, ${count.toLocaleString("en")} routes`,
  unit: "lookups",
  micro: true,
  make: () => {
    const { netns, dev } = namespace();
    // 16.0.0.0/24, 16.0.1.0/24, …
    const prefix = (i) => 0x10000000 + i * 256;
    for (let i = 0; i < count; i++) {
      const route = { table: table.main, prefix: prefix(i), length: 24, type: "unicast", scope: scope.universe };
      const more = { protocol: "static", priority: 0, prefsrc: undefined };
      const refused = config.addRoute(
        netns,
        { ...route, ...more, hops: [{ gateway: 0x0a000002, dev, onlink: false }] },
        "append",
      );
      if (refused) throw new Error(refused.errno);
    }
    const keys = Array.from({ length: ASKED }, (_, i) => ({ destination: prefix(spread(i, count)) + 1 }));
    return {
      amount: ASKED,
      work: () => {
        for (const key of keys) if ("error" in netns.fib.lookup(key)) throw new Error("no route");
      },
    };
  },
});

const neighbours = (count) => ({
  name: `neighbour lookups, ${count.toLocaleString("en")} entries`,
  unit: "lookups",
  micro: true,
  make: () => {
    const { netns, dev } = namespace();
    for (const each of [1, 2, 3]) netns.sysctl.set(`ipv4/neigh/default/gc_thresh${each}`, 1_000_000);
    for (let i = 0; i < count; i++) netns.neighbours.create(dev, 0x0a010000 + i);
    const asked = Array.from({ length: ASKED }, (_, i) => 0x0a010000 + spread(i, count));
    return {
      amount: ASKED,
      work: () => {
        for (const address of asked) if (!netns.neighbours.find(dev, address)) throw new Error("no neighbour");
      },
    };
  },
});

export const cases = [...[10, 10_000, 1_000_000].map(fib), ...[10, 100_000].map(neighbours)];
