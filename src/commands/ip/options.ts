// The options in front of ip's object.
import type { World } from "../world.js";
import { IpError, matches, notSimulated, type Options } from "./arguments.js";
import { namespace } from "./netns.js";
import { usage } from "./usage.js";

export interface Read {
  readonly options: Options;
  /** The object and all that follows. */
  readonly words: readonly string[];
  /** -n: another namespace's. */
  readonly world: World;
  /** What an option such as -V prints instead. */
  readonly text: string | undefined;
}

const unsupported = ["-json", "-pretty", "-human", "-timestamp", "-batch", "-resolve", "-iec", "-Numeric"];

export function options(argv: readonly string[], here: World): Read {
  const found: Options = { family: undefined, brief: false, oneline: false, statistics: 0, details: false, all: false };
  let world = here;
  let at = 0;
  for (; argv[at]?.startsWith("-"); at++) {
    const word = argv[at]!;
    if (word === "--") {
      at++;
      break;
    }
    const option = word.startsWith("--") ? word.slice(1) : word;
    if (option === "-4") found.family = "inet";
    else if (option === "-6") found.family = "inet6";
    else if (/^-s+$/.test(option)) found.statistics += option.length - 1;
    else if (matches(option, "-statistics")) found.statistics++;
    else if (matches(option, "-oneline")) found.oneline = true;
    else if (matches(option, "-brief") && option.length > 2) found.brief = true;
    else if (matches(option, "-all")) found.all = true;
    else if (matches(option, "-details")) found.details = true;
    else if (/^-(c|color)(=|$)/.test(option)) continue;
    else if (option === "-V" || matches(option, "-Version"))
      return { options: found, words: ["link"], world, text: version(world) };
    else if (matches(option, "-help") && option.length > 2) throw new IpError(usage.ip, 255);
    else if (matches(option, "-family")) found.family = family(argv[++at]);
    else if (option === "-n" || (matches(option, "-netns") && option.length > 3)) {
      const name = argv[++at];
      if (name === undefined) throw new IpError('Command line is not complete. Try option "help"\n', 255);
      world = here.entered(namespace(here, name)).world;
    } else if (
      ["-j", "-p", "-h", "-t", "-r", "-N"].includes(option) ||
      unsupported.some((o) => option.length > 2 && matches(option, o))
    )
      throw notSimulated(`ip ${word}`);
    else throw new IpError(`Option "${word}" is unknown, try "ip -help".\n`, 255);
  }
  return { options: found, words: argv.slice(at), world, text: undefined };
}

function family(word: string | undefined): "inet" | "inet6" {
  if (word === "inet" || word === "inet6") return word;
  throw new IpError(`Error: argument "${word ?? ""}" is wrong: invalid protocol family\n`, 255);
}

const version = (world: World): string =>
  world.kernel.profile.tools.iproute2 === "3.10"
    ? "ip utility, iproute2-ss130716\n"
    : "ip utility, iproute2-6.1.0, libbpf 1.1.2\n";
