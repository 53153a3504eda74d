// ip(8): options, the object, and what it answers. One file an object; parse, act and print stand apart in each.
// Left out: every object but link, address, route and neighbour; -s -d -j and -batch.
import { immediate, type World } from "../world.js";
import { ipAddress } from "./address.js";
import { Arguments, IpError, matches, notSimulated, type Options } from "./arguments.js";
import { ipLink } from "./link.js";
import { ipNeigh } from "./neigh.js";
import { ipRoute } from "./route/index.js";
import { usage } from "./usage.js";

type ObjectCommand = (args: Arguments, world: World, options: Options) => string;

// In iproute2's order: the first whose name begins so is meant.
const objects: readonly (readonly [string, ObjectCommand | undefined])[] = [
  ["address", ipAddress],
  ["addrlabel", undefined],
  ["maddress", undefined],
  ["route", ipRoute],
  ["rule", undefined],
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
  ["netns", undefined],
  ["netconf", undefined],
  ["vrf", undefined],
  ["nexthop", undefined],
];

export const ip = immediate((argv, world) => {
  try {
    return { stdout: run(argv, world), status: 0 };
  } catch (error) {
    if (error instanceof IpError) return { stderr: error.text, status: error.status };
    throw error;
  }
});

function run(argv: readonly string[], world: World): string {
  const options: Options = { family: undefined, brief: false, oneline: false };
  let at = 0;
  for (; argv[at]?.startsWith("-"); at++) {
    const word = argv[at]!;
    if (word === "--") {
      at++;
      break;
    }
    const option = word.startsWith("--") ? word.slice(1) : word;
    if (option === "-4") options.family = "inet";
    else if (option === "-6") options.family = "inet6";
    else if (matches(option, "-oneline")) options.oneline = true;
    else if (matches(option, "-brief") && option.length > 2) options.brief = true;
    else if (matches(option, "-color") || option.startsWith("-c=") || option.startsWith("-color=")) continue;
    else if (option === "-V" || matches(option, "-Version")) return version(world);
    else if (matches(option, "-help")) throw new IpError(usage.ip, 255);
    else if (matches(option, "-family")) options.family = family(argv[++at]);
    else if (
      ["-s", "-d", "-j", "-p", "-h", "-t", "-a", "-n", "-r", "-N"].includes(option) ||
      [
        "-statistics",
        "-details",
        "-json",
        "-pretty",
        "-human",
        "-timestamp",
        "-all",
        "-netns",
        "-batch",
        "-resolve",
      ].some((o) => option.length > 2 && matches(option, o))
    )
      throw notSimulated(`ip ${word}`);
    else throw new IpError(`Option "${word}" is unknown, try "ip -help".\n`, 255);
  }
  const word = argv[at];
  if (word === undefined) throw new IpError(usage.ip, 255);
  if (word === "help") throw new IpError(usage.ip, 255);
  const object = objects.find(([name]) => matches(word, name));
  if (!object)
    throw new IpError(
      `Object "${word}" is unknown, try "ip help".\n`,
      world.kernel.profile.tools.iproute2 === "3.10" ? 255 : 1,
    );
  if (!object[1]) throw notSimulated(`ip ${object[0]}`);
  return object[1](new Arguments(argv.slice(at + 1)), world, options);
}

function family(word: string | undefined): "inet" | "inet6" {
  if (word === "inet" || word === "inet6") return word;
  throw new IpError(`Error: argument "${word ?? ""}" is wrong: invalid protocol family\n`, 255);
}

const version = (world: World): string =>
  world.kernel.profile.tools.iproute2 === "3.10"
    ? "ip utility, iproute2-ss130716\n"
    : "ip utility, iproute2-6.1.0, libbpf 1.1.2\n";
