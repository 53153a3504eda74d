// brctl(8) of bridge-utils 1.7.1: bridges made, deleted, listed and set. Left out: spanning tree where there are ports.
import { type Bridge, config, type Device } from "../../net/index.js";
import { SECOND } from "../../sim/clock.js";
import { strerror } from "../errno.js";
import { immediate, type Result, type World } from "../world.js";
import { bridgeId, macs, spanningTree } from "./show.js";

interface Command {
  readonly words: number;
  readonly usage: string;
  readonly help: string;
  run(world: World, args: readonly string[]): Result;
}

const done: Result = { status: 0 };
const fail = (text: string): Result => ({ stderr: `${text}\n`, status: 1 });
const noBridge = (name: string): Result => fail(`bridge ${name} does not exist!`);

const bridge = ({ netns }: World, name: string): Bridge | undefined => netns.device(name)?.bridge;

/** A setting in seconds or a number; what the kernel takes of it (__set_bridge_delay and its like). */
function setting(
  name: "ageing" | "priority" | "forwardDelay" | "hello" | "maxAge",
  words: { bad: string; failed: string },
  bounds?: readonly [number, number],
): Command["run"] {
  return (world, [where = "", text = ""]) => {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return fail(`bad ${words.bad}`);
    const dev = bridge(world, where);
    if (!dev) return fail(`set ${words.failed} failed: ${strerror("ENODEV")}`);
    const value = Number(text);
    if (bounds && (value < bounds[0] || value > bounds[1]))
      return fail(`set ${words.failed} failed: ${strerror("ERANGE")}`);
    if (name === "ageing") dev.ageing = value * SECOND;
    else dev.spanning[name] = name === "priority" ? value & 0xffff : value;
    return done;
  };
}

function addbr({ netns }: World, [wanted = ""]: readonly string[]): Result {
  const name = wanted.slice(0, 15);
  if (netns.device(name)) return fail(`device ${wanted} already exists; can't create bridge with the same name`);
  if (name === "" || /[\s/:]/.test(name) || name === "." || name === "..")
    return fail(`add bridge failed: ${strerror("EINVAL")}`);
  config.addDevice(netns, { name, kind: "bridge" });
  return done;
}

function delbr(world: World, [name = ""]: readonly string[]): Result {
  const dev = world.netns.device(name);
  if (!dev) return fail(`bridge ${name} doesn't exist; can't delete it`);
  if (!dev.bridge) return fail(`can't delete bridge ${name}: ${strerror("EPERM")}`);
  if (dev.up) return fail(`bridge ${name} is still up; can't delete it`);
  config.removeDevice(dev);
  return done;
}

// Ports: what is refused before there would be one.
function port(world: World, where: string, name: string, act: (dev: Device) => Result): Result {
  const dev = world.netns.device(name);
  if (!dev) return fail(`interface ${name} does not exist!`);
  return bridge(world, where) ? act(dev) : noBridge(where);
}

/** Several ports in one go, until one is refused. */
const each =
  (act: (world: World, where: string, name: string) => Result): Command["run"] =>
  (world, [where = "", ...names]) => {
    for (const name of names) {
      const result = act(world, where, name);
      if (result.status !== 0) return result;
    }
    return done;
  };

const addif = each((world, where, name) =>
  port(world, where, name, (dev) => {
    if (dev.bridge)
      return fail(`device ${name} is a bridge device itself; can't add a bridge device to a bridge device.`);
    if (dev.loopback) return fail(`can't add ${name} to bridge ${where}: ${strerror("EINVAL")}`);
    if (dev.port) return fail(`device ${name} is already a member of a bridge; can't add it to bridge ${where}.`);
    const master = world.netns.device(where)!;
    if (master.bridge!.spanning.on) return noSpanning;
    const refused = config.setMaster(dev, master);
    return refused ? fail(`can't add ${name} to bridge ${where}: ${strerror(refused.errno)}`) : done;
  }),
);

const noSpanning = fail("skbook: spanning tree is not simulated");

const delif = each((world, where, name) =>
  port(world, where, name, (dev) => {
    if (dev.port?.bridge.dev.name !== where) return fail(`device ${name} is not a port of ${where}`);
    config.leave(dev);
    return done;
  }),
);

const hairpin = (world: World, [where = "", name = "", state = ""]: readonly string[]): Result => {
  const on = onOff(state);
  if (on === undefined) return fail("expect on/off for argument");
  return port(world, where, name, (dev) => {
    if (dev.port?.bridge.dev.name !== where)
      return fail(`can't set ${name} to hairpin on bridge ${where}: ${strerror("ENOENT")}`);
    config.changePort(dev.port, { flags: { hairpin: on } });
    return done;
  });
};

const ofPort =
  (what: string, key: "cost" | "priority"): Command["run"] =>
  (world, [where = "", name = "", text = ""]) => {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return fail(`bad ${what}`);
    const dev = world.netns.device(name);
    const member = dev?.port?.bridge.dev.name === where ? dev.port : undefined;
    const refused = member
      ? config.changePort(member, { flags: {}, [key]: Math.trunc(Number(text)) })
      : { errno: bridge(world, where) && dev ? "ENOENT" : "ENODEV" };
    return refused ? fail(`set ${what} failed: ${strerror(refused.errno)}`) : done;
  };

const onOff = (text: string): boolean | undefined =>
  ["on", "yes", "1"].includes(text) ? true : ["off", "no", "0"].includes(text) ? false : undefined;

