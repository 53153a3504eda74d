// An interactive bash on a terminal, as its screen shows it: prompt and command, output, notices of jobs; the next prompt is drawn only
// when something further is typed. Not modelled: line editing, history, aliases, stopped jobs (^Z).

import type { Nanos } from "../sim/clock.js";
import type { Steps } from "../sim/task.js";
import { type Description, Screen } from "./description.js";
import type { Output, ShellHost } from "./host.js";
import { runLine, sayErrors } from "./interpreter/engine.js";
import { notify, toTheEnd } from "./interpreter/fork.js";
import type { Shell } from "./interpreter/shell.js";
import { environment, LIMIT, start } from "./interpreter/start.js";
import { read } from "./interpreter/syntax.js";
import { caught } from "./interpreter/trap.js";
import { ownPrograms } from "./programs/index.js";
import { Processes } from "./table.js";
import { Keyboard } from "./tty.js";

export const PROMPT_WAIT = "a command at the prompt";

export interface TerminalOptions {
  readonly prompt: (cwd: string, status: number) => string;
  /** What the shell calls itself in errors: "-bash". */
  readonly name?: string;
  /** How long a person takes to type the next command. */
  readonly typing?: Nanos;
}

export class Terminal<W> {
  private readonly shown: Output[] = [];
  private readonly keyboard: Keyboard;
  private readonly screens = new Set<Screen>();
  private readonly shell: Shell<W>;
  private readonly processes: Processes<W>;
  private command = 0;
  private atPrompt = false;
  private aborted = false;

  constructor(
    private readonly host: ShellHost<W>,
    private readonly options: TerminalOptions,
  ) {
    this.keyboard = new Keyboard(
      (line) => this.show("echo", line),
      (text) => this.show("stdout", text),
    );
    const processes = host.processes ?? new Processes<W>(host.scheduler, host.epoch, () => host.spawnPid());
    this.processes = processes;
    const pid = host.spawnPid();
    let shell: Shell<W> | undefined;
    processes.spawn({
      pid,
      parent: undefined,
      pgid: pid,
      argv: [options.name ?? "-bash"],
      env: environment(),
      cwd: "/root",
      world: host.world,
      clock: host.clock,
      files: host.files,
      fds: new Map<number, Description>([[0, this.keyboard.hold()]]),
      ignored: [],
      body: (process) => {
        const name = options.name ?? "-bash";
        const programs = ownPrograms(host, processes);
        shell = start({ host, programs, processes, name, args: [], interactive: true }, process);
        this.openScreens(shell);
        caught(shell);
        return toTheEnd(shell, this.main(shell));
      },
    });
    this.shell = shell!;
  }

  /** Lines that a user types; each complete command runs when the one before has ended. */
  type(text: string): void {
    this.keyboard.type(text);
  }

  /** At the prompt with nothing left that was typed, or logged out. */
  get idle(): boolean {
    return this.over || (this.atPrompt && this.keyboard.typed.length === 0);
  }

  /** The last of what was typed runs now. */
  get last(): boolean {
    return this.over || (!this.atPrompt && this.keyboard.typed.length === 0);
  }

  /** Logged out. */
  get over(): boolean {
    return this.shell.process.ending !== undefined;
  }

  get lastStatus(): number {
    return this.shell.status;
  }

  /** The command that has the terminal. */
  get foreground(): string | undefined {
    return this.shell.foreground?.text;
  }

  get output(): readonly Output[] {
    return this.shown;
  }

  text(): string {
    return this.shown.map((out) => out.text).join("");
  }

  /** ^C: what was typed ahead is lost, the foreground job gets SIGINT. */
  interrupt(): void {
    if (this.over) return;
    this.keyboard.typed.length = 0;
    const job = this.shell.foreground;
    if (this.atPrompt) {
      this.show("echo", `${this.options.prompt(this.shell.process.cwd, this.shell.status)}^C\n`);
      this.aborted = true;
      this.keyboard.changed.wake();
      return;
    }
    this.show("echo", "^C");
    const pgid = job?.processes[0]?.pgid ?? this.shell.process.pgid;
    for (const process of this.processes.group(pgid)) process.signal("SIGINT");
  }

