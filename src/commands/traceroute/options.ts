// traceroute's command line (Debian's traceroute 2.1.2, clif.c and traceroute.c): options long and short, and what it refuses.
import { usage, version } from "./usage.js";

export interface TraceOptions {
  method: "default" | "udp" | "icmp";
  firstHop: number;
  maxHops: number;
  queries: number;
  /** Probes under way at once. */
  squeries: number;
  port: number | undefined;
  sourcePort: number;
  tos: number;
  mark: number | undefined;
  /** Seconds to wait: at most, and in times of what the same hop and a later one took. */
  wait: readonly [most: number, here: number, near: number];
  /** Seconds between probes; more than ten are milliseconds. */
  sendWait: number;
  dontFragment: boolean;
  /** --mtu */
  discoverMtu: boolean;
  numeric: boolean;
  dontRoute: boolean;
  back: boolean;
  six: boolean;
  four: boolean;
  device: string | undefined;
  source: string | undefined;
  host: string;
  packetLength: number | undefined;
}

export interface TraceEnd {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status: number;
}

const refuse = (text: string): TraceEnd => ({ stderr: `${text}\n`, status: 2 });

/** Long names, and the short one that is the same; flags first, then those that take an argument. */
const flags: Readonly<Record<string, string>> = {
  debug: "d",
  "dont-fragment": "F",
  icmp: "I",
  tcp: "T",
  extensions: "e",
  "as-path-lookups": "A",
  udp: "U",
  udplite: "UL",
  dccp: "D",
  mtu: "mtu",
  back: "back",
  version: "V",
  help: "help",
};
const valued: Readonly<Record<string, string>> = {
  first: "f",
  gateway: "g",
  interface: "i",
  "max-hops": "m",
  "sim-queries": "N",
  port: "p",
  tos: "t",
  flowlabel: "l",
  wait: "w",
  queries: "q",
  source: "s",
  sendwait: "z",
  sport: "sport",
  fwmark: "fwmark",
  module: "M",
  options: "O",
  protocol: "P",
};
/** How the messages name an option's argument. */
const argument: Readonly<Record<string, string>> = {
  ...{ f: "first_ttl", g: "gate,...", i: "device", m: "max_ttl", N: "squeries", p: "port", t: "tos", l: "flow_label" },
  ...{ w: "MAX,HERE,NEAR", q: "nqueries", s: "src_addr", z: "sendwait", M: "name", O: "OPTS,...", P: "prot" },
};
const shortFlags = "46dFITnreAUDV";
const notSimulated: readonly string[] = ["T", "D", "A", "UL"];

const fresh = (): TraceOptions => ({
  ...{ method: "default", firstHop: 1, maxHops: 30, queries: 3, squeries: 16, port: undefined, sourcePort: 0, tos: 0 },
  ...{ mark: undefined, wait: [5, 3, 10], sendWait: 0, dontFragment: false, discoverMtu: false, numeric: false },
  ...{ dontRoute: false, back: false, six: false, four: false, device: undefined, source: undefined, host: "" },
  packetLength: undefined,
});

export function parseOptions(argv: readonly string[]): TraceOptions | TraceEnd {
  const options = fresh();
  if (argv.length === 0) return { stdout: usage, status: 0 };
  const words: { word: string; at: number }[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    const argc = at + 1;
    if (!word.startsWith("-") || word === "-") {
      words.push({ word, at: argc });
      continue;
    }
    const equals = word.indexOf("=");
    const long = word.startsWith("--") ? word.slice(2, equals < 0 ? undefined : equals) : undefined;
    if (long !== undefined) {
      const letter = valued[long];
      const end = letter
        ? equals < 0
          ? refuse(`Option \`${word}' (argc ${argc}) requires an argument: \`${word}=${argument[letter] ?? "num"}'`)
          : take(options, letter, word.slice(equals + 1), word.slice(0, equals), argc)
        : flags[long]
          ? flag(options, flags[long])
          : refuse(
              `Bad option \`${word}'${equals < 0 ? "" : ` (with arg \`${word.slice(equals + 1)}')`} (argc ${argc})`,
            );
      if (end) return end;
      continue;
    }
    for (let i = 1; i < word.length; i++) {
      const letter = word[i]!;
      let end: TraceEnd | undefined;
      if (Object.hasOwn(argument, letter)) {
        const own = word.slice(i + 1);
        const value = own === "" ? argv[++at] : own;
        // Among other letters it must be the last, its argument the next word.
        if (value === undefined || (i > 1 && own !== ""))
          return refuse(`Option \`-${letter}' (argc ${argc}) requires an argument: \`-${letter} ${argument[letter]}'`);
        end = take(options, letter, value, `-${letter}`, at + 1);
        i = word.length;
      } else if (shortFlags.includes(letter)) end = flag(options, letter);
      else end = refuse(`Bad option \`-${letter}' (argc ${argc})`);
      if (end) return end;
    }
  }
  return positional(options, words) ?? bounds(options) ?? options;
}

