// Pages with capture tables, as `skbook export` makes them, for the tests that open them in a browser.
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { pageScript } from "../../kernel/page.js";
import type { Event } from "../../src/net/event.js";
import { type ReportOptions, report } from "../../src/report/report.js";
import { type CaptureOptions, captureTable, type Picture } from "../../src/view/index.js";
import { code, notebook } from "../report/sample.js";

export const EPOCH = 54_986.857171;

export function shown(picture: Picture) {
  const data = (picture as unknown as Record<symbol, () => object | undefined>)[Symbol.for("skbook.data")]!.call(
    picture,
  );
  const bundle = {
    ...picture.mime,
    ...(data ? { "application/vnd.skbook.v1+json": JSON.parse(JSON.stringify(data)) } : {}),
  };
  return code("1", { output_type: "display_data", data: bundle, metadata: {} });
}

export function table(events: readonly Event[], options: Partial<CaptureOptions> = {}) {
  return shown(captureTable(events, { epoch: EPOCH, ...options }));
}

/** The page of these cells, with the script that `npm run build` made. */
export function page(cells: readonly ReturnType<typeof code>[], options: Partial<ReportOptions> = {}): string {
  const capture = pageScript("capture");
  if (!capture) throw new Error("npm run build comes first: dist/page/capture.js is not there");
  return report(notebook(...cells), { title: "t", capture, ...options });
}

let opened = 0;

export interface Opened {
  readonly page: Page;
  /** What the page complained of, and what it asked a network for. */
  readonly complaints: string[];
}

export async function open(browser: Browser, text: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const file = join(tmpdir(), `skbook-page-${process.pid}-${opened++}.html`);
  writeFileSync(file, text);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  rmSync(file);
  return { page, complaints };
}
