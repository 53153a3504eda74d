// bridge link: the ports of bridges; where there are none, nothing.
import { type Arguments, garbage, IpError, matches, notSimulated } from "../ip/arguments.js";
import { listing } from "../iproute2/printer.js";
import type { World } from "../world.js";
import type { BridgeOptions } from "./options.js";
import { deviceNamed, verb } from "./words.js";

export function bridgeLink(args: Arguments, world: World, options: BridgeOptions): string {
  const command = verb(args, "link", ["set", "change", "show", "lst", "list", "help"]);
  if (command === "set" || command === "change") return set(args, world);
  let name: string | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word !== "dev") continue;
    if (name !== undefined) throw garbage("dev", args.peek() ?? word);
    name = args.need();
  }
  if (name !== undefined) deviceNamed(world, name);
  return listing(options, () => {});
}

// A device that is no port has no settings of one.
function set(args: Arguments, world: World): string {
  let name: string | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") name = args.need();
    else if (word === "self" || word === "master" || word === "nobackup_port") continue;
    else if (matches(word, "help")) throw notSimulated("bridge link set help");
    else args.need();
  }
  if (name === undefined) throw new IpError("Device is a required argument.\n", 255);
  if (!world.netns.device(name)) throw new IpError(`Cannot find bridge device "${name}"\n`, 255);
  throw new IpError("RTNETLINK answers: Operation not supported\n", 255);
}
