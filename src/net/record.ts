// How a log keeps what it was told until somebody reads it: columns of numbers in blocks, the bytes of frames one after the
// other. Measured on a flood over eight routers, an object an event took 30 % of the time in garbage collection alone.
import type { Event, SkbId } from "./event.js";
import type { Verdict } from "./log.js";

/** Records in a block; bytes of frames in the first chunk, each further one holding twice as many up to the most. */
const BLOCK = 512;
const CHUNK = { first: 1 << 13, most: 1 << 20 } as const;

const FRAME_IN = 0;
const FRAME_OUT = 1;
const DECISION = 2;
const OTHER = 3;
/** Three kinds of what a socket gave and got. */
const SOCKET = 4;
/** A decision that has a number, since it is made of many packets. */
const NUMBERED = 7;
const socketKinds = [
  ["send", "data"],
  ["deliver", "data"],
  ["deliver", "error"],
] as const;
const KIND_BITS = 3;

/** One record's numbers in a row, so that it is written to one place of memory; its time is a double over the last two. */
const WIDTH = 8;
const at = { what: 0, skb: 1, cause: 2, chunk: 3, place: 4, size: 5 } as const;
const TIME = 3;

interface Block {
  /**
   * The kind and, above it, the place; skb and cause. Of a frame: the chunk and the place of its bytes there, and how many.
   * Of the others: which of `objects`.
   */
  readonly numbers: Int32Array;
  readonly times: Float64Array;
  readonly objects: unknown[];
}

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
  private readonly verdicts: Verdict[] = [];
  private readonly places: Place[] = [];
  private readonly placeIds = new Map<string, number>();
  private readonly recent = new Array<Uint8Array | undefined>(RECENT).fill(undefined);
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
    this.bytes(place, time, out ? FRAME_OUT : FRAME_IN, skb, cause, bytes, 0);
  }

  /** `start` is where in these bytes the packet begins. */
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
    this.bytes(place, time, SOCKET + which, skb, cause, bytes, start);
  }

  private bytes(
    place: number,
    time: number,
    kind: number,
    skb: SkbId,
    cause: SkbId,
    bytes: Uint8Array,
    start: number,
  ): void {
    const slot = slotOf(bytes.byteOffset);
    if (this.recent[slot] !== bytes) this.keep(slot, bytes);
    const from = this.next(time, (place << KIND_BITS) | kind);
    const { numbers } = this.block!;
    numbers[from + at.skb] = skb;
    numbers[from + at.cause] = cause;
    numbers[from + at.chunk] = this.recentChunk[slot]!;
    numbers[from + at.place] = this.recentAt[slot]! + start;
    numbers[from + at.size] = bytes.length - start;
  }

  decision(place: number, time: number, skb: SkbId, verdict: Verdict, cause: SkbId): void {
    const from = this.next(time, (place << KIND_BITS) | DECISION);
    const { numbers, objects } = this.block!;
    numbers[from + at.skb] = skb;
    numbers[from + at.cause] = cause;
    numbers[from + at.place] = objects.push(verdict) - 1;
  }

  /** A number by which this verdict is said again. */
  verdict(verdict: Verdict): number {
    return this.verdicts.push(verdict) - 1;
  }

  numbered(place: number, time: number, skb: SkbId, verdict: number): void {
    const from = this.next(time, (place << KIND_BITS) | NUMBERED);
    const { numbers } = this.block!;
    numbers[from + at.skb] = skb;
    numbers[from + at.place] = verdict;
  }

  other(event: { readonly time: number }): void {
    const from = this.next(event.time, OTHER);
    const { numbers, objects } = this.block!;
    numbers[from + at.place] = objects.push(event) - 1;
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
    const { numbers, times, objects } = this.blocks[Math.floor(seq / BLOCK)]!;
    const from = (seq % BLOCK) * WIDTH;
    const what = numbers[from + at.what]!;
    const start = numbers[from + at.place]!;
    const kind = what & ((1 << KIND_BITS) - 1);
    if (kind === OTHER) return { seq, ...(objects[start] as Omit<Event, "seq">) } as Event;
    const { machine, netns, dev, owner } = this.places[what >> KIND_BITS]!;
    const here = { seq, time: times[(from >> 1) + TIME]!, machine, netns };
    const skb = numbers[from + at.skb]!;
    const cause = numbers[from + at.cause]! || undefined;
    if (kind === DECISION || kind === NUMBERED) {
      const { func, verdict, read } = kind === NUMBERED ? this.verdicts[start]! : (objects[start] as Verdict);
      return { ...here, kind: "decision", skb, ...(cause && { cause }), func, dev, verdict, read };
    }
    const bytes = this.chunks[numbers[from + at.chunk]!]!.subarray(start, start + numbers[from + at.size]!);
    if (kind >= SOCKET) {
      const [what, queue] = socketKinds[kind - SOCKET]!;
      const { pid, program } = owner!;
      return { ...here, skb, cause, pid, program, kind: what, packet: bytes, queue };
    }
    return { ...here, kind: "frame", skb, cause, dev: dev!, dir: kind === FRAME_OUT ? "out" : "in", bytes };
  }

  /** Whole blocks before this number are events now, and hold the bytes. */
  forget(before: number): void {
    for (; (this.forgotten + 1) * BLOCK <= before; this.forgotten++) this.blocks[this.forgotten] = undefined;
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
    const from = (this.length++ % BLOCK) * WIDTH;
    if (from === 0) {
      this.block = made();
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

function made(): Block {
  const numbers = new Int32Array(BLOCK * WIDTH);
  return { numbers, times: new Float64Array(numbers.buffer), objects: [] };
}
