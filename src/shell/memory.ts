// The in-memory file system: a tree of text files, and mounts that answer for everything below a path (longest prefix wins).
// Not modelled: owners, modes but for x, links, times; the nodes of /dev are opened by whoever redirects to them. A file's text is a JavaScript string.
import type { Errno, FileSystem, Mount, Node } from "./files.js";
import { normalize } from "./path.js";

class Folder {
  readonly entries = new Map<string, Folder | Text>();
}

class Text {
  executable = false;
  constructor(public text: string) {}
}

export class Files implements FileSystem {
  private mounts: { at: string; mount: Mount }[] = [];

  constructor(private readonly root = new Folder()) {
    if (root.entries.size > 0) return;
    for (const path of [
      "/bin",
      "/dev",
      "/etc",
      "/proc",
      "/root",
      "/run",
      "/sbin",
      "/sys",
      "/tmp",
      "/usr",
      "/usr/bin",
      "/var",
    ])
      this.makeDirectory(path);
    for (const name of ["null", "stderr", "stdin", "stdout", "tty", "zero"]) this.write(`/dev/${name}`, "", "truncate");
  }

  /** The same files, with one mount of its own: a mount namespace that differs in a single place. */
  withMount(at: string, mount: Mount): Files {
    const view = new Files(this.root);
    view.mounts = [...this.mounts];
    view.mount(at, mount);
    return view;
  }

  lookup(path: string): Node | Errno {
    const mounted = this.mounted(path);
    if (mounted) return mounted.node ?? "ENOENT";
    const found = this.walk(path);
    if (typeof found === "string") return found;
    return found instanceof Folder
      ? { kind: "directory", list: () => this.names(found, path) }
      : { kind: "file", read: () => found.text, write: (text) => this.write(path, text, "truncate") };
  }

  read(path: string): { text: string } | { errno: Errno } {
    const node = this.lookup(path);
    if (typeof node === "string") return { errno: node };
    if (node.kind === "directory") return { errno: "EISDIR" };
    if (!node.read) return { errno: "EACCES" };
    const text = node.read();
    return isErrno(text) && this.mounted(path) ? { errno: text } : { text };
  }

  write(path: string, text: string, mode: "truncate" | "append"): Errno | undefined {
    const mounted = this.mounted(path);
    if (mounted) {
      if (!mounted.node) return "ENOENT";
      if (mounted.node.kind === "directory") return "EISDIR";
      if (!mounted.node.write) return "EACCES";
      // Opening with O_TRUNC is no write: a sysctl sees only what is written.
      return text === "" ? undefined : mounted.node.write(text);
    }
    const found = this.walk(path);
    if (found instanceof Folder) return "EISDIR";
    if (found instanceof Text) {
      found.text = mode === "append" ? found.text + text : text;
      return undefined;
    }
    if (found !== "ENOENT") return found;
    const parent = this.parent(path);
    if (typeof parent === "string") return parent;
    if (path.endsWith("/")) return "EISDIR";
    parent.folder.entries.set(parent.name, new Text(text));
    return undefined;
  }

  list(path: string): readonly string[] | { errno: Errno } {
    const node = this.lookup(path);
    if (typeof node === "string") return { errno: node };
    return node.kind === "directory" ? (node.list?.() ?? []) : { errno: "ENOTDIR" };
  }

  remove(path: string): Errno | undefined {
    if (this.mounted(path)) return "EPERM";
    const found = this.walk(path);
    if (typeof found === "string") return found;
    if (found instanceof Folder && found.entries.size > 0) return "ENOTEMPTY";
    const parent = this.parent(path);
    if (typeof parent === "string") return parent;
    parent.folder.entries.delete(parent.name);
    return undefined;
  }

  makeDirectory(path: string): Errno | undefined {
    if (this.mounted(path)) return "EPERM";
    const found = this.walk(path);
    if (typeof found !== "string") return "EEXIST";
    if (found !== "ENOENT") return found;
    const parent = this.parent(path);
    if (typeof parent === "string") return parent;
    parent.folder.entries.set(parent.name, new Folder());
    return undefined;
  }

  executable(path: string): boolean {
    const found = this.mounted(path) ? undefined : this.walk(path);
    return found instanceof Text && found.executable;
  }

  setExecutable(path: string, on: boolean): Errno | undefined {
    if (this.mounted(path)) return "EPERM";
    const found = this.walk(path);
    if (typeof found === "string") return found;
    if (found instanceof Text) found.executable = on;
    return undefined;
  }

  mount(at: string, mount: Mount): void {
    const path = normalize("/", at);
    this.mounts = [...this.mounts.filter((one) => one.at !== path), { at: path, mount }];
    this.mounts.sort((a, b) => b.at.length - a.at.length);
  }

  private mounted(path: string): { node: Node | undefined } | undefined {
    const full = normalize("/", path);
    for (const { at, mount } of this.mounts) {
      if (full === at) return { node: mount.lookup("") };
      const below = at === "/" ? "/" : `${at}/`;
      if (full.startsWith(below)) return { node: mount.lookup(full.slice(below.length)) };
    }
    return undefined;
  }

  private walk(path: string): Folder | Text | Errno {
    let here: Folder | Text = this.root;
    for (const name of normalize("/", path).split("/")) {
      if (name === "") continue;
      if (!(here instanceof Folder)) return "ENOTDIR";
      const next: Folder | Text | undefined = here.entries.get(name);
      if (!next) return "ENOENT";
      here = next;
    }
    return here instanceof Text && path.endsWith("/") ? "ENOTDIR" : here;
  }

  private parent(path: string): { folder: Folder; name: string } | Errno {
    const full = normalize("/", path);
    const slash = full.lastIndexOf("/");
    const folder = this.walk(full.slice(0, slash) || "/");
    if (typeof folder === "string") return folder;
    return folder instanceof Folder ? { folder, name: full.slice(slash + 1) } : "ENOTDIR";
  }

  // A mount point is listed even where nobody made its directory.
  private names(folder: Folder, path: string): string[] {
    const full = normalize("/", path);
    const below = full === "/" ? "/" : `${full}/`;
    const names = new Set(folder.entries.keys());
    for (const { at } of this.mounts)
      if (at.startsWith(below) && at !== full && !at.slice(below.length).includes("/"))
        names.add(at.slice(below.length));
    return [...names].sort();
  }
}

const errnos: ReadonlySet<string> = new Set<Errno>([
  "ENOENT",
  "EACCES",
  "EPERM",
  "EISDIR",
  "ENOTDIR",
  "EEXIST",
  "EINVAL",
  "EIO",
  "EROFS",
  "EOPNOTSUPP",
  "ENOTEMPTY",
]);

// A node answers with its text or with an errno, both strings; a mount's file that holds just such a word does not exist.
function isErrno(text: string): text is Errno {
  return errnos.has(text);
}
