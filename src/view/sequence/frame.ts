// The still part of a sequence diagram: margins, where each axis stands, heads, panels of the namespaces.
import { shorten } from "../columns.js";
import { columnsIn, type Shape, textWidth } from "../scene.js";
import type { Axis, Group } from "./axes.js";

export const FONT = 12;
const SMALL = 10.5;
const HEAD_COLUMNS = 22;
const HEAD_GAP = 14;
const GROUP_GAP = 18;
const PANEL_PAD = 8;
const MIN_BODY = 690;

export interface Margins {
  readonly steps: number;
  readonly time: number;
}

export interface Frame {
  readonly width: number;
  /** Left and right of what rows may use. */
  readonly left: number;
  readonly right: number;
  /** Where the rows begin. */
  readonly top: number;
  readonly x: ReadonlyMap<string, number>;
  readonly margins: Margins;
  heads(y: number): readonly Shape[];
  panels(height: number, part: "ground" | "outline"): readonly Shape[];
  readonly headHeight: number;
  /** The axes' names in one thin line (two with the machines), for where a further page begins. */
  names(y: number): readonly Shape[];
  readonly namesHeight: number;
}

export function groupLabel(group: Group): string {
  return group.netns === "" ? group.machine : `${group.machine} · netns ${group.netns}`;
}

export function frameOf(axes: readonly Axis[], groups: readonly Group[], margins: Margins): Frame {
  const left = 8 + margins.steps + margins.time;
  const widths = axes.map(headWidth);
  const x = new Map<string, number>();
  const spans: { group: Group; from: number; to: number }[] = [];
  let at = left;
  for (const group of groups) {
    const own = axes.map((axis, i) => ({ axis, width: widths[i]! })).filter(({ axis }) => axis.group === group.key);
    const from = at;
    at += PANEL_PAD;
    for (const { axis, width } of own) {
      x.set(axis.key, at + width / 2);
      at += width + HEAD_GAP;
    }
    at += PANEL_PAD - HEAD_GAP;
    spans.push({ group, from, to: at });
    at += GROUP_GAP;
  }
  // Notes and labels need room even when there are two axes only: the last panel is widened.
  const right = Math.max(at - GROUP_GAP, left + MIN_BODY);
  const last = spans.at(-1);
  if (last) last.to = right;
  const lines = axes.reduce((most, axis) => Math.max(most, 1 + axis.details.length), 1);
  const headHeight = 10 + lines * 15;
  const top = 8 + 20 + headHeight + 10;
  const lineOf = (text: string, x: number, y: number): Shape => ({
    kind: "text",
    x,
    y,
    text,
    size: SMALL,
    fill: "dim",
    anchor: "middle",
  });
  const namesHeight = spans.length > 1 ? 32 : 18;
  return {
    // Whole pixels, so that the parts of a tall drawing meet without a seam.
    width: Math.ceil(right) + 8,
    left,
    right,
    top,
    x,
    margins,
    headHeight,
    namesHeight,
    names: (y) => [
      { kind: "rect", x: left + 1, y, w: right - left - 2, h: namesHeight, fill: "panel" },
      ...(spans.length > 1
        ? spans.map(({ group, from, to }) =>
            lineOf(shorten(groupLabel(group), columnsIn(to - from - 12, SMALL)), (from + to) / 2, y + 12),
          )
        : []),
      ...axes.map((axis) => lineOf(shorten(axis.name, HEAD_COLUMNS), x.get(axis.key)!, y + namesHeight - 5)),
    ],
    heads: (y) => axes.flatMap((axis, i) => head(axis, x.get(axis.key)!, y, widths[i]!, headHeight)),
    // The outline is drawn again over the bands, which run through all of them.
    panels: (height, part) =>
      spans.flatMap(({ group, from, to }): readonly Shape[] => {
        const box = { kind: "rect", x: from, y: 6, w: to - from, h: height - 12, radius: 6 } as const;
        if (part === "ground") return [{ ...box, fill: "panel" }];
        const whole = groupLabel(group);
        const text = shorten(whole, columnsIn(to - from - 12, FONT));
        return [
          { ...box, stroke: "rule" },
          {
            kind: "text",
            x: from + 8,
            y: 21,
            text,
            size: FONT,
            fill: "dim",
            bold: true,
            ...(text !== whole && { title: whole }),
          },
        ];
      }),
  };
}

function headWidth(axis: Axis): number {
  const name = Math.min(textWidth(axis.name, FONT), HEAD_COLUMNS * FONT * 0.615);
  const details = axis.details.map((detail) => textWidth(detail, SMALL));
  return Math.max(72, name, ...details) + 14;
}

function head(axis: Axis, x: number, y: number, width: number, height: number): readonly Shape[] {
  const name = shorten(axis.name, HEAD_COLUMNS);
  const radius = axis.kind === "process" ? 12 : axis.kind === "stack" ? 0 : 4;
  const box: Shape = {
    kind: "rect",
    x: x - width / 2,
    y,
    w: width,
    h: height,
    fill: "paper",
    stroke: "rule",
    radius,
    title: axis.name,
  };
  const lines = [name, ...axis.details];
  const first = y + height / 2 - (lines.length * 15) / 2 + 11;
  return [
    box,
    ...lines.map((text, i): Shape => {
      const look = i === 0 ? { size: FONT, fill: "ink" as const, bold: true } : { size: SMALL, fill: "dim" as const };
      return { kind: "text", x, y: first + i * 15, text, anchor: "middle", ...look };
    }),
  ];
}
