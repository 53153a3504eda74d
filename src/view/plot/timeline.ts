// A run along one even time axis: a lane for each process, stack and device, and under a device one for each neighbour it
// came to know. The sequence diagram breaks its axis to be read; this one does not, to be measured.
import type { Event, NeighEvent } from "../../net/event.js";
import { SECOND } from "../../sim/clock.js";
import { glanceFrame, glanceIp } from "../packet/read.js";
import { Plot } from "../plot.js";
import { lookOf, looks } from "../sequence/strips.js";
import type { Role } from "../theme.js";
import { duration, seconds } from "../time.js";
import { type Language, packetWords, verdictWords, type Words, wordsOf } from "../words.js";
import { type Chart, figureOf, type Mark, type Series, type Value } from "./chart.js";
import { stillOf } from "./still.js";

type Kind = "sent" | "delivered" | "arp" | "frame" | "error" | "decision" | "drop";

const kinds: Readonly<Record<Kind, { readonly tone: Role; readonly mark: Mark }>> = {
  sent: { tone: "ink", mark: "up" },
  delivered: { tone: "ink", mark: "down" },
  frame: { tone: "data", mark: "circle" },
  arp: { tone: "arp", mark: "square" },
  error: { tone: "note", mark: "down" },
  decision: { tone: "note", mark: "diamond" },
  drop: { tone: "bad", mark: "cross" },
};

/** Decisions that every packet meets. */
const routine = new Set(["route", "local", "consumed"]);

export function timeline(
  events: readonly Event[],
  options: { readonly words?: Language; readonly title?: string } = {},
): Plot {
  const words = wordsOf(options.words);
  const said = words.plot.timeline;
  const title = options.title ?? said.title;
  const start = events[0]?.time ?? 0;
  const end = events.at(-1)?.time ?? start;
  const several = new Set(events.map(({ machine, netns }) => `${machine}/${netns}`)).size > 1;
  const lanes = new Lanes();
  const values = new Map<string, Value[]>();
  const rows: string[][] = [];
  const at = (event: Event) => (event.time - start) / SECOND;
  for (const event of events) {
    const told = tell(event, words);
    if (!told) continue;
    const lane = laneOf(event, several, words);
    const says = `${seconds(event.time - start)} ${lane}: ${told.says}`;
    put(values, told.kind, { x: at(event), y: lanes.of(lane), says });
    rows.push([seconds(event.time - start), lane, said.kinds[told.kind], told.says]);
  }
  const spans = spansOf(events, several, start, end, lanes, words);
  const series: Series[] = spans.map(({ look, values: own }) => ({
    name: words.sequence.legend[look],
    tone: looks[look].stroke,
    look: "spans",
    width: look === "stale" ? 3 : look === "failed" ? 12 : look === "asking" ? 6 : 9,
    values: own,
  }));
  for (const [kind, look] of Object.entries(kinds) as [Kind, (typeof kinds)[Kind]][]) {
    const own = values.get(kind);
    if (own) series.push({ name: said.kinds[kind], ...look, look: "marks", values: own });
  }
  const chart: Chart = {
    title,
    desc: said.summary(rows.length, lanes.names.length, duration(end - start)),
    x: { title: said.time },
    y: { title: said.lane, names: lanes.names },
    series,
  };
  const head = [`>${said.time}`, said.lane, said.kind, said.what];
  const scene = { ...stillOf(chart), title, desc: chart.desc, lang: words.lang };
  return new Plot({ figure: figureOf(chart, words), scene, note: chart.desc, head, rows }, words);
}

class Lanes {
  readonly names: string[] = [];

  of(name: string): number {
    const known = this.names.indexOf(name);
    return known >= 0 ? known : this.names.push(name) - 1;
  }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function placed(event: Event, several: boolean, name: string): string {
  const place = event.netns === "" ? event.machine : `${event.machine}/${event.netns}`;
  return several ? `${place}:${name}` : name;
}

function laneOf(event: Event, several: boolean, words: Words): string {
  if (event.kind === "send" || event.kind === "deliver")
    return placed(event, several, `${event.program}(${event.pid})`);
  return placed(event, several, event.kind === "frame" ? event.dev : words.stack);
}

function tell(event: Event, words: Words): { readonly kind: Kind; readonly says: string } | undefined {
  switch (event.kind) {
    case "send":
      return { kind: "sent", says: packetWords(words, glanceIp(event.packet)) };
    case "deliver":
      return { kind: "delivered", says: packetWords(words, glanceIp(event.packet)) };
    case "frame": {
      const glance = glanceFrame(event.bytes);
      const kind = glance.tone === "arp" ? "arp" : glance.tone === "bad" ? "error" : "frame";
      return { kind, says: `${words.table[event.dir]} ${packetWords(words, glance)}` };
    }
    case "drop":
      return { kind: "drop", says: `${event.reason}${words.colon}${words.drops[event.reason]}` };
    case "decision":
      return routine.has(event.verdict) ? undefined : { kind: "decision", says: verdictWords(words, event.verdict) };
    default:
      return undefined;
  }
}

interface Spans {
  readonly look: keyof typeof looks;
  readonly values: Value[];
}

/** What each neighbour's state was, until the next or the end. */
function spansOf(
  events: readonly Event[],
  several: boolean,
  start: number,
  end: number,
  lanes: Lanes,
  words: Words,
): readonly Spans[] {
  const spans: Spans[] = [];
  const open = new Map<string, NeighEvent>();
  const close = (lane: string, event: NeighEvent, until: number) => {
    const look = lookOf(event.to).sign as keyof typeof looks;
    const known = spans.find((each) => each.look === look) ?? { look, values: [] };
    if (known.values.length === 0) spans.push(known);
    const [x, to] = [(event.time - start) / SECOND, (until - start) / SECOND];
    known.values.push({ x, to, y: lanes.of(lane), says: `${lane}: ${event.to} (${words.states[event.to]})` });
  };
  for (const event of events) {
    if (event.kind !== "neigh") continue;
    const lane = placed(event, several, `${event.dev} → ${event.address}`);
    const before = open.get(lane);
    if (before) close(lane, before, event.time);
    open.set(lane, event);
  }
  for (const [lane, event] of open) close(lane, event, end);
  return spans;
}
