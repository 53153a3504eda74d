// A routing table so large that lookups go through its cells (cells.ts) says what a search through all its routes says, while
// routes of all lengths come, go and change.
import { expect, test } from "vitest";
import { Fib, type FibRoute, fibRoute, type Hop, hop, type RouteType, table } from "../../src/net/fib.js";
import type { Device } from "../../src/net/index.js";
import { inPrefix, mask, scope } from "../../src/net/inet.js";
import { Random } from "../../src/sim/random.js";

const devices = ["left", "right", "far"].map((name) => ({ name, up: true, carrier: true }) as Device);
const hops = devices.map((dev) => hop(dev, 0x0a000001, scope.link));
const lengths = [0, 1, 4, 8, 12, 15, 16, 17, 19, 20, 21, 22, 23, 24, 24, 24, 25, 28, 30, 31, 32, 32];

function route(random: Random): FibRoute {
  const length = lengths[random.between(0, lengths.length)]!;
  // Few beginnings, so that many prefixes lie within others.
  const beginning = random.between(0, 4) === 0 ? random.uint32() : (0xc0a80000 | random.between(0, 0x10000)) >>> 0;
  const type: RouteType = random.between(0, 12) === 0 ? "unreachable" : "unicast";
  const several = random.between(0, 12) === 0;
  const way: readonly Hop[] = several ? hops.slice(0, 2) : [hops[random.between(0, hops.length)]!];
  return fibRoute(
    {
      table: table.main,
      prefix: (beginning & mask(length)) >>> 0,
      length,
      type,
      scope: scope.universe,
      protocol: "boot",
      priority: random.between(0, 3),
      tos: random.between(0, 10) === 0 ? 16 : 0,
      prefsrc: undefined,
    },
    type === "unicast" ? way : [],
  );
}

const same = (a: FibRoute, b: FibRoute) =>
  a.prefix === b.prefix && a.length === b.length && a.priority === b.priority && a.tos === b.tos;

class Plain {
  readonly routes: FibRoute[] = [];

  lookup(destination: number, tos: number, oif: Device | undefined): FibRoute | undefined {
    return this.routes
      .filter((each) => inPrefix(destination, each.prefix, each.length))
      .filter((each) => each.tos === 0 || each.tos === tos)
      .filter((each) => each.hops.length === 0 || !oif || each.hops.some(({ dev }) => dev === oif))
      .sort((a, b) => b.length - a.length || b.tos - a.tos || a.priority - b.priority)[0];
  }
}

function agree(fib: Fib, plain: Plain, random: Random): void {
  for (let i = 0; i < 150; i++) {
    const near = plain.routes[random.between(0, plain.routes.length)]!;
    const within = (random.uint32() & ~mask(near.length)) >>> 0;
    const destination = random.between(0, 3) === 0 ? random.uint32() : (near.prefix | within) >>> 0;
    const tos = random.between(0, 3) === 0 ? 16 : 0;
    const oif = random.between(0, 3) === 0 ? devices[random.between(0, devices.length)] : undefined;
    const found = fib.lookup({ destination, tos, oif });
    const wanted = plain.lookup(destination, tos, oif);
    expect("error" in found ? (found.route ?? "none") : found.route).toBe(wanted ?? "none");
    if (!("error" in found)) expect(oif ?? found.hop.dev).toBe(found.hop.dev);
  }
}

test("a large table finds what a search through all its routes finds, whatever came and went", () => {
  const random = new Random("large");
  const good = (way: Hop, { oif }: { oif?: Device | undefined }) => oif === undefined || way.dev === oif;
  const [fib, plain] = [new Fib(good), new Plain()];
  const { routes } = plain;
  for (let step = 0; step < 24; step++) {
    // It grows, stays as large, and ends small.
    const [come, go] = step < 8 ? [400, 60] : step < 16 ? [150, 150] : [20, 400];
    for (let i = 0; i < come; i++) {
      const made = route(random);
      if (routes.some((each) => same(each, made))) continue;
      fib.insert(made);
      routes.push(made);
    }
    for (let i = 0; i < go && routes.length > 3; i++) {
      const [gone] = routes.splice(random.between(0, routes.length), 1);
      fib.remove(gone!);
    }
    for (let i = 0; i < 20; i++) {
      const at = random.between(0, routes.length);
      const old = routes[at]!;
      const made = fibRoute(old, old.hops.length === 0 ? [] : [hops[random.between(0, hops.length)]!]);
      fib.swap(old, made);
      routes[at] = made;
    }
    agree(fib, plain, random);
  }
});

test("an address of ours is ours, however many routes there are", () => {
  const fib = new Fib();
  const spec = { type: "unicast", scope: scope.universe, protocol: "boot", priority: 0, prefsrc: undefined } as const;
  for (let i = 0; i < 3000; i++)
    fib.insert(fibRoute({ ...spec, table: table.main, prefix: 0x0a000000 + 256 * i, length: 24 }, [hops[0]!]));
  const own = { ...spec, table: table.local, type: "local", scope: scope.host, prefix: 0x0a000105 } as const;
  fib.insert(fibRoute({ ...own, length: 32 }, [hops[1]!]));
  const typeOf = (destination: number) => {
    const found = fib.lookup({ destination });
    return "error" in found ? found.error : `${found.route.type} /${found.route.length}`;
  };
  expect(typeOf(0x0a000105)).toBe("local /32");
  expect(typeOf(0x0a000106)).toBe("unicast /24");
  // Of equal prefixes local's.
  fib.insert(fibRoute({ ...own, prefix: 0x0a000200, length: 24 }, [hops[1]!]));
  expect(typeOf(0x0a000205)).toBe("local /24");
  expect(typeOf(0x0b000000 + 256 * 3000)).toBe("ENETUNREACH");
});
