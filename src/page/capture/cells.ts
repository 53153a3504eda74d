// What stands in a line's cells, and how wide columns must be.
import { type ColumnKey, columns } from "../../view/capture/columns.js";
import { columns as widthOf } from "../../view/columns.js";
import type { Words } from "../../view/words.js";
import type { Line, Model } from "./model.js";

export function cellText({ row, sights }: Line, key: ColumnKey, words: Words): string {
  if (!sights || sights.length < 2) return columns[key].text(row, words);
  if (key === "device") return [...new Set(sights.map((each) => each.device))].join(" → ");
  if (key === "direction") return words.table.live.sights(new Set(sights.map((each) => each.device)).size);
  if (key === "info")
    return [row.said.info, ...sights.flatMap((each) => each.drops).map((reason) => `✕ ${reason}`)].join(" ");
  return columns[key].text(row, words);
}

/** So many rows are looked at: to read all of ten thousand takes longer than a reader waits. */
const SAMPLE = 300;
const WIDEST = 20;
const WIDEST_INFO = 100;

/** CSS grid's columns. */
export function template({ columns: shown, rows, words, group, lines: all }: Model): string {
  const step = Math.max(1, Math.ceil(rows.all.length / SAMPLE));
  const sample = rows.all.filter((_, i) => i % step === 0 || i === rows.all.length - 1);
  const packets = group ? all.slice(0, SAMPLE).filter(({ sights }) => sights) : [];
  const lines = [...sample.map((row): Line => ({ row, level: 1 })), ...packets];
  return shown
    .map((key) => {
      const head = widthOf(words.table.heads[key]) + 2;
      const each = (line: Line) => widthOf(cellText(line, key, words));
      const wide = lines.reduce((most, line) => Math.max(most, each(line)), head);
      if (key === "info") return `minmax(${Math.min(WIDEST_INFO, wide + 2)}ch, 1fr)`;
      // A number stands behind its fold, a device behind its colour.
      const before = key === "number" && group ? 2 : key === "device" ? 3 : 0;
      return `${Math.min(WIDEST, wide) + before + 1.5}ch`;
    })
    .join(" ");
}
