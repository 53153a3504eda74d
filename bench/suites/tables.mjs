// Tables: FIB and neighbour lookups, whatever the size. Asked for are 16,384 addresses at random places of the table, as if
// so many flows went on at once; and of the largest table a million, so that hardly one is asked for twice.
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

/** How many lookups are measured at a time. */
const AT_ONCE = 10_000;
const FLOWS = 2 ** 14;
const ALL = 2 ** 20;

/** So many addresses at random places of a table of `count`, in turn. */
function addresses(count, drawn, addressAt) {
  const random = new Random("bench");
  const all = Uint32Array.from({ length: drawn }, () => addressAt(random.between(0, count)));
  let next = 0;
  return () => all[next++ & (drawn - 1)];
}

const routes = (count) => `FIB lookups, ${count.toLocaleString("en")} routes`;
const fib = (count, drawn = FLOWS) => ({
  name: drawn === FLOWS ? routes(count) : `${routes(count)}, hardly one asked for twice`,
  // How flat it is.
  against: count > 10 ? routes(10) : undefined,
  unit: "lookups",
  micro: true,
  make: () => {
    const { netns, dev } = namespace();
    // 16.0.0.0/24, 16.0.1.0/24, …
    const prefix = (i) => 0x10000000 + i * 256;
    for (let i = 0; i < count; i++) {
      // In full: what is put together from parts leaves hidden classes behind in V8, a page of memory for every few routes.
      const route = {
        table: table.main,
        prefix: prefix(i),
        length: 24,
        type: "unicast",
        scope: scope.universe,
        protocol: "static",
        priority: 0,
        prefsrc: undefined,
        hops: [{ gateway: 0x0a000002, dev, onlink: false }],
      };
      const refused = config.addRoute(netns, route, "append");
      if (refused) throw new Error(refused.errno);
    }
    const address = addresses(count, drawn, (i) => prefix(i) + 1);
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
    const address = addresses(count, FLOWS, (i) => 0x0a010000 + i);
    return {
      amount: AT_ONCE,
      work: () => {
        for (let i = 0; i < AT_ONCE; i++) if (!netns.neighbours.find(dev, address())) throw new Error("no neighbour");
      },
    };
  },
});

export const cases = [
  ...[10, 10_000, 1_000_000].map((count) => fib(count)),
  fib(1_000_000, ALL),
  ...[10, 100_000].map(neighbours),
];
