// The in-memory file system: a tree of text files, and mounts that answer for everything below a path (longest prefix wins).
// Not modelled: owners and what a mode forbids (all is root's). A file's text is a JavaScript string.
import type { Nanos } from "../sim/clock.js";
import { textOf } from "./bytes.js";
import type { Errno, FileSystem, Mount, Node, Piece, Stat } from "./files.js";
import { furnish } from "./furnish.js";
import { normalize } from "./path.js";
import { statOf, statOfNode } from "./stat.js";
import { type Entry, Folder, Symlink, Text, Tree } from "./tree.js";
import { Walk } from "./walk.js";

export class Files implements FileSystem {
  private readonly tree: Tree;
  private readonly walk: Walk;

  constructor(from: Tree | (() => Nanos) = () => 0) {
    if (from instanceof Tree) {
      this.tree = from;
      this.walk = new Walk(from);
      return;
    }
    this.tree = new Tree(from);
    this.walk = new Walk(this.tree);
    furnish(this, this.tree);
  }

  /** The same files, with one mount of its own: a mount namespace that differs in a single place. */
  withMount(at: string, mount: Mount): Files {
    const view = new Files(this.tree);
    view.walk.mounts = this.walk.mounts;
    view.walk.self = this.walk.self;
    view.mount(at, mount);
    return view;
  }

  as(pid: number): Files {
    const view = new Files(this.tree);
    view.walk.mounts = this.walk.mounts;
    view.walk.self = pid;
    return view;
  }

  lookup(path: string): Node | Errno {
    const found = this.find(path);
    if ("errno" in found) return found.errno;
    if ("node" in found) return found.node;
    const { entry, at } = found;
    if (entry instanceof Folder) return { kind: "directory", mode: entry.mode, list: () => this.names(entry, at) };
    if (entry instanceof Text)
      return {
        kind: "file",
        mode: entry.mode,
        read: () => entry.text,
        write: (text) => this.write(at, text, "truncate"),
      };
    return { kind: "file", mode: entry.mode, read: () => "", write: () => undefined };
  }

  read(path: string): { text: string } | { errno: Errno } {
    const found = this.find(path);
    if ("errno" in found) return found;
    if ("entry" in found) {
      if (found.entry instanceof Folder) return { errno: "EISDIR" };
      return { text: found.entry instanceof Text ? found.entry.text : "" };
    }
    const { node } = found;
    if (node.kind === "directory") return { errno: "EISDIR" };
    if (!node.read) return { errno: "EACCES" };
    const text = node.read();
    return isErrno(text) ? { errno: text } : { text };
  }

  write(path: string, text: string, how: "truncate" | "append", mode = 0o644): Errno | undefined {
    const found = this.find(path);
    if ("node" in found) {
      if (found.node.kind === "directory") return "EISDIR";
      // Root may open what has no write bit; the file itself refuses.
      if (!found.node.write) {
        // A file that root may open though nobody may write it (EIO) refuses only what is written.
        const errno = found.node.refuses ?? this.mountOf(path)?.refusal?.write ?? "EACCES";
        return errno === "EIO" && text === "" ? undefined : errno;
      }
      // Opening with O_TRUNC is no write: a sysctl sees only what is written.
      return text === "" ? undefined : found.node.write(text);
    }
    if ("entry" in found) {
      if (found.entry instanceof Folder) return "EISDIR";
      if (!(found.entry instanceof Text)) return undefined;
      if (how === "append" && text === "") return undefined;
      found.entry.text = how === "append" ? found.entry.text + text : text;
      found.entry.modified = this.tree.now();
      return undefined;
    }
    if (found.errno !== "ENOENT") return found.errno;
    if (path.endsWith("/")) return "EISDIR";
    const parent = this.parent(path, true, "make");
    if ("errno" in parent) return parent.errno;
    const file = this.tree.make(Text, mode);
    file.text = text;
    this.enter(parent, file);
    return undefined;
  }

  append(path: string, bytes: readonly Piece[]): Errno | undefined {
    const found = this.find(path);
    if (!("entry" in found && found.entry instanceof Text)) return this.write(path, textOf(bytes), "append");
    found.entry.append(bytes);
    found.entry.modified = this.tree.now();
    return undefined;
  }

  list(path: string): readonly string[] | { errno: Errno } {
    const node = this.lookup(path);
    if (typeof node === "string") return { errno: node };
    return node.kind === "directory" ? (node.list?.() ?? []) : { errno: "ENOTDIR" };
  }

  remove(path: string): Errno | undefined {
    const parent = this.parent(path, false, "remove");
    if ("errno" in parent) return parent.errno;
    const entry = parent.folder.entries.get(parent.name);
    if (!entry) return "ENOENT";
    if (this.walk.mounts.some(({ at }) => at === `${parent.at === "/" ? "" : parent.at}/${parent.name}`))
      return "EBUSY";
    if (path.endsWith("/") && !(entry instanceof Folder)) return "ENOTDIR";
    if (entry instanceof Folder && entry.entries.size > 0) return "ENOTEMPTY";
    parent.folder.entries.delete(parent.name);
    parent.folder.modified = this.tree.now();
    entry.links--;
    return undefined;
  }

  makeDirectory(path: string, mode = 0o755): Errno | undefined {
    const found = this.find(path, false);
    if (!("errno" in found)) return "EEXIST";
    if (found.errno !== "ENOENT") return found.errno;
    const parent = this.parent(path, false);
    if ("errno" in parent) return parent.errno;
    this.enter(parent, this.tree.make(Folder, mode));
    return undefined;
  }

