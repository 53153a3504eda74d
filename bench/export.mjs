// How long exporting a notebook with running it takes, beside `jupyter nbconvert --execute` with this same kernel, in one
// run on this machine: node bench/export.mjs [NOTEBOOK] [ROUNDS]. Prints each round's seconds and the medians' ratio.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const [notebook = join(root, "notebooks/01-veth.ipynb"), rounds = "3"] = process.argv.slice(2);
const cli = join(root, "dist/kernel/cli.js");
const folder = mkdtempSync(join(tmpdir(), "skbook-export-"));
// Debian has nbconvert as a Python module, without its command.
const python = ["/usr/bin/python3", "python3"].find((name) => spawnSync(name, ["-c", "import nbconvert"]).status === 0);
if (!python) {
  console.error("jupyter nbconvert is not installed here: there is nothing to compare with");
  process.exit(2);
}
const env = { ...process.env, JUPYTER_PATH: join(folder, "share/jupyter") };
execFileSync(process.execPath, [cli, "install", "--prefix", folder], { stdio: "ignore" });

const seconds = (command, args) => {
  const started = performance.now();
  execFileSync(command, args, { env, stdio: "ignore", cwd: root });
  return (performance.now() - started) / 1000;
};
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

const ours = [];
const theirs = [];
try {
  for (let round = 1; round <= Number(rounds); round++) {
    ours.push(seconds(process.execPath, [cli, "export", notebook, "-o", join(folder, "ours.html")]));
    theirs.push(
      seconds(python, [
        "-m",
        "nbconvert",
        "--execute",
        "--to",
        "html",
        "--ExecutePreprocessor.kernel_name=skbook",
        "--output-dir",
        folder,
        notebook,
      ]),
    );
    console.log(`round ${round}: skbook export ${ours.at(-1).toFixed(2)} s, nbconvert ${theirs.at(-1).toFixed(2)} s`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const ratio = median(ours) / median(theirs);
console.log(`ratio ${ratio.toFixed(2)} (at most 0.50 is wanted)`);
process.exitCode = ratio <= 0.5 ? 0 : 1;