  /** The line is gone: SIGHUP to the shell and its jobs. */
  hangup(): void {
    for (const job of this.shell.jobs.all())
      for (const process of this.processes.group(job.processes[0]!.pgid)) process.signal("SIGHUP");
    this.shell.process.signal("SIGHUP");
  }

  private show(stream: Output["stream"], text: string, command: number | undefined = this.command): void {
    this.shown.push({ time: this.host.clock.now, stream, text, command });
  }

  // Each command gets a screen of its own, so that what it writes later from the background still counts as its own.
  private openScreens(shell: Shell<W>): void {
    const { fds } = shell.process;
    const { command } = this;
    for (const [fd, stream] of [
      [1, "stdout"],
      [2, "stderr"],
    ] as const) {
      const old = fds.get(fd);
      if (old && !this.screens.has(old as Screen)) continue;
      const screen = new Screen(true, (text) => this.show(stream, text, command), true).hold();
      this.screens.add(screen);
      fds.set(fd, screen);
      if (old) {
        this.screens.delete(old as Screen);
        old.release();
      }
    }
  }

  private *main(shell: Shell<W>): Steps<number> {
    for (;;) {
      const source = yield* this.readCommand(shell);
      if (source === undefined) return shell.status;
      this.openScreens(shell);
      shell.budget.left = this.host.steps ?? LIMIT;
      shell.budget.told = false;
      shell.interrupted = false;
      shell.unit = { source, line: 1, name: undefined };
      const parsed = read(source, true);
      if (parsed.kind === "commands") yield* runLine(shell, parsed);
      else {
        sayErrors(shell, parsed);
        yield* shell.speak();
        shell.status = 2;
      }
      // Before time passes: what was killed just now is told of after the next command, as it is on a real machine.
      yield* notify(shell);
      yield* shell.settle();
    }
  }

  // Lines until they are a complete command; undefined at ^D.
  private *readCommand(shell: Shell<W>): Steps<string | undefined> {
    let source = "";
    for (;;) {
      if (source === "") yield* this.takeTime();
      const line = yield* this.readLine();
      if (this.aborted) {
        this.aborted = false;
        shell.status = 130;
        source = "";
        continue;
      }
      if (line === "\x04") {
        if (source !== "") continue;
        this.show(
          "echo",
          `${this.options.prompt(shell.process.cwd, shell.status)}${shell.name.startsWith("-") ? "logout" : "exit"}\n`,
        );
        return undefined;
      }
      if (source === "" && /^\s*(?:#|$)/.test(line)) {
        this.show("echo", `${line}\n`, undefined);
        continue;
      }
      if (source === "") this.command++;
      this.show("echo", `${source === "" ? this.options.prompt(shell.process.cwd, shell.status) : "> "}${line}\n`);
      source += `${line}\n`;
      if (read(source, false).kind !== "more") return source;
    }
  }

  /** Nobody types a command in no time; the first one of a window was typed before we looked. */
  private *takeTime(): Steps {
    const { typed, changed } = this.keyboard;
    const pause = this.command === 0 ? 0 : (this.options.typing ?? 0);
    while (pause > 0 && !this.aborted) {
      const { now } = this.host.clock;
      if (typed.length > 0 && !/^\s*(?:#|$)/.test(typed[0]!)) {
        this.atPrompt = false;
        const until = now + pause;
        while (!this.aborted && this.host.clock.now < until) yield { on: [changed], until, why: "somebody to type" };
        return;
      }
      if (typed.length > 0) return;
      this.atPrompt = true;
      yield { on: [changed], why: PROMPT_WAIT };
    }
  }

  private *readLine(): Steps<string> {
    const { typed, changed } = this.keyboard;
    while (typed.length === 0 && !this.aborted) {
      this.atPrompt = true;
      yield { on: [changed], why: PROMPT_WAIT };
    }
    this.atPrompt = false;
    return this.aborted ? "" : (typed.shift() ?? "");
  }
}
