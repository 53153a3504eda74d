// Requests of the shell channel, one after another, as they came. A cell that fails may take with it the cells that
// were already waiting behind it. A question about a text that is being written waits for a running cell too (what the
// cell declares belongs to the answer), but not together with its elders: whoever asked again is answered once.

import type { Message } from "./message.js";

/** `aborted`: an earlier cell failed, say so instead of doing it. `stale`: the same client has asked anew. */
export type Fate = "due" | "aborted" | "stale";

export interface Job {
  readonly request: Message;
  run(fate: Fate): Promise<void>;
}

const questions = ["complete_request", "inspect_request"];

export class Queue {
  #jobs: { readonly job: Job; fate: Fate }[] = [];
  #running: Job | undefined;

  add(job: Job): void {
    if (this.#running?.request.type === "execute_request" && questions.includes(job.request.type)) {
      for (const waiting of this.#jobs) if (isSame(waiting.job.request, job.request)) waiting.fate = "stale";
    }
    this.#jobs.push({ job, fate: "due" });
    if (!this.#running) void this.#work();
  }

  /** The cells that wait now will not run; other requests will. */
  abort(): void {
    for (const waiting of this.#jobs) if (waiting.job.request.type === "execute_request") waiting.fate = "aborted";
  }

  async #work(): Promise<void> {
    for (let next = this.#jobs.shift(); next; next = this.#jobs.shift()) {
      this.#running = next.job;
      await next.job.run(next.fate);
    }
    this.#running = undefined;
  }
}

function isSame(one: Message, other: Message): boolean {
  const from = ({ identities }: Message) => Buffer.concat(identities);
  return one.type === other.type && from(one).equals(from(other));
}
