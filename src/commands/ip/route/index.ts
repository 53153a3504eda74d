// ip route: show, get, add and its siblings, del, flush. Left out: encapsulation, save and restore, IPv6 beyond the listing.
import { removeRoute6 } from "../../../net/index.js";
import type { World } from "../../world.js";
import { type Arguments, IpError, matches, notSimulated, type Options, unknownCommand } from "../arguments.js";
import { change } from "./change.js";
import { get } from "./get.js";
import { selected, selector, show, tell } from "./list.js";
import { selected6 } from "./six.js";
import { usage } from "./usage.js";

export function ipRoute(args: Arguments, world: World, options: Options): string {
  const command = args.next();
  if (command === undefined) return show(args, world, options);
  const listed = matches(command, "list") || matches(command, "show") || matches(command, "lst");
  if (options.family === "inet6" && !listed) throw notSimulated(`ip -6 route ${command}`);
  if (matches(command, "add")) return change(args, world, "add");
  if (matches(command, "change") || command === "chg") return change(args, world, "change");
  if (matches(command, "replace")) return change(args, world, "replace");
  if (matches(command, "prepend")) return change(args, world, "prepend");
  if (matches(command, "append")) return change(args, world, "append");
  if (matches(command, "delete")) return change(args, world, "delete");
  if (listed) return show(args, world, options);
  if (matches(command, "get")) {
    const { text, warning } = get(args, world, options);
    // The warning stands before the answer, on the other stream.
    if (warning) throw new IpError(warning, 0, "", text);
    return text;
  }
  if (matches(command, "flush")) return flush(args, world, options);
  if (matches(command, "save") || matches(command, "restore") || matches(command, "showdump"))
    throw notSimulated(`ip route ${command}`);
  if (matches(command, "help")) throw new IpError(usage.route, 255);
  throw unknownCommand(command, "route");
}

function flush(args: Arguments, world: World, options: Options): string {
  if (args.peek() === undefined) throw new IpError('"ip route flush" requires arguments.\n', 1);
  const chosen = selector(args, world);
  if (chosen.cache) {
    world.netns.fib.forgetExceptions();
    return options.statistics > 0 ? "*** IPv4 routing cache is flushed.\n" : "";
  }
  const listed = selected(chosen, world, "Flush");
  // Each is asked away as it was listed; with a nexthop object and a device beside it rtm_to_fib_config refuses that.
  const refused = listed.some(({ nhid }) => nhid !== undefined);
  const gone = listed.filter(({ nhid }) => nhid === undefined);
  for (const route of gone) {
    world.netns.fib.remove(route);
    world.netns.rtnetlink.route(route, true);
  }
  // Of every table both families go.
  if (refused) throw new IpError("Failed to send flush request: Invalid argument\n", 2);
  const six = chosen.table === "all" && options.family === undefined ? selected6(chosen, world) : [];
  for (const route of six) removeRoute6(world.netns, route);
  const count = gone.length + six.length;
  if (options.statistics === 0) return "";
  if (count === 0) return "Nothing to flush.\n";
  const told = options.statistics > 1 ? tell(gone, six, chosen, world, options) : "";
  const what = `${count} entries`;
  return `${told}\n*** Round 1, deleting ${what} ***\n*** Flush is complete after 1 round ***\n`;
}
