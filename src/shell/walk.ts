// Paths to inodes, name by name (namei.c): links in the middle, mounts, /proc/self.
import type { Errno, Mount, Node } from "./files.js";
import { type Entry, Folder, Symlink, type Tree } from "./tree.js";

const LINKS = 40;

export class Walk {
  /** Longest path first. */
  mounts: readonly { readonly at: string; readonly mount: Mount }[] = [];
  /** Whose /proc/self it is. */
  self: number | undefined;

  constructor(private readonly tree: Tree) {}

  at(path: string): { entry: Entry } | { node: Node } | undefined {
    if (path === "/proc/self" && this.self !== undefined) return { node: { kind: "file", target: String(this.self) } };
    for (const { at, mount } of this.mounts) {
      const below = at === "/" ? "/" : `${at}/`;
      if (path !== at && !path.startsWith(below)) continue;
      const node = mount.lookup(path === at ? "" : path.slice(below.length));
      return node && { node };
    }
    let here: Entry = this.tree.root;
    for (const name of path.split("/")) {
      if (name === "") continue;
      const next: Entry | undefined = here instanceof Folder ? here.entries.get(name) : undefined;
      if (!next) return undefined;
      here = next;
    }
    return { entry: here };
  }

  // Name by name, so that links in the middle count. What does not exist may be the last name only.
  resolve(path: string, follow: boolean): string | { errno: Errno } {
    const todo = path.split("/").filter((name) => name !== "" && name !== ".");
    let here = "";
    for (let links = 0; todo.length > 0; ) {
      const name = todo.shift()!;
      if (name === "..") {
        here = here.slice(0, here.lastIndexOf("/"));
        continue;
      }
      const next = `${here}/${name}`;
      const found = this.at(next);
      if (!found) {
        const parent = this.at(here || "/");
        if (
          parent &&
          (("entry" in parent && !(parent.entry instanceof Folder)) ||
            ("node" in parent && parent.node.kind !== "directory"))
        )
          return { errno: "ENOTDIR" };
        // A mount need not answer for the directories on the way.
        if (todo.length > 0 && this.mounts.some(({ at }) => next === at || next.startsWith(`${at}/`))) {
          here = next;
          continue;
        }
        if (todo.length > 0) return { errno: "ENOENT" };
        return next;
      }
      const target =
        "node" in found ? found.node.target : found.entry instanceof Symlink ? found.entry.target : undefined;
      if (target === undefined || (todo.length === 0 && !follow)) {
        here = next;
        continue;
      }
      if (++links > LINKS) return { errno: "ELOOP" };
      if (target.startsWith("/")) here = "";
      todo.unshift(...target.split("/").filter((one) => one !== "" && one !== "."));
    }
    return here || "/";
  }
}
