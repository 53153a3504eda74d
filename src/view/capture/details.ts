// A row opened: layers, their fields with the bytes each stands in, and the whole frame as bytes.
// Preformatted text with a span a field, not a table: a table of a thousand rows must stay small, and notebooks restyle cells.
import { columns, padEnd } from "../columns.js";
import { element, escaped } from "../markup.js";
import { type Field, type Layer, layersOf } from "../packet/layers.js";
import { textWidth } from "../scene.js";
import type { Words } from "../words.js";

export function details(bytes: Uint8Array, words: Words): string {
  const layers = layersOf(bytes);
  const fields = layers.flatMap((layer) => layer.fields);
  const { field, value } = words.table;
  const name = widest([field, ...fields.map((each) => each.name)]);
  const said = widest([value, ...fields.map((each) => each.value)]);
  const line = (cells: readonly [string, string, string]) =>
    `  ${padEnd(cells[0], name)}  ${padEnd(cells[1], said)}  ${cells[2]}`;
  const row = (each: Field) => `<span>${escaped(line([each.name, each.value, bytesOf(each, bytes)]))}</span>\n`;
  const block = (layer: Layer) => `<b>${escaped(layer.name)}</b>\n${layer.fields.map(row).join("")}`;
  const dump = hexDump(bytes);
  const heads = line([field, value, words.table.bytes]);
  const lines = [
    heads,
    ...fields.map((each) => line([each.name, each.value, bytesOf(each, bytes)])),
    ...dump.split("\n"),
  ];
  // It stands in a box without width (capture-table), so it says its own.
  const width = Math.min(WIDEST, Math.ceil(textWidth("x".repeat(widest(lines)), SIZE)) + PADDING);
  const look = `font-family:monospace;font-size:${SIZE}px;white-space:pre;box-sizing:border-box;width:${width}px;margin:4px 0`;
  return element("pre", { style: look }, `${escaped(heads)}\n`, ...layers.map(block), `\n${escaped(dump)}`);
}

const SIZE = 12;
/** What a page may put around preformatted text. */
const PADDING = 40;
/** A page's column; what is wider scrolls. */
const WIDEST = 860;

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columns(text)), 0);
}

/** A field's own bytes; of a long one, where they stand in the dump below. */
function bytesOf({ start, length }: Field, bytes: Uint8Array): string {
  return length > 16 ? `${offset(start)}–${offset(start + length - 1)}` : hex(bytes, start, length);
}

function hex(bytes: Uint8Array, start: number, length: number): string {
  return [...bytes.subarray(start, start + length)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}

function offset(at: number): string {
  return at.toString(16).padStart(4, "0");
}

/** Sixteen bytes a line: offset, hexadecimal, ASCII. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = [...bytes.subarray(at, at + 16)];
    const ascii = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${offset(at)}  ${hex(bytes, at, 16).padEnd(47)}  ${ascii}`);
  }
  return lines.join("\n");
}
