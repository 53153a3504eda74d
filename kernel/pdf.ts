// A page on paper: headless Chromium prints it, as the page's own print sheet says.

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Fault } from "./fault.js";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** CHROME names one; else the first in PATH. */
export function findChromium(): string {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((one) => one !== "");
  const inPath = folders.flatMap((folder) =>
    names.flatMap((name) => [join(folder, name), join(folder, `${name}.exe`)]),
  );
  const named = process.env.CHROME;
  const found = named ? [named] : [...inPath, ...places];
  const chromium = found.find((path) => existsSync(path));
  if (chromium === undefined) {
    throw new Fault("--pdf needs Chromium or Chrome, and there is none in PATH (CHROME=/path/to/it names one)");
  }
  return chromium;
}

/** Prints `html` into `pdf`. */
export async function writePdf(chromium: string, html: string, pdf: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "skbook-pdf-"));
  // Chromium's own sandbox refuses to work for root; the page's policy forbids it the network all the same.
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const quiet =
    "--headless --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync --no-pdf-header-footer";
  const args = [
    ...quiet.split(" "),
    ...root,
    `--user-data-dir=${profile}`,
    `--print-to-pdf=${resolve(pdf)}`,
    pathToFileURL(html).href,
  ];
  rmSync(pdf, { force: true });
  try {
    await new Promise<void>((done) => execFile(chromium, args, { timeout: 120_000 }, () => done()));
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  if ((statSync(pdf, { throwIfNoEntry: false })?.size ?? 0) === 0)
    throw new Fault(`${chromium} printed nothing into ${pdf}`);
}
