// A log's rows of numbers (record.ts) put into words: events, in the order in which they were written.
import { HEADER_LENGTH } from "../wire/ethernet.js";
import { type Bundle, bundleAt, type Told } from "./bundle.js";
import type { Event, SkbId } from "./event.js";
import type { Loss, Verdict } from "./log.js";
import type { Octets, Spot } from "./octets.js";
import type { Place, Places } from "./places.js";
import { type Block, INSIDE, KIND_BITS, kinds, type Records, width } from "./record.js";

const socketKinds = {
  [kinds.send]: ["send", "data"],
  [kinds.deliver]: ["deliver", "data"],
  [kinds.deliverError]: ["deliver", "error"],
} as const;

export class Retelling {
  readonly told: Event[] = [];
  private block = 0;
  private at = 0;
  private base: number | undefined;
  private readonly bundles = new Map<number, Bundle>();

  constructor(
    private readonly records: Records,
    private readonly octets: Octets,
    private readonly places: Places,
  ) {}

  /** Everything that was written so far; what was told once is told by the same objects again. */
  events(): readonly Event[] {
    if (this.told.length === this.records.length) return this.told;
    const blocks = this.records.written();
    for (;;) {
      const block = blocks[this.block]!;
      this.base ??= block.base;
      while (this.at < block.used) this.row(block);
      if (this.block === blocks.length - 1) break;
      this.block++;
      this.at = 0;
      this.base = undefined;
    }
    // Whole blocks are events now.
    this.records.forget(this.block);
    return this.told;
  }

  private row({ words, objects }: Block): void {
    const { at } = this;
    const kind = words[at]! & ((1 << KIND_BITS) - 1);
    const subject = words[at]! >>> KIND_BITS;
    if (kind === kinds.base) {
      this.base = objects[words[at + 1]!] as number;
      this.at += width.base;
      return;
    }
    if (kind === kinds.other) {
      this.told.push({ seq: this.told.length, ...(objects[words[at + 1]!] as Omit<Event, "seq">) } as Event);
      this.at += width.other;
      return;
    }
    const time = this.base! + words[at + 1]!;
    const skb = words[at + 2]!;
    if (kind === kinds.numbered) {
      this.decision(subject, time, skb, undefined, this.records.verdicts[words[at + 3]!]!);
      this.at += width.numbered;
      return;
    }
    const cause = words[at + 3]! || undefined;
    const which = words[at + 4]!;
    this.at += width.packet;
    if (kind === kinds.bundle || kind === kinds.bundleHeard || kind === kinds.bundleOfTwo) {
      const wide = kind === kinds.bundle ? 0 : kind === kinds.bundleHeard ? 1 : 2;
      this.at += wide;
      // A socket's place, or the other frame and its packet.
      const more = [words[at + 5] ?? 0, words[at + 6] ?? 0] as const;
      for (const told of this.bundle(subject)) this.one(told, time, skb, cause, which, more);
    } else if (kind === kinds.decision) this.decision(subject, time, skb, cause, objects[which] as Verdict);
    else if (kind === kinds.drop) this.drop(subject, time, skb, this.records.losses[words[at + 3]!]!, which);
    else if (kind === kinds.frameIn || kind === kinds.frameOut)
      this.frame(subject, time, skb, cause, which, kind === kinds.frameOut ? "out" : "in");
    else this.socket(subject, time, skb, cause, which, kind);
  }

  private bundle(start: number): Bundle {
    const known = this.bundles.get(start);
    if (known) return known;
    const bundle = bundleAt(this.records.bundles, start);
    this.bundles.set(start, bundle);
    return bundle;
  }

  /** An event of a bundle. */
  private one(
    told: Told,
    time: number,
    skb: SkbId,
    cause: SkbId | undefined,
    spot: Spot,
    more: readonly [place: number | Spot, answer: SkbId],
  ): void {
    if (told.kind === "deliver") return this.socket(more[0], time, skb, cause, spot, kinds.deliver | INSIDE);
    const { kind, place } = told;
    if (kind === "decision") this.decision(place, time, skb, undefined, this.records.verdicts[told.verdict]!);
    else if (kind === "send") this.socket(place, time, skb, cause, spot, kinds.send | INSIDE);
    else if (told.whose === "the answer") this.frame(place, time, more[1], skb, more[0], told.dir);
    else this.frame(place, time, skb, cause, told.whose === "passed on" ? more[0] : spot, told.dir);
  }

  private frame(
    place: number,
    time: number,
    skb: SkbId,
    cause: SkbId | undefined,
    spot: Spot,
    dir: "in" | "out",
  ): void {
    const { here, dev } = this.here(place, time);
    this.told.push({ ...here, kind: "frame", skb, cause, dev: dev!, dir, bytes: this.octets.view(spot) });
  }

  private decision(place: number, time: number, skb: SkbId, cause: SkbId | undefined, made: Verdict): void {
    const { here, dev } = this.here(place, time);
    const { func, verdict, read } = made;
    this.told.push({ ...here, kind: "decision", skb, ...(cause && { cause }), func, dev, verdict, read });
  }

  private drop(place: number, time: number, skb: SkbId, { reason, func, read }: Loss, spot: Spot): void {
    const { here, dev } = this.here(place, time);
    this.told.push({ ...here, kind: "drop", skb, reason, func, dev, packet: this.octets.view(spot), read });
  }

  private socket(place: number, time: number, skb: SkbId, cause: SkbId | undefined, spot: Spot, how: number): void {
    const { here, owner } = this.here(place, time);
    const { pid, program } = owner!;
    const [kind, queue] = socketKinds[(how & ~INSIDE) as keyof typeof socketKinds];
    const bytes = this.octets.view(spot);
    const packet = how & INSIDE ? bytes.subarray(HEADER_LENGTH) : bytes;
    this.told.push({ ...here, skb, cause, pid, program, kind, packet, queue });
  }

  private here(place: number, time: number) {
    const { machine, netns, dev, owner }: Place = this.places.at(place);
    return { here: { seq: this.told.length, time, machine, netns }, dev, owner };
  }
}
