// Open file descriptions that a process table shares (Linux: struct file): /dev/null, files, the write side of a terminal, text that is
// there already (here-documents). Not modelled: seeking, overwriting in the middle, O_NONBLOCK.
import type { Steps } from "../sim/task.js";
import type { Errno, FileSystem } from "./files.js";
import type { OpenFile } from "./process.js";

/** A write that the file refused: what write(2) answered. */
export class WriteError extends Error {
  constructor(readonly errno: Errno) {
    super(errno);
  }
}

/** A read that the file refused. */
export class ReadError extends WriteError {}

export abstract class Description implements OpenFile {
  readonly terminal: boolean = false;
  readonly window: boolean = false;
  readonly size?: number | undefined;
  /** How many descriptors of how many processes lead here. */
  private holders = 0;

  hold(): this {
    this.holders++;
    return this;
  }

  release(): void {
    if (--this.holders === 0) this.closed();
  }

  abstract read(): Steps<string | undefined>;
  abstract write(text: string): Steps<void>;
  /** Gives back what was read too much, for the next reader. */
  unread(_text: string): void {}
  protected closed(): void {}
}

/** /dev/null. */
export class Null extends Description {
  // biome-ignore lint/correctness/useYield: a read of /dev/null never waits
  *read(): Steps<string | undefined> {
    return undefined;
  }
  *write(): Steps<void> {}
}

/** Text to read once: a here-document, a regular file as it was when opened. */
export class Given extends Description {
  /** `size`: of a regular file. */
  constructor(
    private rest: string,
    override readonly size?: number,
  ) {
    super();
  }

  // biome-ignore lint/correctness/useYield: the text is there
  *read(): Steps<string | undefined> {
    const text = this.rest;
    this.rest = "";
    return text === "" ? undefined : text;
  }

  // biome-ignore lint/correctness/useYield: refused at once
  *write(): Steps<void> {
    throw new WriteError("EINVAL");
  }

  override unread(text: string): void {
    this.rest = text + this.rest;
  }
}

/** A directory that was opened as if it were a file. */
export class Directory extends Null {
  // biome-ignore lint/correctness/useYield: refused at once
  override *read(): Steps<string | undefined> {
    throw new ReadError("EISDIR");
  }
}

/** A file opened with <>: one place for reading and writing. */
export class Updated extends Description {
  private at = 0;

  constructor(
    private readonly files: FileSystem,
    private readonly path: string,
  ) {
    super();
  }

  private text(): string {
    const read = this.files.read(this.path);
    return "text" in read ? read.text : "";
  }

  // biome-ignore lint/correctness/useYield: the text is there
  *read(): Steps<string | undefined> {
    const rest = this.text().slice(this.at);
    this.at += rest.length;
    return rest === "" ? undefined : rest;
  }

  override unread(text: string): void {
    this.at -= text.length;
  }

  // biome-ignore lint/correctness/useYield: a file in memory takes everything
  *write(text: string): Steps<void> {
    const now = this.text();
    const errno = this.files.write(
      this.path,
      now.slice(0, this.at) + text + now.slice(this.at + text.length),
      "truncate",
    );
    if (errno) throw new WriteError(errno);
    this.at += text.length;
  }
}

/** A file opened for writing; each write is one write(2), so that a sysctl sees each alone. */
export class Written extends Description {
  constructor(
    private readonly files: FileSystem,
    private readonly path: string,
  ) {
    super();
  }

  // biome-ignore lint/correctness/useYield: nothing to read
  *read(): Steps<string | undefined> {
    return undefined;
  }

  // biome-ignore lint/correctness/useYield: a file in memory takes everything
  *write(text: string): Steps<void> {
    const errno = this.files.write(this.path, text, "append");
    if (errno) throw new WriteError(errno);
  }
}

/** Where output ends up: a terminal's screen, or whoever collects a script's text. */
export class Screen extends Description {
  constructor(
    override readonly terminal: boolean,
    private readonly show: (text: string) => void,
    override readonly window = false,
  ) {
    super();
  }

  // biome-ignore lint/correctness/useYield: nothing to read
  *read(): Steps<string | undefined> {
    return undefined;
  }

  // biome-ignore lint/correctness/useYield: a terminal is never full
  *write(text: string): Steps<void> {
    if (text !== "") this.show(text);
  }
}

/** A copy for a child: every description gets one holder more. */
export function inherit(fds: ReadonlyMap<number, Description>): Map<number, Description> {
  return new Map([...fds].map(([fd, file]) => [fd, file.hold()]));
}
