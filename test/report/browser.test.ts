// The report as a reader's browser has it: nothing runs, nothing is asked of a network, nothing sticks out.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { report } from "../../src/report/report.js";
import { captureTable, type Picture, sequenceDiagram } from "../../src/view/index.js";
import { launched, noChromium } from "../chromium.js";
import { pairWorld, unanswered } from "../view/logs.js";
import { disguised, hostile } from "./hostile.js";
import { code, html, notebook, prose } from "./sample.js";

describe.skipIf(noChromium("the report"))("in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "skbook-report-"));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launched();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(text: string, options: { width?: number; dark?: boolean } = {}) {
    const file = join(folder, "page.html");
    writeFileSync(file, text);
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.dark ? "dark" : "light",
    });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    const blocked: string[] = [];
    page.on("requestfailed", (request) => {
      // "origin": a page from disk may not even ask; everything else was really sent.
      if (["csp", "origin"].includes(request.failure()?.errorText ?? "")) blocked.push(request.url());
    });
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    const address = pathToFileURL(file).href;
    await page.goto(address);
    const foreign = requests.filter((url) => url !== address && !url.startsWith("data:image/"));
    return { page, foreign, blocked, complaints };
  }

  const hacked = (page: Page) => page.evaluate("window.hacked");

  test("nothing hostile runs, loads, or even reaches the page's policy", async () => {
    const cells = [...hostile, ...disguised].flatMap(([, text]) => [prose(text), code("1", html(text))]);
    const { page, foreign, complaints } = await open(report(notebook(...cells, prose("# end")), { title: "t" }));
    expect(await hacked(page)).toBeUndefined();
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.locator("main h1").last().textContent()).toBe("end");
    await page.close();
  });

  test("the policy alone would hold too", async () => {
    const text = report(notebook(prose("# end")), { title: "t" }).replace(
      "</main>",
      `${hostile
        .map(([, attack]) => attack)
        .filter((attack) => !/refresh|<\/?(noscript|math)/.test(attack))
        .join("\n")}</main>`,
    );
    const { page, foreign, blocked } = await open(text);
    expect(await hacked(page)).toBeUndefined();
    expect(foreign.length).toBeGreaterThan(0);
    expect(foreign.filter((url) => !blocked.includes(url))).toEqual([]);
    await page.close();
  });

  const wide = notebook(
    prose(
      `# 很长的标题 ${"word".repeat(40)}\n\n${"x".repeat(300)}\n\n| ${"cell ".repeat(40)} | b |\n|---|---|\n| a | b |\n\n\`\`\`\n${"-".repeat(200)}\n\`\`\`\n\n## 二`,
    ),
    code(
      `const long = "${"y".repeat(200)}";`,
      html(`<table><tr><td style="white-space:nowrap">${"wide ".repeat(60)}</td></tr></table>`),
    ),
    code("2", { output_type: "stream", name: "stdout", text: "z".repeat(300) }),
  );

  test.each([320, 400, 800, 1280])(
    "at %i pixels wide things scroll in their own boxes, not the page",
    async (width) => {
      const { page } = await open(report(wide, { title: "t" }), { width });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      await page.close();
    },
  );

  test("a reader's dark system gets light text on dark paper", async () => {
    const brightness = async (dark: boolean) => {
      const { page } = await open(report(wide, { title: "t" }), { dark });
      const parts = (await page.evaluate(
        "['backgroundColor','color'].map((name) => getComputedStyle(document.body)[name].match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0))",
      )) as [number, number];
      await page.close();
      return parts[0] - parts[1];
    };
    expect(await brightness(false)).toBeGreaterThan(400);
    expect(await brightness(true)).toBeLessThan(-400);
  });

  test("the contents are a landmark whose links arrive", async () => {
    const { page } = await open(report(wide, { title: "t" }));
    expect(await page.getByRole("navigation").count()).toBe(1);
    await page.getByRole("link", { name: "二" }).click();
    expect(await page.evaluate("document.querySelector(':target').textContent")).toBe("二");
    await page.close();
  });

  test("on paper no line of a terminal and no column is cut off", async () => {
    const { page } = await open(report(wide, { title: "t" }), { width: 700 });
    await page.emulateMedia({ media: "print" });
    const cut = "[...document.querySelectorAll('pre')].filter((pre) => pre.scrollWidth > pre.clientWidth + 1).length";
    expect(await page.evaluate(cut)).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(700);
    await page.close();
  });

  describe("pictures", () => {
    const log = unanswered(4);
    const shown = (picture: Picture) => code("1", html(picture.mime["text/html"]!));
    const pictures = notebook(
      shown(sequenceDiagram(log, pairWorld())),
      shown(captureTable(log, { epoch: 0 })),
      code("%%sh\nls", html("<pre>ls</pre>")),
    );

    test("a tall drawing's parts meet without a seam, on a phone too", async () => {
      for (const width of [400, 1280]) {
        const { page } = await open(report(pictures, { title: "t" }), { width });
        const gaps = (await page.evaluate(
          "(() => { const at = [...document.querySelectorAll('.skbook-sequence img')].map((img) => img.getBoundingClientRect()); return at.slice(1).map((box, i) => box.top - at[i].bottom); })()",
        )) as number[];
        expect(gaps.length).toBeGreaterThan(0);
        for (const gap of gaps) expect(gap).toBeCloseTo(0, 3);
        await page.close();
      }
    });

    test("an opened row of the capture table is seen whole, and its columns stay as they were", async () => {
      const { page } = await open(report(pictures, { title: "t" }));
      const look =
        "(() => { const box = document.querySelector('.skbook-capture .skbook-scroll'); const at = (sel) => box.querySelector(sel).getBoundingClientRect(); return { all: box.getBoundingClientRect(), pre: at('pre'), second: at('td:nth-child(2)'), scrolls: box.scrollWidth - box.clientWidth }; })()";
      interface Look {
        readonly all: Readonly<Record<"left" | "right" | "height", number>>;
        readonly pre: Readonly<Record<"left" | "right" | "height", number>>;
        readonly second: Readonly<Record<"left" | "right" | "height", number>>;
        readonly scrolls: number;
      }
      const closed = (await page.evaluate(look)) as Look;
      await page.locator(".skbook-capture summary").first().click();
      const opened = (await page.evaluate(look)) as Look;
      expect([closed.scrolls, opened.scrolls]).toEqual([0, 0]);
      expect(opened.second.left).toBe(closed.second.left);
      expect(opened.pre.height).toBeGreaterThan(200);
      expect(opened.pre.right).toBeLessThanOrEqual(opened.all.right);
      expect(opened.pre.left - opened.all.left).toBeLessThan(10);
      const cut =
        "(() => { const pre = document.querySelector('.skbook-capture pre'); return pre.scrollWidth - pre.clientWidth; })()";
      expect(await page.evaluate(cut)).toBe(0);
      await page.close();
    });

    test("on paper what is closed leaves no trace, and no picture is in a box that cannot be broken", async () => {
      const { page } = await open(report(pictures, { title: "t" }), { width: 673 });
      await page.emulateMedia({ media: "print" });
      const seen =
        "[...document.querySelectorAll('summary')].filter((one) => one.checkVisibility() && !one.closest('.skbook-capture')).length";
      expect(await page.evaluate(seen)).toBe(0);
      expect(await page.locator(".skbook-capture summary").first().isVisible()).toBe(true);
      const boxes =
        "[...document.querySelectorAll('main *')].filter((one) => one.querySelector('img') && getComputedStyle(one).overflow !== 'visible').length";
      expect(await page.evaluate(boxes)).toBe(0);
      const tallest =
        "Math.max(...[...document.querySelectorAll('img')].map((img) => img.getBoundingClientRect().height))";
      expect(await page.evaluate(tallest)).toBeLessThan(900);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(673);
      await page.close();
    });
  });
});
