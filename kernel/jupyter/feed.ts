// What cells show, on its way to the front. Text of one stream is held back for a moment and joined, so that 20,000
// printed lines are a few messages; a loop that never lets go of the thread still shows its text, by the clock.

import { writeSync } from "node:fs";
import type { Sink } from "../session/contract.js";
import { type Report, reports } from "./talk.js";

/** Milliseconds that text may wait, and the characters that do not wait. */
const PATIENCE = 25;
const PLENTY = 1 << 16;

const { setTimeout, clearTimeout } = globalThis;

export class Feed {
  #held: { readonly id: number; readonly name: "stdout" | "stderr"; readonly since: number; text: string } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly write: (report: Report) => void = writeReport) {}

  /** A cell's sink; it stays good after the cell has ended. */
  sink(id: number, ask?: Sink["input"]): Sink {
    return {
      stream: (name, text) => this.#stream(id, name, text),
      display: (bundle, options) => this.send({ is: "display", id, bundle, ...(options ? { options } : {}) }),
      clear: (wait) => this.send({ is: "clear", id, wait }),
      ...(ask ? { input: ask } : {}),
    };
  }

  /** After the text that was held back. */
  send(report: Report): void {
    this.flush();
    this.write(report);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const held = this.#held;
    this.#held = undefined;
    if (held) this.write({ is: "stream", id: held.id, name: held.name, text: held.text });
  }

  #stream(id: number, name: "stdout" | "stderr", text: string): void {
    if (text === "") return;
    if (this.#held?.id !== id || this.#held.name !== name) this.flush();
    const now = performance.now();
    this.#held ??= { id, name, since: now, text: "" };
    this.#held.text += text;
    if (this.#held.text.length >= PLENTY || now - this.#held.since >= PATIENCE) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), PATIENCE).unref();
  }
}

function writeReport(report: Report): void {
  const bytes = Buffer.from(`${JSON.stringify(report)}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(reports, bytes, at);
}
