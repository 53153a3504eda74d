// ip(8): options, the object, and what it answers. One file an object; parse, act and print stand apart in each.
// Left out: -d -j -t, -batch, and the objects that say so themselves.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import type { World } from "../world.js";
import { ipAddress } from "./address.js";
import { Arguments, IpError, matches, notSimulated, type Options } from "./arguments.js";
import { ipLink } from "./link.js";
import { ipNeigh } from "./neigh.js";
import { ipNetns, netnsExec } from "./netns.js";
import { ipNexthop } from "./nexthop.js";
import { options } from "./options.js";
import { ipRoute } from "./route/index.js";
import { ipRule } from "./rule.js";
import { usage } from "./usage.js";

type ObjectCommand = (args: Arguments, world: World, options: Options) => string;

// In iproute2's order: the first whose name begins so is meant.
const objects: readonly (readonly [string, ObjectCommand | undefined])[] = [
  ["address", ipAddress],
  ["addrlabel", undefined],
  ["maddress", undefined],
  ["route", ipRoute],
  ["rule", ipRule],
  ["neighbor", ipNeigh],
  ["neighbour", ipNeigh],
  ["ntable", undefined],
  ["link", ipLink],
  ["tunnel", undefined],
  ["tuntap", undefined],
  ["token", undefined],
  ["monitor", undefined],
  ["xfrm", undefined],
  ["mroute", undefined],
  ["netns", ipNetns],
  ["netconf", undefined],
  ["vrf", undefined],
  ["nexthop", ipNexthop],
];

export function* ip(process: Process<World>): Steps<number> {
  try {
    const { world, ...read } = options(process.argv.slice(1), process.world);
    const [word, ...rest] = read.words;
    if (word === undefined || word === "help") throw new IpError(usage.ip, 255);
    if (matches(word, "netns") && word.length > 3 && rest[0] !== undefined && matches(rest[0], "exec"))
      return yield* netnsExec(process, world, rest.slice(1), read.options.all);
    yield* process.stdout.write(read.text ?? find(word, world, read.options)(new Arguments(rest), world, read.options));
    return 0;
  } catch (error) {
    if (!(error instanceof IpError)) throw error;
    if (error.before) yield* process.stdout.write(error.before);
    yield* process.stderr.write(error.text);
    if (error.after) yield* process.stdout.write(error.after);
    return error.status;
  }
}

const detailed: readonly string[] = ["address", "link", "netns"];

function find(word: string, world: World, options: Options): ObjectCommand {
  const object = objects.find(([name]) => matches(word, name));
  if (!object) {
    const status = world.kernel.profile.tools.iproute2 === "3.10" ? 255 : 1;
    throw new IpError(`Object "${word}" is unknown, try "ip help".\n`, status);
  }
  if (!object[1]) throw notSimulated(`ip ${object[0]}`);
  if (options.details && !detailed.includes(object[0])) throw notSimulated(`ip -d ${object[0]}`);
  return object[1];
}
