// A running ping (iputils ping_common.c, main_loop and pinger): when it sends, for what it waits, when it ends.
import type { RawSocket } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import { MICROSECOND, MILLISECOND, type Nanos, SECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { formatIpv4, type Ipv4 } from "../../wire/address.js";
import * as icmp from "../../wire/icmp.js";
import * as ipv4 from "../../wire/ipv4.js";
import { isMalformed } from "../../wire/malformed.js";
import { strerror } from "../errno.js";
import type { World } from "../world.js";
import type { PingOptions } from "./options.js";
import { optionWords } from "./recorded.js";
import { describeSockets, type Ready } from "./setup.js";
import { icmpWords, micros, redirectWords, rttWords, type Statistics, summary } from "./text.js";

/** A request's number, and when it left. */
const TIMED = 16;
/** Milliseconds between requests that are sent without an interval while no answer comes (MIN_INTERVAL_MS). */
const FLOOD = 10;

export class Session {
  private readonly statistics: Statistics = { transmitted: 0, received: 0, repeats: 0, errors: 0, pipe: 0, rtts: [] };
  private readonly id: number;
  private readonly seen = new Set<number>();
  private readonly socket: RawSocket;
  private readonly target: Ipv4;
  private readonly name: string;
  private readonly sentAt = new Map<number, Nanos>();
  private readonly lastRoute = { route: "" };
  private exiting = false;
  private acknowledged = 0;
  private confirm = false;
  /** Of the last request. */
  private lastSent: Nanos | undefined;
  private started: Nanos = 0;
  private lastEvent: Nanos = 0;
  private tokens = 0;
  /** When the wait for the last answers ends. */
  private lingerUntil: Nanos | undefined;
  private longest = 0;

  constructor(
    private readonly process: Process<World>,
    private readonly options: PingOptions,
    private readonly ready: Ready,
  ) {
    this.socket = ready.socket;
    this.target = ready.target;
    this.name = options.target;
    this.id = this.socket.identifier ?? options.identifier ?? process.pid & 0xffff;
  }

  *run(): Steps<number> {
    const { process, options, statistics } = this;
    process.on("SIGINT", () => {
      this.exiting = true;
    });
    if (options.verbose && process.world.kernel.profile.tools.ping === "20221126")
      yield* describeSockets(process, options, this.socket);
    if (options.pattern) yield* process.stdout.write(`PATTERN: 0x${options.pattern.map(hex).join("")}\n`);
    const from =
      options.device !== undefined || options.source !== undefined
        ? ` from ${formatIpv4(this.ready.source)} ${options.device ?? ""}:`
        : "";
    const data = `${options.size}(${options.size + 28 + (options.ipOptions ? 40 : 0)}) bytes of data.`;
    yield* process.stdout.write(`PING ${this.name} (${formatIpv4(this.target)})${from} ${data}\n`);
    yield* process.stdout.flush();
    this.started = process.clock.now;
    this.lastEvent = this.started;
    const deadline = options.deadline ? this.started + options.deadline * SECOND : undefined;
    while (!this.done()) {
      const wait = yield* this.pinger();
      if (wait <= 0) continue;
      yield* this.receive(wait, deadline);
      if (deadline !== undefined && process.clock.now >= deadline) this.exiting = true;
      if (this.lingerUntil !== undefined && process.clock.now >= this.lingerUntil) this.exiting = true;
    }
    yield* process.stdout.write(summary(this.name, statistics, this.lastEvent - this.started));
    yield* process.stdout.flush();
    if (statistics.received === 0) return 1;
    return options.deadline && options.count && statistics.received < options.count ? 1 : 0;
  }

  private done(): boolean {
    const { count, deadline } = this.options;
    const { received, errors } = this.statistics;
    return (
      this.exiting || (count !== undefined && received + errors >= count) || (deadline !== undefined && errors > 0)
    );
  }

  /** Milliseconds until the next request may go; sends it when that is now (pinger, schedule_exit). */
  private *pinger(): Steps<number> {
    const { options, process } = this;
    const { interval } = options;
    if (this.allSent()) return this.linger(1000);
    if (this.lastSent === undefined) this.tokens = 0;
    else {
      const since = milliseconds(this.lastSent, process.clock.now);
      // Without an interval the next goes when the last is answered, or ten milliseconds later.
      if (interval === 0 && since < FLOOD && this.inFlight() > 0) return FLOOD - since;
      const passed = since + this.tokens;
      const tokens = Math.min(passed, interval);
      if (tokens < interval) return interval - tokens;
      this.tokens = tokens - interval;
    }
    const { transmitted } = this.statistics;
    if (options.outstanding && transmitted > 0 && !this.seen.has(transmitted & 0xffff))
      yield* this.print(`no answer yet for icmp_seq=${transmitted}\n`);
    this.lastSent = process.clock.now;
    this.lastEvent = this.lastSent;
    yield* this.send();
    const rest = interval - this.tokens;
    return this.allSent() ? this.linger(rest) : rest;
  }

  private allSent(): boolean {
    const { count, deadline } = this.options;
    return count !== undefined && deadline === undefined && this.statistics.transmitted >= count;
  }

  // All requests are out: wait for answers twice the longest round trip, at least an interval; ten seconds if none came yet.
  private linger(wait: number): number {
    if (this.lingerUntil === undefined) {
      const { received } = this.statistics;
      const ms =
        received > 0 ? Math.max(Math.floor((2 * this.longest) / 1000), this.options.interval) : this.options.linger;
      this.lingerUntil = this.process.clock.now + ms * MILLISECOND;
      return Math.max(wait, ms);
    }
    return wait;
  }

  private *send(): Steps<void> {
    const { process, options, statistics } = this;
    const sequence = (statistics.transmitted + 1) & 0xffff;
    const data = new Uint8Array(options.size);
    const { pattern } = options;
    for (let i = 0; i < data.length; i++) data[i] = pattern ? pattern[i % pattern.length]! : i & 0xff;
    if (options.size >= TIMED) {
      const view = new DataView(data.buffer);
      view.setBigUint64(0, BigInt(Math.floor(process.clock.now / SECOND)), true);
      view.setBigUint64(8, BigInt(Math.floor((process.clock.now % SECOND) / MICROSECOND)), true);
    }
    this.seen.delete(sequence);
    this.sentAt.set(sequence, process.clock.now);
    statistics.transmitted++;
    yield* process.spend(process.world.kernel.cost(statistics.transmitted === 1 ? 20_000 : 9_000));
    const errno = this.socket.sendTo(this.target, icmp.emit({ kind: "echo-request", id: this.id, sequence, data }), {
      confirm: this.confirm,
    });
    this.confirm = false;
    // EINVAL is taken for an old kernel's refusal of MSG_CONFIRM, and passed over.
    if (errno === undefined || errno === "EINVAL") return;
    if (errno === "EMSGSIZE") {
      const report = this.socket.takeReport();
      if (report) yield* this.localError(`local error: message too long, mtu=${report.info}`);
      return;
    }
    yield* this.localError(`sendmsg: ${strerror(errno)}`);
  }

  private *localError(text: string): Steps<void> {
    this.statistics.errors++;
    yield* this.process.stderr.write(`ping: ${text}\n`);
  }

  // The inner loop of main_loop: wait for one thing, then take all that is there.
  private *receive(wait: number, deadline: Nanos | undefined): Steps<void> {
    const { process, socket } = this;
    const { kernel } = process.world;
    const { now } = process.clock;
    const ends = [
      // A whole interval is waited for by SO_RCVTIMEO, whose timer is the kernel's coarse one; less by poll, exactly.
      wait >= this.options.interval
        ? kernel.timeout(wait * MILLISECOND)
        : now + wait * MILLISECOND + kernel.cost(60_000),
      ...(deadline === undefined ? [] : [deadline]),
      ...(this.lingerUntil === undefined ? [] : [this.lingerUntil]),
    ];
    const until = Math.min(...ends);
    while (!this.pending() && !this.exiting && process.clock.now < until)
      yield { on: [socket.readable], until, why: `an answer from ${formatIpv4(this.target)}` };
    // Between being woken and running lie the softirqs of that moment: what came in one burst is read in one go.
    if (this.pending()) yield* process.spend(kernel.cost(60_000));
    while (this.pending() && !this.exiting) {
      if (socket.takeError() !== undefined) yield* this.takeReport();
      else {
        const datagram = socket.received.shift();
        if (datagram) yield* this.takeReply(datagram);
        else if (socket.errors.length > 0) yield* this.takeReport();
      }
      if (this.inFlight() === 0) break;
    }
  }

  private pending(): boolean {
    return this.socket.received.length > 0 || this.socket.errors.length > 0;
  }

  private inFlight(): number {
    return this.statistics.transmitted - this.acknowledged;
  }

  private acknowledge(sequence: number): void {
    const distance = (this.statistics.transmitted - sequence) & 0xffff;
    if (distance > 0x7fff) return;
    this.statistics.pipe = Math.max(this.statistics.pipe, distance + 1);
    if (sequence > this.acknowledged) this.acknowledged = sequence;
  }

  // receive_error_msg: what the socket's error queue says about our requests.
  private *takeReport(): Steps<void> {
    const report = this.socket.takeReport();
    if (!report) return;
    const original = icmp.parse(report.original);
    if (
      isMalformed(original) ||
      original.kind !== "echo-request" ||
      original.id !== this.id ||
      report.destination !== this.target
    )
      return;
    this.acknowledge(original.sequence);
    this.statistics.errors++;
    if (this.options.quiet) return;
    yield* this.print(
      `From ${formatIpv4(report.from)} icmp_seq=${original.sequence} ${icmpWords(report.type, report.code, report.info)}\n`,
    );
  }

  // ping4_parse_reply
  private *takeReply({ time, packet }: { time: Nanos; packet: Uint8Array }): Steps<void> {
    const { process, options, statistics } = this;
    const header = ipv4.parse(packet);
    if (isMalformed(header)) return;
    const message = icmp.parse(header.payload);
    if (isMalformed(message)) return;
    if ("original" in message) return yield* this.takeQuoted(message, header.source);
    if (message.kind !== "echo-reply" || message.id !== this.id) return;
    const { sequence, data } = message;
    this.acknowledge(sequence);
    this.confirm = true;
    const duplicate = this.seen.has(sequence);
    this.seen.add(sequence);
    const timed = options.size >= TIMED;
    const rtt = micros(time - (this.sentAt.get(sequence) ?? time));
    if (duplicate) statistics.repeats++;
    else statistics.received++;
    if (timed && !duplicate) {
      statistics.rtts.push(rtt);
      this.longest = Math.max(this.longest, rtt);
    }
    if (options.quiet) return;
    const host = this.hostOf(header.source);
    const modern = process.world.kernel.profile.tools.ping === "20221126";
    const identity =
      options.verbose && modern && (this.socket.identifier === undefined || options.identifier !== undefined)
        ? ` ident=${message.id}`
        : "";
    const words = `${data.length + 8} bytes from ${host}: icmp_seq=${sequence}${identity} ttl=${header.ttl}`;
    yield* this.print(
      `${words}${timed ? ` time=${rttWords(rtt)} ms` : ""}${duplicate ? " (DUP!)" : ""}${optionWords(header.options, this.lastRoute)}\n`,
    );
  }

  // An ICMP error that came as data: it only counts as an answer, the error queue is what is printed. A redirect is no
  // answer, and in no queue.
  private *takeQuoted(message: Exclude<icmp.Message, { kind: "unknown" } | icmp.Echo>, from: Ipv4): Steps<void> {
    const quoted = ipv4.parseQuoted(message.original);
    if (isMalformed(quoted) || quoted.destination !== this.target) return;
    const request = icmp.parse(quoted.payload);
    if (isMalformed(request) || request.kind !== "echo-request" || request.id !== this.id) return;
    if (message.kind !== "redirect") return this.acknowledge(request.sequence);
    if (this.options.quiet) return;
    const words = redirectWords(message.code, formatIpv4(message.gateway));
    yield* this.print(`From ${formatIpv4(from)}: icmp_seq=${request.sequence} ${words}\n`);
  }

  // A name that was asked for stands before its address.
  private hostOf(address: Ipv4): string {
    const text = formatIpv4(address);
    const named = !/^[\d.x]+$/i.test(this.options.target) && !this.options.numeric;
    return named && address === this.target ? `${this.options.target} (${text})` : text;
  }

  private *print(line: string): Steps<void> {
    const { process, options } = this;
    const stamp = options.timestamps ? `[${(process.clock.now / SECOND).toFixed(6)}] ` : "";
    yield* process.stdout.write(stamp + line);
    yield* process.stdout.flush();
  }
}

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

// The difference as the C code takes it: seconds and fractions apart, the fraction cut off towards zero. That is why ping
// may send up to a millisecond early.
function milliseconds(from: Nanos, to: Nanos): number {
  const seconds = Math.floor(to / SECOND) - Math.floor(from / SECOND);
  return seconds * 1000 + Math.trunc(((to % SECOND) - (from % SECOND)) / MILLISECOND);
}
