// echo, true, type, set, shift, test, eval, source and the builtins that change the flow.
import { strerror } from "../../errno.js";
import { absolute } from "../../path.js";
import { testWorld } from "../conditional.js";
import { Break, Continue, Discard, Exit, Return } from "../control.js";
import type { Shell } from "../shell.js";
import { TestError, test } from "../test.js";
import { type Builtin, letters, say, usage } from "./builtin.js";
import { decoded } from "./escape.js";

const echo: Builtin = function* (shell, argv) {
  let at = 1;
  let newline = true;
  let escapes = false;
  for (; /^-[neE]+$/.test(argv[at] ?? ""); at++)
    for (const letter of argv[at]!.slice(1)) {
      if (letter === "n") newline = false;
      else escapes = letter === "e";
    }
  const plain = argv.slice(at).join(" ");
  const { text, stop } = escapes ? decoded(plain, true) : { text: plain, stop: false };
  yield* say(shell, newline && !stop ? `${text}\n` : text);
  return 0;
};

function fail(shell: Shell<unknown>, message: string): number {
  shell.complain(message);
  return 1;
}

// biome-ignore lint/correctness/useYield: nothing to wait for
const nothing: Builtin = function* () {
  return 0;
};

// biome-ignore lint/correctness/useYield: nothing to wait for
const no: Builtin = function* () {
  return 1;
};

// biome-ignore lint/correctness/useYield: nothing to wait for
const testing: Builtin = function* (shell, argv) {
  const name = argv[0]!;
  let args = argv.slice(1);
  if (name === "[") {
    if (args.at(-1) !== "]") {
      shell.complain("[: missing `]'");
      return 2;
    }
    args = args.slice(0, -1);
  }
  try {
    return test(args, testWorld(shell)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TestError)) throw error;
    shell.complain(`${name}: ${error.message}`);
    return 2;
  }
};

function count(shell: Shell<unknown>, argv: readonly string[], fallback: number): number | undefined {
  const word = argv[1];
  if (word === undefined) return fallback;
  if (/^[-+]?\d+$/.test(word)) return Number(word);
  shell.complain(`${argv[0]}: ${word}: numeric argument required`);
  return undefined;
}

function leaving(make: (levels: number) => Break | Continue): Builtin {
  // biome-ignore lint/correctness/useYield: it throws
  return function* (shell, argv) {
    const levels = count(shell, argv, 1);
    if (shell.loops === 0) {
      shell.complain(`${argv[0]}: only meaningful in a \`for', \`while', or \`until' loop`);
      return 0;
    }
    if (levels === undefined) throw new Exit(128);
    if (levels < 1) {
      shell.complain(`${argv[0]}: ${levels}: loop count out of range`);
      throw new Break(shell.loops, 1);
    }
    throw make(levels);
  };
}

// biome-ignore lint/correctness/useYield: it throws
const returning: Builtin = function* (shell, argv) {
  if (shell.calls.length === 0 && shell.sourced === 0) {
    shell.complain("return: can only `return' from a function or sourced script");
    return 2;
  }
  throw new Return((count(shell, argv, shell.status) ?? 2) & 255);
};

const exit: Builtin = function* (shell, argv) {
  if (argv[0] === "logout" && !shell.name.startsWith("-")) return fail(shell, "logout: not login shell: use `exit'");
  if (shell.interactive) {
    yield* shell.process.file(2).write(shell.name.startsWith("-") ? "logout\n" : "exit\n");
  }
  const status = count(shell, argv, shell.status) ?? 2;
  if (argv.length > 2 && /^[-+]?\d+$/.test(argv[1]!)) {
    shell.complain("exit: too many arguments");
    throw new Discard(1);
  }
  throw new Exit(status & 255);
};

const evaluate: Builtin = function* (shell, argv) {
  const text = argv.slice(argv[1] === "--" ? 2 : 1).join(" ");
  if (text.trim() === "") return 0;
  return yield* shell.engine.text(shell, text, undefined);
};

const source: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "", `${argv[0]}: usage: ${argv[0]} filename [arguments]`);
  if (!found) return 2;
  const [name, ...args] = found.rest;
  if (name === undefined) {
    shell.complain(`${argv[0]}: filename argument required`);
    return usage(shell, `${argv[0]}: usage: ${argv[0]} filename [arguments]`);
  }
  const read = shell.process.files.read(absolute(shell.process.cwd, name));
  if ("errno" in read) {
    return fail(
      shell,
      read.errno === "EISDIR" ? `${argv[0]}: ${name}: is a directory` : `${name}: ${strerror(read.errno)}`,
    );
  }
  const { positional } = shell;
  if (args.length > 0) shell.positional = args;
  shell.sourced++;
  shell.sources.push(name);
  shell.status = 0;
  try {
    return yield* shell.engine.text(shell, read.text, name);
  } catch (error) {
    if (error instanceof Return) return error.status;
    throw error;
  } finally {
    shell.sourced--;
    shell.sources.pop();
    if (args.length > 0) shell.positional = positional;
  }
};

// biome-ignore lint/correctness/useYield: nothing to wait for
const shift: Builtin = function* (shell, argv) {
  if (argv.length > 2) {
    shell.complain("shift: too many arguments");
    throw new Discard(1);
  }
  const n = count(shell, argv, 1);
  if (n === undefined) return 1;
  if (n < 0) return fail(shell, `shift: ${argv[1]}: shift count out of range`);
  if (n > shell.positional.length) return 1;
  shell.positional = shell.positional.slice(n);
  return 0;
};

const command: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "pvV", "command: usage: command [-pVv] command [arg ...]");
  if (!found) return 2;
  if (found.rest.length === 0) return 0;
  if (found.set.has("v")) return yield* shell.engine.call(shell, ["type", "-v", ...found.rest], true);
  if (found.set.has("V")) return yield* shell.engine.call(shell, ["type", ...found.rest], true);
  return yield* shell.engine.call(shell, found.rest, true);
};

export const basic: readonly (readonly [string, Builtin])[] = [
  ["echo", echo],
  [":", nothing],
  ["true", nothing],
  ["false", no],
  ["test", testing],
  ["[", testing],
  ["break", leaving((levels) => new Break(levels))],
  ["continue", leaving((levels) => new Continue(levels))],
  ["return", returning],
  ["exit", exit],
  ["logout", exit],
  ["eval", evaluate],
  ["source", source],
  [".", source],
  ["shift", shift],
  ["command", command],
];
