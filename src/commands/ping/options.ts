// ping's command line (iputils ping/ping.c): options and what they begin with. What their arguments mean is values.ts.
import type { Profile } from "../../profile/index.js";
import { usage, version } from "./usage.js";
import { recording, type Said, take } from "./values.js";

export interface PingOptions {
  count: number | undefined;
  /** Milliseconds. */
  interval: number;
  intervalGiven: boolean;
  /** -l: how many may be sent before the first answer. */
  preload: number;
  device: string | undefined;
  /** -I with an address. */
  source: string | undefined;
  size: number;
  ttl: number | undefined;
  adaptive: boolean;
  audible: boolean;
  quiet: boolean;
  flood: boolean;
  numeric: boolean;
  verbose: boolean;
  broadcast: boolean;
  timestamps: boolean;
  /** -B: the address that it begins with stays. */
  strictSource: boolean;
  /** -C: only what the target says is heard. */
  connected: boolean;
  /** -L: off. */
  multicastLoop: boolean;
  /** -r */
  dontRoute: boolean;
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
  only6: boolean;
  /** -m */
  mark: number | undefined;
  /** -S */
  sendBuffer: number | undefined;
  /** -R and -T: IP options as they are sent. */
  ipOptions: "route" | "tsonly" | "tsandaddr" | "tsprespec" | undefined;
  /** Milliseconds to wait for the last answers. */
  linger: number;
  /** Seconds after which it ends in any case. */
  deadline: number | undefined;
  /** Hosts to go by, before the target. */
  hops: readonly string[];
  target: string;
}

export interface PingRefusal {
  readonly stderr: string;
  readonly stdout?: string;
  readonly status: number;
}

const flags = {
  A: { adaptive: true },
  a: { audible: true },
  B: { strictSource: true },
  b: { broadcast: true },
  C: { connected: true },
  D: { timestamps: true },
  d: {},
  f: { flood: true },
  L: { multicastLoop: false },
  n: { numeric: true },
  O: { outstanding: true },
  q: { quiet: true },
  r: { dontRoute: true },
  // Times as the program sees them: the same here, where nobody is kept from running.
  U: {},
  v: { verbose: true },
} as const;
const isFlag = (letter: string): letter is keyof typeof flags => letter in flags;
const takesValue = "ciIsSWwtQlmMpTeFN";

const begin: PingOptions = {
  ...{ count: undefined, interval: 1000, intervalGiven: false, preload: 1, device: undefined, source: undefined },
  ...{ size: 56, ttl: undefined, adaptive: false, audible: false, quiet: false, flood: false, numeric: false },
  ...{ verbose: false, broadcast: false, timestamps: false, strictSource: false, connected: false },
  ...{ multicastLoop: true, dontRoute: false, tos: 0, discover: undefined, pattern: undefined, identifier: undefined },
  ...{ outstanding: false, only4: false, only6: false, mark: undefined, sendBuffer: undefined, ipOptions: undefined },
  ...{ linger: 10_000, deadline: undefined, hops: [], target: "" },
};

const fresh = (): PingOptions => ({ ...begin });

export function parseOptions(
  argv: readonly string[],
  profile: Profile,
): { options: PingOptions; warnings: string } | PingRefusal {
  const modern = profile.tools.ping === "20221126";
  const said: Said = { options: fresh(), profile, warnings: "" };
  const { options } = said;
  const targets: string[] = [];
  const misused = (text: string): PingRefusal => ({ stderr: `${text}${usage(modern)}`, status: 2 });
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
      let refusal: PingRefusal | undefined;
      if (takesValue.includes(letter)) {
        const own = word.slice(i + 1);
        const value = own === "" ? argv[++at] : own;
        if (value === undefined) return misused(`ping: option requires an argument -- '${letter}'\n`);
        refusal = take(said, letter, value);
        i = word.length;
      } else if (isFlag(letter)) Object.assign(options, flags[letter]);
      else if (letter === "R") refusal = recording(options, "route");
      else if (letter === "V") return { stderr: "", status: 0, ...version(modern) };
      else if (letter === "h") return misused("");
      else if (letter === "4" || letter === "6") {
        if (letter === "4" ? options.only6 : options.only4)
          return { stderr: "ping: only one -4 or -6 option may be specified\n", status: 2 };
        options[letter === "4" ? "only4" : "only6"] = true;
      } else return misused(`ping: invalid option -- '${letter}'\n`);
      if (refusal) return refusal;
    }
  }
  if (targets.length === 0)
    return modern ? { stderr: "ping: usage error: Destination address required\n", status: 1 } : misused("");
  if (targets.length > 1 && options.ipOptions) return misused("");
  // An unlimited flood: each answer brings the next request.
  if (options.flood && !options.intervalGiven) options.interval = 0;
  options.hops = targets.slice(0, -1);
  options.target = targets[targets.length - 1]!;
  return { options, warnings: said.warnings };
}
