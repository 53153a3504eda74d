// kill, wait, jobs, disown, trap: builtins about processes. Not modelled: fg, bg, suspend, wait -n -p.

import type { Steps } from "../../../sim/task.js";
import { statusOf } from "../../death.js";
import type { SignalName } from "../../process.js";
import { allSignals, isModelled, signalNamed, signalNumbers } from "../../signal.js";
import { attend, forget, notify } from "../fork.js";
import { endingOf, type Job, over, stateOf } from "../jobs.js";
import { quote } from "../quote.js";
import type { Shell } from "../shell.js";
import { setTrap } from "../trap.js";
import { type Builtin, letters, say, usage } from "./builtin.js";

const killUsage = "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]";

const kill: Builtin = function* (shell, argv) {
  let words = argv.slice(1);
  if (words[0] === "-l" || words[0] === "-L") return yield* listSignals(shell, words.slice(1));
  let spec = "TERM";
  if (words[0] === "-s" || words[0] === "-n") {
    if (words[1] === undefined) {
      shell.complain(`kill: ${words[0]}: option requires an argument`);
      return 1;
    }
    spec = words[1];
    words = words.slice(2);
  } else if (/^-./.test(words[0] ?? "") && words[0] !== "--") {
    spec = words[0]!.slice(1);
    words = words.slice(1);
  }
  if (words[0] === "--") words = words.slice(1);
  const name = signalNamed(spec);
  if (name === undefined) {
    shell.complain(`kill: ${spec}: invalid signal specification`);
    return 1;
  }
  if (words.length === 0) return usage(shell, killUsage);
  if (name !== "0" && !isModelled(name)) {
    shell.complain(`kill: ${name}: not available in this shell`);
    return 1;
  }
  let status = 0;
  for (const word of words) if (!send(shell, word, name === "0" ? undefined : (name as SignalName))) status = 1;
  yield* attend(shell);
  return status;
};

function send(shell: Shell<unknown>, word: string, signal: SignalName | undefined): boolean {
  if (word.startsWith("%")) {
    const job = shell.jobs.bySpec(word);
    if (!job) shell.complain(`kill: ${word}: no such job`);
    else for (const process of job.processes) if (signal) process.signal(signal);
    return job !== undefined;
  }
  if (!/^-?\d+$/.test(word)) {
    shell.complain(`kill: ${word}: arguments must be process or job IDs`);
    return false;
  }
  const pid = Number(word);
  const targets =
    pid > 0
      ? [shell.processes.find(pid)].filter((one) => one !== undefined)
      : shell.processes.group(pid === 0 ? shell.process.pgid : -pid);
  // A shell that already waited for its child knows the pid no more.
  if (targets.length === 0 || (targets.every((one) => one.ending) && shell.jobs.statusOf(pid) !== undefined)) {
    shell.complain(`kill: (${word}) - No such process`);
    return false;
  }
  for (const process of targets) if (signal) process.signal(signal);
  return true;
}

function* listSignals(shell: Shell<unknown>, words: readonly string[]): Steps<number> {
  if (words.length > 0) {
    for (const word of words) {
      const name = signalNamed(/^\d+$/.test(word) && Number(word) > 128 ? String(Number(word) - 128) : word);
      if (name === undefined) {
        shell.complain(`kill: ${word}: invalid signal specification`);
        return 1;
      }
      yield* say(shell, `${/^\d+$/.test(word) ? name.replace("SIG", "") : allSignals.indexOf(name)}\n`);
    }
    return 0;
  }
  const names = [...allSignals.slice(1).entries()].map(([index, name]) => [index + 1, name] as [number, string]);
  for (let n = 34; n <= 64; n++)
    names.push([
      n,
      n === 34 ? "SIGRTMIN" : n === 64 ? "SIGRTMAX" : n < 50 ? `SIGRTMIN+${n - 34}` : `SIGRTMAX-${64 - n}`,
    ]);
  let out = "";
  for (const [index, [number, name]] of names.entries())
    out += `${String(number).padStart(2)}) ${name}${index % 5 === 4 || index === names.length - 1 ? "\n" : "\t"}`;
  yield* say(shell, out);
  return 0;
}

const wait: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "fn", "wait: usage: wait [-fn] [-p var] [id ...]");
  if (!found) return 2;
  yield* shell.settle();
  if (found.rest.length === 0) {
    if (found.set.has("n")) return yield* waitAny(shell);
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

function* waitAny(shell: Shell<unknown>): Steps<number> {
  const jobs = () => shell.jobs.all().filter((job) => job.background);
  for (;;) {
    const ended = jobs().find((job) => over(job) && !job.notified);
    if (ended) {
      ended.notified = true;
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

const trap: Builtin = function* (shell, argv) {
  let words = argv.slice(1);
  if (words[0] === "--") words = words.slice(1);
  if (words[0] === "-l") return yield* listSignals(shell, []);
  if (words.length === 0 || words[0] === "-p") {
    const order = (name: string) => (name === "EXIT" ? 0 : allSignals.indexOf(name));
    const set = [...shell.traps].sort(([a], [b]) => order(a) - order(b));
    yield* say(shell, set.map(([name, action]) => `trap -- ${quote(action, true)} ${name}\n`).join(""));
    return 0;
  }
  const reset = words[0] === "-" || words.length === 1;
  const [action, ...names] = words.length === 1 ? ["-", ...words] : words;
  let status = 0;
  for (const word of names) {
    const name = word === "0" || word.toUpperCase() === "EXIT" ? "EXIT" : signalNamed(word);
    const own = /^(?:ERR|DEBUG|RETURN)$/.test(word);
    if (name === undefined && !own) {
      shell.complain(`trap: ${word}: invalid signal specification`);
      status = 1;
    } else setTrap(shell, name ?? word, reset ? undefined : action);
  }
  return status;
};

export const processes: readonly (readonly [string, Builtin])[] = [
  ["kill", kill],
  ["wait", wait],
  ["jobs", jobs],
  ["disown", disown],
  ["trap", trap],
];
