// A running ping (iputils ping_common.c, main_loop and pinger): when it sends, for what it waits, when it ends.
import type { RawSocket } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import { MICROSECOND, MILLISECOND, type Nanos, SECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { formatIpv4, type Ipv4 } from "../../wire/address.js";
import * as icmp from "../../wire/icmp.js";
import { strerror } from "../errno.js";
import type { World } from "../world.js";
import { Answers, TIMED } from "./answers.js";
import type { PingOptions } from "./options.js";
import { describeSockets, type Ready } from "./setup.js";
import { type Statistics, summary } from "./text.js";

/** Milliseconds between requests that are sent without an interval while no answer comes (MIN_INTERVAL_MS). */
const FLOOD = 10;

export class Session {
  private readonly answers: Answers;
  private readonly statistics: Statistics;
  private readonly socket: RawSocket;
  private readonly target: Ipv4;
  private readonly name: string;
  private exiting = false;
  /** Of the last request. */
  private lastSent: Nanos | undefined;
  private started: Nanos = 0;
  private lastEvent: Nanos = 0;
  private tokens = 0;
  /** When the wait for the last answers ends. */
  private refusals = 0;
  private lingerUntil: Nanos | undefined;

  constructor(
    private readonly process: Process<World>,
    private readonly options: PingOptions,
    private readonly ready: Ready,
  ) {
    this.socket = ready.socket;
    this.target = ready.target;
    this.name = options.target;
    this.answers = new Answers(process, options, ready);
    this.statistics = this.answers.statistics;
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
      if (interval === 0 && since < FLOOD && this.answers.inFlight() > 0) return FLOOD - since;
      const passed = since + this.tokens;
      const tokens = Math.min(passed, interval);
      if (tokens < interval) return interval - tokens;
      this.tokens = tokens - interval;
    }
    const { transmitted } = this.statistics;
    if (options.outstanding && transmitted > 0 && !this.answers.seen.has(transmitted & 0xffff))
      yield* this.answers.print(`no answer yet for icmp_seq=${transmitted}\n`);
    this.lastSent = process.clock.now;
    this.lastEvent = this.lastSent;
    const again = yield* this.send();
    if (again !== undefined) return again;
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
        received > 0
          ? Math.max(Math.floor((2 * this.answers.longest) / 1000), this.options.interval)
          : this.options.linger;
      this.lingerUntil = this.process.clock.now + ms * MILLISECOND;
      return Math.max(wait, ms);
    }
    return wait;
  }

  /** Milliseconds after which to try that one again, where the device refused it. */
  private *send(): Steps<number | undefined> {
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
    this.answers.seen.delete(sequence);
    this.answers.sentAt.set(sequence, process.clock.now);
    statistics.transmitted++;
    yield* process.spend(process.world.kernel.cost(statistics.transmitted === 1 ? 20_000 : 9_000));
    const errno = this.socket.sendTo(
      this.target,
      icmp.emit({ kind: "echo-request", id: this.answers.id, sequence, data }),
      {
        confirm: this.answers.confirm,
      },
    );
    this.answers.confirm = false;
    // EINVAL is taken for an old kernel's refusal of MSG_CONFIRM, and passed over.
    if (errno === undefined) this.refusals = 0;
    if (errno === undefined || errno === "EINVAL") return undefined;
    if (errno === "EMSGSIZE") {
      const report = this.socket.takeReport();
      // Asked to be quiet it does not even count it.
      if (report && !this.options.quiet) yield* this.localError(`local error: message too long, mtu=${report.info}`);
      return undefined;
    }
    if (errno === "ENOBUFS") return yield* this.refused(errno);
    // ping4_receive_error_msg finds no report and takes that for one already told: iputils 20221126 says nothing.
    if (process.world.kernel.profile.tools.ping === "20221126") return undefined;
    yield* this.localError(`sendmsg: ${strerror(errno)}`);
    return undefined;
  }

  // pinger's oom_count: tries again for as long as it would linger, then takes the request for sent and tells.
  private *refused(errno: string): Steps<number | undefined> {
    const { options, process, statistics } = this;
    const wait = Math.min(Math.max(Math.floor(options.interval / 2), FLOOD), 500);
    this.tokens = 0;
    if (++this.refusals * wait < options.linger) {
      statistics.transmitted--;
      return wait;
    }
    if (!options.quiet) yield* process.stderr.write(`ping: sendmsg: ${strerror(errno)}\n`);
    return undefined;
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
      if (socket.takeError() !== undefined) yield* this.answers.takeReport();
      else {
        const datagram = socket.received.shift();
        if (datagram) yield* this.answers.takeReply(datagram);
        else if (socket.errors.length > 0) yield* this.answers.takeReport();
      }
      if (this.answers.inFlight() === 0) break;
    }
  }

  private pending(): boolean {
    return this.socket.received.length > 0 || this.socket.errors.length > 0;
  }
}

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

// The difference as the C code takes it: seconds and fractions apart, the fraction cut off towards zero. That is why ping
// may send up to a millisecond early.
function milliseconds(from: Nanos, to: Nanos): number {
  const seconds = Math.floor(to / SECOND) - Math.floor(from / SECOND);
  return seconds * 1000 + Math.trunc(((to % SECOND) - (from % SECOND)) / MILLISECOND);
}
