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
import { type Statistics, standing, summary } from "./text.js";

/** Milliseconds between requests that are sent without an interval while no answer comes (MIN_INTERVAL_MS). */
const FLOOD = 10;

export class Session {
  private readonly answers: Answers;
  private readonly statistics: Statistics;
  private readonly socket: RawSocket;
  private readonly target: Ipv4;
  private readonly name: string;
  /** Sent again and again, with another time in it. */
  private readonly payload: Uint8Array;
  private exiting = false;
  /** Of the last request. */
  private lastSent: Nanos | undefined;
  private started: Nanos = 0;
  private lastEvent: Nanos = 0;
  private tokens = 0;
  /** Milliseconds; -A moves it. */
  private interval: number;
  /** SIGQUIT came. */
  private asked = false;
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
    const { pattern } = options;
    this.payload = Uint8Array.from({ length: options.size }, (_, i) =>
      pattern ? pattern[i % pattern.length]! : i & 0xff,
    );
    this.interval = options.interval;
    this.answers = new Answers(process, options, ready);
    this.statistics = this.answers.statistics;
  }

  *run(): Steps<number> {
    const { process, options, statistics } = this;
    process.on("SIGINT", () => {
      this.exiting = true;
    });
    process.on("SIGQUIT", () => {
      this.asked = true;
    });
    if (options.verbose && process.world.kernel.profile.tools.ping === "20221126")
      yield* describeSockets(process, options, this.socket);
    if (options.pattern) yield* process.stdout.write(`PATTERN: 0x${options.pattern.map(hex).join("")}\n`);
    const from =
      options.device !== undefined || options.source !== undefined || options.strictSource
        ? ` from ${formatIpv4(this.ready.source)} ${options.device ?? ""}:`
        : "";
    const data = `${options.size}(${options.size + 28 + (options.ipOptions ? 40 : 0)}) bytes of data.`;
    yield* process.stdout.write(`PING ${this.name} (${formatIpv4(this.target)})${from} ${data}\n`);
    yield* process.stdout.flush();
    this.started = process.clock.now;
    this.lastEvent = this.started;
    const deadline = options.deadline ? this.started + options.deadline * SECOND : undefined;
    while (!this.done()) {
      if (this.asked) {
        this.asked = false;
        yield* process.stderr.write(standing(statistics));
      }
      const wait = yield* this.pinger();
      if (wait <= 0) continue;
      yield* this.receive(wait, deadline);
      if (deadline !== undefined && process.clock.now >= deadline) this.exiting = true;
      if (this.lingerUntil !== undefined && process.clock.now >= this.lingerUntil) this.exiting = true;
    }
    const gaps = this.interval === 0 || options.flood || options.adaptive;
    yield* process.stdout.write(summary(this.name, statistics, this.lastEvent - this.started, gaps));
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
    if (this.allSent()) return this.linger(1000);
    // update_interval: as fast as the answers come.
    if (options.adaptive && this.statistics.smoothed > 0)
      this.interval = Math.floor((Math.floor(this.statistics.smoothed / 8) + 500) / 1000);
    const { interval } = this;
    if (this.lastSent === undefined) this.tokens = interval * (options.preload - 1);
    else {
      const since = milliseconds(this.lastSent, process.clock.now);
      // Without an interval the next goes when the last is answered, or ten milliseconds later.
      if (interval === 0 && since < FLOOD && this.answers.inFlight() >= options.preload) return FLOOD - since;
      const tokens = Math.min(since + this.tokens, interval * options.preload);
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
    // Silly, but a flood shows so how many are on their way.
    if (options.flood && !options.quiet) yield* this.answers.show(".");
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
      const time =
        received > 0
          ? Math.max(2 * this.answers.longest * MICROSECOND, this.interval * MILLISECOND)
          : this.options.linger * MILLISECOND;
      this.lingerUntil = this.process.clock.now + time;
      return Math.max(wait, Math.floor(time / MILLISECOND));
    }
    return wait;
  }

  /** Milliseconds after which to try that one again, where the device refused it. */
  private *send(): Steps<number | undefined> {
    const { process, options, statistics } = this;
    const sequence = (statistics.transmitted + 1) & 0xffff;
    const data = this.payload;
    if (options.size >= TIMED) {
      putSeconds(data, 0, Math.floor(process.clock.now / SECOND));
      putSeconds(data, 8, Math.floor((process.clock.now % SECOND) / MICROSECOND));
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
    const wait = Math.min(Math.max(Math.floor(this.interval / 2), FLOOD), 500);
    this.tokens = 0;
    if (++this.refusals * wait < options.linger) {
      statistics.transmitted--;
      return wait;
    }
    if (!options.quiet) yield* process.stderr.write(`ping: sendmsg: ${strerror(errno)}\n`);
    return undefined;
  }

  private *localError(text: string): Steps<void> {
    // ping4_receive_error_msg: who is quiet does not even count it.
    if (this.options.quiet) return;
    this.statistics.errors++;
    if (this.options.flood) return yield* this.answers.show("E");
    yield* this.process.stderr.write(`ping: ${text}\n`);
  }

  // The inner loop of main_loop: wait for one thing, then take all that is there.
  private *receive(wait: number, deadline: Nanos | undefined): Steps<void> {
    const { process, socket } = this;
    const { kernel } = process.world;
    const { now } = process.clock;
    const ends = [
      // A whole interval is waited for by SO_RCVTIMEO, whose timer is the kernel's coarse one; less by poll, exactly.
      wait >= this.interval && this.interval > 0
        ? kernel.timeout(wait * MILLISECOND)
        : now + wait * MILLISECOND + kernel.cost(60_000),
      ...(deadline === undefined ? [] : [deadline]),
      ...(this.lingerUntil === undefined ? [] : [this.lingerUntil]),
    ];
    const until = Math.min(...ends);
    while (!this.pending() && !this.exiting && !this.asked && process.clock.now < until)
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

// A number of up to 32 bits as 64, the lowest octet first.
function putSeconds(bytes: Uint8Array, at: number, value: number): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = value >>> (8 * i);
}

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

// The difference as the C code takes it: seconds and fractions apart, the fraction cut off towards zero. That is why ping
// may send up to a millisecond early.
function milliseconds(from: Nanos, to: Nanos): number {
  const seconds = Math.floor(to / SECOND) - Math.floor(from / SECOND);
  return seconds * 1000 + Math.trunc(((to % SECOND) - (from % SECOND)) / MILLISECOND);
}
