// Processes of a shell: subshells, foreground waiting, background jobs, and what the shell says when they end (jobs.c).
import type { Steps } from "../../sim/task.js";
import { Death, statusOf } from "../death.js";
import { type Description, inherit, Null } from "../description.js";
import type { SignalName } from "../process.js";
import type { Running } from "../running.js";
import { describeSignal } from "../signal.js";
import { releaseAll } from "../table.js";
import { Break, Continue, Discard, Exit, ExpansionError, Return } from "./control.js";
import { endingOf, type Job, over } from "./jobs.js";
import type { Shell } from "./shell.js";
import { caught, runExitTrap, runTraps } from "./trap.js";
import { ReadonlyError } from "./variables.js";

const FORK = 300_000;
/** RLIMIT_NPROC, so to say. */
const PROCESSES = 500;
/** After this much time on the CPU a background job is taken to be busy, not about to wait. */
const PATIENCE = 50_000_000;

export interface Fork<W> {
  readonly background?: boolean;
  readonly pgid?: number | undefined;
  /** Its descriptors, held already; by default those of the shell. */
  readonly fds?: Map<number, Description>;
  readonly body: (sub: Shell<W>) => Steps<number>;
}

/** A child that will be a program at once, so that nothing of the shell need be copied for it. */
interface Plain<W> {
  readonly fds: Map<number, Description>;
  readonly program: (child: Running<W>) => Steps<number>;
}

/** A subshell in a process of its own. */
export const fork = <W>(shell: Shell<W>, { body, ...fork }: Fork<W>): Running<W> =>
  spawn(shell, fork, (child) => subshell(shell.fork(child), body));

export const forkProgram = <W>(shell: Shell<W>, { fds, program }: Plain<W>): Running<W> =>
  spawn(shell, { fds }, program);

function spawn<W>(
  shell: Shell<W>,
  { background, pgid, fds }: Omit<Fork<W>, "body">,
  body: (child: Running<W>) => Steps<number>,
): Running<W> {
  const { process, host } = shell;
  shell.budget.left -= 20;
  if (shell.processes.size > PROCESSES) {
    if (fds) releaseAll(fds);
    shell.complain("fork: retry: Resource temporarily unavailable");
    throw shell.interactive ? new Discard(254) : new Exit(254);
  }
  const own = fds ?? inherit(process.fds);
  const jobControl = shell.options.has("monitor");
  if (background && !jobControl && !fds) {
    own.get(0)?.release();
    own.set(0, new Null().hold());
  }
  const pid = host.spawnPid();
  const ignored = new Set<SignalName>(process.ignored());
  if (shell.interactive)
    for (const signal of ["SIGTERM", "SIGQUIT"] as const) if (!shell.traps.has(signal)) ignored.delete(signal);
  if (background && !jobControl) {
    ignored.add("SIGINT");
    ignored.add("SIGQUIT");
  }
  return shell.processes.spawn({
    pid,
    parent: process,
    pgid: jobControl ? (pgid ?? pid) : process.pgid,
    argv: process.argv,
    env: process.env,
    cwd: process.cwd,
    world: process.world,
    clock: host.clock,
    files: process.files,
    fds: own,
    ignored,
    body,
  });
}

function* subshell<W>(sub: Shell<W>, body: (sub: Shell<W>) => Steps<number>): Steps<number> {
  caught(sub);
  yield* sub.process.spend(FORK + sub.random.between(0, FORK / 2));
  return yield* toTheEnd(sub, body(sub));
}

/** Runs a shell to its end, whatever ends it; the EXIT trap last. */
export function* toTheEnd<W>(shell: Shell<W>, body: Steps<number>): Steps<number> {
  try {
    shell.status = yield* body;
  } catch (error) {
    if (!report(shell, error)) throw error;
  }
  yield* shell.speak();
  yield* runExitTrap(shell);
  yield* shell.speak();
  yield* shell.settle();
  return shell.status;
}

/** What may end a line or a subshell: says it, keeps its status. False for what is none of the shell's business. */
export function report<W>(shell: Shell<W>, error: unknown): boolean {
  if (error instanceof ExpansionError) {
    shell.complain(error.message);
    shell.status = error.status;
  } else if (error instanceof ReadonlyError) {
    shell.complain(`${error.variable}: readonly variable`);
    shell.status = 1;
  } else if (error instanceof Discard || error instanceof Exit || error instanceof Return) shell.status = error.status;
  else if (error instanceof RangeError) {
    // JavaScript's own stack: eval in eval in eval …
    shell.complain("nested too deeply");
    shell.status = 1;
  } else if (!(error instanceof Break || error instanceof Continue)) return false;
  return true;
}

