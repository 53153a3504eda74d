// The session process as the front sees it: orders go in, answers and output come out. It may die of anything that a
// cell does (process.exit, memory, a native crash); then whoever waits is told what was lost, and a fresh one starts.

import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import type { Duplex } from "node:stream";
import { makeLater } from "../image/later.js";
import { from, image } from "../image/place.js";
import { surroundings } from "../image/surroundings.js";
import { compiled } from "../session/library.js";
import { type Death, describe } from "./death.js";
import { Post } from "./post.js";
import { type Answer, interrupts, Lines, type Order, type Report, reports, type Shown } from "./talk.js";

/** Termination inside a timer leaves Node's record of callbacks in disorder; Node shall not abort for that. */
const flags = ["--no-force-async-hooks-checks"];
/** How long the last words of a dead process are waited for: a program it started may hold the pipes open. */
const LAST_WORDS = 300;
/** Milliseconds after which a session that did not end an interrupted cell waits for a program. */
const DEAF = 200;
/** A session that dies this often before it is ready will not get better. */
const TRIES = 3;

export interface Listener {
  /** `id` is the cell's; output outside of every cell has none. */
  shown(id: number | undefined, shown: Shown): void;
  asked(question: number, cell: number, prompt: string, password: boolean): void;
  /** Nobody waited for an answer when the process died. */
  died(death: Death): void;
}

type Asking = Order extends infer One ? (One extends { do: "input" } ? never : Omit<One, "id">) : never;

interface Waiting {
  resolve(answer: Answer | Death): void;
}

export class SessionProcess {
  #child: ChildProcess | undefined;
  #ready = false;
  #closed = false;
  #fails = 0;
  #count = 0;
  /** Orders that wait for the session to be ready. */
  #held: Order[] = [];
  #waiting = new Map<number, Waiting>();
  readonly #post = new Post((order) => this.#child?.send(order, () => {}));
  /** The order that was interrupted and whose programs have not heard of it. */
  #interrupted: number | undefined;
  /** The end of what a dying process said on its stderr. */
  #stderr = "";
  #killed: string | undefined;
  /** What the process was started from. */
  #image: string | undefined;

  constructor(
    readonly folder: string,
    readonly listener: Listener,
  ) {}

