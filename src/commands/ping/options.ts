// ping's command line (iputils ping/ping.c): options, their ranges and the words for what is wrong with them.
import type { Profile } from "../../profile/index.js";

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
        case "n":
          options.numeric = true;
          break;
        case "q":
          options.quiet = true;
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

const version = (modern: boolean): { stdout: string } => ({
  stdout: modern
    ? "ping from iputils 20221126\nlibcap: yes, IDN: yes, NLS: no, error.h: yes, getrandom(): yes, __fpending(): yes\n"
    : "ping utility, iputils-s20160308\n",
});

const usage = (modern: boolean): string =>
  modern
    ? `
Usage
  ping [options] <destination>

Options:
  <destination>      dns name or ip address
  -a                 use audible ping
  -A                 use adaptive ping
  -B                 sticky source address
  -c <count>         stop after <count> replies
  -C                 call connect() syscall on socket creation
  -D                 print timestamps
  -d                 use SO_DEBUG socket option
  -e <identifier>    define identifier for ping session, default is random for
                     SOCK_RAW and kernel defined for SOCK_DGRAM
                     Imply using SOCK_RAW (for IPv4 only for identifier 0)
  -f                 flood ping
  -h                 print help and exit
  -I <interface>     either interface name or address
  -i <interval>      seconds between sending each packet
  -L                 suppress loopback of multicast packets
  -l <preload>       send <preload> number of packages while waiting replies
  -m <mark>          tag the packets going out
  -M <pmtud opt>     define mtu discovery, can be one of <do|dont|want>
  -n                 no dns name resolution
  -O                 report outstanding replies
  -p <pattern>       contents of padding byte
  -q                 quiet output
  -Q <tclass>        use quality of service <tclass> bits
  -s <size>          use <size> as number of data bytes to be sent
  -S <size>          use <size> as SO_SNDBUF socket option value
  -t <ttl>           define time to live
  -U                 print user-to-user latency
  -v                 verbose output
  -V                 print version and exit
  -w <deadline>      reply wait <deadline> in seconds
  -W <timeout>       time to wait for response

IPv4 options:
  -4                 use IPv4
  -b                 allow pinging broadcast
  -R                 record route
  -T <timestamp>     define timestamp, can be one of <tsonly|tsandaddr|tsprespec>

IPv6 options:
  -6                 use IPv6
  -F <flowlabel>     define flow label, default is random
  -N <nodeinfo opt>  use icmp6 node info query, try <help> as argument

For more details see ping(8).
`
    : `Usage: ping [-aAbBdDfhLnOqrRUvV] [-c count] [-i interval] [-I interface]
            [-m mark] [-M pmtudisc_option] [-l preload] [-p pattern] [-Q tos]
            [-s packetsize] [-S sndbuf] [-t ttl] [-T timestamp_option]
            [-w deadline] [-W timeout] [hop1 ...] destination
`;
