// A packet's way in order: at which devices it was seen, where it ended. One that is cut goes on as its fragments: pieces that
// go the same way are told of once, to where they are put together.
import type { DecisionEvent, Event, SkbId } from "../../net/event.js";
import { refusals } from "../journey/lines.js";
import { rootOf, stopsOfAll, type Way as Whole, wayOf } from "../journey/tree.js";
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
  travel.walk(shown(wholeOf(wayOf(events, rootOf(events, skb)), skb) ?? wayOf(events, skb)));
  return travel.told();
}

/** A fragment's way is that of the packet that it is a piece of. */
function wholeOf(way: Whole, skb: SkbId): Whole | undefined {
  if (way.skb === skb) return way;
  for (const each of way.stops) {
    const found = each.kind === "way" ? wholeOf(each, skb) : undefined;
    if (found) return found.piece ? way : found;
  }
  return undefined;
}

/** Of a packet that never left (it waited for ARP) the first that it caused. */
function shown(way: Whole): Whole {
  const seen = (each: Whole) => stopsOfAll(each).some((event) => event.kind === "frame");
  if (seen(way)) return way;
  return way.stops.find((each): each is Whole => each.kind === "way" && seen(each)) ?? way;
}

/** Something that happens to several pieces at one place, and is said once. */
interface Counted {
  readonly seq: number;
  readonly pieces: number;
}

class Travel {
  private readonly stops: Stop[] = [];
  private readonly known = new Set<string>();
  private readonly cuts = new Map<string, Counted>();

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
    if (why === "fragmented") {
      const { seq, pieces } = this.cuts.get(box) ?? { seq: event.seq, pieces: 0 };
      this.cuts.set(box, { seq, pieces: pieces + piecesOf(way) });
    }
    if (event.kind === "decision" && why === "reassembled") {
      const text = this.words.topology.whole(countIn(event));
      this.stops.push({ kind: "mark", seq: event.seq, box, text, role: "good" });
    }
  }

  /** In time; what is said of a place is said there once. */
  told(): readonly Stop[] {
    const cuts = [...this.cuts].map(([box, { seq, pieces }]): Stop => {
      return { kind: "mark", seq, box, text: this.words.topology.cut(pieces), role: "note" };
    });
    const said = new Set<string>();
    return [...this.stops, ...cuts]
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

/** "3 of id 4711, 1408 bytes", as ip_frag_reasm read it. */
const countIn = ({ read }: DecisionEvent): number =>
  Number.parseInt(read.find(({ name }) => name === "fragments")?.value ?? "", 10);

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
