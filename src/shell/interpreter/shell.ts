// The state of one shell process: what a subshell copies, and how it speaks. Running commands is the engine's work (engine.ts).
import type { Assignment } from "unbash";
import type { Nanos } from "../../sim/clock.js";
import type { Random } from "../../sim/random.js";
import type { Steps } from "../../sim/task.js";
import type { Programs, ShellHost } from "../host.js";
import type { SignalName } from "../process.js";
import type { Running } from "../running.js";
import type { Processes } from "../table.js";
import { type Job, Jobs } from "./jobs.js";
import type { Substitution } from "./procsub.js";
import type { Budget, Engine, Setup, ShellFunction, Unit } from "./setup.js";
import { Variables } from "./variables.js";

export class Shell<W> {
  readonly host: ShellHost<W>;
  readonly programs: Programs<W>;
  readonly processes: Processes<W>;
  readonly process: Running<W>;
  readonly random: Random;
  readonly engine: Engine<W>;
  readonly interactive: boolean;
  readonly budget: Budget;
  name: string;
  private drawn: Random | undefined;
  private readonly diceName: string;
  /** $$: a subshell keeps its parent's. */
  readonly pid: number;
  readonly parentPid: number;
  variables: Variables;
  functions = new Map<string, ShellFunction>();
  options = new Set(["braceexpand", "hashall", "interactive-comments"]);
  shopts = new Set<string>();
  traps = new Map<string, string>();
  positional: readonly string[];
  status = 0;
  lastBackground: number | undefined;
  pipeStatus: readonly number[] = [0];
  jobs = new Jobs<W>();
  /** A subshell's parent's: `jobs | cat` and `$(jobs -p)` still list them, but they are nobody's to wait for here. */
  parentJobs: Jobs<W> | undefined;
  unit: Unit = { source: "", line: 1, name: undefined };
  /** Where in the unit the current command begins. */
  at = 0;
  calls: string[] = [];
  /** The line that each of them was called from. */
  callLines: number[] = [];
  /** pushd's, below the present directory. */
  directories: readonly string[] = [];
  /** Where getopts stands inside a word. */
  optionAt = { index: 1, char: 1 };
  readonly processSubstitutions: Substitution<W>[] = [];
  /** Descriptors of {name}> in the present command. */
  readonly keptOpen = new Set<number>();
  aliases = new Map<string, string>();
  /** What was typed. */
  readonly history: string[] = [];
  /** BASH_COMMAND, made when it is asked for. */
  command: () => string = () => "";
  /** In the action of a DEBUG, ERR or RETURN trap: none of them there. */
  inTrap = false;
  /** bash -c. */
  inline = false;
  level = 0;
  /** A value is being expanded: ~ counts after colons. */
  assigning = false;
  loops = 0;
  /** Above 0 where a failure is looked at (`if`, `&&`, `!`): no errexit there. */
  tested = 0;
  sourced = 0;
  /** The files that are being sourced. */
  readonly sources: string[] = [];
  secondsFrom: Nanos = 0;
  subshell = false;
  /** Signals that came while a trap is set. */
  pending: string[] = [];
  /** SIGINT came, and nothing has been done about it. */
  interrupted = false;
  /** The signal that will end the shell when it has run its EXIT trap. */
  dying: SignalName | undefined;
  /** The job that has the terminal. */
  foreground: Job<W> | undefined;
  /** The status of the last command substitution of the current command. */
  substituted: number | undefined;
  /** $_ */
  lastArgument = "";
  /** How many + stand before a traced command. */
  nesting = 1;
  /** `declare a=(…)`: the arrays of the present command's words, by their text. */
  readonly arrays = new Map<string, Assignment>();
  /** CPU time that builtins used and that has not passed yet. */
  private debt: Nanos = 0;

  constructor(setup: Setup<W>) {
    this.host = setup.host;
    this.programs = setup.programs;
    this.processes = setup.processes;
    this.process = setup.process;
    this.random = setup.random;
    this.engine = setup.engine;
    this.interactive = setup.interactive;
    this.budget = setup.budget;
    this.name = setup.name;
    this.diceName = setup.dice ?? "RANDOM";
    this.positional = setup.args;
    this.pid = setup.pid ?? setup.process.pid;
    this.parentPid = setup.parentPid ?? setup.process.ppid;
    this.variables = new Variables();
    this.secondsFrom = setup.host.clock.now;
  }

