// pushd, popd, dirs: the stack of directories (pushd.def). Its top is the present directory, which is not kept in the list.
import type { Shell } from "../shell.js";
import { type Builtin, say, usage } from "./builtin.js";
import { enter, showStack, stackOf, withTilde } from "./cd.js";

// +N counts from the left, -N from the right; "none": there is no such place; undefined: it is no number.
function place(shell: Shell<unknown>, word: string): number | "none" | undefined {
  const found = /^([-+])(\d+)$/.exec(word);
  if (!found) return undefined;
  const size = shell.directories.length + 1;
  const at = found[1] === "+" ? Number(found[2]) : size - 1 - Number(found[2]);
  return at >= 0 && at < size ? at : "none";
}

function outside(shell: Shell<unknown>, name: string, word: string): number {
  const empty = shell.directories.length === 0;
  shell.complain(`${name}: ${empty ? "directory stack empty" : `${word}: directory stack index out of range`}`);
  return 1;
}

function noNumber(shell: Shell<unknown>, name: string, word: string, help: string): number {
  shell.complain(`${name}: ${word}: invalid number`);
  return usage(shell, help);
}

const pushd: Builtin = function* (shell, argv) {
  const [word] = argv.slice(1).filter((one) => one !== "-n" && one !== "--");
  const stack = stackOf(shell);
  if (word === undefined && stack.length === 1) {
    shell.complain("pushd: no other directory");
    return 1;
  }
  const at = word === undefined ? 1 : place(shell, word);
  if (at === "none") return outside(shell, "pushd", word!);
  if (at === undefined && /^-./.test(word!))
    return noNumber(shell, "pushd", word!, "pushd: usage: pushd [-n] [+N | -N | dir]");
  let below = stack;
  let target = word ?? "";
  if (at !== undefined) {
    const turned =
      word === undefined ? [stack[1]!, stack[0]!, ...stack.slice(2)] : [...stack.slice(at), ...stack.slice(0, at)];
    target = turned[0]!;
    below = turned.slice(1);
  }
  if (!enter(shell, "pushd", target)) return 1;
  shell.directories = below;
  yield* showStack(shell);
  return 0;
};

const popd: Builtin = function* (shell, argv) {
  const [word] = argv.slice(1).filter((one) => one !== "-n" && one !== "--");
  const at = word === undefined ? 0 : place(shell, word);
  if (at === undefined) {
    if (/^-/.test(word!)) return noNumber(shell, "popd", word!, "popd: usage: popd [-n] [+N | -N]");
    shell.complain(`popd: ${word}: invalid argument`);
    return usage(shell, "popd: usage: popd [-n] [+N | -N]");
  }
  if (at === "none" || shell.directories.length === 0) return outside(shell, "popd", word ?? "");
  if (at === 0) {
    const [top, ...rest] = shell.directories;
    if (!enter(shell, "popd", top!)) return 1;
    shell.directories = rest;
  } else shell.directories = shell.directories.filter((_, index) => index !== at - 1);
  yield* showStack(shell);
  return 0;
};

const dirs: Builtin = function* (shell, argv) {
  const letters = argv.slice(1).join("");
  const stack = stackOf(shell);
  for (const word of argv.slice(1)) {
    if (/^-[clpv]+$/.test(word)) continue;
    const at = place(shell, word);
    if (at === undefined) return noNumber(shell, "dirs", word, "dirs: usage: dirs [-clpv] [+N] [-N]");
    if (at === "none") return outside(shell, "dirs", word);
    yield* say(shell, `${withTilde(shell, stack[at]!)}\n`);
    return 0;
  }
  if (letters.includes("c")) {
    shell.directories = [];
    return 0;
  }
  const shown = letters.includes("l") ? stack : stack.map((path) => withTilde(shell, path));
  if (letters.includes("v"))
    yield* say(shell, shown.map((path, index) => `${String(index).padStart(2)}  ${path}\n`).join(""));
  else yield* say(shell, letters.includes("p") ? shown.map((path) => `${path}\n`).join("") : `${shown.join(" ")}\n`);
  return 0;
};

export const stack: readonly (readonly [string, Builtin])[] = [
  ["pushd", pushd],
  ["popd", popd],
  ["dirs", dirs],
];
