// Pieces of one stream that follow each other become one message: 20,000 printed lines are a few. The first piece after a
// pause goes at once, what comes on its heels waits for a moment.

type Name = "stdout" | "stderr";

/** Milliseconds that text may wait, and the characters that do not wait. */
const PATIENCE = 20;
const PLENTY = 1 << 17;

export class Joiner<Cell> {
  #held: { readonly cell: Cell; readonly name: Name; parts: string[]; length: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(readonly publish: (cell: Cell, name: Name, text: string) => void) {}

  add(cell: Cell, name: Name, text: string): void {
    if (this.#held && (this.#held.cell !== cell || this.#held.name !== name)) this.flush();
    this.#held ??= { cell, name, parts: [], length: 0 };
    this.#held.parts.push(text);
    this.#held.length += text.length;
    if (this.#held.length >= PLENTY) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), performance.now() - this.#lastAt > PATIENCE ? 0 : PATIENCE);
  }

  /** Before anything that must not overtake the text. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const held = this.#held;
    this.#held = undefined;
    if (!held) return;
    this.#lastAt = performance.now();
    this.publish(held.cell, held.name, held.parts.join(""));
  }
}
