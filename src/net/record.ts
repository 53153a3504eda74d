// How a log keeps what it was told until somebody reads it (retell.ts): rows of numbers one behind the other in blocks, a frame's
// bytes elsewhere (octets.ts). Measured on a flood over eight routers, an object an event took 30 % of the time in garbage
// collection alone. A row is as long as its kind needs: what it is, nanoseconds since its block's base, then numbers.
import { type Bundle, numbers } from "./bundle.js";
import type { SkbId } from "./event.js";
import type { Loss, Verdict } from "./log.js";
import type { Spot } from "./octets.js";

/** What a row is: the lowest bits of its first word. Above it stands the place, of a bundle its number. */
export const kinds = {
  frameIn: 0,
  frameOut: 1,
  decision: 2,
  /** An event as it is. */
  other: 3,
  /** Three kinds of what a socket gave and got. */
  send: 4,
  deliver: 5,
  deliverError: 6,
  /** A decision that has a number, since it is made of many packets. */
  numbered: 7,
  /** Times from here on begin anew. */
  base: 8,
  /** Several events at once: with one frame, one that a socket gets, or two frames. */
  bundle: 9,
  bundleHeard: 10,
  bundleOfTwo: 11,
  /** A packet that was lost; why has a number, where a frame has its cause. */
  drop: 12,
} as const;
export const KIND_BITS = 5;
/** Beside a socket's kind: the packet begins behind a link header. */
export const INSIDE = 16;

/** How many words a row has: of a packet's, and of those kinds that have fewer or more. */
export const width = { packet: 5, other: 2, numbered: 4, base: 2, bundleHeard: 6, bundleOfTwo: 7 } as const;
/** Of the longest, and of a base before it. */
const MOST = width.base + width.bundleOfTwo;

/** Words of the first block, each further one holding twice as many up to the most: a log of little is little. */
const BLOCK = { first: 1 << 11, most: 1 << 16 } as const;

export interface Block {
  readonly words: Int32Array;
  readonly base: number;
  readonly objects: unknown[];
  /** How many words of it are rows. */
  used: number;
}

export class Records {
  /** How many events there are. */
  length = 0;
  private readonly blocks: (Block | undefined)[] = [];
  private forgotten = 0;
  readonly verdicts: Verdict[] = [];
  readonly losses: Loss[] = [];
  /** One behind the other; a bundle's number is where it begins. */
  readonly bundles: number[] = [];
  private block: Block = { words: new Int32Array(0), base: 0, objects: [], used: 0 };
  private words = this.block.words;
  private base = 0;
  private used = 0;

  /** A frame, or what a socket gave and got. */
  packet(place: number, time: number, kind: number, skb: SkbId, cause: SkbId, spot: Spot): void {
    this.row((place << KIND_BITS) | kind, this.make(time), skb, cause, spot);
    this.length++;
  }

  decision(place: number, time: number, skb: SkbId, verdict: Verdict, cause: SkbId): void {
    const ticks = this.make(time);
    this.row((place << KIND_BITS) | kinds.decision, ticks, skb, cause, this.block.objects.push(verdict) - 1);
    this.length++;
  }

  /** A number by which this verdict is said again. */
  verdict(verdict: Verdict): number {
    return this.verdicts.push(verdict) - 1;
  }

  /** `read` as it was the last time is kept once: what floods a network is lost everywhere for the same reason. */
  drop(place: number, time: number, skb: SkbId, loss: Loss, spot: Spot): void {
    const { losses } = this;
    const last = losses[losses.length - 1];
    if (last?.read !== loss.read || last.func !== loss.func || last.reason !== loss.reason) losses.push(loss);
    this.row((place << KIND_BITS) | kinds.drop, this.make(time), skb, losses.length - 1, spot);
    this.length++;
  }

  numbered(place: number, time: number, skb: SkbId, verdict: number): void {
    const ticks = this.make(time);
    const { words, used } = this;
    words[used] = (place << KIND_BITS) | kinds.numbered;
    words[used + 1] = ticks;
    words[used + 2] = skb;
    words[used + 3] = verdict;
    this.used += width.numbered;
    this.length++;
  }

  other(event: { readonly time: number }): void {
    this.make(event.time);
    const { words, used } = this;
    words[used] = kinds.other;
    words[used + 1] = this.block.objects.push(event) - 1;
    this.used += width.other;
    this.length++;
  }

  /** A number by which these events are told in one row. */
  bundle(bundle: Bundle): number {
    const start = this.bundles.length;
    this.bundles.push(...numbers(bundle));
    return start;
  }

  /** All of a bundle that has one frame. */
  together(bundle: number, time: number, skb: SkbId, cause: SkbId, spot: Spot): void {
    this.row((bundle << KIND_BITS) | kinds.bundle, this.make(time), skb, cause, spot);
    this.length += this.bundles[bundle]!;
  }

  /** All of a bundle with one that a socket gets; `place` is the socket's. */
  heard(bundle: number, time: number, skb: SkbId, cause: SkbId, spot: Spot, place: number): void {
    this.row((bundle << KIND_BITS) | kinds.bundleHeard, this.make(time), skb, cause, spot);
    this.words[this.used++] = place;
    this.length += this.bundles[bundle]!;
  }

  /** All of a bundle that has two; `answer` is the other's number, where it is another packet. */
  both(bundle: number, time: number, skb: SkbId, cause: SkbId, spot: Spot, other: Spot, answer: SkbId): void {
    this.row((bundle << KIND_BITS) | kinds.bundleOfTwo, this.make(time), skb, cause, spot);
    const { words, used } = this;
    words[used] = other;
    words[used + 1] = answer;
    this.used += width.bundleOfTwo - width.packet;
    this.length += this.bundles[bundle]!;
  }

  /** The blocks as they are now; whoever reads them does so before anything more is written. */
  written(): readonly (Block | undefined)[] {
    this.block.used = this.used;
    return this.blocks;
  }

  /** Blocks before this one were read, and are not read again. */
  forget(before: number): void {
    for (; this.forgotten < before; this.forgotten++) this.blocks[this.forgotten] = undefined;
  }

  private row(head: number, ticks: number, skb: SkbId, cause: SkbId, which: number): void {
    const { words, used } = this;
    words[used] = head;
    words[used + 1] = ticks;
    words[used + 2] = skb;
    words[used + 3] = cause;
    words[used + 4] = which;
    this.used += width.packet;
  }

  /** Makes room for a row; how long after the base it is. */
  private make(time: number): number {
    if (this.used + MOST > this.words.length) this.grow(time);
    const ticks = (time - this.base) | 0;
    // More than two seconds later, or a time that is no whole number.
    return ticks >= 0 && this.base + ticks === time ? ticks : this.rebase(time);
  }

  private rebase(time: number): 0 {
    const { block, words, used } = this;
    words[used] = kinds.base;
    words[used + 1] = block.objects.push(time) - 1;
    this.base = time;
    this.used += width.base;
    return 0;
  }

  private grow(time: number): void {
    const before = this.words.length;
    this.block.used = this.used;
    this.words = new Int32Array(before === 0 ? BLOCK.first : Math.min(2 * before, BLOCK.most));
    this.block = { words: this.words, base: time, objects: [], used: 0 };
    this.blocks.push(this.block);
    this.base = time;
    this.used = 0;
  }
}
