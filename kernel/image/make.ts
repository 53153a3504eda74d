// Makes the image that sessions start from: a V8 startup snapshot of a process that has the compiler and its documents
// in memory. Made once for each version of what goes into it, written beside its place and renamed: whoever looks sees a
// whole one or none. Where it cannot be made or does not start, sessions start without.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { declarations, settings, standard } from "../session/compiler/documents.js";
import { packageRoot } from "../session/library.js";
import { MARK } from "./contents.js";
import { type Filling, fill } from "./fill.js";
import { clear, from, PATIENCE, type Place, place } from "./place.js";

/** The image's path; undefined where there can be none. */
export async function make(where: Place | undefined = place()): Promise<string | undefined> {
  if (!where) return undefined;
  let folder: string | undefined;
  try {
    mkdirSync(where.folder, { recursive: true, mode: 0o700 });
    folder = mkdtempSync(join(where.folder, where.making));
    const [script, made, look] = ["script.cjs", "made", "look.cjs"].map((name) => join(folder!, name));
    writeFileSync(script!, text());
    await node([...from(made!), "--build-snapshot", script!]);
    writeFileSync(look!, `process.exit(globalThis[Symbol.for("${MARK}")].ts.version ? 0 : 1);`);
    await node([...from(made!), look!]);
    clear(where);
    renameSync(made!, where.path);
    return where.path;
  } catch {
    return undefined;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** The compiler's own text, and what is then done with it: a script for an image cannot load other files. */
function text(): string {
  const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
  const compiler = fromTslab.resolve("@tslab/typescript-for-tslab");
  const library = { name: "skbook", root: packageRoot(), module: {} };
  const filling: Filling = {
    settings: settings(),
    standard: standard(),
    library: declarations(library),
    name: library.name,
  };
  return `const made = { exports: {} };
(function (module, exports, require, __filename, __dirname) {${readFileSync(compiler, "utf8")}
})(made, made.exports, require, ${JSON.stringify(compiler)}, ${JSON.stringify(dirname(compiler))});
globalThis[Symbol.for("${MARK}")] = (${fill})(made.exports, ${JSON.stringify(filling)});
`;
}

async function node(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, words, { stdio: "ignore", windowsHide: true, timeout: PATIENCE });
  const end = () => child.kill();
  process.once("exit", end);
  const status = await new Promise((done) => child.once("error", done).once("exit", done));
  process.off("exit", end);
  if (status !== 0) throw new Error(`node ${words[0]}: ${status}`);
}
