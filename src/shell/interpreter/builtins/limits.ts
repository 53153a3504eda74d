// umask, ulimit, times, hash, enable, help, history, caller: what a shell says about itself. Not modelled: limits have no effect.
import { type Builtin, letters, say } from "./builtin.js";

const umask: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "pS", "umask: usage: umask [-p] [-S] [mode]");
  if (!found) return 2;
  const { process } = shell;
  const [word] = found.rest;
  if (word === undefined) {
    yield* say(shell, found.set.has("S") ? `${symbolic(process.umask)}\n` : `${octal(process.umask)}\n`);
    return 0;
  }
  if (/^\d/.test(word)) {
    if (!/^[0-7]+$/.test(word) || Number.parseInt(word, 8) > 0o777) {
      shell.complain(`umask: ${word}: octal number out of range`);
      return 1;
    }
    process.umask = Number.parseInt(word, 8);
    return 0;
  }
  let allowed = ~process.umask & 0o777;
  for (const clause of word.split(",")) {
    const one = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause);
    if (!one) {
      const bad = /[^ugoa]/.exec(clause)?.[0] ?? "";
      shell.complain(`umask: \`${bad}': invalid symbolic mode operator`);
      return 1;
    }
    const bits = (one[3]!.includes("r") ? 4 : 0) + (one[3]!.includes("w") ? 2 : 0) + (one[3]!.includes("x") ? 1 : 0);
    for (const [who, shift] of [
      ["u", 6],
      ["g", 3],
      ["o", 0],
    ] as const) {
      if (one[1] !== "" && !one[1]!.includes(who) && !one[1]!.includes("a")) continue;
      const mask = bits << shift;
      if (one[2] === "=") allowed = (allowed & ~(7 << shift)) | mask;
      else allowed = one[2] === "+" ? allowed | mask : allowed & ~mask;
    }
  }
  process.umask = ~allowed & 0o777;
  return 0;
};

function octal(mask: number): string {
  return mask.toString(8).padStart(4, "0");
}

function symbolic(mask: number): string {
  const part = (shift: number) => ["r", "w", "x"].filter((_, bit) => !((mask >> shift) & (4 >> bit))).join("");
  return `u=${part(6)},g=${part(3)},o=${part(0)}`;
}

const ulimit: Builtin = function* (shell, argv) {
  const found = letters(
    shell,
    argv,
    "SHabcdefiklmnpqrstuvxPRT",
    "ulimit: usage: ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]",
  );
  if (!found) return 2;
  if (found.rest.length === 0) yield* say(shell, found.set.has("n") ? "1024\n" : "unlimited\n");
  return 0;
};

// Nothing here uses CPU time that anybody could measure.
const times: Builtin = function* (shell) {
  yield* say(shell, "0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n");
  return 0;
};

const hash: Builtin = function* (shell, argv) {
  const found = letters(shell, argv, "lrpdt", "hash: usage: hash [-lr] [-p pathname] [-dt] [name ...]");
  if (!found) return 2;
  const { set, rest } = found;
  if (set.size === 0 && rest.length === 0) {
    yield* say(shell, "hash: hash table empty\n");
    return 0;
  }
  const missing = rest.filter((name) => set.has("t") || !shell.programs.has(name));
  for (const name of missing) shell.complain(`hash: ${name}: not found`);
  return missing.length > 0 ? 1 : 0;
};

const caller: Builtin = function* (shell, argv) {
  const word = argv[1];
  if (word === undefined) {
    yield* say(shell, shell.calls.length === 0 ? "0 NULL\n" : `${shell.callLines.at(-1) ?? 0} ${shell.name}\n`);
    return 0;
  }
  const at = shell.calls.length - 1 - Number(word);
  if (at < 0) return 1;
  yield* say(shell, `${shell.callLines[at]} ${shell.calls[at - 1] ?? "main"} ${shell.name}\n`);
  return 0;
};

const history: Builtin = function* (shell, argv) {
  const found = letters(
    shell,
    argv,
    "acdnrwps",
    "history: usage: history [-c] [-d offset] [n] or history -anrw [filename] or history -ps arg [arg...]",
  );
  if (!found) return 2;
  if (found.set.has("c")) shell.history.splice(0);
  else {
    const count = found.rest[0] === undefined ? shell.history.length : Number(found.rest[0]);
    const from = Math.max(0, shell.history.length - count);
    const lines = shell.history.slice(from).map((line, index) => `${String(from + index + 1).padStart(5)}  ${line}\n`);
    yield* say(shell, lines.join(""));
  }
  return 0;
};

// biome-ignore lint/correctness/useYield: it only refuses
const help: Builtin = function* (shell, argv) {
  const [, name] = argv;
  if (name === undefined)
    shell.complaints.push("skbook: help: the texts of `help` are not here; `man bash` has them\n");
  else
    shell.complain(`help: no help topics match \`${name}'.  Try \`help help' or \`man -k ${name}' or \`info ${name}'.`);
  return 1;
};

/** Builtins about builtins know them only when they run: the table is made later than this file. */
export function aboutBuiltins(isBuiltin: (name: string) => boolean): readonly (readonly [string, Builtin])[] {
  const enable: Builtin = function* (shell, argv) {
    const missing = argv.slice(1).filter((word) => !word.startsWith("-") && !isBuiltin(word));
    for (const word of missing) shell.complain(`enable: ${word}: not a shell builtin`);
    return missing.length > 0 ? 1 : 0;
  };
  const builtin: Builtin = function* (shell, argv) {
    const words = argv[1] === "--" ? argv.slice(2) : argv.slice(1);
    const [name] = words;
    if (name === undefined) return 0;
    if (isBuiltin(name)) return yield* shell.engine.call(shell, words, true);
    shell.complain(`builtin: ${name}: not a shell builtin`);
    return 1;
  };
  return [
    ["enable", enable],
    ["builtin", builtin],
  ];
}

export const limits: readonly (readonly [string, Builtin])[] = [
  ["umask", umask],
  ["ulimit", ulimit],
  ["times", times],
  ["hash", hash],
  ["caller", caller],
  ["history", history],
  ["help", help],
];
