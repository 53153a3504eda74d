// A lab: machines and cables on one virtual clock, one log, one journal. The only room that knows every other.
import { config, type Device, Log } from "../net/index.js";
import { type Profile, profiles } from "../profile/index.js";
import { type RunningScript, waiting } from "../shell/index.js";
import { Clock, MILLISECOND, SECOND } from "../sim/clock.js";
import { Random } from "../sim/random.js";
import { Scheduler } from "../sim/task.js";
import { topology as draw, type Picture, type World } from "../view/index.js";
import { parseMac } from "../wire/address.js";
import type { Link, LinkOptions } from "./link.js";
import { Machine } from "./machine.js";
import { snapshot } from "./snapshot.js";
import type { Switch, SwitchOptions } from "./switch.js";
import { type Chunk, Transcript } from "./transcript.js";
import { type Plug, Wiring } from "./wiring.js";

export interface LabOptions {
  /** Which kernel and tools: "debian12" (Linux 6.1, the default) or "centos7" (Linux 3.10). */
  readonly profile?: Profile["name"];
  /** The same seed gives the same bytes. */
  readonly seed?: number | string;
  /** Wall-clock time at the lab's beginning, Unix seconds. */
  readonly epoch?: number;
  /** Virtual seconds after which a command that does not end by itself gets ^C; 300 unless told. */
  readonly patience?: number;
}

/** One terminal window of a run. The first of several is the one that is worked in. */
export interface Pane {
  readonly machine: Machine;
  readonly text: string;
  /** Which of the machine's terminals; a side window without a name is new and is closed when the run ends. */
  readonly terminal?: string;
}

export interface NicOptions {
  readonly mac?: string;
}

/** What was done to a lab, in order, with all that was said: with the lab's options, enough to do it again. */
export type JournalEntry =
  | { readonly act: "machine"; readonly name: string }
  | { readonly act: "nic"; readonly machine: string; readonly name: string; readonly mac?: string }
  | { readonly act: "cable"; readonly ends: readonly [string, string]; readonly delay: number }
  | { readonly act: "sleep"; readonly seconds: number }
  | { readonly act: "connect"; readonly ends: readonly [string, string]; readonly options: LinkOptions }
  | { readonly act: "rule"; readonly ends: readonly [string, string]; readonly rule: string }
  | { readonly act: "switch"; readonly name: string; readonly options: SwitchOptions }
  | { readonly act: "veth"; readonly ends: readonly [string, string] }
  | {
      readonly act: "panes";
      readonly panes: readonly { readonly machine: string; readonly terminal: string; readonly text: string }[];
    }
  | {
      readonly act: "script";
      readonly machine: string;
      readonly text: string;
      readonly name: string;
      readonly args: readonly string[];
    };

export class Lab {
  readonly profile: Profile;
  readonly clock = new Clock();
  readonly scheduler = new Scheduler(this.clock);
  readonly log = new Log();
  readonly random: Random;
  readonly epoch: number;
  readonly machines = new Map<string, Machine>();
  readonly journal: JournalEntry[] = [];
  private readonly wiring = new Wiring(this);
  private readonly patience: number;
  private lastRun: Transcript | undefined;

  constructor(options: LabOptions = {}) {
    const { profile = "debian12", seed = 1, epoch = DEFAULT_EPOCH, patience = 300 } = options;
    const known = profiles[profile];
    if (!known) throw new RangeError(`no profile "${profile}": there are ${Object.keys(profiles).join(", ")}`);
    this.profile = known;
    this.random = new Random(String(seed));
    this.epoch = epoch;
    this.patience = patience;
  }

  /** The machine of this name, made when it is first asked for: a kernel with a root namespace in which lo is down. */
  machine(name: string): Machine {
    const known = this.machines.get(name);
    if (known) return known;
    if (!/^[\w.-]{1,63}$/.test(name))
      throw new RangeError(`"${name}" is no host name: letters, digits, dots and hyphens, at most 63`);
    if (this.wiring.switches.has(name)) throw new RangeError(`"${name}" is a switch of this lab`);
    this.journal.push({ act: "machine", name });
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
    this.journal.push({ act: "nic", machine: machine.name, name, ...(options.mac ? { mac: options.mac } : {}) });
    return dev;
  }

  /** A cable between two cards; `delay` is nanoseconds one way. */
  cable(a: Device, b: Device, options: { delay?: number } = {}): void {
    this.wiring.cable(a, b, options);
  }

  /** Joins two cards, machines (by their next free card) or switches; what the link does to frames, see LinkOptions. */
  connect(a: Plug, b: Plug, options: LinkOptions = {}): Link {
    return this.wiring.connect(a, b, options);
  }

  /** A learning Ethernet switch with these plugged in; `lab.connect(switch, card, { … })` gives a link rules. */
  switch(name: string, ...plugs: readonly Plug[]): Switch {
    return this.wiring.switch(name, plugs, {});
  }

