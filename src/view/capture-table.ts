// Every frame that any device saw, one row each, as a packet reader shows them; rows open without a script.
import type { Event } from "../net/event.js";
import { details } from "./capture/details.js";
import { type Row, rowsOf } from "./capture/rows.js";
import { textTable } from "./columns.js";
import { disclosure, element, escaped } from "./markup.js";
import type { Info } from "./packet/info.js";
import { Picture } from "./picture.js";
import { scrolling } from "./scene.js";
import { type Language, type Words, wordsOf } from "./words.js";

export interface CaptureOptions {
  readonly words?: Language;
  /** The UTC second of the day's clock at virtual time zero: times are shown as tcpdump shows them. */
  readonly epoch: number;
  readonly title?: string;
  readonly devices?: readonly string[];
  /** How many rows can be opened: beyond it a page would grow too large. */
  readonly open?: number;
  readonly info?: Info;
}

const OPEN = 400;
const order = [
  "number",
  "time",
  "device",
  "direction",
  "group",
  "source",
  "destination",
  "protocol",
  "length",
  "info",
] as const;

export function captureTable(events: readonly Event[], options: CaptureOptions): Picture {
  const words = wordsOf(options.words);
  const rows = rowsOf(events, options);
  const title = options.title ?? words.table.title;
  return new Picture({
    "text/plain": rows.length === 0 ? `${title}\n  ${words.table.empty}` : `${title}\n${text(rows, words)}`,
    "text/html": html(rows, title, words, options.open ?? OPEN),
  });
}

function text(rows: readonly Row[], words: Words): string {
  const right = new Set(["number", "length", "group"]);
  const head = order.map((key) => (right.has(key) ? ">" : "") + words.table.heads[key]);
  return textTable(
    head,
    rows.map((row) => cells(row, words)),
  );
}

function cells(row: Row, words: Words): readonly string[] {
  const { number, time, device, dir, group, source, destination, protocol, length, info } = row;
  return [
    String(number),
    time,
    device,
    words.table[dir],
    `#${group}`,
    source,
    destination,
    protocol,
    String(length),
    info,
  ];
}

function html(rows: readonly Row[], title: string, words: Words, open: number): string {
  const look = { class: "skbook skbook-capture", lang: words.lang, style: "margin: 0" };
  const caption = element("figcaption", { style: "font-weight: bold; margin: 0 0 6px 0" }, escaped(title));
  if (rows.length === 0) return element("figure", look, caption, element("p", {}, escaped(words.table.empty)));
  const counts = words.table.count(
    rows.length,
    Math.max(...rows.map((row) => row.group)),
    new Set(rows.map((row) => row.device)).size,
  );
  const note = [
    `${counts}${words.stop}${words.table.groups}`,
    words.table.opens,
    ...(rows.length > open ? [words.table.withoutLayers(open + 1)] : []),
  ].join(" ");
  const head = order.map((key) =>
    element("th", { scope: "col", style: styleOf(key) }, escaped(words.table.heads[key])),
  );
  // The same frame at both ends of a pair is opened to the same markup.
  const opened = new Map<Uint8Array, string>();
  const layers = (row: Row) => {
    const known = opened.get(row.bytes) ?? details(row.bytes, words);
    opened.set(row.bytes, known);
    return known;
  };
  const body = rows.map((row) => htmlRow(row, words, row.number <= open ? layers(row) : undefined)).join("\n");
  const table = element(
    "table",
    { style: "border-collapse:collapse;font-size:12px;line-height:1.5;table-layout:auto;margin:0" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, body),
  );
  const count = element("p", { style: "margin: 0 0 4px 0; font-size: 12px" }, escaped(note));
  return element("figure", look, caption, count, scrolling(title, table));
}

// On every cell: JupyterLab's own rules for cells (right, wide, wrapping) yield to nothing less.
const cell = "text-align:left;vertical-align:top;padding:1px 5px";

/** What a packet says may take two lines, on a page of prose, but is never squeezed into many. */
function styleOf(column: (typeof order)[number]): string {
  return column === "info" ? `${cell};min-width:280px` : `${cell};white-space:nowrap`;
}

function htmlRow(row: Row, words: Words, layers: string | undefined): string {
  const swatch = element("span", {
    style: `display: inline-block; width: 8px; height: 8px; background-color: ${row.colour}`,
  });
  const td = cells(row, words).map((each, i) => {
    const column = order[i]!;
    const inside =
      column === "device" ? `${swatch} ${escaped(each)}` : column === "number" ? number(each, layers) : escaped(each);
    return element("td", { style: styleOf(column) }, inside);
  });
  return element("tr", {}, ...td);
}

/**
 * The layers open under the whole row, though they are part of its first cell: a box without width asks for none of the
 * column, and what is in it runs out to the right, below the other cells, which end above it.
 */
function number(said: string, layers: string | undefined): string {
  if (layers === undefined) return escaped(said);
  const under = element("div", { style: "position:relative;width:0" }, layers);
  return disclosure({}, said, under);
}
