// The files that programs see: a small tree in memory (/tmp, /run, /root, /etc, /dev) and mounts that others provide (/proc, /sys).
import type { Nanos } from "../sim/clock.js";

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
  | "ENOTEMPTY"
  | "ELOOP"
  | "EXDEV"
  | "EBUSY"
  | "ERANGE"
  | "ENODEV";

/** One file of a mount. A write that Linux refuses answers with its errno. */
export interface Node {
  readonly kind: "file" | "directory";
  read?(): string | Errno;
  write?(text: string): Errno | undefined;
  /** Names in a directory, in the order the kernel lists them. */
  list?(): readonly string[];
  /** A symbolic link to there, absolute or from where it stands. */
  readonly target?: string;
  /** Permission bits; 0644, 0444 or 0555 by what can be done with it unless told. */
  readonly mode?: number;
  /** What stat says: 0 unless told (a page in /sys). */
  readonly size?: number;
  /** What a write meets where there is no `write`. */
  readonly refuses?: Errno;
}

/** Provides everything below a path. `path` is relative to the mount, "" for its root, no leading or trailing slash. */
export interface Mount {
  lookup(path: string): Node | undefined;
  /** What making a name in it meets, what taking one away, and opening for writing what has no write: ENOENT, EPERM, EACCES unless told. */
  readonly refusal?: { readonly make?: Errno; readonly remove?: Errno; readonly write?: Errno };
}

export interface Stat {
  readonly kind: "file" | "directory" | "link" | "device";
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  readonly inode: number;
  readonly links: number;
  readonly modified: Nanos;
  readonly target?: string;
}

/** Octets of a file, each of which is a character of its text: there already, or made when somebody reads them. */
export type Piece = Uint8Array | (() => Uint8Array);

export interface FileSystem {
  lookup(path: string): Node | Errno;
  read(path: string): { text: string } | { errno: Errno };
  /** `mode`: of the file if it is made, before the umask. */
  write(path: string, text: string, how: "truncate" | "append", mode?: number): Errno | undefined;
  /** Bytes at the end of a file that is there. */
  append(path: string, bytes: readonly Piece[]): Errno | undefined;
  list(path: string): readonly string[] | { errno: Errno };
  /** unlink(2) and rmdir(2): a name, not what a link leads to. */
  remove(path: string): Errno | undefined;
  makeDirectory(path: string, mode?: number): Errno | undefined;
  mount(at: string, mount: Mount): void;
  /** As this process sees them: /proc/self is its own. */
  as(pid: number): FileSystem;
  /** lstat(2), or stat(2) with `follow`. */
  stat(path: string, follow?: boolean): Stat | Errno;
  /** The path without links, "." and ".."; its last name need not exist. */
  real(path: string): string | { errno: Errno };
  symlink(target: string, path: string): Errno | undefined;
  link(from: string, to: string): Errno | undefined;
  rename(from: string, to: string): Errno | undefined;
  chmod(path: string, mode: number): Errno | undefined;
  /** utimensat(2); now unless told. */
  touch(path: string, time?: Nanos): Errno | undefined;
}
