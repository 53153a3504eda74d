// A lab: machines and cables on one virtual clock, one log, one journal. The only room that knows every other.
import { config, type Device, Log } from "../net/index.js";
import { type Profile, profiles } from "../profile/index.js";
import type { RunningScript } from "../shell/index.js";
import { type Clock, type Nanos, SECOND } from "../sim/clock.js";
import { Random } from "../sim/random.js";
import type { Scheduler } from "../sim/task.js";
import {
  counters,
  topology as draw,
  type Picture,
  type Plot,
  type PlotOptions,
  type TopologyOptions,
  type World,
} from "../view/index.js";
import { parseMac } from "../wire/address.js";
import { Asked } from "./asked.js";
import type { Typed } from "./changes.js";
import { type Act, before, type Change, changed, type JournalEntry, type Story } from "./journal.js";
import { type Link, type LinkOptions, PLAIN } from "./link.js";
import { Machine } from "./machine.js";
import type { LabOptions, NicOptions } from "./options.js";
import { Interrupted, Pace, type Watch } from "./pace.js";
import { open, type Pane, work } from "./panes.js";
import { type Heard, play, retry } from "./replay.js";
import { toScript } from "./script/write.js";
import { type Setting, settingsOf } from "./settings.js";
import { countersOf, snapshot } from "./snapshot.js";
import type { Switch } from "./switch.js";
import type { Transcript } from "./transcript.js";
import { type Turn, Turns } from "./turns.js";
import type { WhyOptions } from "./why.js";
import { type Plug, Wiring } from "./wiring.js";

export type { LabOptions, NicOptions } from "./options.js";

/** Where a notebook's session says how labs are watched. */
const watching: unique symbol = Symbol.for("skbook.watch") as never;

export class Lab {
  readonly options: LabOptions;
  readonly profile: Profile;
  readonly log = new Log();
  readonly random: Random;
  readonly epoch: number;
  readonly machines = new Map<string, Machine>();
  readonly journal: JournalEntry[] = [];
  private readonly wiring = new Wiring(this);
  private readonly pace: Pace;
  private readonly turns = new Turns();
  private lastRun: Transcript | undefined;
  /** @internal */
  readonly settings: readonly Setting[];
  /** @internal Who hears what is looked up in the next run, where somebody wants to know. */
  asked: Asked | undefined;

  constructor(options: LabOptions = {}) {
    // Whoever made it may change his own.
    this.options = { ...options, ...(options.sysctl && { sysctl: { ...options.sysctl } }) };
    const { profile = "debian12", seed = 1, epoch = DEFAULT_EPOCH, patience = 300 } = options;
    const known = profiles[profile];
    if (!known) throw new RangeError(`no profile "${profile}": there are ${Object.keys(profiles).join(", ")}`);
    this.profile = known;
    this.random = new Random(String(seed));
    this.epoch = epoch;
    const { steps, watch = (globalThis as { [watching]?: Watch })[watching] } = options;
    this.pace = new Pace(patience, watch, steps);
    this.settings = settingsOf(options.sysctl ?? {}, known);
  }

  get clock(): Clock {
    return this.pace.clock;
  }

  get scheduler(): Scheduler {
    return this.pace.scheduler;
  }

  /** The machine of this name, made when it is first asked for: a kernel with a root namespace in which lo is down. */
  machine(name: string): Machine {
    const known = this.machines.get(name);
    if (known) return known;
    if (!/^[\w.-]{1,63}$/.test(name))
      throw new RangeError(`"${name}" is no host name: letters, digits, dots and hyphens, at most 63`);
    if (this.wiring.switches.has(name)) throw new RangeError(`"${name}" is a switch of this lab`);
    this.journal.push({ act: "machine", name, time: this.clock.now });
    const machine = new Machine(this, name);
    this.machines.set(name, machine);
    return machine;
  }

