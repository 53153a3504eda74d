// kill and the list of signals. Not modelled: signals that stop a process, and most that only a debugger sends.
import type { Steps } from "../../../sim/task.js";
import type { SignalName } from "../../process.js";
import { allSignals, isModelled, realTime, signalNamed } from "../../signal.js";
import { attend } from "../fork.js";
import type { Shell } from "../shell.js";
import { type Builtin, say, usage } from "./builtin.js";

const killUsage = "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]";

export const kill: Builtin = function* (shell, argv) {
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
    shell.complaints.push(`skbook: kill: ${name} is not simulated\n`);
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

export function* listSignals(shell: Shell<unknown>, words: readonly string[]): Steps<number> {
  if (words.length > 0) {
    let status = 0;
    for (const word of words) {
      const name = signalNamed(/^\d+$/.test(word) && Number(word) > 128 ? String(Number(word) - 128) : word);
      if (name === undefined) {
        shell.complain(`kill: ${word}: invalid signal specification`);
        status = 1;
        continue;
      }
      const short = name === "0" ? "EXIT" : name.replace("SIG", "");
      yield* say(shell, `${/^\d+$/.test(word) ? short : allSignals.indexOf(name)}\n`);
    }
    return status;
  }
  const names = [...allSignals.slice(1).entries()].map(([index, name]) => [index + 1, name] as [number, string]);
  for (let n = 34; n <= 64; n++) names.push([n, realTime(n)!]);
  let out = "";
  for (const [index, [number, name]] of names.entries())
    out += `${String(number).padStart(2)}) ${name}${index % 5 === 4 ? "\n" : "\t"}`;
  if (names.length % 5 > 0) out += "\n";
  yield* say(shell, out);
  return 0;
}
