// Round trips: how long each answered request took, and which were not answered, or answered by an error.
import type { Event } from "../../net/event.js";
import { Plot } from "../plot.js";
import { type Language, wordsOf } from "../words.js";
import { type Chart, figureOf, type Series } from "./chart.js";
import { type Echo, echoesOf } from "./echoes.js";
import { stillOf } from "./still.js";
import { exact } from "./ticks.js";

export interface PlotOptions {
  readonly words?: Language;
  readonly title?: string;
}

export function roundTrips(events: readonly Event[], options: PlotOptions = {}): Plot {
  const words = wordsOf(options.words);
  const { roundTrips: said } = words.plot;
  const echoes = echoesOf(events);
  const title = options.title ?? said.title;
  const runs = [...new Set(echoes.map(({ pid }) => pid))];
  // Several pings of one run stand one after the other.
  const place = new Map(echoes.map((echo, at) => [echo, runs.length > 1 ? at + 1 : echo.sequence]));
  const value = (echo: Echo, y: number, says: string) => ({ x: place.get(echo)!, y, says });
  const name = (echo: Echo) => `${echo.to} icmp_seq=${echo.sequence}`;
  const answered = echoes.filter(({ rtt }) => rtt !== undefined);
  const refused = echoes.filter(({ rtt, errors }) => rtt === undefined && errors.length > 0);
  const lost = echoes.filter(({ rtt, errors }) => rtt === undefined && errors.length === 0);
  const series: readonly Series[] = [
    ...joined(answered, runs).map((own, at, all) => ({
      name: all.length > 1 ? `${said.answered} ${own[0]!.to}` : said.answered,
      tone: "data" as const,
      look: "joined" as const,
      mark: (["circle", "square", "diamond", "up"] as const)[at % 4]!,
      values: own.map((echo) => value(echo, exact(echo.rtt!), `${name(echo)}: ${exact(echo.rtt!)} ms`)),
    })),
    {
      name: said.lost,
      tone: "bad",
      look: "marks",
      mark: "cross",
      values: lost.map((echo) => value(echo, 0, `${name(echo)}: ${said.lost}`)),
    },
    {
      name: said.refused,
      tone: "note",
      look: "marks",
      mark: "down",
      values: refused.map((echo) => value(echo, 0, `${name(echo)}: ${errorSaid(echo)}`)),
    },
  ];
  const chart: Chart = {
    title,
    desc: said.summary(echoes.length, answered.length, refused.length, lost.length),
    x: { title: runs.length > 1 ? said.request : said.sequence },
    y: { title: said.time },
    series: series.filter(({ values }) => values.length > 0),
  };
  const rows = echoes.map((echo) => [
    String(echo.sequence),
    echo.to,
    echo.rtt === undefined ? "" : echo.rtt.toFixed(3),
    echo.rtt !== undefined ? said.answered : echo.errors.length > 0 ? errorSaid(echo) : said.lost,
  ]);
  const head = [`>${said.sequence}`, said.to, `>${said.time}`, said.outcome];
  const scene = { ...stillOf(chart), title, desc: chart.desc, lang: words.lang };
  return new Plot({ figure: figureOf(chart, words), scene, note: chart.desc, head, rows }, words);
}

/** A line a ping. */
const joined = (echoes: readonly Echo[], runs: readonly number[]): readonly (readonly Echo[])[] =>
  runs.map((pid) => echoes.filter((echo) => echo.pid === pid)).filter((own) => own.length > 0);

const errorSaid = ({ errors }: Echo): string =>
  errors.map(({ from, type, code }) => `ICMP ${type}/${code} ← ${from}`).join(", ");
