// The bytes of all frames that a log knows of, one behind the other in large chunks. A frame is named by its spot, one number:
// a fast path makes its frame where it stays and hands on the number, so that no array is made of it (a view of it is a hundred
// bytes of V8's) until somebody wants one.

/** Where a frame is: its chunk and, below, the word in it that holds its length; its octets come behind that. */
export type Spot = number;

/** Octets of the first chunk, each further one holding twice as many up to the most. */
const CHUNK = { first: 1 << 13, most: 1 << 20 } as const;
/** As many words as the largest chunk has. */
const WORD_BITS = 18;
const WORD = (1 << WORD_BITS) - 1;

/** The arrays that were seen last: at the other end of a cable the same one comes again. A slot is 16 octets of a buffer. */
const RECENT = 1024;
const slotOf = (bytes: Uint8Array): number => (bytes.byteOffset >>> 4) & (RECENT - 1);

export class Octets {
  private readonly chunks: Uint8Array[] = [];
  /** The same four octets at a time. */
  private readonly words: Int32Array[] = [];
  private last = new Int32Array(0);
  /** Words of the last chunk. */
  private used = 0;
  private readonly recent = new Array<Uint8Array | undefined>(RECENT).fill(undefined);
  private readonly recentSpot = new Int32Array(RECENT);
  private readonly sealed = new Uint8Array(RECENT);

  /** Room for so many octets, all zero. */
  room(length: number): Spot {
    const needed = 1 + ((length + 3) >> 2);
    if (this.used + needed > this.last.length) this.grow(needed);
    const at = this.used;
    this.used += needed;
    this.last[at] = length;
    return ((this.chunks.length - 1) << WORD_BITS) | at;
  }

  /** The same octets once more, four at a time: `set` costs as much for a small frame as for one of a kilobyte. */
  copy(spot: Spot): Spot {
    const from = this.words[spot >>> WORD_BITS]!;
    const first = spot & WORD;
    const next = this.room(from[first]!);
    const to = this.last;
    const shift = (next & WORD) - first;
    const end = first + 1 + ((from[first]! + 3) >> 2);
    for (let i = first + 1; i < end; i++) to[i + shift] = from[i]!;
    return next;
  }

  /** What a frame's octets are read from and written to, beginning at start(). */
  chunk(spot: Spot): Uint8Array {
    return this.chunks[spot >>> WORD_BITS]!;
  }

  start(spot: Spot): number {
    return ((spot & WORD) + 1) << 2;
  }

  length(spot: Spot): number {
    return this.words[spot >>> WORD_BITS]![spot & WORD]!;
  }

  view(spot: Spot): Uint8Array {
    const start = this.start(spot);
    return this.chunk(spot).subarray(start, start + this.length(spot));
  }

  /**
   * The frame as an array that will be seen again and need not be copied then. It is sealed where its IPv4 and ICMP checksums
   * are known to be right and nobody writes into it any more: who gets this very array need not add them up.
   */
  frame(spot: Spot, sealed: boolean): Uint8Array {
    const bytes = this.view(spot);
    this.remember(bytes, spot, sealed);
    return bytes;
  }

  isSealed(bytes: Uint8Array): boolean {
    const slot = slotOf(bytes);
    return this.sealed[slot] === 1 && this.recent[slot] === bytes;
  }

  /** Where this frame is, as it is now, whatever becomes of that array. */
  spotOf(bytes: Uint8Array): Spot {
    const slot = slotOf(bytes);
    if (this.recent[slot] === bytes) return this.recentSpot[slot]!;
    const spot = this.room(bytes.length);
    this.chunk(spot).set(bytes, this.start(spot));
    this.remember(bytes, spot, false);
    return spot;
  }

  private remember(bytes: Uint8Array, spot: Spot, sealed: boolean): void {
    const slot = slotOf(bytes);
    this.recent[slot] = bytes;
    this.recentSpot[slot] = spot;
    this.sealed[slot] = sealed ? 1 : 0;
  }

  private grow(needed: number): void {
    const before = this.last.byteLength;
    const size = before === 0 ? CHUNK.first : Math.min(2 * before, CHUNK.most);
    const chunk = new Uint8Array(Math.max(size, 4 * needed));
    this.chunks.push(chunk);
    this.last = new Int32Array(chunk.buffer);
    this.words.push(this.last);
    this.used = 0;
  }
}
