// Boxes and wires, once they have their places, as a drawing.
import type { Shape } from "../scene.js";
import type { Role } from "../theme.js";
import { type Box, LINE, type Line, SIZE, type Wire } from "./graph.js";
import type { Plan } from "./layout.js";

const fills: Readonly<Record<Line["look"], Role>> = {
  name: "ink",
  plain: "data",
  dim: "dim",
  bad: "bad",
  good: "good",
};
const grounds: Readonly<Record<Box["kind"], Role>> = {
  machine: "panel",
  netns: "band",
  bridge: "band",
  device: "paper",
};

export function draw(boxes: readonly Box[], wires: readonly Wire[], plan: Plan): readonly Shape[] {
  return [
    { kind: "rect", x: 0, y: 0, w: plan.width, h: plan.height, fill: "paper" },
    ...boxes.flatMap((box) => drawBox(box, plan)),
    ...wires.flatMap((wire) => drawWire(wire, plan)),
  ];
}

function drawBox(box: Box, plan: Plan): readonly Shape[] {
  const { x, y, w, h } = plan.boxes.get(box.id)!;
  const dash = box.off ? { dash: "5 3" } : {};
  const radius = box.kind === "machine" ? 8 : 4;
  const centred = box.kind === "device";
  return [
    { kind: "rect", x, y, w, h, fill: grounds[box.kind], stroke: box.off ? "bad" : "rule", radius, ...dash },
    ...box.lines.map((line, i): Shape => {
      const at = centred ? { x: x + w / 2, anchor: "middle" as const } : { x: x + 8 };
      const bold = line.look === "name" || line.look === "bad" ? { bold: true } : {};
      return {
        kind: "text",
        ...at,
        y: y + 17 + i * LINE,
        text: line.text,
        size: SIZE,
        fill: fills[line.look],
        ...bold,
      };
    }),
    ...box.children.flatMap((child) => drawBox(child, plan)),
  ];
}

function drawWire(wire: Wire, plan: Plan): readonly Shape[] {
  const { points, label } = plan.wires.get(wire.id) ?? { points: [], label: undefined };
  if (points.length < 2) return [];
  const dash = wire.off ? { dash: "5 3" } : {};
  const stroke: Role = wire.off ? "bad" : "data";
  const ends = [points[0]!, points.at(-1)!].map(
    ([x, y]): Shape => ({ kind: "rect", x: x - 4, y: y - 4, w: 8, h: 8, fill: stroke, radius: 2 }),
  );
  const name: readonly Shape[] = label
    ? [
        {
          kind: "text",
          x: label.x + label.w / 2,
          y: label.y + label.h - 4,
          text: wire.label,
          size: SIZE,
          fill: "dim",
          anchor: "middle",
        },
      ]
    : [];
  return [{ kind: "line", points, stroke, width: 2, ...dash, title: wire.title }, ...ends, ...name];
}