  mount(at: string, mount: Mount): void {
    const path = normalize("/", at);
    const all = [...this.walk.mounts.filter((one) => one.at !== path), { at: path, mount }];
    this.walk.mounts = all.sort((a, b) => b.at.length - a.at.length);
  }

  stat(path: string, follow = false): Stat | Errno {
    const found = this.find(path, follow);
    if ("errno" in found) return found.errno;
    return "entry" in found ? statOf(found.entry) : statOfNode(found.node);
  }

  real(path: string): string | { errno: Errno } {
    return this.walk.resolve(path, true);
  }

  symlink(target: string, path: string): Errno | undefined {
    if (!("errno" in this.find(path, false))) return "EEXIST";
    const parent = this.parent(path, false);
    if ("errno" in parent) return parent.errno;
    const made = this.tree.make(Symlink, 0o777);
    made.target = target;
    this.enter(parent, made);
    return undefined;
  }

  link(from: string, to: string): Errno | undefined {
    const found = this.find(from, false);
    if ("errno" in found) return found.errno;
    if (!("entry" in found)) return "EXDEV";
    if (found.entry instanceof Folder) return "EPERM";
    if (!("errno" in this.find(to, false))) return "EEXIST";
    const parent = this.parent(to, false);
    if ("errno" in parent) return parent.errno;
    found.entry.links++;
    this.enter(parent, found.entry);
    return undefined;
  }

  rename(from: string, to: string): Errno | undefined {
    const source = this.parent(from, false, "remove");
    if ("errno" in source) return source.errno;
    const entry = source.folder.entries.get(source.name);
    if (!entry) return "ENOENT";
    const goal = this.parent(to, false);
    if ("errno" in goal) return goal.errno;
    const old = goal.folder.entries.get(goal.name);
    if (old === entry) return undefined;
    if (old instanceof Folder !== entry instanceof Folder && old) return old instanceof Folder ? "EISDIR" : "ENOTDIR";
    if (old instanceof Folder && old.entries.size > 0) return "ENOTEMPTY";
    if (entry instanceof Folder && `${normalize("/", to)}/`.startsWith(`${normalize("/", from)}/`)) return "EINVAL";
    source.folder.entries.delete(source.name);
    if (old) old.links--;
    goal.folder.entries.set(goal.name, entry);
    source.folder.modified = this.tree.now();
    goal.folder.modified = this.tree.now();
    return undefined;
  }

  chmod(path: string, mode: number): Errno | undefined {
    const found = this.find(path);
    if ("errno" in found) return found.errno;
    if ("node" in found) return "EPERM";
    found.entry.mode = mode;
    return undefined;
  }

  touch(path: string, time = this.tree.now()): Errno | undefined {
    const found = this.find(path);
    if ("errno" in found) return found.errno;
    if ("entry" in found) found.entry.modified = time;
    return undefined;
  }

  private enter({ folder, name }: { folder: Folder; name: string }, entry: Entry): void {
    folder.entries.set(name, entry);
    folder.modified = this.tree.now();
  }

  private mountOf(path: string): Mount | undefined {
    const full = this.walk.resolve(path, true);
    return typeof full === "string" ? this.walk.mounts.find((one) => full.startsWith(`${one.at}/`))?.mount : undefined;
  }

  /** Where a canonical path leads, in a mount or in the tree. */
  private find(path: string, follow = true): { entry: Entry; at: string } | { node: Node } | { errno: Errno } {
    const at = this.walk.resolve(path, follow || path.endsWith("/"));
    if (typeof at !== "string") return at;
    const found = this.walk.at(at);
    if (!found) return { errno: "ENOENT" };
    const directory = "node" in found ? found.node.kind === "directory" : found.entry instanceof Folder;
    if (path.endsWith("/") && !directory) return { errno: "ENOTDIR" };
    return "node" in found ? found : { entry: found.entry, at };
  }

  /** The directory that a name is or would be in. */
  private parent(
    path: string,
    follow: boolean,
    what: "make" | "remove" = "make",
  ): { folder: Folder; name: string; at: string } | { errno: Errno } {
    const full = this.walk.resolve(path, follow);
    if (typeof full !== "string") return full;
    if (full === "/") return { errno: "EBUSY" };
    const slash = full.lastIndexOf("/");
    const at = full.slice(0, slash) || "/";
    const found = this.walk.at(at);
    if (!found) return { errno: "ENOENT" };
    const mount = this.walk.mounts.find((one) => full.startsWith(`${one.at}/`));
    if (mount) return { errno: mount.mount.refusal?.[what] ?? (what === "make" ? "ENOENT" : "EPERM") };
    if (!("entry" in found)) return { errno: "EPERM" };
    if (!(found.entry instanceof Folder)) return { errno: "ENOTDIR" };
    return { folder: found.entry, name: full.slice(slash + 1), at };
  }

  // A mount point is listed even where nobody made its directory.
  private names(folder: Folder, path: string): string[] {
    const below = path === "/" ? "/" : `${path}/`;
    const names = new Set(folder.entries.keys());
    for (const { at } of this.walk.mounts)
      if (at.startsWith(below) && at !== path && !at.slice(below.length).includes("/"))
        names.add(at.slice(below.length));
    return [...names].sort();
  }
}

const errnos: ReadonlySet<string> = new Set<Errno>([
  "ENOENT",
  "EACCES",
  "EPERM",
  "EISDIR",
  "EINVAL",
  "EIO",
  "EOPNOTSUPP",
  "ENODEV",
]);

// A node answers with its text or with an errno, both strings; a mount's file that holds just such a word does not exist.
function isErrno(text: string): text is Errno {
  return errnos.has(text);
}
