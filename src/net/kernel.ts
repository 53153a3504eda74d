// One machine's kernel: what its namespaces share. Time is the lab's clock cut into ticks; the softirq is one queue, so that
// work done in one instant still happens one thing after the other, each taking its microseconds.
import type { Profile } from "../profile/index.js";
import type { Clock, Nanos, Timer } from "../sim/clock.js";
import { SECOND } from "../sim/clock.js";
import { Line, type Work } from "../sim/line.js";
import type { Random } from "../sim/random.js";
import { LinkWatch } from "./linkwatch.js";
import type { Log } from "./log.js";
import { NeighbourCount } from "./neighgc.js";
import type { NetNs } from "./netns.js";
import type { Preset } from "./sysctl.js";

export class Kernel {
  private busyUntil: Nanos = 0;
  /** Softirqs that were raised and have not run, in that order; made with the first. */
  private raised: Line | undefined;
  private inSoftirq = false;
  private lastPid: number | undefined;
  private readonly costs: Random;
  /** sethostname(2); the machine is called so at first. */
  hostname: string;

  /** How often the configuration changed: what was worked out from it holds as long as this stays (flow.ts). */
  changes = 0;

  /** The namespace without a name; the lists of all are made where there are more, or somebody goes through them. */
  first: NetNs | undefined;
  private named: Map<string, NetNs> | undefined;
  private all: Set<NetNs> | undefined;
  readonly linkWatch = new LinkWatch(this);
  readonly neighbours = new NeighbourCount();

  constructor(
    readonly machine: string,
    readonly profile: Profile,
    readonly clock: Clock,
    readonly random: Random,
    readonly log: Log,
    /** What a namespace's settings begin with, beside the defaults. */
    readonly presets: (netns: string) => readonly Preset[] = none,
  ) {
    this.hostname = machine;
    this.costs = random.stream("costs");
  }

  /** By name; "" is the first one. */
  get namespaces(): Map<string, NetNs> {
    this.named ??= new Map(this.first ? [[this.first.name, this.first]] : []);
    return this.named;
  }

  /** Also those whose name is gone while a process is still in them. */
  get allNamespaces(): Set<NetNs> {
    this.all ??= new Set(this.first ? [this.first] : []);
    return this.all;
  }

  /** A namespace was made. */
  enter(netns: NetNs): void {
    if (!this.first) {
      this.first = netns;
      return;
    }
    this.namespaces.set(netns.name, netns);
    this.allNamespaces.add(netns);
  }

  changed(): void {
    this.changes++;
  }

  newPid(): number {
    this.lastPid = 1 + (this.lastPid ?? this.random.stream("pid").between(1000, 20000));
    return this.lastPid;
  }

  /** Whole ticks since the lab began. */
  get jiffies(): number {
    return Math.floor(this.clock.now / this.tick);
  }

  get tick(): Nanos {
    return SECOND / this.profile.kernel.hz;
  }

  /** Milliseconds as ticks, rounded up (msecs_to_jiffies). */
  fromMs(ms: number): number {
    return Math.ceil((ms * this.profile.kernel.hz) / 1000);
  }

  /** mod_timer: fires in the tick that the kernel would choose for `expires`. */
  timer(expires: number, fire: () => void, options: { daemon?: boolean } = {}): Timer {
    const tick = this.profile.kernel.timers === "slack" ? slacked(this.jiffies, expires) : this.wheel(expires);
    return this.clock.at(tick * this.tick + this.cost(2_000), () => this.asSoftirq({ run: fire }), options);
  }

  /** schedule_timeout: when a sleep of so many nanoseconds in a socket call ends. */
  timeout(duration: Nanos): Nanos {
    const expires = this.jiffies + Math.ceil(duration / this.tick);
    const tick = this.profile.kernel.timers === "slack" ? expires : this.wheel(expires);
    // The sleeper runs when the softirqs of that tick are through.
    return tick * this.tick + this.cost(60_000);
  }

  /** Does `work` after what is queued already, `cost` nanoseconds (about) of work later. */
  softirq(cost: Nanos, run: () => void): void {
    this.raise(cost, { run });
  }

  raise(cost: Nanos, work: Work): void {
    const due = Math.max(this.clock.now, this.busyUntil) + this.cost(cost);
    this.busyUntil = due;
    this.raised ??= new Line(this.clock, (each) => this.asSoftirq(each));
    this.raised.push(due, work);
  }

  /** local_bh_enable: what a process has raised runs before it goes on. Inside a softirq it waits for its turn. */
  settle(): void {
    while (!this.inSoftirq && this.raised?.hasten());
  }

  private asSoftirq(work: Work): void {
    const outer = this.inSoftirq;
    this.inSoftirq = true;
    try {
      work.run();
    } finally {
      this.inSoftirq = outer;
    }
  }

  /** About so many nanoseconds: 0.8 to 1.3 of them. */
  cost(about: Nanos): Nanos {
    return Math.round((about * this.costs.between(800, 1300)) / 1000);
  }

  // calc_wheel_index: the next multiple of the level's granularity (8 ticks from 63 on, 64 from 504 on, …).
  private wheel(expires: number): number {
    const delta = Math.max(0, expires - this.jiffies);
    let level = 0;
    while (level < 8 && delta >= 63 * 8 ** level) level++;
    const granularity = 8 ** level;
    return (Math.floor(expires / granularity) + 1) * granularity;
  }
}

const none = (): readonly Preset[] => [];

// apply_slack: up to delta/256 later, to the roundest number within.
function slacked(now: number, expires: number): number {
  const delta = expires - now;
  if (delta < 256) return expires;
  const limit = expires + Math.floor(delta / 256);
  const differing = expires ^ limit;
  if (differing === 0) return expires;
  const bit = 31 - Math.clz32(differing);
  return limit & ~((1 << bit) - 1);
}
