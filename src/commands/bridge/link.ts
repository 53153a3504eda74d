// bridge link: the ports of bridges, and what they are told. Left out: hwmode, backup ports, routers of multicast.
import { config, type Device, type Port } from "../../net/index.js";
import { type Arguments, answer, garbage, IpError, matches, notSimulated } from "../ip/arguments.js";
import { displayName, flags } from "../ip/linkline.js";
import { masterOf } from "../ip/linkwords.js";
import { flagsShown, flagWord, off, onOff, portState, stateWord } from "../ip/port.js";
import { listing, type Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import type { BridgeOptions } from "./options.js";
import { usage } from "./usage.js";
import { deviceNamed, told, verb } from "./words.js";

export function bridgeLink(args: Arguments, world: World, options: BridgeOptions): string {
  const command = verb(args, "link", ["set", "change", "show", "lst", "list", "help"]);
  if (command === "set" || command === "change") return set(args, world);
  let name: string | undefined;
  let master: Device | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "master") master = masterOf(args.need(), world);
    if (word !== "dev") continue;
    if (name !== undefined) throw garbage("dev", args.peek() ?? word);
    name = args.need();
  }
  const only = name === undefined ? undefined : deviceNamed(world, name);
  const shown = world.netns
    .devices()
    .filter((dev) => dev.port && (!only || dev === only) && (!master || dev.port.bridge.dev === master));
  return listing(options, (print) => {
    for (const dev of shown) print.object(undefined, () => line(print, dev, dev.port!, options));
  });
}

// print_linkinfo, print_protinfo
function line(print: Printer, dev: Device, port: Port, options: BridgeOptions): void {
  print.put("ifindex", dev.index, `${dev.index}: `);
  // By its number, wherever it is: bridge does not ask whose namespace that number is of.
  const below = dev.peer && dev.netns.devices().find(({ index }) => index === dev.iflink);
  if (below) print.data("link", below.name);
  else if (dev.peer) print.data("link_index", dev.iflink);
  print.put("ifname", dev.name, `${below ? `${dev.name}@${below.name}` : displayName(dev)}: `, "ifname");
  const words = flags(dev);
  print.words("flags", words, `<${words.join(",")}> `);
  print.put("mtu", dev.mtu, `mtu ${dev.mtu} `);
  print.put("master", port.bridge.dev.name, `master ${port.bridge.dev.name} `);
  portState(print, port);
  if (options.details) {
    print.say(`${options.oneline ? "\\" : "\n"}    `);
    flagsShown(print, port, ["hairpin", "guard", "root_block", "fastleave", "learning", "flood"]);
    flagsShown(print, port, ["mcast_flood", "bcast_flood"]);
    print.put("mcast_router", 1, "mcast_router 1 ");
    flagsShown(print, port, ["mcast_to_unicast"]);
    off(print, "neigh_suppress");
    flagsShown(print, port, ["vlan_tunnel", "isolated", "locked"]);
  }
  print.say("\n");
}

const noPort = new IpError("RTNETLINK answers: Operation not supported\n", 255);

function set(args: Arguments, world: World): string {
  const wanted: config.PortSettings = { flags: {} };
  let name: string | undefined;
  let self = false;
  let master = false;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") name = args.need();
    else if (word === "self") self = true;
    else if (word === "master") master = true;
    else if (word === "cost") {
      const cost = Math.trunc(Number(args.need()));
      if (cost > 0) wanted.cost = cost;
    } else if (word === "priority") wanted.priority = Math.trunc(Number(args.need()));
    else if (word === "state") {
      const state = stateWord(args.need());
      if (state === undefined) throw new IpError("Error: invalid STP port state\n", 255);
      wanted.state = state;
    } else if (word === "hwmode") {
      const mode = args.need();
      if (mode !== "vepa" && mode !== "veb") throw new IpError('Mode argument must be "vepa" or "veb".\n', 255);
      self = true;
    } else if (word === "learning_sync") onOff(args, word, 234);
    else if (flagWord(args, word, wanted, 234)) continue;
    else if (word === "mcast_router" || word === "backup_port" || word === "nobackup_port")
      throw notSimulated(`bridge link set ${word}`);
    else if (matches(word, "help")) throw new IpError(usage.link!, 255);
    else throw new IpError(usage.link!, 255);
  }
  if (name === undefined) throw new IpError("Device is a required argument.\n", 255);
  const dev = world.netns.device(name);
  if (!dev) throw new IpError(`Cannot find bridge device "${name}"\n`, 255);
  // Without "master" a request to the device itself goes to its driver, and none here has such settings.
  if (!dev.port || (self && !master)) throw noPort;
  const { port } = dev;
  told(() => answer(config.changePort(port, wanted)));
  return "";
}
