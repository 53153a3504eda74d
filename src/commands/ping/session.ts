// A running ping (iputils ping_common.c, main_loop and pinger): when it sends, for what it waits, when it ends.
import type { RawSocket, SocketError } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import { MICROSECOND, MILLISECOND, type Nanos, SECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { formatIpv4, type Ipv4 } from "../../wire/address.js";
import { strerror } from "../errno.js";
import type { World } from "../world.js";
import { Answers } from "./answers.js";
import { Flood } from "./flood.js";
import type { PingOptions } from "./options.js";
import { Request } from "./request.js";
import { describeSockets, type Ready } from "./setup.js";
import { milliseconds, type Statistics, standing, summary } from "./text.js";

/** What its flood's loop asks a session (flood.ts). */
export type Course = Pick<
  Session,
  "asked" | "exiting" | "done" | "due" | "begin" | "push" | "rest" | "pending" | "awake" | "until" | "checkEnd"
>;

/** Milliseconds between requests that are sent without an interval while no answer comes (MIN_INTERVAL_MS). */
const FLOOD = 10;

export class Session {
  private readonly answers: Answers;
  private readonly statistics: Statistics;
  private readonly socket: RawSocket;
  private readonly target: Ipv4;
  private readonly name: string;
  private readonly request: Request;
  private readonly flood: Flood | undefined;
  /** @internal */
  exiting = false;
  /** Of the last request. */
  private lastSent: Nanos | undefined;
  private started: Nanos = 0;
  private lastEvent: Nanos = 0;
  private tokens = 0;
  /** Milliseconds; -A moves it. */
  private interval: number;
  /** @internal SIGQUIT came. */
  asked = false;
  /** Why the last request did not go, and how often that was so in a row. */
  private refusal: SocketError | undefined;
  private refusals = 0;
  /** When it ends in any case, and when the wait for the last answers does. */
  private deadline: Nanos | undefined;
  private lingerUntil: Nanos | undefined;

  constructor(
    private readonly process: Process<World>,
    private readonly options: PingOptions,
    private readonly ready: Ready,
  ) {
    this.socket = ready.socket;
    this.target = ready.target;
    this.name = options.target;
    this.interval = options.interval;
    this.answers = new Answers(process, options, ready);
    this.request = new Request(this.answers.id, options.size, options.pattern);
    this.statistics = this.answers.statistics;
    if (Flood.suits(options)) this.flood = new Flood(process, this, this.answers, this.socket, this.target);
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
    if (options.deadline) this.deadline = this.started + options.deadline * SECOND;
    while (!this.done()) {
      if (this.asked) {
        this.asked = false;
        yield* process.stderr.write(standing(statistics));
      }
      const left = this.flood && (yield* this.flood.run());
      if (left === "turn") continue;
      if (left === "heard") yield* this.hear();
      else {
        const wait = left === "sent" ? yield* this.told() : yield* this.pinger();
        if (wait <= 0) continue;
        yield* this.receive(wait);
      }
      this.checkEnd();
    }
    const gaps = this.interval === 0 || options.flood || options.adaptive;
    yield* process.stdout.write(summary(this.name, statistics, this.lastEvent - this.started, gaps));
    yield* process.stdout.flush();
    if (statistics.received === 0) return 1;
    return options.deadline && options.count && statistics.received < options.count ? 1 : 0;
  }

  /** @internal */
  checkEnd(): void {
    const { now } = this.process.clock;
    if (this.deadline !== undefined && now >= this.deadline) this.exiting = true;
    if (this.lingerUntil !== undefined && now >= this.lingerUntil) this.exiting = true;
  }

  /** @internal */
  done(): boolean {
    const { count, deadline } = this.options;
    const { received, errors } = this.statistics;
    return (
      this.exiting || (count !== undefined && received + errors >= count) || (deadline !== undefined && errors > 0)
    );
  }

  /** Milliseconds until the next request may go; sends it when that is now (pinger, schedule_exit). */
  private *pinger(): Steps<number> {
    const { options, process } = this;
    const wait = this.due();
    if (wait > 0) return wait;
    const { transmitted } = this.statistics;
    if (options.outstanding && transmitted > 0 && !this.answers.seen[transmitted & 0xffff])
      yield* this.answers.print(`no answer yet for icmp_seq=${transmitted}\n`);
    yield* process.spend(this.begin());
    this.push();
    return yield* this.told();
  }

  /** @internal The same; 0 when it is now. */
  due(): number {
    const { options, process } = this;
    if (this.allSent()) return this.linger(1000);
    // update_interval: as fast as the answers come.
    if (options.adaptive && this.statistics.smoothed > 0)
      this.interval = Math.floor((Math.floor(this.statistics.smoothed / 8) + 500) / 1000);
    const { interval } = this;
    if (this.lastSent === undefined) {
      this.tokens = interval * (options.preload - 1);
      return 0;
    }
    const since = milliseconds(this.lastSent, process.clock.now);
    // Without an interval the next goes when the last is answered, or ten milliseconds later.
    if (interval === 0 && since < FLOOD && this.answers.inFlight() >= options.preload) return FLOOD - since;
    const tokens = Math.min(since + this.tokens, interval * options.preload);
    if (tokens < interval) return interval - tokens;
    this.tokens = tokens - interval;
    return 0;
  }

  /** What became of the request that was pushed; as pinger. */
  private *told(): Steps<number> {
    const again = this.refusal === undefined ? undefined : yield* this.refused(this.refusal);
    if (again !== undefined) return again;
    // Silly, but a flood shows so how many are on their way.
    if (this.options.flood && !this.options.quiet) yield* this.answers.show(".");
    return this.rest();
  }

  /** @internal Milliseconds until the next one, when one was just sent. */
  rest(): number {
    const rest = this.interval - this.tokens;
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
          ? Math.max(2 * this.statistics.rtts.most * MICROSECOND, this.interval * MILLISECOND)
          : this.options.linger * MILLISECOND;
      this.lingerUntil = this.process.clock.now + time;
      return Math.max(wait, Math.floor(time / MILLISECOND));
    }
    return wait;
  }

  /** @internal The next request is about to be sent: how long that takes. */
  begin(): Nanos {
    const { process, statistics, answers } = this;
    const { now } = process.clock;
    this.lastSent = now;
    this.lastEvent = now;
    const sequence = (statistics.transmitted + 1) & 0xffff;
    this.request.renew(sequence, now);
    answers.seen[sequence] = false;
    answers.sentAt[sequence] = now;
    statistics.transmitted++;
    return process.world.kernel.cost(statistics.transmitted === 1 ? 20_000 : 9_000);
  }

  /** @internal Sends it; what there is to tell of that, if anything. */
  push(): SocketError | undefined {
    const { answers } = this;
    const errno = this.socket.sendTo(this.target, this.request.bytes, answers.confirm);
    answers.confirm = false;
    // EINVAL is taken for an old kernel's refusal of MSG_CONFIRM, and passed over.
    if (errno === undefined) this.refusals = 0;
    this.refusal = errno === "EINVAL" ? undefined : errno;
    return this.refusal;
  }

  /** Milliseconds after which to try that one again. */
  private *refused(errno: SocketError): Steps<number | undefined> {
    if (errno === "EMSGSIZE") {
      const report = this.socket.takeReport();
      // Asked to be quiet it does not even count it.
      if (report && !this.options.quiet) yield* this.localError(`local error: message too long, mtu=${report.info}`);
      return undefined;
    }
    if (errno === "ENOBUFS") return yield* this.crowded(errno);
    // ping4_receive_error_msg finds no report and takes that for one already told: iputils 20221126 says nothing.
    if (this.process.world.kernel.profile.tools.ping === "20221126") return undefined;
    yield* this.localError(`sendmsg: ${strerror(errno)}`);
    return undefined;
  }

  // pinger's oom_count: tries again for as long as it would linger, then takes the request for sent and tells.
  private *crowded(errno: string): Steps<number | undefined> {
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
  private *receive(wait: number): Steps<void> {
    const { process, socket } = this;
    const until = this.until(wait);
    while (!this.pending() && !this.exiting && !this.asked && process.clock.now < until)
      yield { on: [socket.readable], until, why: `an answer from ${formatIpv4(this.target)}` };
    if (this.pending()) yield* process.spend(this.awake());
    yield* this.hear();
  }

  /** @internal When it no longer waits for an answer. */
  until(wait: number): Nanos {
    const { process, deadline, lingerUntil } = this;
    const { kernel } = process.world;
    // A whole interval is waited for by SO_RCVTIMEO, whose timer is the kernel's coarse one; less by poll, exactly.
    const end =
      wait >= this.interval && this.interval > 0
        ? kernel.timeout(wait * MILLISECOND)
        : process.clock.now + wait * MILLISECOND + kernel.cost(60_000);
    return Math.min(end, deadline ?? end, lingerUntil ?? end);
  }

  /** @internal Between being woken and running lie the softirqs of that moment: what came in one burst is read in one go. */
  awake(): Nanos {
    return this.process.world.kernel.cost(60_000);
  }

  private *hear(): Steps<void> {
    const { socket } = this;
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

  /** @internal */
  pending(): boolean {
    return this.socket.received.length > 0 || this.socket.errors.length > 0;
  }
}

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");
