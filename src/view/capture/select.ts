// Which rows are shown, and in which order: a filter in tcpdump's language, a column to sort by, packets with their sights.
import { compileFilter } from "../../capture/index.js";
import { type ColumnKey, columns } from "./columns.js";
import type { Row } from "./rows.js";

export interface Sort {
  readonly key: ColumnKey;
  readonly descending?: boolean;
}

/** The error is what tcpdump would say. */
export function filtered(rows: readonly Row[], filter: string): readonly Row[] | { readonly error: string } {
  const compiled = compileFilter(filter);
  if ("error" in compiled) return compiled;
  return rows.filter(({ sight }) => compiled.match(sight.bytes, sight.bytes.length, sight.dir, sight.device + 1));
}

/** Rows that are equal stay in the order of time. */
export function sorted(rows: readonly Row[], { key, descending = false }: Sort): readonly Row[] {
  const { order } = columns[key];
  const keyed = rows.map((row) => ({ row, value: order(row) }));
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => sign * compare(a.value, b.value) || a.row.number - b.row.number);
  return keyed.map(({ row }) => row);
}

function compare(a: number | string, b: number | string): number {
  return typeof a === "number" && typeof b === "number" ? a - b : compareTexts(String(a), String(b));
}

/** By parts: numbers as numbers, the rest by code unit; no locale, so that it is the same everywhere. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const parts = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i]!, right[i]!];
    if (x === y) continue;
    const [m, n] = [Number(x), Number(y)];
    if (!Number.isNaN(m) && !Number.isNaN(n) && m !== n) return m - n;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

export interface Group {
  readonly packet: number;
  readonly rows: readonly Row[];
}

/** One group a packet, in the order of their first rows. */
export function grouped(rows: readonly Row[]): readonly Group[] {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const known = groups.get(row.sight.packet);
    if (known) known.push(row);
    else groups.set(row.sight.packet, [row]);
  }
  return [...groups].map(([packet, each]) => ({ packet, rows: each }));
}
