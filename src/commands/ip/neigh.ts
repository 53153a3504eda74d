// ip neighbour: show, flush and get here, what changes the table in neighchange.ts. Left out: IPv6.

import { config } from "../../net/index.js";
import { listing, type Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import {
  type Arguments,
  address,
  device,
  garbage,
  IpError,
  matches,
  type Options,
  unknownCommand,
} from "./arguments.js";
import { change } from "./neighchange.js";
import { printNeighbour, printProxy, selected, selectedProxies, selector } from "./neighshow.js";
import { objectUsage } from "./usage/objects.js";

export function ipNeigh(args: Arguments, world: World, options: Options): string {
  if (options.family === "inet6") return "";
  const command = args.next();
  if (command === undefined) return show(args, world, options);
  if (matches(command, "add")) return change(args, world, "add");
  if (matches(command, "change") || command === "chg") return change(args, world, "change");
  if (matches(command, "replace")) return change(args, world, "replace");
  if (matches(command, "delete")) return change(args, world, "delete");
  if (matches(command, "get")) return get(args, world, options);
  if (matches(command, "show") || matches(command, "lst") || matches(command, "list"))
    return show(args, world, options);
  if (matches(command, "flush")) return flush(args, world, options);
  if (matches(command, "help")) throw new IpError(objectUsage.neigh!, 255);
  throw unknownCommand(command, "neigh");
}

const listed = <T>(options: Options, entries: readonly T[], one: (print: Printer, entry: T) => void): string =>
  listing(options, (print) => {
    for (const each of entries)
      print.object(undefined, () => {
        one(print, each);
        print.say("\n");
      });
  });

function show(args: Arguments, world: World, options: Options): string {
  const chosen = selector(args, world, "show");
  const given = chosen.dev !== undefined;
  if (chosen.proxy)
    return listed(options, selectedProxies(chosen, world), (print, each) => printProxy(print, each, options, given));
  return listed(options, selected(chosen, world), (print, each) => printNeighbour(print, each, world, options, given));
}

function flush(args: Arguments, world: World, options: Options): string {
  if (args.peek() === undefined) throw new IpError("Flush requires arguments.\n", 1);
  const chosen = selector(args, world, "flush");
  let out = "";
  let rounds = 0;
  // Dumped and deleted until nothing is left that fits; what failed is not tried again.
  for (const failed of [true, false]) {
    const found = selected(chosen, world).filter((each) => failed || each.state.nud !== "FAILED");
    for (const each of found) {
      if (options.statistics > 1)
        out += listed(text(options), [each], (print) =>
          printNeighbour(print, each, world, options, chosen.dev !== undefined),
        );
      config.removeNeighbour(world.netns, each.dev, each.address);
    }
    if (found.length === 0) break;
    rounds++;
    if (options.statistics > 0) out += `\n*** Round ${rounds}, deleting ${found.length} entries ***\n`;
  }
  if (options.statistics > 0)
    out +=
      rounds === 0
        ? "Nothing to flush.\n"
        : `*** Flush is complete after ${rounds} round${rounds > 1 ? "s" : ""} ***\n`;
  return out;
}

/** What is said as text even where JSON was asked for. */
const text = (options: Options): Options => ({ ...options, json: false });

function get(args: Arguments, world: World, options: Options): string {
  let to: string | undefined;
  let name: string | undefined;
  let proxy = false;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") name = args.need();
    else if (matches(word, "proxy")) {
      if (to !== undefined) throw garbage("to", word);
      proxy = true;
      to = args.need();
      address(to);
    } else {
      if (word === "to") word = args.need();
      if (matches(word, "help")) throw new IpError(objectUsage.neigh!, 255);
      if (to !== undefined) throw garbage("to", word);
      to = word;
      address(to);
    }
  }
  if (to === undefined || name === undefined) throw new IpError("Device and address are required arguments.\n", 1);
  const dev = device(world, name);
  if (proxy) {
    const entry = world.netns.proxies.find(address(to), dev);
    if (!entry) throw new IpError("Error: Proxy neighbour entry not found.\n", 2);
    return listed(text(options), [entry], (print) => printProxy(print, entry, options, false));
  }
  const entry = world.netns.neighbours.find(dev, address(to));
  if (!entry) throw new IpError("Error: Neighbour entry not found.\n", 2);
  return listed(text(options), [entry], (print) => printNeighbour(print, entry, world, options, false, 1));
}
