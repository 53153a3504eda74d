// Events as what is drawn: an arrow for each hop of a packet, a note for a drop, a decision, a neighbour's new state, a change.
// One frame that comes in is two hops: over the wire into the device, and from the device up to the stack.
import type {
  ChangeEvent,
  DecisionEvent,
  DropEvent,
  Event,
  Fact,
  FrameEvent,
  NeighEvent,
  Nud,
  SkbId,
  SocketEvent,
} from "../../net/event.js";
import { type DropReason, dropReasons } from "../../net/reason.js";
import { columns } from "../columns.js";
import type { Info } from "../packet/info.js";
import { type Glance, glanceFrame, glanceIp } from "../packet/read.js";
import type { Role } from "../theme.js";
import { verdictWords, type Words } from "../words.js";
import { deviceKey, endsAtDevice, processKey, stackKey, type Wiring } from "./axes.js";

export const OUTSIDE = "outside";

interface Base {
  /** Its number in the picture, from 1. */
  readonly n: number;
  readonly event: Event;
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
  readonly state?: { readonly key: string; readonly to: Nud };
}

export type Item = Arrow | Note;

/** Decisions that every packet meets; shown only where a step of the prose speaks of one. */
const routine = new Set(["route", "local", "consumed"]);

export function itemsOf(
  events: readonly Event[],
  wiring: Wiring,
  words: Words,
  info: Info,
  wanted: (event: Event) => boolean,
): readonly Item[] {
  const story = new Story(wiring, words, info);
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
  private readonly known = new Map<SkbId, Glance>();
  private readonly sent = new Set<string>();

  constructor(
    private readonly wiring: Wiring,
    private readonly words: Words,
    private readonly info: Info,
  ) {}

  socket(event: SocketEvent): void {
    const glance = this.meet(event.skb, () => glanceIp(event.packet));
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
    const first = !this.known.has(event.skb);
    const glance = this.meet(event.skb, () => glanceFrame(event.bytes));
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
    const glance = this.meet(event.skb, () => glanceEither(event.packet));
    const atDevice = event.dev !== undefined && endsAtDevice(event.reason);
    const { sequence, colon, drops } = this.words;
    const axis = atDevice ? deviceKey(event, event.dev!) : stackKey(event);
    // A frame that ends in the device at the far side has come over the wire, though no tap saw it there.
    const peer = this.wiring.peer(axis);
    if (peer !== undefined && this.sent.has(`${event.skb}\n${peer}`))
      this.arrow(event, peer, axis, glance.brief, glance);
    this.note(event, {
      axis,
      look: "drop",
      said: [`${sequence.drop}${colon}${glance.brief}`, `${event.reason}${colon}${drops[event.reason]}`],
      read: readOf(event),
      tone: "bad",
      like: `${event.reason} ${event.func} ${glance.like}`,
    });
  }

  decision(event: DecisionEvent): void {
    const about = this.known.get(event.skb);
    const verdict = verdictWords(this.words, event.verdict);
    this.note(event, {
      axis: stackKey(event),
      look: "decision",
      said: [about ? `${about.brief} — ${verdict}` : verdict, ...this.reasons(event)],
      read: readOf(event),
      tone: "note",
      like: `${event.verdict} ${event.func} ${about?.like ?? ""}`,
    });
  }

  /** A refusal without a drop still has the reason that a drop would have had. */
  private reasons(event: DecisionEvent): readonly string[] {
    const { drops, colon } = this.words;
    return event.read.flatMap(({ value }) => (isReason(value) ? [`${value}${colon}${drops[value]}`] : []));
  }

  neighbour(event: NeighEvent): void {
    const { address, from, to } = event;
    const read = [this.words.states[to]];
    if (event.lladdr !== undefined && to !== "INCOMPLETE") read.push(event.lladdr);
    if (event.waiting > 0) read.push(this.queued(event));
    const axis = deviceKey(event, event.dev);
    this.note(event, {
      axis,
      look: "state",
      said: [this.words.sequence.neighbour(address, from, to)],
      read,
      tone: toneOf(to),
      like: `${address} ${from} ${to}`,
      state: { key: `${axis}\n${address}`, to },
    });
  }

  change(event: ChangeEvent): void {
    const said = [`${this.words.sequence.change}${this.words.colon}${event.text}`];
    this.note(event, { axis: stackKey(event), look: "change", said, read: [], tone: "dim", like: event.text });
  }

  private queued({ to, waiting }: NeighEvent): string {
    const { released, gaveUp, waiting: wait } = this.words.sequence;
    if (to === "FAILED") return gaveUp(waiting);
    return to === "INCOMPLETE" || to === "NONE" ? wait(waiting) : released(waiting);
  }

  private note(event: Event, note: Omit<Note, keyof Base | "kind" | "lines"> & Pick<Base, "tone" | "like">): void {
    const { axis, look, said, read } = note;
    const full = [...said, ...(read.length > 0 ? [read.join(BETWEEN)] : [])].join(" | ");
    const lines = [...said, ...wrap(read)];
    const like = `${look}\n${axis}\n${note.like}`;
    this.items.push({ ...note, kind: "note", n: this.items.length + 1, event, label: said[0]!, full, lines, like });
  }

  private arrow(event: Event, from: string, to: string, label: string, glance: Glance, dashed = false): void {
    const base = { n: this.items.length + 1, event, label, full: label || glance.brief, tone: glance.tone };
    this.items.push({ ...base, kind: "arrow", from, to, dashed, like: `${from}\n${to}\n${glance.like}` });
  }

  private meet(skb: SkbId, read: () => Glance): Glance {
    const known = this.known.get(skb) ?? read();
    this.known.set(skb, known);
    return known;
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

function glanceEither(packet: Uint8Array): Glance {
  const asIp = glanceIp(packet);
  return asIp.source === "" ? glanceFrame(packet) : asIp;
}

const reasons: ReadonlySet<string> = new Set(dropReasons);

function isReason(value: string): value is DropReason {
  return reasons.has(value);
}

/** The kernel function that decided, and what it read. */
function readOf(event: DecisionEvent | DropEvent): readonly string[] {
  // A kernel function is written as one; a switch or a link's rule is named as it is.
  const func = /^\w+$/.test(event.func) ? `${event.func}()` : event.func;
  return [func, ...event.read.map((fact: Fact) => `${fact.name} = ${fact.value}`)];
}

const BETWEEN = " · ";
/** What was read is the reason why: it is wrapped, not cut. */
const WIDEST = 66;

function wrap(parts: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : `${last}${BETWEEN}${part}`;
    if (last !== undefined && columns(longer) <= WIDEST) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
