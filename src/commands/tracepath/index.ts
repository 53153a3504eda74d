// tracepath(8) of iputils 20221126, over IPv4: datagrams that may not be cut, with growing TTLs, and what the error queue says
// of them. Left out: IPv6.
import type { UdpSocket } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import { type Nanos, SECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { formatIpv4, type Ipv4 } from "../../wire/address.js";
import { strerror } from "../errno.js";
import { numbers, resolve, unresolved } from "../ping/names.js";
import { INT_MAX, strtol } from "../strtol.js";
import { hostNames } from "../tcpdump/hosts.js";
import type { World } from "../world.js";
import { usage, version } from "./usage.js";

interface Options {
  numeric: boolean;
  both: boolean;
  six: boolean;
  length: number | undefined;
  maxHops: number;
  port: number;
  target: string;
}

interface End {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status: number;
}

const MTU = 65535;
const HEADERS = 28;

function parse(argv: readonly string[]): Options | End {
  const options: Options = {
    ...{ numeric: false, both: false, six: false, length: undefined, maxHops: 30, port: 44444, target: "" },
  };
  const targets: string[] = [];
  const misused = (text = ""): End => ({ stderr: text + usage, status: 255 });
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (!word.startsWith("-") || word === "-") {
      targets.push(word);
      continue;
    }
    for (let i = 1; i < word.length; i++) {
      const letter = word[i]!;
      if ("lmp".includes(letter)) {
        const own = word.slice(i + 1);
        const value = own === "" ? argv[++at] : own;
        if (value === undefined) return misused(`tracepath: option requires an argument -- '${letter}'\n`);
        const [least, most] = letter === "l" ? [-INT_MAX - 1, INT_MAX] : [0, letter === "m" ? 255 : 65535];
        const number = strtol("tracepath", value, least, most);
        if (typeof number !== "number") return number;
        if (letter === "l" && number <= HEADERS)
          return { stderr: `tracepath: pktlen must be within: ${HEADERS} < value <= ${INT_MAX}\n`, status: 1 };
        if (letter === "l") options.length = number;
        else if (letter === "m") options.maxHops = number;
        else options.port = number;
        break;
      }
      if (letter === "n") options.numeric = true;
      else if (letter === "b") options.both = true;
      else if (letter === "6") options.six = true;
      else if (letter === "V") return { stdout: version, status: 0 };
      else if (letter === "h") return misused();
      else if (letter !== "4") return misused(`tracepath: invalid option -- '${letter}'\n`);
    }
  }
  const [target] = targets;
  if (target === undefined || targets.length > 1) return misused();
  // "host/port", as older versions took it.
  const [host, port] = target.split("/");
  return { ...options, target: host!, port: port !== undefined && /^\d+$/.test(port) ? Number(port) : options.port };
}

export function* tracepath(process: Process<World>): Steps<number> {
  const options = parse(process.argv.slice(1));
  if ("status" in options) {
    if (options.stdout) yield* process.stdout.write(options.stdout);
    if (options.stderr) yield* process.stderr.write(options.stderr);
    return options.status;
  }
  const address = resolve(options.target, process.files);
  const six = options.six || options.target.includes(":");
  const why =
    six && numbers(options.target) !== undefined
      ? "Address family for hostname not supported"
      : unresolved(options.target);
  if (six && numbers(options.target) === undefined) {
    yield* process.stderr.write("skbook: tracepath over IPv6 is not simulated\n");
    return 1;
  }
  if (six || address === undefined) {
    yield* process.stderr.write(`tracepath: ${options.target}: ${why}\n`);
    return 1;
  }
  return yield* new Path(process, options, address).run();
}

/** "over": it ends here. */
type Outcome = "silent" | "answered" | "over";

class Path {
  private readonly socket: UdpSocket;
  private mtu: number;
  private to = -1;
  private back = -1;
  /** By port: when a datagram left, with which TTL. */
  private readonly history = new Map<number, { sent: Nanos; hops: number }>();
  private slot = 0;
  private readonly names: ReadonlyMap<string, string>;

  constructor(
    private readonly process: Process<World>,
    private readonly options: Options,
    private readonly target: Ipv4,
  ) {
    this.socket = process.world.netns.sockets.udp.open({ pid: process.pid, program: process.argv[0] ?? "tracepath" });
    process.atExit(() => this.socket.close());
    this.socket.discover = "do";
    this.socket.hearsErrors = true;
    this.mtu = options.length ?? MTU;
    this.names = options.numeric ? new Map() : hostNames(process.files);
  }

  *run(): Steps<number> {
    const { options } = this;
    for (let ttl = 1; ttl <= options.maxHops; ttl++) {
      const outcome = yield* this.hop(ttl);
      if (outcome === "over") return yield* this.resume();
      if (outcome === "silent") yield* this.say(`${String(ttl).padStart(2)}:  no reply\n`);
    }
    yield* this.say(`     Too many hops: pmtu ${this.mtu}\n`);
    return yield* this.resume();
  }

