// The routes of one prefix length by their prefix: open addressing over two plain arrays, since a Map of a million entries
// costs a lookup many times what one of ten does. Measured in docs/scaling.md.

const EMPTY = 8;

export class Prefixes<T> {
  private keys = new Int32Array(EMPTY);
  private values: (T | undefined)[] = new Array(EMPTY).fill(undefined);
  private shift = 32 - 3;
  size = 0;

  get(prefix: number): T | undefined {
    return this.values[this.slot(prefix | 0)];
  }

  set(prefix: number, value: T): void {
    const key = prefix | 0;
    let at = this.slot(key);
    if (this.values[at] === undefined) {
      if (2 * (this.size + 1) > this.values.length) {
        this.grow();
        at = this.slot(key);
      }
      this.size++;
    }
    this.keys[at] = key;
    this.values[at] = value;
  }

  /** Those behind it in the same row move up (Knuth, algorithm 6.4R). */
  delete(prefix: number): void {
    let hole = this.slot(prefix | 0);
    if (this.values[hole] === undefined) return;
    this.size--;
    const { values, keys } = this;
    const last = values.length - 1;
    for (let at = (hole + 1) & last; values[at] !== undefined; at = (at + 1) & last) {
      const home = this.home(keys[at]!);
      if (((at - home) & last) < ((at - hole) & last)) continue;
      keys[hole] = keys[at]!;
      values[hole] = values[at];
      hole = at;
    }
    values[hole] = undefined;
  }

  *all(): Iterable<T> {
    for (const value of this.values) if (value !== undefined) yield value;
  }

  // Where it is, or where it would be.
  private slot(key: number): number {
    const { keys, values } = this;
    const last = values.length - 1;
    let at = this.home(key);
    while (keys[at] !== key || values[at] === undefined) {
      if (values[at] === undefined) return at;
      at = (at + 1) & last;
    }
    return at;
  }

  // Fibonacci hashing: neighbouring prefixes are spread.
  private home(key: number): number {
    return Math.imul(key, 0x9e37_79b1) >>> this.shift;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(2 * values.length);
    this.values = new Array(2 * values.length).fill(undefined);
    this.shift--;
    for (const [i, value] of values.entries()) {
      if (value === undefined) continue;
      const at = this.slot(keys[i]!);
      this.keys[at] = keys[i]!;
      this.values[at] = value;
    }
  }
}
