// A journey as lines: how deep, when, where, what, and what was read; text and HTML are made of the same.
import type { Event, Nud } from "../../net/event.js";
import { type DropReason, dropReasons } from "../../net/reason.js";
import { seconds } from "../time.js";
import { verdictWords, type Words } from "../words.js";
import type { More, Stop, Way } from "./tree.js";

export interface Line {
  readonly depth: number;
  readonly look: "packet" | "pass" | "decision" | "refused" | "state" | "drop" | "more";
  readonly time: string;
  readonly where: string;
  readonly what: string;
  /** The kernel function, and what it read to decide. */
  readonly func: string;
  readonly read: readonly string[];
}

export const signs: Readonly<Record<Line["look"], string>> = {
  packet: "●",
  pass: "→",
  decision: "◆",
  refused: "◆",
  state: "■",
  drop: "✕",
  more: "…",
};

export function linesOf(way: Way, words: Words): readonly Line[] {
  const first = way.stops.find((each): each is Stop => each.kind === "stop");
  const start = first?.event.time ?? 0;
  const machines = new Set<string>();
  visit(way, ({ event }) => machines.add(`${event.machine}/${event.netns}`));
  const lines: Line[] = [];
  const add = (each: Stop | Way | More, depth: number): void => {
    if (each.kind === "more") lines.push(plain(depth, "more", words.journey.more(each.times)));
    else if (each.kind === "way") {
      lines.push(plain(depth, "packet", nameOf(each)));
      for (const stop of each.stops) add(stop, depth + 1);
    } else
      lines.push({
        ...stopOf(each.event, words),
        depth,
        time: seconds(each.event.time - start),
        where: whereOf(each.event, machines.size > 1, words),
      });
  };
  add(way, 0);
  return lines;
}

/** Where a packet ended, in the same words. */
export const endLine = (event: Event, words: Words): Pick<Line, "what" | "func"> => stopOf(event, words);

export const nameOf = ({ glance: { brief, source, destination, protocol } }: Way): string =>
  source === "" || protocol === "ARP" ? brief : `${brief}  ${source} > ${destination}`;

const plain = (depth: number, look: Line["look"], what: string): Line => ({
  depth,
  look,
  time: "",
  where: "",
  what,
  func: "",
  read: [],
});

function visit(way: Way, see: (stop: Stop) => void): void {
  for (const each of way.stops)
    if (each.kind === "stop") see(each);
    else if (each.kind === "way") visit(each, see);
}

function whereOf(event: Event, several: boolean, words: Words): string {
  const place = event.netns === "" ? event.machine : `${event.machine}/${event.netns}`;
  const at =
    event.kind === "send" || event.kind === "deliver"
      ? `${event.program}(${event.pid})`
      : "dev" in event && event.dev !== undefined
        ? event.dev
        : words.stack;
  return several ? `${place}:${at}` : at;
}

type What = Pick<Line, "look" | "what" | "func" | "read">;

/** Verdicts that end a packet's use, though nothing was dropped. */
export const refusals: ReadonlySet<string> = new Set([
  "not-ours",
  "source-is-ours",
  "arp-ignore",
  "arp-filter",
  "refused",
  "ignored",
  "no-socket",
]);

function stopOf(event: Event, words: Words): What {
  const { journey, sequence, drops, states, colon } = words;
  switch (event.kind) {
    case "send":
      return { look: "pass", what: journey.sent, func: "", read: [] };
    case "deliver":
      return { look: "pass", what: event.queue === "error" ? journey.reported : journey.delivered, func: "", read: [] };
    case "frame":
      return { look: "pass", what: event.dir === "out" ? journey.leaves : journey.arrives, func: "", read: [] };
    case "drop":
      return {
        look: "drop",
        what: `${sequence.drop}${colon}${event.reason}（${drops[event.reason]}）`,
        ...readOf(event),
      };
    case "decision": {
      const why = event.read.flatMap(({ value }) => (isReason(value) ? [`${value}${colon}${drops[value]}`] : []));
      const what = [verdictWords(words, event.verdict), ...why].join(words.stop);
      return { look: refusals.has(event.verdict) ? "refused" : "decision", what, ...readOf(event) };
    }
    case "neigh":
      return {
        look: "state",
        what: `${sequence.neighbour(event.address, event.from, event.to)}（${states[event.to satisfies Nud]}）`,
        func: "",
        read: event.lladdr === undefined || event.to === "INCOMPLETE" ? [] : [event.lladdr],
      };
    case "change":
      return { look: "decision", what: `${sequence.change}${colon}${event.text}`, func: "", read: [] };
  }
}

const reasons: ReadonlySet<string> = new Set(dropReasons);
const isReason = (value: string): value is DropReason => reasons.has(value);

function readOf({ func, read }: Extract<Event, { kind: "drop" | "decision" }>): Pick<What, "func" | "read"> {
  return {
    func: /^\w+$/.test(func) ? `${func}()` : func,
    read: read.map(({ name, value }) => `${name} = ${value}`),
  };
}
