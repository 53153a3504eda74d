// The log of a lab: appended to by every stack, read by captures, pictures and explanations. What happens is kept as rows of
// numbers (record.ts) beside one copy of a frame's bytes (octets.ts); rows become events when somebody first looks (retell.ts).
// Until then a frame at a tap costs 20 bytes, less where a fast path tells of it (bundle.ts), and once for its way over a
// cable its own length.
import type { Bundle } from "./bundle.js";
import { Crossings } from "./crossing.js";
import type { Event, Fact, SkbId } from "./event.js";
import { Octets, type Spot } from "./octets.js";
import { type Owner, Places } from "./places.js";
import type { DropReason } from "./reason.js";
import { INSIDE, kinds, Records } from "./record.js";
import { Retelling } from "./retell.js";

type Unnumbered<E> = E extends Event ? Omit<E, "seq"> : never;

/** What was decided, and what was read for it; one object may stand for many packets of a flow. */
export interface Verdict {
  readonly func: string;
  readonly verdict: string;
  readonly read: readonly Fact[];
}

/** Why a packet was lost, and in which function of the kernel. */
export interface Loss {
  readonly reason: DropReason;
  readonly func: string;
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
  /** The bytes of all frames. */
  readonly octets = new Octets();
  /** Frames on their way between namespaces, as far as they are numbers. */
  readonly crossings = new Crossings();
  private readonly places = new Places();
  private readonly records = new Records();
  private readonly retelling = new Retelling(this.records, this.octets, this.places);
  private lastSkb = 0;

  /** How many events there are. */
  get length(): number {
    return this.records.length;
  }

  get events(): readonly Event[] {
    return this.retelling.events();
  }

  /** Those from number `from` up to `to`, put into words when they are first asked for. */
  between(from: number, to: number): { readonly events: readonly Event[] } {
    return new Between(this, from, to);
  }

  add(event: Unnumbered<Event>): void {
    this.records.other(event);
  }

  /** A frame at a device's tap; `place` is from place(). */
  frame(place: number, time: number, dir: "in" | "out", skb: SkbId, cause: SkbId | undefined, spot: Spot): void {
    this.records.packet(place, time, dir === "out" ? kinds.frameOut : kinds.frameIn, skb, cause ?? 0, spot);
  }

  decision(place: number, time: number, skb: SkbId, verdict: Verdict, cause?: SkbId): void {
    this.records.decision(place, time, skb, verdict, cause ?? 0);
  }

  /** A packet was lost, as it is now: a row and its octets, where an event of its own was 300 bytes. */
  drop(place: number, time: number, skb: SkbId, loss: Loss, packet: Uint8Array): void {
    this.records.drop(place, time, skb, loss, this.octets.spotOf(packet));
  }

  /** A number for what will be decided of many packets, to be given to decided() or to a bundle. */
  verdict(verdict: Verdict): number {
    return this.records.verdict(verdict);
  }

  decided(place: number, time: number, skb: SkbId, verdict: number): void {
    this.records.numbered(place, time, skb, verdict);
  }

  /** `place` is from place() with the socket's owner; `inside`: the packet begins behind a link header. */
  socket(
    place: number,
    time: number,
    kind: "send" | "deliver",
    queue: "data" | "error",
    skb: SkbId,
    cause: SkbId | undefined,
    spot: Spot,
    inside = false,
  ): void {
    const what = kind === "send" ? kinds.send : queue === "data" ? kinds.deliver : kinds.deliverError;
    this.records.packet(place, time, what | (inside ? INSIDE : 0), skb, cause ?? 0, spot);
  }

  /** A number for these events, to be given to together() or both(). */
  bundle(bundle: Bundle): number {
    return this.records.bundle(bundle);
  }

  /** A bundle that is about one frame. */
  together(bundle: number, time: number, skb: SkbId, cause: SkbId | undefined, spot: Spot): void {
    this.records.together(bundle, time, skb, cause ?? 0, spot);
  }

  /** One that ends in a socket; `place` is from place() with the socket's owner. */
  heard(bundle: number, time: number, skb: SkbId, cause: SkbId | undefined, spot: Spot, place: number): void {
    this.records.heard(bundle, time, skb, cause ?? 0, spot, place);
  }

  /** One that is about two; `answer` is the second's skb, where it is another. */
  both(bundle: number, time: number, skb: SkbId, cause: SkbId | undefined, spot: Spot, other: Spot, answer = 0): void {
    this.records.both(bundle, time, skb, cause ?? 0, spot, other, answer);
  }

  /** The device of a place(). */
  device(place: number): string | undefined {
    return this.places.at(place).dev;
  }

  /** A number for a machine's namespace and one of its devices, or somebody's sockets in it. */
  place(machine: string, netns: string, dev: string | undefined, owner?: Owner): number {
    return this.places.number(machine, netns, dev, owner);
  }

  newSkb(): SkbId {
    return ++this.lastSkb;
  }
}
