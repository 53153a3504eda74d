// `skbook export`: a notebook as one HTML file. It is run first in a clean session unless its own outputs are wanted.
// Pictures that lie beside the notebook are carried inside the page.

import { readFileSync } from "node:fs";
import { basename, dirname, extname, relative, resolve } from "node:path";
import { report } from "../src/report/report.js";
import { checkWritable, readNotebook, writeWhole } from "./files.js";
import { live } from "./live.js";
import { pageScript } from "./page.js";
import { runNotebook } from "./run.js";

export async function exportReport(
  path: string,
  out: string | undefined,
  options: { run: boolean; live?: boolean },
): Promise<void> {
  const target = out ?? path.replace(/(\.ipynb)?$/, ".html");
  let notebook = readNotebook(path);
  checkWritable(target);
  const folder = resolve(dirname(path));
  if (options.run) notebook = await runNotebook(notebook, folder);
  const capture = pageScript("capture");
  const carried = options.live ? live(notebook, basename(path)) : undefined;
  const title = basename(path, ".ipynb");
  const html = report(notebook, { title, image: (url) => embed(folder, url), capture, live: carried });
  writeWhole(target, html);
  process.stdout.write(`${target}\n`);
}

const imageTypes: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/** A relative image as a data: URI; only files inside the notebook's folder are read. */
function embed(folder: string, url: string): string | undefined {
  const type = imageTypes[extname(url).toLowerCase()];
  if (type === undefined || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
  try {
    const file = resolve(folder, decodeURIComponent(url));
    if (relative(folder, file).startsWith("..")) return undefined;
    return `data:${type};base64,${readFileSync(file).toString("base64")}`;
  } catch {
    return undefined; // the page then shows the image's description
  }
}
