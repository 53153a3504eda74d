// `npm run bench`: every figure, as a table and as dist/bench.json. See README.md beside this.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { measure } from "./harness.mjs";
import { cases as chains } from "./suites/chain.mjs";
import { yardstick } from "./yardstick.mjs";

const suites = { chain: chains };
const kept = new URL("kept.json", import.meta.url);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "3" },
    json: { type: "string", default: "dist/bench.json" },
    check: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});
const wanted = (suite, { name }) =>
  positionals.length === 0 || positionals.some((word) => `${suite} ${name}`.includes(word));
const number = (value) => Math.round(value).toLocaleString("en");

const runs = Number(values.runs);
const reference = await measure("reference", yardstick, runs);
const figures = [];
console.log(`yardstick: ${number(reference.rate)} turns a CPU second`);
for (const [suite, cases] of Object.entries(suites))
  for (const each of cases) {
    if (!wanted(suite, each)) continue;
    const figure = await measure(suite, each, runs);
    figures.push({ ...figure, ratio: figure.rate / reference.rate });
    console.log(
      `${suite}: ${figure.name}`.padEnd(44),
      `${number(figure.rate)} ${figure.unit}/s`.padStart(26),
      `${(figure.memory / 2 ** 20).toFixed(1)} MiB`.padStart(12),
    );
  }

const commit = () => {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
};
const about = {
  commit: commit(),
  node: process.version,
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memory: totalmem(),
  load: loadavg()[0],
};
mkdirSync("dist", { recursive: true });
writeFileSync(values.json, `${JSON.stringify({ about, reference, figures }, undefined, 1)}\n`);
console.log(`${about.cpu}, ${about.cores} cores, load ${about.load.toFixed(1)}, Node ${about.node}, ${about.commit}`);

if (values.keep) {
  const ratios = Object.fromEntries(
    figures.map(({ suite, name, ratio }) => [`${suite}: ${name}`, +ratio.toPrecision(3)]),
  );
  writeFileSync(kept, `${JSON.stringify(ratios, undefined, 2)}\n`);
}
if (values.check) {
  const ratios = JSON.parse(readFileSync(kept, "utf8"));
  const fallen = figures.filter(({ suite, name, ratio }) => ratio < 0.75 * (ratios[`${suite}: ${name}`] ?? 0));
  for (const { suite, name, ratio } of fallen)
    console.error(`fell: ${suite}: ${name}: ${ratio.toPrecision(3)}, was ${ratios[`${suite}: ${name}`]}`);
  if (fallen.length > 0) process.exitCode = 1;
}
