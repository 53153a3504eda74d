// The forwarding tables: which route wins, and what is left when a device or an address goes.
import { describe, expect, it } from "vitest";
import {
  Fib,
  type FibRoute,
  type Found,
  fibRoute,
  goodHop,
  hop,
  type Missed,
  type RouteSpec,
  type RouteType,
  table,
} from "../../src/net/fib.js";
import { syncDown } from "../../src/net/hopflags.js";
import type { Device } from "../../src/net/index.js";
import { scope } from "../../src/net/inet.js";
import { plainRule } from "../../src/net/rule.js";
import { routeWords } from "../../src/net/sameroute.js";
import { parseIpv4 } from "../../src/wire/address.js";

const device = (name: string, up = true) => ({ name, up, carrier: true }) as Device;
const [left, right] = [device("left"), device("right")];
/** As a namespace asks of a hop. */
const good = (way: Parameters<typeof goodHop>[1], key: Parameters<typeof goodHop>[2]) =>
  goodHop({ ignoresLinkdown: () => false }, way, key);
const ip = (text: string): number => parseIpv4(text)!;

interface Way extends Partial<RouteSpec> {
  readonly gateway?: number;
  /** null: none, as for blackhole. */
  readonly dev?: Device | null;
}

function route(prefix: string, { gateway, dev = left, ...more }: Way = {}): FibRoute {
  const [address = "", length = "32"] = prefix.split("/");
  const type = more.type ?? "unicast";
  const nearness = type === "local" ? scope.nowhere : gateway === undefined ? scope.host : scope.link;
  return fibRoute(
    {
      table: type === "local" || type === "broadcast" ? table.local : table.main,
      prefix: ip(address),
      length: Number(length),
      type,
      scope: type === "local" ? scope.host : gateway === undefined ? scope.link : scope.universe,
      protocol: "boot",
      priority: 0,
      prefsrc: undefined,
      ...more,
    },
    dev ? [hop(dev, gateway, nearness)] : [],
  );
}

function fib(...routes: FibRoute[]): Fib {
  const made = new Fib(good);
  for (const each of routes) made.insert(each);
  return made;
}

const found = (result: Found | Missed): string =>
  "error" in result ? result.error : routeWords(result.route, result.hop);
const listed = (routes: readonly FibRoute[]) => routes.map((each) => routeWords(each));

describe("a lookup", () => {
  const some = fib(
    route("0.0.0.0/0", { gateway: ip("10.1.0.254") }),
    route("10.1.0.0/16"),
    route("10.1.2.0/24", { dev: right }),
    route("10.1.2.3/32", { type: "local", dev: right }),
    route("10.1.2.255/32", { type: "broadcast", dev: right }),
    route("10.9.0.0/24", { priority: 20, dev: left }),
    route("10.9.0.0/24", { priority: 10, dev: right }),
  );
  it.each([
    ["10.1.2.3", "local 10.1.2.3/32 dev right table local"],
    ["10.1.2.255", "broadcast 10.1.2.255/32 dev right table local"],
    ["10.1.2.4", "10.1.2.0/24 dev right"],
    ["10.1.3.4", "10.1.0.0/16 dev left"],
    ["10.2.0.1", "default via 10.1.0.254 dev left"],
    ["10.9.0.1", "10.9.0.0/24 dev right"],
  ])("of %s finds %s", (to, words) => {
    expect(found(some.lookup({ destination: ip(to) }))).toBe(words);
  });

  it("for one device passes over routes of the others, longer as they may be", () => {
    expect(found(some.lookup({ destination: ip("10.1.2.4"), oif: left }))).toBe("10.1.0.0/16 dev left");
    expect(found(some.lookup({ destination: ip("10.2.0.1"), oif: right }))).toBe("ENETUNREACH");
  });

  // Seen on Linux 6.1: local and main are one trie, until a rule parts them (fib_unmerge).
  it("takes the longest prefix of local and main together, and the local one of two as long", () => {
    const both = fib(route("10.1.2.3/32"), route("10.0.0.0/8", { type: "local", dev: right }));
    expect(found(both.lookup({ destination: ip("10.1.2.3") }))).toBe("10.1.2.3/32 dev left");
    both.insert(route("10.1.2.3/32", { type: "local", dev: right }));
    expect(found(both.lookup({ destination: ip("10.1.2.3") }))).toBe("local 10.1.2.3/32 dev right table local");
  });

  const parted: readonly (readonly [string, () => Fib])[] = [
    [
      "where a rule was added",
      () => {
        const made = new Fib(good);
        made.rules.add({ ...plainRule, priority: 5000, table: table.main });
        return made;
      },
    ],
    ["before Linux 4.1", () => new Fib(good, false)],
  ];
  it.each(parted)("asks the local table first %s, however short its prefix", (_when, make) => {
    const both = make();
    both.insert(route("10.1.2.3/32"));
    both.insert(route("10.0.0.0/8", { type: "local", dev: right }));
    expect(found(both.lookup({ destination: ip("10.1.2.3") }))).toBe("local 10.0.0.0/8 dev right table local");
  });

  it.each([
    ["blackhole", "EINVAL"],
    ["unreachable", "EHOSTUNREACH"],
    ["prohibit", "EACCES"],
  ] as const)("that ends in %s answers %s", (type: RouteType, errno) => {
    const dead = fib(route("0.0.0.0/0"), route("10.0.0.0/8", { type, dev: null }));
    expect(found(dead.lookup({ destination: ip("10.1.1.1") }))).toBe(errno);
    expect(found(dead.lookup({ destination: ip("11.1.1.1") }))).toBe("default dev left");
  });

  it("in empty tables finds nothing", () => {
    expect(found(new Fib(good).lookup({ destination: 0 }))).toBe("ENETUNREACH");
  });
});

describe("a listing", () => {
  it("goes by address, the longer prefix first, then by metric", () => {
    const some = fib(
      route("10.0.0.0/8"),
      route("0.0.0.0/0"),
      route("10.0.0.0/24"),
      route("9.0.0.0/8", { priority: 5 }),
      route("9.0.0.0/8", { priority: 1, dev: right }),
    );
    expect(listed(some.routes(table.main))).toEqual([
      "default dev left",
      "9.0.0.0/8 dev right",
      "9.0.0.0/8 dev left",
      "10.0.0.0/24 dev left",
      "10.0.0.0/8 dev left",
    ]);
  });
});

describe("what goes", () => {
  const make = (dev = left) =>
    fib(
      route("10.1.0.0/16", { dev }),
      route("10.1.0.1/32", { type: "local", dev }),
      route("127.0.0.0/8", { type: "local", dev }),
      route("10.1.255.255/32", { type: "broadcast", dev }),
      route("10.2.0.0/16", { dev: right, prefsrc: ip("10.1.0.1") }),
    );
  const all = (each: Fib) => listed([...each.routes(table.local), ...each.routes(table.main)]);

  it("with a device that goes down: all but its local routes", () => {
    const down = device("left", false);
    const some = make(down);
    syncDown(some, down, "down");
    expect(all(some)).toEqual([
      "local 10.1.0.1/32 dev left table local",
      "local 127.0.0.0/8 dev left table local",
      "10.2.0.0/16 dev right",
    ]);
  });

  it("with a device that goes away: all of its routes", () => {
    const some = make();
    syncDown(some, left, "unregister", true);
    expect(all(some)).toEqual(["10.2.0.0/16 dev right"]);
  });

  it("with an address: the routes that send from it", () => {
    const some = make();
    some.flushSource(ip("10.1.0.1"));
    expect(listed(some.routes(table.main))).toEqual(["10.1.0.0/16 dev left"]);
  });
});
