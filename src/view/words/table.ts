// What a language must have words for.
import type { Nud } from "../../net/event.js";
import type { DropReason } from "../../net/reason.js";
import type { TableWords } from "./capture.js";

/** The signs of a sequence diagram. */
export type Sign = "drop" | "decision" | "state" | "change" | "waiting" | "asking" | "known" | "stale" | "failed";

export interface Words {
  readonly lang: string;
  /** Between a name and what it means, as the language punctuates. */
  readonly colon: string;
  /** Between two sentences. */
  readonly stop: string;
  readonly process: string;
  readonly stack: string;
  /** The English term under it, where the language is another one. */
  readonly stackTerm: string;
  readonly kinds: Readonly<Record<"loopback" | "veth" | "dummy" | "nic" | "bridge" | "port", string>>;
  readonly links: Readonly<Record<"veth" | "cable", string>>;
  readonly table: TableWords;
  readonly sequence: {
    readonly title: string;
    readonly empty: string;
    readonly textForm: string;
    /** What a further part of a tall drawing is called. */
    part(title: string, number: number, of: number): string;
    readonly heads: Readonly<Record<"number" | "time" | "where" | "what", string>>;
    readonly errorQueue: string;
    readonly drop: string;
    readonly outside: string;
    readonly lost: string;
    neighbour(address: string, from: Nud, to: Nud): string;
    waiting(packets: number): string;
    released(packets: number): string;
    gaveUp(packets: number): string;
    /** On a strip: the item that waits, and for whom. */
    waitsFor(item: number, address: string): string;
    /** A part of a datagram, in bytes. */
    fragment(from: number, to: number): string;
    readonly change: string;
    more(times: number, items: number, first: number, last: number): string;
    left(items: number, drops: number): string;
    summary(axes: readonly string[], items: number, drops: number): string;
    /** What a sign in the drawing stands for. */
    readonly legend: Readonly<Record<Sign, string>>;
    readonly steps: Readonly<Record<"title" | "step" | "events" | "what" | "none", string>>;
  };
  readonly topology: {
    readonly title: string;
    readonly empty: string;
    readonly textForm: string;
    readonly up: string;
    readonly down: string;
    readonly noCarrier: string;
    readonly noAddress: string;
    port(bridge: string): string;
    netns(name: string): string;
    /** A packet that is cut into fragments, and these put together again: short, for a badge. */
    cut(pieces: number): string;
    whole(pieces: number): string;
    way(stops: string): string;
    summary(machines: number, devices: number, links: number, down: number): string;
  };
  readonly journey: {
    title(packet: string): string;
    readonly nothing: string;
    readonly sent: string;
    readonly delivered: string;
    readonly reported: string;
    readonly leaves: string;
    readonly arrives: string;
    more(times: number): string;
    further(end: string): string;
    /** What came of trying changes on copies of the lab. */
    trials(tried: number, passes: number): string;
  };
  readonly comparison: {
    title(a: string, b: string): string;
    readonly same: string;
    parts(name: string, what: string): string;
    /** Where they part because a packet is lost. */
    lost(name: string, packet: string, func: string, reason: string): string;
    later(events: number): string;
    readonly nothing: string;
    more(lines: number): string;
    equal(events: number): string;
    readonly byLine: string;
    readonly ends: string;
    counted(counters: number): string;
  };
  readonly plot: {
    readonly textForm: string;
    readonly empty: string;
    /** A grid of outcomes, and a cell of it that nobody tried. */
    readonly grid: string;
    readonly untried: string;
    readonly across: string;
    gridSummary(rows: number, columns: number): string;
    readonly roundTrips: Readonly<
      Record<"title" | "sequence" | "request" | "to" | "time" | "outcome" | "answered" | "lost" | "refused", string>
    > & { summary(sent: number, answered: number, refused: number, lost: number): string };
    readonly timeline: Readonly<Record<"title" | "time" | "lane" | "kind" | "what", string>> & {
      readonly kinds: Readonly<Record<"sent" | "delivered" | "frame" | "arp" | "error" | "decision" | "drop", string>>;
      summary(events: number, lanes: number, span: string): string;
    };
    readonly counters: Readonly<
      Record<"title" | "device" | "packets" | "received" | "sent" | "dropped" | "receivedBytes" | "sentBytes", string>
    > & { summary(devices: number): string };
    readonly growth: Readonly<Record<"title" | "frames", string>> & {
      summary(frames: number, devices: number): string;
    };
    /** plotly.js's own words, from its English to ours. */
    readonly buttons: Readonly<Record<string, string>>;
  };
  readonly grid: {
    readonly title: string;
    readonly outcome: string;
    readonly error: string;
    failed(cases: number, first: string): string;
    cases(done: number, total: number, of: number, outcomes: number): string;
    readonly stopped: string;
    decides(settings: readonly string[], exact: boolean): string;
    ties(sets: readonly (readonly string[])[]): string;
    irrelevant(settings: readonly string[]): string;
    readonly sampled: string;
    large(cells: number): string;
    more(rows: number): string;
  };
  readonly states: Readonly<Record<Nud, string>>;
  /** What packets are called, by their names on the wire. */
  readonly packets: Readonly<Record<string, string>>;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly drops: Readonly<Record<DropReason, string>>;
}