  private *resume(): Steps<number> {
    const there = this.to >= 0 ? `hops ${this.to} ` : "";
    yield* this.say(`     Resume: pmtu ${this.mtu} ${there}${this.back >= 0 ? `back ${this.back} ` : ""}\n`);
    return 0;
  }

  // Three tries a hop, anew when the way turned out narrower.
  private *hop(ttl: number): Steps<Outcome> {
    this.socket.ttl = ttl;
    for (let tries = 0; tries < 3; ) {
      const before = this.mtu;
      const outcome = yield* this.probe(ttl);
      if (this.mtu !== before) tries = 0;
      else if (outcome !== "silent") return outcome;
      else tries++;
    }
    return "silent";
  }

  // probe_ttl
  private *probe(ttl: number): Steps<Outcome> {
    const { process, socket, options } = this;
    const { kernel } = process.world;
    for (let tries = 0; tries < 10; ) {
      yield* process.spend(kernel.cost(60_000));
      const port = options.port + this.slot;
      this.history.set(port, { sent: process.clock.now, hops: ttl });
      if (socket.sendTo(this.target, port, new Uint8Array(this.mtu - HEADERS)) === undefined) {
        this.slot = (this.slot + 1) % 64;
        const until = process.clock.now + SECOND;
        while (socket.errors.length + socket.received.length === 0 && process.clock.now < until)
          yield { on: [socket.readable], until, why: `an answer on the way to ${formatIpv4(this.target)}` };
        yield* process.spend(kernel.cost(60_000));
        if (!socket.received.shift()) return yield* this.reports(ttl);
        yield* this.say(`${String(ttl).padStart(2)}?: reply received 8)\n`);
        return "over";
      }
      const outcome = yield* this.reports(ttl);
      this.history.delete(port);
      if (outcome === "over") return outcome;
      if (outcome === "answered") tries = 0;
      else tries++;
    }
    yield* this.say(`${String(ttl).padStart(2)}:  send failed\n`);
    return "over";
  }

  // recverr
  private *reports(ttl: number): Steps<Outcome> {
    let outcome: Outcome = "silent";
    for (let report = this.socket.takeReport(); report; report = this.socket.takeReport()) {
      const local = report.origin === "local";
      const asked = this.history.get(report.port);
      const own = asked !== undefined && asked.hops > 0;
      outcome = "answered";
      const hops = own ? asked.hops : ttl;
      const head = own ? `${String(hops).padStart(2)}${local ? "?" : ""}: ` : `${String(ttl).padStart(2)}?: `;
      yield* this.say(local ? `${String(ttl).padStart(2)}?: ${"[LOCALHOST]".padEnd(33)}` : this.who(head, report.from));
      if (!local && own) {
        const ms = (report.time - asked.sent) / 1e6;
        yield* this.say(`${ms.toFixed(3).padStart(9)}ms `);
        // Sent with another TTL than the one that is asked about now.
        if (asked.hops !== ttl) yield* this.say(`(This broken router returned corrupted payload) `);
      }
      this.history.delete(report.port);
      if (report.errno === "EMSGSIZE") {
        yield* this.say(`pmtu ${report.info}\n`);
        this.mtu = report.info;
        continue;
      }
      if (report.errno === "ECONNREFUSED") {
        yield* this.say("reached\n");
        this.to = hops;
        this.back = returned(report.ttl);
        return "over";
      }
      const refused = { EPROTO: "!P", EHOSTUNREACH: "!H", ENETUNREACH: "!N", EACCES: "!A" }[report.errno as string];
      if (report.errno === "EHOSTUNREACH" && report.type === 11) {
        yield* this.say(`${asymmetry(hops, returned(report.ttl))}\n`);
        continue;
      }
      yield* this.say(refused === undefined ? `NET ERROR: ${strerror(report.errno)}\n` : `${refused}\n`);
      return "over";
    }
    return outcome;
  }

  private who(head: string, from: Ipv4): string {
    const { numeric, both } = this.options;
    const address = formatIpv4(from);
    const name = this.names.get(address);
    const text = numeric
      ? both
        ? `${address} (???)`
        : address
      : both
        ? `${name ?? "???"} (${address})`
        : (name ?? "???");
    return `${head} ${text.padEnd(52)}`;
  }

  private *say(text: string): Steps<void> {
    yield* this.process.stdout.write(text);
    yield* this.process.stdout.flush();
  }
}

// How many hops an answer took, from the TTL that most systems begin with.
const returned = (ttl: number): number => (ttl <= 64 ? 65 - ttl : ttl <= 128 ? 129 - ttl : 256 - ttl);

const asymmetry = (hops: number, back: number): string => (hops === back ? "" : `asymm ${String(back).padStart(2)} `);
