// Plots: one figure for plotly.js, the same as a still drawing, its numbers as text.
import { expect, test } from "vitest";
import type { Event } from "../../src/net/event.js";
import { counters, type Grid, growth, heatmap, roundTrips, timeline } from "../../src/view/index.js";
import { expectTidy, labelsOf } from "./geometry.js";
import { drawingsOf, goldenPicture } from "./golden.js";
import { echo, ipPacket, Log, refusedByFilter, replyOverLoopback, SEC, US, unanswered } from "./logs.js";

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

/** Three requests: answered, lost, answered by an error. */
function pings(): readonly Event[] {
  const log = new Log("box");
  const request = (n: number) => echo("echo-request", "10.9.0.1", "10.9.0.2", n);
  log
    .socket("send", 1, request(1))
    .after(1500 * US)
    .socket("deliver", 2, echo("echo-reply", "10.9.0.2", "10.9.0.1", 1));
  log.at(SEC).socket("send", 3, request(2));
  log.at(2 * SEC).socket("send", 4, request(3));
  const error = ipPacket("10.9.0.9", "10.9.0.1", { kind: "unreachable", code: 1, mtu: 0, original: request(3) });
  log.after(900 * US).socket("deliver", 5, error, "ping", 812, "error");
  return log.events;
}

test("round trips: what was answered, what not, what by an error: golden", () => {
  const plot = roundTrips(pings(), { words: "en" });
  goldenPicture("plot-roundtrips", plot);
  const [answered, lost, refused] = plot.figure.data;
  expect(answered).toMatchObject({ type: "scatter", mode: "lines+markers", x: [1], y: [1.5] });
  expect(lost).toMatchObject({ mode: "markers", x: [2], marker: { symbol: "x" } });
  expect(refused).toMatchObject({ x: [3], marker: { symbol: "triangle-down" } });
  expect(plot.toString()).toContain("ICMP 3/1 ← 10.9.0.9");
});

test("a timeline has a lane for each place and each neighbour, on an even axis: golden", () => {
  const plot = timeline(unanswered());
  goldenPicture("plot-timeline", plot);
  expect(plot.figure.layout.yaxis.ticktext).toEqual(["ping(812)", "协议栈", "left", "right", "lo", "left → 10.9.0.2"]);
  const asked = plot.figure.data.find(({ name }) => name === "邻居：正在询问或确认");
  expect(asked).toMatchObject({ mode: "lines", x: [0.000004, 3.0057, null] });
});

test("counters of devices, and frames over time: golden", () => {
  const count = (packets: number) => ({ packets, bytes: packets * 98, dropped: 0 });
  const devices = [
    { device: "box/left", rx: count(3), tx: { ...count(5), dropped: 2 } },
    { device: "box/right", rx: count(5), tx: count(3) },
  ];
  goldenPicture("plot-counters", counters(devices, { words: "en" }));
  const grown = growth(unanswered(), { words: "en" });
  goldenPicture("plot-growth", grown);
  const last = (name: string) => {
    const trace = grown.figure.data.find((each) => each.name === name);
    return trace?.type === "scatter" ? trace.y.at(-1) : undefined;
  };
  expect([last("left"), last("right"), last("lo")]).toEqual([3, 3, 8]);
});

test("every trace has an id that is not left to chance, and every mark of a series is another", () => {
  for (const { figure } of [roundTrips(pings()), timeline(unanswered()), growth(unanswered())]) {
    expect(new Set(figure.data.map(({ uid }) => uid)).size).toBe(figure.data.length);
    const looks = figure.data.flatMap((trace) => {
      if (trace.type !== "scatter") return [];
      return [JSON.stringify([trace.mode, trace.marker?.symbol, trace.line?.width, trace.marker?.color])];
    });
    expect(new Set(looks).size).toBe(looks.length);
  }
});

test("plots of anything are tidy, and say in words that there is nothing", () => {
  for (const events of [pings(), unanswered(), replyOverLoopback(30), refusedByFilter()])
    for (const words of ["zh-CN", "en"] as const)
      for (const plot of [roundTrips, timeline, growth]) expectTidy(drawingsOf(plot(events, { words })));
  expect(roundTrips([], { words: "en" }).toString()).toContain("nothing to show");
  expectTidy(drawingsOf(timeline([])));
});
