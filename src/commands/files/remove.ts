// rm: -r -f -d -v, and what it will not do. Not modelled: -i (nobody is asked).
import { type Errno, type Process, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { options } from "../text/input.js";
import { baseOf, join, misused, namesIn, pathOf, refuse, statOf } from "./common.js";

export function* rm(process: Process): Steps<number> {
  const parsed = yield* options(process, "dfiIrRv", { recursive: "r", force: "f", dir: "d", verbose: "v" });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  const force = given.has("f");
  const deep = given.has("r") || given.has("R");
  if (operands.length === 0) return force ? 0 : yield* misused(process, "missing operand");
  let status = 0;
  for (const word of operands) {
    const stat = statOf(process, word);
    if (typeof stat === "string") {
      if (!force || stat !== "ENOENT") status = yield* cannot(process, word, stat as Errno);
    } else if (stat.kind === "directory" && !deep && !given.has("d")) status = yield* cannot(process, word, "EISDIR");
    else if (/^\.{1,2}$/.test(baseOf(word)) && deep) {
      status = yield* refuse(process, `refusing to remove '.' or '..' directory: skipping '${word}'`);
    } else if (pathOf(process, word) === "/") {
      yield* refuse(process, "it is dangerous to operate recursively on '/'");
      status = yield* refuse(process, "use --no-preserve-root to override this failsafe");
    } else if (yield* remove(process, word, deep, given.has("v"))) status = 1;
  }
  return status;
}

function* cannot(process: Process, word: string, errno: Errno): Steps<number> {
  return yield* refuse(process, `cannot remove '${word}': ${strerror(errno)}`);
}

// Depth first, as fts(3) goes; true when something stayed.
function* remove(process: Process, word: string, deep: boolean, verbose: boolean): Steps<boolean> {
  const stat = statOf(process, word);
  let failed = false;
  const directory = typeof stat !== "string" && stat.kind === "directory";
  if (directory && deep)
    for (const name of namesIn(process.files, pathOf(process, word)))
      if (yield* remove(process, join(word, name), deep, verbose)) failed = true;
  if (failed) return true;
  const errno = process.files.remove(pathOf(process, word));
  if (errno) {
    yield* cannot(process, word, errno);
    return true;
  }
  if (verbose) yield* process.stdout.write(`removed ${directory ? "directory " : ""}'${word}'\n`);
  return false;
}
