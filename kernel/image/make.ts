// Makes the image that sessions start from: a V8 startup snapshot of a process that has the compiler and its documents
// in memory. Made once for each version of what goes into it, written beside its place and renamed: whoever looks sees a
// whole one or none. Where it cannot be made or does not start, sessions start without.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { declarations, settings, standard } from "../session/compiler/documents.js";
import { compiled, packageRoot } from "../session/library.js";
import { MARK } from "./contents.js";
import type { Filling } from "./fill.js";
import { clear, from, PATIENCE, type Place, place, SIMULATOR } from "./place.js";
import { type Ingredients, script } from "./script.js";

/** The image's path; undefined where there can be none. */
export async function make(where: Place | undefined = place()): Promise<string | undefined> {
  if (!where) return undefined;
  let folder: string | undefined;
  try {
    mkdirSync(where.folder, { recursive: true, mode: 0o700 });
    folder = mkdtempSync(join(where.folder, where.making));
    const made = await written(folder, true).catch(() => written(folder!, false));
    clear(where);
    renameSync(made, where.path);
    return where.path;
  } catch {
    return undefined;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** An image that a Node has started from; `isWarm`: with what is compiled of the simulator, where this Node can keep it. */
async function written(folder: string, isWarm: boolean): Promise<string> {
  const [text, made, look] = ["script.cjs", "made", "look.cjs"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(text, script(ingredients(folder), isWarm));
  await node([...from(made), "--build-snapshot", text]);
  writeFileSync(look, `process.exit(globalThis[Symbol.for("${MARK}")].ts.version ? 0 : 1);`);
  await node([...from(made), look]);
  return made;
}

/** What goes into it, beside it. */
function ingredients(folder: string): Ingredients {
  const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
  const library = { name: "skbook", root: packageRoot(), module: {} };
  const filling: Filling = {
    settings: settings(),
    standard: standard(),
    library: declarations(library),
    name: library.name,
  };
  const path = join(folder, "filling.json");
  writeFileSync(path, JSON.stringify(filling));
  return {
    compiler: fromTslab.resolve("@tslab/typescript-for-tslab"),
    simulator: compiled(SIMULATOR),
    filling: path,
  };
}

async function node(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, words, { stdio: "ignore", windowsHide: true, timeout: PATIENCE });
  const end = () => child.kill();
  process.once("exit", end);
  const status = await new Promise((done) => child.once("error", done).once("exit", done));
  process.off("exit", end);
  if (status !== 0) throw new Error(`node ${words[0]}: ${status}`);
}
