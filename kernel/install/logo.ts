// The kernel's picture in Jupyter's launcher: two machines, a cable, a packet on its way. Drawn once as shapes; SVG text
// and PNG bytes are both made from them.

import { emitPng } from "./png.js";

type Colour = readonly [red: number, green: number, blue: number];
type Shape =
  | { readonly kind: "box"; readonly at: Point; readonly size: Point; readonly round: number; readonly fill: Colour }
  | { readonly kind: "disc"; readonly at: Point; readonly radius: number; readonly fill: Colour }
  | { readonly kind: "line"; readonly from: Point; readonly to: Point; readonly width: number; readonly fill: Colour };
type Point = readonly [x: number, y: number];

const night: Colour = [23, 37, 63];
const sky: Colour = [86, 156, 224];
const paper: Colour = [244, 247, 251];
const amber: Colour = [245, 176, 65];

/** In a square of 64. */
const SIDE = 64;
const shapes: readonly Shape[] = [
  { kind: "box", at: [0, 0], size: [64, 64], round: 12, fill: night },
  { kind: "line", from: [15, 47], to: [49, 17], width: 4, fill: paper },
  { kind: "disc", at: [15, 47], radius: 9, fill: sky },
  { kind: "disc", at: [49, 17], radius: 9, fill: sky },
  { kind: "box", at: [24, 25], size: [16, 13], round: 2.5, fill: amber },
  { kind: "line", from: [25.5, 27], to: [32, 32.5], width: 2, fill: night },
  { kind: "line", from: [32, 32.5], to: [38.5, 27], width: 2, fill: night },
];

export function svg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">\n${shapes.map(element).join("\n")}\n</svg>\n`;
}

function element(shape: Shape): string {
  const fill = `#${shape.fill.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  switch (shape.kind) {
    case "box": {
      const [[x, y], [width, height]] = [shape.at, shape.size];
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${shape.round}" fill="${fill}"/>`;
    }
    case "disc":
      return `<circle cx="${shape.at[0]}" cy="${shape.at[1]}" r="${shape.radius}" fill="${fill}"/>`;
    case "line": {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to];
      return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${fill}" stroke-width="${shape.width}" stroke-linecap="round"/>`;
    }
  }
}

/** A square of `size` pixels, each the mean of 4 by 4 samples. */
export function png(size: number): Buffer {
  const rgba = Buffer.alloc(4 * size * size);
  for (let at = 0; at < size * size; at++) rgba.set(pixel(at % size, Math.floor(at / size), SIDE / size), 4 * at);
  return emitPng(size, rgba);
}

function pixel(x: number, y: number, scale: number): readonly number[] {
  const sum: [number, number, number] = [0, 0, 0];
  let covered = 0;
  for (const dy of samples) {
    for (const dx of samples) {
      const top = shapes.filter((shape) => covers(shape, [(x + dx) * scale, (y + dy) * scale])).at(-1);
      if (!top) continue;
      covered++;
      for (const channel of [0, 1, 2] as const) sum[channel] += top.fill[channel];
    }
  }
  const colour = sum.map((part) => Math.round(part / Math.max(1, covered)));
  return [...colour, Math.round((255 * covered) / samples.length ** 2)];
}

const samples = [0.125, 0.375, 0.625, 0.875];

/** Whether the point lies inside: its distance from the shape's bone is at most the shape's half width. */
function covers(shape: Shape, [x, y]: Point): boolean {
  switch (shape.kind) {
    case "disc":
      return Math.hypot(x - shape.at[0], y - shape.at[1]) <= shape.radius;
    case "box": {
      const [half, middle] = [
        shape.size.map((side) => side / 2),
        shape.at.map((start, at) => start + shape.size[at]! / 2),
      ];
      const out = [x, y].map((value, at) => Math.max(0, Math.abs(value - middle[at]!) - half[at]! + shape.round));
      return Math.hypot(...out) <= shape.round;
    }
    case "line": {
      const [dx, dy] = [shape.to[0] - shape.from[0], shape.to[1] - shape.from[1]];
      const along = ((x - shape.from[0]) * dx + (y - shape.from[1]) * dy) / (dx * dx + dy * dy);
      const near = Math.max(0, Math.min(1, along));
      return Math.hypot(x - shape.from[0] - near * dx, y - shape.from[1] - near * dy) <= shape.width / 2;
    }
  }
}
