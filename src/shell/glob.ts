// Pathname expansion (glob(3)) over the file system. Names in the order of their code points, hidden ones only for a pattern with a dot.
import type { FileSystem } from "./files.js";
import { normalize } from "./path.js";
import { matches } from "./pattern.js";

/** The paths that match, [] when none does. `pattern` quotes with backslashes. */
export function glob(
  files: FileSystem,
  cwd: string,
  pattern: string,
  options: ReadonlySet<string> = new Set(),
): string[] {
  const parts = pattern.split("/");
  let found = [parts[0] === "" ? "/" : ""];
  for (const [index, part] of parts.entries()) {
    if (part === "") continue;
    const last = index === parts.length - 1;
    const next: string[] = [];
    for (const base of found) {
      const prefix = base === "" || base.endsWith("/") ? base : `${base}/`;
      for (const name of candidates(files, normalize(cwd, base || "."), part, options)) {
        const path = prefix + name;
        const node = files.lookup(normalize(cwd, path));
        if (
          (typeof node !== "string" || (last && typeof files.stat(normalize(cwd, path)) !== "string")) &&
          (last || (typeof node !== "string" && node.kind === "directory"))
        )
          next.push(path);
      }
    }
    found = next;
  }
  if (pattern.endsWith("/")) found = found.map((path) => `${path}/`);
  return found;
}

function candidates(files: FileSystem, directory: string, part: string, options: ReadonlySet<string>): string[] {
  if (!/[*?[]|[+@!]\(/.test(part)) return [part.replace(/\\(.)/g, "$1")];
  const names = files.list(directory);
  if ("errno" in names) return [];
  const hidden = part.startsWith(".") || part.startsWith("\\.");
  const fold = options.has("nocaseglob");
  const fits = (name: string) =>
    (hidden || options.has("dotglob") || !name.startsWith(".")) && (hidden ? name.startsWith(".") : true);
  return names.filter((name) => fits(name) && matches(part, name, fold)).sort();
}