function stp(world: World, [where = "", text = ""]: readonly string[]): Result {
  const on = onOff(text);
  if (on === undefined) return fail("expect on/off for argument");
  const dev = bridge(world, where);
  if (!dev) return fail(`set stp status failed: ${strerror("ENODEV")}`);
  if (on && dev.ports.length > 0) return noSpanning;
  dev.spanning.on = on;
  return done;
}

function show(world: World, names: readonly string[]): Result {
  const { netns } = world;
  const head = "bridge name\tbridge id\t\tSTP enabled\tinterfaces\n";
  const line = (each: Bridge) => {
    const ports = each.ports.map(({ dev }) => dev.name).sort();
    const [first = "", ...rest] = ports;
    const more = rest.map((name) => `\t\t\t\t\t\t\t${name}\n`).join("");
    return `${each.dev.name}\t\t${bridgeId(each)}\t${each.spanning.on ? "yes" : "no"}\t\t${first}\n${more}`;
  };
  if (names.length === 0) {
    const all = netns.devices().flatMap((dev) => (dev.bridge ? [dev.bridge] : []));
    const sorted = [...all].sort((a, b) => (a.dev.name < b.dev.name ? -1 : 1));
    return { stdout: head + sorted.map(line).join(""), status: 0 };
  }
  let stderr = "";
  let stdout = "";
  for (const name of names) {
    const dev = netns.device(name);
    if (!dev) stderr += `bridge ${name} does not exist!\n`;
    else if (!dev.bridge) stderr += `device ${name} is not a bridge!\n`;
    else stdout += (stdout === "" ? head : "") + line(dev.bridge);
  }
  return { stdout, stderr, status: stderr === "" ? 0 : 1 };
}

const commands: Readonly<Record<string, Command>> = {
  addbr: { words: 1, usage: "<bridge>", help: "\t\tadd bridge", run: addbr },
  delbr: { words: 1, usage: "<bridge>", help: "\t\tdelete bridge", run: delbr },
  addif: { words: 2, usage: "<bridge> <device>", help: "\tadd interface to bridge", run: addif },
  delif: { words: 2, usage: "<bridge> <device>", help: "\tdelete interface from bridge", run: delif },
  hairpin: { words: 3, usage: "<bridge> <port> {on|off}", help: "\tturn hairpin on/off", run: hairpin },
  setageing: {
    ...{ words: 2, usage: "<bridge> <time>", help: "\t\tset ageing time" },
    run: setting("ageing", { bad: "ageing time value", failed: "ageing time" }),
  },
  setbridgeprio: {
    ...{ words: 2, usage: "<bridge> <prio>", help: "\t\tset bridge priority" },
    run: setting("priority", { bad: "priority", failed: "bridge priority" }),
  },
  setfd: {
    ...{ words: 2, usage: "<bridge> <time>", help: "\t\tset bridge forward delay" },
    run: setting("forwardDelay", { bad: "forward delay value", failed: "forward delay" }),
  },
  sethello: {
    ...{ words: 2, usage: "<bridge> <time>", help: "\t\tset hello time" },
    run: setting("hello", { bad: "hello timer value", failed: "hello timer" }, [1, 10]),
  },
  setmaxage: {
    ...{ words: 2, usage: "<bridge> <time>", help: "\t\tset max message age" },
    run: setting("maxAge", { bad: "max age value", failed: "max age" }, [6, 40]),
  },
  setpathcost: { words: 3, usage: "<bridge> <port> <cost>", help: "\tset path cost", run: ofPort("path cost", "cost") },
  setportprio: {
    words: 3,
    usage: "<bridge> <port> <prio>",
    help: "\tset port priority",
    run: ofPort("port priority", "priority"),
  },
  show: { words: 0, usage: "[ <bridge> ]", help: "\t\tshow a list of bridges", run: show },
  showmacs: {
    ...{ words: 1, usage: "<bridge>", help: "\t\tshow a list of mac addrs" },
    run: ({ netns }, [name = ""]) => {
      const dev = netns.device(name);
      if (dev?.bridge) return { stdout: macs(dev.bridge), status: 0 };
      return fail(`read of forward table failed: ${strerror(dev ? "EOPNOTSUPP" : "ENODEV")}`);
    },
  },
  showstp: {
    ...{ words: 1, usage: "<bridge>", help: "\t\tshow bridge stp info" },
    run: (world, [name = ""]) => {
      const dev = bridge(world, name);
      return dev ? { stdout: spanningTree(dev), status: 0 } : noBridge(name);
    },
  },
  stp: { words: 2, usage: "<bridge> {on|off}", help: "\tturn stp on/off", run: stp },
};

const usage = `Usage: brctl [commands]\ncommands:\n${Object.entries(commands)
  .map(([name, each]) => `\t${name.padEnd(10)}\t${each.usage}${each.help}\n`)
  .join("")}`;

export const brctl = immediate((argv, world): Result => {
  const [name, ...args] = argv;
  if (name === undefined) return { stderr: usage, status: 1 };
  if (name === "-h" || name === "--help") return { stdout: usage, status: 0 };
  if (name === "-V" || name === "--version") return { stdout: "bridge-utils, 1.7\n", status: 0 };
  if (name.startsWith("-")) {
    const why = name.startsWith("--") ? `unrecognized option '${name}'` : `invalid option -- '${name[1] ?? ""}'`;
    return { stderr: `brctl: ${why}\nUnknown option '?'\n${usage}`, status: 1 };
  }
  const command = commands[name];
  if (!command) return { stderr: `never heard of command [${name}]\n${usage}`, status: 1 };
  if (args.length < command.words)
    return fail(`Incorrect number of arguments for command\nUsage: brctl ${name} ${command.usage}${command.help}`);
  return command.run(world, args);
});
