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
const socketKinds = [
  ["send", "data"],
  ["deliver", "data"],
  ["deliver", "error"],
] as const;
const KIND_BITS = 3;

interface Block {
  readonly time: Float64Array;
  /** The kind and, above it, the place. */
  readonly what: Int32Array;
  readonly skb: Int32Array;
  readonly cause: Int32Array;
  /** Of a frame: the chunk and the place of its bytes there, and how many. Of the others: which of `objects`. */
  readonly chunk: Int32Array;
  readonly at: Int32Array;
  readonly size: Int32Array;
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

/** The frames that were kept last: at the other end of a cable the same bytes come again. */
const RECENT = 256;

export class Records {
  length = 0;
  private readonly blocks: (Block | undefined)[] = [];
  private block: Block | undefined;
  private forgotten = 0;
  private readonly chunks: Uint8Array[] = [];
  private used = 0;
  private readonly places: Place[] = [];
  private readonly placeIds = new Map<string, number>();
  private readonly recent = new Array<Uint8Array | undefined>(RECENT).fill(undefined);
  private readonly recentChunk = new Int32Array(RECENT);
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

  socket(
    place: number,
    time: number,
    kind: "send" | "deliver",
    queue: "data" | "error",
    skb: SkbId,
    cause: SkbId,
    packet: Uint8Array,
  ): void {
    const which = kind === "send" ? 0 : queue === "data" ? 1 : 2;
    this.bytes(place, time, SOCKET + which, skb, cause, packet);
  }

  private bytes(place: number, time: number, kind: number, skb: SkbId, cause: SkbId, bytes: Uint8Array): void {
    const at = this.next(time, (place << KIND_BITS) | kind);
    const block = this.block!;
    block.skb[at] = skb;
    block.cause[at] = cause;
    const slot = (skb ^ bytes.byteOffset) & (RECENT - 1);
    if (this.recent[slot] !== bytes) this.keep(slot, bytes);
    block.chunk[at] = this.recentChunk[slot]!;
    block.at[at] = this.recentAt[slot]!;
    block.size[at] = bytes.length;
  }

  decision(place: number, time: number, skb: SkbId, verdict: Verdict, cause: SkbId): void {
    const at = this.next(time, (place << KIND_BITS) | DECISION);
    const block = this.block!;
    block.skb[at] = skb;
    block.cause[at] = cause;
    block.at[at] = block.objects.push(verdict) - 1;
  }

  other(event: { readonly time: number }): void {
    const at = this.next(event.time, OTHER);
    this.block!.at[at] = this.block!.objects.push(event) - 1;
  }

  /** The event with this number, which was not forgotten. */
  event(seq: number): Event {
    const block = this.blocks[Math.floor(seq / BLOCK)]!;
    const at = seq % BLOCK;
    const kind = block.what[at]! & ((1 << KIND_BITS) - 1);
    if (kind === OTHER) return { seq, ...(block.objects[block.at[at]!] as Omit<Event, "seq">) } as Event;
    const { machine, netns, dev, owner } = this.places[block.what[at]! >> KIND_BITS]!;
    const here = { seq, time: block.time[at]!, machine, netns };
    const skb = block.skb[at]!;
    const cause = block.cause[at]! || undefined;
    if (kind === DECISION) {
      const { func, verdict, read } = block.objects[block.at[at]!] as Verdict;
      return { ...here, kind: "decision", skb, ...(cause && { cause }), func, dev, verdict, read };
    }
    const from = block.at[at]!;
    const bytes = this.chunks[block.chunk[at]!]!.subarray(from, from + block.size[at]!);
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

  private next(time: number, what: number): number {
    const at = this.length++ % BLOCK;
    if (at === 0) {
      this.block = made();
      this.blocks.push(this.block);
    }
    const block = this.block!;
    block.time[at] = time;
    block.what[at] = what;
    return at;
  }

  private keep(slot: number, bytes: Uint8Array): void {
    let last = this.chunks.at(-1);
    if (!last || this.used + bytes.length > last.length) {
      const size = last ? Math.min(2 * last.length, CHUNK.most) : CHUNK.first;
      last = new Uint8Array(Math.max(size, bytes.length));
      this.chunks.push(last);
      this.used = 0;
    }
    const chunk = this.chunks.length - 1;
    last.set(bytes, this.used);
    this.recent[slot] = bytes;
    this.recentChunk[slot] = chunk;
    this.recentAt[slot] = this.used;
    this.used += bytes.length;
  }
}

const made = (): Block => ({
  time: new Float64Array(BLOCK),
  what: new Int32Array(BLOCK),
  skb: new Int32Array(BLOCK),
  cause: new Int32Array(BLOCK),
  chunk: new Int32Array(BLOCK),
  at: new Int32Array(BLOCK),
  size: new Int32Array(BLOCK),
  objects: [],
});
