// cd and pwd: the logical path (with its links) unless -P; CDPATH.
import type { Steps } from "../../../sim/task.js";
import { strerror } from "../../errno.js";
import { absolute, normalize } from "../../path.js";
import type { Shell } from "../shell.js";
import { type Builtin, letters, say } from "./builtin.js";

/** Goes there; a complaint begins with `name`. */
export function enter(shell: Shell<unknown>, name: string, target: string, physical = false): boolean {
  const path = absolute(shell.process.cwd, target);
  const node = shell.process.files.lookup(path);
  const why = typeof node === "string" ? strerror(node) : node.kind === "directory" ? undefined : strerror("ENOTDIR");
  if (why !== undefined) {
    shell.complain(`${name}: ${target}: ${why}`);
    return false;
  }
  const real = physical ? shell.process.files.real(path) : path;
  shell.variables.set("OLDPWD", shell.process.cwd);
  shell.process.cwd = normalize("/", typeof real === "string" ? real : path);
  shell.variables.set("PWD", shell.process.cwd);
  return true;
}

export const pwd: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "LP", "pwd: usage: pwd [-LP]");
  if (!found) return 2;
  const real = found.set.has("P") ? shell.process.files.real(shell.process.cwd) : shell.process.cwd;
  yield* say(shell, `${typeof real === "string" ? real : shell.process.cwd}\n`);
  return 0;
};

export const cd: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "LPe@", "cd: usage: cd [-L|[-P [-e]] [-@]] [dir]");
  if (!found && argv[1] !== "-") return 2;
  const words = found?.rest ?? ["-"];
  if (words.length > 1) return fail(shell, "cd: too many arguments");
  const back = words[0] === "-";
  const target = back ? shell.variables.text("OLDPWD") : (words[0] ?? shell.variables.text("HOME"));
  if (target === undefined) return fail(shell, back ? "cd: OLDPWD not set" : "cd: HOME not set");
  if (target === "") return 0;
  const along = back ? undefined : searched(shell, target);
  if (!enter(shell, "cd", along ?? target, found?.set.has("P"))) return 1;
  if (back || along !== undefined) yield* say(shell, `${shell.process.cwd}\n`);
  return 0;
};

// The directory that CDPATH finds, undefined where it does not count.
function searched(shell: Shell<unknown>, target: string): string | undefined {
  if (/^\.{0,2}(?:\/|$)/.test(target)) return undefined;
  for (const base of shell.variables.text("CDPATH")?.split(":") ?? []) {
    if (base === "") continue;
    const path = `${base}/${target}`;
    const node = shell.process.files.lookup(absolute(shell.process.cwd, path));
    if (typeof node !== "string" && node.kind === "directory") return path;
  }
  return undefined;
}

function fail(shell: Shell<unknown>, message: string): number {
  shell.complain(message);
  return 1;
}

/** The stack of directories, the present one first. */
export function stackOf(shell: Shell<unknown>): readonly string[] {
  return [shell.process.cwd, ...shell.directories];
}

export function* showStack(shell: Shell<unknown>): Steps<void> {
  yield* say(
    shell,
    `${stackOf(shell)
      .map((path) => withTilde(shell, path))
      .join(" ")}\n`,
  );
}

export function withTilde(shell: Shell<unknown>, path: string): string {
  const home = shell.variables.text("HOME");
  if (!home || (path !== home && !path.startsWith(`${home}/`))) return path;
  return `~${path.slice(home.length)}`;
}
