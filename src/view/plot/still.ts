// A chart as a still drawing: for paper, for pages that run nothing, for who never scrolls back to hover.
import { shorten } from "../columns.js";
import { type Point, type Scene, type Shape, textWidth } from "../scene.js";
import type { Role } from "../theme.js";
import type { Axis, Chart, Mark, Series, Value } from "./chart.js";
import { exact, ticksOf } from "./ticks.js";

const SIZE = 12;
const SMALL = 11;
const WIDTH = 780;
const LANE = 28;
const HEIGHT = 250;
const NAME = 34;

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  x(value: number): number;
  y(value: number): number;
}

export function stillOf(chart: Chart): Pick<Scene, "width" | "height" | "shapes"> {
  const { x, y, series } = chart;
  const values = series.flatMap((each) => each.values);
  const yTicks = ticks(
    y,
    values.map((value) => value.y),
    5,
    true,
  );
  const left = 18 + Math.max(0, ...yTicks.map(({ text }) => textWidth(text, SMALL)));
  const legend = legendOf(series, left, WIDTH - 12);
  const top = legend.height + 26;
  const lanes = y.names?.length ?? 0;
  const bottom = top + (lanes > 0 ? lanes * LANE : HEIGHT);
  const right = WIDTH - 24;
  const xs = values.flatMap((value) => [value.x, value.to ?? value.x]);
  const xTicks = ticks(x, xs, 8, false);
  const across = range(x, xs, xTicks, false);
  const up = range(
    y,
    values.map((value) => value.y),
    yTicks,
    true,
  );
  const frame: Frame = {
    left,
    right,
    top,
    bottom,
    x: (value) => left + ((value - across[0]) / (across[1] - across[0])) * (right - left),
    // Names go down from the top, numbers up from the ground.
    y: (value) =>
      lanes > 0
        ? top + ((value - up[0]) / (up[1] - up[0])) * (bottom - top)
        : bottom - ((value - up[0]) / (up[1] - up[0])) * (bottom - top),
  };
  const height = bottom + 46;
  return {
    width: WIDTH,
    height,
    shapes: [
      { kind: "rect", x: 0, y: 0, w: WIDTH, h: height, fill: "paper" },
      ...legend.shapes,
      ...gridOf(frame, xTicks, yTicks, x, y),
      ...series.flatMap((each, at) => drawn(each, at, series, frame)),
    ],
  };
}

interface Tick {
  readonly at: number;
  readonly text: string;
}

function ticks({ names }: Axis, values: readonly number[], about: number, fromZero: boolean): readonly Tick[] {
  if (names) return names.map((name, at) => ({ at, text: shorten(name, NAME) }));
  const least = fromZero ? Math.min(0, ...values) : Math.min(...values);
  const most = Math.max(...values, least);
  const whole = values.every(Number.isInteger);
  const marks = ticksOf(least, most === least ? least + 1 : most, about);
  return marks.filter((at) => !whole || Number.isInteger(at)).map((at) => ({ at, text: String(at) }));
}

/** From where to where, with a little air around. */
function range(
  { names }: Axis,
  values: readonly number[],
  marks: readonly Tick[],
  fromZero: boolean,
): readonly [number, number] {
  if (names) return [-0.5, names.length - 0.5];
  const all = [...values, ...marks.map(({ at }) => at)];
  const least = fromZero ? Math.min(0, ...all) : Math.min(...all);
  const most = Math.max(...all);
  const air = (most - least || 1) * 0.04;
  return [fromZero && least === 0 ? -air / 2 : least - air, most + air];
}

function gridOf(frame: Frame, xTicks: readonly Tick[], yTicks: readonly Tick[], x: Axis, y: Axis): readonly Shape[] {
  const { left, right, top, bottom } = frame;
  const line = (points: readonly Point[], stroke: Role): Shape => ({ kind: "line", points, stroke, width: 1 });
  const text = (text: string, x: number, y: number, more: object = {}): Shape => ({
    kind: "text",
    x,
    y,
    text,
    size: SMALL,
    fill: "dim",
    ...more,
  });
  const shapes: Shape[] = [];
  for (const { at, text: says } of yTicks) {
    const place = frame.y(at);
    shapes.push(
      line([[left, place], [right, place]], "band"), // biome-ignore format: two ends of one line
      text(says, left - 6, place + 4, { anchor: "end" }),
    );
  }
  let free = 0;
  for (const { at, text: says } of xTicks) {
    const place = frame.x(at);
    const half = textWidth(says, SMALL) / 2;
    shapes.push(
      line(
        [
          [place, bottom],
          [place, bottom + 4],
        ],
        "rule",
      ),
    );
    const start = Math.max(2, Math.min(place - half, WIDTH - 2 * half - 2));
    // Where names are long, every second one has room.
    if (start < free) continue;
    free = start + 2 * half + 8;
    shapes.push(text(says, start, bottom + 17));
  }
  return [
    ...shapes,
    line(
      [
        [left, top],
        [left, bottom],
        [right, bottom],
      ],
      "rule",
    ),
    text(y.title, 4, top - 10, { fill: "ink" }),
    text(x.title, right, bottom + 36, { anchor: "end", fill: "ink" }),
  ];
}

