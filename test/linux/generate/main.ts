// `test/linux/generated`: makes cases, plays them on the real kernel and in the simulator, and tells what differs.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { difference, play } from "./play.js";
import { scripts } from "./script.js";
import { steady } from "./steady.js";

const { values } = parseArgs({
  options: {
    here: { type: "string", default: "test/linux" },
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "40" },
    jobs: { type: "string", short: "j", default: "8" },
    boots: { type: "string", default: "1" },
  },
});
const { here } = values;
const [seed, count, boots] = [values.seed, values.count, values.boots].map(Number) as [number, number, number];

const made: { script: string; name: string }[] = [];
const work = mkdtempSync(join(tmpdir(), "generated."));

/** One boot of the real kernel, over its share of the cases. */
const boot = (share: readonly { name: string }[], jobs = values.jobs): Promise<void> =>
  new Promise((done, failed) => {
    const files = share.map(({ name }) => join(work, `${name}.sh`));
    const child = spawn(join(here, "linux"), ["-j", jobs, "-t", "400", work, ...files], { stdio: "inherit" });
    child.on("error", failed);
    child.on("exit", (code) => (code === 0 ? done() : failed(new Error(`linux: exit ${code}`))));
  });

// While one share is played, the next is chosen.
const running: Promise<void>[] = [];
let drawn = 0;
for (const script of scripts(seed, 2 * count)) {
  if (made.length === count) break;
  drawn += 1;
  // What throws here is a case to look at.
  if (!(await steady(script).catch(() => true))) continue;
  const name = `case-${seed}-${drawn}`;
  made.push({ script, name });
  writeFileSync(join(work, `${name}.sh`), script);
  const booted = running.length;
  if (made.length === Math.ceil((count * (booted + 1)) / boots))
    running.push(boot(made.slice(Math.ceil((count * booted) / boots))));
}
console.log(`${drawn - made.length} of ${drawn} cases hang on chance or on a moment, and are left out`);
await Promise.all(running);

const answer = (name: string): string => readFileSync(join(work, `${name}.out`), "utf8");
const late = made.filter(({ name }) => answer(name).endsWith("(more than 400 s)\n"));
if (late.length > 0) {
  console.log(`${late.length} cases ran out of time on the real kernel, and are played again, three at a time`);
  await boot(late, "3");
}

interface Differing {
  readonly name: string;
  readonly script: string;
  readonly simulated: string;
}
const differing = async (cases: readonly { name: string; script: string }[]): Promise<Differing[]> => {
  const all: Differing[] = [];
  for (const { name, script } of cases) {
    const simulated = await play(script).catch((error: Error) => `the simulator threw: ${error.stack}\n`);
    if (difference(script, answer(name), simulated) !== "") all.push({ name, script, simulated });
  }
  return all;
};

// On a loaded machine the real kernel may stand still for seconds. What differs is asked again, alone: a case that the kernel
// itself now answers as the simulator did says nothing against either.
const first = await differing(made);
const before = new Map(first.map(({ name }) => [name, answer(name)]));
if (first.length > 0) await boot(first, "1");
const differ = await differing(first);
for (const { name, script } of first.filter((each) => !differ.some(({ name: other }) => other === each.name)))
  console.log(
    `-- ${name}: the real kernel gave two answers (- the first, + the second)\n${difference(script, before.get(name)!, answer(name))}`,
  );
for (const { name, script, simulated } of differ) {
  mkdirSync(join(here, "found"), { recursive: true });
  for (const [end, text] of [
    ["sh", script],
    ["out", answer(name)],
    ["sim", simulated],
  ] as const)
    writeFileSync(join(here, "found", `${name}.${end}`), text);
  console.log(`-- ${name} (- the kernel, + the simulator)\n${difference(script, answer(name), simulated)}`);
}
rmSync(work, { recursive: true });
const twice = first.length - differ.length;
if (twice > 0) console.log(`${twice} agreed when the real kernel was asked again, alone`);
console.log(`${made.length} cases, seed ${seed}: ${differ.length} differ`);
process.exitCode = differ.length > 0 ? 1 : 0;
