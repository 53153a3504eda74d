// The cases kept in a folder (found/: .sh with the kernel's .out), compared anew after a change of the simulator.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { difference, play } from "./play.js";

const [folder = "test/linux/found", ...only] = process.argv.slice(2);
const names = readdirSync(folder).filter(
  (name) => name.endsWith(".sh") && (only.length === 0 || only.includes(name.slice(0, -3))),
);
let differ = 0;
for (const name of names) {
  const script = readFileSync(join(folder, name), "utf8");
  const found = difference(script, readFileSync(join(folder, name.replace(/sh$/, "out")), "utf8"), await play(script));
  if (found === "") continue;
  differ += 1;
  console.log(`-- ${name}\n${found}`);
}
console.log(`${names.length} cases: ${differ} differ`);
process.exitCode = differ > 0 ? 1 : 0;
