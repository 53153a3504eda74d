// Counters of devices: as they stand now, and how many frames had passed at each moment of a run.
import type { Event } from "../../net/event.js";
import { SECOND } from "../../sim/clock.js";
import { Plot } from "../plot.js";
import type { Role } from "../theme.js";
import { type Language, wordsOf } from "../words.js";
import { type Chart, figureOf, type Mark } from "./chart.js";
import { stillOf } from "./still.js";

export interface CounterView {
  /** "host/eth0". */
  readonly device: string;
  readonly rx: { readonly packets: number; readonly bytes: number; readonly dropped: number };
  readonly tx: { readonly packets: number; readonly bytes: number; readonly dropped: number };
}

interface Options {
  readonly words?: Language;
  readonly title?: string;
}

export function counters(devices: readonly CounterView[], options: Options = {}): Plot {
  const words = wordsOf(options.words);
  const said = words.plot.counters;
  const title = options.title ?? said.title;
  const bars = [
    { name: said.received, tone: "data" as Role, of: ({ rx }: CounterView) => rx.packets },
    { name: said.sent, tone: "arp" as Role, of: ({ tx }: CounterView) => tx.packets },
    { name: said.dropped, tone: "bad" as Role, of: ({ rx, tx }: CounterView) => rx.dropped + tx.dropped },
  ];
  const chart: Chart = {
    title,
    desc: said.summary(devices.length),
    x: { title: said.device, names: devices.map(({ device }) => device) },
    y: { title: said.packets },
    series: bars.map(({ name, tone, of }) => ({
      name,
      tone,
      look: "bars",
      values: devices.map((each, x) => ({ x, y: of(each), says: `${each.device}: ${name} ${of(each)}` })),
    })),
  };
  const head = [said.device, ...bars.map(({ name }) => `>${name}`), `>${said.receivedBytes}`, `>${said.sentBytes}`];
  const rows = devices.map((each) => [
    each.device,
    ...bars.map(({ of }) => String(of(each))),
    String(each.rx.bytes),
    String(each.tx.bytes),
  ]);
  const scene = { ...stillOf(chart), title, desc: chart.desc, lang: words.lang };
  return new Plot({ figure: figureOf(chart, words), scene, note: chart.desc, head, rows }, words);
}

const tones: readonly Role[] = ["data", "arp", "good", "note", "bad", "ink"];
const marks: readonly Mark[] = ["circle", "square", "diamond", "up", "down"];

/** Frames in and out of each device, counted along the time of a run. */
export function growth(events: readonly Event[], options: Options = {}): Plot {
  const words = wordsOf(options.words);
  const said = words.plot.growth;
  const title = options.title ?? said.title;
  const frames = events.filter((event) => event.kind === "frame");
  const start = events[0]?.time ?? 0;
  const end = ((events.at(-1)?.time ?? start) - start) / SECOND;
  const several = new Set(frames.map(({ machine, netns }) => `${machine}/${netns}`)).size > 1;
  const devices = new Map<string, { in: number; out: number; values: { x: number; y: number; says: string }[] }>();
  for (const { machine, netns, dev, dir, time } of frames) {
    const place = netns === "" ? machine : `${machine}/${netns}`;
    const name = several ? `${place}:${dev}` : dev;
    const own = devices.get(name) ?? { in: 0, out: 0, values: [] };
    devices.set(name, own);
    own[dir]++;
    const [x, y] = [(time - start) / SECOND, own.in + own.out];
    own.values.push({ x, y, says: `${name}: ${y}` });
  }
  const chart: Chart = {
    title,
    desc: said.summary(frames.length, devices.size),
    x: { title: words.plot.timeline.time },
    y: { title: said.frames },
    series: [...devices].map(([name, own], at) => ({
      name,
      tone: tones[at % tones.length]!,
      look: "joined",
      mark: marks[at % marks.length]!,
      values: [...own.values, { x: end, y: own.in + own.out, says: `${name}: ${own.in + own.out}` }],
    })),
  };
  const rows = [...devices].map(([name, own]) => [name, String(own.in), String(own.out)]);
  const head = [words.plot.counters.device, `>${words.plot.counters.received}`, `>${words.plot.counters.sent}`];
  const scene = { ...stillOf(chart), title, desc: chart.desc, lang: words.lang };
  return new Plot({ figure: figureOf(chart, words), scene, note: chart.desc, head, rows }, words);
}
