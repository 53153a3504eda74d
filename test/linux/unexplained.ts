// What a lab's log leaves open: a packet whose last word is that it came or went, a loss or a decision that does not say what
// was read. Every script that is replayed here must leave nothing open.
import type { Event, Lab } from "../../src/index.js";

/** A packet is under way that long at most. */
const UNDER_WAY = 100_000_000;

export function unexplained(lab: Lab): string[] {
  const last = new Map<number, Event>();
  const open: string[] = [];
  for (const event of lab.log.events) {
    if (!("skb" in event)) continue;
    last.set(event.skb, event);
    if ((event.kind === "drop" || event.kind === "decision") && event.read.length === 0)
      open.push(`${event.kind} in ${event.func} read nothing`);
    if (event.kind === "drop" && !event.func) open.push(`${event.reason} without a function`);
  }
  for (const [skb, event] of last)
    if ((event.kind === "frame" || event.kind === "send") && lab.clock.now - event.time > UNDER_WAY)
      open.push(`skb ${skb}: nothing after its ${event.kind} at ${event.time}`);
  return open;
}
