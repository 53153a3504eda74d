// traceroute(8) as Debian has it (2.1.2), over IPv4 by UDP and ICMP. Left out: TCP, DCCP, UDP-Lite, source routes, AS numbers,
// ICMP extensions (of which there are none here).
import type { Process } from "../../shell/index.js";
import { type Nanos, SECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { formatIpv4 } from "../../wire/address.js";
import { strerror } from "../errno.js";
import { numbers, resolve, unresolved } from "../ping/names.js";
import { hostNames } from "../tcpdump/hosts.js";
import type { World } from "../world.js";
import { parseOptions, type TraceOptions } from "./options.js";
import { byIcmp, byUdp, type Method, type Probe, type Target, type Trouble } from "./probes.js";

export function* traceroute(process: Process<World>): Steps<number> {
  const { stdout, stderr, files } = process;
  const options = parseOptions(process.argv.slice(1));
  if ("status" in options) {
    if (options.stdout) yield* stdout.write(options.stdout);
    if (options.stderr) yield* stderr.write(options.stderr);
    return options.status;
  }
  const argc = process.argv.indexOf(options.host, 1);
  const wrongHost = (why: string) =>
    stderr.write(
      `${options.host}: ${why}\nCannot handle "host" cmdline arg \`${options.host}' on position 1 (argc ${argc})\n`,
    );
  const address = resolve(options.host, files);
  if (options.six || options.host.includes(":")) {
    if (numbers(options.host) !== undefined) yield* wrongHost("Address family for hostname not supported");
    else yield* stderr.write("skbook: traceroute over IPv6 is not simulated\n");
    return numbers(options.host) !== undefined ? 2 : 1;
  }
  const source = options.source === undefined ? undefined : resolve(options.source, files);
  if (options.source !== undefined && source === undefined) {
    const at = process.argv.indexOf(options.source);
    yield* stderr.write(`${options.source}: ${unresolved(options.source)}\n`);
    yield* stderr.write(`Cannot handle \`-s' option with arg \`${options.source}' (argc ${at})\n`);
    return 2;
  }
  if (address === undefined) {
    yield* wrongHost(unresolved(options.host));
    return 2;
  }
  return yield* new Trace(process, options, { address, source }).run();
}

/** IP's and UDP's header; the echo header is as long. */
const HEADERS = 28;

class Trace {
  private readonly probes: Probe[];
  private readonly method: Method;
  private length: number;
  private lastFrom: Probe | undefined;
  private readonly names: ReadonlyMap<string, string>;

  constructor(
    private readonly process: Process<World>,
    private readonly options: TraceOptions,
    private readonly target: Target,
  ) {
    const { maxHops, queries, packetLength = options.discoverMtu ? 65000 : 60 } = options;
    this.length = Math.max(packetLength - HEADERS, 0);
    this.probes = Array.from({ length: maxHops * queries }, (_, at) => ({
      ...{ ttl: Math.floor(at / queries) + 1, sent: undefined, done: false, final: false, from: undefined },
      ...{ received: undefined, words: "", backTtl: 0 },
    }));
    this.method = (options.method === "icmp" ? byIcmp : byUdp)(process, options, target);
    this.names = options.numeric ? new Map() : hostNames(process.files);
  }

  // do_it
  *run(): Steps<number> {
    const { process, options, probes, method } = this;
    const { stdout, clock } = process;
    const where = `${options.host} (${formatIpv4(this.target.address)})`;
    yield* stdout.write(`traceroute to ${where}, ${options.maxHops} hops max, ${this.length + HEADERS} byte packets`);
    yield* stdout.flush();
    let start = (options.firstHop - 1) * options.queries;
    let end = probes.length;
    let lastSent: Nanos | undefined;
    while (start < end) {
      let next = Number.POSITIVE_INFINITY;
      let waiting = 0;
      for (let at = start; at < end; at++) {
        const probe = probes[at]!;
        if (!probe.done && probe.sent === undefined) {
          const pause = lastSent === undefined ? 0 : lastSent + options.sendWait * SECOND - clock.now;
          if (options.sendWait > 0 && pause > 0) {
            next = Math.min(next, clock.now + pause);
            break;
          }
          const trouble = yield* this.send(probe);
          if (trouble) {
            yield* process.stderr.write(`\n${trouble}\n`);
            return 1;
          }
          lastSent = probe.sent;
        }
        if (!probe.done && probe.sent! + this.patience(at) <= clock.now) probe.done = true;
        if (probe.done) {
          if (at === start) {
            yield* this.print(probe, at % options.queries === 0);
            start++;
          }
          if (probe.final) end = probe.ttl * options.queries;
          continue;
        }
        next = Math.min(next, probe.sent! + this.patience(at));
        if (++waiting >= options.squeries) break;
      }
      if (start >= end) break;
      if (next > clock.now)
        yield { on: method.queues, until: next, why: `an answer on the way to ${formatIpv4(this.target.address)}` };
      yield* process.spend(process.world.kernel.cost(30_000));
      method.hear();
      if (options.discoverMtu) this.again();
    }
    yield* stdout.write("\n");
    return 0;
  }

  /** What ends it all; a datagram that is too long is an answer of our own, or made to fit (--mtu). */
  private *send(probe: Probe): Steps<string | undefined> {
    const { process, options } = this;
    for (;;) {
      yield* process.spend(process.world.kernel.cost(8_000));
      probe.sent = process.clock.now;
      const trouble: Trouble | undefined = this.method.send(probe, this.length);
      if (!trouble) return undefined;
      if ("call" in trouble) return `${trouble.call}: ${strerror(trouble.errno)}`;
      if (!options.discoverMtu) {
        probe.done = true;
        probe.final = true;
        probe.words = `!F-${trouble.mtu}`;
        return undefined;
      }
      this.shrink(probe, trouble.mtu);
    }
  }

  // --mtu: what was too long for a hop is asked again, shorter.
  private again(): void {
    for (const probe of this.probes) {
      const mtu = /^!F-(\d+)$/.exec(probe.words)?.[1];
      if (mtu === undefined) continue;
      Object.assign(probe, { sent: undefined, done: false, final: false, from: undefined, received: undefined });
      this.shrink(probe, Number(mtu));
    }
  }

  private shrink(probe: Probe, mtu: number): void {
    this.length = mtu - HEADERS;
    probe.words = `F=${mtu}`;
  }

  // get_timeout: not much longer than the same hop, or one behind it, took.
  private patience(at: number): Nanos {
    const { queries, wait } = this.options;
    const [most, here, near] = wait;
    const first = at - (at % queries);
    const known = (list: readonly Probe[]) => list.find((each) => each.done && each.received !== undefined);
    const time = (each: Probe, factor: number) =>
      Math.min(((each.received! - each.sent!) / SECOND + 0.001) * factor, most) * SECOND;
    const same = here > 0 ? known(this.probes.slice(first, first + queries)) : undefined;
    if (same) return time(same, here);
    const later = near > 0 ? known(this.probes.slice(at + 1)) : undefined;
    return later ? time(later, near) : most * SECOND;
  }

  // print_probe
  private *print(probe: Probe, first: boolean): Steps<void> {
    let text = first ? `\n${String(probe.ttl).padStart(2)} ` : "";
    if (first) this.lastFrom = undefined;
    if (probe.from === undefined) text += " *";
    else if (probe.from !== this.lastFrom?.from) {
      const address = formatIpv4(probe.from);
      text += this.options.numeric ? ` ${address}` : ` ${this.names.get(address) ?? address} (${address})`;
      text += this.backWords(probe);
      this.lastFrom = probe;
    }
    if (probe.received !== undefined) text += `  ${((probe.received - probe.sent!) / 1e6).toFixed(3)} ms`;
    if (probe.words !== "") text += ` ${probe.words}`;
    yield* this.process.stdout.write(text);
    yield* this.process.stdout.flush();
  }

  // --back: where the way back seems to be another one.
  private backWords({ ttl, backTtl }: Probe): string {
    const sent = backTtl <= 64 ? 64 : backTtl <= 128 ? 128 : 255;
    const hops = sent - backTtl + 1;
    return this.options.back && hops !== ttl ? ` '-${hops}'` : "";
  }
}