  /** RANDOM's; assigning to it begins a new row. */
  get dice(): Random {
    this.drawn ??= this.random.stream(this.diceName);
    return this.drawn;
  }

  set dice(dice: Random) {
    this.drawn = dice;
  }

  /** What fork(2) copies, in a process of its own. */
  fork(process: Running<W>): Shell<W> {
    const copy = new Shell<W>({
      host: this.host,
      programs: this.programs,
      processes: this.processes,
      process,
      random: this.random,
      engine: this.engine,
      name: this.name,
      args: this.positional,
      interactive: false,
      budget: this.budget,
      dice: `RANDOM ${process.pid}`,
      pid: this.pid,
      parentPid: this.parentPid,
    });
    copy.secondsFrom = this.secondsFrom;
    copy.interactivePrefix = this.interactive || this.interactivePrefix;
    copy.variables = this.variables.clone();
    copy.functions = new Map(this.functions);
    copy.options = new Set(this.options);
    copy.options.delete("monitor");
    copy.shopts = new Set(this.shopts);
    copy.status = this.status;
    copy.lastBackground = this.lastBackground;
    copy.pipeStatus = this.pipeStatus;
    copy.unit = this.unit;
    copy.at = this.at;
    copy.calls = [...this.calls];
    copy.callLines = [...this.callLines];
    copy.directories = this.directories;
    copy.optionAt = this.optionAt;
    copy.aliases = new Map(this.aliases);
    copy.inline = this.inline;
    copy.level = this.level + 1;
    copy.loops = this.loops;
    copy.tested = this.tested;
    copy.sourced = this.sourced;
    copy.nesting = this.nesting;
    copy.subshell = true;
    copy.parentJobs = this.jobs.all().length > 0 ? this.jobs : this.parentJobs;
    // Ignored stays ignored; what was caught is back to its own action.
    for (const [name, action] of this.traps) {
      const kept = name === "ERR" ? this.options.has("errtrace") : name !== "EXIT" && this.options.has("functrace");
      if (action === "" || (kept && /^(?:ERR|DEBUG|RETURN)$/.test(name))) copy.traps.set(name, action);
    }
    return copy;
  }

  interrupt(): void {
    this.interrupted = true;
  }

  /** By this signal, once the EXIT trap has run. */
  die(signal: SignalName): void {
    this.dying = signal;
  }

  /** Virtual time as this shell sees it, with what its builtins have used since it last waited. */
  now(): Nanos {
    return this.host.clock.now + this.debt;
  }

  /** A builtin's few microseconds; they pass together, at the latest a millisecond later. */
  *work(time: Nanos): Steps<void> {
    this.debt += time;
    if (this.debt >= 1_000_000) yield* this.settle();
  }

  *settle(): Steps<void> {
    const time = this.debt;
    this.debt = 0;
    if (time > 0) yield* this.process.spend(time);
  }

  ifs(): string {
    const { value } = this.variables.get("IFS") ?? { value: " \t\n" };
    return typeof value === "string" ? value : " \t\n";
  }

  flags(): string {
    const letters: [string, string][] = [
      ["errexit", "e"],
      ["noglob", "f"],
      ["hashall", "h"],
      ["monitor", "m"],
      ["nounset", "u"],
      ["xtrace", "x"],
      ["braceexpand", "B"],
      ["noclobber", "C"],
    ];
    const set = letters.filter(([name]) => this.options.has(name)).map(([, letter]) => letter);
    return set.join("").replace(/B?C?$/, (end) => (this.interactive ? `i${end}` : end));
  }

  line(): number {
    const { source, line } = this.unit;
    let count = line;
    for (let at = source.indexOf("\n"); at >= 0 && at < this.at; at = source.indexOf("\n", at + 1)) count++;
    return count;
  }

  /** Subshells of an interactive shell complain without line numbers too. */
  interactivePrefix = false;

  /** "script.sh: line 3: ", or "-bash: ". */
  prefix(line = this.line()): string {
    if (this.interactive || this.interactivePrefix) return `${this.name}: `;
    return `${this.unit.name ?? this.name}: line ${line}: `;
  }

  /** Errors are collected and written when the command is done with. */
  complain(message: string): void {
    this.complaints.push(`${this.prefix()}${message}\n`);
  }

  readonly complaints: string[] = [];

  *speak(): Steps<void> {
    if (this.complaints.length === 0) return;
    const text = this.complaints.splice(0).join("");
    yield* this.settle();
    yield* this.process.file(2).write(text);
  }
}
