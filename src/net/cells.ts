// A fast path for large routing tables: the longest prefix that covers an address, found in three or four reads of small arrays,
// where a hash table a prefix length reads a row for every length there is. The first 16 bits of an address choose one of 65,536
// cells, each further 4 bits one of a block's 16. A cell is the number of a leaf, 0 for none, or a block, negative; it knows the
// longest prefix that covers all of it, so nothing is ever looked for backwards. A lookup in a million routes costs what it
// misses in the caches, so a block without blocks below it is asked by eight bytes: where in it another leaf begins, and where
// copies of these leaves stand in a row (a poptrie: Asai and Ohara, SIGCOMM 2015). Measured in docs/scaling.md.
import type { Ipv4 } from "../wire/address.js";
import type { Leaves } from "./leaves.js";

const TOP_BITS = 16;
const BITS = 4;
const BLOCK = 2 ** BITS;
/** Blocks are numbered by where they stand behind the first cells. */
const FIRST = 2 ** TOP_BITS / BLOCK;

export class Cells {
  private cells = new Int32Array(2 * FIRST * BLOCK);
  /** Two a block: a bit for each cell where another leaf begins, above them one for each that is covered; the first copy. */
  private packed = new Int32Array(2 * FIRST);
  private next = FIRST;
  /** The prefix length of each leaf, by its number. */
  private lengths = new Uint8Array(1024);

  constructor(private readonly leaves: Leaves) {}

  /** How many blocks there are: they stay when the prefixes for which they were made are gone. */
  get blocks(): number {
    return this.next - FIRST;
  }

  /** The leaf whose prefix is the longest that covers the address, or a copy of it; 0 where none does. */
  find(address: Ipv4): number {
    const { cells, packed } = this;
    let cell = cells[address >>> TOP_BITS]!;
    for (let shift = TOP_BITS - BITS; cell < 0; shift -= BITS) {
      const within = (address >>> shift) & (BLOCK - 1);
      const at = 2 * (-cell - FIRST);
      const bits = packed[at]!;
      if (bits !== 0) {
        if (((bits >>> (BLOCK + within)) & 1) === 0) return 0;
        return packed[at + 1]! + ones(bits & ((2 << within) - 1)) - 1;
      }
      cell = cells[within - BLOCK * cell]!;
    }
    return cell;
  }

  add(prefix: Ipv4, length: number, leaf: number): void {
    if (leaf >= this.lengths.length) this.lengths = grown(this.lengths, new Uint8Array(2 * leaf));
    this.lengths[leaf] = length;
    this.paint(prefix, length, leaf, (cell) => this.lengths[cell]! <= length);
  }

  /** What is left is covered by `cover`, the next shorter prefix's leaf. */
  remove(prefix: Ipv4, length: number, leaf: number, cover: number): void {
    this.paint(prefix, length, cover, (cell) => cell === leaf);
  }

  /** Its routes are others now. */
  renew(prefix: Ipv4, length: number, leaf: number): void {
    this.remove(prefix, length, leaf, leaf);
  }

  /** Gives the copies' room back. */
  clear(): void {
    for (let block = FIRST; block < this.next; block++) this.unpack(block);
  }

  private paint(prefix: Ipv4, length: number, leaf: number, gives: (cell: number) => boolean): void {
    let at = prefix >>> TOP_BITS;
    let bits = TOP_BITS;
    for (; bits < length; bits += BITS) at = BLOCK * this.open(at) + ((prefix >>> (32 - bits - BITS)) & (BLOCK - 1));
    this.fill(at, 2 ** (bits - length), leaf, gives);
  }

  private fill(from: number, count: number, leaf: number, gives: (cell: number) => boolean): void {
    for (let at = from; at < from + count; at++) {
      const cell = this.cells[at]!;
      if (cell < 0) this.fill(-BLOCK * cell, BLOCK, leaf, gives);
      else if (gives(cell)) this.cells[at] = leaf;
    }
    this.pack(Math.floor(from / BLOCK));
  }

  // The block of a cell, made where there is none: what covered the cell covers all of it.
  private open(at: number): number {
    const cell = this.cells[at]!;
    if (cell < 0) return -cell;
    const block = this.next++;
    const end = BLOCK * this.next;
    if (end > this.cells.length) {
      this.cells = grown(this.cells, new Int32Array(2 * this.cells.length));
      this.packed = grown(this.packed, new Int32Array((2 / BLOCK) * this.cells.length));
    }
    if (cell !== 0) this.cells.fill(cell, BLOCK * block, end);
    this.cells[at] = -block;
    this.pack(Math.floor(at / BLOCK));
    return block;
  }

  private pack(block: number): void {
    if (block < FIRST) return;
    const { cells, packed, leaves } = this;
    this.unpack(block);
    let bits = 0;
    for (let i = 0, before = -1; i < BLOCK; i++) {
      const cell = cells[BLOCK * block + i]!;
      if (cell < 0) return;
      if (cell !== before) bits |= 1 << i;
      if (cell > 0) bits |= 1 << (BLOCK + i);
      before = cell;
    }
    let copy = leaves.row(ones(bits & 0xffff));
    const at = 2 * (block - FIRST);
    packed[at] = bits;
    packed[at + 1] = copy;
    for (let i = 0; i < BLOCK; i++) if ((bits >>> i) & 1) leaves.copy(cells[BLOCK * block + i]!, copy++);
  }

  private unpack(block: number): void {
    const at = 2 * (block - FIRST);
    if (this.packed[at] !== 0) this.leaves.leave(this.packed[at + 1]!, ones(this.packed[at]! & 0xffff));
    this.packed[at] = 0;
  }
}

/** How many of the sixteen lowest bits are set, no others being. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555);
  const fours = (pairs & 0x3333) + ((pairs >>> 2) & 0x3333);
  const eights = (fours + (fours >>> 4)) & 0x0f0f;
  return (eights + (eights >>> 8)) & 0x1f;
}

function grown<T extends Int32Array | Uint8Array>(old: T, room: T): T {
  room.set(old);
  return room;
}
