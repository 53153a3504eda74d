// The kernels that are compared, each with the same folder for a notebook; "skbook" can be imported there.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Command, cli, skbook } from "../jupyter/client.js";

export interface Peer {
  readonly command: Command;
  /** The typed library that is imported before cells and completions are measured; none where types are not checked. */
  readonly imports?: string;
}

export function peers(folder: string): Record<string, Peer> {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve(import.meta.dirname, "../../.."), join(folder, "node_modules", "skbook"), "dir");
  const tslab = createRequire(import.meta.url)
    .resolve("tslab/package.json")
    .replace(/package\.json$/, "bin/tslab");
  // As a user does before the first notebook; it makes the image that sessions start from.
  execFileSync(process.execPath, [cli, "install", "--prefix", folder]);
  const argv = [process.execPath, tslab, "kernel", "--config-path={connection_file}"];
  return {
    skbook: { command: { ...skbook, cwd: folder }, imports: 'import { Lab } from "skbook"; const lab = new Lab();' },
    // tslab cannot load an ES module under Node 20, but it checks against the same declarations.
    tslab: { command: { argv, cwd: folder }, imports: 'import type { Lab } from "skbook"; let lab: Lab | undefined;' },
    deno: { command: { argv: [deno(), "jupyter", "--kernel", "--conn", "{connection_file}"], cwd: folder } },
  };
}

/** Deno's program, from its npm package; kept in the temporary folder for the next run. */
function deno(): string {
  const folder = join(tmpdir(), "skbook-bench-deno");
  if (!existsSync(join(folder, "node_modules", "deno", "bin.cjs"))) {
    mkdirSync(folder, { recursive: true });
    execFileSync("npm", ["install", "--silent", "--no-audit", "--prefix", folder, "deno@2"], { stdio: "inherit" });
  }
  const [platform] = readdirSync(join(folder, "node_modules", "@deno")).filter((name) => name !== "shim-deno");
  return join(folder, "node_modules", "@deno", platform!, process.platform === "win32" ? "deno.exe" : "deno");
}
