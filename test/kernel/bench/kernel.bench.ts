// `npm run bench:kernel`: this kernel beside tslab and Deno, in one run. Rounds are taken in turn, so that a busy machine
// is busy for all; medians are printed, then what was promised and whether it holds. Where a promise is broken, two more
// rounds are taken, once, before that is said. SKBOOK_ROUNDS says how many rounds come first.

import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";
import { type Figures, measure, median } from "./measure.js";
import { peers } from "./peers.js";

/** What was promised: our figure is at most so much of theirs. */
const promises: readonly [figure: string, share: number, theirs: string][] = [
  ["ready", 0.75, "deno"],
  ["first cell, after launch", 1, "tslab"],
  ["first cell, at rest", 1, "tslab"],
  ["warm typed cell", 0.7, "tslab"],
  ["completion of a member", 1, "tslab"],
  ["completion of a global", 1, "tslab"],
  ["memory after 100 cells, MB", 1.5, "tslab"],
];

test("side by side", async () => {
  const folder = mkdtempSync(join(tmpdir(), "skbook-bench-"));
  try {
    const all = Object.entries(peers(folder));
    const taken: Record<string, Figures[]> = {};
    const rounds = async (count: number): Promise<void> => {
      for (let round = 0; round < count; round++) {
        for (const [name, peer] of all) {
          taken[name] ??= [];
          taken[name].push(await measure(peer));
        }
      }
    };
    await rounds(Number(process.env.SKBOOK_ROUNDS ?? 3));
    if (judged(taken).some(({ holds }) => !holds)) await rounds(2);
    process.stdout.write(`\n${table(taken)}\n\n`);
    for (const { holds, words } of judged(taken)) process.stdout.write(`${holds ? "holds " : "BROKEN"}  ${words}\n`);
    for (const [name, { imports }] of all) if (imports) process.stdout.write(`${name} ran first: ${imports}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function of(taken: Record<string, Figures[]>, name: string, figure: string): number {
  return median(taken[name]!.map((figures) => figures[figure] ?? Number.NaN));
}

function judged(taken: Record<string, Figures[]>): { holds: boolean; words: string }[] {
  return promises.map(([figure, share, theirs]) => {
    const ratio = of(taken, "skbook", figure) / of(taken, theirs, figure);
    return { holds: ratio <= share, words: `${figure}: ${ratio.toFixed(2)} of ${theirs}'s, at most ${share}` };
  });
}

function table(taken: Record<string, Figures[]>): string {
  const names = Object.keys(taken);
  const [first] = taken[names[0]!]!;
  const load = loadavg()[0]!.toFixed(1);
  const head = `medians of ${taken[names[0]!]!.length} fresh kernels, load ${load}`.padEnd(44);
  const rows = Object.keys(first!).map((figure) => [
    figure.padEnd(44),
    ...names.map((name) => of(taken, name, figure).toFixed(1).padStart(9)),
  ]);
  return [[head, ...names.map((name) => name.padStart(9))], ...rows].map((row) => row.join("")).join("\n");
}
