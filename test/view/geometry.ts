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

/** Each part of a drawing has a style of its own. */
export function labelsOf(svg: string): readonly Label[] {
  return svg.split(/(?=<svg )/).flatMap(labelsOfPart);
}

function labelsOfPart(svg: string): readonly Label[] {
  const looks = new Map([...svg.matchAll(/\.(t\d+[sme]b?)\{([^}]*)\}/g)].map(([, name, rule]) => [name!, rule!]));
  return [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/gs)].map(([, head, inside]) => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(head!)?.[1];
    const text = unescaped(inside!.replace(/<title>.*?<\/title>/s, ""));
    // What texts have in common stands in the drawing's style.
    const common = looks.get(/\bt\d+[sme]b?\b/.exec(attribute("class")!)![0])!;
    const size = Number(/font-size:([\d.]+)/.exec(common)![1]);
    const w = columns(text) * size * EM;
    const at = Number(attribute("x"));
    const anchor = /text-anchor:(\w+)/.exec(common)?.[1];
    const x = anchor === "middle" ? at - w / 2 : anchor === "end" ? at - w : at;
    return { text, x, y: Number(attribute("y")) - size * 0.85, w, h: size * 1.1 };
  });
}

/** A drawing, or the parts of a tall one: nothing written or drawn leaves its part, and no label lies on another. */
export function expectTidy(parts: readonly string[]): void {
  let end = 0;
  for (const part of parts) end = expectTidyPart(part, end);
  expectApart(parts.flatMap(labelsOf));
}

/** What goes through the whole picture, and so through its parts: ground, panels, bands. */
const throughout = [/class="(f-paper|f-panel|f-band)"( rx="6")?\/>/, /class="s-rule" fill="none" rx="6"\/>/];

function expectTidyPart(svg: string, end: number): number {
  const [, top, width, height] = /<svg [^>]*viewBox="0 ([\d.]+) ([\d.]+) ([\d.]+)"/.exec(svg)!.map(Number) as [
    number,
    number,
    number,
    number,
  ];
  expect(top, "the parts meet").toBe(end);
  const bottom = top + height;
  const within = (from: number, to: number) => from >= top - 0.01 && to <= bottom + 0.01;
  for (const label of labelsOf(svg)) {
    const inside = label.x >= 0 && label.x + label.w <= width && within(label.y, label.y + label.h);
    expect(inside, `"${label.text}" leaves the frame`).toBe(true);
  }
  const boxes = /<rect x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)" height="([-\d.]+)" .*/g;
  for (const [box, ...numbers] of svg.matchAll(boxes)) {
    const [x, y, w, h] = numbers.map(Number) as [number, number, number, number];
    expect(x >= 0 && x + w <= width + 0.01, `a box leaves the frame: ${box}`).toBe(true);
    expect(y < bottom && y + h > top, `a box of another part: ${box}`).toBe(true);
    if (!throughout.some((look) => look.test(box))) expect(within(y, y + h), `a box is cut: ${box}`).toBe(true);
  }
  for (const [shape, points] of svg.matchAll(/<path d="M([^"]*)"/g)) {
    const places = points!
      .replace("Z", "")
      .split("L")
      .map((point) => point.split(",").map(Number) as [number, number]);
    // An axis goes through every part.
    if (places.every(([x]) => x === places[0]![0])) continue;
    const heights = places.map(([, y]) => y);
    expect(within(Math.min(...heights), Math.max(...heights)), `an arrow is cut: ${shape}`).toBe(true);
  }
  return bottom;
}

function expectApart(labels: readonly Label[]): void {
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
