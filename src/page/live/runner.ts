// Cells waiting to be run, one after another, in one sandbox. A failure or a stop ends the row.

import type { LiveCell } from "./cell.js";
import type { Report } from "./protocol.js";
import { type Program, Sandbox } from "./sandbox.js";
import { words } from "./words.js";

export class Runner {
  #sandbox: Sandbox | undefined;
  #row: LiveCell[] = [];
  #running:
    | { readonly id: number; readonly cell: LiveCell; readonly end: (state: "ok" | "failed" | "stopped") => void }
    | undefined;
  /** Cells by the number of their run: a timer may still write. */
  #cells = new Map<number, LiveCell>();
  #count = 0;
  #busy = false;

  constructor(
    readonly program: () => Promise<Program>,
    readonly say: (text: string) => void,
    readonly busy: (busy: boolean) => void,
  ) {}

  async run(cells: readonly LiveCell[]): Promise<void> {
    this.#row.push(...cells);
    if (this.#busy) return;
    this.#busy = true;
    this.busy(true);
    const started = performance.now();
    let ran = 0;
    try {
      for (let cell = this.#row.shift(); cell; cell = this.#row.shift()) {
        const state = await this.#one(cell);
        cell.end(state);
        if (state === "stopped") return;
        if (state === "failed") return this.say(words.failed(cell.number));
        ran++;
      }
      this.say(words.done(ran, performance.now() - started));
    } finally {
      this.#row = [];
      this.#busy = false;
      this.busy(false);
    }
  }

  /** Ends whatever runs; all state goes with it. */
  stop(message: string = words.stopped): void {
    this.#sandbox?.stop();
    this.#sandbox = undefined;
    this.#row = [];
    this.say(message);
    this.#running?.end("stopped");
  }

  async #one(cell: LiveCell): Promise<"ok" | "failed" | "stopped"> {
    const id = ++this.#count;
    cell.begin();
    this.#cells.set(id, cell);
    return await new Promise((end) => {
      this.#running = { id, cell, end };
      void this.#send(id, cell).catch((error: unknown) => {
        cell.outputs?.failed({ status: "error", ename: "Error", evalue: String(error), traceback: [] });
        end("failed");
      });
    });
  }

  /** A sandbox that waits for its first cell. */
  async prepare(): Promise<Sandbox> {
    const program = await this.program();
    this.#sandbox ??= new Sandbox(program, (report) => this.#report(report));
    const sandbox = this.#sandbox;
    await sandbox.ready;
    return sandbox;
  }

  async #send(id: number, cell: LiveCell): Promise<void> {
    if (!this.#sandbox) this.say(words.starting);
    const sandbox = await this.prepare();
    // Stopped while it was being unpacked.
    if (this.#sandbox !== sandbox || this.#running?.id !== id) return;
    this.say(words.running(cell.number));
    sandbox.send({ do: "run", id, name: `cell ${cell.number}`, code: cell.editor.text });
  }

  #report(report: Report): void {
    if (report.is === "ready") return;
    const cell = this.#cells.get(report.id);
    const outputs = cell?.outputs;
    if (!cell || !outputs) return;
    switch (report.is) {
      case "stream":
        outputs.stream(report.name, report.text);
        break;
      case "display": {
        const { displayId, update = false } = report;
        outputs.display(report.data, { update, ...(displayId === undefined ? {} : { displayId }) });
        break;
      }
      case "clear":
        outputs.clear(report.wait);
        break;
      case "ask":
        void cell.ask(report.prompt, report.password).then((text) => {
          this.#sandbox?.send({ do: "answer", question: report.question, text });
        });
        return;
      case "done":
        if (this.#running?.id !== report.id) return;
        if (report.failure) outputs.failed(report.failure);
        else if (report.result) outputs.result(report.result, cell.number);
        this.#running.end(report.failure ? "failed" : "ok");
        return;
    }
    cell.changed();
  }
}
