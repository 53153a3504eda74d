// /proc/sys/net of one namespace: integers by device, with what writing one changes elsewhere (net/ipv4/devinet.c).
// Left out: everything that no part of the stack reads.
import type { Defaults, Profile } from "../profile/index.js";
import { neighTable, neighWrite, refusesNeigh } from "./neighsysctl.js";
import { inRange } from "./sysctlrange.js";

export type Family = "ipv4/conf" | "ipv4/neigh" | "ipv6/conf";

/** A setting that is written as soon as what it belongs to is there: "ipv4/conf/eth0/rp_filter". */
export interface Preset {
  readonly path: string;
  readonly value: number;
  /** Set once it was written: what it belongs to has been there. */
  met?: boolean;
}

export class Sysctl {
  private readonly values = new Map<string, number>();
  /** Settings of two numbers; who is in no range of groups may open no ping socket. */
  readonly pairs = new Map<string, readonly [number, number]>([["ipv4/ping_group_range", [1, 0]]]);
  private readonly devices: string[] = [];
  /** Settings that a later write to `default` leaves alone (ipv4_devconf.state, neigh_parms.data_state): those written, and all once it has an address. */
  private readonly settled = new Set<string>();
  /** Called after a write: "ipv4/conf/eth0/rp_filter". */
  onWrite: (path: string, value: number, before: number | undefined) => void = () => {};

  constructor(
    private readonly profile: Profile,
    /** The first namespace's, whose neigh/default all devices begin with (neigh_parms_alloc). */
    private readonly first?: Sysctl,
    private readonly presets: readonly Preset[] = [],
  ) {
    const { kernel } = profile;
    for (const [name, value] of Object.entries(kernel.ipv4)) this.values.set(`ipv4/${name}`, value);
    this.fill("ipv4/conf", "all", { ...kernel.conf, ...kernel.confAll });
    this.fill("ipv4/conf", "default", kernel.conf);
    if (!first) this.fill("ipv4/neigh", "default", { ...kernel.neigh, ...neighTable });
    this.fill("ipv6/conf", "all", kernel.conf6);
    this.fill("ipv6/conf", "default", kernel.conf6);
    this.preset((path) => this.values.has(path));
  }

  /** A device appears: its values start as `default` has them. */
  addDevice(name: string, loopback: boolean): void {
    this.devices.push(name);
    for (const family of ["ipv4/conf", "ipv6/conf"] as const)
      for (const [path, value] of this.below(`${family}/default/`)) this.values.set(`${family}/${name}/${path}`, value);
    for (const [path, value] of (this.first ?? this).below("ipv4/neigh/default/"))
      if (!(path in neighTable)) this.values.set(`ipv4/neigh/${name}/${path}`, value);
    // inetdev_init copies default with the marks of what was written there: those stay as they begin.
    this.moveSettled("default", name, true);
    if (loopback)
      for (const each of ["disable_policy", "disable_xfrm"]) {
        this.values.set(`ipv4/conf/${name}/${each}`, 1);
        this.settled.add(`${name}/${each}`);
      }
    this.preset((path) => path.split("/")[2] === name && this.values.has(path));
  }

  removeDevice(name: string): void {
    this.devices.splice(this.devices.indexOf(name), 1);
    for (const each of [...this.settled]) if (each === name || each.startsWith(`${name}/`)) this.settled.delete(each);
    for (const family of ["ipv4/conf", "ipv4/neigh", "ipv6/conf"] as const)
      for (const [path] of this.below(`${family}/${name}/`)) this.values.delete(`${family}/${name}/${path}`);
  }

  renameDevice(from: string, to: string): void {
    this.devices[this.devices.indexOf(from)] = to;
    this.moveSettled(from, to, false);
    for (const family of ["ipv4/conf", "ipv4/neigh", "ipv6/conf"] as const)
      for (const [path, value] of this.below(`${family}/${from}/`)) {
        this.values.delete(`${family}/${from}/${path}`);
        this.values.set(`${family}/${to}/${path}`, value);
      }
  }

