// ping's command line (iputils ping/ping.c): options, their ranges and the words for what is wrong with them.
import type { Profile } from "../../profile/index.js";
import { usage, version } from "./usage.js";

export interface PingOptions {
  count: number | undefined;
  /** Milliseconds. */
  interval: number;
  device: string | undefined;
  /** -I with an address. */
  source: string | undefined;
  size: number;
  ttl: number | undefined;
  quiet: boolean;
  numeric: boolean;
  verbose: boolean;
  broadcast: boolean;
  timestamps: boolean;
  tos: number;
  /** -M */
  discover: "do" | "want" | "dont" | undefined;
  /** -p: bytes that fill the data, over and over. */
  pattern: readonly number[] | undefined;
  /** -e */
  identifier: number | undefined;
  /** -O */
  outstanding: boolean;
  only4: boolean;
  /** -m */
  mark: number | undefined;
  /** -R and -T: IP options as they are sent. */
  ipOptions: "route" | "tsonly" | "tsandaddr" | "tsprespec" | undefined;
  /** Milliseconds to wait for the last answers. */
  linger: number;
  /** Seconds after which it ends in any case. */
  deadline: number | undefined;
  target: string;
}

export interface PingRefusal {
  readonly stderr: string;
  readonly stdout?: string;
  readonly status: number;
}

const takesValue = "ciIsSWwtQlmMpTeFN";
const known = `${takesValue}4ABCDLORUVabdfhnqrv`;

