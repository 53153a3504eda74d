// What each of ping's options does with its argument (iputils ping/ping.c, main), and the words for what is wrong with it.
import type { Profile } from "../../profile/index.js";
import { INT_MAX, LONG_MAX, strtol } from "../strtol.js";
import type { PingOptions, PingRefusal } from "./options.js";
import { nodeInfo } from "./usage.js";

const refuse = (text: string, status = 2): PingRefusal => ({ stderr: `ping: ${text}\n`, status });

/** The options that are whole numbers: where they go, from and up to what. */
const whole: Readonly<Record<string, readonly [keyof PingOptions, number, number | bigint]>> = {
  c: ["count", 1, LONG_MAX],
  e: ["identifier", 0, 0xffff],
  l: ["preload", 1, 65536],
  m: ["mark", 0, 0xffff_ffff],
  S: ["sendBuffer", 1, INT_MAX],
  s: ["size", 0, INT_MAX],
  t: ["ttl", 0, 255],
  w: ["deadline", 0, INT_MAX],
};

export interface Said {
  readonly options: PingOptions;
  readonly profile: Profile;
  /** What is told before anything else happens. */
  warnings: string;
}

/** Takes an option's argument; answers with what ends ping there. */
export function take(said: Said, letter: string, value: string): PingRefusal | undefined {
  const { options, profile } = said;
  const modern = profile.tools.ping === "20221126";
  const number = whole[letter];
  if (number) {
    const [name, least, most] = number;
    const found = strtol("ping", value, least, most);
    if (typeof found !== "number") return found;
    Object.assign(options, { [name]: found });
    return undefined;
  }
  switch (letter) {
    case "i": {
      const interval = seconds(said, value);
      if (typeof interval === "string" || interval < 0 || interval > INT_MAX / 1000)
        return refuse(`bad timing interval: ${value}${typeof interval === "string" ? interval : ""}`);
      options.interval = Math.trunc(interval * 1000);
      options.intervalGiven = true;
      return undefined;
    }
    case "W": {
      const linger = seconds(said, value);
      if (typeof linger === "string" || linger < 0 || linger > INT_MAX / 1000)
        return refuse(`bad linger time: ${value}${typeof linger === "string" ? linger : ""}`);
      options.linger = linger === 0 ? 10_000 : Math.round(linger * 1000);
      return undefined;
    }
    case "I":
      if (/^\d+\.\d+\.\d+\.\d+$/.test(value)) options.source = value;
      else options.device = value;
      return undefined;
    case "M":
      if (value !== "do" && value !== "want" && value !== "dont")
        return modern
          ? refuse(`invalid -M argument: ${value}`)
          : refuse("wrong value for -M: do, dont, want are valid ones.");
      options.discover = value;
      return undefined;
    case "p":
      if (!/^[0-9a-f]*$/i.test(value)) return refuse(`patterns must be specified as hex digits: ${value}`);
      // sscanf takes sixteen bytes at most, each of two digits or a last one of one.
      options.pattern = (value.match(/..?/g) ?? []).slice(0, 16).map((pair) => Number.parseInt(pair, 16));
      return undefined;
    case "Q": {
      const tos = typeOfService(value);
      if (typeof tos !== "number") return refuse(tos);
      options.tos = tos;
      return undefined;
    }
    case "T":
      if (value !== "tsonly" && value !== "tsandaddr" && value !== "tsprespec")
        return refuse(`invalid timestamp type: ${value}`);
      return recording(options, value);
    case "F":
      // A flow label; of use to IPv6 alone.
      return /^(0x[0-9a-f]+|\d+)$/i.test(value) ? undefined : refuse(`invalid argument: '${value}'`);
    case "N":
      return value === "help" ? { stderr: nodeInfo, status: 0 } : undefined;
    default:
      return undefined;
  }
}

/** -R or -T, not both. */
export function recording(options: PingOptions, kind: NonNullable<PingOptions["ipOptions"]>): PingRefusal | undefined {
  if (options.ipOptions && (options.ipOptions === "route") !== (kind === "route"))
    return refuse("only one of -T or -R may be used");
  options.ipOptions = kind;
  return undefined;
}

// ping_strtod; a text is what follows the complaint.
function seconds(said: Said, word: string): number | string {
  if (word === "") return "";
  if (/^\s*[+-]?(nan|inf)/i.test(word)) return ": Numerical result out of range";
  const found = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/i.exec(word)?.[0] ?? "";
  if (found !== word)
    said.warnings += `ping: option argument contains garbage: ${word.slice(found.length)}\nping: this will become fatal error in the future\n`;
  return Number(found);
}

// parse_tos: decimal or 0x hexadecimal, by strtol: a negative one keeps its low octet.
function typeOfService(word: string): number | string {
  if (word !== "" && !/^-?(0x[0-9a-f]+|\d+)$/i.test(word)) return `bad TOS value: ${word}`;
  const tos = Number(word);
  return tos <= 255 ? tos & 0xff : `the decimal value of TOS bits must be in range 0-255: ${tos}`;
}
