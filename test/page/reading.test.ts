// A report in a reader's browser: copy buttons, contents that follow, a book's search, axe's opinion of all of it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { book } from "../../kernel/export.js";
import { live } from "../../kernel/live.js";
import { pageScript } from "../../kernel/page.js";
import { report } from "../../src/report/report.js";
import { noChromium } from "../chromium.js";
import { code, html, notebook, prose } from "../report/sample.js";
import { type Opened, Pages } from "./opened.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds wrong, each with the first element. */
async function wrong({ page }: Opened): Promise<string[]> {
  return await page.evaluate(`(async () => {
    const module = { exports: {} };
    ((module, exports) => { ${axe} })(module, module.exports);
    const { violations } = await (module.exports.run ? module.exports : window.axe).run();
    return violations.map(({ id, nodes }) => id + ": " + nodes[0].html);
  })()`);
}

const text = notebook(
  prose(
    `# 第一课\n\n正文[^1]，$a^2$。\n\n> [!NOTE]\n> 提示\n\n${"段落。\n\n".repeat(40)}## 二\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\`\`\`console\n$ ls -l\ntotal 0\n\`\`\`\n\n${"段落。\n\n".repeat(60)}[^1]: 脚注`,
  ),
  code("%%sh h\nls", html("<pre>ls</pre>")),
  code("const a = 1;", { output_type: "stream", name: "stdout", text: "one" }),
);
const settings = { title: "t", reading: pageScript("reading") };

describe.skipIf(noChromium("reports"))("in Chromium", () => {
  const pages = new Pages();
  afterAll(() => pages.close());

  test("the contents follow the reader", async () => {
    const { page, complaints } = await pages.open(report(text, settings));
    const current = page.locator('nav [aria-current="location"]');
    expect(await current.textContent()).toBe("第一课");
    await page.locator("#二").evaluate((one) => (one as unknown as { scrollIntoView(): void }).scrollIntoView());
    await page.locator("nav [aria-current]", { hasText: "二" }).waitFor();
    expect(await current.count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("code is copied with a button, in words for everybody", async () => {
    const { page } = await pages.open(report(text, settings));
    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"])
      .catch(() => {});
    const button = page.getByRole("button", { name: "复制" }).first();
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "已复制" }).waitFor();
    await page.close();
  });

  test.each(["light", "dark"] as const)("axe finds nothing wrong, %s", async (theme) => {
    const opened = await pages.open(report(text, { ...settings, theme }));
    expect(await wrong(opened)).toEqual([]);
    await opened.page.close();
  });

  test("axe finds nothing wrong with a live page", async () => {
    const opened = await pages.open(report(text, { ...settings, live: live(text, "t.ipynb") }));
    await opened.page.locator(".live-bar").waitFor();
    expect(await wrong(opened)).toEqual([]);
    await opened.page.close();
  });

  test("a theme holds against the reader's own, in drawings too", async () => {
    const { page } = await pages.open(report(text, { ...settings, theme: "dark" }));
    const paper = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(paper).toBe("rgb(16, 21, 28)");
    await page.close();
  });

  test("a book is searched without a server, and its pages lead to each other", async () => {
    const sources = [
      { path: "one.ipynb", notebook: text },
      { path: "two.ipynb", notebook: notebook(prose("# 第二课\n\n## 路由\n\n转发 forwarding 报文")) },
    ];
    const folder = join(pages.folder, "book");
    mkdirSync(folder);
    for (const [name, html] of book(sources, { run: false })) writeFileSync(join(folder, name), html);
    const opened = await pages.open(readFileSync(join(folder, "index.html"), "utf8"));
    const { page, complaints } = opened;
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    expect(await wrong(opened)).toEqual([]);
    await page.getByRole("searchbox", { name: "搜索" }).fill("FORWARD 路由");
    expect(await page.locator(".found li").count()).toBe(1);
    expect(await page.locator(".found mark").textContent()).toBe("forward");
    await page.locator(".found a").click();
    expect(await page.locator(":target").textContent()).toContain("路由");
    await page.getByRole("link", { name: "上一篇: 第一课" }).click();
    await page.getByRole("link", { name: "下一篇: 第二课" }).click();
    await page.getByRole("link", { name: "总目录" }).click();
    await page.getByRole("searchbox").fill("nowhere-at-all");
    expect(await page.getByRole("status").textContent()).toBe("没有找到。");
    expect(complaints).toEqual([]);
    await page.close();
  });
});
