// The capture table as a page has it without a script: a real table; a packet that devices saw one behind the other shares
// what is the same of it; rows open to their layers as far as the page stays small.
import { disclosure, element, escaped } from "../markup.js";
import { scrolling } from "../scene.js";
import type { Words } from "../words.js";
import { type ColumnKey, columns } from "./columns.js";
import { details } from "./details.js";
import { lightSheet } from "./light.js";
import type { Row } from "./rows.js";

export interface Still {
  readonly rows: readonly Row[];
  readonly shown: readonly ColumnKey[];
  readonly title: string;
  readonly words: Words;
  /** How many rows can be opened; unless told, as many as BUDGET holds, and the first of each kind of packet. */
  readonly open?: number | undefined;
  /** These open, and no others. */
  readonly only?: ReadonlySet<Row> | undefined;
  /** Beyond it rows are only counted. */
  readonly limit: number;
}

/** So many characters of layers: beyond it a page would grow too large. */
const BUDGET = 14_000;

/** What stands under the title. */
export function stillTable(still: Still): string {
  const { words, title, shown } = still;
  const rows = still.rows.slice(0, still.limit);
  const opened = openings(rows, still);
  const runs = runsOf(rows);
  const head = shown.map((key) =>
    element(
      "th",
      {
        scope: "col",
        style: `${styleOf(key, true)}${key === "info" ? ";min-width:280px" : ""}`,
      },
      escaped(words.table.heads[key]),
    ),
  );
  const body = runs.map((run) => runHtml(run, still, opened)).join("\n") + moreHtml(still);
  const table = element(
    "table",
    { style: "border-collapse:collapse;font-size:12px;line-height:1.5;table-layout:auto;margin:0;text-align:right" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, "\n", body),
  );
  const note = element(
    "p",
    { style: "margin:0 0 4px 0;font-size:12px" },
    escaped(noteOf(still, opened.size, runs.length)),
  );
  return `${element("style", {}, lightSheet)}${note}${scrolling(title, table)}`;
}

/** The last row of a table that ends before its capture does: how many are missing, and how to see them. */
function moreHtml({ rows, limit, shown, words, only }: Still): string {
  const left = rows.length - limit;
  if (left <= 0) return "";
  const { moreRows, allRows, onPaper } = words.table;
  const text = `${moreRows(left)} ${only ? onPaper : allRows(rows.length)}`;
  return `\n<tr><td colspan=${shown.length} style="padding:4px 5px;text-align:left;white-space:normal">${escaped(text)}`;
}

function noteOf({ rows, words, only, limit }: Still, opened: number, runs: number): string {
  const { count, firstRows, groups, opens, withoutLayers } = words.table;
  const packets = new Set(rows.map((row) => row.sight.packet)).size;
  const counts = count(rows.length, packets, new Set(rows.map((row) => row.device)).size);
  const first = rows.length > limit ? [firstRows(limit)] : [];
  const how = only ? [] : opened < runs ? [opens, withoutLayers(opened)] : [opens];
  return [`${counts}${words.stop}${groups}`, ...first, ...how].join(" ");
}

/** Rows one behind the other that are one packet with the same bytes. */
function runsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const runs: Row[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    const before = last?.[0]?.sight;
    if (before && before.packet === row.sight.packet && before.bytes === row.sight.bytes) last!.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** Which runs open, and to what. */
function openings(rows: readonly Row[], { open, only, words }: Still): ReadonlyMap<Row, string> {
  const opened = new Map<Row, string>();
  // The same frame elsewhere is opened to the same markup.
  const known = new Map<Uint8Array, string>();
  const kinds = new Set<string>();
  let weight = 0;
  for (const run of runsOf(rows)) {
    const [first] = run as [Row, ...Row[]];
    const { like } = first.said;
    if (only && !run.some((row) => only.has(row))) continue;
    if (open === undefined ? weight > BUDGET && kinds.has(like) : opened.size >= open) continue;
    kinds.add(like);
    const verdicts = run.flatMap((row) => row.sight.verdicts);
    const { bytes } = first.sight;
    const layers = (verdicts.length === 0 ? known.get(bytes) : undefined) ?? details(bytes, verdicts, words);
    if (verdicts.length === 0) known.set(bytes, layers);
    weight += layers.length;
    opened.set(first, layers);
  }
  return opened;
}

function runHtml(run: readonly Row[], { shown, words }: Still, opened: ReadonlyMap<Row, string>): string {
  const [first] = run as [Row, ...Row[]];
  const layers = opened.get(first);
  const sharing =
    run.length > 1 && run.every((row) => columns.info.text(row, words) === columns.info.text(first, words));
  return run
    .map((row, i) => {
      const cells = shown.map((key) => {
        const shared = run.length > 1 && (columns[key].shared === true || (key === "info" && sharing));
        if (shared && i > 0) return "";
        const text = columns[key].text(row, words);
        const inside = key === shown[0] && i === 0 ? opening(text, layers) : escaped(text);
        const mark = key === "device" ? `<b style="color:${row.colour}">■</b>\u00a0` : "";
        // No end tags: HTML knows where a cell ends, and a thousand rows have ten thousand cells.
        const style = styleOf(key, layers !== undefined);
        return `<td${shared ? ` rowspan=${run.length}` : ""} style="${style}">${mark}${inside}`;
      });
      return `<tr>${cells.join("")}`;
    })
    .join("\n");
}

/**
 * On every cell: JupyterLab's own rules for cells (right, wide) yield to nothing less. Cells that are as wide as their column
 * lie as the table says, to the right; a row that opens keeps its cells above what opens.
 */
function styleOf(key: ColumnKey, top: boolean): string {
  return `padding:0 5px${toLeft.has(key) ? ";text-align:left" : ""}${top ? ";vertical-align:top" : ""}`;
}

const toLeft: ReadonlySet<ColumnKey> = new Set([
  "device",
  "source",
  "destination",
  "sourceMac",
  "destinationMac",
  "protocol",
  "info",
]);

/**
 * The layers open under the whole row, though they are part of its first cell: a box without width asks for none of the
 * column, and what is in it runs out to the right, below the other cells, which end above it.
 */
function opening(said: string, layers: string | undefined): string {
  if (layers === undefined) return escaped(said);
  return disclosure({}, said, element("div", { style: "position:relative;width:0" }, layers));
}
