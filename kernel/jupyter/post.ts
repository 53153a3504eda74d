// Orders on their way to the session. What ends a busy cell may come a moment late and end what hears the next order
// instead, past every catch: so an order is sent again until the session says that it was heard.

import type { Order, Posted } from "./talk.js";

/** Milliseconds between two tries; a session that is busy with something else hears the first one later. */
const AGAIN = 250;
const TRIES = 40;

export class Post {
  #count = 0;
  readonly #open = new Map<number, NodeJS.Timeout>();

  constructor(readonly deliver: (order: Posted) => void) {}

  send(order: Order): void {
    const posted = { ...order, post: ++this.#count };
    this.deliver(posted);
    let tries = 1;
    const timer = setInterval(() => {
      if (++tries > TRIES) this.heard(posted.post);
      else this.deliver(posted);
    }, AGAIN);
    this.#open.set(posted.post, timer.unref());
  }

  heard(post: number): void {
    clearInterval(this.#open.get(post));
    this.#open.delete(post);
  }

  /** Whoever was to hear is gone. */
  close(): void {
    for (const post of [...this.#open.keys()]) this.heard(post);
  }
}

/** The other side: which orders were heard. */
export class Inbox {
  readonly #heard = new Set<number>();

  has({ post }: Posted): boolean {
    return this.#heard.has(post);
  }

  add({ post }: Posted): void {
    this.#heard.add(post);
    // What is older is not sent again.
    if (this.#heard.size > 1000) for (const old of [...this.#heard].slice(0, 500)) this.#heard.delete(old);
  }
}
