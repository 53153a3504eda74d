// A row opened: layers, their fields with the bytes each stands in, and the whole frame as bytes.
// Cells have no style of their own: a table of a thousand rows must stay small.
import { element, escaped } from "../markup.js";
import { type Field, layersOf } from "../packet/layers.js";
import type { Words } from "../words.js";

export function details(bytes: Uint8Array, words: Words): string {
  const { field, value, bytes: raw } = words.table;
  const head = [field, value, raw].map((name) => element("th", { scope: "col" }, escaped(name))).join("");
  const groups = layersOf(bytes).map((layer) =>
    element(
      "tbody",
      {},
      element("tr", {}, element("th", { colspan: 3, scope: "rowgroup" }, escaped(layer.name))),
      ...layer.fields.map((each) => fieldRow(each, bytes)),
    ),
  );
  return (
    element(
      "table",
      { style: "border-spacing: 12px 0; text-align: left" },
      element("thead", {}, element("tr", {}, head)),
      ...groups,
    ) + element("pre", { style: "margin: 4px 12px; white-space: pre" }, escaped(hexDump(bytes)))
  );
}

function fieldRow(field: Field, bytes: Uint8Array): string {
  const shown =
    field.length > 16 ? `${field.start}–${field.start + field.length - 1}` : hex(bytes, field.start, field.length);
  const cells = [field.name, field.value, shown].map((text) => `<td>${escaped(text)}</td>`);
  return `<tr>${cells.join("")}</tr>`;
}

function hex(bytes: Uint8Array, start: number, length: number): string {
  return [...bytes.subarray(start, start + length)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}

/** Sixteen bytes a line: offset, hexadecimal, ASCII. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = [...bytes.subarray(at, at + 16)];
    const ascii = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${at.toString(16).padStart(4, "0")}  ${hex(bytes, at, 16).padEnd(47)}  ${ascii}`);
  }
  return lines.join("\n");
}
