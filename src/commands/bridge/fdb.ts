// bridge fdb show and get: the addresses that a device takes frames for, its groups and those of an administrator, and a
// bridge's table: its own, its ports', what was learnt and what was written by hand (fdbchange.ts).
import { type Device, type FdbEntry, groupsOf } from "../../net/index.js";
import { SECOND } from "../../sim/clock.js";
import { formatMac, type Mac, parseMac } from "../../wire/address.js";
import { type Arguments, garbage, IpError, invalid } from "../ip/arguments.js";
import { listing, type Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import { changeFdb, flushFdb } from "./fdbchange.js";
import type { BridgeOptions } from "./options.js";
import { deviceNamed, verb } from "./words.js";

interface Entry {
  readonly dev: Device;
  readonly mac: Mac;
  /** In a bridge's table. */
  readonly master: Device | undefined;
  readonly learnt: FdbEntry | undefined;
}

const commands = ["add", "append", "delete", "replace", "get", "show", "lst", "list", "flush", "help"];

export function bridgeFdb(args: Arguments, world: World, options: BridgeOptions): string {
  const command = verb(args, "fdb", commands);
  if (command === "show" || command === "lst" || command === "list") return show(args, world, options);
  if (command === "get") return get(args, world, options);
  if (command === "flush") flushFdb(args, world);
  else changeFdb(args, world, command);
  return "";
}

const inTable = (dev: Device, master: Device, learnt: FdbEntry): Entry => ({ dev, mac: learnt.mac, master, learnt });

// A device's own, before or after what its bridge says of it: a port's stand behind, a bridge's before (rtnl_fdb_dump).
function entries(dev: Device): Entry[] {
  const groups = groupsOf(dev).link.map(({ address }) => address);
  const own = [...dev.unicast, ...groups].map((mac) => ({ dev, mac, master: undefined, learnt: undefined }));
  const { bridge, port } = dev;
  const table = (bridge ?? port?.bridge)?.fdb.list().filter((each) => each.port === port) ?? [];
  const listed = table.map((each) => inTable(dev, bridge?.dev ?? port!.bridge.dev, each));
  return bridge ? [...own, ...listed] : [...listed, ...own];
}

const states = { permanent: "local", static: "static", dynamic: "dynamic", reachable: "dynamic" } as const;

function show(args: Arguments, world: World, options: BridgeOptions): string {
  let only: Device | undefined;
  let bridge: Device | undefined;
  let vlan: number | undefined;
  let kind: FdbEntry["kind"] | "none" | undefined;
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
      kind = state === "all" ? undefined : state in states ? states[state as keyof typeof states] : "none";
    } else if (word === "dynamic") kind = "dynamic";
    else throw garbage("dev", word);
  }
  const shown = world.netns
    .devices()
    .filter((dev) => (!only || dev === only) && (!bridge || dev === bridge || dev.port?.bridge.dev === bridge))
    .flatMap(entries)
    .filter(
      ({ learnt }) =>
        (kind === undefined || (learnt?.kind ?? "local") === kind) && (vlan === undefined || learnt?.vlan === vlan),
    )
    .filter(() => !bridge || bridge.bridge !== undefined);
  return listing(options, (print) => {
    for (const each of shown) print.object(undefined, () => entry(print, each, only !== undefined, options));
  });
}

// fdb_get: of a bridge by its name or by its port's.
function get(args: Arguments, world: World, options: BridgeOptions): string {
  let mac: string | undefined;
  let dev: Device | undefined;
  let vlan = 0;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "br" || word === "dev" || word === "brport") dev = deviceNamed(world, args.need());
    else if (word === "vlan") vlan = Number(args.need());
    else if (["self", "master", "dynamic"].includes(word)) continue;
    else {
      if (word === "to") word = args.need();
      if (mac !== undefined) throw garbage("to", word);
      mac = word;
    }
  }
  if (mac === undefined) throw new IpError("Device or master and address are required arguments.\n", 255);
  const wanted = parseMac(mac);
  if (wanted === undefined) throw new IpError(`Invalid mac address ${mac}\n`, 255);
  const bridge = dev?.bridge ?? dev?.port?.bridge;
  const found = bridge?.fdb.find(wanted, vlan);
  if (!bridge || !found) throw new IpError("Error: Fdb entry not found.\n", 254);
  const each = inTable(found.port?.dev ?? bridge.dev, bridge.dev, found);
  return listing(options, (print) => print.object(undefined, () => entry(print, each, false, options)));
}

const stateWords = { local: "permanent", static: "static", dynamic: "" } as const;

function entry(print: Printer, { dev, mac, master, learnt }: Entry, named: boolean, options: BridgeOptions): void {
  print.put("mac", formatMac(mac), `${formatMac(mac)} `, "mac");
  if (!named) print.put("ifname", dev.name, `dev ${dev.name} `);
  if (learnt && learnt.vlan > 0) print.put("vlan", learnt.vlan, `vlan ${learnt.vlan} `);
  if (options.statistics && learnt) {
    const { now } = dev.netns.kernel.clock;
    const used = Math.floor((now - learnt.used) / SECOND);
    const updated = Math.floor((now - learnt.updated) / SECOND);
    print.put("used", used, `used ${used}/`);
    print.put("updated", updated, `${updated} `);
  }
  const words = [
    ...(learnt ? [] : ["self"]),
    ...(learnt?.externLearn ? ["extern_learn"] : []),
    ...(learnt?.sticky ? ["sticky"] : []),
  ];
  print.words("flags", words, words.map((word) => `${word} `).join(""));
  if (master) print.put("master", master.name, `master ${master.name} `);
  const state = stateWords[learnt?.kind ?? "local"];
  print.put("state", state, `${state}\n`);
}
