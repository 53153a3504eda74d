// `npm run bench`: every figure, as a table and as dist/bench.json. See README.md beside this.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { measure, median } from "./harness.mjs";
import { fallen, isOthers, keepable, missing, ratiosOf, unkept, unsteady } from "./kept.mjs";
import { yardstick } from "./yardstick.mjs";

const suites = ["chain", "tables", "scale", "wire", "pictures", "shell"];
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
const wanted = (name) => positionals.length === 0 || positionals.some((word) => name.includes(word));
const number = (value) => Math.round(value).toLocaleString("en");
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new RangeError(`--runs ${values.runs}: a whole number of runs`);

/** What others do with the same work: the median of as many runs; those that are not here are left out. */
function others({ beside = {}, frames }) {
  const rates = Object.entries(beside).map(([who, rate]) => {
    const first = rate(frames);
    const all = first === undefined ? [] : [first, ...Array.from({ length: runs - 1 }, () => rate(frames))];
    return [who, all.length === 0 ? undefined : median(all)];
  });
  return Object.fromEntries(rates.filter(([, rate]) => rate !== undefined));
}

/** How a figure compares to the one of this run that it names. */
const toAnother = ({ suite, against, rate }) =>
  figures
    .filter((each) => each.suite === suite && each.name === against)
    .map((each) => ` ${(rate / each.rate).toFixed(2)} × ${each.name}`);

/** A figure, with its ratios to the yardstick and to what others do. */
async function taken(suite, each) {
  // The machine is as fast as it is just now.
  const reference = await measure("reference", yardstick, 1);
  references.push(reference.rate);
  const figure = await measure(suite, each, runs);
  const beside = others(each);
  const ratios = Object.fromEntries(Object.entries(beside).map(([who, rate]) => [who, figure.rate / rate]));
  return { ...figure, against: each.against, ratio: figure.rate / reference.rate, beside, ratios };
}

/** The ratios that one figure more adds to those of the figures before it. */
function added(figure) {
  const known = ratiosOf(figures);
  return Object.fromEntries(Object.entries(ratiosOf([...figures, figure])).filter(([name]) => !(name in known)));
}

const were = values.check ? JSON.parse(readFileSync(kept, "utf8")) : {};
const figures = [];
const references = [];
console.log(
  "units a CPU second (of building, CPU seconds); memory that stays; times the yardstick; times what others do in this same run",
);
for (const suite of suites) {
  const { cases } = await import(`./suites/${suite}.mjs`);
  for (const each of cases) {
    if (!wanted(`${suite}: ${each.name}`)) continue;
    let figure = await taken(suite, each);
    if (values.check && fallen(added(figure), were).length > 0) {
      console.log(`${suite}: ${figure.name}: less than is kept, measured once more`);
      const again = await taken(suite, each);
      if (again.ratio > figure.ratio) figure = again;
    }
    figures.push(figure);
    const { beside, ratios } = figure;
    console.log(
      `${suite}: ${figure.name}`.padEnd(58),
      `${number(figure.rate)} ${figure.unit}/s`.padStart(24),
      ...(each.seconds ? [`${figure.cpu.toFixed(2)} s`.padStart(8)] : []),
      `${(figure.memory / 2 ** 20).toFixed(1)} MiB`.padStart(11),
      figure.ratio.toPrecision(3).padStart(9),
      ...Object.entries(ratios).map(([who, ratio]) => ` ${ratio.toFixed(2)} × ${who} (${number(beside[who])})`),
      ...toAnother(figure),
    );
  }
}

if (figures.length === 0) {
  console.error(`no figure's name contains ${positionals.join(" or ")}`);
  process.exit(2);
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
  runs,
  yardstick: references.length > 0 ? median(references) : undefined,
};
mkdirSync("dist", { recursive: true });
writeFileSync(values.json, `${JSON.stringify({ about, figures }, undefined, 1)}\n`);
console.log(`${about.cpu}, ${about.cores} cores, load ${about.load.toFixed(1)}, Node ${about.node}, ${about.commit}`);

const ratios = ratiosOf(figures);
if (values.keep) {
  for (const name of unsteady(figures)) console.log(`not kept, its runs lie too far apart: ${name}`);
  const before = positionals.length === 0 ? {} : JSON.parse(readFileSync(kept, "utf8"));
  for (const [name, ratio] of Object.entries(keepable(figures))) before[name] = Number(ratio.toPrecision(3));
  writeFileSync(kept, `${JSON.stringify(before, undefined, 2)}\n`);
}
if (values.check) {
  for (const name of unkept(figures, were)) console.log(`no ratio is kept for ${name} (npm run bench -- --keep)`);
  const gone = missing(ratios, were, wanted);
  for (const name of gone.filter(isOthers)) console.log(`not compared, since they are not here: ${name}`);
  const absent = gone.filter((name) => !isOthers(name)).map((name) => `${name}: is kept, and was not measured`);
  const wrong = [...fallen(ratios, were), ...absent];
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
  else
    console.log(
      `none of ${Object.keys(ratios).filter((name) => were[name] !== undefined).length} kept ratios fell by more than a quarter`,
    );
}
