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
