// What a cell writes finds its own cell, also when it comes late: a timer of cell 3 writes under cell 3 while cell 5
// runs. While a session is open, the global console and the process's own streams lead here.

import { AsyncLocalStorage } from "node:async_hooks";
import { Console } from "node:console";
import { Writable } from "node:stream";
import type { Sink } from "./contract.js";

type Name = "stdout" | "stderr";

export class CellOutput {
  readonly #running = new AsyncLocalStorage<Sink>();
  readonly #restore: (() => void)[] = [];
  #latest: Sink | undefined;

  constructor() {
    // Its hook is made now, before the first cell that may be ended from outside (kernel/jupyter/unchecked.ts).
    this.#running.run({ stream() {}, display() {}, clear() {} }, () => {});
    const before = globalThis.console;
    this.#restore.push(() => {
      globalThis.console = before;
    });
    globalThis.console = new Console({
      stdout: this.#stream("stdout"),
      stderr: this.#stream("stderr"),
      colorMode: false,
    });
    globalThis.console.clear = () => this.sink?.clear(false);
    for (const name of ["stdout", "stderr"] as const) this.#capture(name);
    // A cell that ends the process runs the exit handlers of others.
    const exit = () => this.close();
    process.prependListener("exit", exit);
    this.#restore.push(() => process.off("exit", exit));
  }

  /** Everything that `work` starts writes to this sink. */
  within<T>(sink: Sink, work: () => T): T {
    this.#latest = sink;
    return this.#running.run(sink, work);
  }

  /** The cell that is running here, else the one that ran last. */
  get sink(): Sink | undefined {
    return this.#running.getStore() ?? this.#latest;
  }

  close(): void {
    for (const restore of this.#restore.splice(0)) restore();
  }

  #stream(name: Name): Writable {
    return new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _encoding, done) => {
        this.sink?.stream(name, chunk.toString());
        done();
      },
    });
  }

  /** Only what a cell writes; the process's own words go where they went. */
  #capture(name: Name): void {
    const stream = process[name];
    const before = stream.write;
    this.#restore.push(() => {
      stream.write = before;
    });
    stream.write = ((chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
      const sink = this.#running.getStore();
      if (!sink) return before.call(stream, chunk as string, encoding as BufferEncoding, done as () => void);
      sink.stream(name, typeof chunk === "string" ? chunk : Buffer.from(chunk).toString());
      const after = typeof encoding === "function" ? encoding : done;
      if (typeof after === "function") process.nextTick(after as () => void);
      return true;
    }) as typeof stream.write;
  }
}
