// Is a packet's source credible? Every combination of rp_filter, accept_local and who owns the source, on the real tables of
// a namespace with two devices (fib_validate_source, __fib_validate_source).
import { describe, expect, it } from "vitest";
import { config, Kernel, Log, NetNs } from "../../src/net/index.js";
import { isRefusal, output } from "../../src/net/route.js";
import { validateSource } from "../../src/net/source.js";
import { profiles } from "../../src/profile/index.js";
import { Clock } from "../../src/sim/clock.js";
import { Random } from "../../src/sim/random.js";
import { parseIpv4 } from "../../src/wire/address.js";

const ip = (text: string): number => parseIpv4(text)!;

/** in0 10.1.0.1/24 and other0 10.2.0.1/24, each with a peer that has no address. */
function namespace() {
  const kernel = new Kernel("m", profiles.debian12, new Clock(), new Random("1"), new Log());
  const ns = new NetNs(kernel, "");
  config.addDevice(ns, { name: "lo", kind: "loopback" });
  config.addVeth(ns, { name: "in0", kind: "veth" }, { name: "in1", kind: "veth" });
  config.addVeth(ns, { name: "other0", kind: "veth" }, { name: "other1", kind: "veth" });
  for (const dev of ns.devices()) config.setUp(ns, dev, true);
  config.addAddress(ns, ns.device("in0")!, { local: ip("10.1.0.1"), prefixLength: 24 });
  config.addAddress(ns, ns.device("other0")!, { local: ip("10.2.0.1"), prefixLength: 24 });
  return ns;
}

type Verdict = "credible" | "IP_LOCAL_SOURCE" | "IP_RPFILTER" | "IP_INVALID_SOURCE";

function verdict(source: string, settings: { rpFilter: number; acceptLocal: number; by?: "all" | "in0" }): Verdict {
  const ns = namespace();
  const by = settings.by ?? "in0";
  ns.sysctl.set(`ipv4/conf/${by}/rp_filter`, settings.rpFilter);
  ns.sysctl.set(`ipv4/conf/${by}/accept_local`, settings.acceptLocal);
  const dev = ns.device("in0")!;
  const checked = validateSource(ns, { source: ip(source), destination: ip("10.1.0.1"), dev });
  return (isRefusal(checked) ? checked.refused : "credible") as Verdict;
}

// Where the source lives, and what each rp_filter says: 0, 1, 2; first without accept_local, then with it.
const matrix: readonly (readonly [string, string, readonly Verdict[], readonly Verdict[]])[] = [
  [
    "in the subnet of the device",
    "10.1.0.9",
    ["credible", "credible", "credible"],
    ["credible", "credible", "credible"],
  ],
  [
    "in the subnet of another device",
    "10.2.0.9",
    ["credible", "IP_RPFILTER", "credible"],
    ["credible", "IP_RPFILTER", "credible"],
  ],
  ["nowhere", "10.3.0.9", ["credible", "IP_RPFILTER", "IP_RPFILTER"], ["credible", "IP_RPFILTER", "IP_RPFILTER"]],
  [
    "our own address, on the device",
    "10.1.0.1",
    ["IP_LOCAL_SOURCE", "IP_LOCAL_SOURCE", "IP_LOCAL_SOURCE"],
    ["credible", "credible", "credible"],
  ],
  [
    "our own address, on another device",
    "10.2.0.1",
    ["IP_LOCAL_SOURCE", "IP_LOCAL_SOURCE", "IP_LOCAL_SOURCE"],
    ["credible", "IP_RPFILTER", "credible"],
  ],
  [
    "the broadcast address of a subnet",
    "10.1.0.255",
    ["credible", "IP_INVALID_SOURCE", "IP_INVALID_SOURCE"],
    ["credible", "IP_INVALID_SOURCE", "IP_INVALID_SOURCE"],
  ],
];

describe("a source", () => {
  for (const [where, source, without, having] of matrix)
    for (const [acceptLocal, verdicts] of [without, having].entries())
      for (const [rpFilter, expected] of verdicts.entries())
        for (const by of ["in0", "all"] as const)
          it(`${where}: rp_filter ${rpFilter} accept_local ${acceptLocal} (set on ${by}): ${expected}`, () => {
            expect(verdict(source, { rpFilter, acceptLocal, by })).toBe(expected);
          });
});

describe("how all and the device combine", () => {
  const of = (set: (ns: NetNs) => void, source: string) => {
    const ns = namespace();
    set(ns);
    const checked = validateSource(ns, { source: ip(source), destination: ip("10.1.0.1"), dev: ns.device("in0")! });
    return isRefusal(checked) ? checked : undefined;
  };

  it("rp_filter: the larger one, so that loose (2) on the device beats strict (1) on all", () => {
    const both = (all: number, own: number) =>
      of((ns) => {
        ns.sysctl.set("ipv4/conf/all/rp_filter", all);
        ns.sysctl.set("ipv4/conf/in0/rp_filter", own);
      }, "10.2.0.9")?.refused;
    expect([both(0, 1), both(1, 0), both(1, 2), both(2, 1), both(0, 0)]).toEqual([
      "IP_RPFILTER",
      "IP_RPFILTER",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is told with the refusal", () => {
    const refused = of((ns) => ns.sysctl.set("ipv4/conf/all/rp_filter", 1), "10.2.0.9");
    expect(refused?.func).toBe("__fib_validate_source");
    expect(refused?.read).toEqual([
      { name: "source", value: "10.2.0.9" },
      { name: "net.ipv4.conf.in0.rp_filter", value: "1 (all=1 max in0=0)" },
      { name: "net.ipv4.conf.in0.accept_local", value: "0 (all=0 or in0=0)" },
      { name: "fib", value: "back by 10.2.0.0/24 dev other0" },
    ]);
  });

  it("names the owner of a source that is ours", () => {
    const refused = of(() => {}, "10.2.0.1");
    expect(refused?.func).toBe("fib_validate_source");
    expect(refused?.read).toContainEqual({ name: "owner", value: "other0" });
  });
});

describe("an output route", () => {
  const way = (flow: { to: string; from?: string; oif?: string }) => {
    const ns = namespace();
    const { to, from, oif } = flow;
    const route = output(ns, {
      destination: ip(to),
      source: from === undefined ? undefined : ip(from),
      oif: oif === undefined ? undefined : ns.device(oif),
    });
    return typeof route === "string" ? route : `${route.type} dev ${route.dev.name}`;
  };
  it.each([
    [{ to: "10.1.0.9" }, "unicast dev in0"],
    [{ to: "10.2.0.1" }, "local dev lo"],
    [{ to: "10.2.0.1", oif: "in0" }, "unicast dev in0"],
    [{ to: "10.1.0.255" }, "broadcast dev in0"],
    [{ to: "10.3.0.1" }, "ENETUNREACH"],
    [{ to: "10.3.0.1", oif: "in0" }, "unicast dev in0"],
    [{ to: "10.1.0.9", from: "10.2.0.1" }, "unicast dev in0"],
    // Not ours: seen on Linux 6.1 ("Network is unreachable").
    [{ to: "10.1.0.9", from: "10.7.7.7" }, "ENETUNREACH"],
    [{ to: "10.1.0.9", from: "127.0.0.1" }, "EINVAL"],
    [{ to: "127.0.0.1", from: "127.9.9.9" }, "local dev lo"],
  ])("%j: %s", (flow, words) => {
    expect(way(flow)).toBe(words);
  });
});
