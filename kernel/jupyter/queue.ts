// Requests of the shell channel, one after another, as they came. A cell that fails may take with it the cells that
// were already waiting behind it.

import type { Message } from "./message.js";

export interface Job {
  readonly request: Message;
  /** `aborted`: an earlier cell failed; say so instead of doing it. */
  run(aborted: boolean): Promise<void>;
}

export class Queue {
  #jobs: { readonly job: Job; aborted: boolean }[] = [];
  #busy = false;

  add(job: Job): void {
    this.#jobs.push({ job, aborted: false });
    if (!this.#busy) void this.#work();
  }

  /** The cells that wait now will not run; other requests will. */
  abort(): void {
    for (const waiting of this.#jobs) if (waiting.job.request.type === "execute_request") waiting.aborted = true;
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let next = this.#jobs.shift(); next; next = this.#jobs.shift()) await next.job.run(next.aborted);
    this.#busy = false;
  }
}
