// The grid as an HTML table with real heads: one row of heads a setting across, one column of heads a setting down.
import { shorten } from "../columns.js";
import { element, escaped } from "../markup.js";
import { scrolling } from "../scene.js";
import { deviceColours } from "../theme.js";
import type { Words } from "../words.js";
import { type Axis, combinations, type Grid, type Outcome } from "./data.js";
import { cellText } from "./text.js";

const line = "border: 1px solid rgba(128, 128, 128, 0.45)";
const headStyle = `${line}; padding: 3px 8px; text-align: left; vertical-align: top; font-weight: normal`;
const nameStyle = `${headStyle}; white-space: nowrap; font-weight: bold`;
const cellStyle = `${line}; padding: 3px 8px; text-align: center; vertical-align: middle`;

/** Columns of text that a cell takes before it is shortened. */
const WIDEST = 32;

export function gridHtml(grid: Grid, words: Words): string {
  const said = grid.said.map((each) => element("p", { style: "margin: 0 0 4px 0" }, escaped(each)));
  const drawn = grid.rows.length + grid.columns.length > 0 ? [scrolling(grid.title, table(grid, words))] : [];
  return element(
    "figure",
    { class: "skbook skbook-grid", lang: words.lang, style: "margin: 0" },
    element("figcaption", { style: "font-weight: bold; margin: 0 0 6px 0" }, escaped(grid.title)),
    ...said,
    ...drawn,
  );
}

function table(grid: Grid, words: Words): string {
  const { rows, columns } = grid;
  const across = combinations(columns);
  const heads = columns.map((axis, depth) => {
    const corner = depth < columns.length - 1 ? "" : rows.map(({ name }) => named(name, "col")).join("");
    const left = Math.max(rows.length, 1);
    const pad = depth < columns.length - 1 ? element("td", { colspan: left }) : corner;
    return element("tr", {}, pad, ...valueHeads(axis, depth, columns));
  });
  const only = element(
    "tr",
    {},
    ...rows.map(({ name }) => named(name, "col")),
    element("th", { scope: "col", style: headStyle }, escaped(words.grid.outcome)),
  );
  const body = combinations(rows).map((down, at) =>
    element(
      "tr",
      {},
      ...(rows.length === 0 ? [element("td", { style: cellStyle })] : rowHeads(rows, down, at)),
      ...across.map((places) => cell(grid, grid.outcomes([...down, ...places]))),
    ),
  );
  return element(
    "table",
    { style: "border-collapse: collapse; font-size: 13px; margin: 6px 0" },
    element("thead", {}, ...(columns.length === 0 ? [only] : heads)),
    element("tbody", {}, ...body),
  );
}

const named = (name: string, scope: string): string => element("th", { scope, style: nameStyle }, escaped(name));

/** One setting's values across, each over all combinations of the settings below it, repeated for those above it. */
function valueHeads({ name, values }: Axis, depth: number, columns: readonly Axis[]): readonly string[] {
  const count = (axes: readonly Axis[]) => axes.reduce((product, axis) => product * axis.values.length, 1);
  const wide = count(columns.slice(depth + 1));
  const times = count(columns.slice(0, depth));
  return Array.from({ length: times }, () => values)
    .flat()
    .map((value) =>
      element(
        "th",
        { scope: "colgroup", colspan: wide, style: headStyle },
        element("span", { style: "opacity: 0.8; white-space: nowrap" }, `${escaped(name)} = `),
        element("b", {}, escaped(value)),
      ),
    );
}

/** The values down, each once for all combinations of the settings to its right. */
function rowHeads(rows: readonly Axis[], places: readonly number[], at: number): readonly string[] {
  return places.flatMap((place, depth) => {
    const tall = rows.slice(depth + 1).reduce((product, axis) => product * axis.values.length, 1);
    if (at % tall !== 0) return [];
    return [
      element("th", { scope: "rowgroup", rowspan: tall, style: nameStyle }, escaped(rows[depth]!.values[place]!)),
    ];
  });
}

function cell(grid: Grid, outcomes: readonly Outcome[]): string {
  const text = cellText(outcomes);
  const short = shorten(text, WIDEST);
  const failed = outcomes.some((each) => each.failed);
  const [first] = outcomes;
  const tint = outcomes.length === 1 && !failed ? `; background-color: ${tintOf(grid, first!.text)}` : "";
  const look = failed ? "; font-style: italic; border-style: dashed" : "";
  const title = short === text ? undefined : text;
  return element("td", { style: `${cellStyle}${tint}${look}`, title }, escaped(short));
}

/** Translucent, so that ink keeps its contrast on paper and at night; numbers from faint to strong. */
function tintOf({ all, numeric }: Grid, text: string): string {
  const place = all.indexOf(text);
  if (numeric && all.length > 1) {
    const [least, most] = [Math.min(...all.map(Number)), Math.max(...all.map(Number))];
    return rgba(deviceColours[0], 0.06 + (0.44 * (Number(text) - least)) / (most - least));
  }
  return rgba(deviceColours[place % deviceColours.length]!, 0.24);
}

function rgba(colour: string, alpha: number): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${r}, ${g}, ${b}, ${Math.round(alpha * 100) / 100})`;
}
