// tcpdump's options and what is wrong with them. Accepted and without effect here: -a -b -f -H -N -O -u, decryption keys,
// the kernel's buffer. Not modelled: -d's compiled filters, -T's protocols, -z's commands.
import type { Precision } from "../../capture/index.js";
import type { Version } from "../../wire/summary.js";
import { getopt } from "./getopt.js";

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
  precision: Precision;
  buffer: "default" | "line";
  immediate: boolean;
  promiscuous: boolean;
  number: boolean;
  absolute: boolean;
  trusting: boolean;
  direction: "in" | "out" | "inout";
  /** How many of each: -X goes before -x, -x before -A, two of one show the link header. */
  dump: { X: number; x: number; A: number };
  /** What is listed in place of a capture. */
  list?: "devices" | "link types" | "time stamp types";
  monitor: boolean;
  linkType?: string;
  timeStampType?: string;
  read?: string;
  /** -V: a file with the names of files to read. */
  readList?: string;
  write?: string;
  /** -w and --print. */
  print: boolean;
  onlyCount: boolean;
  /** -C in bytes, -G in seconds, -W. */
  rotateSize?: number;
  rotateSeconds?: number;
  rotateFiles?: number;
  /** Who it becomes, -Z. */
  user?: string;
  filterFile?: string;
  /** -f, which asks for a device's address. */
  foreign?: boolean;
  filter: string;
  /** Said before anything else happens. */
  readonly warnings: string[];
}

export type Ending =
  /** The usage, after what getopt says about a wrong option. */
  | { readonly kind: "usage"; readonly status: number; readonly complaint?: string }
  | { readonly kind: "version" }
  | { readonly kind: "error"; readonly text: string }
  /** What is not simulated. */
  | { readonly kind: "skbook"; readonly text: string };

const MAX_SNAPSHOT = 262_144;
const IGNORED = "abHNOuEMB";
const LINK_TYPES = ["EN10MB", "LINUX_SLL", "LINUX_SLL2"];
/** Names that libpcap knows besides; no device here has them. */
const OTHER_LINK_TYPES = ["NULL", "RAW", "PPP", "SLIP", "IEEE802", "IEEE802_11", "DOCSIS", "LOOP", "IPV4", "IPV6"];
/** What a signed 64-bit number of bytes can hold, in millions. */
const LARGEST_FILE = 9_223_372_036_854;
const TIME_STAMPS = ["host", "host_lowprec", "host_hiprec", "host_hiprec_unsynced", "adapter", "adapter_unsynced"];
const PACKET_TYPES =
  "aodv carp cnfp domain lmp pgm pgm_zmtp1 ptp quic radius resp rpc rtcp rtp snmp someip tftp vat vxlan wb zmtp1";

export function parseOptions(argv: readonly string[], release: Version): Options | Ending {
  const options: Options = {
    snapshot: MAX_SNAPSHOT,
    numeric: false,
    linkHeader: false,
    quick: false,
    verbose: 0,
    time: 0,
    precision: "microseconds",
    buffer: "default",
    immediate: false,
    promiscuous: true,
    number: false,
    absolute: false,
    trusting: false,
    direction: "inout",
    dump: { X: 0, x: 0, A: 0 },
    monitor: false,
    print: false,
    onlyCount: false,
    filter: "",
    warnings: [],
  };
  const words: string[] = [];
  const given = getopt(argv, release, words);
  for (let each = given.next(); ; each = given.next()) {
    if (each.done) {
      if (each.value !== undefined) return { kind: "usage", status: 1, complaint: each.value };
      break;
    }
    const ending = apply(options, each.value.option, each.value.value, release);
    if (ending) return ending;
  }
  options.filter = words.join(" ");
  return together(options, release) ?? options;
}

const error = (text: string): Ending => ({ kind: "error", text });
const unmodelled = (text: string): Ending => ({ kind: "skbook", text });

/** What can be said only of all options together. */
function together(options: Options, release: Version): Ending | undefined {
  if (options.time > 5)
    return error(`only -t, -tt, -ttt, -tttt${release === "4.9" ? "," : ""} and -ttttt are supported`);
  if (options.readList !== undefined && options.read !== undefined) return error("-V and -r are mutually exclusive.");
  if (options.foreign && (options.readList ?? options.read) !== undefined)
    return error("-f can not be used with -V or -r");
  return undefined;
}

