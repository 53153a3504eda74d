// /proc/sys/net of one namespace: integers by device, with what writing one changes elsewhere (net/ipv4/devinet.c).
// Left out: everything that no part of the stack reads.
import type { Defaults, Profile } from "../profile/index.js";
import { neighTable, neighWrite, refusesNeigh } from "./neighsysctl.js";
import { Layers, type Values } from "./sysctllayers.js";
import { inRange } from "./sysctlrange.js";

export type Family = "ipv4/conf" | "ipv4/neigh" | "ipv6/conf";
const families: readonly Family[] = ["ipv4/conf", "ipv4/neigh", "ipv6/conf"];

/** A setting that is written as soon as what it belongs to is there: "ipv4/conf/eth0/rp_filter". */
export interface Preset {
  readonly path: string;
  readonly value: number;
  /** Set once it was written: what it belongs to has been there. */
  met?: boolean;
}

export class Sysctl {
  /** Settings of no device: "ipv4/ip_forward". */
  private values: Values;
  /** They are its own and may be written to. */
  private ownValues = false;
  private readonly layers: Readonly<Record<Family, Layers>>;
  /** Settings of two numbers; who is in no range of groups may open no ping socket. */
  readonly pairs = new Map<string, readonly [number, number]>([["ipv4/ping_group_range", [1, 0]]]);
  private readonly devices = new Set<string>();
  /**
   * By device, settings that a later write to `default` leaves alone (ipv4_devconf.state, neigh_parms.data_state): those
   * written ("rp_filter", "neigh/locktime"), and ALL once it has an address.
   */
  private readonly settled = new Map<string, Set<string>>();
  /** Called after a write: "ipv4/conf/eth0/rp_filter". */
  onWrite: (path: string, value: number, before: number | undefined) => void = () => {};

  constructor(
    private readonly profile: Profile,
    /** The first namespace's, whose neigh/default all devices begin with (neigh_parms_alloc). */
    private readonly first?: Sysctl,
    private readonly presets: readonly Preset[] = [],
  ) {
    const begin = beginning(profile);
    this.values = begin.values;
    this.layers = {
      "ipv4/conf": new Layers(begin.conf),
      "ipv4/neigh": new Layers(first ? new Map() : begin.neigh),
      "ipv6/conf": new Layers(begin.conf6),
    };
    this.preset((path) => this.get(path) !== undefined);
  }

  /** A device appears: its values start as `default` has them. */
  addDevice(name: string, loopback: boolean): void {
    this.devices.add(name);
    for (const family of ["ipv4/conf", "ipv6/conf"] as const)
      this.layers[family].inherit(name, this.layers[family].shared("default"));
    this.layers["ipv4/neigh"].inherit(name, (this.first ?? this).layers["ipv4/neigh"].shared("default"), perDevice);
    // inetdev_init copies default with the marks of what was written there: those stay as they begin.
    const marks = this.settled.get("default");
    if (marks) this.settled.set(name, new Set(marks));
    if (loopback) {
      const conf = this.layers["ipv4/conf"];
      const begin = beginning(this.profile);
      // All that begin alike share what they begin with.
      if (conf.of(name) === begin.conf.get("default")) conf.inherit(name, begin.loopback);
      for (const each of Object.keys(ofLoopback)) {
        conf.write(name, each, 1);
        this.mark(name, each);
      }
    }
    this.preset((path) => path.split("/")[2] === name && this.get(path) !== undefined);
  }

  /** addrconf_notify: what a device has of IPv6 begins anew, or ends. */
  speaksIpv6(name: string, does: boolean): void {
    const layers = this.layers["ipv6/conf"];
    if (does) layers.inherit(name, layers.shared("default"));
    else layers.delete(name);
  }

  removeDevice(name: string): void {
    this.devices.delete(name);
    this.settled.delete(name);
    for (const family of families) this.layers[family].delete(name);
  }

  renameDevice(from: string, to: string): void {
    this.devices.delete(from);
    this.devices.add(to);
    const marks = this.settled.get(from);
    this.settled.delete(from);
    if (marks) this.settled.set(to, marks);
    for (const family of families) this.layers[family].rename(from, to);
  }

  /** ipv4_devconf_setall: an address makes a device's settings its own. */
  settle(device: string): void {
    this.mark(device, ALL);
  }

  get(path: string): number | undefined {
    const value = this.values.get(path);
    if (value !== undefined) return value;
    const { family, device, name } = parts(path);
    return this.layers[family as Family]?.of(device)?.get(name);
  }

  /** A device's value, 0 where this kernel does not have it. */
  of(family: Family, device: string, name: string): number {
    return this.layers[family].of(device)?.get(name) ?? 0;
  }

  /** May this be written there? (EINVAL) */
  refuses(path: string, value: number): boolean {
    if (!inRange(path, value, this.profile.kernel.version, (other) => this.get(other))) return true;
    return path.startsWith("ipv4/neigh/") && refusesNeigh(path.split("/")[3]!, value);
  }

