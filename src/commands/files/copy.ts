// cp, mv, ln: names and contents from one place to another. Not modelled: times and owners that cp -p keeps, backups, -i.
import { type Errno, type Process, type Stat, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { options } from "../text/input.js";
import { baseOf, isDirectory, join, misused, namesIn, pathOf, refuse, statOf } from "./common.js";

interface Work {
  readonly process: Process;
  readonly given: ReadonlyMap<string, string>;
}

const long = {
  archive: "a",
  recursive: "r",
  force: "f",
  verbose: "v",
  "no-clobber": "n",
  update: "u",
  "target-directory": "t",
  "no-target-directory": "T",
  symbolic: "s",
  "no-dereference": "d",
};

// The files, and where they go: each into a directory, or one to a name.
function* targets(work: Work, operands: readonly string[]): Steps<readonly (readonly [string, string])[] | undefined> {
  const { process, given } = work;
  if (operands.length === 0) return void (yield* misused(process, "missing file operand"));
  const directory = given.get("t");
  if (directory === undefined && operands.length === 1)
    return void (yield* misused(process, `missing destination file operand after '${operands[0]}'`));
  const to = directory ?? operands.at(-1)!;
  const from = directory === undefined ? operands.slice(0, -1) : operands;
  if (isDirectory(process, to) && !given.has("T")) return from.map((word) => [word, join(to, baseOf(word))] as const);
  if (from.length > 1) {
    const stat = statOf(process, to, true);
    const why = typeof stat === "string" ? strerror(stat as Errno) : "Not a directory";
    return void (yield* refuse(
      process,
      typeof stat === "string" ? `target '${to}': ${why}` : `target '${to}': ${why}`,
    ));
  }
  return [[from[0]!, to]];
}

export function* cp(process: Process): Steps<number> {
  const parsed = yield* options(process, "abdfHiLlnPpRrsTt:uvx", long);
  if (!parsed) return 1;
  const work = { process, given: parsed.given };
  const pairs = yield* targets(work, parsed.operands);
  if (!pairs) return 1;
  let status = 0;
  for (const [from, to] of pairs) if (yield* copy(work, from, to)) status = 1;
  return status;
}

function* copy(work: Work, from: string, to: string): Steps<boolean> {
  const { process, given } = work;
  const { files } = process;
  const deep = ["r", "R", "a"].some((letter) => given.has(letter));
  const links = given.has("a") || given.has("d") || given.has("P") || (deep && !given.has("L"));
  const stat = statOf(process, from, !links);
  const fail = function* (message: string): Steps<boolean> {
    yield* refuse(process, message);
    return true;
  };
  if (typeof stat === "string") return yield* fail(`cannot stat '${from}': ${strerror(stat as Errno)}`);
  if (stat.kind === "directory" && !deep) return yield* fail(`-r not specified; omitting directory '${from}'`);
  const old = statOf(process, to, true);
  if (typeof old !== "string" && same(process, from, to) && stat.kind !== "directory")
    return yield* fail(`'${from}' and '${to}' are the same file`);
  if (typeof old !== "string" && given.has("n")) return false;
  const [source, goal] = [pathOf(process, from), pathOf(process, to)];
  if (stat.kind === "directory") {
    if (typeof old !== "string" && old.kind !== "directory")
      return yield* fail(`cannot overwrite non-directory '${to}' with directory '${from}'`);
    if (`${goal}/`.startsWith(`${source}/`))
      return yield* fail(`cannot copy a directory, '${from}', into itself, '${to}'`);
    const errno = typeof old === "string" ? files.makeDirectory(goal, stat.mode) : undefined;
    if (errno) return yield* fail(`cannot create directory '${to}': ${strerror(errno)}`);
    if (given.has("v")) yield* process.stdout.write(`'${from}' -> '${to}'\n`);
    let failed = false;
    for (const name of namesIn(files, source)) if (yield* copy(work, join(from, name), join(to, name))) failed = true;
    return failed;
  }
  if (typeof old !== "string" && old.kind === "directory")
    return yield* fail(`cannot overwrite directory '${to}' with non-directory`);
  let errno: Errno | undefined;
  if (stat.kind === "link") {
    if (typeof old !== "string") files.remove(goal);
    errno = files.symlink(stat.target!, goal);
  } else {
    const read = files.read(source);
    if ("errno" in read) return yield* fail(`cannot open '${from}' for reading: ${strerror(read.errno)}`);
    errno = files.write(goal, read.text, "truncate", stat.mode & ~process.umask & 0o777);
    if (errno === "EISDIR" && to.endsWith("/"))
      return yield* fail(`cannot create regular file '${to}': Not a directory`);
  }
  if (errno) return yield* fail(`cannot create regular file '${to}': ${strerror(errno)}`);
  if (given.has("v")) yield* process.stdout.write(`'${from}' -> '${to}'\n`);
  return false;
}

function same(process: Process, a: string, b: string): boolean {
  const [one, other] = [statOf(process, a, true), statOf(process, b, true)] as (Stat | string)[];
  if (typeof one !== "object" || typeof other !== "object") return false;
  return one.inode === other.inode && one.inode !== 1;
}

export function* mv(process: Process): Steps<number> {
  const parsed = yield* options(process, "bfinTt:uv", long);
  if (!parsed) return 1;
  const work = { process, given: parsed.given };
  const pairs = yield* targets(work, parsed.operands);
  if (!pairs) return 1;
  let status = 0;
  for (const [from, to] of pairs) {
    const message = move(work, from, to);
    if (message !== undefined) status = yield* refuse(process, message);
    else if (parsed.given.has("v")) yield* process.stdout.write(`renamed '${from}' -> '${to}'\n`);
  }
  return status;
}

function move({ process, given }: Work, from: string, to: string): string | undefined {
  const stat = statOf(process, from);
  if (typeof stat === "string") return `cannot stat '${from}': ${strerror(stat as Errno)}`;
  const old = statOf(process, to);
  if (typeof old !== "string") {
    if (given.has("n")) return undefined;
    if (old.inode === stat.inode && old.inode !== 1) return `'${from}' and '${to}' are the same file`;
    if (stat.kind === "directory" && old.kind !== "directory")
      return `cannot overwrite non-directory '${to}' with directory '${from}'`;
    if (stat.kind !== "directory" && old.kind === "directory")
      return `cannot overwrite directory '${to}' with non-directory`;
  }
  const errno = process.files.rename(pathOf(process, from), pathOf(process, to));
  if (errno === "EINVAL") return `cannot move '${from}' to a subdirectory of itself, '${to}'`;
  if (errno && to.endsWith("/") && stat.kind !== "directory")
    return `cannot move '${from}' to '${to}': Not a directory`;
  return errno && `cannot move '${from}' to '${to}': ${strerror(errno)}`;
}

export function* ln(process: Process): Steps<number> {
  const parsed = yield* options(process, "bdFfinLPrsTt:v", long);
  if (!parsed) return 1;
  const { given, operands } = parsed;
  if (operands.length === 0) return yield* misused(process, "missing file operand");
  const soft = given.has("s");
  const kind = soft ? "symbolic link" : "hard link";
  const to = operands.length === 1 ? "." : operands.at(-1)!;
  const from = operands.length === 1 ? operands : operands.slice(0, -1);
  const into =
    isDirectory(process, to) &&
    !given.has("T") &&
    !(given.has("n") && typeof statOf(process, to) !== "string" && (statOf(process, to) as Stat).kind === "link");
  if (from.length > 1 && !into) return yield* refuse(process, `target '${to}' is not a directory`);
  let status = 0;
  for (const word of from) {
    const goal = into ? (to === "." ? baseOf(word) : join(to, baseOf(word))) : to;
    const shown = operands.length === 1 ? `./${goal}` : goal;
    const stat = statOf(process, word);
    if (!soft && typeof stat === "string") {
      status = yield* refuse(process, `failed to access '${word}': ${strerror(stat as Errno)}`);
      continue;
    }
    if (!soft && typeof stat !== "string" && stat.kind === "directory") {
      status = yield* refuse(process, `${word}: hard link not allowed for directory`);
      continue;
    }
    const path = pathOf(process, goal);
    if (given.has("f") && typeof statOf(process, goal) !== "string") process.files.remove(path);
    const errno = soft ? process.files.symlink(word, path) : process.files.link(pathOf(process, word), path);
    if (errno) {
      const arrow = errno === "EEXIST" || soft ? "" : ` => '${word}'`;
      status = yield* refuse(process, `failed to create ${kind} '${shown}'${arrow}: ${strerror(errno)}`);
    } else if (given.has("v")) yield* process.stdout.write(`'${shown}' ${soft ? "->" : "=>"} '${word}'\n`);
  }
  return status;
}
