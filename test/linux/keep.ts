// Compares fresh recordings with those kept: `keep KEPT FRESH`. What changed beyond mask.ts is written over; exits 1 then.
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mask } from "./mask.js";

const [kept = ".", fresh = "."] = process.argv.slice(2);
const read = (folder: string, name: string): string =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "";

const changed = readdirSync(fresh).filter((name) => {
  const script = read(kept, name.replace(/out$/, "sh"));
  return mask(read(kept, name), script) !== mask(read(fresh, name), script);
});
for (const name of changed) {
  copyFileSync(join(fresh, name), join(kept, name));
  console.log(`changed: ${name}`);
}
console.log(`${changed.length} of ${readdirSync(fresh).length} recordings changed`);
process.exitCode = changed.length > 0 ? 1 : 0;
