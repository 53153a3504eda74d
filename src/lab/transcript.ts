// What one run left: the terminal's text, and everything that any device saw and any stack decided meanwhile.
import { eventsPcap, eventsPcapng } from "../capture/index.js";
import type { Event } from "../net/index.js";
import type { Nanos } from "../sim/clock.js";
import {
  type CaptureOptions,
  captureTable,
  type Displayable,
  display,
  growth,
  type MimeBundle,
  type Picture,
  type Plot,
  type PlotOptions,
  roundTrips,
  type SequenceOptions,
  sequenceDiagram,
  type TopologyOptions,
  terminal,
  timeline,
  topology,
  type World,
} from "../view/index.js";
import type { Repeatable } from "./search.js";
import { type StepPattern, stepOf } from "./steps.js";
import { chosen, reason, type WhyOptions, why } from "./why.js";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** A piece of a terminal's text. Prompts and what was typed are "prompt" and "echo". */
export interface Chunk {
  readonly text: string;
  readonly kind: "prompt" | "echo" | "stdout" | "stderr";
  /** When it appeared. */
  readonly time: Nanos;
  /** Which of the terminal's commands wrote it, counted from 1; also what comes later from the background. */
  readonly command: number | undefined;
}

export interface Run extends Pick<Repeatable, "again" | "typed" | "asked"> {
  readonly machine: string;
  readonly chunks: readonly Chunk[];
  readonly status: number;
  /** Put into words when somebody looks. */
  readonly seen: { readonly events: readonly Event[] };
  readonly world: World;
  readonly epoch: number;
  readonly started: Nanos;
  readonly ended: Nanos;
}

export type DropEvent = Extract<Event, { kind: "drop" }>;
export type FrameEvent = Extract<Event, { kind: "frame" }>;
export type DecisionEvent = Extract<Event, { kind: "decision" }>;

export interface SequencePicture extends Omit<SequenceOptions, "steps"> {
  readonly steps?: readonly StepPattern[];
}

export class Transcript implements Displayable {
  constructor(private readonly run: Run) {}

  /** The last command's exit status. */
  get status(): number {
    return this.run.status;
  }

  /** As the terminal showed it, prompts and commands included. */
  get text(): string {
    return this.run.chunks.map((c) => c.text).join("");
  }

  /** Piece by piece: what appeared when, and by which command. */
  get chunks(): readonly Chunk[] {
    return this.run.chunks;
  }

  /** Only what the programs printed. */
  get output(): string {
    return this.run.chunks.map((c) => (c.kind === "stdout" || c.kind === "stderr" ? c.text : "")).join("");
  }

  /** Everything that happened anywhere in the lab during the run, in order. */
  get events(): readonly Event[] {
    return this.run.seen.events;
  }

  get started(): Nanos {
    return this.run.started;
  }

  get ended(): Nanos {
    return this.run.ended;
  }

  get frames(): FrameEvent[] {
    return this.events.filter((e): e is FrameEvent => e.kind === "frame");
  }

  get drops(): DropEvent[] {
    return this.events.filter((e): e is DropEvent => e.kind === "drop");
  }

  get decisions(): DecisionEvent[] {
    return this.events.filter((e): e is DecisionEvent => e.kind === "decision");
  }

  /** All frames as a pcap file's bytes, with nanoseconds. */
  pcap(): Uint8Array {
    return eventsPcap(this.events, this.run.epoch);
  }

  /** The same as pcapng: an interface a device, named "namespace/device", and what was decided about a packet as its comment. */
  pcapng(): Uint8Array {
    return eventsPcapng(this.events, this.run.epoch);
  }

  /**
   * The capture table: a row a frame at a device. `devices` names those to show, `filter` speaks tcpdump's language, `columns`,
   * `sort` and `group` say how it is laid out; in an exported page a reader changes all of these.
   */
  table(options: Partial<CaptureOptions> = {}): Picture {
    return captureTable(this.events, { epoch: this.run.epoch, ...options });
  }

  /** The sequence diagram: an axis a process, stack and device; `steps` ties the steps of a text to what happened. */
  sequence(options: SequencePicture = {}): Picture {
    const { steps, ...rest } = options;
    return sequenceDiagram(this.events, this.run.world, { ...rest, ...(steps ? { steps: steps.map(stepOf) } : {}) });
  }

  /** The sequence diagram, and below it what would let the lost packet pass: tried on copies of the lab, see why(). */
  async explain(options: SequencePicture & { packet?: Event | number; tries?: number } = {}): Promise<Picture> {
    const { packet, tries, ...look } = options;
    const { trials } = await reason(this.repeatable, packet, tries);
    return this.sequence({ ...look, ...(trials ? { trials } : {}) });
  }

  /** How long each answered echo request of the run's pings took, and what became of the others. */
  roundTrips(options: PlotOptions = {}): Plot {
    return roundTrips(this.events, options);
  }

  /** The run along one even time axis, a lane a process, stack and device, with what each neighbour's state was. */
  timeline(options: PlotOptions = {}): Plot {
    return timeline(this.events, options);
  }

  /** How many frames each device had sent and received, at every moment of the run. */
  counters(options: PlotOptions = {}): Plot {
    return growth(this.events, options);
  }

  /** The lab as it was at the run's end, with the way of a packet (the first lost one unless told) drawn on it. */
  topology(options: Omit<TopologyOptions, "way"> & { packet?: Event | number } = {}): Promise<Picture> {
    const { packet, ...rest } = options;
    const skb = chosen(this.events, packet);
    return topology(this.run.world, { ...rest, ...(skb === undefined ? {} : { way: { skb, events: this.events } }) });
  }

  /**
   * A packet's way from the socket to its end, with what was read and decided; the first lost one unless told. Where it was
   * lost, the nearest changes that would let it pass, each tried on a copy of the lab.
   */
  why(packet?: Event | number, options: WhyOptions = {}): Promise<Picture> {
    return why(this.repeatable, packet, options);
  }

  private get repeatable(): Repeatable {
    const { world, typed, again, asked } = this.run;
    return { events: this.events, world, typed, again, asked };
  }

  [display](): MimeBundle {
    return terminal(this.run.chunks);
  }

  toString(): string {
    return this.text;
  }

  [inspect](): string {
    return this.text;
  }
}
