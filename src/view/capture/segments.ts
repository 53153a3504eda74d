// Which bytes belong to which fields: what is needed to light them up together, on a still page and on a live one.
import type { Field, Layer } from "../packet/layers.js";

/** Neighbouring bytes that belong to the same fields. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Positions among all fields of the frame. */
  readonly fields: readonly number[];
}

export const fieldsOf = (layers: readonly Layer[]): readonly Field[] => layers.flatMap((layer) => layer.fields);

export function segmentsOf(fields: readonly Field[], length: number): readonly Segment[] {
  const edges = new Set([0, length]);
  for (const field of fields) edges.add(field.start).add(field.start + field.length);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i]!;
    const here = fields.flatMap((field, n) => (field.start <= start && field.start + field.length >= end ? [n] : []));
    return { start, end, fields: here };
  });
}

/** The parts of the segments that lie in a line of the dump. */
export function inLine(segments: readonly Segment[], from: number, to: number): readonly Segment[] {
  return segments
    .filter(({ start, end }) => start < to && end > from)
    .map(({ start, end, fields }) => ({ start: Math.max(start, from), end: Math.min(end, to), fields }));
}

/** Two digits a byte. */
export function hexOf(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += (i > start ? " " : "") + bytes[i]!.toString(16).padStart(2, "0");
  return text;
}

export function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++)
    text += bytes[i]! >= 0x20 && bytes[i]! < 0x7f ? String.fromCharCode(bytes[i]!) : ".";
  return text;
}

export function offsetOf(at: number): string {
  return at.toString(16).padStart(4, "0");
}

/** Bytes in a line of the dump. */
export const LINE = 16;