/** Waits for a foreground job; its last process's status. */
export function* foreground<W>(shell: Shell<W>, processes: readonly Running<W>[], text: () => string): Steps<number> {
  const job = shell.options.has("monitor") ? shell.jobs.add(processes, text(), false) : undefined;
  if (job) shell.foreground = job;
  try {
    for (const process of processes) yield* waitFor(shell, process);
  } finally {
    shell.foreground = undefined;
    shell.process.standsFor = undefined;
    if (job) shell.jobs.remove(job);
  }
  const ending = processes.at(-1)!.ending!;
  for (const process of processes) shell.processes.reap(process);
  yield* sayForeground(shell, processes.at(-1)!, text);
  // wait_for: whoever waited for a job hears of the others.
  if (job && shell.interactive) yield* notify(shell);
  return statusOf(ending);
}

function* waitFor<W>(shell: Shell<W>, process: Running<W>): Steps<void> {
  while (!process.ending) {
    shell.process.standsFor = process;
    yield process.untilItEnds();
    if (shell.dying) yield* runTraps(shell);
  }
}

function* sayForeground<W>(shell: Shell<W>, process: Running<W>, text: () => string): Steps<void> {
  const ending = process.ending!;
  const signal = "signal" in ending ? ending.signal : undefined;
  if (shell.interactive) {
    if (signal === "SIGINT") {
      yield* shell.process.file(2).write("\n");
      throw new Discard(130);
    }
    if (signal && signal !== "SIGPIPE") yield* shell.process.file(2).write(`${describeSignal(signal)}\n`);
    return;
  }
  if (signal === "SIGINT") {
    // Both got the signal; as the program died of it, so does the script. One that handled it lets the script go on.
    if (shell.interrupted && !shell.traps.has("SIGINT")) shell.dying = "SIGINT";
    yield* runTraps(shell);
  } else if (signal === "SIGTERM" && !shell.traps.has("SIGTERM")) {
    yield* shell.process.file(2).write("Terminated\n");
  } else if (signal && signal !== "SIGPIPE" && !shell.traps.has(signal)) {
    yield* shell.process.file(2).write(shell.prefix() + death(process, signal, text()));
  }
  shell.interrupted = false;
}

function death<W>(process: Running<W>, signal: SignalName, text: string): string {
  return `${String(process.pid).padStart(5)} ${describeSignal(signal).padEnd(24)}${text}\n`;
}

/** `command &`. */
export function* background<W>(shell: Shell<W>, processes: readonly Running<W>[], text: string): Steps<void> {
  const job = shell.jobs.add(processes, text, true);
  shell.lastBackground = processes.at(-1)!.pid;
  if (shell.interactive) yield* shell.process.file(2).write(`[${job.number}] ${shell.lastBackground}\n`);
  const limit = shell.host.clock.now + PATIENCE;
  for (const process of processes)
    while (!process.hasBlocked && shell.host.clock.now < limit) {
      shell.process.standsFor = process;
      yield { on: [process.blocked], until: limit, why: `${process.name} (pid ${process.pid}) to start` };
    }
  shell.process.standsFor = undefined;
  job.unheard = shell.interactive && over(job);
}

/** Tells of background jobs that have ended since: before a prompt, or between a script's commands those that a signal killed. */
export function* notify<W>(shell: Shell<W>): Steps<void> {
  let text = "";
  const ended = shell.jobs.all().filter((job) => job.background && over(job) && !job.notified && !job.unheard);
  for (const job of shell.jobs.all()) job.unheard = false;
  for (const job of ended) text += shell.interactive ? shell.jobs.line(job) : killed(shell, job);
  for (const job of ended) {
    job.notified = true;
    forget(shell, job);
  }
  if (text !== "") yield* shell.process.file(2).write(text);
}

export function forget<W>(shell: Shell<W>, job: Job<W>): void {
  shell.jobs.remove(job);
  for (const process of job.processes) shell.processes.reap(process);
}

function killed<W>(shell: Shell<W>, job: Job<W>): string {
  const ending = endingOf(job);
  if (!ending || "code" in ending || shell.traps.has(ending.signal)) return "";
  if (ending.signal === "SIGINT" || ending.signal === "SIGPIPE" || ending.signal === "SIGTERM") return "";
  return shell.prefix() + death(job.processes.at(-1)!, ending.signal, job.text);
}

/** Between commands: a signal that ends the shell, or traps to run. */
export function* attend<W>(shell: Shell<W>): Steps<void> {
  if (shell.process.fatal) throw new Death(shell.process.fatal);
  if (shell.interrupted) {
    shell.interrupted = false;
    if (shell.interactive) {
      yield* shell.process.file(2).write("\n");
      throw new Discard(130);
    }
    shell.dying = "SIGINT";
  }
  if (shell.dying || shell.pending.length > 0) yield* runTraps(shell);
}
