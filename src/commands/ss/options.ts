// ss's options: which sockets are meant, and which columns stand in the heading.
import { usage } from "./usage.js";

/** A kind of socket, by ss's names. */
export type Kind =
  | "tcp"
  | "mptcp"
  | "udp"
  | "raw"
  | "unix_dgram"
  | "unix_stream"
  | "unix_seqpacket"
  | "packet_raw"
  | "packet_dgram"
  | "netlink"
  | "dccp"
  | "sctp"
  | "vsock_stream"
  | "vsock_dgram"
  | "tipc"
  | "xdp";

const groups: Readonly<Record<string, readonly Kind[]>> = {
  inet: ["udp", "tcp", "mptcp", "raw", "dccp", "sctp"],
  unix: ["unix_dgram", "unix_stream", "unix_seqpacket"],
  packet: ["packet_raw", "packet_dgram"],
  vsock: ["vsock_stream", "vsock_dgram"],
};
const singles: readonly Kind[] = [
  "tcp",
  "mptcp",
  "udp",
  "raw",
  "unix_dgram",
  "unix_stream",
  "unix_seqpacket",
  "packet_raw",
  "packet_dgram",
  "netlink",
  "dccp",
  "sctp",
  "vsock_stream",
  "vsock_dgram",
  "tipc",
  "xdp",
];
const families: Readonly<Record<string, readonly Kind[]>> = {
  inet: groups.inet!,
  inet6: groups.inet!,
  link: groups.packet!,
  unix: groups.unix!,
  netlink: ["netlink"],
  vsock: groups.vsock!,
  tipc: ["tipc"],
  xdp: ["xdp"],
};

/** Long options by their letter; what has none is written in full. */
const long: Readonly<Record<string, string>> = {
  help: "h",
  version: "V",
  numeric: "n",
  resolve: "r",
  all: "a",
  listening: "l",
  options: "o",
  extended: "e",
  memory: "m",
  processes: "p",
  threads: "T",
  info: "i",
  tipcinfo: "",
  summary: "s",
  tos: "",
  cgroup: "",
  "inet-sockopt": "",
  bpf: "b",
  events: "E",
  context: "Z",
  contexts: "z",
  net: "N",
  ipv4: "4",
  ipv6: "6",
  packet: "0",
  tcp: "t",
  mptcp: "M",
  sctp: "S",
  udp: "u",
  dccp: "d",
  raw: "w",
  unix: "x",
  tipc: "tipc",
  vsock: "vsock",
  xdp: "xdp",
  family: "f",
  kill: "K",
  "no-header": "H",
  oneline: "O",
  query: "A",
  socket: "A",
  diag: "D",
  filter: "F",
};
const letters: Readonly<Record<string, readonly Kind[]>> = {
  t: ["tcp"],
  M: ["mptcp"],
  S: ["sctp"],
  u: ["udp"],
  d: ["dccp"],
  w: ["raw"],
  x: groups.unix!,
  "0": groups.packet!,
  "4": groups.inet!,
  "6": groups.inet!,
  tipc: ["tipc"],
  vsock: groups.vsock!,
  xdp: ["xdp"],
};
const plain = "nrospTieombHOK";
const withValue = "fANDF";

export interface Options {
  readonly kinds: ReadonlySet<Kind>;
  /** Kinds were named. */
  readonly named: boolean;
  readonly all: boolean;
  readonly listening: boolean;
  readonly summary: boolean;
  readonly header: boolean;
  /** -n: ports and protocols by their numbers; -p: whose a socket is. */
  readonly numeric: boolean;
  readonly processes: boolean;
  /** -e, -i, -m, -o and their like: more than what is shown here. */
  readonly more: boolean;
  /** -4, -6 */
  readonly family: 4 | 6 | undefined;
  readonly netns: string | undefined;
  readonly filter: readonly string[];
}

export type Answer = { readonly stdout?: string; readonly stderr?: string; readonly status: number };

export function parse(argv: readonly string[]): Options | Answer {
  const wrong = (text: string): Answer => ({ stderr: `${text}\n${usage}`, status: 255 });
  let protocols = new Set<Kind>();
  const shown = new Set<string>();
  const filter: string[] = [];
  let netns: string | undefined;
  let family: 4 | 6 | undefined;
  const add = (kinds: readonly Kind[]) => {
    for (const each of kinds) protocols.add(each);
  };
  const take = (letter: string, value: string | undefined): Answer | undefined => {
    if (letter === "h") return { stdout: usage, status: 0 };
    if (letter === "V") return { stdout: "ss utility, iproute2-6.1.0\n", status: 0 };
    if (letter === "Z" || letter === "z") return { stderr: "ss: SELinux is not enabled.\n", status: 1 };
    // A family alone means its kinds; beside others it only chooses among them.
    if (letter === "4" || letter === "6") family = letter === "4" ? 4 : 6;
    else if (letters[letter]) add(letters[letter]);
    else if (letter === "f") {
      if (value === "help") return { stdout: usage, status: 0 };
      const family = families[value!];
      if (!family) return wrong(`ss: "${value}" is invalid family`);
      add(family);
    } else if (letter === "A") {
      protocols = new Set();
      for (const each of value!.split(",")) {
        if (each === "all") add(singles);
        else if (groups[each]) add(groups[each]);
        else if ((singles as readonly string[]).includes(each)) add([each as Kind]);
        else return wrong(`ss: "${each}" is illegal socket table id`);
        shown.add("query");
      }
    } else if (letter === "N") netns = value;
    else if (letter === "D" || letter === "F" || letter === "E")
      return { stderr: `skbook: ss -${letter} is not simulated yet\n`, status: 1 };
    else shown.add(letter);
    return undefined;
  };
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word.startsWith("--") && word.length > 2) {
      const [name = "", ...rest] = word.slice(2).split("=");
      const found = Object.keys(long).filter((each) => each === name);
      const [only, more] = found.length > 0 ? found : Object.keys(long).filter((each) => each.startsWith(name));
      if (only === undefined || more !== undefined) return wrong(`ss: unrecognized option '${word}'`);
      const letter = long[only]!;
      const answer = take(letter, withValue.includes(letter) && letter !== "" ? (rest[0] ?? argv[++at]) : undefined);
      if (answer) return answer;
    } else if (word.startsWith("-") && word.length > 1) {
      for (let i = 1; i < word.length; i++) {
        const letter = word[i]!;
        const known = `${plain}${withValue}hVZzaslE`.includes(letter) || (letters[letter] && letter.length === 1);
        if (!known) return wrong(`ss: invalid option -- '${letter}'`);
        const value = withValue.includes(letter) ? word.slice(i + 1) || argv[++at] : undefined;
        if (withValue.includes(letter) && value === undefined)
          return wrong(`ss: option requires an argument -- '${letter}'`);
        const answer = take(letter, value);
        if (answer) return answer;
        if (value !== undefined) break;
      }
    } else filter.push(word);
  }
  if (family !== undefined && protocols.size === 0) add(groups.inet!);
  return {
    kinds: protocols.size > 0 ? protocols : new Set(singles),
    named: protocols.size > 0,
    all: shown.has("a") || shown.has("query"),
    listening: shown.has("l"),
    summary: shown.has("s"),
    header: !shown.has("H"),
    numeric: shown.has("n"),
    processes: shown.has("p"),
    more: ["e", "i", "m", "o"].some((letter) => shown.has(letter)),
    family,
    netns,
    filter,
  };
}
