// Compares fresh recordings with those kept: `keep FRESH SCRIPT...`, each kept beside its script. What changed beyond kernel/mask.ts
// is written over; exits 1 then. Kernel and tools (`versions`) are kept in the working directory.
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { mask } from "../../kernel/mask.js";

const [fresh = ".", ...scripts] = process.argv.slice(2);
const read = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

const recordings = [
  { kept: "versions", now: join(fresh, "versions"), script: "" },
  ...scripts.map((path) => ({
    kept: path.replace(/sh$/, "out"),
    now: join(fresh, basename(path).replace(/sh$/, "out")),
    script: read(path),
  })),
];
const changed = recordings.filter(({ kept, now, script }) => mask(read(kept), script) !== mask(read(now), script));
for (const { kept, now } of changed) {
  copyFileSync(now, kept);
  console.log(`changed: ${kept}`);
}
console.log(`${changed.length} of ${recordings.length} recordings changed`);
process.exitCode = changed.length > 0 ? 1 : 0;
