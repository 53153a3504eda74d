// Plots: one figure for plotly.js, the same as a still drawing, its numbers as text.
import { expect, test } from "vitest";
import { type Grid, heatmap } from "../../src/view/index.js";
import { expectTidy, labelsOf } from "./geometry.js";
import { drawingsOf, goldenPicture } from "./golden.js";

const grid: Grid = {
  title: "ping -c 1 10.9.0.2",
  across: {
    names: ["profile", "net.ipv4.conf.right.accept_local"],
    ticks: [
      ["centos7", "0"],
      ["centos7", "1"],
      ["debian12", "0"],
      ["debian12", "1"],
    ],
  },
  down: { names: ["net.ipv4.conf.all.rp_filter"], ticks: [["0"], ["1"], ["2"]] },
  cells: [
    ["lost", "answered", "lost", "answered"],
    ["lost", "<b>error</b>", "lost", undefined],
    ["lost", "answered", "lost", "answered"],
  ],
};

test("a grid of outcomes: golden, a word in every cell, nothing overlapping", () => {
  const picture = heatmap(grid, { words: "en" });
  goldenPicture("plot-grid", picture);
  expectTidy(drawingsOf(picture));
  const labels = labelsOf(drawingsOf(picture)[0]!).map(({ text }) => text);
  expect(labels.filter((text) => text === "lost")).toHaveLength(6);
  expect(labels.filter((text) => text === "not tried")).toHaveLength(1);
  expect(labels.filter((text) => text === "centos7")).toHaveLength(1); // one head over both its columns
});

test("its figure says in each cell what the drawing says, and takes no reader's text for markup", () => {
  const { data, layout } = heatmap(grid, { words: "en" }).figure;
  const [trace] = data;
  expect(trace).toMatchObject({ type: "heatmap", uid: "grid", texttemplate: "%{text}" });
  if (trace?.type !== "heatmap") throw new Error("no heat map");
  expect(trace.text[1]).toEqual(["lost", "&lt;b&gt;error&lt;/b&gt;", "lost", "not tried"]);
  expect(trace.z).toEqual([
    [0, 1, 0, 1],
    [0, 2, 0, null],
    [0, 1, 0, 1],
  ]);
  expect(layout.xaxis.ticktext).toContain("debian12<br>1");
});

test("numbers have heats from the least to the most", () => {
  const axis = { names: ["n"], ticks: [["1"], ["2"], ["3"]] };
  const picture = heatmap({ across: axis, down: { names: ["m"], ticks: [["1"]] }, cells: [[0, 5, 10]] });
  const [trace] = picture.figure.data;
  expect(trace?.type === "heatmap" && trace.z).toEqual([[0, 2, 4]]);
});

test("the same numbers are the same bytes, and Chinese words come with the figure", () => {
  expect(JSON.stringify(heatmap(grid).mime)).toBe(JSON.stringify(heatmap(grid).mime));
  expect(heatmap(grid).figure.config).toMatchObject({
    locale: "zh-CN",
    locales: { "zh-CN": { dictionary: { Pan: "平移" } } },
  });
});
