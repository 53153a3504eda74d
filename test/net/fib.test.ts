// The forwarding tables: which route wins, and what is left when a device or an address goes.
import { describe, expect, it } from "vitest";
import { Fib, type FibRoute, type RouteType, routeWords, table } from "../../src/net/fib.js";
import type { Device } from "../../src/net/index.js";
import { parseIpv4 } from "../../src/wire/address.js";

const device = (name: string) => ({ name }) as Device;
const [left, right] = [device("left"), device("right")];
const ip = (text: string): number => parseIpv4(text)!;

function route(prefix: string, more: Partial<FibRoute> = {}): FibRoute {
  const [address = "", length = "32"] = prefix.split("/");
  const type = more.type ?? "unicast";
  return {
    table: type === "local" || type === "broadcast" ? table.local : table.main,
    prefix: ip(address),
    length: Number(length),
    type,
    scope: type === "local" ? 254 : 253,
    protocol: "boot",
    priority: 0,
    gateway: undefined,
    dev: left,
    prefsrc: undefined,
    onlink: false,
    ...more,
  };
}

function fib(...routes: FibRoute[]): Fib {
  const made = new Fib();
  for (const each of routes) made.insert(each);
  return made;
}

const found = (result: FibRoute | string): string => (typeof result === "string" ? result : routeWords(result));

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

  it("asks the local table first, however short its prefix", () => {
    const both = fib(route("10.1.2.3/32"), route("10.0.0.0/8", { type: "local", dev: right }));
    expect(found(both.lookup({ destination: ip("10.1.2.3") }))).toBe("local 10.0.0.0/8 dev right table local");
  });

  it.each([
    ["blackhole", "EINVAL"],
    ["unreachable", "EHOSTUNREACH"],
    ["prohibit", "EACCES"],
  ] as const)("that ends in %s answers %s", (type: RouteType, errno) => {
    const dead = fib(route("0.0.0.0/0"), route("10.0.0.0/8", { type, dev: undefined }));
    expect(found(dead.lookup({ destination: ip("10.1.1.1") }))).toBe(errno);
    expect(found(dead.lookup({ destination: ip("11.1.1.1") }))).toBe("default dev left");
  });

  it("in empty tables finds nothing", () => {
    expect(new Fib().lookup({ destination: 0 })).toBe("ENETUNREACH");
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
    expect(some.routes(table.main).map(routeWords)).toEqual([
      "default dev left",
      "9.0.0.0/8 dev right",
      "9.0.0.0/8 dev left",
      "10.0.0.0/24 dev left",
      "10.0.0.0/8 dev left",
    ]);
  });
});

describe("what goes", () => {
  const make = () =>
    fib(
      route("10.1.0.0/16"),
      route("10.1.0.1/32", { type: "local" }),
      route("127.0.0.0/8", { type: "local" }),
      route("10.1.255.255/32", { type: "broadcast" }),
      route("10.2.0.0/16", { dev: right, prefsrc: ip("10.1.0.1") }),
    );
  const all = (each: Fib) => [...each.routes(table.local), ...each.routes(table.main)].map(routeWords);

  it("with a device that goes down: all but its local routes", () => {
    const some = make();
    some.flush(left, false);
    expect(all(some)).toEqual([
      "local 10.1.0.1/32 dev left table local",
      "local 127.0.0.0/8 dev left table local",
      "10.2.0.0/16 dev right",
    ]);
  });

  it("with a device that goes away: all of its routes", () => {
    const some = make();
    some.flush(left, true);
    expect(all(some)).toEqual(["10.2.0.0/16 dev right"]);
  });

  it("with an address: the routes that send from it", () => {
    const some = make();
    some.flushSource(ip("10.1.0.1"));
    expect(some.routes(table.main).map(routeWords)).toEqual(["10.1.0.0/16 dev left"]);
  });
});
