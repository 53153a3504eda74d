// First in, first out, in a ring that stays: an array that is pushed to and shifted from allocates anew each time it was empty,
// and moves all it holds when it is long.

export class Fifo<T> {
  /** A power of two, so that places wrap around. */
  private ring: (T | undefined)[] = new Array<T | undefined>(8).fill(undefined);
  private start = 0;
  length = 0;

  push(item: T): void {
    if (this.length === this.ring.length) this.grow();
    this.ring[(this.start + this.length++) & (this.ring.length - 1)] = item;
  }

  /** The one that shift() would take. */
  get first(): T | undefined {
    return this.ring[this.start];
  }

  shift(): T | undefined {
    if (this.length === 0) return undefined;
    const { ring, start } = this;
    const item = ring[start];
    ring[start] = undefined;
    this.start = (start + 1) & (ring.length - 1);
    this.length--;
    return item;
  }

  /** Takes it out, and puts it before all others. */
  hasten(item: T): void {
    const rest = Array.from({ length: this.length }, () => this.shift() as T);
    if (rest.includes(item)) this.push(item);
    for (const other of rest) if (other !== item) this.push(other);
  }

  private grow(): void {
    const { ring, start } = this;
    this.ring = [...ring.slice(start), ...ring.slice(0, start), ...new Array<undefined>(ring.length).fill(undefined)];
    this.start = 0;
  }
}
