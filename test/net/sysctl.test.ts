// /proc/sys/net: what a device starts with, and what writing one setting changes elsewhere.
import { describe, expect, it } from "vitest";
import { Sysctl } from "../../src/net/sysctl.js";
import { profiles } from "../../src/profile/index.js";

function sysctl(...devices: string[]): Sysctl {
  const made = new Sysctl(profiles.debian12);
  for (const name of devices) made.addDevice(name, name === "lo");
  return made;
}

describe("default", () => {
  it("is what a new device starts with", () => {
    const some = sysctl("a");
    some.set("ipv4/conf/default/rp_filter", 2);
    some.addDevice("b", false);
    expect(some.get("ipv4/conf/b/rp_filter")).toBe(2);
  });

  it("also reaches the devices that have neither been set nor been given an address", () => {
    const some = sysctl("plain", "written", "addressed");
    some.set("ipv4/conf/written/accept_local", 0);
    some.settle("addressed");
    some.set("ipv4/conf/default/accept_local", 1);
    expect(["plain", "written", "addressed"].map((dev) => some.get(`ipv4/conf/${dev}/accept_local`))).toEqual([
      1, 0, 0,
    ]);
  });

  it("leaves a new device what it began with, once it was written (inetdev_init copies the marks too)", () => {
    const some = sysctl("old");
    some.set("ipv4/conf/default/accept_local", 1);
    some.addDevice("new", false);
    some.set("ipv4/conf/default/accept_local", 0);
    some.set("ipv4/conf/default/log_martians", 1);
    expect(["old", "new"].map((dev) => some.get(`ipv4/conf/${dev}/accept_local`))).toEqual([0, 1]);
    expect(["old", "new"].map((dev) => some.get(`ipv4/conf/${dev}/log_martians`))).toEqual([1, 1]);
  });

  it("leaves forwarding, and what lo was made with, to the devices", () => {
    const some = sysctl("lo", "a");
    some.set("ipv4/conf/default/forwarding", 1);
    some.set("ipv4/conf/default/disable_xfrm", 1);
    some.set("ipv4/conf/default/disable_xfrm", 0);
    expect(some.get("ipv4/conf/a/forwarding")).toBe(0);
    expect(["lo", "a"].map((dev) => some.get(`ipv4/conf/${dev}/disable_xfrm`))).toEqual([1, 0]);
  });

  it("forgets a device that went, though its name comes again", () => {
    const some = sysctl("a");
    some.settle("a");
    some.removeDevice("a");
    some.addDevice("a", false);
    some.set("ipv4/conf/default/accept_local", 1);
    expect(some.get("ipv4/conf/a/accept_local")).toBe(1);
  });
});

describe("forwarding", () => {
  it("of all is ip_forward, and sets every device", () => {
    const some = sysctl("a", "b");
    some.set("ipv4/conf/all/forwarding", 1);
    const now = () => ["all", "default", "a", "b"].map((dev) => some.get(`ipv4/conf/${dev}/forwarding`));
    expect([some.get("ipv4/ip_forward"), now()]).toEqual([1, [1, 1, 1, 1]]);
    some.set("ipv4/conf/a/forwarding", 0);
    expect([some.get("ipv4/ip_forward"), now()]).toEqual([1, [1, 1, 0, 1]]);
    some.set("ipv4/ip_forward", 0);
    expect([some.get("ipv4/ip_forward"), now()]).toEqual([0, [0, 0, 0, 0]]);
  });
});

describe("a neighbour's queue", () => {
  it("is told in bytes and in packets", () => {
    const some = sysctl("a");
    some.set("ipv4/neigh/a/unres_qlen_bytes", 2500);
    expect(some.get("ipv4/neigh/a/unres_qlen")).toBe(1);
    some.set("ipv4/neigh/a/unres_qlen", 10);
    expect(some.get("ipv4/neigh/a/unres_qlen_bytes")).toBe(20900);
  });
});

describe("a renamed device", () => {
  it("keeps its settings", () => {
    const some = sysctl("a");
    some.set("ipv4/conf/a/rp_filter", 1);
    some.renameDevice("a", "b");
    expect([some.get("ipv4/conf/a/rp_filter"), some.get("ipv4/conf/b/rp_filter")]).toEqual([undefined, 1]);
    some.set("ipv4/conf/default/rp_filter", 2);
    expect(some.get("ipv4/conf/b/rp_filter")).toBe(1);
  });
});

describe("neigh/default of the machine's first namespace", () => {
  it("reaches the devices whose own value was never set (neigh_copy_dflt_parms)", () => {
    const some = sysctl("plain", "written", "addressed");
    some.set("ipv4/neigh/written/retrans_time_ms", 500);
    some.settle("addressed");
    some.set("ipv4/neigh/default/retrans_time_ms", 2000);
    const read = (name: string) =>
      ["plain", "written", "addressed"].map((dev) => some.get(`ipv4/neigh/${dev}/${name}`));
    expect(read("retrans_time_ms")).toEqual([2000, 500, 1000]);
    expect(read("retrans_time")).toEqual([200, 50, 100]);
  });
});

describe("forwarding", () => {
  it("makes a router of everyone, who then believes no redirect, and back (inet_forward_change)", () => {
    const some = sysctl("a");
    const read = () => ["conf/a/forwarding", "conf/all/accept_redirects"].map((name) => some.get(`ipv4/${name}`));
    some.set("ipv4/ip_forward", 1);
    expect(read()).toEqual([1, 0]);
    some.set("ipv4/conf/all/accept_redirects", 1);
    some.set("ipv4/ip_forward", 1);
    expect(read()).toEqual([1, 1]);
    some.set("ipv4/conf/all/forwarding", 0);
    expect(read()).toEqual([0, 1]);
  });
});

describe("Linux 3.10", () => {
  it("has no setting that came later, and takes integers where later kernels take octets and flags", () => {
    const old = new Sysctl(profiles.centos7);
    old.addDevice("a", false);
    const later = ["fib_multipath_hash_policy", "ip_forward_use_pmtu", "icmp_msgs_per_sec", "icmp_echo_enable_probe"];
    const ofDevices = ["bc_forwarding", "drop_gratuitous_arp", "ignore_routes_with_linkdown", "arp_evict_nocarrier"];
    expect(later.map((name) => old.get(`ipv4/${name}`))).toEqual(later.map(() => undefined));
    expect(ofDevices.map((name) => old.get(`ipv4/conf/a/${name}`))).toEqual(ofDevices.map(() => undefined));
    expect(old.refuses("ipv4/icmp_echo_ignore_all", 2)).toBe(false);
    expect(sysctl().refuses("ipv4/icmp_echo_ignore_all", 2)).toBe(true);
  });
});
