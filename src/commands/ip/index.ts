// ip(8): options, the object, and what it answers. One file an object; parse, act and print stand apart in each.
// Left out: -echo, and the objects that say so themselves.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import type { World } from "../world.js";
import { ipAddress } from "./address.js";
import { Arguments, IpError, matches, notSimulated, type Options } from "./arguments.js";
import { batch, tell } from "./batch.js";
import { ipLink } from "./link.js";
import { ipMaddress } from "./maddress.js";
import { ipMonitor } from "./monitor.js";
import { ipNeigh } from "./neigh.js";
import { ipNetns, netnsExec } from "./netns.js";
import { ipNexthop } from "./nexthop.js";
import { options } from "./options.js";
import { ipRoute } from "./route/index.js";
import { ipRule } from "./rule.js";
import { ipUsage } from "./usage/ip.js";
import { otherUsage } from "./usage/others.js";

type ObjectCommand = (args: Arguments, world: World, options: Options) => string;

// In iproute2's order: the first whose name begins so is meant.
const objects: readonly (readonly [string, ObjectCommand | string])[] = [
  ["address", ipAddress],
  ["addrlabel", "addrlabel"],
  ["maddress", ipMaddress],
  ["route", ipRoute],
  ["rule", ipRule],
  ["neighbor", ipNeigh],
  ["neighbour", ipNeigh],
  ["ntable", "ntable"],
  ["ntbl", "ntable"],
  ["link", ipLink],
  ["l2tp", "l2tp"],
  ["fou", "fou"],
  ["ila", "ila"],
  ["macsec", "macsec"],
  ["tunnel", "tunnel"],
  ["tunl", "tunnel"],
  ["tuntap", "tuntap"],
  ["tap", "tuntap"],
  ["token", "token"],
  ["tcpmetrics", "tcp_metrics"],
  ["tcp_metrics", "tcp_metrics"],
  ["monitor", "monitor"],
  ["xfrm", "xfrm"],
  ["mroute", "mroute"],
  ["mrule", ipRule],
  ["netns", ipNetns],
  ["netconf", "netconf"],
  ["vrf", "vrf"],
  ["sr", "sr"],
  ["nexthop", ipNexthop],
  ["mptcp", "mptcp"],
  ["ioam", "ioam"],
  ["help", "help"],
  ["stats", "stats"],
];

export function* ip(process: Process<World>): Steps<number> {
  try {
    const read = options(process);
    if (read.text !== undefined) {
      yield* process.stdout.write(read.text);
      return 0;
    }
    const run = (words: readonly string[]) => command(process, read.world, words, read.options);
    if (read.batch !== undefined) return yield* batch(process, read.batch, read.options.force, run);
    return yield* run(read.words);
  } catch (error) {
    if (!(error instanceof IpError)) throw error;
    yield* tell(process, error);
    return error.status;
  }
}

function* command(process: Process<World>, world: World, words: readonly string[], options: Options): Steps<number> {
  const [word, ...rest] = words;
  if (word === undefined) throw new IpError(ipUsage, 255);
  const object = find(word, world);
  if (object === "monitor") return yield* ipMonitor(process, world, new Arguments(rest), options);
  if (object === ipNetns && rest[0] !== undefined && matches(rest[0], "exec"))
    return yield* netnsExec(process, world, rest.slice(1), options.all);
  const run = typeof object === "string" ? other(object) : object;
  yield* process.stdout.write(run(new Arguments(rest), world, options));
  return 0;
}

function find(word: string, world: World): ObjectCommand | string {
  const [, object] = objects.find(([name]) => matches(word, name)) ?? [];
  if (object === undefined) {
    const status = world.kernel.profile.tools.iproute2 === "3.10" ? 255 : 1;
    throw new IpError(`Object "${word}" is unknown, try "ip help".\n`, status);
  }
  return object;
}

// An object that is not simulated still says how it is used.
const other =
  (name: string): ObjectCommand =>
  (args) => {
    if (name === "help") throw new IpError(ipUsage, 255);
    const word = args.peek();
    if (word !== undefined && matches(word, "help"))
      throw new IpError(otherUsage[name] ?? "", name === "stats" ? 0 : 255);
    throw notSimulated(`ip ${name}`);
  };

export { tableFile } from "./route/tables.js";
