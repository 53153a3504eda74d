// Events as what is drawn: an arrow for each hop of a packet, a note for a drop, a decision, a neighbour's new state, a change.
// One frame that comes in is two hops: over the wire into the device, and from the device up to the stack.
import type {
  ChangeEvent,
  DecisionEvent,
  DropEvent,
  Event,
  FrameEvent,
  NeighEvent,
  Nud,
  SkbId,
  SocketEvent,
} from "../../net/event.js";
import type { Info } from "../packet/info.js";
import type { Glance } from "../packet/read.js";
import { waitsFor } from "../packet/waits.js";
import type { Role } from "../theme.js";
import { verdictWords, type Words } from "../words.js";
import { deviceKey, endsAtDevice, processKey, stackKey, type Wiring } from "./axes.js";
import { Naming } from "./naming.js";
import { BETWEEN, readOf, reasonSaid, reasonsIn, wrap } from "./said.js";
import { keyOf, Queues } from "./waiting.js";

export const OUTSIDE = "outside";

interface Base {
  /** Its number in the picture, from 1. */
  readonly n: number;
  readonly event: Event;
  /** The packet that it is about, as the capture table counts them. */
  readonly packet: number | undefined;
  /** What it says; "" for a hop of a packet that was named the hop before. */
  readonly label: string;
  /** The same, said in full for the text form. */
  readonly full: string;
  readonly tone: Role;
  /** Equal for items that are "more like this". */
  readonly like: string;
}

export interface Arrow extends Base {
  readonly kind: "arrow";
  readonly from: string;
  readonly to: string;
  readonly dashed: boolean;
}

export interface Note extends Base {
  readonly kind: "note";
  readonly axis: string;
  readonly look: "drop" | "decision" | "state" | "change";
  /** What is said, a line each; then the function and what it read, or what a state means. */
  readonly said: readonly string[];
  readonly read: readonly string[];
  /** Both, as lines that fit. */
  readonly lines: readonly string[];
  /** A strip that begins here: what a neighbour's state is, or a packet that waits (until the neighbour's next state). */
  readonly strip?: {
    readonly axis: string;
    readonly key: string;
    readonly look: Nud | "waiting";
    readonly said: string;
  };
}

export type Item = Arrow | Note;

/** Decisions that every packet meets; shown only where a step of the prose speaks of one. */
const routine = new Set(["route", "local", "consumed"]);

export interface Telling {
  readonly info: Info;
  /** Routine decisions that are told all the same. */
  wanted(event: Event): boolean;
  readonly numbers: ReadonlyMap<SkbId, number>;
}

export function itemsOf(
  events: readonly Event[],
  wiring: Wiring,
  words: Words,
  { info, wanted, numbers }: Telling,
): readonly Item[] {
  const story = new Story(wiring, words, info, numbers, new Naming(events, words));
  for (const event of events) {
    switch (event.kind) {
      case "send":
      case "deliver":
        story.socket(event);
        break;
      case "frame":
        story.frame(event);
        break;
      case "drop":
        story.drop(event);
        break;
      case "decision":
        if (!routine.has(event.verdict) || wanted(event)) story.decision(event);
        break;
      case "neigh":
        story.neighbour(event);
        break;
      case "change":
        story.change(event);
        break;
      default:
        event satisfies never;
    }
  }
  return story.items;
}

class Story {
  readonly items: Item[] = [];
  private readonly met = new Set<SkbId>();
  private readonly sent = new Set<string>();
  private readonly queues = new Queues();

  constructor(
    private readonly wiring: Wiring,
    private readonly words: Words,
    private readonly info: Info,
    private readonly numbers: ReadonlyMap<SkbId, number>,
    private readonly naming: Naming,
  ) {}

  socket(event: SocketEvent): void {
    const glance = this.meet(event.skb);
    const process = processKey(event, event.pid);
    const stack = stackKey(event);
    if (event.kind === "send") {
      this.arrow(event, process, stack, this.info(event.packet, "ip"), glance);
      return;
    }
    const error = event.queue === "error";
    const label = error ? `${glance.brief} ${this.words.sequence.errorQueue}` : glance.brief;
    this.arrow(event, stack, process, label, glance, error);
  }

  frame(event: FrameEvent): void {
    const first = !this.met.has(event.skb) && !this.naming.continues(event.skb);
    const glance = this.meet(event.skb);
    const label = first ? this.info(event.bytes, "ethernet") : glance.brief;
    const device = deviceKey(event, event.dev);
    const master = this.wiring.master(event, event.dev);
    const kind = this.wiring.devices.get(device)?.kind;
    if (event.dir === "out") {
      const lost = kind === "nic" && this.wiring.peer(device) === undefined;
      this.arrow(
        event,
        master ?? stackKey(event),
        device,
        lost ? `${label} (${this.words.sequence.lost})` : label,
        glance,
      );
      this.sent.add(`${event.skb}\n${device}`);
      return;
    }
    const peer = this.wiring.peer(device);
    const looped = this.sent.has(`${event.skb}\n${device}`);
    const port = kind === "bridge" ? this.lastPort(event, device) : undefined;
    if (peer !== undefined && this.sent.has(`${event.skb}\n${peer}`)) this.arrow(event, peer, device, label, glance);
    else if (port !== undefined) this.arrow(event, port, device, label, glance);
    else if (!looped) this.arrow(event, OUTSIDE, device, label, glance);
    if (master === undefined) this.arrow(event, device, stackKey(event), "", glance);
  }

