// ip netns: list, add, del, exec, pids, identify, list-id, set. Left out: attach, monitor.
import type { NetNs } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { listing } from "../iproute2/printer.js";
import type { World } from "../world.js";
import { type Arguments, IpError, matches, notSimulated, type Options, unknownCommand } from "./arguments.js";
import { objectUsage } from "./usage/objects.js";

/** Opens a namespace by its name in /run/netns. */
export function namespace(world: World, name: string): NetNs {
  const netns = name === "" ? undefined : world.kernel.namespaces.get(name);
  if (!netns) throw new IpError(`Cannot open network namespace "${name}": No such file or directory\n`, 255);
  return netns;
}

export function ipNetns(args: Arguments, world: World, options: Options): string {
  const command = args.next();
  if (command === undefined || matches(command, "list") || matches(command, "show") || matches(command, "lst"))
    return list(world, options);
  if (matches(command, "list-id")) return listIds(args, world, options);
  if (matches(command, "help")) throw new IpError(objectUsage.netns!, 255);
  if (matches(command, "add")) return add(args, world);
  if (matches(command, "set")) return set(args, world);
  if (matches(command, "delete")) return remove(args, world, options.all);
  if (matches(command, "identify")) return identify(args, world);
  if (matches(command, "pids")) return pids(args, world);
  if (matches(command, "monitor") || matches(command, "attach")) throw notSimulated(`ip netns ${command}`);
  throw unknownCommand(command, "netns");
}

const named = (world: World): NetNs[] => [...world.kernel.namespaces.values()].filter((netns) => netns.name !== "");

/** It still has its name in /run/netns. */
const isNamed = (netns: NetNs): boolean => netns.name !== "" && netns.kernel.namespaces.get(netns.name) === netns;

// /run/netns is a tmpfs: the newest name comes first.
function list(world: World, options: Options): string {
  return listing(options, (print) => {
    for (const netns of named(world).reverse())
      print.object(undefined, () => {
        print.put("name", netns.name);
        const id = world.netns.ids.get(netns);
        if (id !== undefined) print.put("id", id, ` (id: ${id})`);
        print.say("\n");
      });
  });
}

function listIds(args: Arguments, world: World, options: Options): string {
  const word = args.next();
  if (word === "target-nsid") throw notSimulated(`ip netns list-id ${word}`);
  if (word !== undefined && word !== "nsid") throw new IpError(objectUsage.netns!, 255);
  const only = word === undefined ? undefined : Number(args.need());
  const found = [...world.netns.ids]
    .filter(([, id]) => only === undefined || id === only)
    .sort(([, a], [, b]) => a - b);
  if (only !== undefined && found.length === 0) throw new IpError("Error: Peer netns reference is invalid.\n", 2);
  return listing(options, (print) => {
    for (const [netns, id] of found)
      print.object(undefined, () => {
        print.put("nsid", id, `nsid ${id} `);
        if (isNamed(netns)) print.put("name", netns.name, `(iproute2 netns name: ${netns.name})`);
        print.say("\n");
      });
  });
}

function nameOf(args: Arguments): string {
  const name = args.next();
  if (name === undefined) throw new IpError("No netns name specified\n", 1);
  if (name === "" || name.includes("/") || name === "." || name === "..")
    throw new IpError(`Invalid netns name "${name}"\n`, 255);
  return name;
}

function add(args: Arguments, world: World): string {
  const name = nameOf(args);
  if (world.kernel.namespaces.has(name))
    throw new IpError(`Cannot create namespace file "/run/netns/${name}": File exists\n`, 1);
  world.addNamespace(name);
  return "";
}

function remove(args: Arguments, world: World, all: boolean): string {
  if (all) {
    for (const each of named(world)) world.removeNamespace(each);
    return "";
  }
  const name = nameOf(args);
  const netns = world.kernel.namespaces.get(name);
  if (!netns) throw new IpError(`Cannot remove namespace file "/run/netns/${name}": No such file or directory\n`, 1);
  world.removeNamespace(netns);
  return "";
}

function set(args: Arguments, world: World): string {
  const name = nameOf(args);
  const word = args.next();
  if (word === undefined) throw new IpError("No nsid specified\n", 1);
  if (!/^(auto|\d+)$/.test(word))
    throw new IpError(`Error: argument "${word}" is wrong: Invalid "netnsid" value\n`, 255);
  const netns = world.kernel.namespaces.get(name);
  if (!netns) throw new IpError(`Cannot open network namespace "${name}": No such file or directory\n`, 1);
  if (world.netns.ids.has(netns)) throw new IpError("Error: Peer netns already has a nsid assigned.\n", 2);
  if (word === "auto") world.netns.idOf(netns);
  else if ([...world.netns.ids.values()].includes(Number(word)))
    throw new IpError("Error: The specified nsid is already used.\n", 2);
  else world.netns.ids.set(netns, Number(word));
  return "";
}

function pids(args: Arguments, world: World): string {
  const name = nameOf(args);
  const netns = world.kernel.namespaces.get(name);
  if (!netns) throw new IpError("Cannot open network namespace: No such file or directory\n", 1);
  return world
    .pidsIn(netns)
    .map((pid) => `${pid}\n`)
    .join("");
}

function identify(args: Arguments, world: World): string {
  const word = args.next();
  if (word === undefined || word === "self") return `${isNamed(world.netns) ? world.netns.name : ""}\n`;
  if (!/^\d+$/.test(word)) throw new IpError(`Specified string '${word}' is not a pid\n`, 1);
  const netns = world.netnsOf(Number(word));
  if (!netns) throw new IpError("Cannot open network namespace: No such file or directory\n", 1);
  return `${isNamed(netns) ? netns.name : ""}\n`;
}

/** ip netns exec NAME COMMAND …: this very process goes there and becomes the command. */
export function* netnsExec(
  process: Process<World>,
  world: World,
  words: readonly string[],
  all: boolean,
): Steps<number> {
  if (all) return yield* execEverywhere(process, world, words);
  const [name, ...argv] = words;
  if (name === undefined) throw new IpError("No netns name specified\n", 1);
  if (argv.length === 0) throw new IpError("No command specified\n", 1);
  const { world: there, files } = process.world.entered(namespace(world, name));
  process.enter(there, files);
  const run = process.execute(argv);
  if (!run) throw new IpError(`exec of "${argv[0]}" failed: No such file or directory\n`, 1);
  return yield* run;
}

// do_each_netns: one after the other, whatever came of the one before. ip forks for each; here this process goes round.
function* execEverywhere(process: Process<World>, world: World, argv: readonly string[]): Steps<number> {
  if (argv.length === 0) throw new IpError("No command specified\n", 1);
  for (const netns of named(world).reverse()) {
    yield* process.stdout.write(`\nnetns: ${netns.name}\n`);
    const { world: there, files } = process.world.entered(netns);
    process.enter(there, files);
    const run = process.execute(argv);
    if (run) yield* run;
    else yield* process.stderr.write(`exec of "${argv[0]}" failed: No such file or directory\n`);
    yield* process.stdout.flush();
  }
  return 0;
}
