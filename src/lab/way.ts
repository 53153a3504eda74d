// What became of a packet of a run, and which packet of another telling is the same one.
import type { Event, SkbId } from "../net/index.js";
import { eventsOn, rootsIn, stopsOfAll, type Way, waysIn } from "../view/index.js";

/** Packets that no other one caused, as processes sent them; where none did, any. */
export function rootsOf(events: readonly Event[]): readonly SkbId[] {
  const sent = events.flatMap((event) => (event.kind === "send" ? [event.skb] : []));
  if (sent.length > 0) return sent;
  const skbs = events.flatMap((event) => (event.kind === "frame" || event.kind === "drop" ? [event.skb] : []));
  return [...new Set(skbs.map(rootsIn(events)))];
}

/** An echo request has passed when its reply was delivered; anything else when it was not lost itself. */
export function passed(way: Way): boolean {
  if (!isRequest(way)) return !stopsOfAll(way).some((event) => event.kind === "drop");
  return repliesOn(way).some((reply) => stopsOfAll(reply).some((event) => event.kind === "deliver"));
}

/** Every loss and refusal on its way and on those that it caused, in time. */
export function endsOf(way: Way): readonly End[] {
  return eventsOn(way)
    .filter(isEnd)
    .sort((a, b) => a.seq - b.seq);
}

/** Where it ended: of a neighbour that was not found, where the question for it did. */
export function endOf(way: Way): End | undefined {
  const ends = endsOf(way);
  return ends.filter((event) => event.kind !== "drop" || event.reason !== "NEIGH_FAILED").at(-1) ?? ends.at(-1);
}

export type End = Extract<Event, { kind: "drop" | "decision" }>;

const refusals = new Set(["not-ours", "source-is-ours", "arp-ignore", "arp-filter", "refused", "ignored", "no-socket"]);
const isEnd = (event: Event): event is End =>
  event.kind === "drop" || (event.kind === "decision" && refusals.has(event.verdict));

const isRequest = (way: Way): boolean => /echo request/.test(way.glance.brief);

const childrenOf = (way: Way): readonly Way[] => way.stops.flatMap((each) => (each.kind === "way" ? [each] : []));

const repliesOn = (way: Way): readonly Way[] =>
  childrenOf(way).flatMap((each) => [...(/echo reply/.test(each.glance.brief) ? [each] : []), ...repliesOn(each)]);

/** The how-manieth of its kind a packet is: in another telling its number is another one. */
export interface Ordinal {
  readonly like: string;
  readonly count: number;
}

// A change may give it another source, so that does not count.
const likeOf = ({ glance: { like, destination } }: Way): string => [like, destination].join(" ");

export function ordinalOf(events: readonly Event[], way: Way): Ordinal {
  const like = likeOf(way);
  const wayTo = waysIn(events);
  const before = rootsOf(events).filter((skb) => skb < way.skb && likeOf(wayTo(skb)) === like);
  return { like, count: before.length };
}

/** Without a place, the first packet of all. */
export function find(events: readonly Event[], place: Ordinal | undefined): Way | undefined {
  const wayTo = waysIn(events);
  const alike = rootsOf(events).filter((skb) => !place || likeOf(wayTo(skb)) === place.like);
  const skb = alike[place?.count ?? 0];
  return skb === undefined ? undefined : wayTo(skb);
}