function apply(options: Options, option: string, value: string, release: Version): Ending | undefined {
  switch (option) {
    case "i":
      options.device = value;
      return undefined;
    case "c": {
      const count = leadingNumber(value);
      if (!(count > 0)) return error(`invalid packet count ${value}`);
      options.count = count;
      return undefined;
    }
    case "s": {
      const length = /^(0x[0-9a-f]+|\d+)$/i.test(value) ? Number(value) : Number.NaN;
      if (!(length <= MAX_SNAPSHOT)) {
        const range = release === "4.99" ? ` (must be >= 0 and <= ${MAX_SNAPSHOT})` : "";
        return error(`invalid snaplen ${value}${range}`);
      }
      options.snapshot = length === 0 ? MAX_SNAPSHOT : length;
      return undefined;
    }
    case "Q":
    case "P":
      if (!isDirection(value.toLowerCase())) return error(`unknown capture direction \`${value}'`);
      options.direction = value.toLowerCase() as Options["direction"];
      return undefined;
    case "B":
      return leadingNumber(value) > 0 ? undefined : error(`invalid packet buffer size ${value}`);
    case "C": {
      const size = /^\d+$/.test(value) ? Number(value) : 0;
      if (size === 0) return error(`invalid file size ${value}`);
      if (size > LARGEST_FILE) return error(`file size ${value} is too large`);
      options.rotateSize = size * 1_000_000;
      return undefined;
    }
    case "G": {
      const seconds = leadingNumber(value);
      if (seconds < 0) return error(`invalid number of seconds ${value}`);
      if (seconds > 0) options.rotateSeconds = seconds;
      return undefined;
    }
    case "W": {
      const files = leadingNumber(value);
      if (files <= 0) return error(`invalid number of output files ${value}`);
      options.rotateFiles = files;
      return undefined;
    }
    case "j":
      if (!TIME_STAMPS.includes(value)) return error(`invalid time stamp type ${value}`);
      options.timeStampType = value;
      return undefined;
    case "y":
      if (![...LINK_TYPES, ...OTHER_LINK_TYPES].includes(value)) return error(`invalid data link type ${value}`);
      options.linkType = value;
      return undefined;
    case "T":
      return PACKET_TYPES.split(" ").includes(value)
        ? unmodelled(`tcpdump -T ${value} is not simulated yet`)
        : error(`unknown packet type \`${value}'`);
    case "Z":
      options.user = value;
      return undefined;
    case "m":
      options.warnings.push(`ignoring option \`-m ${value}' (no libsmi support)`);
      return undefined;
    case "precision":
      if (value !== "micro" && value !== "nano") return error("unsupported time stamp precision");
      options.precision = value === "nano" ? "nanoseconds" : "microseconds";
      return undefined;
    case "h":
      return { kind: "usage", status: 0 };
    case "Y":
      return { kind: "usage", status: 1 };
    case "version":
      return { kind: "version" };
    case "d":
      return unmodelled("tcpdump -d is not simulated yet");
    case "z":
      return unmodelled("tcpdump -z is not simulated yet");
    case "fp-type":
      return unmodelled("tcpdump --fp-type is not simulated yet");
    default:
      if (!IGNORED.includes(option)) flag(options, option, value);
      return undefined;
  }
}

function flag(options: Options, option: string, value: string): void {
  const dump = (letter: "X" | "x" | "A") => ({ dump: { ...options.dump, [letter]: options.dump[letter] + 1 } });
  const set: Record<string, Partial<Options>> = {
    n: { numeric: true },
    e: { linkHeader: true },
    q: { quick: true },
    l: { buffer: "line" },
    U: { buffer: "line" },
    p: { promiscuous: false },
    S: { absolute: true },
    K: { trusting: true },
    I: { monitor: true },
    "#": { number: true },
    D: { list: "devices" },
    L: { list: "link types" },
    J: { list: "time stamp types" },
    r: { read: value },
    V: { readList: value },
    w: { write: value },
    F: { filterFile: value },
    f: { foreign: true },
    micro: { precision: "microseconds" },
    nano: { precision: "nanoseconds" },
    immediate: { immediate: true },
    print: { print: true },
    count: { onlyCount: true },
    v: { verbose: options.verbose + 1 },
    t: { time: options.time + 1 },
    A: dump("A"),
    x: dump("x"),
    X: dump("X"),
  };
  Object.assign(options, set[option]);
}

const isDirection = (text: string) => text === "in" || text === "out" || text === "inout";

// atoi
function leadingNumber(text: string): number {
  return Number(/^\s*[-+]?\d+/.exec(text)?.[0] ?? 0);
}