export function parseOptions(
  argv: readonly string[],
  profile: Profile,
): { options: PingOptions; warnings: string } | PingRefusal {
  const modern = profile.tools.ping === "20221126";
  const options: PingOptions = {
    count: undefined,
    interval: 1000,
    device: undefined,
    source: undefined,
    size: 56,
    ttl: undefined,
    quiet: false,
    numeric: false,
    verbose: false,
    broadcast: false,
    timestamps: false,
    tos: 0,
    discover: undefined,
    pattern: undefined,
    identifier: undefined,
    outstanding: false,
    only4: false,
    mark: undefined,
    ipOptions: undefined,
    linger: 10_000,
    deadline: undefined,
    target: "",
  };
  let warnings = "";
  const targets: string[] = [];
  const refuse = (text: string, status: number): PingRefusal => ({ stderr: text, status });

  // strtol_or_err and its like.
  const whole = (word: string, least: number, most: number): number | PingRefusal => {
    if (!/^[+-]?\d+$/.test(word)) return refuse(`ping: invalid argument: '${word}'\n`, 1);
    const value = Number(word);
    if (value < least || value > most) {
      const range = `${least} <= value <= ${most === Number.MAX_SAFE_INTEGER ? "9223372036854775807" : most}`;
      return refuse(`ping: invalid argument: '${word}': out of range: ${range}\n`, 1);
    }
    return value;
  };
  const seconds = (word: string): number => {
    const value = /^\d*\.?\d*/.exec(word)?.[0] ?? "";
    if (value !== word || value === "" || value === ".")
      warnings += `ping: option argument contains garbage: ${word.slice(value === "." ? 0 : value.length)}\nping: this will become fatal error in the future\n`;
    return Number(value === "" || value === "." ? 0 : value);
  };

  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "--") {
      targets.push(...argv.slice(at + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      targets.push(word);
      continue;
    }
    for (let i = 1; i < word.length; i++) {
      const letter = word[i]!;
      if (!known.includes(letter)) return refuse(`ping: invalid option -- '${letter}'\n${usage(modern)}`, 2);
      let value = "";
      if (takesValue.includes(letter)) {
        const own = word.slice(i + 1);
        const next = own === "" ? argv[++at] : own;
        if (next === undefined) return refuse(`ping: option requires an argument -- '${letter}'\n${usage(modern)}`, 2);
        value = next;
        i = word.length;
      }
      switch (letter) {
        case "4":
          options.only4 = true;
          break;
        case "b":
          options.broadcast = true;
          break;
        case "c": {
          const count = whole(value, 1, Number.MAX_SAFE_INTEGER);
          if (typeof count !== "number") return count;
          options.count = count;
          break;
        }
        case "D":
          options.timestamps = true;
          break;
        case "i": {
          const interval = seconds(value);
          options.interval = warnings === "" ? Math.round(interval * 1000) : 0;
          break;
        }
        case "I":
          if (/^\d+\.\d+\.\d+\.\d+$/.test(value)) options.source = value;
          else options.device = value;
          break;
        case "M":
          if (value !== "do" && value !== "want" && value !== "dont")
            return refuse(
              modern
                ? `ping: invalid -M argument: ${value}\n`
                : `ping: wrong value for -M: do, dont, want are valid ones.\n`,
              2,
            );
          options.discover = value;
          break;
        case "m": {
          const mark = whole(value, 0, 0xffff_ffff);
          if (typeof mark !== "number") return mark;
          options.mark = mark;
          break;
        }
        case "n":
          options.numeric = true;
          break;
        case "O":
          options.outstanding = true;
          break;
        case "p": {
          if (!/^[0-9a-f]+$/i.test(value))
            return refuse(`ping: patterns must be specified as hex digits: ${value}\n`, 2);
          // sscanf takes sixteen bytes at most, each of two digits or a last one of one.
          options.pattern = (value.match(/..?/g) ?? []).slice(0, 16).map((pair) => Number.parseInt(pair, 16));
          break;
        }
        case "Q": {
          const tos = typeOfService(value);
          if (typeof tos !== "number") return refuse(`ping: ${tos}\n`, 2);
          options.tos = tos;
          break;
        }
        case "e": {
          const identifier = whole(value, 0, 0xffff);
          if (typeof identifier !== "number") return identifier;
          options.identifier = identifier;
          break;
        }
        case "q":
          options.quiet = true;
          break;
        case "R":
        case "T":
          if (letter === "T" && value !== "tsonly" && value !== "tsandaddr" && value !== "tsprespec")
            return refuse(`ping: invalid timestamp type: ${value}\n`, 2);
          if (options.ipOptions && (options.ipOptions === "route") !== (letter === "R"))
            return refuse("ping: only one of -T or -R may be used\n", 2);
          options.ipOptions = letter === "R" ? "route" : (value as "tsonly");
          break;
        case "s": {
          const size = whole(value, 0, 0x7fff_ffff);
          if (typeof size !== "number") return size;
          options.size = size;
          break;
        }
        case "t": {
          const ttl = whole(value, 0, 255);
          if (typeof ttl !== "number") return ttl;
          options.ttl = ttl;
          break;
        }
        case "v":
          options.verbose = true;
          break;
        case "V":
          return { stderr: "", status: 0, ...version(modern) };
        case "h":
          return refuse(usage(modern), 2);
        case "w": {
          const deadline = whole(value, 0, 0x7fff_ffff);
          if (typeof deadline !== "number") return deadline;
          options.deadline = deadline;
          break;
        }
        case "W": {
          const linger = seconds(value);
          options.linger = linger === 0 ? 10_000 : Math.round(linger * 1000);
          break;
        }
        default:
          return refuse(`skbook: ping -${letter} is not simulated yet\n`, 2);
      }
    }
  }
  if (targets.length === 0)
    return refuse(modern ? "ping: usage error: Destination address required\n" : usage(false), modern ? 1 : 2);
  if (targets.length > 1) return refuse("skbook: ping by way of several hosts is not simulated\n", 2);
  options.target = targets[0]!;
  return { options, warnings };
}

// parse_tos: decimal or 0x hexadecimal.
function typeOfService(word: string): number | string {
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(word)) return `bad TOS value: ${word}`;
  const tos = Number(word);
  return tos <= 255 ? tos : `the decimal value of TOS bits must be in range 0-255: ${tos}`;
}
