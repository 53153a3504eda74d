// The classic Notebook in headless Chromium, as a reader uses it: a lesson is opened and run, its pictures are there, Tab
// completes, and a loop without end is interrupted.

import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePorts } from "../../../kernel/install/doctor.js";
import { launched, noChromium } from "../../chromium.js";
import { Installed, lacking, root } from "./installed.js";

const word = lacking("notebook");
const token = "only-this-test";

describe.skipIf(noChromium("the classic Notebook") || word !== "")(`the classic Notebook${word}`, () => {
  let jupyter: Installed;
  let server: ReturnType<Installed["start"]>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    jupyter = new Installed();
    const folder = join(jupyter.prefix, "lessons");
    mkdirSync(folder);
    copyFileSync(join(root, "notebooks", "01-veth.ipynb"), join(folder, "lesson.ipynb"));
    const [port] = await freePorts(1);
    const options = { "notebook-dir": folder, port, ip: "127.0.0.1", "NotebookApp.token": token };
    const words = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    server = jupyter.start(["-m", "notebook", "--no-browser", "--allow-root", ...words]);
    await said(server.stderr!, "is running at");
    browser = await launched();
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    await page.goto(`http://127.0.0.1:${port}/notebooks/lesson.ipynb?token=${token}`);
    await page.waitForFunction("window.Jupyter?.notebook?.kernel?.is_connected() && Jupyter.notebook._fully_loaded");
    await page.getByRole("link", { name: "Cell", exact: true }).click();
    await page.locator("#run_all_cells a").click();
    await page.waitForFunction(`Jupyter.notebook.get_cells().filter(${hasCode}).every(${ran})`, undefined, patience);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    if (server?.exitCode === null) {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      await ended;
    }
    jupyter?.remove();
  });

  /** A new cell at the end, with the cursor behind what was typed. */
  async function typed(code: string): Promise<void> {
    await page.evaluate("Jupyter.notebook.insert_cell_at_bottom('code')");
    await page.evaluate("Jupyter.notebook.select(Jupyter.notebook.ncells() - 1).edit_mode()");
    await page.keyboard.type(code);
  }
  const last = () => page.locator(".code_cell").last();
  const finished = () => page.waitForFunction(`(${ran})(Jupyter.notebook.get_cell(-1))`, undefined, patience);

  test("a lesson runs from its first cell to its last", async () => {
    expect(await page.locator(".output_error").allTextContents()).toEqual([]);
    expect(await page.locator(".output_result").count()).toBeGreaterThan(10);
  });

  test("each drawing is there", async () => {
    await page.evaluate("Promise.all([...document.querySelectorAll('.output img')].map((img) => img.decode()))");
    const counted = (await page.evaluate(drawings)) as readonly (readonly [
      code: string,
      loaded: number,
      lost: number,
    ])[];
    expect(counted.length).toBeGreaterThan(5);
    for (const [code, loaded, lost] of counted) {
      expect(loaded, code).toBeGreaterThan(0);
      expect(lost, code).toBe(0);
    }
  });

  test("what opens at a click has its marker, which the Notebook's own sheet takes away", async () => {
    const shown = "[...document.querySelectorAll('.output summary')].map((one) => getComputedStyle(one).display)";
    expect(new Set((await page.evaluate(shown)) as string[])).toEqual(new Set(["list-item"]));
  });

  test("Tab completes what is clear, and offers what is not", async () => {
    await typed("lab.topol");
    await page.keyboard.press("Tab");
    await page.waitForFunction("Jupyter.notebook.get_cell(-1).get_text() === 'lab.topology'", undefined, patience);
    await typed("lab.");
    await page.keyboard.press("Tab");
    await page.waitForSelector("#complete option", patience);
    expect(await page.locator("#complete option").allTextContents()).toContain("machine");
    await page.keyboard.press("Escape");
  }, 300_000);

  test("a loop without end is interrupted, and what was made before is still there", async () => {
    await typed("const kept = 41; console.log('now it loops'); while (true) {}");
    await page.keyboard.press("Control+Enter");
    await last().getByText("now it loops", { exact: true }).waitFor(patience);
    await page.getByTitle("interrupt the kernel", { exact: true }).click();
    await finished();
    expect(await last().locator(".output_error").textContent()).toMatch(/interrupt/i);
    await typed("[kept + 1, typeof lab.last.text]");
    await page.keyboard.press("Control+Enter");
    await finished();
    expect(await last().locator(".output_result").textContent()).toContain("[ 42, 'string' ]");
  }, 300_000);
});

const patience = { timeout: 240_000 };

/** Functions of the page, over the Notebook's cells. */
const hasCode = `(cell) => cell.cell_type === "code" && cell.get_text().trim() !== ""`;
const ran = `(cell) => typeof cell.input_prompt_number === "number"`;

/** Of each cell that should draw: its code, its images that stand there, and those that do not. */
const drawings = `Jupyter.notebook.get_cells()
  .filter((cell) => cell.cell_type === "code" && /\\.(sequence|topology)\\(/.test(cell.get_text()))
  .map((cell) => {
    const all = [...cell.element[0].querySelectorAll(".output img")];
    const loaded = all.filter((img) => img.complete && img.naturalWidth > 0 && img.getBoundingClientRect().width > 100);
    return [cell.get_text(), loaded.length, all.length - loaded.length];
  })`;

/** Waits until the stream has said this. */
function said(stream: NodeJS.ReadableStream, words: string): Promise<void> {
  let text = "";
  return new Promise((done, failed) => {
    stream.setEncoding("utf8");
    stream.on("data", (chunk: string) => {
      text += chunk;
      if (text.includes(words)) done();
    });
    stream.once("end", () => failed(new Error(text)));
  });
}
