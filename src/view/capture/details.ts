// A row opened: what was decided, layers, their fields with the bytes each stands in, and the whole frame as bytes.
// Preformatted text with a span a field, not a table: a table of a thousand rows must stay small, and notebooks restyle cells.
// A field and its bytes share a class, so that a sheet alone lights them up together (light.ts).
import type { Verdict } from "../../capture/index.js";
import { columns, padEnd } from "../columns.js";
import { element, escaped } from "../markup.js";
import { type Field, type Layer, layersOf } from "../packet/layers.js";
import { textWidth } from "../scene.js";
import { verdictWords, type Words } from "../words.js";
import { LIT } from "./light.js";
import { asciiOf, fieldsOf, hexOf, inLine, LINE, offsetOf, type Segment, segmentsOf } from "./segments.js";

export function details(bytes: Uint8Array, verdicts: readonly Verdict[], words: Words): string {
  const layers = layersOf(bytes);
  const fields = fieldsOf(layers);
  const { field, value } = words.table;
  const names = fields.map((each) => fieldName(each, words));
  const name = widest([field, ...names]);
  const said = widest([value, ...fields.map((each) => each.value)]);
  const line = (cells: readonly [string, string, string]) =>
    `  ${padEnd(cells[0], name)}  ${padEnd(cells[1], said)}  ${cells[2]}`;
  const heads = line([field, value, words.table.bytes]);
  const lines = fields.map((each, n) => line([names[n]!, each.value, bytesOf(each, bytes)]));
  const decided = verdicts.map((each) => verdictLine(each, words));
  // It stands in a box without width (html.ts), so it says its own.
  const columns = widest([heads, ...lines, ...decided, "x".repeat(DUMP)]);
  const width = Math.min(WIDEST, Math.ceil(textWidth("x".repeat(columns), SIZE)) + PADDING);
  const look = `font-family:monospace;font-size:${SIZE}px;white-space:pre;box-sizing:border-box;text-align:left;width:${width}px;margin:4px 0`;
  const blocks = layers.map((layer) => block(layer, fields, lines));
  const shown = decided.map((each) => `${escaped(each)}\n`).join("");
  return element("pre", { style: look }, shown, escaped(heads), "\n", ...blocks, "\n", dump(bytes, fields));
}

const SIZE = 12;
/** What a page may put around preformatted text. */
const PADDING = 40;
/** A page's column; what is wider scrolls. */
const WIDEST = 860;
/** Columns of a line of the dump. */
const DUMP = 71;

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columns(text)), 0);
}

/** In the table's language, the English name beside it. */
export function fieldName({ name }: Pick<Field, "name">, words: Words): string {
  const known = words.table.fields[name];
  return known === undefined ? name : `${known} ${name}`;
}

/** "✕ IP_RPFILTER: …, fib_validate_source(): rp_filter 1". */
export function verdictLine({ name, drop, func, read }: Verdict, words: Words): string {
  const { colon, drops } = words;
  const plain = drop ? `${name}${colon}${(drops as Record<string, string>)[name] ?? ""}` : verdictWords(words, name);
  return `${drop ? "✕" : "◆"} ${plain} · ${/^\w+$/.test(func) ? `${func}()` : func}${read === "" ? "" : ` · ${read}`}`;
}

const classOf = (fields: readonly number[]) =>
  fields
    .filter((n) => n < LIT)
    .map((n) => `b${n}`)
    .join(" ");

function block(layer: Layer, fields: readonly Field[], lines: readonly string[]): string {
  const rows = layer.fields.map((field) => {
    const n = fields.indexOf(field);
    return `<span class="${classOf([n])}" tabindex="0">${escaped(lines[n]!)}</span>\n`;
  });
  return `<b>${escaped(layer.name)}</b>\n${rows.join("")}`;
}

/** A field's own bytes; of a long one, where they stand in the dump below. */
function bytesOf({ start, length }: Field, bytes: Uint8Array): string {
  return length > LINE ? `${offsetOf(start)}–${offsetOf(start + length - 1)}` : hexOf(bytes, start, start + length);
}

/** Sixteen bytes a line: offset, hexadecimal, ASCII. The element is one that looks like nothing where sheets are taken away. */
function dump(bytes: Uint8Array, fields: readonly Field[]): string {
  const segments = segmentsOf(fields, bytes.length);
  const part = ({ fields: own }: Segment, text: string) => `<span class="${classOf(own)}">${escaped(text)}</span>`;
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; from += LINE) {
    const to = Math.min(bytes.length, from + LINE);
    const here = inLine(segments, from, to);
    const hex = here.map((each) => part(each, hexOf(bytes, each.start, each.end))).join(" ");
    const ascii = escaped(asciiOf(bytes, from, to));
    lines.push(`${offsetOf(from)}  ${hex}${" ".repeat((LINE - (to - from)) * 3)}  ${ascii}`);
  }
  return lines.join("\n");
}
