// How a log keeps what it was told until somebody reads it: columns of numbers in blocks, the bytes of frames one after the
// other. Measured on a flood over eight routers, an object an event took 30 % of the time in garbage collection alone.
import { HEADER_LENGTH } from "../wire/ethernet.js";
import type { Event, SkbId } from "./event.js";
import type { Verdict } from "./log.js";
import { blockOf, placeIn, rowsOf } from "./rows.js";

/** Bytes of frames in the first chunk, each further one holding twice as many up to the most. */
const CHUNK = { first: 1 << 13, most: 1 << 20 } as const;

const FRAME_IN = 0;
const FRAME_OUT = 1;
const DECISION = 2;
const OTHER = 3;
/** Three kinds of what a socket gave and got. */
const SOCKET = 4;
/** A decision that has a number, since it is made of many packets. */
const NUMBERED = 7;
/** Beside a socket's kind: the packet begins behind a link header. */
const INSIDE = 8;
const socketKinds = [
  ["send", "data"],
  ["deliver", "data"],
  ["deliver", "error"],
] as const;
const KIND_BITS = 4;

/**
 * One record's numbers in a row, so that it is written to one place of memory; its time is a double over the last two. `which`
 * is a frame's spot, or one of `objects`.
 */
const WIDTH = 6;
const at = { what: 0, skb: 1, cause: 2, which: 3 } as const;
const TIME = 2;

interface Block {
  /** `what` is the kind and, above it, the place. */
  readonly numbers: Int32Array;
  readonly times: Float64Array;
  readonly objects: unknown[];
}

/** Where a frame's bytes are, once for all who saw it: chunk, place in it, length. */
const SPOT = 3;

interface Place {
  readonly machine: string;
  readonly netns: string;
  readonly dev: string | undefined;
  readonly owner: Owner | undefined;
}

/** Whose socket it is. */
export interface Owner {
  readonly pid: number;
  readonly program: string;
}

/** The frames that were kept last: at the other end of a cable the same bytes come again. A slot is 16 octets of a chunk. */
const RECENT = 1024;
/** More than any chunk is long. */
const PLACES = 2 ** 32;
const slotOf = (byteOffset: number): number => (byteOffset >>> 4) & (RECENT - 1);

export class Records {
  length = 0;
  private readonly blocks: (Block | undefined)[] = [];
  private block: Block | undefined;
  private forgotten = 0;
  private readonly chunks: Uint8Array[] = [];
  /** The same four octets at a time. */
  private readonly words: Int32Array[] = [];
  private readonly buffers: ArrayBufferLike[] = [];
  private used = 0;
  private readonly spots: Int32Array[] = [];
  private spotted = 0;
  private readonly verdicts: Verdict[] = [];
  private readonly places: Place[] = [];
  private readonly placeIds = new Map<string, number>();
  private readonly recent = new Array<Uint8Array | undefined>(RECENT).fill(undefined);
  private readonly recentSpot = new Int32Array(RECENT);
  private readonly recentChunk = new Int32Array(RECENT);
  private readonly sealed = new Uint8Array(RECENT);
  private readonly recentAt = new Int32Array(RECENT);

  place(machine: string, netns: string, dev: string | undefined, owner?: Owner): number {
    const key = `${machine}\n${netns}\n${dev === undefined ? "" : `/${dev}`}\n${owner ? `${owner.pid} ${owner.program}` : ""}`;
    const known = this.placeIds.get(key);
    if (known !== undefined) return known;
    this.placeIds.set(key, this.places.length);
    return this.places.push({ machine, netns, dev, owner }) - 1;
  }

  frame(place: number, time: number, out: boolean, skb: SkbId, cause: SkbId, bytes: Uint8Array): void {
    this.bytes(place, time, out ? FRAME_OUT : FRAME_IN, skb, cause, bytes);
  }

