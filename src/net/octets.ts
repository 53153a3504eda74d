// The bytes of all frames that a log knows of, one behind the other in large chunks. A frame is named by its spot, one number. The
// frames of one flow differ in a few words (identification, checksums, number, time): a fast path has only those kept, beside a
// frame that is whole (alike()). Fresh memory is dear: of a flood of pings the kernel's clearing of pages took a sixth.
import { room } from "../wire/bytes.js";

/** Where a frame is: its chunk and, below, the word in it that holds its length; what it consists of comes behind that. */
export type Spot = number;

/** Octets of the first chunk, each further one holding twice as many up to the most. */
const CHUNK = { first: 1 << 13, most: 1 << 20 } as const;
/** As many words as the largest chunk has. */
const WORD_BITS = 18;
const WORD = (1 << WORD_BITS) - 1;
/** Beside a length: the frame is told by its model's spot, a bit for each word that differs, and those words. */
const ALIKE = 1 << 30;
const LENGTH = ALIKE - 1;

/** The arrays that were seen last: at the other end of a cable the same one comes again. A slot is 16 octets of a buffer. */
const RECENT = 1024;
const slotOf = (bytes: Uint8Array): number => (bytes.byteOffset >>> 4) & (RECENT - 1);
/** The frames that were put together last: whoever reads a frame's way reads it at several places. */
const TOGETHER = 64;

const NONE = new Int32Array(0);

/** A frame of a flow that is kept whole, for those that are like it. */
export class Model {
  words: Int32Array = NONE;
  first = 0;
  length = -1;
  spot: Spot = 0;
}

export class Octets {
  private readonly chunks: Uint8Array[] = [];
  /** The same four octets at a time. */
  private readonly words: Int32Array[] = [];
  private last: Int32Array = NONE;
  /** Words of the last chunk. */
  private used = 0;
  private readonly recent = new Array<Uint8Array | undefined>(RECENT).fill(undefined);
  private readonly recentSpot = new Int32Array(RECENT);
  private readonly sealed = new Uint8Array(RECENT);
  private readonly together = new Array<Uint8Array | undefined>(TOGETHER).fill(undefined);
  private readonly togetherSpot = new Int32Array(TOGETHER);

  /** Keeps a frame that is the first so many octets of these words. */
  keep(words: Int32Array, length: number): Spot {
    const spot = this.room(length);
    const [to, from] = [this.last, (spot & WORD) + 1];
    const count = (length + 3) >> 2;
    // In a loop: `set` costs as much for a small frame as for one of a kilobyte.
    for (let i = 0; i < count; i++) to[from + i] = words[i]!;
    return spot;
  }

  /** The same of a frame that is mostly like this one; where it is not, it is the model of those to come. */
  alike(model: Model, words: Int32Array, length: number): Spot {
    const count = (length + 3) >> 2;
    const masks = (count + 31) >> 5;
    if (length !== model.length) return this.model(model, words, length);
    if (this.used + 2 + masks + count > this.last.length) this.grow(2 + masks + count);
    const { last: to, used } = this;
    const { words: like, first } = model;
    let next = used + 2 + masks;
    for (let block = 0; block < masks; block++) {
      let mask = 0;
      const end = Math.min(count, (block + 1) << 5);
      for (let i = block << 5; i < end; i++) {
        const word = words[i]!;
        if (word === like[first + i]) continue;
        to[next++] = word;
        mask |= 1 << (i & 31);
      }
      to[used + 2 + block] = mask;
    }
    if (next - used > count) return this.model(model, words, length);
    to[used] = length | ALIKE;
    to[used + 1] = model.spot;
    this.used = next;
    return ((this.chunks.length - 1) << WORD_BITS) | used;
  }

  length(spot: Spot): number {
    return this.words[spot >>> WORD_BITS]![spot & WORD]! & LENGTH;
  }

  /** The frame's bytes, which nobody may write into. */
  view(spot: Spot): Uint8Array {
    const word = this.words[spot >>> WORD_BITS]![spot & WORD]!;
    if ((word & ALIKE) !== 0) return this.assembled(spot, word & LENGTH);
    const start = ((spot & WORD) + 1) << 2;
    return this.chunks[spot >>> WORD_BITS]!.subarray(start, start + word);
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
    this.chunks[spot >>> WORD_BITS]!.set(bytes, ((spot & WORD) + 1) << 2);
    this.remember(bytes, spot, false);
    return spot;
  }

  private remember(bytes: Uint8Array, spot: Spot, sealed: boolean): void {
    const slot = slotOf(bytes);
    this.recent[slot] = bytes;
    this.recentSpot[slot] = spot;
    this.sealed[slot] = sealed ? 1 : 0;
  }

  private model(model: Model, words: Int32Array, length: number): Spot {
    model.spot = this.keep(words, length);
    model.words = this.last;
    model.first = (model.spot & WORD) + 1;
    model.length = length;
    return model.spot;
  }

  private assembled(spot: Spot, length: number): Uint8Array {
    const slot = spot & (TOGETHER - 1);
    const known = this.together[slot];
    if (known && this.togetherSpot[slot] === spot) return known;
    const words = this.words[spot >>> WORD_BITS]!;
    const chunk = this.chunks[spot >>> WORD_BITS]!;
    const bytes = room((length + 3) & ~3);
    const model = this.view(words[(spot & WORD) + 1]!);
    bytes.set(model);
    const first = (spot & WORD) + 2;
    let from = (first + ((length + 127) >> 7)) << 2;
    for (let i = 0; i < length; i += 4) {
      if (((words[first + (i >> 7)]! >>> ((i >> 2) & 31)) & 1) === 0) continue;
      for (let octet = 0; octet < 4; octet++) bytes[i + octet] = chunk[from++]!;
    }
    const frame = bytes.subarray(0, length);
    this.together[slot] = frame;
    this.togetherSpot[slot] = spot;
    return frame;
  }

  private room(length: number): Spot {
    const needed = 1 + ((length + 3) >> 2);
    if (this.used + needed > this.last.length) this.grow(needed);
    const at = this.used;
    this.used += needed;
    this.last[at] = length;
    return ((this.chunks.length - 1) << WORD_BITS) | at;
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
