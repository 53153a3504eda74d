// bridge vlan: which VLANs a bridge and its ports are in: the one that it gives itself (vlan_default_pvid). Left out: others.
import { type Device, PVID } from "../../net/index.js";
import { type Arguments, IpError, notSimulated } from "../ip/arguments.js";
import { listing, type Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import type { BridgeOptions } from "./options.js";
import { deviceNamed, verb } from "./words.js";

const COLUMN = 18;

export function bridgeVlan(args: Arguments, world: World, options: BridgeOptions): string {
  const known = ["add", "delete", "show", "lst", "list", "tunnelshow", "set", "global", "help"];
  const command = verb(args, "vlan", known);
  if (command === "add" || command === "delete") return change(args, world, command);
  if (command === "tunnelshow" || command === "set" || command === "global")
    throw notSimulated(`bridge vlan ${command}`);
  let only: Device | undefined;
  let vid: number | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") only = deviceNamed(world, args.need());
    else if (word === "vid") vid = Number(args.need());
  }
  const members = world.netns.devices().filter(({ bridge, port }) => bridge ?? port);
  const shown = members.filter((dev) => (!only || dev === only) && (vid === undefined || vid === PVID));
  return listing(options, (print) => {
    print.say(`${"port".padEnd(COLUMN)}vlan-id${options.statistics && !options.details ? "" : "  "}\n`);
    for (const dev of shown)
      print.object(undefined, () => {
        print.put("ifname", dev.name, dev.name.padEnd(COLUMN), "ifname");
        print.list("vlans", () => print.object(undefined, () => vlan(print, options)));
      });
  });
}

function vlan(print: Printer, options: BridgeOptions): void {
  const line = options.oneline ? "\\" : "\n";
  const indent = " ".repeat(COLUMN + 2);
  print.put("vlan", PVID, `${PVID}`);
  print.words("flags", ["PVID", "Egress Untagged"], " PVID Egress Untagged");
  print.say(line);
  if (options.details) {
    print.say(indent);
    print.put("state", "forwarding", "state forwarding ");
    print.put("mcast_router", 1, "mcast_router 1 ");
    print.say(line);
  }
  if (!options.statistics) return;
  for (const [key, title] of [
    ["rx", "RX"],
    ["tx", "TX"],
  ] as const) {
    print.data(`${key}_bytes`, 0);
    print.data(`${key}_packets`, 0);
    print.say(`${indent}${title}: 0 bytes 0 packets${line}`);
  }
}

function change(args: Arguments, world: World, command: string): string {
  let name: string | undefined;
  let vid: string | undefined;
  let self = false;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") name = args.need();
    else if (word === "vid") {
      vid = args.need();
      const [low, high = low] = vid.split("-").map(Number);
      if (!((low ?? 0) < 4096 && (high ?? 0) < 4096)) throw new IpError(`Invalid VLAN ID "${vid}"\n`, 255);
    } else if (word === "self") self = true;
  }
  if (name === undefined || vid === undefined) throw new IpError("Device and VLAN ID are required arguments.\n", 255);
  const dev = deviceNamed(world, name);
  if (dev.kind !== "bridge" || !self) throw new IpError("RTNETLINK answers: Operation not supported\n", 255);
  throw notSimulated(`bridge vlan ${command} … self`);
}
