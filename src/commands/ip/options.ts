// The options in front of ip's object, in iproute2's order: the first that begins so is meant.
import type { Process } from "../../shell/index.js";
import type { World } from "../world.js";
import { IpError, invalid, matches, notSimulated, type Options } from "./arguments.js";
import { namespace } from "./netns.js";
import { ipUsage } from "./usage/ip.js";

export interface Read {
  readonly options: Options;
  /** The object and all that follows. */
  readonly words: readonly string[];
  /** -n: another namespace's. */
  readonly world: World;
  /** -b: the file with commands. */
  readonly batch: string | undefined;
  /** What an option such as -V prints instead. */
  readonly text: string | undefined;
}

const names = [
  "-loops",
  "-family",
  "-4",
  "-6",
  "-0",
  "-M",
  "-B",
  "-human",
  "-human-readable",
  "-iec",
  "-stats",
  "-statistics",
  "-details",
  "-resolve",
  "-oneline",
  "-timestamp",
  "-tshort",
  "-Version",
  "-force",
  "-batch",
  "-brief",
  "-json",
  "-pretty",
  "-rcvbuf",
  "-help",
  "-netns",
  "-Numeric",
  "-all",
] as const;
type Name = (typeof names)[number];

const families: Readonly<Partial<Record<Name, Options["family"]>>> = {
  "-4": "inet",
  "-6": "inet6",
  "-0": "link",
  "-M": "mpls",
  "-B": "bridge",
};

export const noOptions = (): Options => ({
  family: undefined,
  brief: false,
  oneline: false,
  statistics: 0,
  details: false,
  all: false,
  json: false,
  pretty: false,
  colour: false,
  human: false,
  iec: false,
  numeric: false,
  timestamp: undefined,
  force: false,
});

export function options(process: Process<World>): Read {
  const [, ...argv] = process.argv;
  const here = process.world;
  const found = noOptions();
  let world = here;
  let batch: string | undefined;
  let at = 0;
  const value = (): string => {
    const word = argv[++at];
    if (word === undefined) throw new IpError(ipUsage, 255);
    return word;
  };
  const done = (text?: string): Read => ({ options: found, words: argv.slice(at), world, batch, text });
  for (; argv[at]?.startsWith("-"); at++) {
    const word = argv[at]!;
    if (word === "--") {
      at++;
      break;
    }
    const option = word.startsWith("--") ? word.slice(1) : word;
    const name = names.find((each) => matches(option, each));
    if (name === undefined) {
      if (option === "-echo") throw notSimulated("ip -echo");
      if (!colourOption(option, found, process.stdout.file.terminal))
        throw new IpError(`Option "${word}" is unknown, try "ip -help".\n`, 255);
      continue;
    }
    switch (name) {
      case "-family":
        found.family = family(value());
        break;
      case "-human":
      case "-human-readable":
        found.human = true;
        break;
      case "-stats":
      case "-statistics":
        found.statistics++;
        break;
      case "-details":
        found.details = true;
        break;
      case "-oneline":
        found.oneline = true;
        break;
      case "-timestamp":
        found.timestamp = "long";
        break;
      case "-tshort":
        found.timestamp = "short";
        break;
      case "-Version":
        return done(version(world));
      case "-batch":
        batch = value();
        break;
      case "-rcvbuf": {
        const size = value();
        if (!/^(0x[0-9a-f]+|\d+)$/i.test(size)) throw new IpError(`Invalid rcvbuf size '${size}'\n`, 255);
        break;
      }
      case "-loops":
        value();
        break;
      case "-help":
        throw new IpError(ipUsage, 255);
      case "-netns":
        world = here.entered(namespace(here, argv[++at] ?? "(null)")).world;
        break;
      case "-Numeric":
        found.numeric = true;
        break;
      case "-iec":
      case "-force":
      case "-brief":
      case "-json":
      case "-pretty":
      case "-all":
        found[name.slice(1) as "iec" | "force" | "brief" | "json" | "pretty" | "all"] = true;
        break;
      case "-resolve":
        // There are no names to find.
        break;
      default:
        found.family = families[name];
    }
  }
  return done();
}

// matches_color: -color, -color=always, auto or never.
function colourOption(option: string, found: Options, terminal: boolean): boolean {
  const [name = "", when = "always", more] = option.split("=");
  if (name.length < 2 || !matches(name, "-color") || more !== undefined) return false;
  if (!["always", "auto", "never"].includes(when)) return false;
  found.colour = when === "always" || (when === "auto" && terminal);
  return true;
}

function family(word: string): NonNullable<Options["family"]> {
  if (word === "inet" || word === "inet6" || word === "link" || word === "mpls" || word === "bridge") return word;
  throw invalid("invalid protocol family", word);
}

const version = (world: World): string =>
  world.kernel.profile.tools.iproute2 === "3.10"
    ? "ip utility, iproute2-ss130716\n"
    : "ip utility, iproute2-6.1.0, libbpf 1.1.2\n";
