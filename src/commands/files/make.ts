// mkdir, rmdir, touch, mktemp, truncate: making and unmaking names. Not modelled: touch -t and -r with dates of its own.
import { normalize, type Process, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { options } from "../text/input.js";
import { changedMode, misused, pathOf, refuse, statOf } from "./common.js";

export function* mkdir(process: Process): Steps<number> {
  const parsed = yield* options(process, "m:pv", { mode: "m", parents: "p", verbose: "v" });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  if (operands.length === 0) return yield* misused(process, "missing operand");
  const mode = given.has("m") ? changedMode(given.get("m")!, 0o777, true, process.umask) : 0o777 & ~process.umask;
  if (mode === undefined) return yield* refuse(process, `invalid mode '${given.get("m")}'`);
  let status = 0;
  for (const word of operands) {
    const parts = given.has("p") ? ancestors(word) : [];
    let failed = false;
    for (const part of [...parts, word]) {
      const stat = statOf(process, part, true);
      if (given.has("p") && typeof stat !== "string" && stat.kind === "directory") continue;
      const own = part === word ? mode : 0o777 & ~process.umask;
      const errno = process.files.makeDirectory(pathOf(process, part).replace(/(.)\/$/, "$1"), own);
      if (errno) {
        status = yield* refuse(process, `cannot create directory '${part}': ${strerror(errno)}`);
        failed = true;
        break;
      }
      if (given.has("v")) yield* process.stdout.write(`mkdir: created directory '${part}'\n`);
    }
    if (failed) continue;
  }
  return status;
}

function ancestors(word: string): string[] {
  const out: string[] = [];
  for (let at = word.indexOf("/", 1); at > 0 && at < word.length - 1; at = word.indexOf("/", at + 1))
    out.push(word.slice(0, at));
  return out;
}

export function* rmdir(process: Process): Steps<number> {
  const parsed = yield* options(process, "pv", { parents: "p", verbose: "v", "ignore-fail-on-non-empty": "i" });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  if (operands.length === 0) return yield* misused(process, "missing operand");
  let status = 0;
  for (const word of operands)
    for (const part of given.has("p") ? [word, ...ancestors(word).reverse()] : [word]) {
      if (given.has("v")) yield* process.stdout.write(`rmdir: removing directory, '${part}'\n`);
      const stat = statOf(process, part);
      const errno =
        typeof stat === "string"
          ? "ENOENT"
          : stat.kind === "directory"
            ? process.files.remove(pathOf(process, part))
            : "ENOTDIR";
      if (!errno) continue;
      const what = part === word ? "failed to remove" : "failed to remove directory";
      status = yield* refuse(process, `${what} '${part}': ${strerror(errno)}`);
      break;
    }
  return status;
}

export function* touch(process: Process): Steps<number> {
  const parsed = yield* options(process, "acfhmd:r:t:", { "no-create": "c", date: "d", reference: "r" });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  if (operands.length === 0) return yield* misused(process, "missing file operand");
  let status = 0;
  for (const word of operands) {
    const path = pathOf(process, word);
    const stat = statOf(process, word, true);
    if (typeof stat !== "string") {
      process.files.touch(path);
      continue;
    }
    if (given.has("c") && stat === "ENOENT") continue;
    const errno = word === "" ? "ENOENT" : process.files.write(path, "", "append", 0o666 & ~process.umask);
    // open(2) with O_CREAT of a directory's name says so.
    if (errno)
      status = yield* refuse(
        process,
        `cannot touch '${word}': ${strerror(word.endsWith("/") && stat === "ENOENT" ? "ENOENT" : errno)}`,
      );
  }
  return status;
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

export function* mktemp(process: Process): Steps<number> {
  const parsed = yield* options(process, "dp:qtuS:V", {
    directory: "d",
    "dry-run": "u",
    quiet: "q",
    tmpdir: "p",
    suffix: "S",
  });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  if (operands.length > 1) return yield* misused(process, "too many templates");
  const [template = "tmp.XXXXXXXXXX"] = operands;
  const suffix = given.get("S") ?? /X([^X/]*)$/.exec(template)?.[1] ?? "";
  const whole = given.has("S") ? template + suffix : template;
  const marks = /X+(?=[^X]*$)/.exec(whole.slice(0, whole.length - suffix.length))?.[0] ?? "";
  if (marks.length < 3) return yield* refuse(process, `too few X's in template '${template}'`);
  const inside = operands.length === 0 || given.has("p") || given.has("t");
  const directory = inside ? given.get("p") || process.env.get("TMPDIR") || "/tmp" : "";
  const body = whole.slice(0, whole.length - suffix.length - marks.length);
  // Its number and the time are chance enough, and the same in every run.
  let seed = process.pid * 7919 + (process.clock.now % 1_000_000_007);
  let name = "";
  for (let tries = 0; tries < 100; tries++) {
    let random = "";
    for (let count = 0; count < marks.length; count++) {
      seed = (seed * 48_271 + 11) % 2_147_483_647;
      random += letters[seed % letters.length]!;
    }
    name = `${directory === "" ? "" : `${directory}/`}${body}${random}${suffix}`;
    if (typeof statOf(process, name) === "string") break;
  }
  if (!given.has("u")) {
    const path = pathOf(process, name);
    const errno = given.has("d")
      ? process.files.makeDirectory(path, 0o700)
      : process.files.write(path, "", "truncate", 0o600);
    if (errno) {
      const what = given.has("d") ? "directory" : "file";
      const shown = `${directory === "" ? "" : `${directory}/`}${whole}`;
      return given.has("q")
        ? 1
        : yield* refuse(process, `failed to create ${what} via template '${shown}': ${strerror(errno)}`);
    }
  }
  yield* process.stdout.write(`${name}\n`);
  return 0;
}

export function* truncate(process: Process): Steps<number> {
  const parsed = yield* options(process, "cos:r:", { size: "s", "no-create": "c" });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  if (!given.has("s")) return yield* misused(process, "you must specify either '--size' or '--reference'");
  if (operands.length === 0) return yield* misused(process, "missing file operand");
  const size = /^([+-]?)(\d+)([KMG]?)$/.exec(given.get("s")!);
  if (!size) return yield* refuse(process, `Invalid number: '${given.get("s")}'`);
  const count = Number(size[2]) * { "": 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[size[3] as "" | "K" | "M" | "G"];
  for (const word of operands) {
    const path = normalize("/", pathOf(process, word));
    const read = process.files.read(path);
    const old = "text" in read ? read.text : "";
    const to = size[1] === "+" ? old.length + count : size[1] === "-" ? Math.max(0, old.length - count) : count;
    const errno = process.files.write(path, old.slice(0, to).padEnd(Math.min(to, 1_000_000), "\0"), "truncate");
    if (errno) return yield* refuse(process, `cannot open '${word}' for writing: ${strerror(errno)}`);
  }
  return 0;
}