  /** Puts a physical card into a machine; without a cable it has no carrier. */
  nic(machine: Machine, name: string, options: NicOptions = {}): Device {
    const mac = options.mac === undefined ? undefined : parseMac(options.mac);
    // dev_valid_name, is_valid_ether_addr
    if (!/^[^\s/:]{1,15}$/.test(name) || name === "." || name === "..")
      throw new RangeError(`"${name}" is no device name: 1 to 15 characters, no blank, slash or colon`);
    if (options.mac !== undefined && (!mac || Math.floor(mac / 2 ** 40) & 1))
      throw new RangeError(`"${options.mac}" is no card's MAC address`);
    const dev = config.addDevice(machine.root, { name, kind: "nic", mac });
    if ("errno" in dev) throw new Error(`machine ${machine.name} has a device ${name} already`);
    const { now: time } = this.clock;
    if (options.mac) this.journal.push({ act: "nic", machine: machine.name, name, mac: options.mac, time });
    else this.journal.push({ act: "nic", machine: machine.name, name, time });
    return dev;
  }

  /** A cable between two cards; `delay` is nanoseconds one way. */
  cable(a: Device, b: Device, options: { delay?: number } = {}): void {
    this.wiring.cable(a, b, options);
  }

  /** Joins two cards, machines (by their next free card) or switches; what the link does to frames, see LinkOptions. */
  connect(a: Plug, b: Plug, options: LinkOptions = PLAIN): Link {
    return this.wiring.connect(a, b, { ...options });
  }

  /** A link by its ends, as they were plugged: "host/eth0 - router/eth0". */
  link(name: string): Link {
    return this.wiring.link(name);
  }

  /** A learning Ethernet switch with these plugged in; `lab.connect(switch, card, { … })` gives a link rules. */
  switch(name: string, ...plugs: readonly Plug[]): Switch {
    return this.wiring.switch(name, plugs, {});
  }

  get switches(): ReadonlyMap<string, Switch> {
    return this.wiring.switches;
  }

  /** A veth pair across two machines. */
  veth(a: Machine, one: string, b: Machine, other: string): readonly [Device, Device] {
    return this.wiring.veth(a, one, b, other);
  }

  /** Opens windows, types into each, works in the first until its commands have ended, then closes the others. */
  panes(panes: readonly Pane[], options: { keep?: boolean } = {}): Promise<readonly Transcript[]> {
    return this.turns.take(this.worked(panes, options));
  }

  private *worked(panes: readonly Pane[], { keep = false }: { keep?: boolean }): Turn<readonly Transcript[]> {
    if (panes.length === 0) return [];
    const windows = open(panes);
    const typed = windows.map(({ machine, terminal, text, passing }) => ({ machine, terminal, text, passing }));
    const past = [...this.journal];
    this.record({ act: "panes", panes: typed, keep });
    const again = (commands: readonly Typed[]) => retry(new Lab(this.options), past, commands, typed);
    const asked = this.asked ?? Asked.ofFew(this.machines.values());
    const transcripts = yield* this.noted(work(this, windows, this.pace, { keep, again, asked }));
    this.lastRun = transcripts[0];
    return transcripts;
  }

  /** @internal */
  runScript(machine: Machine, what: ScriptText, start: () => RunningScript): Promise<number> {
    return this.turns.take(this.scripted(machine, what, start));
  }

  private *scripted(machine: Machine, what: ScriptText, start: () => RunningScript): Turn<number> {
    this.record({ act: "script", machine: machine.name, ...what });
    return yield* this.noted(this.pace.script(start(), what.limit));
  }

  /** What a notebook shows of it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const machines = [...this.machines.keys()].join(", ") || "no machine";
    return `lab (${this.profile.name}, Linux ${this.profile.kernel.version}): ${machines}`;
  }

  /** The lab as it is now. */
  topology(options: Omit<TopologyOptions, "way"> = {}): Promise<Picture> {
    return Promise.resolve(draw(this.snapshot(), options));
  }

  /** How many packets and bytes each device has sent, received and dropped since it was made. */
  counters(options: PlotOptions = {}): Plot {
    return counters(countersOf(this.machines.values()), options);
  }

  snapshot(): World {
    return snapshot([...this.machines.values()], this.wiring);
  }

