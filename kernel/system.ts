// What the compiler inside tslab sees of the disk. `ts.sys` is the compiler's public description of its surroundings;
// tslab asks it at every step, so folders can be mounted here, as /proc is on a Linux: reads below `at` go to `to`.
// Left out: watching for changed files. A headless run reads each file once.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";

interface Watcher {
  close(): void;
}

/** The part of ts.System that is wrapped. */
interface System {
  getCurrentDirectory(): string;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  readFile(path: string, encoding?: string): string | undefined;
  readDirectory(path: string, ...rest: unknown[]): string[];
  getDirectories(path: string): string[];
  realpath?(path: string): string;
  watchFile?(path: string, ...rest: unknown[]): Watcher;
  watchDirectory?(path: string, ...rest: unknown[]): Watcher;
}

/** The very compiler that tslab uses, not another copy of it. */
const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
const { sys } = fromTslab("@tslab/typescript-for-tslab") as { sys: System };

const mounts = new Map<string, string>();
let workingDirectory: string | undefined;

function forward(path: string): string {
  for (const [at, to] of mounts) {
    if (path === at) return to;
    if (path.startsWith(`${at}/`)) return to + path.slice(at.length);
  }
  return path;
}

/** Makes `to` readable at `at` for every compiler in this process. */
export function mount(at: string, to: string): void {
  if (at !== to) mounts.set(at, to);
}

/** Runs `make` with the compiler believing that it was started in `folder`. */
export function inFolder<T>(folder: string, make: () => T): T {
  workingDirectory = folder;
  try {
    return make();
  } finally {
    workingDirectory = undefined;
  }
}

function wrap(): void {
  const real = { ...sys };
  const unwatched: Watcher = { close() {} };
  sys.getCurrentDirectory = () => workingDirectory ?? real.getCurrentDirectory();
  sys.fileExists = (path) => real.fileExists(forward(path));
  sys.directoryExists = (path) => real.directoryExists(forward(path));
  sys.readFile = (path, encoding) => real.readFile(forward(path), encoding);
  sys.readDirectory = (path, ...rest) => real.readDirectory(forward(path), ...rest);
  sys.getDirectories = (path) => real.getDirectories(forward(path));
  sys.realpath = (path) => (real.realpath ?? ((same: string) => same))(forward(path));
  sys.watchFile = () => unwatched;
  sys.watchDirectory = () => unwatched;
}

/** tslab looks for Node's types inside its own node_modules, but npm often puts them one floor up. */
function mountNodeTypes(): void {
  const own = join(dirname(fromTslab.resolve("tslab/package.json")), "node_modules", "@types", "node");
  if (sys.directoryExists(own)) return;
  mount(own, dirname(fromTslab.resolve("@types/node/package.json")));
}

wrap();
mountNodeTypes();
