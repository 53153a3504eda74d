// Tables: FIB and neighbour lookups, whatever the size. The addresses asked for are drawn at random over the whole table, from a
// list so long that a large table's lookups miss the caches as they would in a flood to everybody.
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

/** How many lookups are measured at a time, of how many drawn addresses. */
const AT_ONCE = 10_000;
const DRAWN = 2 ** 20;

/** Addresses at random places of a table of `count`, in turn. */
function addresses(count, addressAt) {
  const random = new Random("bench");
  const drawn = Uint32Array.from({ length: DRAWN }, () => addressAt(random.between(0, count)));
  let next = 0;
  return () => drawn[next++ & (DRAWN - 1)];
}

const routes = (count) => `FIB lookups, ${count.toLocaleString("en")} routes`;
const fib = (count) => ({
  name: routes(count),
  // How flat it is.
  against: count > 10 ? routes(10) : undefined,
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
    const address = addresses(count, (i) => prefix(i) + 1);
    return {
      amount: AT_ONCE,
      work: () => {
        for (let i = 0; i < AT_ONCE; i++)
          if ("error" in netns.fib.lookup({ destination: address() })) throw new Error("no route");
      },
    };
  },
});

const entries = (count) => `neighbour lookups, ${count.toLocaleString("en")} entries`;
const neighbours = (count) => ({
  name: entries(count),
  against: count > 10 ? entries(10) : undefined,
  unit: "lookups",
  micro: true,
  make: () => {
    const { netns, dev } = namespace();
    for (const each of [1, 2, 3]) netns.sysctl.set(`ipv4/neigh/default/gc_thresh${each}`, 1_000_000);
    for (let i = 0; i < count; i++) netns.neighbours.create(dev, 0x0a010000 + i);
    const address = addresses(count, (i) => 0x0a010000 + i);
    return {
      amount: AT_ONCE,
      work: () => {
        for (let i = 0; i < AT_ONCE; i++) if (!netns.neighbours.find(dev, address())) throw new Error("no neighbour");
      },
    };
  },
});

export const cases = [...[10, 10_000, 1_000_000].map(fib), ...[10, 100_000].map(neighbours)];
