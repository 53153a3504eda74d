// One packet's way as a tree: its own stops in time, and below the stop that made it necessary each packet that it caused
// (an ARP request for one that waits, the reply, an ICMP error). A fold over the log: only what it says of skbs and causes.
import type { Event, NeighEvent, SkbId } from "../../net/event.js";
import * as ethernet from "../../wire/ethernet.js";
import * as ipv4 from "../../wire/ipv4.js";
import { isMalformed } from "../../wire/malformed.js";
import { type Glance, glanceFrame, glanceIp } from "../packet/read.js";
import { waitsFor } from "../packet/waits.js";

export interface Way {
  readonly kind: "way";
  readonly skb: SkbId;
  readonly glance: Glance;
  /** It is a fragment: what the packet above it goes on as. */
  readonly piece: boolean;
  readonly stops: readonly (Stop | Way | More)[];
}

export interface Stop {
  readonly kind: "stop";
  readonly event: Event;
}

/** Further ways that went as the one before did. */
export interface More {
  readonly kind: "more";
  readonly times: number;
}

/** The packet without which this one would not be: a reply's request, the datagram that an ARP request is for. */
export function rootOf(events: readonly Event[], skb: SkbId): SkbId {
  return rootsIn(events)(skb);
}

/** The same for many packets of one run: the log is read once. */
export function rootsIn(events: readonly Event[]): (skb: SkbId) => SkbId {
  const causes = new Map<SkbId, SkbId>();
  for (const event of events)
    if ("cause" in event && event.cause !== undefined && !causes.has(event.skb)) causes.set(event.skb, event.cause);
  return (skb) => {
    let root = skb;
    for (let next = causes.get(root); next !== undefined && next < root; next = causes.get(root)) root = next;
    return root;
  };
}

export function wayOf(events: readonly Event[], skb: SkbId): Way {
  return waysIn(events)(skb);
}

/** The ways of many packets of one run: the log is read once. */
export function waysIn(events: readonly Event[]): (skb: SkbId) => Way {
  const caused = new Map<SkbId, SkbId[]>();
  const linked = new Set<SkbId>();
  const own = new Map<SkbId, Event[]>();
  const neighbours = new Map<string, NeighEvent[]>();
  for (const event of events) {
    if (event.kind === "neigh") put(neighbours, placeOf(event, event.address, event.dev), event);
    if (!("skb" in event)) continue;
    if (!linked.has(event.skb) && "cause" in event && event.cause !== undefined && event.cause < event.skb) {
      linked.add(event.skb);
      put(caused, event.cause, event.skb);
    }
    put(own, event.skb, event);
  }
  const walk = (each: SkbId, above: readonly Event[] = []): Way => {
    const stops = own.get(each) ?? [];
    const waits = stops.flatMap((event) => {
      const who = event.kind === "decision" ? waitsFor(event) : undefined;
      return who ? [placeOf(event, who.address, who.dev)] : [];
    });
    const states = [...new Set(waits)].flatMap((place) => neighbours.get(place) ?? []);
    const mine: (Stop | Way)[] = [...stops, ...states].map((event): Stop => ({ kind: "stop", event }));
    const children = (caused.get(each) ?? []).map((child) => walk(child, stops));
    mine.push(...children);
    const piece = above.some(isCut) && isFragment(bytesOf(stops));
    // Of what was cut before anybody saw it, the first piece says what it is.
    const first = bytesOf(stops) ? undefined : children.find((child) => child.piece);
    const glance = first?.glance ?? glanceOf(stops);
    return { kind: "way", skb: each, glance, piece, stops: folded(mine.sort((a, b) => begin(a) - begin(b))) };
  };
  return (skb) => walk(skb);
}

/** Every event on the way and on the ways that it caused. */
export function eventsOn(way: Way): Event[] {
  return way.stops.flatMap((each) => (each.kind === "stop" ? [each.event] : each.kind === "way" ? eventsOn(each) : []));
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

const begin = (each: Stop | Way): number => {
  if (each.kind === "stop") return each.event.seq;
  const [first] = each.stops;
  return first && first.kind !== "more" ? begin(first) : Number.POSITIVE_INFINITY;
};

/** A packet and, where it was cut, its pieces, and theirs: what all of it met. */
export function stopsOfAll(way: Way): readonly Event[] {
  return way.stops.flatMap((each) => {
    if (each.kind === "stop") return [each.event];
    return each.kind === "way" && each.piece ? stopsOfAll(each) : [];
  });
}

const isCut = (event: Event): boolean => event.kind === "decision" && event.verdict === "fragmented";

interface Seen {
  readonly bytes: Uint8Array;
  readonly start: "ethernet" | "ip";
}

/** What is first known of it; a drop's packet may begin with either header. */
function bytesOf(stops: readonly Event[]): Seen | undefined {
  for (const event of stops) {
    if (event.kind === "frame") return { bytes: event.bytes, start: "ethernet" };
    if ("packet" in event) {
      const asIp = glanceIp(event.packet).source !== "";
      return { bytes: event.packet, start: asIp ? "ip" : "ethernet" };
    }
  }
  return undefined;
}

function glanceOf(stops: readonly Event[]): Glance {
  const seen = bytesOf(stops);
  if (seen) return seen.start === "ip" ? glanceIp(seen.bytes) : glanceFrame(seen.bytes);
  return { protocol: "", source: "", destination: "", brief: "?", like: "?", tone: "bad" };
}

function isFragment(seen: Seen | undefined): boolean {
  if (!seen) return false;
  const packet = ipv4.parseQuoted(seen.start === "ip" ? seen.bytes : seen.bytes.subarray(ethernet.HEADER_LENGTH));
  return !isMalformed(packet) && (packet.moreFragments || packet.fragmentOffset > 0);
}

const placeOf = ({ machine, netns }: Event, address: string, dev: string): string =>
  [machine, netns, address, dev].join("\n");

function folded(stops: readonly (Stop | Way)[]): readonly (Stop | Way | More)[] {
  const out: (Stop | Way | More)[] = [];
  let last = "";
  for (const each of stops) {
    const like = each.kind === "way" ? likeOf(each) : "";
    const before = out.at(-1);
    if (like === "" || like !== last) out.push(each);
    else if (before?.kind === "more") out[out.length - 1] = { kind: "more", times: before.times + 1 };
    else out.push({ kind: "more", times: 1 });
    last = like;
  }
  return out;
}

function likeOf(way: Way): string {
  const stops = way.stops.map((each) => {
    if (each.kind === "way") return likeOf(each);
    if (each.kind === "more") return `${each.times} more`;
    const { event } = each;
    const how = "func" in event ? `${event.func} ${JSON.stringify(event.read)}` : "dev" in event ? event.dev : "";
    return `${event.kind} ${event.machine} ${event.netns} ${how}`;
  });
  return [way.glance.like, ...stops].join("\n");
}
