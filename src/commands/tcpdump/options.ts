// tcpdump's options, read as glibc's getopt_long does (options may follow the filter's words). Not modelled: files
// (-r -w -F -G -C -W -z), decryption, time stamp and link types; they are refused in words of our own.
import type { Version } from "../../wire/summary.js";

export interface Options {
  device?: string;
  count?: number;
  snapshot: number;
  numeric: boolean;
  linkHeader: boolean;
  quick: boolean;
  verbose: number;
  /** How many -t. */
  time: number;
  buffer: "default" | "line";
  immediate: boolean;
  promiscuous: boolean;
  number: boolean;
  direction: "in" | "out" | "inout";
  dump: { kind: "none" | "hex" | "hex-ascii" | "ascii"; linkHeader: boolean };
  list: boolean;
  filter: string;
}

export type Ending =
  /** The usage, after what getopt says about a wrong option. */
  | { readonly kind: "usage"; readonly status: number; readonly complaint?: string }
  | { readonly kind: "version" }
  | { readonly kind: "error"; readonly text: string };

const MAX_SNAPSHOT = 262_144;
const SWITCHES = "AbdDefhHIJKlLnNOpqStuUvxX#";
const WITH_ARGUMENT = "BcCEFGijmMQPrsTVwWyzZ";
const UNMODELLED = "dIJLCEFGjmMrTVwWyz";

const longOptions: ReadonlyMap<string, string> = new Map([
  ["buffer-size", "B"],
  ["list-interfaces", "D"],
  ["help", "h"],
  ["interface", "i"],
  ["no-promiscuous-mode", "p"],
  ["direction", "Q"],
  ["snapshot-length", "s"],
  ["number", "#"],
  ["absolute-tcp-sequence-numbers", "S"],
  ["dont-verify-checksums", "K"],
  ["packet-buffered", "U"],
  ["linktype", "y"],
  ["relinquish-privileges", "Z"],
  ["time-stamp-type", "j"],
  ["list-data-link-types", "L"],
  ["monitor-mode", "I"],
  ["list-time-stamp-types", "J"],
  ["immediate-mode", "immediate"],
  ["version", "version"],
  ["micro", "micro"],
  ["print", "print"],
]);

export function parseOptions(argv: readonly string[], release: Version): Options | Ending {
  const options: Options = {
    snapshot: MAX_SNAPSHOT,
    numeric: false,
    linkHeader: false,
    quick: false,
    verbose: 0,
    time: 0,
    buffer: "default",
    immediate: false,
    promiscuous: true,
    number: false,
    direction: "inout",
    dump: { kind: "none", linkHeader: false },
    list: false,
    filter: "",
  };
  const words: string[] = [];
  const left = [...argv];
  const usage = (complaint: string): Ending => ({ kind: "usage", status: 1, complaint });
  while (left.length > 0) {
    const word = left.shift()!;
    if (word === "--") {
      words.push(...left);
      break;
    }
    if (word.startsWith("--")) {
      const [name, given] = split(word.slice(2));
      const option = longOptions.get(name);
      if (option === undefined) return usage(`unrecognized option '--${name}'`);
      let value = given;
      if (WITH_ARGUMENT.includes(option)) {
        value ??= left.shift();
        if (value === undefined) return usage(`option '--${name}' requires an argument`);
      }
      const ending = apply(options, option, value ?? "", release);
      if (ending) return ending;
    } else if (word.startsWith("-") && word !== "-") {
      for (let i = 1; i < word.length; i++) {
        const letter = word[i]!;
        let value = "";
        if (WITH_ARGUMENT.includes(letter)) {
          const rest = word.slice(i + 1) || left.shift();
          if (rest === undefined) return usage(`option requires an argument -- '${letter}'`);
          value = rest;
          i = word.length;
        } else if (letter === "Y") return { kind: "usage", status: 1 };
        else if (!SWITCHES.includes(letter)) return usage(`invalid option -- '${letter}'`);
        const ending = apply(options, letter, value, release);
        if (ending) return ending;
      }
    } else words.push(word);
  }
  options.filter = words.join(" ");
  return options;
}

function split(word: string): [string, string | undefined] {
  const at = word.indexOf("=");
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function apply(options: Options, option: string, value: string, release: Version): Ending | undefined {
  switch (option) {
    case "i":
      options.device = value;
      return undefined;
    case "c": {
      const count = leadingNumber(value);
      if (!(count > 0)) return { kind: "error", text: `invalid packet count ${value}` };
      options.count = count;
      return undefined;
    }
    case "s": {
      const length = /^\d+$/.test(value) ? Number(value) : Number.NaN;
      if (!(length <= MAX_SNAPSHOT)) {
        const range = release === "4.99" ? ` (must be >= 0 and <= ${MAX_SNAPSHOT})` : "";
        return { kind: "error", text: `invalid snaplen ${value}${range}` };
      }
      options.snapshot = length === 0 ? MAX_SNAPSHOT : length;
      return undefined;
    }
    case "Q":
    case "P":
      if (value !== "in" && value !== "out" && value !== "inout")
        return { kind: "error", text: `unknown capture direction \`${value}'` };
      options.direction = value;
      return undefined;
    case "n":
      options.numeric = true;
      return undefined;
    case "e":
      options.linkHeader = true;
      return undefined;
    case "q":
      options.quick = true;
      return undefined;
    case "v":
      options.verbose++;
      return undefined;
    case "t":
      options.time++;
      return options.time <= 5
        ? undefined
        : { kind: "error", text: "only -t, -tt, -ttt, -tttt, and -ttttt are supported" };
    case "l":
    case "U":
      options.buffer = "line";
      return undefined;
    case "p":
      options.promiscuous = false;
      return undefined;
    case "#":
      options.number = true;
      return undefined;
    case "A":
      options.dump = { kind: "ascii", linkHeader: options.dump.kind === "ascii" };
      return undefined;
    case "x":
      options.dump = { kind: "hex", linkHeader: options.dump.kind === "hex" };
      return undefined;
    case "X":
      options.dump = { kind: "hex-ascii", linkHeader: options.dump.kind === "hex-ascii" };
      return undefined;
    case "D":
      options.list = true;
      return undefined;
    case "immediate":
      options.immediate = true;
      return undefined;
    case "h":
      return { kind: "usage", status: 0 };
    case "version":
      return { kind: "version" };
    default:
      return UNMODELLED.includes(option) ? { kind: "error", text: `-${option}: not simulated here` } : undefined;
  }
}

// atoi
function leadingNumber(text: string): number {
  return Number(/^\s*[-+]?\d+/.exec(text)?.[0] ?? 0);
}
