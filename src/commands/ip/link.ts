// ip link: show, add (veth, dummy, bridge), set, delete. Left out: other kinds, masters, queue counts, statistics of a kind.
import { config, type Device } from "../../net/index.js";
import { listing } from "../iproute2/printer.js";
import type { World } from "../world.js";
import {
  type Arguments,
  answer,
  device,
  garbage,
  IpError,
  invalid,
  listedDevice,
  matches,
  notSimulated,
  type Options,
  unknownCommand,
} from "./arguments.js";
import { add } from "./linkadd.js";
import { briefLink, isOfKind, printLink } from "./linkline.js";
import { set } from "./linkset.js";
import { statistics } from "./linkstats.js";
import { groupOf, linkWords, masterOf } from "./linkwords.js";
import { kindUsage as simulatedKinds } from "./usage/kind.js";
import { kindUsage as otherKinds } from "./usage/kinds.js";
import { linkUsage } from "./usage/link.js";

export function ipLink(args: Arguments, world: World, options: Options): string {
  const command = args.next();
  if (command === undefined) return show(args, world, options);
  const act = (run: (args: Arguments, world: World) => void): string => {
    run(args, world);
    return "";
  };
  if (matches(command, "add")) return act(add);
  if (matches(command, "set") || matches(command, "change")) return act(set);
  if (matches(command, "replace")) return act((words) => add(words, world, true));
  if (matches(command, "delete")) return act(remove);
  if (matches(command, "show") || matches(command, "lst") || matches(command, "list"))
    return show(args, world, options);
  for (const other of ["xstats", "afstats", "property"])
    if (matches(command, other)) throw notSimulated(`ip link ${other}`);
  if (matches(command, "help")) return kindUsage(args.next());
  throw unknownCommand(command, "link");
}

/** ip link help TYPE: on standard output, that one. */
function kindUsage(kind: string | undefined): string {
  const text = kind === undefined ? undefined : (simulatedKinds[kind] ?? otherKinds[kind]);
  if (text === undefined) throw new IpError(linkUsage, 255);
  return text;
}

function show(args: Arguments, world: World, options: Options): string {
  let only: Device | undefined;
  let name: string | undefined;
  let onlyUp = false;
  let kind: string | undefined;
  let group: number | undefined;
  let master: Device | null | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "up") onlyUp = true;
    else if (word === "type") kind = args.need();
    else if (word === "group") group = groupOf(args.need());
    else if (word === "master") {
      master = masterOf(args.need(), world);
    } else if (word === "nomaster") master = null;
    else if (word === "vrf") throw invalid("Not a valid VRF name\n", args.need());
    else {
      if (word === "dev") word = args.need();
      else if (word === "help") throw new IpError(linkUsage, 255);
      if (name !== undefined) throw garbage("dev", word);
      name = word;
    }
  }
  if (name !== undefined) only = listedDevice(world, name);
  const shown = world.netns
    .devices()
    .filter(
      (dev) =>
        (only ? dev === only : true) &&
        (kind === undefined || isOfKind(dev, kind)) &&
        (master === undefined || (dev.port?.bridge.dev ?? null) === master),
    );
  // The kernel does not choose by these: what ip itself leaves out is an empty object.
  const meant = (dev: Device) => (!onlyUp || dev.up) && (group === undefined || dev.group === group);
  return listing(options, (print) => {
    for (const dev of shown)
      print.object(undefined, () => {
        if (!meant(dev)) return;
        if (options.brief) return briefLink(print, dev);
        printLink(print, dev, world, options, { mode: true });
        statistics(print, dev, options);
        print.say("\n");
      });
  });
}

function remove(args: Arguments, world: World): void {
  const { name, group } = linkWords(args, world, false, (word) => matches(word, "type"));
  if (args.next() !== undefined) args.need();
  if (name !== undefined) return answer(config.removeDevice(device(world, name)));
  if (group === undefined) throw new IpError('Not enough information: "dev" argument is required.\n', 255);
  const members = world.netns.devices().filter((each) => each.group === group);
  if (members.length === 0) answer({ errno: "ENODEV" });
  // rtnl_group_dellink: one that cannot go keeps them all.
  if (members.some((each) => each.loopback || each.kind === "nic")) answer({ errno: "EPERM" });
  for (const each of members)
    if (each.group === group && world.netns.devices().includes(each)) answer(config.removeDevice(each));
}
