// `npm run bench -- --check`: what it takes for a fall, and that every figure has its ratio.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

interface Figure {
  readonly suite: string;
  readonly name: string;
  readonly ratio: number;
  readonly rate?: number;
  readonly rates?: readonly number[];
  readonly ratios?: Readonly<Record<string, number>>;
  readonly against?: string;
  readonly memory?: number;
}
type Ratios = Readonly<Record<string, number>>;

const bench = join(import.meta.dirname, "../../bench");
const { ratiosOf, keepable, fallen, unkept, missing, isOthers, unsteady } = (await import(
  pathToFileURL(join(bench, "kept.mjs")).href
)) as {
  ratiosOf(figures: readonly Figure[]): Ratios;
  keepable(figures: readonly Figure[]): Ratios;
  fallen(ratios: Ratios, kept: Ratios): string[];
  unkept(figures: readonly Figure[], kept: Ratios): string[];
  missing(ratios: Ratios, kept: Ratios, wanted?: (name: string) => boolean): string[];
  isOthers(name: string): boolean;
  unsteady(figures: readonly Figure[]): string[];
};

test("a ratio may lose a quarter, no more: 24 % pass, 26 % fail", () => {
  const kept = { "chain: x": 2 };
  expect(fallen({ "chain: x": 4 }, kept)).toEqual([]);
  expect(fallen({ "chain: x": 2 * 0.76 }, kept)).toEqual([]);
  expect(fallen({ "chain: x": 2 * 0.74 }, kept)).toEqual(["chain: x: fell to 1.48 from 2"]);
});

test("a figure without a ratio is named, and so is a ratio without its figure", () => {
  expect(fallen({ "chain: x": 1 }, {})).toEqual([]);
  const x = [{ suite: "chain", name: "x", ratio: 1 }];
  expect(unkept(x, {})).toEqual(["chain: x"]);
  expect(unkept(x, { "chain: x × ns-3": 1 })).toEqual([]);
  const kept = { "chain: x": 1, "chain: x × ns-3": 5, "tables: y": 1 };
  expect(missing({}, kept)).toEqual(["chain: x", "chain: x × ns-3", "tables: y"]);
  // Who asks for one suite is not told of the others.
  expect(missing({}, kept, (name) => name.includes("tables"))).toEqual(["tables: y"]);
  // Nor of a comparison to what he did not ask for.
  const compared = { "tables: y × z": 1 };
  expect(missing({}, compared, (name) => name.includes("y"))).toEqual([]);
  expect(missing({}, compared, (name) => name.includes("tables"))).toEqual(["tables: y × z"]);
  expect(Object.keys(kept).filter(isOthers)).toEqual(["chain: x × ns-3"]);
});

test("a run's ratios: to the yardstick, to others, to another figure, and what fits into a GiB", () => {
  const ten = { suite: "tables", name: "ten", ratio: 4, rate: 40 };
  const million = { suite: "tables", name: "million", ratio: 1, rate: 10, against: "ten", memory: 2 ** 29 };
  const chain = { suite: "chain", name: "x", ratio: 3, rate: 1, ratios: { "ns-3": 5 }, memory: 2 ** 20 };
  expect(ratiosOf([ten, million, chain])).toEqual({
    "tables: ten": 4,
    "tables: million": 1,
    "tables: million × ten": 0.25,
    "tables: million, times in a GiB": 2,
    "chain: x": 3,
    "chain: x × ns-3": 5,
    "chain: x, times in a GiB": 1024,
  });
  // The other was not measured.
  expect(ratiosOf([million])).not.toHaveProperty("tables: million × ten");
});

test("what hangs on a figure whose runs lie far apart is not kept, nor a memory of nothing, nor what the wall clock measured", () => {
  const of = (name: string, rates: readonly number[], memory: number, against?: string) => ({
    ...{ suite: "s", name, ratio: 1, rate: rates[0]!, rates, memory },
    ...(against === undefined ? {} : { against }),
  });
  const beside = { ratios: { "ns-3": 3, "the real kernel": 4 } };
  const figures = [of("ten", [10, 6, 3], 2 ** 20), { ...of("many", [10, 9, 3], 2 ** 29, "ten"), ...beside }];
  expect(unsteady(figures)).toEqual(["s: ten"]);
  expect(keepable(figures)).toEqual({ "s: many": 1, "s: many × ns-3": 3, "s: many, times in a GiB": 2 });
});

test("what is kept are ratios of figures", () => {
  const kept = JSON.parse(readFileSync(join(bench, "kept.json"), "utf8")) as Record<string, number>;
  expect(Object.values(kept).every((ratio) => ratio > 0)).toBe(true);
  expect(Object.keys(kept).every((name) => /^(chain|tables|scale|wire|pictures|shell): /.test(name))).toBe(true);
  expect(Object.keys(kept).filter((name) => name.startsWith("chain: chain of")).length).toBeGreaterThan(3);
});
