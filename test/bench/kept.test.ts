// `npm run bench -- --check`: what it takes for a fall, and that every figure has its ratio.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

interface Figure {
  readonly suite: string;
  readonly name: string;
  readonly ratio: number;
}

const bench = join(import.meta.dirname, "../../bench");
const { fallen, unkept } = (await import(pathToFileURL(join(bench, "kept.mjs")).href)) as {
  fallen(figures: readonly Figure[], kept: Readonly<Record<string, number>>): string[];
  unkept(figures: readonly Figure[], kept: Readonly<Record<string, number>>): string[];
};

test("a figure may lose a quarter, no more; a new one is named", () => {
  const at = (ratio: number) => [{ suite: "chain", name: "x", ratio }];
  expect(fallen(at(4), { "chain: x": 1 })).toEqual([]);
  expect(fallen(at(0.76), { "chain: x": 1 })).toEqual([]);
  expect(fallen(at(0.74), { "chain: x": 1 })).toEqual(["chain: x: fell to 0.740 from 1"]);
  expect(fallen(at(1), {})).toEqual([]);
  expect(unkept(at(1), {})).toEqual(["chain: x"]);
});

test("what is kept are ratios of figures", () => {
  const kept = JSON.parse(readFileSync(join(bench, "kept.json"), "utf8")) as Record<string, number>;
  expect(Object.values(kept).every((ratio) => ratio > 0)).toBe(true);
  expect(Object.keys(kept).every((name) => /^(chain|tables|scale|wire|pictures|shell): /.test(name))).toBe(true);
  expect(Object.keys(kept).filter((name) => name.startsWith("chain: chain of")).length).toBeGreaterThan(3);
});
