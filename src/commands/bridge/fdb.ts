// bridge fdb: the addresses that a device takes frames for: its groups, and of a bridge its own address, once without a VLAN
// and once in its own. Left out: what add, del and their like would change.
import { type Device, groupsOf } from "../../net/index.js";
import { formatMac, parseMac } from "../../wire/address.js";
import { type Arguments, garbage, IpError, invalid, notSimulated } from "../ip/arguments.js";
import { listing, type Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import type { BridgeOptions } from "./options.js";
import { deviceNamed, verb } from "./words.js";

interface Entry {
  readonly dev: Device;
  readonly mac: number;
  /** In a bridge's table. */
  readonly master: Device | undefined;
  readonly vlan: number | undefined;
}

const commands = ["add", "append", "delete", "replace", "get", "show", "lst", "list", "flush", "help"];

export function bridgeFdb(args: Arguments, world: World, options: BridgeOptions): string {
  const command = verb(args, "fdb", commands);
  if (command === "show" || command === "lst" || command === "list") return show(args, world, options);
  if (command === "get" || command === "flush") throw notSimulated(`bridge fdb ${command}`);
  return change(args, world, command);
}

// A device tells of its groups but for those that a bridge keeps itself.
function entries(world: World): Entry[] {
  return world.netns.devices().flatMap((dev) => {
    const groups = groupsOf(dev).link.map(({ address }) => ({ dev, mac: address, master: undefined, vlan: undefined }));
    if (dev.kind !== "bridge") return groups;
    const own = [1, undefined].map((vlan) => ({ dev, mac: dev.mac, master: dev, vlan }));
    return [...groups, ...own];
  });
}

function show(args: Arguments, world: World, options: BridgeOptions): string {
  let only: Device | undefined;
  let bridge: Device | undefined;
  let vlan: number | undefined;
  let states = true;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev" || word === "brport") {
      const name = args.need();
      if (only) throw garbage(word, name);
      only = deviceNamed(world, name);
    } else if (word === "br") bridge = deviceNamed(world, args.need());
    else if (word === "vlan") vlan = Number(args.need());
    else if (word === "state") {
      const state = args.need();
      if (!["permanent", "static", "stale", "reachable", "dynamic", "all"].includes(state))
        throw invalid("invalid state", state);
      states = state === "permanent" || state === "all";
    } else if (word === "dynamic") states = false;
    else throw garbage("dev", word);
  }
  if (bridge && bridge.kind !== "bridge") throw notSimulated("bridge fdb show br of what is no bridge");
  const shown = entries(world).filter(
    (each) =>
      states &&
      (!only || each.dev === only) &&
      (!bridge || each.dev === bridge) &&
      (vlan === undefined || each.vlan === vlan),
  );
  return listing(options, (print) => {
    for (const each of shown) print.object(undefined, () => entry(print, each, only !== undefined, options));
  });
}

function entry(print: Printer, { dev, mac, master, vlan }: Entry, named: boolean, options: BridgeOptions): void {
  print.put("mac", formatMac(mac), `${formatMac(mac)} `, "mac");
  if (!named) print.put("ifname", dev.name, `dev ${dev.name} `);
  if (vlan !== undefined) print.put("vlan", vlan, `vlan ${vlan} `);
  if (options.statistics && master) {
    const { clock } = dev.netns.kernel;
    const age = Math.floor((clock.now - dev.madeAt) / 1e9);
    print.put("used", age, `used ${age}/`);
    print.put("updated", age, `${age} `);
  }
  print.words("flags", master ? [] : ["self"], master ? "" : "self ");
  if (master) print.put("master", master.name, `master ${master.name} `);
  print.put("state", "permanent", "permanent\n");
}

function change(args: Arguments, world: World, command: string): string {
  let mac: string | undefined;
  let name: string | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") name = args.need();
    else if (["vlan", "dst", "port", "vni", "src_vni", "via", "nhid"].includes(word)) args.need();
    else if (/^(self|master|use|router|extern_learn|sticky|local|static|dynamic|permanent|temp)$/.test(word)) continue;
    else {
      if (word === "to") word = args.need();
      if (mac !== undefined) throw garbage("to", word);
      mac = word;
    }
  }
  if (mac === undefined || name === undefined) throw new IpError("Device and address are required arguments.\n", 255);
  if (parseMac(mac) === undefined) throw new IpError(`Invalid mac address ${mac}\n`, 255);
  deviceNamed(world, name);
  throw notSimulated(`bridge fdb ${command}`);
}
