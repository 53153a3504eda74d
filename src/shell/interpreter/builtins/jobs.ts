// wait, jobs, fg, disown: builtins about processes. Not modelled: stopped jobs (bg, suspend).

import type { Steps } from "../../../sim/task.js";
import { statusOf } from "../../death.js";
import { isModelled, signalNumbers } from "../../signal.js";
import { foreground, forget, notify } from "../fork.js";
import { endingOf, type Job, over, stateOf } from "../jobs.js";
import type { Shell } from "../shell.js";
import { type Builtin, letters, say } from "./builtin.js";

const wait: Builtin = function* (shell, argv) {
  const words = [...argv];
  let variable: string | undefined;
  const at = words.indexOf("-p");
  if (at > 0) [, variable] = words.splice(at, 2);
  const found = letters(shell, words, "fn", "wait: usage: wait [-fn] [-p var] [id ...]");
  if (!found) return 2;
  yield* shell.settle();
  if (variable !== undefined) shell.variables.unset(variable);
  if (found.set.has("n")) return yield* waitAny(shell, found.rest, variable);
  if (found.rest.length === 0) {
    for (;;) {
      for (const one of shell.jobs.all()) one.unheard = false;
      const job = shell.jobs.all().find((one) => one.background && !over(one));
      if (!job) break;
      const status = yield* waitFor(shell, job);
      if (status !== undefined) return status;
    }
    if (!shell.interactive)
      for (const job of shell.jobs.all().filter((one) => one.background && over(one))) finish(shell, job);
    return 0;
  }
  let status = 0;
  for (const word of found.rest) status = yield* waitOne(shell, word);
  return status;
};

function* waitOne(shell: Shell<unknown>, word: string): Steps<number> {
  const job = word.startsWith("%")
    ? shell.jobs.bySpec(word)
    : /^\d+$/.test(word)
      ? shell.jobs.byPid(Number(word))
      : undefined;
  if (job) {
    const process = job.processes.find((one) => String(one.pid) === word);
    const interrupted = yield* waitFor(shell, job, process);
    if (interrupted !== undefined) return interrupted;
    const status = statusOf((process ?? job.processes.at(-1)!).ending!);
    if (!shell.interactive && over(job)) finish(shell, job);
    // Here, so that `wait 2>/dev/null` is quiet about a death.
    if (!shell.interactive) yield* notify(shell);
    return status;
  }
  if (word.startsWith("%")) shell.complain(`wait: ${word}: no such job`);
  else if (!/^\d+$/.test(word)) {
    shell.complain(`wait: \`${word}': not a pid or valid job spec`);
    return 1;
  } else {
    const known = shell.jobs.statusOf(Number(word));
    if (known !== undefined) return known;
    shell.complain(`wait: pid ${word} is not a child of this shell`);
  }
  return 127;
}

// Until all of the job (or one of its processes) has ended; a signal that is trapped ends the waiting with 128+n.
function* waitFor(
  shell: Shell<unknown>,
  job: Job<unknown>,
  only?: Job<unknown>["processes"][number],
): Steps<number | undefined> {
  job.unheard = false;
  const done = () => (only ? only.ending !== undefined : over(job));
  while (!done()) {
    const left = only ? [only] : job.processes.filter((process) => !process.ending);
    yield left[0]!.untilItEnds();
    const name = shell.pending[0];
    if (name !== undefined && isModelled(name)) return 128 + signalNumbers[name];
    if (shell.interrupted || shell.dying) return 130;
  }
  return undefined;
}

// wait -n: the first to end, of all or of those that are named.
function* waitAny(shell: Shell<unknown>, words: readonly string[], variable: string | undefined): Steps<number> {
  const named = (job: Job<unknown>) =>
    words.length === 0 ||
    words.some((word) => job.processes.some((one) => String(one.pid) === word) || shell.jobs.bySpec(word) === job);
  const jobs = () => shell.jobs.all().filter((job) => job.background && named(job));
  for (;;) {
    const ended = jobs().find((job) => over(job) && !job.notified);
    if (ended) {
      ended.notified = true;
      if (variable !== undefined) shell.variables.set(variable, String(ended.processes.at(-1)!.pid));
      if (!shell.interactive) forget(shell, ended);
      return statusOf(endingOf(ended)!);
    }
    if (jobs().length === 0) return 127;
    yield { on: [shell.process.childEnded], why: "a child to end" };
    if (shell.pending.length > 0 || shell.interrupted || shell.dying) return 130;
  }
}

// A job that was waited for is not told of again, except for one that a signal killed: notify() says so and removes it.
function finish(shell: Shell<unknown>, job: Job<unknown>): void {
  const ending = endingOf(job);
  if (ending && "code" in ending) forget(shell, job);
}

const jobs: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "lnprs", "jobs: usage: jobs [-lnprs] [jobspec ...] or jobs -x command [args]");
  if (!found) return 2;
  let out = "";
  let status = 0;
  const list = shell.jobs.all().length > 0 ? shell.jobs : (shell.parentJobs ?? shell.jobs);
  let chosen = list.all().filter((job) => job.background);
  if (found.rest.length > 0) {
    chosen = [];
    for (const word of found.rest) {
      const job = list.bySpec(word.startsWith("%") ? word : `%${word}`);
      if (job) chosen.push(job);
      else {
        shell.complain(`jobs: ${word}: no such job`);
        status = 1;
      }
    }
  }
  if (found.set.has("r")) chosen = chosen.filter((job) => stateOf(job) === "Running");
  if (found.set.has("s")) chosen = [];
  for (const job of chosen)
    out += found.set.has("p") ? `${job.processes[0]!.pid}\n` : list.line(job, found.set.has("l"));
  if (list === shell.jobs) for (const job of chosen.filter(over)) forget(shell, job);
  yield* say(shell, out);
  return status;
};

const disown: Builtin = function* (shell, argv) {
  const words = argv.slice(1).filter((word) => !word.startsWith("-"));
  const all = argv.includes("-a") ? [...shell.jobs.all()] : [];
  for (const word of words.length > 0 || all.length > 0 ? words : ["%%"]) {
    const job = word.startsWith("%") ? shell.jobs.bySpec(word) : shell.jobs.byPid(Number(word));
    if (!job) {
      shell.complain(`disown: ${words.length > 0 ? word : "current"}: no such job`);
      return 1;
    }
    all.push(job);
  }
  for (const job of all) shell.jobs.remove(job);
  return 0;
};

// biome-ignore lint/correctness/useYield: it only refuses
const control: Builtin = function* (shell, argv) {
  const why = argv[0] === "suspend" ? "cannot suspend: no job control" : "no job control";
  if (!shell.options.has("monitor")) shell.complain(`${argv[0]}: ${why}`);
  else shell.complaints.push(`skbook: ${argv[0]}: stopped jobs are not simulated\n`);
  return 1;
};

/** `fg`: the job has the terminal again. */
const fg: Builtin = function* (shell, argv) {
  if (!shell.options.has("monitor")) return yield* control(shell, argv);
  const job = shell.jobs.bySpec(argv[1]?.replace(/^(?!%)/, "%") ?? "%%");
  if (!job) {
    shell.complain(`fg: ${argv[1] ?? "current"}: no such job`);
    return 1;
  }
  yield* say(shell, `${job.text}\n`);
  shell.jobs.remove(job);
  return yield* foreground(shell, job.processes, () => job.text);
};

export const processes: readonly (readonly [string, Builtin])[] = [
  ["wait", wait],
  ["jobs", jobs],
  ["fg", fg],
  ["bg", control],
  ["suspend", control],
  ["disown", disown],
];
