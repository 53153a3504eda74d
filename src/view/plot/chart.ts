// A chart before it is drawn: axes and series as plain data, of which plotly's figure and the still drawing are both made,
// so that they cannot differ. A series is told by its mark as well as by its colour.
import type { Role } from "../theme.js";
import type { Words } from "../words.js";
import { colour, configOf, type Figure, layoutOf, plain, type Trace } from "./figure.js";

export type Mark = "circle" | "square" | "diamond" | "cross" | "up" | "down";

export interface Value {
  readonly x: number;
  readonly y: number;
  /** Where a span ends. */
  readonly to?: number;
  /** What it is, for who points at it. */
  readonly says: string;
}

export interface Series {
  readonly name: string;
  readonly tone: Role;
  /** Bars and spans have no mark; spans are as wide as `width` says. */
  readonly look: "marks" | "joined" | "steps" | "bars" | "spans";
  readonly mark?: Mark;
  readonly width?: number;
  readonly values: readonly Value[];
}

export interface Axis {
  readonly title: string;
  /** Places with names instead of numbers: 0 is the first. */
  readonly names?: readonly string[];
}

export interface Chart {
  readonly title: string;
  readonly desc: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

const symbols: Readonly<Record<Mark, string>> = {
  circle: "circle",
  square: "square",
  diamond: "diamond",
  cross: "x",
  up: "triangle-up",
  down: "triangle-down",
};

export function figureOf(chart: Chart, words: Words): Figure {
  const { x, y, title, series } = chart;
  const lanes = y.names?.length ?? 0;
  const down = lanes > 0 ? { autorange: "reversed" } : { rangemode: "tozero" };
  return {
    data: series.map((each, at) => traceOf(each, at)),
    layout: layoutOf(
      plain(title),
      lanes > 0 ? 150 + lanes * 30 : 380,
      { title: { text: plain(x.title) }, ...places(x) },
      // Names of lanes say what they are; a title would lie on them.
      { title: { text: lanes > 0 ? "" : plain(y.title) }, ...places(y), ...down },
      series.some(({ look }) => look === "bars") ? { barmode: "group" } : {},
    ),
    config: configOf(words),
  };
}

const places = ({ names }: Axis): object =>
  names ? { tickmode: "array", tickvals: names.map((_, at) => at), ticktext: names.map(plain), zeroline: false } : {};

function traceOf({ name, tone, look, mark, width = 8, values }: Series, at: number): Trace {
  const common = { uid: `series${at + 1}`, name: plain(name) };
  const color = colour(tone);
  const says = values.map((value) => plain(value.says));
  const hovertemplate = "%{text}<extra></extra>";
  if (look === "bars")
    return {
      ...common,
      type: "bar",
      hovertemplate,
      x: values.map((value) => value.x),
      y: values.map((value) => value.y),
      text: says,
      textposition: "none",
      marker: { color },
    };
  if (look === "spans")
    return {
      ...common,
      type: "scatter",
      mode: "lines",
      hovertemplate,
      x: values.flatMap((value) => [value.x, value.to ?? value.x, null]),
      y: values.flatMap((value) => [value.y, value.y, null]),
      text: says.flatMap((text) => [text, text, ""]),
      line: { color, width },
    };
  const joined = look !== "marks";
  return {
    ...common,
    type: "scatter",
    mode: look === "steps" ? "lines" : joined ? "lines+markers" : "markers",
    hovertemplate,
    x: values.map((value) => value.x),
    y: values.map((value) => value.y),
    text: says,
    cliponaxis: false,
    marker: { color, size: 9, symbol: symbols[mark ?? "circle"] },
    ...(joined ? { line: { color, width: 2, ...(look === "steps" ? { shape: "hv" } : {}) } } : {}),
  };
}
