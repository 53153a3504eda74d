// Pathname expansion (glob(3)) over the file system. Names in the order of their code points, hidden ones only for a pattern with a dot.
import type { FileSystem } from "./files.js";
import { normalize } from "./path.js";
import { matches } from "./pattern.js";

/** The paths that match, [] when none does. `pattern` quotes with backslashes. */
export function glob(files: FileSystem, cwd: string, pattern: string): string[] {
  const parts = pattern.split("/");
  let found = [parts[0] === "" ? "/" : ""];
  for (const [index, part] of parts.entries()) {
    if (part === "") continue;
    const last = index === parts.length - 1;
    const next: string[] = [];
    for (const base of found) {
      const prefix = base === "" || base.endsWith("/") ? base : `${base}/`;
      for (const name of candidates(files, normalize(cwd, base || "."), part)) {
        const path = prefix + name;
        const node = files.lookup(normalize(cwd, path));
        if (typeof node !== "string" && (last || node.kind === "directory")) next.push(path);
      }
    }
    found = next;
  }
  if (pattern.endsWith("/")) found = found.map((path) => `${path}/`);
  return found;
}

function candidates(files: FileSystem, directory: string, part: string): string[] {
  if (!/[*?[]/.test(part)) return [part.replace(/\\(.)/g, "$1")];
  const names = files.list(directory);
  if ("errno" in names) return [];
  const hidden = part.startsWith(".") || part.startsWith("\\.");
  return names.filter((name) => name.startsWith(".") === hidden && matches(part, name)).sort();
}
