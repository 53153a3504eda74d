// Pages opened from disk in headless Chromium with the network cut, and what they tried to do.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { live } from "../../kernel/live.js";
import type { Notebook } from "../../src/report/notebook.js";
import { report } from "../../src/report/report.js";
import { launched } from "../chromium.js";

export interface Opened {
  readonly page: Page;
  /** Addresses asked for, but for the page itself, pictures inside it and its own blobs. */
  readonly foreign: string[];
  readonly complaints: string[];
}

export class Pages {
  readonly folder = mkdtempSync(join(tmpdir(), "skbook-page-"));
  #browser: Browser | undefined;

  async open(text: string): Promise<Opened> {
    this.#browser ??= await launched();
    const file = join(this.folder, "page.html");
    writeFileSync(file, text);
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    await context.setOffline(true);
    const page = await context.newPage();
    const address = pathToFileURL(file).href;
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (url !== address && !/^(data:image\/|blob:null\/)/.test(url)) foreign.push(url);
    });
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(address);
    return { page, foreign, complaints };
  }

  /** A live page, ready to be clicked. */
  async live(notebook: Notebook): Promise<Opened> {
    const opened = await this.open(report(notebook, { title: "t", live: live(notebook, "t.ipynb") }));
    await opened.page.locator(".live-bar").waitFor();
    return opened;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.folder, { recursive: true });
  }
}

export const idle = (page: Page) => page.locator("body:not(.busy)").waitFor();

/** Runs the page's cells from the nth on (from 0) and waits for their end. */
export async function runFrom(page: Page, cell = 0): Promise<void> {
  const number = page.locator(".cell-bar").nth(cell);
  await number.getByRole("button", { name: "从这里往下运行" }).click();
  await idle(page);
}
