// The numbers of one prefix length's leaves by their prefix: open addressing over one array of numbers, since a Map of a
// million entries costs a lookup many times what one of ten does. Measured in docs/scaling.md.

const EMPTY = 8;

export class Prefixes {
  /** Row by row: the prefix, and the number of its leaf; 0 where the row is free. */
  private rows = new Int32Array(2 * EMPTY);
  private shift = 32 - 3;
  size = 0;

  /** 0 where there is none. */
  get(prefix: number): number {
    return this.rows[2 * this.slot(prefix | 0) + 1]!;
  }

  set(prefix: number, leaf: number): void {
    const key = prefix | 0;
    let at = this.slot(key);
    if (this.rows[2 * at + 1] === 0) {
      if (4 * (this.size + 1) > this.rows.length) {
        this.grow();
        at = this.slot(key);
      }
      this.size++;
    }
    this.rows[2 * at] = key;
    this.rows[2 * at + 1] = leaf;
  }

  /** Those behind it in the same run of rows move up (Knuth, algorithm 6.4R). */
  delete(prefix: number): void {
    const { rows } = this;
    let hole = this.slot(prefix | 0);
    if (rows[2 * hole + 1] === 0) return;
    this.size--;
    const last = rows.length / 2 - 1;
    for (let at = (hole + 1) & last; rows[2 * at + 1] !== 0; at = (at + 1) & last) {
      const home = this.home(rows[2 * at]!);
      if (((at - home) & last) < ((at - hole) & last)) continue;
      rows[2 * hole] = rows[2 * at]!;
      rows[2 * hole + 1] = rows[2 * at + 1]!;
      hole = at;
    }
    rows[2 * hole + 1] = 0;
  }

  *all(): Iterable<readonly [prefix: number, leaf: number]> {
    const { rows } = this;
    for (let at = 0; at < rows.length; at += 2) if (rows[at + 1] !== 0) yield [rows[at]! >>> 0, rows[at + 1]!];
  }

  // Where it is, or where it would be.
  private slot(key: number): number {
    const { rows } = this;
    const last = rows.length / 2 - 1;
    let at = this.home(key);
    while (rows[2 * at + 1] !== 0 && rows[2 * at] !== key) at = (at + 1) & last;
    return at;
  }

  // Fibonacci hashing: neighbouring prefixes are spread.
  private home(key: number): number {
    return Math.imul(key, 0x9e37_79b1) >>> this.shift;
  }

  private grow(): void {
    const old = this.rows;
    this.rows = new Int32Array(2 * old.length);
    this.shift--;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      const at = this.slot(old[i]!);
      this.rows[2 * at] = old[i]!;
      this.rows[2 * at + 1] = old[i + 1]!;
    }
  }
}
