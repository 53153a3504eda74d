// set, shopt, type, hash, umask: what the shell is and how it behaves.
import { printFunction } from "../print.js";
import { quote } from "../quote.js";
import type { Shell } from "../shell.js";
import { type Builtin, letters, say, usage } from "./builtin.js";

const byLetter: Readonly<Record<string, string>> = {
  e: "errexit",
  f: "noglob",
  h: "hashall",
  m: "monitor",
  n: "noexec",
  u: "nounset",
  v: "verbose",
  x: "xtrace",
  a: "allexport",
  b: "notify",
  B: "braceexpand",
  C: "noclobber",
  E: "errtrace",
  T: "functrace",
  H: "histexpand",
  P: "physical",
  k: "keyword",
  p: "privileged",
  t: "onecmd",
};
export const optionNames = [
  "allexport",
  "braceexpand",
  "emacs",
  "errexit",
  "errtrace",
  "functrace",
  "hashall",
  "histexpand",
  "history",
  "ignoreeof",
  "interactive-comments",
  "keyword",
  "monitor",
  "noclobber",
  "noexec",
  "noglob",
  "nolog",
  "notify",
  "nounset",
  "onecmd",
  "physical",
  "pipefail",
  "posix",
  "privileged",
  "verbose",
  "vi",
  "xtrace",
];

const set: Builtin = function* (shell, argv) {
  if (argv.length === 1) {
    const all = shell.variables.names().map((name) => [name, shell.variables.get(name)!.value] as const);
    const text = ([name, value]: (typeof all)[number]) =>
      typeof value === "string"
        ? `${name}=${value === "" ? "" : quote(value)}\n`
        : value
          ? `${name}=(${[...value].map(([key, one]) => `[${key}]="${one}"`).join(" ")})\n`
          : "";
    yield* say(shell, all.map(text).join(""));
    return 0;
  }
  let at = 1;
  for (; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "--" || word === "-") {
      shell.positional = argv.slice(at + 1);
      return 0;
    }
    if (!/^[-+]./.test(word)) break;
    const on = word[0] === "-";
    for (const letter of word.slice(1)) {
      const name = letter === "o" ? argv[at + 1] : byLetter[letter];
      if (letter === "o" && name === undefined) {
        const state = (one: string) =>
          on
            ? `${one.padEnd(15)}\t${shell.options.has(one) ? "on" : "off"}\n`
            : `set ${shell.options.has(one) ? "-" : "+"}o ${one}\n`;
        yield* say(shell, optionNames.map(state).join(""));
        return 0;
      }
      if (name === undefined) {
        shell.complain(`set: ${word[0]}${letter}: invalid option`);
        return usage(shell, "set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]");
      }
      if (!optionNames.includes(name)) {
        shell.complain(`set: ${name}: invalid option name`);
        return 2;
      }
      if (on) shell.options.add(name);
      else shell.options.delete(name);
      if (letter === "o") at++;
    }
  }
  if (at < argv.length) shell.positional = argv.slice(at);
  return 0;
};

const shopts = new Set([
  "expand_aliases",
  "extglob",
  "globstar",
  "nullglob",
  "dotglob",
  "nocaseglob",
  "nocasematch",
  "lastpipe",
  "failglob",
  "checkjobs",
  "huponexit",
  "inherit_errexit",
  "sourcepath",
]);

// biome-ignore lint/correctness/useYield: nothing to wait for
const shopt: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "opqsu", "shopt: usage: shopt [-pqsu] [-o] [optname ...]");
  if (!found) return 2;
  for (const name of found.rest) {
    if (!shopts.has(name)) {
      shell.complain(`shopt: ${name}: invalid shell option name`);
      return 1;
    }
    if (found.set.has("s")) shell.shopts.add(name);
    else if (found.set.has("u")) shell.shopts.delete(name);
    else if (!shell.shopts.has(name)) return 1;
  }
  return 0;
};

const keywords = new Set(
  "if then else elif fi case esac for select while until do done in function time { } ! [[ ]] coproc".split(" "),
);

/** Knows the builtins' names only when it runs: the table is made later than this file. */
export function typing(isBuiltin: (name: string) => boolean): Builtin {
  return function* (shell, argv) {
    const found = letters(shell, argv, "afptPv", "type: usage: type [-afptP] name [name ...]");
    if (!found) return 2;
    let status = 0;
    let out = "";
    for (const name of found.rest) {
      const kind = kindOf(shell, name, isBuiltin);
      const path = `/usr/bin/${name}`;
      if (found.set.has("t")) out += kind ? `${kind}\n` : "";
      else if (found.set.has("v"))
        out += kind === undefined ? "" : `${kind === "file" && !name.includes("/") ? path : name}\n`;
      else if (found.set.has("p") || found.set.has("P")) out += kind === "file" ? `${path}\n` : "";
      else if (kind === "keyword") out += `${name} is a shell keyword\n`;
      else if (kind === "builtin") out += `${name} is a shell builtin\n`;
      else if (kind === "file") out += `${name} is ${path}\n`;
      else if (kind === "function")
        out += `${name} is a function\n${printFunction(name, shell.functions.get(name)!.body)}`;
      if (kind) continue;
      status = 1;
      if (found.set.size > 0) continue;
      yield* say(shell, out);
      out = "";
      shell.complain(`type: ${name}: not found`);
    }
    yield* say(shell, out);
    return status;
  };
}

function kindOf(shell: Shell<unknown>, name: string, isBuiltin: (name: string) => boolean): string | undefined {
  if (keywords.has(name)) return "keyword";
  if (shell.functions.has(name)) return "function";
  if (isBuiltin(name)) return "builtin";
  return shell.programs.has(name) ? "file" : undefined;
}

// biome-ignore lint/correctness/useYield: nothing to do
const quiet: Builtin = function* () {
  return 0;
};

export const settings: readonly (readonly [string, Builtin])[] = [
  ["set", set],
  ["shopt", shopt],
  ["hash", quiet],
];