  /** `start` is where in these bytes the packet begins: at once, or behind a link header. */
  socket(
    place: number,
    time: number,
    kind: "send" | "deliver",
    queue: "data" | "error",
    skb: SkbId,
    cause: SkbId,
    bytes: Uint8Array,
    start: number,
  ): void {
    const which = kind === "send" ? 0 : queue === "data" ? 1 : 2;
    this.bytes(place, time, SOCKET + which + (start === 0 ? 0 : INSIDE), skb, cause, bytes);
  }

  private bytes(place: number, time: number, kind: number, skb: SkbId, cause: SkbId, bytes: Uint8Array): void {
    const slot = slotOf(bytes.byteOffset);
    if (this.recent[slot] !== bytes) this.keep(slot, bytes);
    const from = this.next(time, (place << KIND_BITS) | kind);
    const { numbers } = this.block!;
    numbers[from + at.skb] = skb;
    numbers[from + at.cause] = cause;
    numbers[from + at.which] = this.recentSpot[slot]!;
  }

  decision(place: number, time: number, skb: SkbId, verdict: Verdict, cause: SkbId): void {
    const from = this.next(time, (place << KIND_BITS) | DECISION);
    const { numbers, objects } = this.block!;
    numbers[from + at.skb] = skb;
    numbers[from + at.cause] = cause;
    numbers[from + at.which] = objects.push(verdict) - 1;
  }

  /** A number by which this verdict is said again. */
  verdict(verdict: Verdict): number {
    return this.verdicts.push(verdict) - 1;
  }

  numbered(place: number, time: number, skb: SkbId, verdict: number): void {
    const from = this.next(time, (place << KIND_BITS) | NUMBERED);
    const { numbers } = this.block!;
    numbers[from + at.skb] = skb;
    numbers[from + at.which] = verdict;
  }

  other(event: { readonly time: number }): void {
    const from = this.next(event.time, OTHER);
    const { numbers, objects } = this.block!;
    numbers[from + at.which] = objects.push(event) - 1;
  }

  /** Zeroed bytes for a frame where its record will have them: it need not be copied there when a tap sees it. */
  room(length: number): Uint8Array {
    const from = this.reserve(length);
    const chunk = this.chunks.length - 1;
    const bytes = new Uint8Array(this.buffers[chunk]!, from, length);
    this.remember(slotOf(from), bytes, chunk, from);
    return bytes;
  }

  /** The event with this number, which was not forgotten. */
  event(seq: number): Event {
    const { numbers, times, objects } = this.blocks[blockOf(seq)]!;
    const from = placeIn(seq) * WIDTH;
    const what = numbers[from + at.what]!;
    const which = numbers[from + at.which]!;
    const kind = what & ((1 << KIND_BITS) - 1);
    if (kind === OTHER) return { seq, ...(objects[which] as Omit<Event, "seq">) } as Event;
    const { machine, netns, dev, owner } = this.places[what >> KIND_BITS]!;
    const here = { seq, time: times[(from >> 1) + TIME]!, machine, netns };
    const skb = numbers[from + at.skb]!;
    const cause = numbers[from + at.cause]! || undefined;
    if (kind === DECISION || kind === NUMBERED) {
      const { func, verdict, read } = kind === NUMBERED ? this.verdicts[which]! : (objects[which] as Verdict);
      return { ...here, kind: "decision", skb, ...(cause && { cause }), func, dev, verdict, read };
    }
    const bytes = this.spot(which);
    if (kind >= SOCKET) {
      const [what, queue] = socketKinds[(kind & ~INSIDE) - SOCKET]!;
      const { pid, program } = owner!;
      const packet = kind & INSIDE ? bytes.subarray(HEADER_LENGTH) : bytes;
      return { ...here, skb, cause, pid, program, kind: what, packet, queue };
    }
    return { ...here, kind: "frame", skb, cause, dev: dev!, dir: kind === FRAME_OUT ? "out" : "in", bytes };
  }

  /** Whole blocks before this number are events now, and hold the bytes. */
  forget(before: number): void {
    for (const block = blockOf(before); this.forgotten < block; this.forgotten++)
      this.blocks[this.forgotten] = undefined;
  }

