// Lists and pipelines: ; & && || ! |, and who runs in a process of its own.
import type { AndOr, Pipeline, PipelineNode, Statement } from "unbash";
import { MILLISECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { statusOf } from "../death.js";
import type { Description } from "../description.js";
import { inherit } from "../description.js";
import { pipe } from "../pipe.js";
import type { Running } from "../running.js";
import { failing, lookedAt, single } from "./compound.js";
import { background, foreground, fork, notify } from "./fork.js";
import { print } from "./print.js";
import type { Shell } from "./shell.js";

export function* run<W>(shell: Shell<W>, statements: readonly Statement[]): Steps<number> {
  for (const statement of statements) {
    if (statement.background) yield* inBackground(shell, statement);
    else shell.status = yield* list(shell, statement.command, false);
    if (!shell.interactive && shell.jobs.all().length > 0) yield* notify(shell);
  }
  return shell.status;
}

function* inBackground<W>(shell: Shell<W>, { command, pos }: Statement): Steps<void> {
  yield* shell.settle();
  shell.at = pos;
  const text = print(command);
  if (command.type === "Pipeline" && command.commands.length > 1 && command.prefixes.length === 0) {
    yield* background(shell, startPipeline(shell, command, true), text);
  } else {
    const child = fork(shell, { background: true, body: (sub) => list(sub, command, true) });
    yield* background(shell, [child], text);
  }
  shell.status = 0;
}

function* list<W>(shell: Shell<W>, node: Statement["command"], replace: boolean): Steps<number> {
  if (node.type !== "AndOr") return yield* pipeline(shell, node, replace);
  return yield* andOr(shell, node);
}

function* andOr<W>(shell: Shell<W>, node: AndOr): Steps<number> {
  let status = 0;
  for (const [index, command] of node.commands.entries()) {
    const operator = node.operators[index - 1];
    if (operator === "&&" ? status !== 0 : operator === "||" && status === 0) continue;
    const last = index === node.commands.length - 1;
    if (last) status = yield* pipeline(shell, command, false);
    else status = yield* lookedAt(shell, () => pipeline(shell, command, false));
    shell.status = status;
  }
  return status;
}

function* pipeline<W>(shell: Shell<W>, node: PipelineNode, replace: boolean): Steps<number> {
  if (node.type !== "Pipeline") return yield* single(shell, node, replace);
  const negated = node.prefixes.filter((prefix) => prefix.type === "Negation").length % 2 === 1;
  const timed = node.prefixes.some((prefix) => prefix.type === "Time");
  const started = shell.now();
  const body = () =>
    node.commands.length > 1 ? piped(shell, node) : node.commands[0] ? single(shell, node.commands[0], false) : zero();
  const status = negated ? yield* lookedAt(shell, body) : yield* body();
  const posix = node.prefixes.some((prefix) => prefix.type === "Time" && prefix.posix);
  if (timed) yield* times(shell, shell.now() - started, posix);
  return negated ? (status === 0 ? 1 : 0) : status;
}

// biome-ignore lint/correctness/useYield: a lone `!` or `time`
function* zero(): Steps<number> {
  return 0;
}

// TIMEFORMAT: %R, %U and %S with digits after the point and l for minutes, %P the share of a CPU.
function* times<W>(shell: Shell<W>, elapsed: number, posix: boolean): Steps<void> {
  const format = posix
    ? "real %2R\nuser %2U\nsys %2S"
    : (shell.variables.text("TIMEFORMAT") ?? "\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS");
  if (format === "") return;
  const text = format.replace(/%([0-3]?)(l?)([RUSP%])/g, (_, digits: string, long: string, what: string) => {
    if (what === "%") return "%";
    if (what === "P") return "0.00";
    const millis = what === "R" ? Math.floor(elapsed / MILLISECOND) : 0;
    const places = digits === "" ? 3 : Number(digits);
    const cut = (ms: number) => (Math.floor(ms / 10 ** (3 - places)) / 10 ** places).toFixed(places);
    return long ? `${Math.floor(millis / 60_000)}m${cut(millis % 60_000)}s` : cut(millis);
  });
  yield* shell.process.file(2).write(`${text}\n`);
}

function* piped<W>(shell: Shell<W>, node: Pipeline): Steps<number> {
  yield* shell.settle();
  const processes = startPipeline(shell, node, false);
  const last = yield* foreground(shell, processes, () => print(node));
  shell.pipeStatus = processes.map((process) => statusOf(process.ending!));
  const status = shell.options.has("pipefail") ? ([...shell.pipeStatus].reverse().find((one) => one !== 0) ?? 0) : last;
  return yield* failing(shell, status);
}

function startPipeline<W>(shell: Shell<W>, node: Pipeline, inBackground: boolean): Running<W>[] {
  const processes: Running<W>[] = [];
  let input: Description | undefined;
  for (const [index, command] of node.commands.entries()) {
    const fds = inherit(shell.process.fds);
    if (input) swap(fds, 0, input);
    input = undefined;
    const operator = node.operators[index];
    if (operator) {
      const { reader, writer } = pipe();
      swap(fds, 1, writer.hold());
      if (operator === "|&") swap(fds, 2, writer.hold());
      input = reader.hold();
    }
    const body = (sub: Shell<W>) => single(sub, command, true);
    processes.push(fork(shell, { background: inBackground, pgid: processes[0]?.pgid, fds, body }));
  }
  return processes;
}

function swap(fds: Map<number, Description>, fd: number, file: Description): void {
  fds.get(fd)?.release();
  fds.set(fd, file);
}
