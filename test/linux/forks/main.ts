// `test/linux/forks/run --seed N --count 200`: copies of generated labs, their scripts played on a real kernel, and what differs.
// `--here`: in namespaces of this machine's own kernel, not of the referee's. `--record`: what agrees is kept for npm test.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fromScript } from "../../../src/index.js";
import { difference, steady } from "./compare.js";
import { forks } from "./story.js";

const { values } = parseArgs({
  options: {
    at: { type: "string", default: "test/linux" },
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "20" },
    jobs: { type: "string", short: "j", default: "8" },
    here: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
  },
});
const count = Number(values.count);
const work = mkdtempSync(join(tmpdir(), "forks."));
const made: { name: string; script: string }[] = [];
let drawn = 0;
for (const make of forks(Number(values.seed), 3 * count)) {
  if (made.length === count) break;
  drawn++;
  const script = (await make()).copy.toScript();
  if (!(await steady(fromScript(script), script))) continue;
  const name = `fork-${values.seed}-${drawn}`;
  made.push({ name, script });
  writeFileSync(join(work, `${name}.sh`), script);
}
console.log(`${drawn - made.length} of ${drawn} copies hang on chance or on a moment, and are left out`);

const ended = (command: string, args: readonly string[], out?: string): Promise<void> =>
  new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: ["ignore", out ? "pipe" : "inherit", "inherit"] });
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", failed);
    child.on("close", () => {
      if (out) writeFileSync(out, Buffer.concat(chunks));
      done();
    });
  });

const files = made.map(({ name }) => join(work, `${name}.sh`));
if (values.here) {
  const rest = [...files];
  const worker = async () => {
    for (let file = rest.shift(); file; file = rest.shift()) await ended("bash", [file], file.replace(/sh$/, "out"));
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
} else await ended(join(values.at, "linux"), ["-j", values.jobs, "-t", "900", work, ...files]);

let differ = 0;
for (const { name, script } of made) {
  const real = readFileSync(join(work, `${name}.out`), "utf8");
  const found = await difference(fromScript(script), script, real);
  if (found !== "") {
    differ++;
    console.log(`-- ${name} (- the kernel, + the lab)\n${found}`);
  }
  const folder = join(values.at, found === "" ? "forks/recorded" : "found");
  if (found === "" && !values.record) continue;
  mkdirSync(folder, { recursive: true });
  // Neither the stage nor what it needs is kept: the lab below it is the story.
  const lab = script.slice(script.indexOf("# ---- the lab")).replace(/^(?:prompt=|fresh )(?:.*\\\n)*.*\n/gm, "");
  writeFileSync(join(folder, `${name}.${found === "" ? "lab" : "sh"}`), found === "" ? lab : script);
  writeFileSync(join(folder, `${name}.out`), real);
}
rmSync(work, { recursive: true });
console.log(`${made.length} copies, seed ${values.seed}: ${differ} differ`);
process.exitCode = differ > 0 ? 1 : 0;
