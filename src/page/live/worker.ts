// The worker's entry: closes the doors, then runs the cells that come over its one port. It writes what cells say back
// in small lots, also while a cell keeps the thread, and no more of it than a page can hold.

import type { Sink } from "../../cell/sink.js";
import * as library from "../../index.js";
import { close } from "./closed.js";
import { cellConsole } from "./console.js";
import { LiveSession } from "./engine.js";
import type { Report, Request } from "./protocol.js";

/** Of one cell's output no more is passed on: characters in all, characters and lines that are printed. */
const MOST = 20_000_000;
const MOST_TEXT = 400_000;
const MOST_LINES = 10_000;
/** Milliseconds that what is printed is gathered. */
const GATHER = 50;
const TOO_MUCH = "this cell wrote more than a page can hold; the rest is left out";

interface WorkerRealm {
  importScripts?(url: string): void;
}

const load = (self as unknown as WorkerRealm).importScripts!.bind(self);
const { createObjectURL, revokeObjectURL } = URL;
const now = performance.now.bind(performance);
const later = setTimeout.bind(self);

addEventListener("message", (event: MessageEvent) => open(event.ports[0]!), { once: true });

function open(port: MessagePort): void {
  close();
  const post = port.postMessage.bind(port);
  const session = new LiveSession({
    library: library as unknown as Record<string, unknown>,
    now,
    load(text) {
      const url = createObjectURL(new Blob([text], { type: "text/javascript" }));
      try {
        load(url);
      } finally {
        revokeObjectURL(url);
      }
    },
  });
  globalThis.console = cellConsole(
    (name, text) => session.sink?.stream(name, text),
    () => session.sink?.clear(false),
    now,
  );
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    session.stray(event.reason);
  });
  addEventListener("error", (event) => {
    event.preventDefault();
    session.stray(event.error ?? new Error(event.message));
  });
  const questions = new Map<number, (text: string) => void>();
  const tell = (report: Report) => post(JSON.stringify(report));
  port.onmessage = async ({ data }: MessageEvent<Request>) => {
    if (data.do === "answer") return questions.get(data.question)?.(data.text);
    const { id } = data;
    const writer = new Writer(id, tell, questions);
    const outcome = await session.run(data.code, data.name, writer);
    writer.flush();
    tell({ is: "done", id, ...outcome });
  };
  tell({ is: "ready" });
}

class Writer implements Sink {
  #left = MOST;
  #textLeft = MOST_TEXT;
  #linesLeft = MOST_LINES;
  #waiting: { name: "stdout" | "stderr"; text: string } | undefined;
  #since = 0;

  constructor(
    readonly id: number,
    readonly tell: (report: Report) => void,
    readonly questions: Map<number, (text: string) => void>,
  ) {}

  stream(name: "stdout" | "stderr", text: string): void {
    if (this.#textLeft <= 0) return;
    const some = this.#fitting(text);
    const shown = some.length === text.length ? text : `${some}\nskbook: ${TOO_MUCH}\n`;
    if (this.#waiting && this.#waiting.name !== name) this.flush();
    if (!this.#waiting) {
      this.#waiting = { name, text: "" };
      this.#since = now();
      later(() => this.flush(), GATHER);
    }
    this.#waiting.text += shown;
    if (this.#textLeft <= 0 || now() - this.#since > GATHER) this.flush();
  }

  /** As much of it as there is room for. */
  #fitting(text: string): string {
    const room = this.#textLeft;
    this.#textLeft -= text.length;
    let end = Math.min(text.length, room);
    for (let at = text.indexOf("\n"); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
      if (--this.#linesLeft > 0) continue;
      end = at;
      this.#textLeft = 0;
    }
    return text.slice(0, end);
  }

  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) this.tell({ is: "stream", id: this.id, ...waiting });
  }

  display(data: Readonly<Record<string, unknown>>, options: { displayId?: string; update?: boolean } = {}): void {
    this.flush();
    if (this.#left <= 0) return;
    const { displayId, update } = options;
    this.#left -= JSON.stringify(data).length + 1000;
    const shown = this.#left > 0 ? data : { "text/plain": `skbook: ${TOO_MUCH}` };
    const named = displayId === undefined ? {} : { displayId };
    this.tell({ is: "display", id: this.id, data: shown, ...named, update: update === true });
  }

  clear(wait: boolean): void {
    this.flush();
    this.tell({ is: "clear", id: this.id, wait });
  }

  async input(prompt: string, password: boolean): Promise<string> {
    this.flush();
    const question = this.questions.size + 1;
    const answer = new Promise<string>((resolve) => this.questions.set(question, resolve));
    this.tell({ is: "ask", id: this.id, question, prompt, password });
    return await answer;
  }
}
