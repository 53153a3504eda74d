// The grid as text: a line a combination of the rows' settings, a column a combination of the others'.
import { textTable } from "../columns.js";
import type { Words } from "../words.js";
import { type Axis, combinations, type Grid, type Outcome } from "./data.js";

export function gridText(grid: Grid, words: Words): string {
  const { rows, columns, title, said } = grid;
  const lines = [title, ...said];
  if (rows.length + columns.length > 0) lines.push("", tableOf(grid, words));
  return lines.join("\n");
}

function tableOf(grid: Grid, words: Words): string {
  const { rows, columns } = grid;
  const across = combinations(columns);
  const head = [
    ...rows.map(({ name }) => name),
    ...across.map((places) => (columns.length === 0 ? words.grid.outcome : named(columns, places))),
  ];
  const lines = combinations(rows).map((down) => [
    ...down.map((place, at) => rows[at]!.values[place]!),
    ...across.map((places) => cellText(grid.outcomes([...down, ...places]))),
  ]);
  return textTable(head, lines);
}

const named = (axes: readonly Axis[], places: readonly number[]): string =>
  axes.map(({ name, values }, at) => `${name}=${values[places[at]!]}`).join(" ");

/** Where the axes do not tell cases apart, how often which. */
export function cellText(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return "–";
  const [only] = outcomes;
  if (outcomes.length === 1) return only!.text;
  return outcomes.map(({ text, times }) => `${text} ×${times}`).join(", ");
}
