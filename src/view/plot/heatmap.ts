// A grid of outcomes: two axes of settings, each with one or several names a tick, and words in every cell. The ground says
// the same once more: one for each kind of outcome, or, where all are numbers, five heats from the least to the most.
import { shorten } from "../columns.js";
import { Plot } from "../plot.js";
import { type Shape, textWidth } from "../scene.js";
import type { Role } from "../theme.js";
import { type Language, type Words, wordsOf } from "../words.js";
import { colour, configOf, type Figure, layoutOf, plain } from "./figure.js";

export interface GridAxis {
  /** What varies along this axis, the outermost first. */
  readonly names: readonly string[];
  /** The values at each place, one for each name. */
  readonly ticks: readonly (readonly string[])[];
}

export interface Grid {
  readonly title?: string;
  readonly across: GridAxis;
  readonly down: GridAxis;
  /** What it comes to, a sentence each. */
  readonly said?: readonly string[];
  /** Row by row; undefined where nothing was tried. */
  readonly cells: readonly (readonly (string | number | undefined)[])[];
}

const SIZE = 12;
const LINE = 22;
const ROW = 30;
/** Columns that a value or an outcome may take, and a setting's name. */
const WIDEST = 26;
const NAME = 44;
const BETWEEN = " / ";

export function heatmap(grid: Grid, options: { readonly words?: Language } = {}): Plot {
  const words = wordsOf(options.words);
  const title = grid.title ?? words.plot.grid;
  const look = lookOf(grid);
  const { across, down, cells, said: sentences = [] } = grid;
  const head = [...down.names, ...across.ticks.map((tick) => tick.join(BETWEEN))];
  const note = across.names.length === 0 ? "" : `${words.plot.across}${words.colon}${across.names.join(BETWEEN)}`;
  const rows = down.ticks.map((tick, row) => [
    ...tick,
    ...across.ticks.map((_, column) => said(cells[row]?.[column], words)),
  ]);
  const desc = words.plot.gridSummary(down.ticks.length, across.ticks.length);
  const scene = { ...drawn(grid, look, words), title, desc, lang: words.lang };
  return new Plot({ figure: figureOf(grid, look, title, words), scene, said: sentences, note, head, rows }, words);
}

const said = (cell: string | number | undefined, words: Words): string =>
  cell === undefined ? words.plot.untried : String(cell);

interface Look {
  /** Grounds, in order. */
  readonly roles: readonly Role[];
  /** Which of them a cell has. */
  of(cell: string | number): number;
}

const kinds: readonly Role[] = ["kind1", "kind2", "kind3", "kind4", "kind5", "kind6"];
const heats: readonly Role[] = ["heat1", "heat2", "heat3", "heat4", "heat5"];

function lookOf({ cells }: Grid): Look {
  const known = cells.flat().filter((cell) => cell !== undefined);
  const texts = [...new Set(known.map(String))];
  const numbers = known.filter((cell) => typeof cell === "number");
  if (numbers.length === 0 || numbers.length < known.length || texts.length <= 2)
    return { roles: kinds, of: (cell) => texts.indexOf(String(cell)) % kinds.length };
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const step = (most - least) / heats.length;
  return { roles: heats, of: (cell) => Math.min(heats.length - 1, Math.floor(((cell as number) - least) / step)) };
}

const corner = { xref: "paper", yref: "paper", x: 0, y: 1, xanchor: "left", yanchor: "bottom", showarrow: false };

