// The scripts that a page may carry, as `npm run build` bundled them from src/page.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { PageScript } from "../src/report/report.js";

/** Undefined where it was never built. */
export function pageScript(name: string): PageScript | undefined {
  // Beside this file's own folder in dist, or in dist beside the sources.
  const file = ["../page", "../dist/page"]
    .map((folder) => new URL(`${folder}/${name}.js`, import.meta.url))
    .find((url) => existsSync(url));
  if (!file) return undefined;
  // What could end the script's element or begin another stands in literals only, where \x3c is the same.
  const text = readFileSync(file, "utf8").replace(/<(?=\/script|script|!--)/gi, "\\x3c");
  return { text, hash: `sha256-${createHash("sha256").update(text).digest("base64")}` };
}