  /** The transcript of the last run's first window; throws before the first run. */
  get last(): Transcript {
    if (!this.lastRun)
      throw new Error("nothing was run in this lab yet: type something with machine.sh() or a %%sh cell");
    return this.lastRun;
  }

  /** Lets virtual time pass: seconds. */
  sleep(seconds: number): Promise<void> {
    return this.turns.take(this.slept(seconds));
  }

  private *slept(seconds: number): Turn<void> {
    this.record({ act: "sleep", seconds });
    yield* this.noted(this.pace.pass(seconds * SECOND));
  }

  /** An act that is interrupted ends in every copy where it ended here. */
  private *noted<T>(act: Turn<T>): Turn<T> {
    this.pace.begin();
    try {
      return yield* act;
    } catch (error) {
      if (error instanceof Interrupted) this.record({ act: "interrupt", looks: error.looks });
      throw error;
    }
  }

  /** An independent copy at this moment: running processes, timers, queues and chance included. */
  fork(): Promise<Lab> {
    return this.replay();
  }

  /** A copy as it was at this time (virtual nanoseconds, or an event's), in the middle of a command if need be. */
  async at(moment: Nanos | { readonly time: Nanos }): Promise<Lab> {
    const time = typeof moment === "number" ? moment : moment.time;
    if (!(Number.isFinite(time) && time >= 0)) throw new RangeError(`${time} ns is no moment of a lab`);
    const journal = this.journal.filter((entry) => entry.time <= time);
    const copy = new Lab(this.options);
    await play(copy, [...journal, { act: "halt", at: time, time }]);
    return copy;
  }

  /** A copy in which this command was about to be typed; the first such line, with all windows beside it open. */
  async before(command: string): Promise<Lab> {
    const copy = new Lab(this.options);
    await play(copy, before(this.journal, command));
    return copy;
  }

  /** The same story from the beginning, in a lab of its own, with what `change` says told otherwise. */
  async replay(change: Change = {}): Promise<Lab> {
    const { options, journal } = changed(this, change);
    const copy = new Lab(options);
    await play(copy, journal);
    return copy;
  }

  /** A story (a lab's options and its journal, as it was or edited) told in a lab of its own; `heard` gets each act's windows. */
  static async tell({ options, journal }: Story, heard?: Heard): Promise<Lab> {
    const lab = new Lab(options);
    await play(lab, journal, { after: (act, _, result) => typeof result === "object" && heard?.(act, result) });
    return lab;
  }

  /**
   * The lab as a bash script that builds the same on a real Linux, and tells its story there; `skbook real` compares.
   * Rules that are functions are not in it.
   */
  toScript(): string {
    return toScript(this);
  }

  /** What becomes of a command, tried on a copy: the way of its first lost packet, and what would let it pass. */
  async why(command: string, options: WhyOptions & { readonly machine?: string } = {}): Promise<Picture> {
    const { machine = this.machines.keys().next().value, ...rest } = options;
    if (machine === undefined) throw new Error("no machine in this lab yet");
    const copy = await this.fork();
    return (await copy.machine(machine).sh(command)).why(undefined, rest);
  }

  /** @internal Does this, but sees no further than to this time. */
  async seenUntil(time: Nanos, act: () => Promise<void>): Promise<void> {
    await this.pace.until(time, act);
    this.record({ act: "halt", at: time });
  }

  /** @internal Does this, and ends it after so many looks. */
  interruptedAfter(looks: number, act: () => Promise<void>): Promise<void> {
    return this.pace.interrupted(looks, act);
  }

  /** @internal */
  record(act: Act): void {
    this.journal.push(Object.assign(act, { time: this.clock.now }));
  }
}

interface ScriptText {
  readonly text: string;
  readonly name: string;
  readonly args: readonly string[];
  /** Virtual seconds that it may take. */
  readonly limit?: number;
}

// 2024-01-01T00:00:00Z
const DEFAULT_EPOCH = 1_704_067_200;

// How a kernel finds labs among a notebook's variables, whichever copy of this module made them.
Object.defineProperty(Lab.prototype, Symbol.for("skbook.lab"), { value: true });