function drawn(series: Series, at: number, all: readonly Series[], frame: Frame): readonly Shape[] {
  const { look, tone, mark = "circle", values } = series;
  switch (look) {
    case "spans":
      return values.map((value) => span(series, value, frame));
    case "bars":
      return values.flatMap((value) => bar(series, value, at, all, frame));
    default: {
      const points = values.map(({ x, y }): Point => [frame.x(x), frame.y(y)]);
      const way = look === "steps" ? stepped(points) : points;
      const line: readonly Shape[] =
        look === "marks" || points.length < 2 ? [] : [{ kind: "line", points: way, stroke: tone, width: 2 }];
      return [...line, ...(look === "steps" ? [] : points.flatMap(([x, y]) => marked(mark, tone, x, y)))];
    }
  }
}

const stepped = (points: readonly Point[]): readonly Point[] =>
  points.flatMap((point, at): readonly Point[] => {
    const before = points[at - 1];
    return before ? [[point[0], before[1]], point] : [point];
  });

function span({ tone, width = 8 }: Series, { x, y, to = x }: Value, frame: Frame): Shape {
  const at = frame.y(y);
  const from = frame.x(x);
  return { kind: "rect", x: from, y: at - width / 2, w: Math.max(1, frame.x(to) - from), h: width, fill: tone };
}

function bar({ tone }: Series, { x, y }: Value, at: number, all: readonly Series[], frame: Frame): readonly Shape[] {
  const bars = all.filter(({ look }) => look === "bars").length;
  const room = frame.x(1) - frame.x(0);
  const w = Math.min(48, (room * 0.8) / bars);
  const left = frame.x(x) + (at - bars / 2) * w;
  const top = frame.y(y);
  const text = String(exact(y));
  const box: Shape = { kind: "rect", x: left, y: top, w: w - 2, h: Math.max(0, frame.bottom - top), fill: tone };
  if (textWidth(text, SMALL) > w) return [box];
  return [box, { kind: "text", x: left + (w - 2) / 2, y: top - 4, text, size: SMALL, fill: "ink", anchor: "middle" }];
}

/** The marks that tell series apart without their colours. */
export function marked(mark: Mark, fill: Role, x: number, y: number): readonly Shape[] {
  switch (mark) {
    case "circle":
      return [{ kind: "rect", x: x - 4, y: y - 4, w: 8, h: 8, radius: 4, fill }];
    case "square":
      return [{ kind: "rect", x: x - 4, y: y - 4, w: 8, h: 8, fill }];
    case "cross":
      return [
        { kind: "line", points: [[x - 5, y - 5], [x + 5, y + 5]], stroke: fill, width: 2.4 }, // biome-ignore format: ends
        {
          kind: "line",
          points: [
            [x - 5, y + 5],
            [x + 5, y - 5],
          ],
          stroke: fill,
          width: 2.4,
        },
      ];
    case "diamond":
      return [
        {
          kind: "polygon",
          points: [
            [x, y - 5],
            [x + 5, y],
            [x, y + 5],
            [x - 5, y],
          ],
          fill,
        },
      ];
    case "up":
      return [
        {
          kind: "polygon",
          points: [
            [x, y - 5],
            [x + 5, y + 4],
            [x - 5, y + 4],
          ],
          fill,
        },
      ];
    case "down":
      return [
        {
          kind: "polygon",
          points: [
            [x, y + 5],
            [x + 5, y - 4],
            [x - 5, y - 4],
          ],
          fill,
        },
      ];
    default:
      return mark satisfies never;
  }
}

function legendOf(
  series: readonly Series[],
  left: number,
  right: number,
): { readonly shapes: readonly Shape[]; readonly height: number } {
  const shapes: Shape[] = [];
  let x = left;
  let y = 16;
  for (const { name, look, mark = "circle", tone, width = 8 } of series) {
    const w = 20 + textWidth(name, SIZE);
    if (x > left && x + w > right) {
      x = left;
      y += 20;
    }
    const sign: readonly Shape[] =
      look === "bars" || look === "spans"
        ? [{ kind: "rect", x, y: y - 4 - Math.min(width, 10) / 2, w: 12, h: Math.min(width, 10), fill: tone }]
        : look === "steps"
          ? [{ kind: "line", points: [[x, y - 4], [x + 12, y - 4]], stroke: tone, width: 2 }] // biome-ignore format: ends
          : marked(mark, tone, x + 6, y - 4);
    shapes.push(...sign, { kind: "text", x: x + 17, y, text: name, size: SIZE, fill: "ink" });
    x += w + 16;
  }
  return { shapes, height: y + 6 };
}