  set(path: string, value: number): void {
    const [, , device, name] = path.split("/");
    const before = this.get(path);
    if (path.startsWith("ipv4/neigh/")) this.writeNeigh(device!, neighWrite(name!, value, this.profile.kernel.hz));
    else this.put(path, value);
    if (path.startsWith("ipv4/conf/")) {
      this.mark(device!, name!);
      // devinet_sysctl_forward writes without a copy.
      if (device === "default" && name !== "forwarding") this.copyDefault(name!, value);
    }
    if (path === "ipv4/ip_forward" || path === "ipv4/conf/all/forwarding") {
      if (value !== before) this.forwarding(value);
    } else if (path.startsWith("ipv6/conf/all/") && name === "disable_ipv6" && device === "all")
      for (const each of ["default", ...this.devices]) this.layers["ipv6/conf"].write(each, "disable_ipv6", value);
    this.onWrite(path, value, before);
  }

  /** Whether paths begin with this one and go on: "ipv4/conf/eth0". */
  isFolder(path: string): boolean {
    if (beginning(this.profile).folders.has(path)) return true;
    const { family, device, name } = parts(path);
    return name === "" && this.layers[family as Family]?.of(device) !== undefined;
  }

  /** Every path below net/, in no particular order. */
  *paths(): Iterable<string> {
    yield* this.values.keys();
    for (const family of families) yield* this.layers[family].paths(family);
    yield* this.pairs.keys();
  }

  private put(path: string, value: number): void {
    const { family, device, name } = parts(path);
    const layers: Layers | undefined = this.layers[family as Family];
    if (layers) layers.write(device, name, value);
    else this.single(path, value);
  }

  private single(path: string, value: number): void {
    const own = this.ownValues ? (this.values as Map<string, number>) : new Map(this.values);
    this.values = own.set(path, value);
    this.ownValues = true;
  }

  // neigh_proc_update, and neigh_copy_dflt_parms to every device whose own value was never set.
  private writeNeigh(device: string, written: Defaults): void {
    const layers = this.layers["ipv4/neigh"];
    for (const [name, value] of Object.entries(written)) {
      layers.write(device, name, value);
      if (device !== "default") this.mark(device, `neigh/${name}`);
      else if (!(name in neighTable))
        for (const each of this.devices) if (!this.stays(each, `neigh/${name}`)) layers.write(each, name, value);
    }
  }

  // devinet_copy_dflt_conf
  private copyDefault(name: string, value: number): void {
    for (const device of this.devices)
      if (!this.stays(device, name)) this.layers["ipv4/conf"].write(device, name, value);
  }

  private mark(device: string, name: string): void {
    const marks = this.settled.get(device) ?? new Set();
    this.settled.set(device, marks.add(name));
  }

  private stays(device: string, name: string): boolean {
    const marks = this.settled.get(device);
    return marks !== undefined && (marks.has(ALL) || marks.has(name));
  }

  // inet_forward_change: ip_forward is all's forwarding, and sets it for everyone; a router believes no redirect.
  private forwarding(value: number): void {
    this.single("ipv4/ip_forward", value);
    const conf = this.layers["ipv4/conf"];
    conf.write("all", "accept_redirects", Number(value === 0));
    for (const device of ["all", "default", ...this.devices]) conf.write(device, "forwarding", value);
  }

  private preset(here: (path: string) => boolean): void {
    for (const preset of this.presets) {
      if (!here(preset.path)) continue;
      this.set(preset.path, preset.value);
      preset.met = true;
    }
  }
}

const ALL = "*";
/** inetdev_init: no policies and no encryption on lo. */
const ofLoopback = { disable_policy: 1, disable_xfrm: 1 } as const;

// "ipv4/conf/eth0/rp_filter"
function parts(path: string): { readonly family: string; readonly device: string; readonly name: string } {
  const [top = "", family = "", device = "", ...name] = path.split("/");
  return { family: `${top}/${family}`, device, name: name.join("/") };
}

/** "ipv4/route/max_size": ["", "ipv4", "ipv4/route"] */
function foldersOf(path: string): readonly string[] {
  const names = path.split("/");
  return names.map((_, end) => names.slice(0, end).join("/"));
}

const perDevice = (name: string): boolean => !(name in neighTable);

/** What a namespace begins with, the same for all of a profile: written to, it is copied first. */
interface Beginning {
  readonly values: ReadonlyMap<string, number>;
  readonly conf: ReadonlyMap<string, Values>;
  readonly loopback: Values;
  readonly neigh: ReadonlyMap<string, Values>;
  readonly conf6: ReadonlyMap<string, Values>;
  /** What paths of no device lie in, and the families themselves. */
  readonly folders: ReadonlySet<string>;
}

const beginnings = new WeakMap<Profile, Beginning>();

function beginning(profile: Profile): Beginning {
  const known = beginnings.get(profile);
  if (known) return known;
  const { kernel } = profile;
  const values = (defaults: Defaults): Values => new Map(Object.entries(defaults));
  const single = new Map(Object.entries(kernel.ipv4).map(([name, value]) => [`ipv4/${name}`, value]));
  const made: Beginning = {
    values: single,
    folders: new Set([...single.keys(), ...families.map((family) => `${family}/default`)].flatMap(foldersOf)),
    conf: new Map([
      ["all", values({ ...kernel.conf, ...kernel.confAll })],
      ["default", values(kernel.conf)],
    ]),
    loopback: values({ ...kernel.conf, ...ofLoopback }),
    neigh: new Map([["default", values({ ...kernel.neigh, ...neighTable })]]),
    conf6: new Map([
      ["all", values(kernel.conf6)],
      ["default", values(kernel.conf6)],
    ]),
  };
  beginnings.set(profile, made);
  return made;
}
