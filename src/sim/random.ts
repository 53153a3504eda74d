// Seeded chance (sfc32). A stream is named, so that one consumer more does not change what the others draw. Most streams of a
// large lab are never drawn from: a stream is the hash of its names alone (FNV-1a goes on from where it stands, so that a name
// need not be kept to be added to), and its state is made for the first draw.

export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  /** 0: nothing was drawn yet. */
  private counter = 0;
  /** The hash of its names so far. */
  private readonly seed: number;

  constructor(name: string, within = BASIS) {
    this.seed = hash(within, name);
  }

  /** An independent stream for one purpose. */
  stream(name: string): Random {
    return new Random(name, hash(this.seed, "/"));
  }

  uint32(): number {
    if (this.counter === 0) this.begin();
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number in [low, high). */
  between(low: number, high: number): number {
    return low + Math.floor((this.uint32() / 0x1_0000_0000) * (high - low));
  }

  private begin(): void {
    this.a = hash(this.seed, "/a");
    this.b = hash(this.seed, "/b");
    this.c = hash(this.seed, "/c");
    this.counter = 1;
    for (let i = 0; i < 12; i++) this.uint32();
  }
}

const BASIS = 0x811c9dc5 | 0;

// FNV-1a, 32 bits, from where it stood.
function hash(before: number, text: string): number {
  let value = before;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}
