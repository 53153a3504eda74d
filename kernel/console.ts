// The console a cell writes to: everything in order, nothing lost, neighbours of one stream joined into one output.

import { Console } from "node:console";
import { Writable } from "node:stream";
import type { Output } from "../src/report/notebook.js";

export class Outputs {
  readonly list: Output[] = [];

  stream(name: "stdout" | "stderr", text: string): void {
    const last = this.list.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.text += text;
    else this.list.push({ output_type: "stream", name, text });
  }

  add(output: Output): void {
    this.list.push(output);
  }
}

/** Runs `work` with the global console writing to whatever `outputs` holds. */
export async function withConsole<T>(outputs: Outputs, work: () => Promise<T>): Promise<T> {
  const to = (name: "stdout" | "stderr") =>
    new Writable({
      decodeStrings: false,
      write(chunk: string | Buffer, _encoding, done) {
        outputs.stream(name, chunk.toString());
        done();
      },
    });
  const before = globalThis.console;
  globalThis.console = new Console({ stdout: to("stdout"), stderr: to("stderr"), colorMode: false });
  try {
    return await work();
  } finally {
    globalThis.console = before;
  }
}
