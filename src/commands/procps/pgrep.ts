// pgrep(1), pkill(1) and pidof(8) of procps-ng 4.0.2 and sysvinit: -x -f -l -a -c -n -o -v -i -d -P -e and a signal; pidof -s.
// Left out: users, terminals, sessions, groups, namespaces, states, their usage's list of options.
import { isModelled, type Process, type ProcessEntry, type SignalName, signalNamed } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { options } from "../text/input.js";
import { regexSource } from "../text/regex.js";

const commOf = ({ argv }: ProcessEntry): string => (argv[0] ?? "").replace(/^.*\//, "").slice(0, 15);
const lineOf = ({ argv }: ProcessEntry): string => argv.join(" ");

const long = {
  "list-name": "l",
  "list-full": "a",
  count: "c",
  newest: "n",
  oldest: "o",
  inverse: "v",
  "ignore-case": "i",
  delimiter: "d",
  parent: "P",
  exact: "x",
  full: "f",
  echo: "e",
  signal: "S",
};

export const pgrep = (process: Process): Steps<number> => search(process, "pgrep");
export const pkill = (process: Process): Steps<number> => search(process, "pkill");

function* search(process: Process, program: "pgrep" | "pkill"): Steps<number> {
  let signal: string | undefined;
  const argv = process.argv.filter((word, index) => {
    const name =
      program === "pkill" && index > 0 && /^-(\d+|[A-Z][A-Z0-9]+)$/.test(word) ? signalNamed(word.slice(1)) : undefined;
    signal ??= name;
    return name === undefined;
  });
  const spec = program === "pkill" ? "cefinoP:S:vx" : "acd:fFilnoP:vx";
  const parsed = yield* options(process, spec, long, argv, `Try \`${program} --help' for more information.\n`);
  if (!parsed) return 2;
  const { given, operands } = parsed;
  if (given.has("S")) signal = signalNamed(given.get("S")!);
  if (operands.length > 1) {
    yield* process.stderr.write(
      `${program}: only one pattern can be provided\nTry \`${program} --help' for more information.\n`,
    );
    return 2;
  }
  const [pattern] = operands;
  if (pattern === undefined && !given.has("P")) {
    yield* process.stderr.write(
      `${program}: no matching criteria specified\nTry \`${program} --help' for more information.\n`,
    );
    return 2;
  }
  const source = regexSource(pattern ?? "", "extended");
  if (typeof source !== "string") {
    yield* process.stderr.write(`${program}: regex error: ${source.error}\n`);
    return 2;
  }
  const regex = new RegExp(given.has("x") ? `^(?:${source})$` : source, given.has("i") ? "i" : "");
  const parents = given.get("P")?.split(",").map(Number);
  let found = process.others().filter((each) => {
    if (each.over || each.pid === process.pid) return false;
    const hit = regex.test(given.has("f") ? lineOf(each) : commOf(each)) && (parents?.includes(each.ppid) ?? true);
    return hit !== given.has("v");
  });
  if (given.has("n")) found = found.slice(-1);
  if (given.has("o")) found = found.slice(0, 1);
  if (program === "pkill") {
    const name = signal ?? "SIGTERM";
    if (name !== "0" && !isModelled(name)) {
      yield* process.stderr.write(`skbook: pkill: ${name} is not simulated\n`);
      return 1;
    }
    for (const each of found) {
      if (given.has("e")) yield* process.stdout.write(`${commOf(each)} killed (pid ${each.pid})\n`);
      if (name !== "0") each.signal(name as SignalName);
    }
  }
  if (given.has("c")) yield* process.stdout.write(`${found.length}\n`);
  else if (program === "pgrep" && found.length > 0) {
    const line = (each: ProcessEntry) =>
      given.has("a") ? `${each.pid} ${lineOf(each)}` : given.has("l") ? `${each.pid} ${commOf(each)}` : `${each.pid}`;
    yield* process.stdout.write(`${found.map(line).join(given.get("d") ?? "\n")}\n`);
  }
  return found.length > 0 ? 0 : 1;
}

export function* pidof(process: Process): Steps<number> {
  const words = process.argv.slice(1);
  const names = words.filter((word) => !word.startsWith("-"));
  const pids = process
    .others()
    .filter((each) => !each.over && names.some((name) => commOf(each) === name.replace(/^.*\//, "").slice(0, 15)))
    .map(({ pid }) => pid)
    .reverse();
  if (pids.length === 0) return 1;
  yield* process.stdout.write(`${(words.includes("-s") ? pids.slice(0, 1) : pids).join(" ")}\n`);
  return 0;
}
