// bridge fdb add, append, replace, delete, flush (fdb_modify). Left out: what only a VXLAN device has, routers, what flush chooses by.
import { config, type FdbEntry } from "../../net/index.js";
import { parseMac } from "../../wire/address.js";
import { type Arguments, answer, garbage, IpError, matches, notSimulated } from "../ip/arguments.js";
import type { World } from "../world.js";
import { deviceNamed, told } from "./words.js";

const kinds: Readonly<Record<string, FdbEntry["kind"]>> = {
  local: "local",
  permanent: "local",
  static: "static",
  temp: "static",
  dynamic: "dynamic",
};

export function changeFdb(args: Arguments, world: World, command: string): void {
  let mac: string | undefined;
  let name: string | undefined;
  let vlan: number | undefined;
  let kind: FdbEntry["kind"] | undefined;
  const said = new Set<string>();
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") name = args.need();
    else if (matches(word, "vlan")) vlan = Number(args.need());
    else if (["dst", "port", "vni", "src_vni", "via", "nhid", "router"].includes(word))
      throw notSimulated(`bridge fdb ${command} … ${word}`);
    else if (["self", "master", "use", "extern_learn", "sticky"].includes(word)) said.add(word);
    else if (word === "local" || (word in kinds && !matches(word, "to"))) kind = kinds[word];
    else {
      if (word === "to") word = args.need();
      if (mac !== undefined) throw garbage("to", word);
      mac = word;
    }
  }
  if (mac === undefined || name === undefined) throw new IpError("Device and address are required arguments.\n", 255);
  const address = parseMac(mac);
  if (address === undefined) throw new IpError(`Invalid mac address ${mac}\n`, 255);
  const dev = deviceNamed(world, name);
  const wanted = {
    mac: address,
    vlan,
    kind: kind ?? "local",
    self: said.has("self") || !said.has("master"),
    master: said.has("master"),
    use: said.has("use"),
    externLearn: said.has("extern_learn"),
    sticky: said.has("sticky"),
    fresh: command === "add",
  };
  told(() => answer(command === "delete" ? config.removeFdb(dev, wanted) : config.addFdb(dev, wanted)));
}

export function flushFdb(args: Arguments, world: World): void {
  let name: string | undefined;
  let master = false;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") name = args.need();
    else if (word === "master") master = true;
    else if (word !== "self") throw notSimulated(`bridge fdb flush … ${word}`);
  }
  if (name === undefined) throw new IpError("Device is a required argument.\n", 255);
  const dev = world.netns.device(name);
  if (!dev) throw new IpError(`Cannot find bridge device "${name}"\n`, 255);
  told(() => answer(config.flushFdb(dev, master)));
}
