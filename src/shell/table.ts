// The process table: births, deaths, zombies. A process is a task on the virtual clock that runs a program's steps; a signal ends or
// wakes it between two of them. Not modelled: sessions, stopped processes, limits, priorities (every process has a CPU of its own).
import type { Scheduler, Steps } from "../sim/task.js";
import { Death, type Ending, statusOf } from "./death.js";
import { type Description, ReadError, WriteError } from "./description.js";
import { strerror } from "./errno.js";
import type { Programs } from "./host.js";
import type { Program } from "./process.js";
import { type Birth, Running } from "./running.js";

/** What fork and exec take. */
const EXEC = 300_000;

export class Processes<W> {
  private readonly table = new Map<number, Running<W>>();
  /** What the shells among them find; made for the first of them. */
  programs: Programs<W> | undefined;

  constructor(
    private readonly scheduler: Scheduler,
    readonly epoch = 0,
    private readonly nextPid: () => number = () => 0,
  ) {}

  /** fork(2), execve(2) and wait(2) in one. */
  *child(
    parent: Running<W>,
    program: Program<W>,
    argv: readonly string[],
    fds: Map<number, Description>,
  ): Steps<number> {
    const { env, cwd, world, clock, files } = parent;
    const ignored = parent.ignored();
    const pid = this.nextPid();
    const process = this.spawn({
      ...{ pid, parent, argv, env, cwd, world, clock, files, fds, ignored },
      *body(own) {
        yield* own.spend(EXEC);
        const status = yield* program(own);
        yield* own.stdout.flush();
        return status;
      },
    });
    parent.standsFor = process;
    while (!process.ending) yield process.untilItEnds();
    parent.standsFor = undefined;
    this.reap(process);
    return statusOf(process.ending);
  }

  /** fork(2): the child runs when the caller next waits. */
  spawn(birth: Birth<W>): Running<W> {
    const process = new Running<W>(birth, this);
    this.table.set(process.pid, process);
    birth.parent?.children.add(process);
    // At once: what fork copies is copied before the parent goes on.
    const steps = birth.body(process);
    process.task = this.scheduler.spawn(process.name, this.life(process, steps));
    return process;
  }

  find(pid: number): Running<W> | undefined {
    return this.table.get(pid);
  }

  get size(): number {
    return this.table.size;
  }

  /** Zombies too; oldest first. */
  all(): Running<W>[] {
    return [...this.table.values()];
  }

  group(pgid: number): Running<W>[] {
    return this.all().filter((process) => process.pgid === pgid);
  }

  /** wait(2): the zombie is gone. */
  reap(process: Running<W>): void {
    if (!process.ending) return;
    this.table.delete(process.pid);
    process.parent?.children.delete(process);
  }

  private *life(process: Running<W>, inner: Steps<number>): Steps<void> {
    if (process.fatal) return this.end(process, { signal: process.fatal });
    try {
      for (;;) {
        const step = inner.next();
        if (step.done) return this.end(process, { code: step.value });
        process.noteBlocked();
        if (!process.fatal) yield step.value;
        if (process.fatal) {
          inner.return(0);
          return this.end(process, { signal: process.fatal });
        }
      }
    } catch (error) {
      if (error instanceof Death) return this.end(process, { signal: error.signal });
      if (error instanceof WriteError) {
        const what = error instanceof ReadError ? "-" : "write error";
        yield* process.stderr.write(`${process.argv[0]}: ${what}: ${strerror(error.errno)}\n`);
        return this.end(process, { code: 1 });
      }
      this.end(process, { code: 1 });
      throw error;
    }
  }

  private end(process: Running<W>, ending: Ending): void {
    process.finish(ending);
    for (const child of process.children) {
      child.ppid = 1;
      if (child.ending) this.table.delete(child.pid);
    }
    if (process.ppid === 1) this.table.delete(process.pid);
  }
}

export function releaseAll(fds: ReadonlyMap<number, Description>): void {
  for (const file of fds.values()) file.release();
}
