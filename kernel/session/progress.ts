// A long simulation tells how far it is: one display that is updated in its place. The bar has an end where the lab
// knows one (sleep); elsewhere only the virtual time moves. It looks while the simulation has the thread to itself.

import type { Sink } from "./contract.js";

// An import would read Web Crypto too, which takes Node ten milliseconds.
const { randomUUID } = process.getBuiltinModule("node:crypto");

/** Milliseconds before anything is shown, and between two updates. */
const PATIENCE = 700;
const PERIOD = 200;

export class Progress {
  #sink: Sink | undefined;
  #displayId: string | undefined;
  #started = 0;
  #next = 0;
  /** Virtual time at the first look of this cell. */
  #from: number | undefined;
  #last = { now: 0, end: undefined as number | undefined };
  /** Cases of a study, of how many. */
  #cases: readonly [done: number, total: number] | undefined;

  begin(sink: Sink): void {
    this.#sink = sink;
    this.#displayId = undefined;
    this.#from = undefined;
    this.#cases = undefined;
    this.#started = performance.now();
    this.#next = this.#started + PATIENCE;
  }

  /** Virtual nanoseconds. */
  look(now: number, end: number | undefined): void {
    this.#from ??= now;
    this.#last = { now, end };
    this.#now();
  }

  /** So many cases of a study are done: from here on that is what the cell waits for. */
  count(done: number, total: number): void {
    this.#cases = [done, total];
    this.#now();
  }

  #now(): void {
    if (performance.now() < this.#next) return;
    this.#next = performance.now() + PERIOD;
    this.#show(false);
  }

  end(): void {
    if (this.#displayId !== undefined) this.#show(true);
    this.#sink = undefined;
  }

  #show(over: boolean): void {
    const { part, words: far } = this.#cases ? counted(this.#cases) : this.#simulated(over);
    const words = `${far} (${((performance.now() - this.#started) / 1000).toFixed(1)} s)`;
    const bar = part === undefined ? "" : `[${"#".repeat(Math.round(part * 30)).padEnd(30, ".")}] `;
    const value = part === undefined ? "" : ` value="${part.toFixed(3)}"`;
    const update = this.#displayId !== undefined;
    this.#displayId ??= randomUUID();
    this.#sink?.display(
      { "text/plain": `${bar}${words}`, "text/html": `<div><progress max="1"${value}></progress> ${words}</div>` },
      { displayId: this.#displayId, update },
    );
  }
  #simulated(over: boolean): Far {
    const { now, end } = this.#last;
    const from = this.#from ?? now;
    const whole = over || end === undefined ? undefined : end - from;
    const part = over ? 1 : whole === undefined || whole <= 0 ? undefined : (now - from) / whole;
    const of = whole === undefined ? "" : ` / ${(whole / 1e9).toFixed(1)} s`;
    return { part, words: `${((now - from) / 1e9).toFixed(1)} s${of}` };
  }
}

interface Far {
  /** 0 to 1; undefined where there is no end in sight. */
  readonly part: number | undefined;
  readonly words: string;
}

const counted = ([done, total]: readonly [number, number]): Far => ({
  part: done / total,
  words: `${done} / ${total}`,
});
