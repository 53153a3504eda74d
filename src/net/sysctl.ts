// /proc/sys/net of one namespace: integers by device, with what writing one changes elsewhere (net/ipv4/devinet.c).
// Left out: everything that no part of the stack reads.
import type { Defaults, Profile } from "../profile/index.js";

export type Family = "ipv4/conf" | "ipv4/neigh" | "ipv6/conf";

/** SKB_TRUESIZE(ETH_FRAME_LEN): what a packet counts for where a queue's length is told in packets. */
const FULL_FRAME = 2090;

export class Sysctl {
  private readonly values = new Map<string, number>();
  private readonly devices: string[] = [];
  /** Settings of a device that a later write to `default` leaves alone: those written, and all once it has an address. */
  private readonly settled = new Set<string>();
  /** Called after a write: "ipv4/conf/eth0/rp_filter". */
  onWrite: (path: string, value: number) => void = () => {};

  constructor(private readonly profile: Profile) {
    const { kernel } = profile;
    for (const [name, value] of Object.entries(kernel.ipv4)) this.values.set(`ipv4/${name}`, value);
    this.fill("ipv4/conf", "all", { ...kernel.conf, ...kernel.confAll });
    this.fill("ipv4/conf", "default", kernel.conf);
    this.fill("ipv6/conf", "all", kernel.conf6);
    this.fill("ipv6/conf", "default", kernel.conf6);
  }

  /** A device appears: its values start as `default` has them. */
  addDevice(name: string, loopback: boolean): void {
    this.devices.push(name);
    for (const family of ["ipv4/conf", "ipv6/conf"] as const)
      for (const [path, value] of this.below(`${family}/default/`)) this.values.set(`${family}/${name}/${path}`, value);
    this.fill("ipv4/neigh", name, this.profile.kernel.neigh);
    if (loopback) {
      this.values.set(`ipv4/conf/${name}/disable_policy`, 1);
      this.values.set(`ipv4/conf/${name}/disable_xfrm`, 1);
    }
  }

  removeDevice(name: string): void {
    this.devices.splice(this.devices.indexOf(name), 1);
    for (const each of [...this.settled]) if (each === name || each.startsWith(`${name}/`)) this.settled.delete(each);
    for (const family of ["ipv4/conf", "ipv4/neigh", "ipv6/conf"] as const)
      for (const [path] of this.below(`${family}/${name}/`)) this.values.delete(`${family}/${name}/${path}`);
  }

  renameDevice(from: string, to: string): void {
    this.devices[this.devices.indexOf(from)] = to;
    for (const each of [...this.settled])
      if (each === from || each.startsWith(`${from}/`)) {
        this.settled.delete(each);
        this.settled.add(to + each.slice(from.length));
      }
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

  set(path: string, value: number): void {
    this.values.set(path, value);
    const [, directory, device, name] = path.split("/");
    if (directory === "conf" && name !== undefined && path.startsWith("ipv4/")) {
      if (device !== "default") this.settled.add(`${device}/${name}`);
      else if (name !== "forwarding") this.copyDefault(name, value);
    } else if (directory === "neigh" && path.startsWith("ipv4/")) {
      const queue = `ipv4/neigh/${device}/unres_qlen`;
      if (name === "unres_qlen_bytes") this.values.set(queue, Math.floor(value / FULL_FRAME));
      else if (name === "unres_qlen") this.values.set(`${queue}_bytes`, value * FULL_FRAME);
    }
    if (path === "ipv4/ip_forward") this.forwarding(value);
    else if (path === "ipv4/conf/all/forwarding") {
      this.values.set("ipv4/ip_forward", value);
      this.forwarding(value);
    } else if (path.startsWith("ipv6/conf/all/") && name === "disable_ipv6" && device === "all")
      for (const each of ["default", ...this.devices]) this.values.set(`ipv6/conf/${each}/disable_ipv6`, value);
    this.onWrite(path, value);
  }

  /** Every path below net/, in no particular order. */
  paths(): Iterable<string> {
    return this.values.keys();
  }

  // devinet_copy_dflt_conf
  private copyDefault(name: string, value: number): void {
    for (const device of this.devices)
      if (!this.settled.has(device) && !this.settled.has(`${device}/${name}`))
        this.values.set(`ipv4/conf/${device}/${name}`, value);
  }

  // inet_forward_change: ip_forward is all's forwarding, and sets it for everyone.
  private forwarding(value: number): void {
    for (const device of ["all", "default", ...this.devices]) this.values.set(`ipv4/conf/${device}/forwarding`, value);
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
