// The files that programs see: a small tree in memory (/tmp, /run, /root, /etc, /dev) and mounts that others provide (/proc, /sys).

export type Errno =
  | "ENOENT"
  | "EACCES"
  | "EPERM"
  | "EISDIR"
  | "ENOTDIR"
  | "EEXIST"
  | "EINVAL"
  | "EIO"
  | "EROFS"
  | "EOPNOTSUPP"
  | "ENOTEMPTY";

/** One file of a mount. A write that Linux refuses answers with its errno. */
export interface Node {
  readonly kind: "file" | "directory";
  read?(): string | Errno;
  write?(text: string): Errno | undefined;
  /** Names in a directory, in the order the kernel lists them. */
  list?(): readonly string[];
}

/** Provides everything below a path. `path` is relative to the mount, "" for its root, no leading or trailing slash. */
export interface Mount {
  lookup(path: string): Node | undefined;
}

export interface FileSystem {
  lookup(path: string): Node | Errno;
  read(path: string): { text: string } | { errno: Errno };
  write(path: string, text: string, mode: "truncate" | "append"): Errno | undefined;
  list(path: string): readonly string[] | { errno: Errno };
  remove(path: string): Errno | undefined;
  makeDirectory(path: string): Errno | undefined;
  mount(at: string, mount: Mount): void;
  /** The x bits, all that is modelled of a file's mode. Without these two no file is executable. */
  executable?(path: string): boolean;
  setExecutable?(path: string, on: boolean): Errno | undefined;
}
