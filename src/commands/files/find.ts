// find: tests, -o, -a, !, parentheses, -prune, -exec, -delete, -print, -printf. Not modelled: -mtime and its like, -user, -regextype.
import { type Errno, type FileSystem, type Process, strerror } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { join, namesIn, pathOf, refuse, statOf } from "./common.js";
import { Expression, Misuse, type Place, type Search, type Test } from "./findexpr.js";
import { run } from "./run.js";

export function* find(process: Process): Steps<number> {
  const words = process.argv.slice(1).filter((word) => !/^-[HLP]$/.test(word));
  const first = words.findIndex((word) => /^[-!()]/.test(word) && word !== "-");
  const starts = first < 0 ? words : words.slice(0, first);
  const search: Search = { process, pruned: false, status: 0, quit: false, batches: new Map() };
  const expression = new Expression(first < 0 ? [] : words.slice(first), search);
  let test: Test;
  try {
    test = expression.whole();
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    return yield* refuse(process, error.message);
  }
  for (const start of starts.length > 0 ? starts : ["."]) {
    const stat = statOf(process, start);
    if (typeof stat === "string") search.status = yield* refuse(process, `'${start}': ${strerror(stat as Errno)}`);
    else yield* walk(search, { path: start, stat, depth: 0 }, test, expression);
  }
  for (const [argv, paths] of search.batches)
    if (paths.length > 0 && (yield* run(process, [...argv, ...paths])) !== 0) search.status = 1;
  return search.status;
}

function* walk(search: Search, place: Place, test: Test, limits: Expression): Steps<void> {
  if (search.quit) return;
  search.pruned = false;
  const within = place.depth >= limits.least && place.depth <= limits.most;
  if (!limits.depthFirst && within) yield* test(place, search);
  const pruned = search.pruned;
  if (place.stat.kind === "directory" && !pruned && place.depth < limits.most) {
    const { files } = search.process;
    for (const name of inOrder(files, pathOf(search.process, place.path))) {
      const path = join(place.path, name);
      const stat = statOf(search.process, path);
      if (typeof stat !== "string") yield* walk(search, { path, stat, depth: place.depth + 1 }, test, limits);
      if (search.quit) return;
    }
  }
  if (limits.depthFirst && within) yield* test(place, search);
}

function inOrder(files: FileSystem, path: string): readonly string[] {
  return namesIn(files, path);
}