  /** Starts the process unless it runs; what is asked before waits. */
  start(): void {
    if (!this.#child && !this.#closed) this.#start();
  }

  /** The id is known before the answer: what a cell shows carries it. */
  ask(order: Asking): { readonly id: number; readonly answer: Promise<Answer | Death> } {
    const id = ++this.#count;
    const answer = new Promise<Answer | Death>((resolve) => this.#waiting.set(id, { resolve }));
    if (this.#fails >= TRIES) this.#start();
    this.start();
    this.#send({ ...order, id } as Order);
    return { id, answer };
  }

  input(question: number, text: string | undefined): void {
    this.#send({ do: "input", id: question, ...(text === undefined ? {} : { text }) });
  }

  /** Ends what runs. Before the session is ready nothing runs: what waits is dropped. */
  interrupt(): void {
    if (!this.#ready || !this.#child) {
      this.#held = [];
      this.#settle(describe.interrupted());
      return;
    }
    // What is meant is said: it may have ended before this is heard.
    const [meant = 0] = this.#waiting.keys();
    (this.#child.stdio[interrupts] as Duplex).write(`${meant}\n`);
    this.#interrupted = meant;
    const child = this.#child;
    setTimeout(() => {
      if (child === this.#child && this.#interrupted === meant) this.#signal();
    }, DEAF).unref();
  }

  /** The end of this process, and a fresh one. */
  kill(why: string): void {
    this.#killed = why;
    this.#child?.kill("SIGKILL");
  }

  close(): void {
    this.#closed = true;
    this.#child?.kill("SIGKILL");
  }

  #send(order: Order): void {
    if (this.#ready) this.#post.send(order);
    else this.#held.push(order);
  }

  #start(): void {
    this.#ready = false;
    this.#stderr = "";
    this.#killed = undefined;
    this.#fails = this.#fails >= TRIES ? 0 : this.#fails;
    const main = compiled("kernel/jupyter/child.js");
    this.#image = image();
    const start = this.#image === undefined ? [] : from(this.#image);
    // Loaded here: the first client has its answer before.
    const { spawn } = process.getBuiltinModule("node:child_process");
    const child = spawn(process.execPath, [...start, ...flags, main, this.folder], {
      cwd: this.folder,
      ...(this.#image === undefined ? {} : { env: surroundings() }),
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "ipc"],
      // A group of its own: an interrupt for the front's group must not end it, ours reaches what cells start.
      detached: true,
      windowsHide: true,
    });
    this.#child = child;
    const lines = new Lines();
    (child.stdio[reports] as Duplex).on("data", (chunk: Buffer) => {
      for (const line of lines.take(chunk)) {
        const report = read(line);
        if (report) this.#hear(report);
      }
    });
    child.stdout!.setEncoding("utf8").on("data", (text: string) => this.#raw("stdout", text));
    child.stderr!.setEncoding("utf8").on("data", (text: string) => this.#raw("stderr", text));
    for (const stream of child.stdio) stream?.on("error", () => {});
    child.on("error", (error) => this.#ended(child, error.message));
    child.on("exit", (code, signalled) => {
      let told = false;
      const tell = () => {
        if (!told) this.#ended(child, undefined, code, signalled);
        told = true;
      };
      child.on("close", tell);
      setTimeout(tell, LAST_WORDS).unref();
    });
  }

  #hear(report: Report): void {
    switch (report.is) {
      case "ready":
        this.#ready = true;
        this.#fails = 0;
        if (this.#image === undefined) makeLater();
        for (const order of this.#held.splice(0)) this.#send(order);
        return;
      case "heard":
        return this.#post.heard(report.post);
      case "answer":
        return this.#resolve(report.id, report.answer);
      case "fault":
        return this.#resolve(report.id, describe.fault(report.message));
      case "input":
        return this.listener.asked(report.id, report.cell, report.prompt, report.password);
      default:
        return this.listener.shown(report.id, report);
    }
  }

  /** What native code and programs with our stdout write. */
  #raw(name: "stdout" | "stderr", text: string): void {
    // A damaged image is replaced without a word.
    if (this.#image !== undefined && !this.#ready) return;
    if (name === "stderr") {
      this.#stderr = (this.#stderr + text).slice(-20_000);
      if (describe.isCrashReport(this.#stderr)) return;
    }
    this.listener.shown(undefined, { is: "stream", name, text });
  }

  #ended(child: ChildProcess, message?: string, code: number | null = null, signalled: string | null = null): void {
    if (child !== this.#child || this.#closed) return;
    this.#post.close();
    const wasReady = this.#ready;
    if (!wasReady && this.#image !== undefined) rmSync(this.#image, { force: true });
    else if (!wasReady) this.#fails++;
    const death = describe.death({ code, signal: signalled, message, killed: this.#killed, stderr: this.#stderr });
    // What was held has not begun; it waits for the next one unless there will be none.
    const unbegun = new Set(this.#held.map(({ id }) => id));
    const lasting = this.#fails < TRIES;
    const lost = [...this.#waiting.keys()].filter((id) => !lasting || !unbegun.has(id));
    if (!lasting) this.#held = [];
    if (lasting) this.#start();
    if (lost.length === 0 && wasReady) this.listener.died(death);
    for (const id of lost) this.#resolve(id, death);
  }

  /**
   * Programs that a cell started end as they would in a terminal. Not at once: Node's own watch for this signal while a
   * cell begins may keep it for a later cell. So when the interrupted one has ended, or while it waits for a program.
   */
  #signal(): void {
    this.#interrupted = undefined;
    if (process.platform !== "win32" && this.#child?.pid) signal(-this.#child.pid, "SIGINT");
  }

  #settle(death: Death): void {
    for (const id of [...this.#waiting.keys()]) this.#resolve(id, death);
  }

  #resolve(id: number, answer: Answer | Death): void {
    if (id === this.#interrupted) this.#signal();
    this.#waiting.get(id)?.resolve(answer);
    this.#waiting.delete(id);
  }
}

/** A line that was cut short by an interrupt says nothing. */
function read(line: string): Report | undefined {
  try {
    return JSON.parse(line) as Report;
  } catch {
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone.
  }
}
