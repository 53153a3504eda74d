// Every frame that any device saw, one row each, as a packet reader shows them. The still form needs no script; the data beside
// it is what a page's script makes the living table of (src/page/capture).
import type { Event } from "../net/event.js";
import { type ColumnKey, columns, usual } from "./capture/columns.js";
import { pack } from "./capture/data.js";
import { stillTable } from "./capture/html.js";
import { type Row, Rows } from "./capture/rows.js";
import { filtered, grouped, type Sort, sorted } from "./capture/select.js";
import { captureOf } from "./capture/sight.js";
import { textTable } from "./columns.js";
import { element, escaped } from "./markup.js";
import type { Info } from "./packet/info.js";
import { runClass } from "./packet/numbers.js";
import { Picture } from "./picture.js";
import { type Language, type Words, wordsOf } from "./words.js";

export interface CaptureOptions {
  readonly words?: Language;
  /** The UTC second of the day's clock at virtual time zero: times are shown as tcpdump shows them. */
  readonly epoch: number;
  readonly title?: string;
  readonly devices?: readonly string[];
  /** In tcpdump's language; a wrong one throws tcpdump's words. */
  readonly filter?: string;
  readonly columns?: readonly ColumnKey[];
  readonly sort?: ColumnKey | Sort;
  /** Rows of one packet stand together, wherever it was seen. */
  readonly group?: boolean;
  /** How many rows can be opened without a script: unless told, as many as keep the page small. */
  readonly open?: number;
  /** How many rows the still form has at most. */
  readonly limit?: number;
  readonly info?: Info;
}

const LIMIT = 1000;

export function captureTable(events: readonly Event[], options: CaptureOptions): Picture {
  const { words: lang = "zh-CN", epoch, devices, columns: shown = usual, limit = LIMIT, open } = options;
  const words = wordsOf(lang);
  const title = options.title ?? words.table.title;
  const capture = captureOf(events, epoch, devices);
  const rows = chosen(new Rows(capture, options.info).all, options);
  const look = { class: `skbook skbook-capture ${runClass(events)}`, lang: words.lang, style: "margin: 0" };
  const caption = element("figcaption", { style: "font-weight: bold; margin: 0 0 6px 0" }, escaped(title));
  if (rows.length === 0) {
    const { empty } = words.table;
    const html = element("figure", look, caption, element("p", {}, escaped(empty)));
    const data = { ...pack(capture, title, lang), view: viewOf(options) };
    return new Picture({ "text/plain": `${title}\n  ${empty}`, "text/html": html }, data);
  }
  const still = stillTable({ rows, shown, title, words, open, limit });
  const mime = {
    "text/plain": `${title}\n${text(rows, shown, words)}`,
    "text/html": element("figure", look, caption, still),
  };
  return new Picture(mime, { ...pack(capture, title, lang), view: viewOf(options) });
}

/** What of the options a living table begins with. */
function viewOf({ filter = "", columns: shown = usual, sort, group = false }: CaptureOptions): object {
  return { filter, columns: shown, sort: sort === undefined ? null : sortOf(sort), group };
}

const sortOf = (sort: ColumnKey | Sort): Sort => (typeof sort === "string" ? { key: sort } : sort);

function chosen(all: readonly Row[], { filter = "", sort, group = false }: CaptureOptions): readonly Row[] {
  const passed = filtered(all, filter);
  if ("error" in passed) throw new Error(`tcpdump: ${passed.error}`);
  const rows = sort === undefined ? passed : sorted(passed, sortOf(sort));
  return group ? grouped(rows).flatMap((each) => each.rows) : rows;
}

function text(rows: readonly Row[], shown: readonly ColumnKey[], words: Words): string {
  const head = shown.map((key) => (columns[key].right ? ">" : "") + words.table.heads[key]);
  return textTable(
    head,
    rows.map((row) => shown.map((key) => columns[key].text(row, words))),
  );
}