function figureOf({ across, down, cells }: Grid, look: Look, title: string, words: Words): Figure {
  const { roles } = look;
  const z = cells.map((row) => row.map((cell) => (cell === undefined ? null : look.of(cell))));
  const axis = (title: string, ticks: GridAxis["ticks"]) => ({
    title: { text: title },
    tickmode: "array",
    tickvals: ticks.map((_, at) => at),
    ticktext: ticks.map((tick) => tick.map(plain).join("<br>")),
    showgrid: false,
    zeroline: false,
  });
  return {
    data: [
      {
        type: "heatmap",
        uid: "grid",
        name: title,
        z,
        zmin: -0.5,
        zmax: roles.length - 0.5,
        text: cells.map((row) => row.map((cell) => plain(said(cell, words)))),
        texttemplate: "%{text}",
        textfont: { color: colour("ink") },
        hovertemplate: "%{y} · %{x}<br><b>%{text}</b><extra></extra>",
        // Two stops a ground: no shades between them.
        colorscale: roles.flatMap((role, at) => [
          [at / roles.length, colour(role)] as const,
          [(at + 1) / roles.length, colour(role)] as const,
        ]),
        showscale: false,
        xgap: 2,
        ygap: 2,
      },
    ],
    layout: layoutOf(
      plain(title),
      Math.max(260, down.ticks.length * 34 + 170),
      axis(across.names.map(plain).join("<br>"), across.ticks),
      { ...axis("", down.ticks), autorange: "reversed" },
      // Upright beside a low grid it would not fit.
      { annotations: [{ ...corner, text: `↓ ${down.names.map(plain).join(BETWEEN)}` }] },
    ),
    config: configOf(words),
  };
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Heads above and at the left, a level a name; what is the same beside each other is written once. */
function drawn({ across, down, cells }: Grid, look: Look, words: Words): Frame {
  const short = (text: string) => shorten(text, WIDEST);
  const widthOf = (texts: readonly string[]) => Math.max(36, ...texts.map((each) => textWidth(each, SIZE))) + 18;
  const leftWidths = down.names.map((name, level) =>
    widthOf([shorten(name, NAME), ...down.ticks.map((tick) => short(tick[level] ?? ""))]),
  );
  const titles = across.names.map((name) => shorten(name, NAME));
  const left = leftWidths.reduce((sum, width) => sum + width, 0) + 10;
  const gutter = Math.max(0, ...titles.map((text) => textWidth(text, SIZE) + 20 - left));
  const x0 = left + gutter;
  const top = 8 + across.names.length * LINE + LINE;
  const column = Math.max(
    48,
    widthOf(cells.flat().map((cell) => short(said(cell, words)))),
    ...across.names.map((_, level) => headRoom(across, level, short)),
  );
  const shapes: Shape[] = [];
  const text = (x: number, y: number, whole: string, more: object = {}, most = WIDEST) => {
    const shown = shorten(whole, most);
    const look = { size: SIZE, fill: "ink" as const, anchor: "middle" as const, ...more };
    shapes.push({ kind: "text", x, y, text: shown, ...look, ...(shown === whole ? {} : { title: whole }) });
  };
  titles.forEach((_, level) => {
    text(x0 - 10, 8 + level * LINE + 15, across.names[level]!, { anchor: "end", fill: "dim", bold: true }, NAME);
    for (const [from, to, value] of runs(across.ticks, level))
      text(x0 + ((from + to) * column) / 2, 8 + level * LINE + 15, value);
  });
  leftWidths.forEach((width, level) => {
    const x = gutter + 10 + leftWidths.slice(0, level).reduce((sum, each) => sum + each, 0) + width / 2;
    text(x, top - 8, down.names[level]!, { fill: "dim", bold: true }, NAME);
    for (const [from, to, value] of runs(down.ticks, level)) text(x, top + ((from + to) * ROW) / 2 + 4, value);
  });
  down.ticks.forEach((_, row) => {
    across.ticks.forEach((_, at) => {
      const cell = cells[row]?.[at];
      const box = { x: x0 + at * column + 1, y: top + row * ROW + 1, w: column - 2, h: ROW - 2, radius: 3 };
      const ground =
        cell === undefined ? { stroke: "rule" as const, dash: "3 3" } : { fill: look.roles[look.of(cell)]! };
      shapes.push({ kind: "rect", ...box, ...ground });
      text(
        x0 + (at + 0.5) * column,
        top + row * ROW + 19,
        said(cell, words),
        cell === undefined ? { fill: "dim" } : {},
      );
    });
  });
  const width = Math.ceil(x0 + across.ticks.length * column + 8);
  const height = top + down.ticks.length * ROW + 8;
  return { width, height, shapes: [{ kind: "rect", x: 0, y: 0, w: width, h: height, fill: "paper" }, ...shapes] };
}

/** How wide a column must be so that a head over several of them has room. */
function headRoom(axis: GridAxis, level: number, short: (text: string) => string): number {
  const needs = runs(axis.ticks, level).map(([from, to, value]) => (textWidth(short(value), SIZE) + 14) / (to - from));
  return Math.max(0, ...needs);
}

/** From, to (excluded), value: neighbours that agree on this level and on all outside it are one. */
function runs(ticks: readonly (readonly string[])[], level: number): readonly (readonly [number, number, string])[] {
  const out: [number, number, string][] = [];
  const key = (tick: readonly string[]) => tick.slice(0, level + 1).join("\n");
  ticks.forEach((tick, at) => {
    const last = out.at(-1);
    if (last && key(ticks[last[0]]!) === key(tick)) last[1] = at + 1;
    else out.push([at, at + 1, tick[level] ?? ""]);
  });
  return out;
}