  private spot(number: number): Uint8Array {
    const spots = this.spots[blockOf(number)]!;
    const from = placeIn(number) * SPOT;
    const start = spots[from + 1]!;
    return this.chunks[spots[from]!]!.subarray(start, start + spots[from + 2]!);
  }

  seal(bytes: Uint8Array): void {
    const slot = slotOf(bytes.byteOffset);
    if (this.recent[slot] === bytes) this.sealed[slot] = 1;
  }

  isSealed(bytes: Uint8Array): boolean {
    const slot = slotOf(bytes.byteOffset);
    return this.sealed[slot] === 1 && this.recent[slot] === bytes;
  }

  /** The place of these bytes, in a number: chunk and octet. */
  where(bytes: Uint8Array): number {
    const slot = slotOf(bytes.byteOffset);
    if (this.recent[slot] !== bytes) this.keep(slot, bytes);
    return this.recentChunk[slot]! * PLACES + this.recentAt[slot]!;
  }

  bytesAt(where: number, size: number): Uint8Array {
    const from = where % PLACES;
    return this.chunks[Math.floor(where / PLACES)]!.subarray(from, from + size);
  }

  device(place: number): string | undefined {
    return this.places[place]!.dev;
  }

  /** The same, with what these bytes are. */
  copy(bytes: Uint8Array): Uint8Array {
    const slot = slotOf(bytes.byteOffset);
    if (this.recent[slot] !== bytes) this.keep(slot, bytes);
    const [fromChunk, fromAt] = [this.recentChunk[slot]!, this.recentAt[slot]!];
    const next = this.room(bytes.length);
    // Four octets at a time: `set` costs as much for a small frame as for one of a kilobyte.
    const [from, to] = [this.words[fromChunk]!, this.words.at(-1)!];
    const [first, last] = [fromAt >> 2, (fromAt + bytes.length + 3) >> 2];
    const shift = (next.byteOffset >> 2) - first;
    for (let i = first; i < last; i++) to[i + shift] = from[i]!;
    return next;
  }

  /** Where the numbers of the next record go. */
  private next(time: number, what: number): number {
    const from = placeIn(this.length++) * WIDTH;
    if (from === 0) {
      this.block = made(rowsOf(this.blocks.length));
      this.blocks.push(this.block);
    }
    const { numbers, times } = this.block!;
    times[(from >> 1) + TIME] = time;
    numbers[from + at.what] = what;
    return from;
  }

  private keep(slot: number, bytes: Uint8Array): void {
    const from = this.reserve(bytes.length);
    const chunk = this.chunks.length - 1;
    this.chunks[chunk]!.set(bytes, from);
    this.remember(slot, bytes, chunk, from);
  }

  private remember(slot: number, bytes: Uint8Array, chunk: number, from: number): void {
    this.recent[slot] = bytes;
    this.sealed[slot] = 0;
    this.recentChunk[slot] = chunk;
    this.recentAt[slot] = from;
    const spot = this.spotted++;
    this.recentSpot[slot] = spot;
    const first = placeIn(spot) * SPOT;
    if (first === 0) this.spots.push(new Int32Array(rowsOf(this.spots.length) * SPOT));
    const spots = this.spots[this.spots.length - 1]!;
    spots[first] = chunk;
    spots[first + 1] = from;
    spots[first + 2] = bytes.length;
  }

  /** So many bytes of the last chunk; where they begin. */
  private reserve(length: number): number {
    let last = this.chunks.at(-1);
    if (!last || this.used + length > last.length) {
      const size = last ? Math.min(2 * last.length, CHUNK.most) : CHUNK.first;
      last = new Uint8Array(Math.max(size, whole(length)));
      this.chunks.push(last);
      this.words.push(new Int32Array(last.buffer));
      this.buffers.push(last.buffer);
      this.used = 0;
    }
    const from = this.used;
    this.used += whole(length);
    return from;
  }
}

const whole = (length: number): number => (length + 3) & ~3;

function made(rows: number): Block {
  const numbers = new Int32Array(rows * WIDTH);
  return { numbers, times: new Float64Array(numbers.buffer), objects: [] };
}
