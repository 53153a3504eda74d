// The prose of a lesson tied to what happened: each step finds its events, and the first of them carries its label.
import type { Event } from "../../net/event.js";
import type { Item } from "./items.js";
import type { Step } from "./options.js";

export interface Found {
  readonly label: string;
  /** The item that carries the label; undefined when nothing in this run is what the prose says. */
  readonly first: Item | undefined;
  /** Every item of a matching event. */
  readonly all: readonly Item[];
}

/** The first event of each step, in the order of the prose: a routine decision is drawn where a step speaks of it, once. */
export function askedFor(steps: readonly Step[], events: readonly Event[]): ReadonlySet<Event> {
  let reached = -1;
  const asked = new Set<Event>();
  for (const { match } of steps) {
    const first = events.find((event) => event.seq >= reached && match(event)) ?? events.find(match);
    if (!first) continue;
    asked.add(first);
    reached = Math.max(reached, first.seq);
  }
  return asked;
}

/**
 * Prose runs with time, so a step prefers an event that is not before the step before it. Two steps may mean two hops of
 * one event ("veth0 hands it to veth1", "veth1 hands it to the stack"): the second takes the next hop.
 */
export function findSteps(steps: readonly Step[], items: readonly Item[]): readonly Found[] {
  let reached = -1;
  const taken = new Set<Item>();
  return steps.map(({ label, match }) => {
    const all = items.filter((item) => match(item.event));
    const later = all.filter((item) => item.event.seq >= reached);
    const free = (later.length > 0 ? later : all).filter((item) => !taken.has(item));
    const candidate = later[0] ?? all[0];
    const first =
      free.find((item) => item.event === candidate?.event) ??
      free.find((item) => item.event.seq > reached) ??
      candidate;
    if (first) {
      taken.add(first);
      reached = Math.max(reached, first.event.seq);
    }
    return { label, first, all };
  });
}
