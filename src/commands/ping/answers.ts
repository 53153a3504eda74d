// What a running ping hears (iputils ping.c): answers, reports of the error queue and quoted requests, what they count for
// and what is printed of them.
import type { Datagram } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import { type Nanos, SECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { formatIpv4, type Ipv4 } from "../../wire/address.js";
import { u16, u32 } from "../../wire/bytes.js";
import * as icmp from "../../wire/icmp.js";
import * as ipv4 from "../../wire/ipv4.js";
import { isMalformed } from "../../wire/malformed.js";
import type { World } from "../world.js";
import { numbers } from "./names.js";
import type { PingOptions } from "./options.js";
import { optionWords } from "./recorded.js";
import type { Ready } from "./setup.js";
import { icmpWords, micros, RoundTrips, redirectWords, rttWords, type Statistics } from "./text.js";

/** A request's number, and when it left. */
export const TIMED = 16;

export class Answers {
  readonly statistics: Statistics = {
    transmitted: 0,
    received: 0,
    repeats: 0,
    errors: 0,
    pipe: 0,
    rtts: new RoundTrips(),
    smoothed: 0,
  };
  readonly id: number;
  /** By number: was it answered, and when was it sent? */
  readonly seen: boolean[] = [];
  readonly sentAt: Nanos[] = [];
  /** An answer came since the last request: the next one confirms the neighbour (MSG_CONFIRM; 20221126 never asks for it). */
  confirm = false;
  private readonly lastRoute = { route: "" };
  private acknowledged = 0;

  private readonly modern: boolean;

  constructor(
    private readonly process: Process<World>,
    private readonly options: PingOptions,
    private readonly ready: Ready,
  ) {
    this.modern = process.world.kernel.profile.tools.ping === "20221126";
    this.id = ready.socket.identifier ?? options.identifier ?? process.pid & 0xffff;
  }

  /** Requests sent after the last one that was answered (in_flight): numbers have 16 bits. */
  inFlight(): number {
    const { transmitted, received, errors } = this.statistics;
    const distance = (transmitted - this.acknowledged) & 0xffff;
    return distance <= 0x7fff ? distance : transmitted - received - errors;
  }

  private acknowledge(sequence: number): void {
    const { statistics } = this;
    const distance = (statistics.transmitted - sequence) & 0xffff;
    if (distance > 0x7fff) return;
    statistics.pipe = Math.max(statistics.pipe, distance + 1);
    const ahead = ((sequence - this.acknowledged) << 16) >> 16 > 0;
    if (ahead || ((statistics.transmitted - this.acknowledged) & 0xffff) > 0x7fff) this.acknowledged = sequence;
  }

  // receive_error_msg: what the socket's error queue says about our requests.
  *takeReport(): Steps<void> {
    const report = this.ready.socket.takeReport();
    if (!report) return;
    const original = icmp.parse(report.original);
    if (
      isMalformed(original) ||
      original.kind !== "echo-request" ||
      original.id !== this.id ||
      report.destination !== this.ready.target
    )
      return;
    this.acknowledge(original.sequence);
    this.statistics.errors++;
    if (this.options.quiet) return;
    if (this.options.flood) return yield* this.show("\bE");
    yield* this.print(
      `From ${formatIpv4(report.from)} icmp_seq=${original.sequence} ${icmpWords(report.type, report.code, report.info)}\n`,
    );
  }

  // ping4_parse_reply
  *takeReply({ time, packet }: Datagram): Steps<void> {
    const { options } = this;
    const header = ipv4.parse(packet);
    if (isMalformed(header)) return;
    const message = icmp.parse(header.payload);
    if (isMalformed(message)) return;
    if ("original" in message) return yield* this.takeQuoted(message, header.source);
    if (message.kind !== "echo-reply" || message.id !== this.id) return;
    if (options.connected && header.source !== this.ready.target) return;
    const { sequence, data } = message;
    const duplicate = this.seen[sequence] === true;
    const timed = options.size >= TIMED;
    const rtt = this.count(sequence, time);
    if (options.quiet) return;
    if (options.flood) return yield* this.show("\b \b");
    const host = this.hostOf(header.source);
    const identity =
      options.verbose && this.modern && (this.ready.socket.identifier === undefined || options.identifier !== undefined)
        ? ` ident=${message.id}`
        : "";
    const words = `${data.length + 8} bytes from ${host}: icmp_seq=${sequence}${identity} ttl=${header.ttl}`;
    yield* this.print(
      `${words}${timed ? ` time=${rttWords(rtt)} ms` : ""}${this.duplicates(duplicate)}${options.audible ? "\x07" : ""}${optionWords(header.options, this.lastRoute)}\n`,
    );
  }

  /** gather_statistics: an answer to this request came; how long it took. */
  private count(sequence: number, time: Nanos): number {
    const { statistics } = this;
    this.acknowledge(sequence);
    this.confirm = !this.modern;
    const duplicate = this.seen[sequence] === true;
    this.seen[sequence] = true;
    const rtt = micros(time - (this.sentAt[sequence] ?? time));
    if (duplicate) statistics.repeats++;
    else statistics.received++;
    if (this.options.size >= TIMED && !duplicate) {
      statistics.rtts.add(rtt);
      statistics.smoothed += statistics.smoothed === 0 ? rtt * 8 : rtt - Math.floor(statistics.smoothed / 8);
    }
    return rtt;
  }

  /** The same of an answer without IP options, of which nothing is printed; false leaves what it is to takeReply. */
  takePlain({ time, bytes, start, end }: Datagram): boolean {
    const message = start + ipv4.HEADER_LENGTH;
    if (end < message + icmp.at.body || bytes[start + ipv4.at.versionAndLength] !== 0x45) return false;
    if (bytes[message + icmp.at.type] !== icmp.TYPE_ECHO_REPLY || bytes[message + icmp.at.code] !== 0) return false;
    if (u16(bytes, message + icmp.at.id) !== this.id) return false;
    if (this.options.connected && u32(bytes, start + ipv4.at.source) !== this.ready.target) return false;
    this.count(u16(bytes, message + icmp.at.sequence), time);
    return true;
  }

  // An ICMP error that came as data: it only counts as an answer, the error queue is what is printed. A redirect is no
  // answer, and in no queue.
  private *takeQuoted(message: Exclude<icmp.Message, { kind: "unknown" } | icmp.Echo>, from: Ipv4): Steps<void> {
    const quoted = ipv4.parseQuoted(message.original);
    if (isMalformed(quoted) || quoted.destination !== this.ready.target) return;
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
    const named = numbers(this.options.target) === undefined && !this.options.numeric;
    return named && address === this.ready.target ? `${this.options.target} (${text})` : text;
  }

  // Where many may answer, nobody wonders at a second one.
  private duplicates(duplicate: boolean): string {
    const { broadcast, verbose } = this.options;
    const many = this.modern && (broadcast || this.ready.target >>> 28 === 0xe);
    return duplicate && (!many || verbose) ? " (DUP!)" : "";
  }

  /** write_stdout: a mark of a flood. */
  *show(mark: string): Steps<void> {
    yield* this.process.stdout.write(mark);
    yield* this.process.stdout.flush();
  }

  *print(line: string): Steps<void> {
    const { process, options } = this;
    const stamp = options.timestamps ? `[${(process.clock.now / SECOND).toFixed(6)}] ` : "";
    yield* process.stdout.write(stamp + line);
    yield* process.stdout.flush();
  }
}
