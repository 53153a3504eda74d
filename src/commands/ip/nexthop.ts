// ip nexthop: add, replace, del, show, get, flush. Left out: buckets, resilient groups, FDB, encapsulation, IPv6.
import { config, type Device, type Nexthop } from "../../net/index.js";
import { strerror } from "../errno.js";
import { listing } from "../iproute2/printer.js";
import type { World } from "../world.js";
import {
  type Arguments,
  address,
  answer,
  IpError,
  invalid,
  matches,
  notSimulated,
  type Options,
  unknownCommand,
} from "./arguments.js";
import { printNexthop } from "./nexthopline.js";
import { usage } from "./route/usage.js";
import { protocolOf } from "./route/words.js";

export function ipNexthop(args: Arguments, world: World, options: Options): string {
  if (options.family === "inet6") throw notSimulated("ip -6 nexthop");
  const command = args.next();
  if (command === undefined || matches(command, "list") || matches(command, "show") || matches(command, "lst"))
    return listed(selected(args, world), options);
  if (matches(command, "add")) return change(args, world, "add");
  if (matches(command, "replace")) return change(args, world, "replace");
  if (matches(command, "delete")) return remove(args, world);
  if (matches(command, "get")) {
    if (args.peek() !== undefined && args.peek() !== "id") throw new IpError(usage.nexthop, 255);
    const nexthop = world.netns.nexthops.get(idOf(args));
    if (!nexthop) throw new IpError(`RTNETLINK answers: ${strerror("ENOENT")}\n`, 2);
    return listed([nexthop], options);
  }
  if (matches(command, "flush")) return flush(args, world);
  if (matches(command, "bucket")) throw notSimulated("ip nexthop bucket");
  if (matches(command, "help")) throw new IpError(usage.nexthop, 255);
  throw unknownCommand(command, "nexthop");
}

const listed = (nexthops: readonly Nexthop[], options: Options): string =>
  listing(options, (print) => {
    for (const each of nexthops)
      print.object(undefined, () => {
        printNexthop(print, each, options);
        print.say("\n");
      });
  });

function id(word: string): number {
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(word)) throw invalid("invalid id value", word);
  return Number(word);
}

function idOf(args: Arguments): number {
  if (args.peek() === undefined) throw new IpError(usage.nexthop, 255);
  const word = args.next()!;
  if (word !== "id") throw invalid("", word);
  return id(args.need());
}

function device(word: string, world: World): Device {
  const dev = world.netns.device(word);
  if (!dev) throw invalid("Device does not exist\n", word);
  return dev;
}

function group(word: string): { id: number; weight: number }[] {
  return word.split("/").map((member) => {
    const [typed = "", weight = "1"] = member.split(",");
    if (!/^\d+$/.test(typed)) throw invalid('"group" value is invalid\n', word);
    if (!/^\d+$/.test(weight) || Number(weight) < 1 || Number(weight) > 256)
      throw invalid('"weight" is invalid\n', weight);
    return { id: Number(typed), weight: Number(weight) };
  });
}

function change(args: Arguments, world: World, mode: "add" | "replace"): string {
  let wanted: config.NewNexthop = {
    id: undefined,
    protocol: "unspec",
    blackhole: false,
    group: undefined,
    hop: { gateway: undefined, dev: undefined, onlink: false },
  };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    const { hop } = wanted;
    if (word === "id") wanted = { ...wanted, id: id(args.need()) };
    else if (word === "dev") wanted = { ...wanted, hop: { ...hop, dev: device(args.need(), world) } };
    else if (word === "via") {
      const typed = args.need();
      if (typed === "inet6" || typed.includes(":")) throw notSimulated("ip nexthop … via inet6");
      wanted = { ...wanted, hop: { ...hop, gateway: address(typed === "inet" ? args.need() : typed) } };
    } else if (word === "onlink") wanted = { ...wanted, hop: { ...hop, onlink: true } };
    else if (word === "blackhole") wanted = { ...wanted, blackhole: true };
    else if (word === "group") wanted = { ...wanted, group: group(args.need()) };
    else if (matches(word, "protocol")) {
      const typed = args.need();
      const protocol = protocolOf(typed);
      if (!protocol) throw invalid('"protocol" value is invalid\n', typed);
      wanted = { ...wanted, protocol };
    } else if (["encap", "fdb", "type"].includes(word)) throw notSimulated(`ip nexthop … ${word}`);
    else if (matches(word, "help")) throw new IpError(usage.nexthop, 255);
    else throw invalid("", word);
  }
  answer(config.addNexthop(world.netns, wanted, mode));
  return "";
}

function remove(args: Arguments, world: World): string {
  if (args.peek() === undefined) throw new IpError("Error: Nexthop id is missing.\n", 2);
  answer(config.removeNexthop(world.netns, idOf(args)));
  return "";
}

function selected(args: Arguments, world: World): readonly Nexthop[] {
  let rest = world.netns.nexthops.all();
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "id") {
      const only = id(args.need());
      rest = rest.filter((each) => each.id === only);
      // One that is named is asked for as such.
      if (rest.length === 0) throw new IpError(`RTNETLINK answers: ${strerror("ENOENT")}\n`, 2);
    } else if (word === "dev") {
      const dev = device(args.need(), world);
      rest = rest.filter((each) => each.kind === "hop" && each.hop.dev === dev);
    } else if (word === "groups") rest = rest.filter((each) => each.kind === "group");
    else if (word === "vrf") throw invalid("Invalid VRF\n", args.need());
    else if (["master", "fdb"].includes(word)) throw notSimulated(`ip nexthop list ${word}`);
    else if (matches(word, "protocol")) {
      const typed = args.need();
      // iproute2 6.1 takes only a number here.
      if (!/^\d+$/.test(typed)) throw invalid("invalid protocol value", typed);
      const protocol = protocolOf(typed);
      rest = rest.filter((each) => each.protocol === protocol);
    } else throw invalid("", word);
  }
  return rest;
}

function flush(args: Arguments, world: World): string {
  // One that is named goes without a word, and must be there.
  if (args.peek() === "id") {
    const refusal = config.removeNexthop(world.netns, idOf(args));
    if (refusal) throw new IpError(`RTNETLINK answers: ${strerror(refusal.errno)}\n`, 1);
    return "";
  }
  // A group that went with its last member is counted as well.
  const listed = selected(args, world);
  for (const { id } of listed) config.removeNexthop(world.netns, id);
  return listed.length === 0 ? "Nothing to flush\n" : `Flushed ${listed.length} nexthops\n`;
}