  /** ipv4_devconf_setall: an address makes a device's settings its own. */
  settle(device: string): void {
    this.settled.add(device);
  }

  get(path: string): number | undefined {
    return this.values.get(path);
  }

  /** A device's value, 0 where this kernel does not have it. */
  of(family: Family, device: string, name: string): number {
    return this.values.get(`${family}/${device}/${name}`) ?? 0;
  }

  /** May this be written there? (EINVAL) */
  refuses(path: string, value: number): boolean {
    if (!inRange(path, value, this.profile.kernel.version, (other) => this.get(other))) return true;
    return path.startsWith("ipv4/neigh/") && refusesNeigh(path.split("/")[3]!, value);
  }

  set(path: string, value: number): void {
    const [, , device, name] = path.split("/");
    const before = this.values.get(path);
    if (path.startsWith("ipv4/neigh/")) this.writeNeigh(device!, neighWrite(name!, value, this.profile.kernel.hz));
    else this.values.set(path, value);
    if (path.startsWith("ipv4/conf/")) {
      this.settled.add(`${device}/${name}`);
      // devinet_sysctl_forward writes without a copy.
      if (device === "default" && name !== "forwarding") this.copyDefault(name!, value);
    }
    if (path === "ipv4/ip_forward" || path === "ipv4/conf/all/forwarding") {
      if (value !== before) this.forwarding(value);
    } else if (path.startsWith("ipv6/conf/all/") && name === "disable_ipv6" && device === "all")
      for (const each of ["default", ...this.devices]) this.values.set(`ipv6/conf/${each}/disable_ipv6`, value);
    this.onWrite(path, value, before);
  }

  /** Every path below net/, in no particular order. */
  *paths(): Iterable<string> {
    yield* this.values.keys();
    yield* this.pairs.keys();
  }

  // neigh_proc_update, and neigh_copy_dflt_parms to every device whose own value was never set.
  private writeNeigh(device: string, written: Defaults): void {
    this.fill("ipv4/neigh", device, written);
    for (const [name, value] of Object.entries(written))
      if (device !== "default") this.settled.add(`${device}/neigh/${name}`);
      else if (!(name in neighTable))
        for (const each of this.devices)
          if (!this.settled.has(each) && !this.settled.has(`${each}/neigh/${name}`))
            this.values.set(`ipv4/neigh/${each}/${name}`, value);
  }

  // devinet_copy_dflt_conf
  private copyDefault(name: string, value: number): void {
    for (const device of this.devices)
      if (!this.settled.has(device) && !this.settled.has(`${device}/${name}`))
        this.values.set(`ipv4/conf/${device}/${name}`, value);
  }

  private moveSettled(from: string, to: string, keep: boolean): void {
    for (const each of [...this.settled])
      if (each === from || each.startsWith(`${from}/`)) {
        if (!keep) this.settled.delete(each);
        this.settled.add(to + each.slice(from.length));
      }
  }

  // inet_forward_change: ip_forward is all's forwarding, and sets it for everyone; a router believes no redirect.
  private forwarding(value: number): void {
    this.values.set("ipv4/ip_forward", value);
    this.values.set("ipv4/conf/all/accept_redirects", Number(value === 0));
    for (const device of ["all", "default", ...this.devices]) this.values.set(`ipv4/conf/${device}/forwarding`, value);
  }

  private preset(here: (path: string) => boolean): void {
    for (const preset of this.presets) {
      if (!here(preset.path)) continue;
      this.set(preset.path, preset.value);
      preset.met = true;
    }
  }

  private fill(family: Family, device: string, defaults: Defaults): void {
    for (const [name, value] of Object.entries(defaults)) this.values.set(`${family}/${device}/${name}`, value);
  }

  private below(prefix: string): [string, number][] {
    return [...this.values]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, value]) => [path.slice(prefix.length), value]);
  }
}
