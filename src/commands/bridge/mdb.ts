// bridge mdb: the multicast groups behind the ports of bridges; where there are none, nothing.
import { type Arguments, IpError, matches, notSimulated } from "../ip/arguments.js";
import { listing } from "../iproute2/printer.js";
import type { World } from "../world.js";
import type { BridgeOptions } from "./options.js";
import { deviceNamed, verb } from "./words.js";

export function bridgeMdb(args: Arguments, world: World, options: BridgeOptions): string {
  const command = verb(args, "mdb", ["add", "delete", "show", "lst", "list", "help"]);
  if (command === "add" || command === "delete") return change(args, world);
  for (let word = args.next(); word !== undefined; word = args.next())
    if (word === "dev") deviceNamed(world, args.need());
  return listing(options, (print) =>
    print.object(undefined, () => {
      print.list("mdb", () => {});
      print.object("router", () => {});
    }),
  );
}

function change(args: Arguments, world: World): string {
  let dev: string | undefined;
  let port: string | undefined;
  let group: string | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") dev = args.need();
    else if (word === "grp") group = args.need();
    else if (word === "port") port = args.need();
    else if (word === "permanent" || word === "temp") continue;
    else if (word === "vid" || word === "src") args.need();
    else if (matches(word, "help")) throw notSimulated("bridge mdb … help");
  }
  if (dev === undefined || port === undefined || group === undefined)
    throw new IpError("Device, group address and port name are required arguments.\n", 255);
  const bridge = deviceNamed(world, dev);
  deviceNamed(world, port);
  if (bridge.kind !== "bridge") throw new IpError("Error: bridge: Device doesn't have a bridge master.\n", 255);
  if (!bridge.up) throw new IpError("Error: bridge: Bridge device is not running.\n", 255);
  throw new IpError("Error: bridge: Net device is not a bridge port.\n", 255);
}
