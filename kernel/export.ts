// `skbook export`: notebooks as HTML files. Each is run first in a clean session unless its own outputs are wanted.
// Pictures that lie beside a notebook are carried inside its page. Several notebooks make a book in a folder.

import { mkdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { type BookPage, bookIndex, bookPage } from "../src/report/book.js";
import type { Notebook } from "../src/report/notebook.js";
import { type Place, type ReportOptions, report, type Theme } from "../src/report/report.js";
import { Fault } from "./fault.js";
import { checkWritable, readNotebook, writeWhole } from "./files.js";
import { live } from "./live.js";
import { pageScript, plotScripts } from "./page.js";
import { findChromium, writePdf } from "./pdf.js";
import { runNotebook } from "./run.js";

export interface ExportOptions {
  readonly run: boolean;
  readonly live?: boolean;
  readonly title?: string | undefined;
  readonly toc?: boolean | undefined;
  readonly fold?: boolean;
  readonly theme?: Theme | undefined;
  /** A PDF beside each page. */
  readonly pdf?: boolean;
}

interface Source {
  readonly path: string;
  readonly notebook: Notebook;
}

export async function exportReport(
  paths: readonly string[],
  out: string | undefined,
  options: ExportOptions,
): Promise<void> {
  const chromium = options.pdf ? findChromium() : undefined;
  const isFolder = paths.length > 1 || (out !== undefined && /[\\/]$/.test(out)) || isDirectory(out);
  const targets = isFolder ? booked(paths, out) : [out ?? paths[0]!.replace(/(\.ipynb)?$/, ".html")];
  const given = paths.map((path) => ({ path, notebook: readNotebook(path) }));
  for (const target of targets) checkWritable(target);
  const written = isFolder ? [...targets] : targets;
  if (!isFolder) writeWhole(targets[0]!, page(await ready(given[0]!, options), options));
  else {
    const sources: Source[] = [];
    for (const one of given) sources.push(await ready(one, options));
    const pages = book(sources, options);
    const folder = dirname(targets[0]!);
    for (const [name, html] of pages) writeWhole(join(folder, name), html);
    written.unshift(join(folder, INDEX));
  }
  if (chromium !== undefined) {
    for (const target of [...written]) {
      const pdf = target.replace(/(\.html?)?$/, ".pdf");
      await writePdf(chromium, target, pdf);
      written.push(pdf);
    }
  }
  process.stdout.write(written.map((path) => `${path}\n`).join(""));
}

const INDEX = "index.html";

/** Every page of a book by its name, the index first. */
export function book(sources: readonly Source[], options: ExportOptions): Map<string, string> {
  const names = sources.map(({ path }) => pageName(path));
  const pages = sources.map(
    ({ path, notebook }, at): BookPage => bookPage(notebook, names[at]!, basename(path, ".ipynb")),
  );
  const { title, theme } = options;
  const link = ({ file, title }: BookPage) => ({ href: encodeURIComponent(file), title });
  const index = bookIndex(
    sources.map(({ notebook }) => notebook),
    pages.map((one) => ({ ...one, file: encodeURIComponent(one.file) })),
    { title, theme, search: pageScript("search") },
  );
  const made = new Map([[INDEX, index]]);
  for (const [at, source] of sources.entries()) {
    const before = pages[at - 1];
    const after = pages[at + 1];
    const place = { index: INDEX, previous: before && link(before), next: after && link(after) };
    made.set(names[at]!, page(source, { ...options, title: undefined }, place));
  }
  return made;
}

/** The notebook as it will be shown. */
export async function ready(source: Source, { run }: ExportOptions): Promise<Source> {
  if (!run) return source;
  return { ...source, notebook: await runNotebook(source.notebook, resolve(dirname(source.path))) };
}

function page({ path, notebook }: Source, options: ExportOptions, place?: Place): string {
  const { title, toc, fold, theme } = options;
  const folder = resolve(dirname(path));
  const settings: ReportOptions = {
    title: basename(path, ".ipynb"),
    named: title,
    image: (url) => embed(folder, url),
    toc,
    fold,
    theme,
    place,
    capture: pageScript("capture"),
    reading: pageScript("reading"),
    plots: plotScripts,
    live: options.live ? live(notebook, basename(path)) : undefined,
  };
  return report(notebook, settings);
}

function pageName(path: string): string {
  return basename(path).replace(/(\.ipynb)?$/, ".html");
}

function booked(paths: readonly string[], out: string | undefined): string[] {
  if (out === undefined) throw new Fault("export: several notebooks make a book: -o DIR says where", 2);
  const names = paths.map(pageName);
  const twice = [...names, INDEX].find((name, at, all) => all.indexOf(name) !== at);
  if (twice) throw new Fault(`export: two pages would be called ${twice}`, 2);
  if (!isDirectory(out) && extname(out) !== "")
    throw new Fault(`export: a book is a folder, but ${out} names a file`, 2);
  try {
    mkdirSync(out, { recursive: true });
  } catch {
    throw new Fault(`${out}: cannot be made a folder`);
  }
  return names.map((name) => join(out, name));
}

function isDirectory(path: string | undefined): boolean {
  return path !== undefined && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
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
