// `bash FILE`: a script in a process of its own, its output handed on with the time it was written.

import { type Ending, statusOf } from "./death.js";
import { type Description, Null, Screen } from "./description.js";
import type { Output, ShellHost } from "./host.js";
import { toTheEnd } from "./interpreter/fork.js";
import { environment, runText, start } from "./interpreter/start.js";
import { caught } from "./interpreter/trap.js";
import { ownPrograms } from "./programs/index.js";
import { Processes } from "./table.js";

export interface ScriptOptions {
  /** $0, and what errors begin with. */
  readonly name: string;
  readonly args?: readonly string[];
  readonly write: (out: Output) => void;
  /** Output is a terminal: programs write line by line. */
  readonly tty?: boolean;
}

export class RunningScript {
  /** @internal */
  constructor(
    private readonly process: { readonly ending: Ending | undefined },
    private readonly signalAll: (signal: "SIGINT" | "SIGKILL") => void,
  ) {}

  get over(): boolean {
    return this.process.ending !== undefined;
  }

  /** The exit status, undefined while it runs. */
  get status(): number | undefined {
    return this.process.ending && statusOf(this.process.ending);
  }

  /** SIGKILL to the script and everything it started. */
  kill(): void {
    this.signalAll("SIGKILL");
  }

  /** ^C: SIGINT to the script and its foreground programs; background jobs ignore it. */
  interrupt(): void {
    this.signalAll("SIGINT");
  }
}

/** Starts; the scheduler runs it. */
export function runScript<W>(host: ShellHost<W>, script: string, options: ScriptOptions): RunningScript {
  const processes = host.processes ?? new Processes<W>(host.scheduler, host.epoch, () => host.spawnPid());
  const screen = (stream: "stdout" | "stderr") =>
    new Screen(options.tty ?? false, (text) =>
      options.write({ time: host.clock.now, stream, text, command: undefined }),
    ).hold();
  const pid = host.spawnPid();
  const process = processes.spawn({
    pid,
    parent: undefined,
    pgid: pid,
    argv: ["bash", options.name, ...(options.args ?? [])],
    env: environment(),
    cwd: "/root",
    world: host.world,
    clock: host.clock,
    files: host.files,
    fds: new Map<number, Description>([
      [0, new Null().hold()],
      [1, screen("stdout")],
      [2, screen("stderr")],
    ]),
    ignored: [],
    body: (own) => {
      const programs = ownPrograms(host, processes);
      const shell = start(
        { host, programs, processes, name: options.name, args: options.args ?? [], interactive: false },
        own,
      );
      caught(shell);
      return toTheEnd(shell, runText(shell, script, options.name));
    },
  });
  return new RunningScript(process, (signal) => {
    for (const one of processes.group(pid)) one.signal(signal);
  });
}
