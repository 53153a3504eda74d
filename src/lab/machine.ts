// A machine: one kernel, its root namespace, its files, and shells on it.

import { config, type Device, Kernel, NetNs } from "../net/index.js";
import { commandNames, type Files, type Output, runScript, Terminal } from "../shell/index.js";
import { SECOND } from "../sim/clock.js";
import type { Lab } from "./lab.js";
import { measure, type Ping, type PingOptions, pingCommand } from "./ping.js";
import type { MachineWorld } from "./programs.js";
import type { Setting } from "./settings.js";
import { System } from "./system.js";
import type { Transcript } from "./transcript.js";

// Those of its namespaces.
const presets = (settings: readonly Setting[], name: string) => (netns: string) =>
  settings.filter((each) => (each.machine ?? name) === name && (each.netns ?? netns) === netns);

export class Machine {
  readonly kernel: Kernel;
  readonly root: NetNs;
  private terminals: Map<string, Terminal<MachineWorld>> | undefined;
  private readonly born: number;
  private made: System | undefined;

  /** @internal Machines are made by `lab.machine(name)`. */
  constructor(
    readonly lab: Lab,
    readonly name: string,
  ) {
    this.born = lab.clock.now;
    const random = lab.random.stream(`machine/${name}`);
    const { profile, clock, log, settings } = lab;
    this.kernel = new Kernel(
      name,
      profile,
      clock,
      random,
      log,
      settings.length > 0 ? presets(settings, name) : undefined,
    );
    this.root = this.addNamespace("");
  }

  private get system(): System {
    const { lab, name, kernel, root, born } = this;
    this.made ??= new System({ lab, name, kernel, root, born, addNamespace: (each) => void this.addNamespace(each) });
    return this.made;
  }

  get files(): Files {
    return this.system.files;
  }

  /** What a notebook shows of it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `machine ${this.name}: ${this.root
      .devices()
      .map((dev) => dev.name)
      .join(", ")}`;
  }

  /** What its shell knows by name. */
  get commands(): readonly string[] {
    return commandNames(this.system.host, this.system.processes);
  }

  get namespaces(): readonly NetNs[] {
    return [...this.kernel.namespaces.values()];
  }

  private addNamespace(name: string): NetNs {
    const netns = new NetNs(this.kernel, name);
    config.addDevice(netns, { name: "lo", kind: "loopback" });
    return netns;
  }

  /** A file's bytes, such as `tcpdump -w` writes; throws where there is none. */
  bytes(path: string): Uint8Array {
    const read = this.files.read(path);
    if ("errno" in read) throw new Error(`machine ${this.name} has no file ${path} (${read.errno})`);
    return Uint8Array.from(read.text, (character) => character.charCodeAt(0));
  }

  /** A device of the root namespace by name; throws where there is none. */
  device(name: string): Device {
    const dev = this.root.device(name);
    if (!dev)
      throw new Error(
        `machine ${this.name} has no device ${name}: it has ${this.root
          .devices()
          .map((d) => d.name)
          .join(", ")}`,
      );
    return dev;
  }

  /** A terminal by name, opened when it is first asked for; the first is called "1". */
  terminal(name = "1"): Terminal<MachineWorld> {
    const open = this.terminals?.get(name);
    // Whoever logged out gets a new shell.
    if (open && !open.over) return open;
    const prompt = (cwd: string) => this.lab.profile.tools.prompt(this.name, cwd);
    const typing = (this.lab.options.typing ?? 0) * SECOND;
    const made = new Terminal(this.system.host, { prompt, typing });
    this.terminals ??= new Map();
    this.terminals.set(name, made);
    return made;
  }

  /** @internal The window is closed; its name is free again. */
  closeTerminal(name: string): void {
    this.terminals?.get(name)?.hangup();
    this.terminals?.delete(name);
  }

  /** Types commands into the machine's terminal and lets time pass until all of them have ended. */
  async sh(text: string): Promise<Transcript> {
    const [transcript] = await this.lab.panes([{ machine: this, text }]);
    return transcript!;
  }

  /** Runs a whole script as `bash FILE` would, its output as it comes; answers with its exit status. */
  async script(
    text: string,
    options: {
      name?: string;
      args?: string[];
      /** Virtual seconds that it may take (3600); then it is killed, and the error says who waited for what. */
      limit?: number;
      write?: (out: { stream: "stdout" | "stderr"; text: string }) => void;
    } = {},
  ): Promise<number> {
    const write = (out: Output) => {
      if (out.stream !== "echo") options.write?.({ stream: out.stream, text: out.text });
    };
    const { name = "script.sh", args = [], limit } = options;
    const what = { text, name, args, ...(limit === undefined ? {} : { limit }) };
    return this.lab.runScript(this, what, () => runScript(this.system.host, text, { name, args, write, tty: true }));
  }

  /** ping(8), its outcome as data. */
  async ping(target: string, options: PingOptions = {}): Promise<Ping> {
    return measure(await this.sh(pingCommand(target, options)));
  }
}

// How a kernel finds machines among a notebook's variables, whichever copy of this module made them.
Object.defineProperty(Machine.prototype, Symbol.for("skbook.machine"), {
  get(this: Machine) {
    return this.name;
  },
});
