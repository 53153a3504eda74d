// The prose of a lesson tied to what happened: each step finds its events, and the first of them carries its label.
import type { Event } from "../../net/event.js";
import { MILLISECOND, type Nanos } from "../../sim/clock.js";
import type { Item } from "./items.js";
import type { Step } from "./options.js";

export interface Found {
  readonly label: string;
  /** The item that carries the label; undefined when nothing in this run is what the prose says. */
  readonly first: Item | undefined;
  /** Every item like it: of an event of two hops, the same hop. */
  readonly all: readonly Item[];
}

/** What is no further apart belongs to one round of the story. */
const NEAR: Nanos = 10 * MILLISECOND;

/** The first event of each step, in the order of the prose: a routine decision is drawn where a step speaks of it, once. */
export function askedFor(steps: readonly Step[], events: readonly Event[]): ReadonlySet<Event> {
  let reached: Event | undefined;
  const asked = new Set<Event>();
  for (const { match } of steps) {
    const all = events.filter(match);
    // Nothing is taken here: one event may be two hops, and so two steps.
    const first = choose(all, reached, (event) => event, new Set());
    if (!first) continue;
    asked.add(first);
    reached = furthest(reached, first);
  }
  return asked;
}

export function findSteps(steps: readonly Step[], items: readonly Item[]): readonly Found[] {
  let reached: Event | undefined;
  const taken = new Set<Item>();
  return steps.map(({ label, match }) => {
    const matching = items.filter((item) => match(item.event));
    const first = choose(matching, reached, (item) => item.event, taken);
    if (!first) return { label, first, all: [] };
    taken.add(first);
    reached = furthest(reached, first.event);
    return { label, first, all: matching.filter((item) => hopOf(item, items) === hopOf(first, items)) };
  });
}

/**
 * Prose runs with time: a step is the next thing of this round that it fits; else, as prose sums up, something of this
 * round that was told before; else whatever comes later, or was earlier. Two steps may mean two hops of one event
 * ("veth0 hands it to veth1", "veth1 hands it to the stack"): what is taken is passed over, looking forward.
 */
function choose<T>(
  all: readonly T[],
  reached: Event | undefined,
  eventOf: (each: T) => Event,
  taken: ReadonlySet<T>,
): T | undefined {
  if (reached === undefined) return all[0];
  const forward = all.filter((each) => eventOf(each).seq >= reached.seq && !taken.has(each));
  const next = forward.find((each) => eventOf(each).time - reached.time <= NEAR);
  const told = all.find((each) => eventOf(each).seq < reached.seq && reached.time - eventOf(each).time <= NEAR);
  return next ?? told ?? forward[0] ?? all[0];
}

function furthest(reached: Event | undefined, event: Event): Event {
  return reached === undefined || event.seq > reached.seq ? event : reached;
}

function hopOf(item: Item, items: readonly Item[]): number {
  return item.n - items.find((each) => each.event === item.event)!.n;
}
