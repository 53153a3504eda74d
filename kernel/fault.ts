// A mistake of the person at the keyboard: one clear line on stderr and an exit status, never a stack trace.

export class Fault extends Error {
  constructor(
    message: string,
    readonly status: number = 1,
  ) {
    super(message);
    this.name = "Fault";
  }

  /** By name: each bundled program (kernel/bundle.mjs) has a copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "Fault";
  }
}

/** What the operating system says about a file, in the words a shell uses. */
export function fileFault(path: string, error: unknown, status = 1): Fault {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const words: Record<string, string> = {
    ENOENT: "No such file or directory",
    EISDIR: "Is a directory",
    EACCES: "Permission denied",
    EPERM: "Operation not permitted",
    ENOTDIR: "Not a directory",
    ENOSPC: "No space left on device",
    EFBIG: "File too large",
    EDQUOT: "Disk quota exceeded",
    EROFS: "Read-only file system",
    ELOOP: "Too many levels of symbolic links",
    ENAMETOOLONG: "File name too long",
  };
  return new Fault(`${path}: ${words[code] ?? (error instanceof Error ? error.message : String(error))}`, status);
}
