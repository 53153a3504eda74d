// pipe(7): 64 KiB, end of file when no writer is left, SIGPIPE when no reader is. Sizes are counted in characters.
import { type Steps, WaitQueue } from "../sim/task.js";
import { Death } from "./death.js";
import { Description, WriteError } from "./description.js";

const CAPACITY = 65_536;
const PIPE_BUF = 4_096;

interface Buffer {
  chunks: string[];
  size: number;
  readers: number;
  writers: number;
  readonly readable: WaitQueue;
  readonly writable: WaitQueue;
}

export function pipe(): { reader: Description; writer: Description } {
  const buffer: Buffer = {
    chunks: [],
    size: 0,
    readers: 1,
    writers: 1,
    readable: new WaitQueue(),
    writable: new WaitQueue(),
  };
  return { reader: new Reader(buffer), writer: new Writer(buffer) };
}

class Reader extends Description {
  constructor(private readonly pipe: Buffer) {
    super();
  }

  *read(): Steps<string | undefined> {
    const { pipe } = this;
    while (pipe.size === 0) {
      if (pipe.writers === 0) return undefined;
      yield { on: [pipe.readable], why: "text from a pipe" };
    }
    const text = pipe.chunks.join("");
    pipe.chunks = [];
    pipe.size = 0;
    pipe.writable.wake();
    return text;
  }

  // biome-ignore lint/correctness/useYield: refused at once
  *write(): Steps<void> {
    throw new WriteError("EINVAL");
  }

  override unread(text: string): void {
    if (text === "") return;
    this.pipe.chunks.unshift(text);
    this.pipe.size += text.length;
  }

  protected override closed(): void {
    this.pipe.readers = 0;
    this.pipe.writable.wake();
  }
}

class Writer extends Description {
  constructor(private readonly pipe: Buffer) {
    super();
  }

  // biome-ignore lint/correctness/useYield: nothing to read
  *read(): Steps<string | undefined> {
    return undefined;
  }

  *write(text: string): Steps<void> {
    const { pipe } = this;
    let rest = text;
    while (rest !== "") {
      if (pipe.readers === 0) throw new Death("SIGPIPE");
      const room = CAPACITY - pipe.size;
      // A write of at most PIPE_BUF is whole or waits.
      if (room <= 0 || (rest.length <= PIPE_BUF && room < rest.length)) {
        yield { on: [pipe.writable], why: "room in a full pipe" };
        continue;
      }
      const part = rest.slice(0, room);
      pipe.chunks.push(part);
      pipe.size += part.length;
      rest = rest.slice(part.length);
      pipe.readable.wake();
    }
  }

  protected override closed(): void {
    this.pipe.writers = 0;
    this.pipe.readable.wake();
  }
}
