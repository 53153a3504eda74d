// stat, chmod, chown, readlink, realpath, basename, dirname: what a path is and says. Not modelled: other owners than root.
import { absolute, type Errno, formatTime, type Process, type Stat, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { options } from "../text/input.js";
import { baseOf, changedMode, join, misused, modeText, namesIn, pathOf, refuse, statOf } from "./common.js";

const kinds = { file: "regular file", directory: "directory", link: "symbolic link", device: "character special file" };

export function stat(epoch: (process: Process) => number) {
  return function* (process: Process): Steps<number> {
    const long = { format: "c", printf: "P", dereference: "L", terse: "t" };
    const parsed = yield* options(process, "c:P:Lft", long);
    if (!parsed) return 1;
    const { given, operands } = parsed;
    if (operands.length === 0) return yield* misused(process, "missing operand");
    let status = 0;
    for (const word of operands) {
      const found = statOf(process, word, given.has("L"));
      if (typeof found === "string") {
        status = yield* refuse(process, `cannot statx '${word}': ${strerror(found as Errno)}`);
        continue;
      }
      const format =
        given.get("P")?.replace(/\\([nt\\])/g, (_, c: string) => ({ n: "\n", t: "\t" })[c] ?? c) ?? given.get("c");
      const text =
        format === undefined ? full(process, word, found, epoch(process)) : filled(format, word, found, epoch(process));
      yield* process.stdout.write(given.has("P") ? text : `${text}\n`);
    }
    return status;
  };
}

function kindText({ kind, size }: Stat): string {
  return kind === "file" && size === 0 ? "regular empty file" : kinds[kind];
}

function filled(format: string, word: string, found: Stat, epoch: number): string {
  const seconds = epoch + Math.floor(found.modified / 1e9);
  const when = (at: number) =>
    `${formatTime("%Y-%m-%d %H:%M:%S", at, 0)}.${String(found.modified % 1e9).padStart(9, "0")} +0000`;
  const values: Readonly<Record<string, string>> = {
    n: word,
    N: found.target === undefined ? `'${word}'` : `'${word}' -> '${found.target}'`,
    s: String(found.size),
    F: kindText(found),
    a: found.mode.toString(8),
    A: modeText(found),
    U: "root",
    G: "root",
    u: "0",
    g: "0",
    h: String(found.links),
    i: String(found.inode),
    f: (found.mode | { file: 0o100000, directory: 0o40000, link: 0o120000, device: 0o20000 }[found.kind]).toString(16),
    b: String(Math.ceil(found.size / 4096) * 8),
    B: "512",
    o: "4096",
    X: String(seconds),
    Y: String(seconds),
    Z: String(seconds),
    x: when(seconds),
    y: when(seconds),
    z: when(seconds),
    "%": "%",
  };
  return format.replace(/%([a-zA-Z%])/g, (_, letter: string) => values[letter] ?? "?");
}

function full(_process: Process, word: string, found: Stat, epoch: number): string {
  const shown = found.target === undefined ? word : `${word} -> ${found.target}`;
  const blocks = Math.ceil(found.size / 4096) * 8;
  const time = filled("%y", word, found, epoch);
  const octal = found.mode.toString(8).padStart(4, "0");
  return `  File: ${shown}
  Size: ${String(found.size).padEnd(10)}\tBlocks: ${String(blocks).padEnd(10)} IO Block: 4096   ${kindText(found)}
Device: 0,2\tInode: ${String(found.inode).padEnd(11)} Links: ${found.links}
Access: (${octal}/${modeText(found)})  Uid: (    0/    root)   Gid: (    0/    root)
Access: ${time}
Modify: ${time}
Change: ${time}
 Birth: -`;
}

export function* chmod(process: Process): Steps<number> {
  // A word like -w or -x is a mode.
  const argv = process.argv.map((word, at) => (at > 0 && /^-[rwxXst]+$/.test(word) ? `m${word}` : word));
  const parsed = yield* options(process, "cfRv", { recursive: "R", verbose: "v" }, argv);
  if (!parsed) return 1;
  const { given, operands } = parsed;
  const [word, ...files] = operands.map((one, at) => (at === 0 ? one.replace(/^m-/, "-") : one));
  if (word === undefined) return yield* misused(process, "missing operand");
  if (files.length === 0) return yield* misused(process, `missing operand after '${word}'`);
  if (changedMode(word, 0, false, 0) === undefined) return yield* misused(process, `invalid mode: '${word}'`);
  let status = 0;
  const one = function* (file: string): Steps<void> {
    const found = statOf(process, file, true);
    if (typeof found === "string") {
      status = yield* refuse(process, `cannot access '${file}': ${strerror(found as Errno)}`);
      return;
    }
    const mode = changedMode(word, found.mode, found.kind === "directory", process.umask)!;
    const errno = process.files.chmod(pathOf(process, file), mode);
    if (errno) status = yield* refuse(process, `changing permissions of '${file}': ${strerror(errno)}`);
    else if (given.has("v")) {
      const names = (bits: number) =>
        `${bits.toString(8).padStart(4, "0")} (${modeText({ ...found, mode: bits }).slice(1)})`;
      const what =
        mode === found.mode ? `retained as ${names(mode)}` : `changed from ${names(found.mode)} to ${names(mode)}`;
      yield* process.stdout.write(`mode of '${file}' ${what}\n`);
    }
    if (given.has("R") && found.kind === "directory")
      for (const name of namesIn(process.files, pathOf(process, file))) yield* one(join(file, name));
  };
  for (const file of files) yield* one(file);
  return status;
}

export function* chown(process: Process): Steps<number> {
  const parsed = yield* options(process, "cfhRv", { recursive: "R" });
  if (!parsed) return 1;
  const [owner, ...files] = parsed.operands;
  if (owner === undefined) return yield* misused(process, "missing operand");
  if (files.length === 0) return yield* misused(process, `missing operand after '${owner}'`);
  if (!/^(?:root|0)?(?::(?:root|0)?)?$/.test(owner)) return yield* refuse(process, `invalid user: '${owner}'`);
  let status = 0;
  for (const file of files) {
    const found = statOf(process, file, true);
    if (typeof found === "string")
      status = yield* refuse(process, `cannot access '${file}': ${strerror(found as Errno)}`);
  }
  return status;
}

export function* readlink(process: Process): Steps<number> {
  const parsed = yield* options(process, "femnqsvz", {
    canonicalize: "f",
    "canonicalize-existing": "e",
    "no-newline": "n",
  });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  if (operands.length === 0) return yield* misused(process, "missing operand");
  let status = 0;
  for (const word of operands) {
    let text: string | undefined;
    if (given.has("f") || given.has("e") || given.has("m")) {
      const real = process.files.real(pathOf(process, word));
      text =
        typeof real === "string" && !(given.has("e") && typeof statOf(process, word, true) === "string")
          ? real
          : undefined;
      if (given.has("m")) text ??= absolute(process.cwd, word);
    } else {
      const found = statOf(process, word);
      text = typeof found === "string" ? undefined : found.target;
    }
    if (text === undefined) status = 1;
    else yield* process.stdout.write(given.has("n") ? text : `${text}\n`);
  }
  return status;
}

export function* realpath(process: Process): Steps<number> {
  const parsed = yield* options(process, "eLmPqsz", {
    "canonicalize-existing": "e",
    "canonicalize-missing": "m",
    quiet: "q",
  });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  if (operands.length === 0) return yield* misused(process, "missing operand");
  let status = 0;
  for (const word of operands) {
    const real = word === "" ? ({ errno: "ENOENT" } as const) : process.files.real(pathOf(process, word));
    const missing = given.has("e") && typeof statOf(process, word, true) === "string";
    if (given.has("m") || given.has("s")) yield* process.stdout.write(`${absolute(process.cwd, word)}\n`);
    else if (typeof real === "string" && !missing) yield* process.stdout.write(`${real}\n`);
    else if (given.has("q")) status = 1;
    else status = yield* refuse(process, `${word}: ${strerror(typeof real === "string" ? "ENOENT" : real.errno)}`);
  }
  return status;
}

export function* basename(process: Process): Steps<number> {
  const parsed = yield* options(process, "as:z", { multiple: "a", suffix: "s", zero: "z" });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  if (operands.length === 0) return yield* misused(process, "missing operand");
  const several = given.has("a") || given.has("s");
  if (!several && operands.length > 2) return yield* misused(process, `extra operand '${operands[2]}'`);
  const suffix = given.get("s") ?? (several ? "" : (operands[1] ?? ""));
  for (const word of several ? operands : operands.slice(0, 1)) {
    const base = baseOf(word);
    const cut = suffix !== "" && base.endsWith(suffix) && base !== suffix ? base.slice(0, -suffix.length) : base;
    yield* process.stdout.write(cut + (given.has("z") ? "\0" : "\n"));
  }
  return 0;
}

export function* dirname(process: Process): Steps<number> {
  const parsed = yield* options(process, "z", { zero: "z" });
  if (!parsed) return 1;
  if (parsed.operands.length === 0) return yield* misused(process, "missing operand");
  for (const word of parsed.operands) {
    const bare = word.replace(/(.)\/+$/, "$1");
    const slash = bare.lastIndexOf("/");
    const path = slash < 0 ? "." : bare.slice(0, slash).replace(/\/+$/, "") || "/";
    yield* process.stdout.write(path + (parsed.given.has("z") ? "\0" : "\n"));
  }
  return 0;
}
