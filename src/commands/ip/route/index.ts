// ip route: show, get, add and its siblings, del, flush. Left out: multipath, nexthop objects, encapsulation, save and restore.
import type { World } from "../../world.js";
import { type Arguments, IpError, matches, notSimulated, type Options, unknownCommand } from "../arguments.js";
import { change } from "./change.js";
import { get } from "./get.js";
import { selected, selector, show } from "./list.js";

export function ipRoute(args: Arguments, world: World, options: Options): string {
  if (options.family === "inet6") throw notSimulated("ip -6 route");
  const command = args.next();
  if (command === undefined) return show(args, world);
  if (matches(command, "add")) return change(args, world, "add");
  if (matches(command, "change") || command === "chg") return change(args, world, "change");
  if (matches(command, "replace")) return change(args, world, "replace");
  if (matches(command, "prepend")) return change(args, world, "prepend");
  if (matches(command, "append")) return change(args, world, "append");
  if (matches(command, "delete")) return change(args, world, "delete");
  if (matches(command, "list") || matches(command, "show") || matches(command, "lst")) return show(args, world);
  if (matches(command, "get")) return get(args, world);
  if (matches(command, "flush")) return flush(args, world);
  if (matches(command, "help")) throw notSimulated("ip route help");
  throw unknownCommand(command, "route");
}

function flush(args: Arguments, world: World): string {
  if (args.peek() === undefined) throw new IpError('"ip route flush" requires arguments.\n', 1);
  const chosen = selector(args, world);
  for (const route of selected(chosen, world)) world.netns.fib.remove(route);
  return "";
}
