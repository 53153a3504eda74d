// What the signs mean, below the drawing: those that it holds, and no others.
import { type Scene, type Shape, textWidth } from "../scene.js";
import type { Sign, Words } from "../words/table.js";
import type { Frame } from "./frame.js";
import type { Item } from "./items.js";
import { mark } from "./rows.js";
import { lookOf, looks } from "./strips.js";

const SIZE = 10.5;
const LINE = 18;
const SIGN = 18;
const BETWEEN = 18;

const order: readonly Sign[] = ["drop", "decision", "state", "change", "waiting", "asking", "known", "stale", "failed"];

export function signsOf(items: readonly Item[]): readonly Sign[] {
  const found = new Set<Sign>();
  for (const item of items) {
    if (item.kind !== "note") continue;
    found.add(item.look);
    if (item.strip) found.add(lookOf(item.strip.look).sign);
  }
  return order.filter((sign) => found.has(sign));
}

/** Its shapes, and how high it is. */
export function legend(
  signs: readonly Sign[],
  { left, right }: Frame,
  top: number,
  words: Words,
): { readonly shapes: Scene["shapes"]; readonly height: number } {
  const shapes: Shape[] = [];
  let x = left + 4;
  let y = top + 13;
  for (const sign of signs) {
    const text = words.sequence.legend[sign];
    const width = SIGN + textWidth(text, SIZE);
    if (x > left + 4 && x + width > right) {
      x = left + 4;
      y += LINE;
    }
    shapes.push(...drawn(sign, x + 6, y - 4), {
      kind: "text",
      x: x + SIGN,
      y,
      text,
      size: SIZE,
      fill: "dim",
    });
    x += width + BETWEEN;
  }
  return { shapes, height: signs.length === 0 ? 0 : y - top + 7 };
}

function drawn(sign: Sign, x: number, y: number): readonly Shape[] {
  switch (sign) {
    case "drop":
      return mark("drop", "bad", x, y);
    case "decision":
      return mark("decision", "note", x, y);
    case "state":
      return mark("state", "good", x, y);
    case "change":
      return [{ kind: "rect", x: x - 6, y: y - 4, w: 12, h: 8, stroke: "dim", dash: "3 2", radius: 2 }];
    default: {
      const { stroke, width, ...more } = looks[sign];
      const dash = "dash" in more ? { dash: more.dash } : {};
      return [
        {
          kind: "line",
          points: [
            [x, y - 6],
            [x, y + 6],
          ],
          stroke,
          width,
          ...dash,
        },
      ];
    }
  }
}
