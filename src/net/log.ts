// The log of a lab: appended to by every stack, read by captures, pictures and explanations. Frames and decisions, of which a
// flood makes millions, are kept as numbers beside one copy of a frame's bytes (record.ts); they become events when somebody
// first looks. Until then a frame at a tap costs 32 bytes and, once for its way over a cable, its own length.
import type { Event, Fact, SkbId } from "./event.js";
import { type Owner, Records } from "./record.js";

type Unnumbered<E> = E extends Event ? Omit<E, "seq"> : never;

/** What was decided, and what was read for it; one object may stand for many packets of a flow. */
export interface Verdict {
  readonly func: string;
  readonly verdict: string;
  readonly read: readonly Fact[];
}

class Between {
  private told: readonly Event[] | undefined;

  constructor(
    private readonly log: Log,
    private readonly from: number,
    private readonly to: number,
  ) {}

  get events(): readonly Event[] {
    this.told ??= this.log.events.slice(this.from, this.to);
    return this.told;
  }
}

export class Log {
  private readonly told: Event[] = [];
  private readonly records = new Records();
  private lastSkb = 0;

  /** How many events there are. */
  get length(): number {
    return this.records.length;
  }

  get events(): readonly Event[] {
    const { told, records } = this;
    while (told.length < records.length) told.push(records.event(told.length));
    records.forget(told.length);
    return told;
  }

  /** Those from number `from` up to `to`, put into words when they are first asked for. */
  between(from: number, to: number): { readonly events: readonly Event[] } {
    return new Between(this, from, to);
  }

  add(event: Unnumbered<Event>): void {
    this.records.other(event);
  }

  /** A frame at a device's tap; `place` is from place(). */
  frame(place: number, time: number, dir: "in" | "out", skb: SkbId, cause: SkbId | undefined, bytes: Uint8Array): void {
    this.records.frame(place, time, dir === "out", skb, cause ?? 0, bytes);
  }

  decision(place: number, time: number, skb: SkbId, verdict: Verdict, cause?: SkbId): void {
    this.records.decision(place, time, skb, verdict, cause ?? 0);
  }

  /** A number for what will be decided of many packets, to be given to decided(). */
  verdict(verdict: Verdict): number {
    return this.records.verdict(verdict);
  }

  decided(place: number, time: number, skb: SkbId, verdict: number): void {
    this.records.numbered(place, time, skb, verdict);
  }

  /** `place` is from place() with the socket's owner; the packet begins at `start` of these bytes. */
  socket(
    place: number,
    time: number,
    kind: "send" | "deliver",
    queue: "data" | "error",
    skb: SkbId,
    cause: SkbId | undefined,
    bytes: Uint8Array,
    start = 0,
  ): void {
    this.records.socket(place, time, kind, queue, skb, cause ?? 0, bytes, start);
  }

  /** Zeroed bytes for a frame that is about to be seen at a tap: made where they will be kept, they need no copy. */
  room(length: number): Uint8Array {
    return this.records.room(length);
  }

  /**
   * This frame from room() or copy() is done: its IPv4 and ICMP checksums are right, and nobody writes into it any more. Who
   * gets the same frame need not add them up again (CHECKSUM_UNNECESSARY, as a veth hands it on); a copy is another frame.
   */
  seal(bytes: Uint8Array): void {
    this.records.seal(bytes);
  }

  isSealed(bytes: Uint8Array): boolean {
    return this.records.isSealed(bytes);
  }

  /** Where a frame's bytes are: the frame as it is now, whatever becomes of that array. */
  keep(bytes: Uint8Array): number {
    return this.records.where(bytes);
  }

  /** The bytes at such a place. */
  kept(where: number, size: number): Uint8Array {
    return this.records.bytesAt(where, size);
  }

  /** The device of a place(). */
  device(place: number): string | undefined {
    return this.records.device(place);
  }

  /** The same, with what these bytes are. */
  copy(bytes: Uint8Array): Uint8Array {
    return this.records.copy(bytes);
  }

  /** A number for a machine's namespace and one of its devices, or somebody's sockets in it. */
  place(machine: string, netns: string, dev: string | undefined, owner?: Owner): number {
    return this.records.place(machine, netns, dev, owner);
  }

  newSkb(): SkbId {
    return ++this.lastSkb;
  }
}
