// Two logs side by side: which events are told by both, which by one only, in which fields two that are told by both differ, and
// where the stories part.
import type { Event } from "../../net/event.js";
import { glanceFrame, glanceIp, glancePacket } from "../packet/read.js";
import type { World } from "../world.js";
import { type FieldDifference, fieldDifferences } from "./fields.js";
import { pairs } from "./pairs.js";

export interface Side {
  readonly name: string;
  readonly events: readonly Event[];
  /** For its sequence diagram. */
  readonly world?: World;
  /** When it was over: what the other tells after that is later, not different. */
  readonly ended?: number;
}

/** One line of the comparison: told on both sides, or on one only. */
export interface Row {
  readonly a: Event | undefined;
  readonly b: Event | undefined;
  /** On one side only because the other was over by then. */
  readonly later: boolean;
  /** In what the packets of both sides differ. */
  readonly fields: readonly FieldDifference[];
}

/** Events side by side; alike is what is the same but for time, numbers of packets and processes, and MAC addresses. */
export function aligned(one: Side, other: Side): readonly Row[] {
  return pairs(one.events.map(nameOf), other.events.map(nameOf)).map(([left, right]) => {
    const a = left === undefined ? undefined : one.events[left];
    const b = right === undefined ? undefined : other.events[right];
    return { a, b, later: isLater(a, b, one, other), fields: a && b ? fieldDifferences(a, b) : [] };
  });
}

function isLater(a: Event | undefined, b: Event | undefined, one: Side, other: Side): boolean {
  if (a && b) return false;
  const [event, ended] = a ? [a, other.ended] : [b!, one.ended];
  return ended !== undefined && event.time > ended;
}

export const differs = ({ a, b, later, fields }: Row): boolean => !later && (!a || !b || fields.length > 0);

/** The first lines on which they differ, the decision that parted them where one did. */
export function partingOf(rows: readonly Row[]): Row | undefined {
  const stretches: Row[][] = [[]];
  for (const row of rows) {
    // What somebody changed on purpose is not where packets went another way.
    if (differs(row) && (row.a ?? row.b)?.kind !== "change") stretches.at(-1)!.push(row);
    else if (row.a && row.b) stretches.push([]);
  }
  const differing = stretches.filter((stretch) => stretch.length > 0);
  const upTo = differing.find((stretch) => stretch.some(({ a, b }) => telling(a) || telling(b))) ?? differing[0];
  if (!upTo) return undefined;
  const first = (side: "a" | "b") => upTo.find((row) => telling(row[side])) ?? upTo.find((row) => row[side]);
  const [one, other] = [first("a"), first("b")];
  return { a: one?.a, b: other?.b, later: false, fields: one === other ? (one?.fields ?? []) : [] };
}

/** Verdicts that every packet meets part nobody. */
const routine = new Set(["route", "local", "consumed"]);

const telling = (event: Event | undefined): boolean =>
  event?.kind === "drop" || (event?.kind === "decision" && !routine.has(event.verdict));

/** What an event is called when two logs are laid side by side. */
const nameOf = (event: Event): string => partsOf(event).join(" ");

function partsOf(event: Event): readonly string[] {
  const { kind, machine, netns } = event;
  const place = [kind, machine, netns];
  switch (event.kind) {
    case "frame": {
      const { brief, source, destination, protocol } = glanceFrame(event.bytes);
      // An ARP question is told by its brief; between MACs it would differ with every seed.
      const ends = protocol === "ARP" ? [] : [source, destination];
      return [...place, event.dev, event.dir, brief, ...ends];
    }
    case "send":
    case "deliver":
      return [...place, event.program, event.queue, glanceIp(event.packet).brief];
    case "drop":
      return [...place, event.func, event.reason, glancePacket(event.packet).brief];
    case "decision":
      return [...place, event.func, event.verdict];
    case "neigh":
      return [...place, event.address, event.from, event.to];
    case "change":
      return [...place, event.text];
    default:
      return event satisfies never;
  }
}
