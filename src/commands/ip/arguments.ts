// The command line as iproute2 reads it: words in order, abbreviated keywords, its own error texts (lib/utils.c).
import type { Device } from "../../net/index.js";
import { type Ipv4, type Ipv6, type Mac, parseIpv4, parseIpv6, parseMac } from "../../wire/address.js";
import { strerror } from "../errno.js";
import type { Format } from "../iproute2/printer.js";
import type { World } from "../world.js";

/** Ends the command with this text on stderr. */
export class IpError extends Error {
  constructor(
    readonly text: string,
    readonly status: number,
    /** What it had printed on stdout before. */
    readonly before = "",
    /** What it prints on stdout after it. */
    readonly after = "",
    /** It exits there and then, so that a batch ends with it, whatever -force says. */
    readonly fatal = status === 255,
  ) {
    super(text);
  }
}

/** Options in front of the object. */
export interface Options extends Format {
  family: "inet" | "inet6" | "link" | "mpls" | "bridge" | undefined;
  brief: boolean;
  oneline: boolean;
  /** -d */
  details: boolean;
  /** How often -s was said. */
  statistics: number;
  all: boolean;
  /** -h, and -iec for powers of 1024. */
  human: boolean;
  iec: boolean;
  /** -N: numbers instead of names. */
  numeric: boolean;
  timestamp: "long" | "short" | undefined;
  force: boolean;
}

/** iproute2's matches(): what was typed begins the keyword. */
export const matches = (typed: string, keyword: string): boolean => typed !== "" && keyword.startsWith(typed);

export class Arguments {
  private at = 0;
  constructor(private readonly words: readonly string[]) {}

  peek(): string | undefined {
    return this.words[this.at];
  }

  next(): string | undefined {
    return this.words[this.at++];
  }

  /** NEXT_ARG: the word that must follow. */
  need(): string {
    const word = this.next();
    if (word === undefined) throw new IpError('Command line is not complete. Try option "help"\n', 255);
    return word;
  }

  rest(): readonly string[] {
    return this.words.slice(this.at);
  }
}

export const invalid = (message: string, word: string): IpError =>
  new IpError(`Error: argument "${word}" is wrong: ${message}\n`, 255);

export const garbage = (key: string, word: string): IpError =>
  new IpError(`Error: either "${key}" is duplicate, or "${word}" is a garbage.\n`, 255);

export const unknownCommand = (word: string, object: string): IpError =>
  new IpError(`Command "${word}" is unknown, try "ip ${object} help".\n`, 255);

/** exit(1), whatever else there was to do. */
export const fatal = (text: string): IpError => new IpError(text, 1, "", "", true);

export const notSimulated = (what: string): IpError => new IpError(`skbook: ${what} is not simulated yet\n`, 1);

export function device(world: World, name: string): Device {
  const dev = world.netns.device(name);
  if (!dev) throw new IpError(`Cannot find device "${name}"\n`, 1);
  return dev;
}

/** Where a listing names a device that does not exist. */
export function listedDevice(world: World, name: string): Device {
  const dev = world.netns.device(name);
  if (!dev) throw new IpError(`Device "${name}" does not exist.\n`, 1);
  return dev;
}

export function address(word: string, kind: "any valid" | "inet" = "any valid"): Ipv4 {
  const value = padded(word);
  if (value === undefined) throw fatal(`Error: ${kind} address is expected rather than "${word}".\n`);
  return value;
}

/** get_addr_ipv4: octets that are not written are 0. */
function padded(word: string): Ipv4 | undefined {
  const octets = word.split(".");
  return parseIpv4([...octets, ..."0000".slice(octets.length)].slice(0, Math.max(4, octets.length)).join("."));
}

export interface Prefix {
  readonly address: Ipv4;
  readonly length: number;
  /** A length was written. */
  readonly explicit: boolean;
}

/** get_prefix: "10.0.0.0/8", "10/8" with the missing octets 0, "default". */
export function prefix(word: string, world: World, expected?: "inet"): Prefix {
  const wrong = () => {
    const kind = expected ?? (world.kernel.profile.tools.iproute2 === "3.10" ? "an inet" : "any valid");
    return fatal(`Error: ${kind} prefix is expected rather than "${word}".\n`);
  };
  if (word === "default" || word === "any" || word === "all") return { address: 0, length: 0, explicit: true };
  const [host = "", length, more] = word.split("/");
  const value = padded(host);
  if (value === undefined || more !== undefined) throw wrong();
  if (length === undefined) return { address: value, length: 32, explicit: false };
  if (!/^\d+$/.test(length) || Number(length) > 32) throw wrong();
  return { address: value, length: Number(length), explicit: true };
}

export function prefix6(word: string): { address: Ipv6; length: number } | undefined {
  const [host = "", length = "128"] = word.split("/");
  const value = parseIpv6(host);
  if (value === undefined || !/^\d+$/.test(length) || Number(length) > 128) return undefined;
  return { address: value, length: Number(length) };
}

export function lladdr(word: string): Mac {
  const mac = parseMac(word);
  if (mac === undefined) throw new IpError(`"${word}" is invalid lladdr.\n`, 1);
  return mac;
}

export function number(word: string, name: string, most = 0xffff_ffff): number {
  const value = /^(0x[0-9a-f]+|\d+)$/i.test(word) ? Number(word) : Number.NaN;
  if (!(value <= most)) throw invalid(`Invalid "${name}" value\n`, word);
  return value;
}

/** What rtnetlink refused: the kernel's words where it has some. */
export function answer(refused: { errno: string; message?: string } | undefined): void {
  if (!refused) return;
  if (refused.message) throw new IpError(`Error: ${refused.message}.\n`, 2);
  throw new IpError(`RTNETLINK answers: ${strerror(refused.errno)}\n`, 2);
}
