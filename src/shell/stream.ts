// C's stdio over an open file: line buffered on a terminal, blocks of 4096 elsewhere. What is buffered when a signal kills is lost.
import type { Steps } from "../sim/task.js";
import type { OpenFile, Stream } from "./process.js";

const BLOCK = 4_096;

export class Stdio implements Stream {
  private pending = "";
  private mode: "none" | "line" | "block";

  constructor(
    readonly file: OpenFile,
    mode?: "none" | "line" | "block",
  ) {
    this.mode = mode ?? (file.terminal ? "line" : "block");
  }

  buffer(mode: "none" | "line" | "block"): void {
    this.mode = mode;
  }

  *write(text: string): Steps<void> {
    this.pending += text;
    let ready = 0;
    if (this.mode === "none") ready = this.pending.length;
    else if (this.mode === "line") ready = this.pending.lastIndexOf("\n") + 1;
    else ready = this.pending.length - (this.pending.length % BLOCK);
    while (ready > 0) {
      const size = this.mode === "block" ? BLOCK : ready;
      const part = this.pending.slice(0, size);
      this.pending = this.pending.slice(size);
      ready -= size;
      yield* this.file.write(part);
    }
  }

  *flush(): Steps<void> {
    const text = this.pending;
    this.pending = "";
    if (text !== "") yield* this.file.write(text);
  }
}
