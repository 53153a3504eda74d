// Which of several ways is taken: by hash since 4.4, in turns before; a default whose gateway is dead is left for another.
import { describe, expect, it } from "vitest";
import { config, Kernel, Log, NetNs, table } from "../../src/net/index.js";
import { output } from "../../src/net/route.js";
import { profiles } from "../../src/profile/index.js";
import { Clock } from "../../src/sim/clock.js";
import { Random } from "../../src/sim/random.js";
import { parseIpv4 } from "../../src/wire/address.js";

const ip = (text: string): number => parseIpv4(text)!;

/** d1 10.1.1.1/24 and d2 10.1.2.1/24. */
function namespace(profile: keyof typeof profiles) {
  const clock = new Clock();
  const ns = new NetNs(new Kernel("m", profiles[profile], clock, new Random("1"), new Log()), "");
  config.addDevice(ns, { name: "lo", kind: "loopback" });
  for (const n of [1, 2]) {
    const dev = config.addDevice(ns, { name: `d${n}`, kind: "dummy" });
    if ("errno" in dev) throw new Error(dev.errno);
    config.changeFlag(dev, "noArp", false);
    config.setUp(ns, dev, true);
    config.addAddress(ns, dev, { local: ip(`10.1.${n}.1`), prefixLength: 24 });
  }
  const way = (to: string) => {
    const route = output(ns, { destination: ip(to) });
    return typeof route === "string" ? route : route.dev.name;
  };
  const hop = (n: number, weight = 1) => ({ gateway: ip(`10.1.${n}.9`), dev: undefined, onlink: false, weight });
  const route = {
    table: table.main,
    type: "unicast",
    scope: 0,
    protocol: "boot",
    priority: 0,
    prefsrc: undefined,
  } as const;
  return { ns, clock, way, hop, route };
}

describe("a route of two hops, one with weight 3", () => {
  const share = (profile: keyof typeof profiles, to: (n: number) => string) => {
    const { ns, way, hop, route } = namespace(profile);
    config.addRoute(ns, { ...route, prefix: ip("10.9.0.0"), length: 16, hops: [hop(1, 3), hop(2)] }, "add");
    return Array.from({ length: 80 }, (_, n) => way(to(n))).filter((dev) => dev === "d1").length;
  };
  it("gives three of four packets to the heavy one in 3.10, of one flow too", () => {
    expect(share("centos7", () => "10.9.0.1")).toBe(60);
  });
  it("keeps a flow together in 6.1, and spreads many", () => {
    expect([0, 80]).toContain(share("debian12", () => "10.9.0.1"));
    const many = share("debian12", (n) => `10.9.1.${n}`);
    expect(many).toBeGreaterThan(45);
    expect(many).toBeLessThan(75);
  });
});

describe("two default routes of one metric", () => {
  it("the one whose gateway failed is left for the other", () => {
    const { ns, way, hop, route } = namespace("debian12");
    for (const n of [1, 2]) config.addRoute(ns, { ...route, prefix: 0, length: 0, hops: [hop(n)] }, "append");
    expect(way("198.51.100.1")).toBe("d1");
    const gateway = ns.neighbours.create(ns.device("d1")!, ip("10.1.1.9"));
    ns.neighbours.event(gateway, { kind: "update", lladdr: undefined, nud: "FAILED", override: true, admin: true });
    expect(way("198.51.100.1")).toBe("d2");
    ns.neighbours.event(gateway, { kind: "update", lladdr: 1, nud: "REACHABLE", override: true, admin: true });
    expect(way("198.51.100.1")).toBe("d1");
  });
});
