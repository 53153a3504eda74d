// arping's command line (iputils arping.c): options, their ranges and the words for what is wrong with them.
import { INT_MAX, strtol } from "../strtol.js";
import { usage, version } from "./usage.js";

export interface ArpingOptions {
  count: number | undefined;
  /** Seconds; 0 is for ever. */
  timeout: number;
  /** Seconds. */
  interval: number;
  device: string | undefined;
  source: string | undefined;
  quitOnReply: boolean;
  quiet: boolean;
  broadcastOnly: boolean;
  /** -D: does somebody else have the address? */
  duplicate: boolean;
  /** -U and -A: tell, do not ask. */
  unsolicited: boolean;
  /** -A: as an answer. */
  answer: boolean;
  target: string;
}

export interface ArpingRefusal {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status: number;
}

const takesValue = "cwiIs";

export function parseOptions(argv: readonly string[]): ArpingOptions | ArpingRefusal {
  const options: ArpingOptions = {
    count: undefined,
    timeout: 0,
    interval: 1,
    device: undefined,
    source: undefined,
    quitOnReply: false,
    quiet: false,
    broadcastOnly: false,
    duplicate: false,
    unsolicited: false,
    answer: false,
    target: "",
  };
  const targets: string[] = [];
  const misused = (text = ""): ArpingRefusal => ({ stderr: text + usage, status: 2 });
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
      if (takesValue.includes(letter)) {
        const own = word.slice(i + 1);
        const value = own === "" ? argv[++at] : own;
        if (value === undefined) return misused(`arping: option requires an argument -- '${letter}'\n`);
        const refusal = take(options, letter, value);
        if (refusal) return refusal;
        break;
      }
      if (letter === "V") return { stdout: version, status: 0 };
      if (letter === "h") return misused();
      if (!flag(options, letter)) return misused(`arping: invalid option -- '${letter}'\n`);
    }
  }
  if (targets.length !== 1) return misused();
  options.target = targets[0]!;
  return options;
}

function flag(options: ArpingOptions, letter: string): boolean {
  if (letter === "f") options.quitOnReply = true;
  else if (letter === "q") options.quiet = true;
  else if (letter === "b") options.broadcastOnly = true;
  else if (letter === "D") {
    options.duplicate = true;
    options.quitOnReply = true;
  } else if (letter === "U" || letter === "A") {
    options.unsolicited = true;
    options.answer ||= letter === "A";
  } else return false;
  return true;
}

function take(options: ArpingOptions, letter: string, value: string): ArpingRefusal | undefined {
  if (letter === "I") options.device = value === "" ? undefined : value;
  else if (letter === "s") options.source = value;
  else {
    const number = strtol("arping", value, letter === "c" ? 1 : 0, INT_MAX);
    if (typeof number !== "number") return number;
    if (letter === "c") options.count = number;
    else if (letter === "w") options.timeout = number;
    else options.interval = number;
  }
  return undefined;
}