  drop(event: DropEvent): void {
    const glance = this.meet(event.skb);
    const atDevice = event.dev !== undefined && endsAtDevice(event.reason);
    const { sequence, colon } = this.words;
    const axis = atDevice ? deviceKey(event, event.dev!) : stackKey(event);
    // A frame that ends in the device at the far side has come over the wire, though no tap saw it there.
    const peer = this.wiring.peer(axis);
    if (peer !== undefined && this.sent.has(`${event.skb}\n${peer}`))
      this.arrow(event, peer, axis, glance.brief, glance);
    this.note(event, {
      axis,
      look: "drop",
      said: [`${sequence.drop}${colon}${glance.brief}`, reasonSaid(event.reason, this.words)],
      read: readOf(event),
      tone: "bad",
      like: `${event.reason} ${event.func} ${glance.like}`,
    });
  }

  decision(event: DecisionEvent): void {
    if (event.verdict === "reassembled") this.naming.together(event.skb);
    const about = this.naming.of(event.skb);
    const verdict = verdictWords(this.words, event.verdict);
    const waits = waitsFor(event);
    const axis = stackKey(event);
    const n = this.items.length + 1;
    const strip = waits && {
      axis,
      key: keyOf(deviceKey(event, waits.dev), waits.address),
      look: "waiting" as const,
      said: this.words.sequence.waitsFor(n, waits.address),
    };
    if (strip) this.queues.add(strip.key, n);
    this.note(event, {
      axis,
      look: "decision",
      said: [about ? `${about.brief} — ${verdict}` : verdict, ...reasonsIn(event, this.words)],
      read: readOf(event),
      tone: "note",
      like: `${event.verdict} ${event.func} ${about?.like ?? ""}`,
      ...(strip && { strip }),
    });
  }

  neighbour(event: NeighEvent): void {
    const { address, from, to } = event;
    const read = [this.words.states[to]];
    if (event.lladdr !== undefined && to !== "INCOMPLETE") read.push(event.lladdr);
    const waiting = this.queues.at(event);
    if (event.waiting > 0) read.push(this.queued(event, waiting));
    const axis = deviceKey(event, event.dev);
    const key = keyOf(axis, address);
    this.note(event, {
      axis,
      look: "state",
      said: [this.words.sequence.neighbour(address, from, to)],
      read,
      tone: toneOf(to),
      like: `${address} ${from} ${to}`,
      strip: { axis, key, look: to, said: `${address} ${to}` },
    });
  }

  change(event: ChangeEvent): void {
    const said = [`${this.words.sequence.change}${this.words.colon}${event.text}`];
    this.note(event, { axis: stackKey(event), look: "change", said, read: [], tone: "dim", like: event.text });
  }

  private queued({ to, waiting }: NeighEvent, items: readonly number[]): string {
    const { released, gaveUp, waiting: wait } = this.words.sequence;
    const who = items.length === 0 ? "" : ` ${items.map((n) => `(${n})`).join(" ")}`;
    if (to === "FAILED") return gaveUp(waiting) + who;
    return (to === "INCOMPLETE" || to === "NONE" ? wait(waiting) : released(waiting)) + who;
  }

  private note(event: Event, note: Omit<Note, keyof Base | "kind" | "lines"> & Pick<Base, "tone" | "like">): void {
    const { axis, look, said, read } = note;
    const full = [...said, ...(read.length > 0 ? [read.join(BETWEEN)] : [])].join(" | ");
    const lines = [...said, ...wrap(read)];
    const like = `${look}\n${axis}\n${note.like}`;
    this.items.push({ ...note, kind: "note", ...this.next(event), label: said[0]!, full, lines, like });
  }

  private arrow(event: Event, from: string, to: string, label: string, glance: Glance, dashed = false): void {
    const { tone, brief, like } = glance;
    const full = label || brief;
    const { n, packet } = this.next(event);
    const alike = `${from}\n${to}\n${like}`;
    this.items.push({ kind: "arrow", n, event, packet, from, to, dashed, label, full, tone, like: alike });
  }

  private next(event: Event): Pick<Base, "n" | "event" | "packet"> {
    return { n: this.items.length + 1, event, packet: "skb" in event ? this.numbers.get(event.skb) : undefined };
  }

  private meet(skb: SkbId): Glance {
    this.met.add(skb);
    return this.naming.of(skb)!;
  }

  /** Over which port this packet came into the bridge: the last arrow that ended at one of its ports. */
  private lastPort(event: FrameEvent, bridge: string): string | undefined {
    for (let at = this.items.length - 1; at >= 0; at--) {
      const item = this.items[at]!;
      const seen = item.event;
      if (
        item.kind === "arrow" &&
        seen.kind === "frame" &&
        seen.skb === event.skb &&
        this.wiring.master(seen, seen.dev) === bridge
      )
        return deviceKey(seen, seen.dev);
    }
    return undefined;
  }
}

function toneOf(state: Nud): Role {
  if (state === "FAILED") return "bad";
  if (state === "INCOMPLETE" || state === "PROBE" || state === "DELAY") return "note";
  return state === "REACHABLE" || state === "PERMANENT" ? "good" : "dim";
}
