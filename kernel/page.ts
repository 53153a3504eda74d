// The scripts that a page may carry, as `npm run build` bundled them from src/page.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PageScript } from "../src/report/report.js";
import { compiled } from "./session/library.js";

/** Undefined where it was never built. */
export function pageScript(name: string): PageScript | undefined {
  const file = compiled(`page/${name}.js`);
  if (!existsSync(file)) return undefined;
  return scriptOf(readFileSync(file, "utf8"));
}

/** plotly.js, and what draws a page's plots with it; nothing where one of them is missing. */
export function plotScripts(): readonly PageScript[] {
  const draw = pageScript("plot");
  return draw ? [scriptOf(readFileSync(createRequire(import.meta.url).resolve("plotly.js"), "utf8")), draw] : [];
}

function scriptOf(source: string): PageScript {
  // What could end the script's element or begin another stands in literals only, where \x3c is the same.
  const text = source.replace(/<(?=\/script|script|!--)/gi, "\\x3c");
  return { text, hash: `sha256-${createHash("sha256").update(text).digest("base64")}` };
}
