// A packet's way in order: at which devices it was seen, where it ended. One that is cut goes on as its fragments: pieces that
// go the same way are told of once, to where they are put together.
import type { Event, SkbId } from "../../net/event.js";
import { refusals } from "../journey/lines.js";
import { stopsOfAll, type Way as Whole, wayOf } from "../journey/tree.js";
import type { Words } from "../words.js";
import type { DeviceRef, World } from "../world.js";
import { find } from "./graph.js";

export interface Mark {
  readonly box: string;
  readonly text: string;
  readonly role: "bad" | "note" | "good";
}

export type Stop =
  | { readonly kind: "visit"; readonly seq: number; readonly box: string; readonly name: string }
  | ({ readonly kind: "mark"; readonly seq: number } & Mark);

export function travelled(events: readonly Event[], skb: SkbId, world: World, words: Words): readonly Stop[] {
  const travel = new Travel(world, words);
  travel.walk(shown(wayOf(events, skb)));
  return travel.told();
}

/** Of a packet that never left (it waited for ARP) the first that it caused. */
function shown(way: Whole): Whole {
  const seen = (each: Whole) => stopsOfAll(each).some((event) => event.kind === "frame");
  if (seen(way)) return way;
  return way.stops.find((each): each is Whole => each.kind === "way" && seen(each)) ?? way;
}

/** Something that happens to several pieces at one place, and is said once. */
interface Counted {
  readonly first: number;
  readonly last: number;
  readonly pieces: number;
}

class Travel {
  private readonly stops: Stop[] = [];
  private readonly known = new Set<string>();
  private readonly cuts = new Map<string, Counted>();
  private readonly held = new Map<string, Counted>();
  /** Where pieces became whole again. */
  private readonly joints = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly words: Words,
  ) {}

  /** A piece begins where the packet was when it was cut, having been where that had been. */
  walk(way: Whole, from?: string, been: ReadonlyMap<string, number> = new Map()): void {
    let at = from;
    const times = new Map(been);
    for (const each of way.stops) {
      if (each.kind === "way" && each.piece) this.walk(each, at, times);
      if (each.kind !== "stop") continue;
      const { event } = each;
      const box = this.boxOf(event) ?? at;
      if (box === undefined) continue;
      if (event.kind !== "frame") {
        this.met(event, box, way);
        continue;
      }
      if (box === at || this.boxOf(event) === undefined) continue;
      at = box;
      times.set(box, (times.get(box) ?? 0) + 1);
      const key = `${box} ${times.get(box)}`;
      if (this.known.has(key)) continue;
      this.known.add(key);
      this.stops.push({ kind: "visit", seq: event.seq, box, name: nameOf({ ...event, device: event.dev }) });
    }
  }

  private met(event: Event, box: string, way: Whole): void {
    const why = event.kind === "drop" ? event.reason : event.kind === "decision" ? event.verdict : "";
    if (event.kind === "drop" || refusals.has(why))
      this.stops.push({ kind: "mark", seq: event.seq, box, text: `✕ ${why}`, role: "bad" });
    if (why === "fragmented") count(this.cuts, box, event.seq, piecesOf(way));
    if (why === "held" || why === "reassembled") count(this.held, box, event.seq, 1);
    if (why === "reassembled") this.joints.add(box);
  }

  /** In time; what is said of a place is said there once. */
  told(): readonly Stop[] {
    const { cut, whole } = this.words.topology;
    const marks = [
      ...[...this.cuts].map(([box, { first, pieces }]) => ({
        seq: first,
        box,
        text: cut(pieces),
        role: "note" as const,
      })),
      ...[...this.joints].map((box) => {
        const { last, pieces } = this.held.get(box)!;
        return { seq: last, box, text: whole(pieces), role: "good" as const };
      }),
    ].map((mark): Stop => ({ kind: "mark", ...mark }));
    const said = new Set<string>();
    return [...this.stops, ...marks]
      .sort((a, b) => a.seq - b.seq)
      .filter((stop) => {
        const key = stop.kind === "mark" ? `${stop.box} ${stop.text}` : `${stop.seq}`;
        return !said.has(key) && said.add(key);
      });
  }

  private boxOf(event: Event): string | undefined {
    const { machine, netns } = event;
    if (!("dev" in event) || event.dev === undefined) return undefined;
    return find(this.world, { machine, netns, device: event.dev })?.id;
  }
}

function count(counts: Map<string, Counted>, box: string, seq: number, pieces: number): void {
  const { first, pieces: before } = counts.get(box) ?? { first: seq, pieces: 0 };
  counts.set(box, { first, last: seq, pieces: before + pieces });
}

/** How many pieces it was cut into; those that fared alike stand in the tree as one and "so many more". */
function piecesOf({ stops }: Whole): number {
  let pieces = 0;
  let last = false;
  for (const each of stops) {
    if (each.kind === "way") last = each.piece;
    if (each.kind === "way" && each.piece) pieces++;
    if (each.kind === "more" && last) pieces += each.times;
  }
  return pieces;
}

const nameOf = ({ machine, netns, device }: DeviceRef): string =>
  [machine, netns, device].filter((part) => part !== "").join("/");
