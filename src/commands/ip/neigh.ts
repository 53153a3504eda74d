// ip neighbour: show, add, replace, change, delete, flush. Left out: proxies, get, IPv6.
import { config, type Device, type Neighbour, type Nud } from "../../net/index.js";
import { formatIpv4, formatMac } from "../../wire/address.js";
import type { World } from "../world.js";
import {
  type Arguments,
  address,
  answer,
  device,
  IpError,
  invalid,
  lladdr,
  matches,
  notSimulated,
  type Options,
  type Prefix,
  prefix,
  unknownCommand,
} from "./arguments.js";

export function ipNeigh(args: Arguments, world: World, options: Options): string {
  if (options.family === "inet6") return "";
  const command = args.next();
  if (command === undefined) return show(args, world);
  if (matches(command, "add")) return set(args, world, "add");
  if (matches(command, "change") || command === "chg") return set(args, world, "change");
  if (matches(command, "replace")) return set(args, world, "replace");
  if (matches(command, "delete")) return set(args, world, "delete");
  if (matches(command, "get")) throw notSimulated("ip neighbour get");
  if (matches(command, "show") || matches(command, "lst") || matches(command, "list")) return show(args, world);
  if (matches(command, "flush")) return flush(args, world);
  if (matches(command, "help")) throw notSimulated("ip neighbour help");
  throw unknownCommand(command, "neigh");
}

const states: Readonly<Record<string, Nud>> = {
  permanent: "PERMANENT",
  reachable: "REACHABLE",
  noarp: "NOARP",
  none: "NONE",
  stale: "STALE",
  incomplete: "INCOMPLETE",
  delay: "DELAY",
  probe: "PROBE",
  failed: "FAILED",
};

function nud(word: string): Nud {
  const state = states[word];
  if (!state) throw invalid("nud state is bad", word);
  return state;
}

interface Selector {
  dev: Device | undefined;
  to: Prefix | undefined;
  nud: Nud | "all" | undefined;
}

function selector(args: Arguments, world: World): Selector {
  const chosen: Selector = { dev: undefined, to: undefined, nud: undefined };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") chosen.dev = device(world, args.need());
    else if (word === "nud") {
      const state = args.need();
      chosen.nud = state === "all" ? "all" : nud(state);
    } else if (["proxy", "unused", "vrf", "master", "nomaster", "proto"].includes(word))
      throw notSimulated(`ip neighbour show ${word}`);
    else {
      if (word === "to") word = args.need();
      chosen.to = prefix(word, world);
    }
  }
  return chosen;
}

function selected({ dev, to, nud: state }: Selector, world: World): Neighbour[] {
  const inside = (each: Neighbour) => !to || to.length === 0 || (each.address ^ to.address) >>> (32 - to.length) === 0;
  const shown = (each: Neighbour) =>
    state === "all" || (state ? each.state.nud === state : each.state.nud !== "NOARP" && each.state.nud !== "NONE");
  return world.netns.neighbours.all().filter((each) => (!dev || each.dev === dev) && inside(each) && shown(each));
}

function show(args: Arguments, world: World): string {
  const chosen = selector(args, world);
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  return selected(chosen, world)
    .map(({ address: to, dev, state }) => {
      const place = chosen.dev ? "" : ` dev ${dev.name}`;
      const known =
        state.lladdr === undefined || state.nud === "INCOMPLETE" || state.nud === "FAILED"
          ? ""
          : ` lladdr ${formatMac(state.lladdr)}`;
      return old
        ? `${formatIpv4(to)}${place}${known === "" ? " " : known} ${state.nud}\n`
        : `${formatIpv4(to)}${place}${known} ${state.nud} \n`;
    })
    .join("");
}

function set(args: Arguments, world: World, mode: "add" | "replace" | "change" | "delete"): string {
  let to: string | undefined;
  let name: string | undefined;
  let mac: number | undefined;
  let state: Nud | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") name = args.need();
    else if (matches(word, "lladdr") && word.length > 1) mac = lladdr(args.need());
    else if (word === "nud") state = nud(args.need());
    else if (word === "proxy" || word === "router" || word === "managed" || word === "extern_learn" || word === "use")
      throw notSimulated(`ip neighbour … ${word}`);
    else {
      if (word === "to") word = args.need();
      if (to !== undefined) throw new IpError(`Error: duplicate "to": "${word}" is the second value.\n`, 255);
      to = word;
      address(to);
    }
  }
  if (to === undefined || name === undefined)
    throw new IpError("Device and destination are required arguments.\n", 255);
  const dev = device(world, name);
  if (mode === "delete") answer(config.removeNeighbour(world.netns, dev, address(to)));
  else
    answer(
      config.setNeighbour(
        world.netns,
        { dev, address: address(to), lladdr: mac, nud: state ?? (mac === undefined ? "NONE" : "PERMANENT") },
        mode,
      ),
    );
  return "";
}

function flush(args: Arguments, world: World): string {
  if (args.peek() === undefined) throw new IpError("Flush requires arguments.\n", 1);
  if (args.peek() === "all") args.next();
  const chosen = selector(args, world);
  for (const each of selected(chosen, world))
    if (chosen.nud || each.state.nud !== "PERMANENT") config.removeNeighbour(world.netns, each.dev, each.address);
  return "";
}
