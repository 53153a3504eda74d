// Which copy of "skbook" a cell gets: the one this kernel itself runs, wherever the notebook lies.
// Types come from its compiled declarations, values from the module that is already loaded.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "../fault.js";

export interface Library {
  /** What a cell writes after `from`. */
  readonly name: string;
  /** The package's folder, where `types` in package.json leads to the declarations. */
  readonly root: string;
  /** The module a cell gets. */
  readonly module: object;
}

let root: string | undefined;

/** The folder of our own package.json, above wherever this was compiled or bundled to. */
export function packageRoot(): string {
  if (root !== undefined) return root;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  root = folder;
  return root;
}

/** A compiled file of ours by its path in dist: programs are bundled, so none stands beside the code that asks. */
export const compiled = (path: string): string => join(packageRoot(), "dist", path);

export function version(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { version: string }).version;
}

/** Where its declarations begin. */
export function libraryTypes({ root }: Library): string {
  const { types } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { types: string };
  return join(root, types).replaceAll("\\", "/");
}

export async function ownLibrary(): Promise<Library> {
  const root = packageRoot();
  const types = join(root, "dist", "src", "index.d.ts");
  if (!existsSync(types)) throw new Fault(`${types} is missing: run "npm run build" first`);
  return { name: "skbook", root, module: (await import("../../src/index.js")) as object };
}