function flag(options: TraceOptions, letter: string): TraceEnd | undefined {
  if (notSimulated.includes(letter)) return { stderr: `skbook: traceroute -${letter} is not simulated\n`, status: 1 };
  if (letter === "V") return { stdout: version, status: 0 };
  if (letter === "help") return { stdout: usage, status: 0 };
  if (letter === "I") options.method = "icmp";
  else if (letter === "U") options.method = "udp";
  else if (letter === "F") options.dontFragment = true;
  else if (letter === "n") options.numeric = true;
  else if (letter === "r") options.dontRoute = true;
  else if (letter === "back") options.back = true;
  else if (letter === "4") options.four = true;
  else if (letter === "6") options.six = true;
  else if (letter === "mtu") {
    options.discoverMtu = true;
    options.dontFragment = true;
    options.squeries = 1;
  }
  return undefined;
}

const whole: Readonly<Record<string, keyof TraceOptions>> = {
  ...{
    f: "firstHop",
    m: "maxHops",
    N: "squeries",
    p: "port",
    t: "tos",
    q: "queries",
    sport: "sourcePort",
    fwmark: "mark",
  },
};

function take(options: TraceOptions, letter: string, value: string, name: string, argc: number): TraceEnd | undefined {
  const cannot = () => refuse(`Cannot handle \`${name}' option with arg \`${value}' (argc ${argc})`);
  const number = whole[letter];
  if (number) {
    if (!/^(0x[0-9a-f]+|\d+)$/i.test(value)) return cannot();
    Object.assign(options, { [number]: Number(value) });
    return undefined;
  }
  if (letter === "i") options.device = value;
  else if (letter === "s") options.source = value;
  else if (letter === "w") {
    const parts = value.split(",").map(decimal);
    if (parts.length > 3 || parts.some(Number.isNaN)) return cannot();
    options.wait = [parts[0]!, parts[1] ?? 0, parts[2] ?? 0];
  } else if (letter === "z") {
    if (Number.isNaN(decimal(value))) return cannot();
    options.sendWait = Number(value) >= 10 ? Number(value) / 1000 : Number(value);
  } else if (letter === "l") return undefined;
  else if (letter === "M") {
    if (value === "icmp" || value === "default" || value === "udp") options.method = value;
    else if (["tcp", "tcpconn", "udplite", "dccp", "raw"].includes(value))
      return { stderr: `skbook: traceroute -M ${value} is not simulated\n`, status: 1 };
    else return refuse(`Unknown traceroute module ${value}`);
  } else return { stderr: `skbook: traceroute -${letter} is not simulated\n`, status: 1 };
  return undefined;
}

const decimal = (text: string): number => (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN);

function positional(options: TraceOptions, words: readonly { word: string; at: number }[]): TraceEnd | undefined {
  const [host, length, extra] = words;
  if (!host) return refuse('Specify "host" missing argument.');
  options.host = host.word;
  if (length) {
    if (!/^\d+$/.test(length.word))
      return refuse(`Cannot handle "packetlen" cmdline arg \`${length.word}' on position 2 (argc ${length.at})`);
    options.packetLength = Number(length.word);
  }
  return extra ? refuse(`Extra arg \`${extra.word}' (position 3, argc ${extra.at})`) : undefined;
}

function bounds({ firstHop, maxHops, queries, wait, packetLength }: TraceOptions): TraceEnd | undefined {
  if (firstHop < 1 || firstHop > maxHops) return refuse("first hop out of range");
  if (maxHops > 255) return refuse("max hops cannot be more than 255");
  if (queries < 1 || queries > 10) return refuse("no more than 10 probes per hop");
  if (wait.some((each) => each < 0)) return refuse(`bad wait specifications \`${wait.join(",")}' used`);
  return (packetLength ?? 0) > 65000 ? refuse(`too big packetlen ${packetLength} specified`) : undefined;
}