  /** A veth pair across two machines. */
  veth(a: Machine, one: string, b: Machine, other: string): readonly [Device, Device] {
    return this.wiring.veth(a, one, b, other);
  }

  /** Opens windows, types into each, works in the first until its commands have ended, then closes the others. */
  async panes(panes: readonly Pane[]): Promise<readonly Transcript[]> {
    if (panes.length === 0) return [];
    const windows = panes.map((pane, index) => {
      const name = pane.terminal ?? (index === 0 ? "1" : `side ${index}`);
      return {
        ...pane,
        name,
        passing: index > 0 && pane.terminal === undefined,
        shell: pane.machine.terminal(name),
        from: 0,
      };
    });
    this.journal.push({
      act: "panes",
      panes: windows.map(({ machine, name, text }) => ({ machine: machine.name, terminal: name, text })),
    });
    const started = this.clock.now;
    const firstEvent = this.log.events.length;
    for (const window of windows) window.from = window.shell.output.length;
    const [main, ...sides] = windows as [Window, ...Window[]];
    for (const side of sides) side.shell.type(side.text);
    if (sides.length > 0) this.pass(20 * MILLISECOND);
    main.shell.type(main.text);
    this.finish(main.shell);
    this.pass(MILLISECOND);
    const ended = this.clock.now;
    const events = this.log.events.slice(firstEvent);
    const world = this.snapshot();
    const transcripts = windows.map(({ shell, from, machine }) => {
      const chunks = shell.output.slice(from).map(chunk);
      const { epoch } = this;
      return new Transcript({
        machine: machine.name,
        chunks,
        status: shell.lastStatus,
        events,
        world,
        epoch,
        started,
        ended,
      });
    });
    for (const window of windows) if (window.passing) window.machine.closeTerminal(window.name);
    if (sides.length > 0) this.pass(MILLISECOND);
    this.lastRun = transcripts[0];
    return transcripts;
  }

  /** @internal */
  runScript(machine: Machine, what: ScriptText, start: () => RunningScript): number {
    this.journal.push({ act: "script", machine: machine.name, ...what });
    const script = start();
    const outcome = this.scheduler.run(() => script.over);
    if (outcome !== "finished") {
      const why = outcome === "stuck" ? "nothing more can happen" : "too many steps";
      script.kill();
      this.pass(MILLISECOND);
      throw new Error(`the script cannot go on, ${why}: ${this.waiting()}`);
    }
    this.pass(MILLISECOND);
    return script.status ?? 0;
  }

  /** What a notebook shows of it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const machines = [...this.machines.keys()].join(", ") || "no machine";
    return `lab (${this.profile.name}, Linux ${this.profile.kernel.version}): ${machines}`;
  }

  /** The lab as it is now. */
  topology(options: { title?: string; words?: "zh-CN" | "en" } = {}): Promise<Picture> {
    return Promise.resolve(draw(this.snapshot(), options));
  }

  snapshot(): World {
    const machines = [...this.machines.values()].map(({ name, namespaces }) => ({ name, namespaces }));
    return snapshot(machines, this.wiring);
  }

  /** The transcript of the last run's first window; throws before the first run. */
  get last(): Transcript {
    if (!this.lastRun)
      throw new Error("nothing was run in this lab yet: type something with machine.sh() or a %%sh cell");
    return this.lastRun;
  }

  /** Lets virtual time pass: seconds. */
  async sleep(seconds: number): Promise<void> {
    this.journal.push({ act: "sleep", seconds });
    this.pass(seconds * SECOND);
  }

  private pass(time: number): void {
    const end = this.clock.now + time;
    let over = false;
    this.clock.at(end, () => {
      over = true;
    });
    this.scheduler.run(() => over);
  }

  // Runs until the prompt is back; what never ends by itself is interrupted as a person would.
  private finish(shell: Window["shell"]): void {
    const patience = this.clock.now + this.patience * SECOND;
    for (let tries = 0; tries < 100; tries++) {
      const outcome = this.scheduler.run(() => shell.idle || this.clock.now >= patience);
      if (shell.idle) return;
      if (outcome === "limit") break;
      shell.interrupt();
      this.pass(10 * MILLISECOND);
    }
    throw new Error(`the terminal does not come back: ${this.waiting()}`);
  }

  private waiting(): string {
    return waiting(this.scheduler).trim().replaceAll("\n", "; ") || "nobody waits";
  }
}

interface ScriptText {
  readonly text: string;
  readonly name: string;
  readonly args: readonly string[];
}

interface Window extends Pane {
  readonly name: string;
  readonly passing: boolean;
  readonly shell: ReturnType<Machine["terminal"]>;
  from: number;
}

// 2024-01-01T00:00:00Z
const DEFAULT_EPOCH = 1_704_067_200;

const chunk = ({ stream, text }: { stream: "stdout" | "stderr" | "echo"; text: string }): Chunk => ({
  text,
  kind: stream,
});

// How a kernel finds labs among a notebook's variables, whichever copy of this module made them.
Object.defineProperty(Lab.prototype, Symbol.for("skbook.lab"), { value: true });
