// Plots in an exported page: plotly.js once and only where there is something to draw, the same figure, still without it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plotScripts } from "../../kernel/page.js";
import type { Output } from "../../src/report/notebook.js";
import { report } from "../../src/report/report.js";
import { growth, type Plot, timeline } from "../../src/view/index.js";
import { dark, light } from "../../src/view/theme.js";
import { launched, noChromium } from "../chromium.js";
import { unanswered } from "../view/logs.js";
import { code, notebook, prose } from "./sample.js";

const shown = (plot: Plot): Output => ({
  output_type: "display_data",
  metadata: {},
  data: JSON.parse(JSON.stringify(plot.mime)),
});
const patience = { timeout: 30_000 };
const withPlots = () =>
  report(notebook(code("plots", shown(timeline(unanswered())), shown(growth(unanswered())))), {
    title: "t",
    plots: plotScripts,
  });

test("plotly.js is in the page once, allowed by its hash; in a page without plots it is not", () => {
  const page = withPlots();
  const [library, draw] = plotScripts();
  expect(page.split(library!.text.slice(0, 200))).toHaveLength(2);
  for (const { hash } of [library!, draw!]) expect(page.replaceAll("&#x27;", "'")).toContain(`'${hash}'`);
  expect(page.length).toBeLessThan(2_000_000);
  const none = report(notebook(prose("# t")), {
    title: "t",
    plots: () => expect.unreachable("nobody asked for plotly"),
  });
  expect(none).not.toContain("script-src");
});

test("a figure cannot end its script", () => {
  const figure = { data: [{ name: "</script><script>window.hacked=1</script>" }], layout: {}, config: {} };
  const data = { "text/plain": "p", "text/html": "<p>x</p>", "application/vnd.plotly.v1+json": figure };
  const page = report(notebook(code("1", { output_type: "display_data", metadata: {}, data })), { title: "t" });
  expect(page).not.toContain("</script><script>window");
});

describe.skipIf(noChromium("plots in the report"))("in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "skbook-plots-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(options: { dark?: boolean; scripts?: boolean; width?: number } = {}) {
    const file = join(folder, "page.html");
    writeFileSync(file, withPlots());
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1100, height: 900 },
      colorScheme: options.dark ? "dark" : "light",
      javaScriptEnabled: options.scripts ?? true,
    });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    return { page, complaints };
  }

  test("the figures are drawn in place of the still drawings, in the page's language", async () => {
    const { page, complaints } = await open();
    await page.locator(".skbook-plotly .main-svg").first().waitFor();
    await page.locator(".skbook-drawn").nth(1).waitFor({ state: "attached" });
    expect(await page.locator(".skbook-drawn").count()).toBe(2);
    expect(await page.locator(".skbook-plotly .legendtext", { hasText: "邻居：正在询问或确认" }).count()).toBe(1);
    expect(await page.locator('.modebar-btn[data-title="平移"]').count()).toBeGreaterThan(0);
    expect(await page.locator(".skbook-plot img").first().isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".skbook-plot img").first().isVisible()).toBe(true);
    expect(await page.locator(".skbook-plotly").first().isVisible()).toBe(false);
    await page.close();
  });

  test("at night they have the night's colours", async () => {
    const { page } = await open({ dark: true });
    await page.locator(".skbook-plotly .main-svg").first().waitFor();
    const rgb = (hex: string) => `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;
    // Asked from here: the page's policy lets no predicate of Playwright's be asked again. While a figure is drawn anew there is none.
    const painted = () =>
      page.evaluate(
        `[...document.querySelectorAll(".skbook-plotly .main-svg")].map((drawn) => getComputedStyle(drawn).backgroundColor)[0]`,
      );
    await expect.poll(painted, patience).toBe(rgb(dark.paper));
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(painted, patience).toBe(rgb(light.paper));
    await page.close();
  });

  test("without scripts the still drawings are what is seen; a phone's page does not scroll sideways", async () => {
    const still = await open({ scripts: false });
    expect(await still.page.locator(".skbook-plot img").first().isVisible()).toBe(true);
    await still.page.close();
    const { page } = await open({ width: 360 });
    await page.locator(".skbook-plotly .main-svg").first().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await page.close();
  });
});
