// A simple command: expansion, redirections, then a function, a builtin, or a program in a process of its own.
import type { Assignment, Command, Redirection } from "unbash";
import type { Random } from "../../sim/random.js";
import type { Steps } from "../../sim/task.js";
import { type Description, inherit, WriteError } from "../description.js";
import { strerror } from "../errno.js";
import type { Program } from "../process.js";
import type { Running } from "../running.js";
import { releaseAll } from "../table.js";
import { assign } from "./assign.js";
import { type Builtin, builtins } from "./builtins/index.js";
import { Exit, Return } from "./control.js";
import { expandString, expandText, expandWords, isPlain } from "./expand.js";
import { foreground, forkProgram } from "./fork.js";
import { lookup } from "./lookup.js";
import { print } from "./print.js";
import { quote } from "./quote.js";
import { redirected, within } from "./redirect.js";
import type { ShellFunction } from "./setup.js";
import type { Shell } from "./shell.js";
import { assigned, withTemporary } from "./temporary.js";
import { pseudoTrap } from "./trap.js";
import { ReadonlyError } from "./variables.js";

const BUILTIN = 16_000;
const EXEC = 600_000;
const CALLS = 150;

/** `replace`: the process is the command's own (a pipeline's part, `cmd &`): the program takes its place instead of a child. */
export function* simple<W>(shell: Shell<W>, node: Command, replace: boolean): Steps<number> {
  shell.at = node.pos;
  shell.command = () => print(node);
  if (shell.traps.size > 0) yield* pseudoTrap(shell, "DEBUG");
  shell.substituted = undefined;
  const assignments = node.prefix.filter((one): one is Assignment => one.type === "Assignment");
  const words = node.name ? [node.name, ...node.args] : [];
  const argv: string[] = [];
  for (const word of words) {
    if (word.type === "Word" && isPlain(word)) argv.push(word.value);
    // No spread: it puts every word on the stack, and {1..1000000} makes many.
    else if (word.type === "Word") for (const one of yield* expandWords(shell, [word])) argv.push(one);
    else if (isDeclaration(argv[0])) argv.push(yield* declared(shell, word));
    else argv.push(...(yield* expandWords(shell, [{ ...word, type: "Word", value: word.text, parts: undefined }])));
  }
  if (argv.length === 0) return yield* onlyAssignments(shell, assignments, node.redirects);
  const traced: string[] = [];
  if (shell.options.has("xtrace")) {
    traced.push(...argv.map((word) => quote(word)));
    yield* trace(shell, traced.join(" "));
  }
  const status = yield* dispatch(shell, node, argv, assignments, replace);
  shell.lastArgument = argv.at(-1)!;
  return status;
}

function* dispatch<W>(
  shell: Shell<W>,
  node: Command,
  argv: readonly string[],
  assignments: readonly Assignment[],
  replace: boolean,
): Steps<number> {
  const name = argv[0]!;
  const body = shell.functions.get(name);
  const builtin = body ? undefined : builtins.get(name);
  if (builtin && name === "exec") return yield* exec(shell, argv, node.redirects);
  if (body || builtin) {
    const run = () => (body ? callFunction(shell, body, argv) : callBuiltin(shell, builtin!, argv));
    return yield* within(shell, node.redirects, () => withTemporary(shell, assignments, run, !body));
  }
  return yield* external(shell, argv, assignments, node.redirects, replace, () => print(node));
}

/** `command`, `builtin` and their like. */
export function* call<W>(shell: Shell<W>, argv: readonly string[], plain: boolean): Steps<number> {
  const body = plain ? undefined : shell.functions.get(argv[0]!);
  if (body) return yield* callFunction(shell, body, argv);
  const builtin = builtins.get(argv[0]!);
  if (builtin) return yield* callBuiltin(shell, builtin, argv);
  return yield* external(shell, argv, [], [], false, () => argv.join(" "));
}

function* onlyAssignments<W>(
  shell: Shell<W>,
  assignments: readonly Assignment[],
  redirects: readonly Redirection[],
): Steps<number> {
  yield* shell.work(BUILTIN / 2);
  for (const one of assignments) {
    const shown = yield* assign(shell, one);
    if (shell.options.has("xtrace")) yield* trace(shell, shown);
  }
  if (redirects.length === 0) return shell.substituted ?? 0;
  // biome-ignore lint/correctness/useYield: nothing to do but to open and close
  const status = yield* within(shell, redirects, function* () {
    return 0;
  });
  return status || (shell.substituted ?? 0);
}

function* callBuiltin<W>(shell: Shell<W>, builtin: Builtin, argv: readonly string[]): Steps<number> {
  yield* shell.work(BUILTIN);
  try {
    return yield* builtin(shell as Shell<unknown>, argv);
  } catch (error) {
    if (error instanceof ReadonlyError) shell.complain(`${error.variable}: readonly variable`);
    else if (error instanceof WriteError) shell.complain(`${argv[0]}: write error: ${strerror(error.errno)}`);
    else throw error;
    return 1;
  } finally {
    if (shell.complaints.length > 0) yield* shell.speak();
  }
}

