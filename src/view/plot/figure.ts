// What plotly.js is given: the few kinds of traces that our plots have, as plain data. The same figure is drawn by
// JupyterLab's and VS Code's renderers and by the exported page. Nothing in it is left to chance: plotly makes a random
// uid for every trace that has none.
import { light, monospace, type Role, sans } from "../theme.js";
import type { Words } from "../words.js";

export type Cell = string | number | null;

interface TraceBase {
  readonly uid: string;
  readonly name: string;
  readonly hovertemplate: string;
  readonly showlegend?: boolean;
}

export interface ScatterTrace extends TraceBase {
  readonly type: "scatter";
  readonly mode: "markers" | "lines" | "lines+markers";
  readonly x: readonly Cell[];
  readonly y: readonly Cell[];
  readonly text?: readonly string[];
  /** A mark on the ground line is whole. */
  readonly cliponaxis?: boolean;
  readonly marker?: Readonly<Record<string, unknown>>;
  readonly line?: Readonly<Record<string, unknown>>;
}

export interface BarTrace extends TraceBase {
  readonly type: "bar";
  readonly textposition: "none";
  readonly x: readonly Cell[];
  readonly y: readonly Cell[];
  readonly text: readonly string[];
  readonly marker: Readonly<Record<string, unknown>>;
}

export interface HeatmapTrace extends TraceBase {
  readonly type: "heatmap";
  readonly z: readonly (readonly (number | null)[])[];
  readonly zmin: number;
  readonly zmax: number;
  readonly text: readonly (readonly string[])[];
  readonly texttemplate: string;
  readonly textfont: Readonly<Record<string, unknown>>;
  readonly colorscale: readonly (readonly [number, string])[];
  readonly showscale: false;
  readonly xgap: number;
  readonly ygap: number;
}

export type Trace = ScatterTrace | BarTrace | HeatmapTrace;

export interface AxisLayout {
  readonly title: { readonly text: string };
  readonly [option: string]: unknown;
}

export interface Layout {
  readonly title: { readonly text: string; readonly [option: string]: unknown };
  readonly xaxis: AxisLayout;
  readonly yaxis: AxisLayout;
  readonly height: number;
  readonly [option: string]: unknown;
}

export interface Config {
  readonly responsive: boolean;
  readonly displaylogo: boolean;
  readonly locale: string;
  /** The words of plotly's own buttons: carried by the figure, so that every renderer has them. */
  readonly locales: Readonly<Record<string, unknown>>;
}

export interface Figure {
  readonly data: readonly Trace[];
  readonly layout: Layout;
  readonly config: Config;
}

export const colour = (role: Role): string => light[role];

/** The house's look, over which a plot lays its own axes. */
export function layoutOf(title: string, height: number, x: AxisLayout, y: AxisLayout, more: object = {}): Layout {
  const axis = {
    automargin: true,
    gridcolor: colour("band"),
    linecolor: colour("rule"),
    zerolinecolor: colour("rule"),
    tickfont: { family: monospace, size: 12 },
  };
  return {
    title: { text: title, x: 0.01, xanchor: "left", font: { size: 15 } },
    font: { family: sans, size: 13, color: colour("ink") },
    paper_bgcolor: colour("paper"),
    plot_bgcolor: colour("paper"),
    margin: { l: 64, r: 24, t: 84, b: 56 },
    height,
    hovermode: "closest",
    legend: { orientation: "h", x: 0, xanchor: "left", y: 1.02, yanchor: "bottom" },
    uirevision: "skbook",
    ...more,
    xaxis: { ...axis, ...x },
    yaxis: { ...axis, ...y },
  };
}

export function configOf(words: Words): Config {
  const { lang, plot } = words;
  const locales = { [lang]: { dictionary: plot.buttons, format: {} } };
  return { responsive: true, displaylogo: false, locale: lang, locales: lang === "en" ? {} : locales };
}

/** What a reader's texts may hold without being taken for plotly's markup or its %{…}. */
export const plain = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/%\{/g, "%&#123;");
