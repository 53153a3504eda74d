// Where the image lies: in the user's cache, under a name that says which installation, Node and files it was made
// from; under another name it is not looked at. https://nodejs.org/api/cli.html#--snapshot-blobpath

import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compiled, packageRoot } from "../session/library.js";

// An import would read Web Crypto too, which takes Node ten milliseconds.
const { createHash } = process.getBuiltinModule("node:crypto");

export interface Place {
  readonly folder: string;
  /** Names of this installation's images begin so; all but the right one are out of date. */
  readonly family: string;
  readonly path: string;
  /** Names of the folders in which one is being made begin so. */
  readonly making: string;
}

/** In dist: the simulator as one script (kernel/bundle.mjs). */
export const SIMULATOR = "kernel/image/simulator.cjs";

/** Milliseconds that a Node may take to make one. */
export const PATIENCE = 120_000;

/** What Node is told, to make an image and to start from it: a damaged one shall end Node at once, not some time later. */
export const from = (path: string): readonly string[] => ["--verify-snapshot-checksum", "--snapshot-blob", path];

/** SKBOOK_IMAGE=no does without. */
export function place(): Place | undefined {
  if (process.env.SKBOOK_IMAGE === "no") return undefined;
  try {
    const root = packageRoot();
    const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
    const made = [
      join(root, "dist", "src", "index.d.ts"),
      ...["kernel/image/fill.js", "kernel/image/script.js", "kernel/image/warm.js", SIMULATOR].map(compiled),
      fromTslab.resolve("@tslab/typescript-for-tslab"),
      fromTslab.resolve("@types/node/package.json"),
    ].map((path) => [path, statSync(path).mtimeMs, statSync(path).size]);
    const { cachedDataVersionTag } = process.getBuiltinModule("node:v8");
    // The tag tells apart versions, processors and the engine's options.
    const key = [
      process.execPath,
      process.version,
      process.platform,
      process.arch,
      cachedDataVersionTag(),
      from(""),
      made,
    ];
    const family = `session-${digest(root)}-`;
    const folder = caches();
    const path = join(folder, `${family}${digest(JSON.stringify(key))}.image`);
    return { folder, family, path, making: `.making-${family}` };
  } catch {
    return undefined;
  }
}

/** The image to start from, if there is one. */
export function image(): string | undefined {
  const path = place()?.path;
  return path !== undefined && existsSync(path) ? path : undefined;
}

/** Takes away this installation's images, and what was left of one that nobody is making any more. */
export function clear(where: Place | undefined = place()): void {
  if (!where || !existsSync(where.folder)) return;
  for (const name of readdirSync(where.folder)) {
    const path = join(where.folder, name);
    const isLeft = name.startsWith(where.making) && !isYoung(path);
    if (name.startsWith(where.family) || isLeft) rmSync(path, { recursive: true, force: true });
  }
}

/** Somebody has begun, and not so long ago that it will not end. */
export function isMaking({ folder, making }: Place): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((name) => name.startsWith(making) && isYoung(join(folder, name)));
}

function isYoung(path: string): boolean {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - made < PATIENCE;
}

function caches(): string {
  const home = process.getBuiltinModule("node:os").homedir();
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === "win32") return join(LOCALAPPDATA || join(home, "AppData", "Local"), "skbook");
  if (process.platform === "darwin") return join(home, "Library", "Caches", "skbook");
  return join(XDG_CACHE_HOME || join(home, ".cache"), "skbook");
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);
