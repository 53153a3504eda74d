// A link between two ends: how long a frame takes (rate, then delay), and rules that may lose, double, hasten or spoil it, in
// install order, the first verdict wins. Nothing is lost in silence: whatever a rule does stands in the log, with the rule's name.
// Left out: half duplex, a frame check sequence (a spoilt frame arrives, as with tc netem), a rule that depends on the last.
import type { Device, Fact, SkbId } from "../net/index.js";
import type { Nanos } from "../sim/clock.js";
import type { Random } from "../sim/random.js";
import { type Amount, chance, duration, rate } from "./amount.js";
import type { Lab } from "./lab.js";

export interface LinkOptions {
  /** One way: nanoseconds, or "20ms". */
  readonly delay?: Amount;
  /** Bits a second, or "10mbit". Without it a frame is on the wire in no time. */
  readonly rate?: Amount;
  /** How many frames may wait for the wire; 1000 unless told. */
  readonly limit?: number;
  /** Shares of the frames: 0.1 or "10%". */
  readonly loss?: Amount;
  readonly duplicate?: Amount;
  /** This share overtakes the others: it goes without the delay. */
  readonly reorder?: Amount;
  /** One bit is turned over. */
  readonly corrupt?: Amount;
}

/** What a link does of which nothing was said: one object for the journals of all such. */
export const PLAIN: LinkOptions = {};

/** A frame on its way, from its destination MAC on. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly time: Nanos;
  readonly from: string;
  readonly to: string;
}

/** What a rule says of a frame; undefined leaves it to the next rule. */
export type Verdict = "pass" | "drop" | "duplicate" | "hasten" | "corrupt" | { readonly delay: Amount };
export type Rule = (frame: Frame) => Verdict | undefined;

export interface Carried {
  readonly id: SkbId;
  readonly cause: SkbId | undefined;
}

/** One end: a card, or a port of a switch. */
export interface End {
  readonly name: string;
  /** The card in whose machine's log it stands what happened on the wire. */
  readonly card: Device | undefined;
  receive(bytes: Uint8Array, skb: Carried): void;
}

interface NamedRule {
  readonly name: string;
  readonly rule: Rule;
}

const NO_RULES: readonly NamedRule[] = [];

/** Most links of a large lab carry little, and have no rules: what only some need is made there. */
export class Link {
  private rules = NO_RULES;
  private readonly delay: Nanos;
  private readonly nanosPerBit: number;
  private readonly limit: number;
  /** Until when each end's wire is busy, where a frame takes time on it. */
  private busyUntil: [Nanos, Nanos] | undefined;

  /** @internal Links are made by `lab.connect` and `lab.switch`. */
  constructor(
    private readonly lab: Lab,
    readonly one: End,
    readonly other: End,
    options: LinkOptions,
  ) {
    this.delay = duration(options.delay ?? 5_000);
    this.nanosPerBit = options.rate === undefined ? 0 : 1e9 / rate(options.rate);
    this.limit = options.limit ?? 1000;
    if (options.reorder !== undefined && options.delay === undefined)
      throw new RangeError("reordering is not possible without some delay");
    if (options !== PLAIN)
      for (const [key, value] of Object.entries(options)) this.option(key as keyof LinkOptions, value);
  }

  get name(): string {
    return `${this.one.name} - ${this.other.name}`;
  }

  /** Adds a rule behind those that are there. */
  rule(name: string, rule: Rule): this {
    this.lab.record({ act: "rule", ends: [this.one.name, this.other.name], rule: name, apply: rule });
    this.add(name, rule);
    return this;
  }

  private add(name: string, rule: Rule): void {
    this.rules = [...this.rules, { name, rule }];
  }

  private get random(): Random {
    return this.lab.random.stream(`link ${this.one.name} ${this.other.name}`);
  }

  private option(key: keyof LinkOptions, value: Amount): void {
    const verdicts = { loss: "drop", duplicate: "duplicate", reorder: "hasten", corrupt: "corrupt" } as const;
    if (!(key in verdicts)) return;
    const verdict = verdicts[key as keyof typeof verdicts];
    const share = chance(value);
    const stream = this.random.stream(key);
    const name = `${key} ${Math.round(share * 1e6) / 1e4} %`;
    this.add(name, () => (stream.uint32() < share * 0x1_0000_0000 ? verdict : undefined));
  }

  /** @internal A frame goes in at one end. */
  send(from: End, bytes: Uint8Array, skb: Carried): void {
    const side = this.one === from ? 0 : 1;
    const to = side === 0 ? this.other : this.one;
    const { clock } = this.lab;
    const { now } = clock;
    const start = this.busyUntil ? Math.max(now, this.busyUntil[side]) : now;
    const onWire = bytes.length * 8 * this.nanosPerBit;
    if (onWire > 0 && start - now > this.limit * onWire) {
      this.record(from, to, (card) =>
        card.netns.drop(skb.id, "FULL_RING", "link queue", bytes, card, this.facts("limit", `${this.limit} frames`)),
      );
      return;
    }
    if (onWire > 0) {
      this.busyUntil ??= [0, 0];
      this.busyUntil[side] = start + onWire;
    }
    if (this.rules.length === 0) {
      clock.at(start + onWire + this.delay, () => to.receive(bytes, skb));
      return;
    }
    const arrive = (what: Uint8Array, as: Carried, delay: Nanos) =>
      void clock.at(start + onWire + delay, () => to.receive(what, as));
    for (const { name, rule } of this.rules) {
      const verdict = rule({ bytes, time: now, from: from.name, to: to.name });
      if (verdict === undefined) continue;
      const facts = this.facts("rule", name);
      const by = `link rule: ${name}`;
      const tell = (what: string) => this.record(from, to, (card) => card.netns.decide(skb.id, by, what, facts, card));
      if (verdict === "drop") {
        this.record(from, to, (card) => card.netns.drop(skb.id, "LINK_LOSS", by, bytes, card, facts));
        return;
      }
      if (verdict === "hasten") tell("hastened");
      else if (verdict === "corrupt") {
        tell("corrupted");
        return arrive(this.spoilt(bytes), skb, this.delay);
      } else if (verdict === "duplicate") {
        tell("duplicated");
        const log = (from.card ?? to.card)?.netns.kernel.log;
        if (log) arrive(bytes, { id: log.newSkb(), cause: skb.id }, this.delay);
      } else if (typeof verdict === "object") {
        tell("delayed");
        return arrive(bytes, skb, duration(verdict.delay));
      }
      return arrive(bytes, skb, verdict === "hasten" ? 0 : this.delay);
    }
    arrive(bytes, skb, this.delay);
  }

  private spoilt(bytes: Uint8Array): Uint8Array {
    const stream = this.random.stream(`bit ${this.lab.clock.now}`);
    const copy = bytes.slice();
    const at = stream.between(0, copy.length);
    copy[at] = copy[at]! ^ (1 << stream.between(0, 8));
    return copy;
  }

  private record(from: End, to: End, write: (card: Device) => void): void {
    const card = from.card ?? to.card;
    if (card) write(card);
  }

  private facts(name: string, value: string): Fact[] {
    return [
      { name: "link", value: this.name },
      { name, value },
    ];
  }
}
