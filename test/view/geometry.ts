// Reads a drawing back as boxes, as a reader's eye would: what is written where, and how far it reaches.
import { expect } from "vitest";
import { columns } from "../../src/view/columns.js";

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");

/** No monospace font is wider than 0.61 em a column. */
const EM = 0.61;

export function labelsOf(svg: string): readonly Label[] {
  return [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/gs)].map(([, head, inside]) => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(head!)?.[1];
    const text = unescaped(inside!.replace(/<title>.*?<\/title>/s, ""));
    const size = Number(attribute("font-size"));
    const w = columns(text) * size * EM;
    const at = Number(attribute("x"));
    const anchor = attribute("text-anchor");
    const x = anchor === "middle" ? at - w / 2 : anchor === "end" ? at - w : at;
    return { text, x, y: Number(attribute("y")) - size * 0.85, w, h: size * 1.1 };
  });
}

export function expectTidy(svg: string): void {
  const [, width, height] = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number);
  const labels = labelsOf(svg);
  for (const label of labels) {
    const inside = label.x >= 0 && label.y >= 0 && label.x + label.w <= width! && label.y + label.h <= height!;
    expect(inside, `"${label.text}" leaves the frame`).toBe(true);
  }
  for (const [, x, y, w, h] of svg.matchAll(/<rect x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)" height="([-\d.]+)"/g))
    expect(
      Number(x) >= 0 &&
        Number(y) >= 0 &&
        Number(x) + Number(w) <= width! + 0.01 &&
        Number(y) + Number(h) <= height! + 0.01,
      `a box at ${x},${y} leaves the frame`,
    ).toBe(true);
  // By their top edge: only neighbours can meet.
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length && sorted[j]!.y < a.y + a.h; j++) {
      const b = sorted[j]!;
      const apart = a.x + a.w <= b.x || b.x + b.w <= a.x;
      expect(apart, `"${a.text}" lies on "${b.text}"`).toBe(true);
    }
  });
}