function* callFunction<W>(shell: Shell<W>, definition: ShellFunction, argv: readonly string[]): Steps<number> {
  if (shell.calls.length >= CALLS) {
    shell.complain(`${definition.name}: maximum function nesting level exceeded (${CALLS})`);
    throw new Exit(1);
  }
  const { positional, unit, at, loops } = shell;
  const line = shell.line();
  shell.positional = argv.slice(1);
  shell.unit = definition.unit;
  shell.loops = 0;
  shell.callLines.push(line);
  shell.calls.push(definition.name);
  shell.variables.enter();
  try {
    let status: number;
    try {
      status = yield* shell.engine.body(shell, definition.body);
    } catch (error) {
      if (!(error instanceof Return)) throw error;
      status = error.status;
    }
    if (shell.options.has("functrace")) yield* pseudoTrap(shell, "RETURN");
    return status;
  } finally {
    shell.variables.leave();
    shell.callLines.pop();
    shell.calls.pop();
    shell.loops = loops;
    shell.positional = positional;
    shell.unit = unit;
    shell.at = at;
  }
}

function* external<W>(
  shell: Shell<W>,
  argv: readonly string[],
  assignments: readonly Assignment[],
  redirects: readonly Redirection[],
  replace: boolean,
  text: () => string,
): Steps<number> {
  yield* shell.settle();
  const found = lookup(shell, argv[0]!);
  if ("message" in found) {
    return yield* within(shell, redirects, function* () {
      shell.complain(found.message);
      yield* shell.speak();
      return found.status;
    });
  }
  const fds = yield* redirected(shell, redirects);
  if (!fds) return 1;
  const inherited = shell.variables.environment();
  const own = assignments.length === 0 ? undefined : new Map(inherited);
  const env = own ?? inherited;
  for (const one of assignments) {
    const saved = shell.variables.get(one.name);
    if (!(yield* assigned(shell, one))) {
      // What it was goes into the environment.
      shell.variables.mark(one.name, { exported: true });
      own?.set(one.name, shell.variables.text(one.name) ?? "");
      continue;
    }
    own?.set(one.name, shell.variables.text(one.name) ?? "");
    shell.variables.unset(one.name);
    if (saved?.value !== undefined) shell.variables.set(one.name, saved.value);
    if (saved) shell.variables.mark(one.name, saved);
  }
  if (replace) {
    shell.traps.clear();
    return yield* become(shell.process, shell.random, found.program, argv, env, fds);
  }
  const child = forkProgram(shell, {
    fds,
    program: (own) => become(own, shell.random, found.program, argv, env, inherit(own.fds)),
  });
  child.argv = argv;
  return yield* foreground(shell, [child], text);
}

/** execve(2): the shell's process runs the program from now on. */
function* become<W>(
  process: Running<W>,
  random: Random,
  program: Program<W>,
  argv: readonly string[],
  env: ReadonlyMap<string, string>,
  fds: Map<number, Description>,
): Steps<number> {
  process.exec(argv, env, fds);
  yield* process.spend(EXEC + random.between(0, EXEC / 3));
  const status = yield* program(process);
  yield* process.stdout.flush();
  return status;
}

function* exec<W>(shell: Shell<W>, argv: readonly string[], redirects: readonly Redirection[]): Steps<number> {
  const fds = yield* redirected(shell, redirects);
  if (!fds) return 1;
  shell.keptOpen.clear();
  let words = argv.slice(1);
  let own: string | undefined;
  for (; /^-./.test(words[0] ?? ""); words = words.slice(1)) {
    const letter = words[0]![1]!;
    if (words[0] === "--") {
      words = words.slice(1);
      break;
    }
    if (letter === "a") {
      own = words[1] ?? "";
      words = words.slice(1);
    } else if (!"cl".includes(letter)) {
      shell.complain(`exec: -${letter}: invalid option`);
      shell.complaints.push("exec: usage: exec [-cl] [-a name] [command [argument ...]] [redirection ...]\n");
      releaseAll(fds);
      yield* shell.speak();
      return 2;
    }
  }
  const rest = words;
  if (rest.length === 0) {
    releaseAll(shell.process.fds);
    shell.process.fds = fds;
    return 0;
  }
  const found = lookup(shell, rest[0]!);
  if ("message" in found) {
    shell.complain(found.status === 127 ? `exec: ${rest[0]}: not found` : `exec: ${found.message}`);
    releaseAll(fds);
    throw new Exit(found.status);
  }
  shell.traps.clear();
  throw new Exit(
    yield* become(
      shell.process,
      shell.random,
      found.program,
      own === undefined ? rest : [own, ...rest.slice(1)],
      shell.variables.environment(),
      fds,
    ),
  );
}

/** A line of `set -x`. */
export function* trace<W>(shell: Shell<W>, text: string): Steps<void> {
  const ps4 = shell.variables.text("PS4") ?? "+ ";
  const prompt = yield* expandString(shell, ps4);
  const repeated = prompt.slice(0, 1).repeat(shell.nesting) + prompt.slice(1);
  yield* shell.settle();
  yield* shell.process.file(2).write(`${repeated}${text}\n`);
}

function isDeclaration(name: string | undefined): boolean {
  return name !== undefined && /^(?:export|local|declare|typeset|readonly)$/.test(name);
}

// `local x=$1`: expanded as an assignment (no splitting), handed to the builtin as one word; arrays keep their source text.
function* declared<W>(shell: Shell<W>, one: Assignment): Steps<string> {
  if (one.value.type === "ArrayValue") {
    shell.arrays.set(one.text, one);
    return one.text;
  }
  const text = yield* expandText(shell, one.value);
  const index = one.index ? `[${one.index.text}]` : "";
  return `${one.name}${index}${one.append ? "+" : ""}=${text}`;
}
