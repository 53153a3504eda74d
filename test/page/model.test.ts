// What a living table shows, without a browser.
import { expect, test } from "vitest";
import { cellText, template } from "../../src/page/capture/cells.js";
import { Model } from "../../src/page/capture/model.js";
import { captureOf } from "../../src/view/capture/sight.js";
import { refusedByFilter, replyOverLoopback } from "../view/logs.js";

const model = (count = 3, view: unknown = undefined) =>
  new Model(captureOf(replyOverLoopback(count), 0), "t", "en", view);
const numbers = (of: Model) => of.lines.map(({ row }) => row.number);

test("a filter in tcpdump's language; a wrong one leaves the rows and says tcpdump's words", () => {
  const m = model();
  m.setFilter("arp");
  expect(numbers(m)).toEqual([1, 2, 3, 4]);
  m.setFilter("arp or icmp[");
  expect(m.error).toBe("can't parse filter expression: syntax error");
  expect(numbers(m)).toEqual([1, 2, 3, 4]);
  m.setFilter("outbound and ip src 10.9.0.2");
  expect(m.error).toBeUndefined();
  expect(numbers(m)).toEqual([7, 11, 15]);
  m.setFilter("");
  expect(m.lines).toHaveLength(16);
});

test("a column sorts up, down, and not at all; equal rows stay in time", () => {
  const m = model();
  m.sortBy("protocol");
  expect(numbers(m).slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
  m.sortBy("protocol");
  expect(numbers(m).slice(-4)).toEqual([1, 2, 3, 4]);
  m.sortBy("protocol");
  expect(m.sort).toBeUndefined();
  expect(numbers(m)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  const addresses = new Model(captureOf(refusedByFilter(), 0), "t", "en", undefined);
  addresses.sortBy("device");
  expect(addresses.lines.map(({ row }) => row.device)).toEqual(["alpha:e0", "gate:e0", "gate:e1", "omega:e0"]);
});

test("packets fold: one line a packet that names its devices, its sights below it", () => {
  const m = model();
  m.setGroup(true);
  expect(m.lines).toHaveLength(8);
  expect(cellText(m.lines[0]!, "device", m.words)).toBe("left → right");
  m.unfold(m.lines[0]!, true);
  expect(m.lines.slice(0, 4).map(({ row, level }) => [row.number, level])).toEqual([
    [1, 1],
    [1, 2],
    [2, 2],
    [3, 1],
  ]);
  m.unfold(m.lines[0]!, false);
  expect(m.lines).toHaveLength(8);
});

test("the active row stays the active one through filters and orders", () => {
  const m = model();
  m.setActive(6);
  m.sortBy("number");
  m.sortBy("number");
  expect(m.row!.number).toBe(7);
  m.setFilter("icmp");
  expect(m.row!.number).toBe(7);
  m.setFilter("arp");
  expect(m.row!.number).toBe(4);
});

test("a packet chosen elsewhere becomes active, unless the filter holds it back", () => {
  const m = model();
  expect(m.choosePacket(4)).toBe(true);
  expect(m.row!.sight.packet).toBe(4);
  m.setFilter("arp");
  expect(m.choosePacket(4)).toBe(false);
});

test("it begins as the notebook said, and what is no such thing is passed over", () => {
  const m = model(3, {
    filter: "icmp",
    columns: ["number", "ttl", "info"],
    sort: { key: "number", descending: true },
    group: false,
  });
  expect(m.columns).toEqual(["number", "info"]);
  expect(numbers(m)[0]).toBe(16);
  for (const view of [
    1,
    "x",
    { filter: "((", columns: [], sort: { key: "x" } },
    { filter: 3, columns: 4, sort: 5, group: 6 },
  ])
    expect(model(3, view).lines).toHaveLength(16);
});

test("columns are as wide as what stands in them", () => {
  const m = model();
  m.setColumns(["device", "number"]);
  expect(m.columns).toEqual(["number", "device"]);
  expect(template(m)).toBe("6.5ch 12.5ch");
});
