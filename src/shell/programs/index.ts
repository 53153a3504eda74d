// The programs that a shell brings along; a host's program of the same name comes first.
import type { Programs, ShellHost } from "../host.js";
import { builtins } from "../interpreter/builtins/index.js";
import type { Program } from "../process.js";
import type { Processes } from "../table.js";
import { bash } from "./bash.js";
import { date } from "./date.js";
import { env } from "./env.js";
import { seq } from "./seq.js";
import { sleep } from "./sleep.js";
import { small } from "./small.js";
import { timeout } from "./timeout.js";

/** All programs that a shell of this host finds; the shells of one process table share them. */
export function ownPrograms<W>(host: ShellHost<W>, processes: Processes<W>): Programs<W> {
  processes.programs ??= made(host, processes);
  return processes.programs;
}

function made<W>(host: ShellHost<W>, processes: Processes<W>): Programs<W> {
  const all = (): Programs<W> => merged;
  const shell = bash(host, processes, all);
  const merged: Programs<W> = new Map<string, Program<W>>([
    ["bash", shell],
    ["sh", shell],
    ["date", date(host.epoch)],
    ["echo", echo],
    ["env", env(all)],
    ["false", constant(1)],
    ["hostname", hostname(host.hostname)],
    ["pwd", pwd],
    ["seq", seq],
    ["sleep", sleep],
    ["timeout", timeout(host, processes, all)],
    ["true", constant(0)],
    ...small(all),
    ...host.programs,
  ]);
  return merged;
}

/** What can be typed as a command's name: builtins and programs. */
export function commandNames<W>(host: ShellHost<W>, processes: Processes<W>): readonly string[] {
  return [...new Set([...builtins.keys(), ...ownPrograms(host, processes).keys()])].sort();
}

const echo: Program = function* (process) {
  const words = process.argv.slice(1);
  const newline = words[0] !== "-n";
  yield* process.stdout.write((newline ? words : words.slice(1)).join(" ") + (newline ? "\n" : ""));
  return 0;
};

const pwd: Program = function* (process) {
  yield* process.stdout.write(`${process.cwd}\n`);
  return 0;
};

function constant(status: number): Program {
  // biome-ignore lint/correctness/useYield: it does nothing
  return function* () {
    return status;
  };
}

function hostname(name: string): Program {
  return function* (process) {
    yield* process.stdout.write(`${process.argv[1] === "-s" ? name.replace(/\..*/, "") : name}\n`);
    return 0;
  };
}
