// Why a packet of a run came to its end, and what would have let it pass.
import type { Event, SkbId } from "../net/index.js";
import {
  type JourneyOptions,
  journey,
  type Picture,
  rootOf,
  type Trials,
  type Way,
  wayOf,
  waysIn,
} from "../view/index.js";
import { nearest, type Repeatable } from "./search.js";
import { passed, rootsOf } from "./way.js";

export interface WhyOptions extends Omit<JourneyOptions, "trials"> {
  /** How many copies of the lab may be tried; 0 for none, 150 unless told. */
  readonly tries?: number;
}

const TRIES = 150;

/** Without a packet: the first that came to a bad end, else the first. Throws where the run has no such packet. */
export async function why(run: Repeatable, packet: Event | SkbId | undefined, options: WhyOptions): Promise<Picture> {
  const { tries, ...look } = options;
  const { way, trials } = await reason(run, packet, tries);
  return journey(run.events, way?.skb, { ...look, ...(trials ? { trials } : {}) });
}

/** Whose way is asked for, and what would let it pass where it was lost; without a way nothing was sent. */
export async function reason(
  run: Repeatable,
  packet: Event | SkbId | undefined,
  tries = TRIES,
): Promise<{ readonly way: Way | undefined; readonly trials: Trials | undefined }> {
  const skb = chosen(run.events, packet);
  const way = skb === undefined ? undefined : wayOf(run.events, rootOf(run.events, skb));
  if (way?.stops.length === 0) throw new RangeError(`no packet ${skb} in this run`);
  const fine = (way && passed(way)) || tries === 0;
  return { way, trials: fine ? undefined : await nearest(run, way, tries) };
}

/** The packet that is meant: told by its event or number, else the first that was lost, else the first. */
export function chosen(events: readonly Event[], packet: Event | SkbId | undefined): SkbId | undefined {
  if (packet !== undefined) return typeof packet === "object" ? skbOf(packet) : packet;
  const way = waysIn(events);
  const roots = rootsOf(events);
  return roots.find((skb) => !passed(way(skb))) ?? roots[0];
}

function skbOf(event: Event): SkbId {
  if ("skb" in event) return event.skb;
  throw new RangeError(`a ${event.kind} event is about no packet`);
}
