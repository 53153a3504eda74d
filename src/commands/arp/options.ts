// arp's command line (net-tools arp.c, main).
import { hardware, usage } from "./usage.js";

export interface ArpOptions {
  numeric: boolean;
  verbose: boolean;
  /** -a */
  bsd: boolean;
  /** -e */
  linux: boolean;
  /** -D */
  useDevice: boolean;
  device: string | undefined;
  /** -H */
  hardware: string | undefined;
  action: "show" | "set" | "delete" | "file" | "help" | "version";
}

/** Ends the program with a text for stderr. */
export class ArpError extends Error {
  constructor(
    readonly text: string,
    readonly status = 255,
  ) {
    super(text);
  }
}

const long: Readonly<Record<string, string>> = {
  "--all": "a",
  "--delete": "d",
  "--device": "i",
  "--file": "f",
  "--help": "h",
  "--hw-type": "H",
  "--numeric": "n",
  "--protocol": "A",
  "--set": "s",
  "--use-device": "D",
  "--verbose": "v",
  "--version": "V",
};
const takesValue = "iHApt";
const families = ["unix", "inet", "inet6", "ax25", "netrom", "rose", "ipx", "ddp", "ec", "x25"];

export function parseOptions(argv: readonly string[]): { options: ArpOptions; words: string[] } {
  const options: ArpOptions = {
    ...{ numeric: false, verbose: false, bsd: false, linux: false, useDevice: false },
    ...{ device: undefined, hardware: undefined, action: "show" },
  };
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "--") {
      words.push(...argv.slice(at + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      words.push(word);
      continue;
    }
    const named = word.startsWith("--") ? long[word] : word.slice(1);
    if (named === undefined) throw new ArpError(`arp: unrecognized option '${word}'\n${usage}`, 3);
    for (let i = 0; i < named.length; i++) {
      const letter = named[i]!;
      if (takesValue.includes(letter)) {
        const own = named.slice(i + 1);
        const value = own === "" ? argv[++at] : own;
        if (value === undefined) throw new ArpError(`arp: option requires an argument -- '${letter}'\n${usage}`, 3);
        valued(options, letter, value);
        break;
      }
      if (!flag(options, letter)) throw new ArpError(`arp: invalid option -- '${letter}'\n${usage}`, 3);
    }
  }
  return { options, words };
}

function flag(options: ArpOptions, letter: string): boolean {
  if (letter === "n") options.numeric = true;
  else if (letter === "v") options.verbose = true;
  else if (letter === "a") options.bsd = true;
  else if (letter === "e") options.linux = true;
  else if (letter === "D") options.useDevice = true;
  else if (letter === "N") options.numeric = false;
  else if (letter === "s") options.action = "set";
  else if (letter === "d") options.action = "delete";
  else if (letter === "f") options.action = "file";
  else if (letter === "h") options.action = "help";
  else if (letter === "V") options.action = "version";
  else return false;
  return true;
}

function valued(options: ArpOptions, letter: string, value: string): void {
  if (letter === "i") options.device = value;
  else if (letter === "A" || letter === "p") {
    if (!families.includes(value)) throw new ArpError(`arp: ${value}: unknown address family.\n`);
    if (value !== "inet") throw new ArpError(`arp: ${value}: kernel only supports 'inet'.\n`);
  } else if (!hardware.includes(value)) throw new ArpError(`arp: ${value}: unknown hardware type.\n`);
  else options.hardware = value;
}
