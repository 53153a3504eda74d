// How the pictures look and read: dark, on a phone, on paper, to a screen reader, without scripts, and with ten thousand packets.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageScript } from "../../kernel/page.js";
import { Lab } from "../../src/index.js";
import type { Event } from "../../src/net/event.js";
import { captureTable, sequenceDiagram, topology } from "../../src/view/index.js";
import { launched, noChromium } from "../chromium.js";
import { prose } from "../report/sample.js";
import { pairWorld, refusedByFilter, replyOverLoopback, routedWorld, unanswered } from "../view/logs.js";
import { EPOCH, open, page as pageOf, shown, table } from "./pages.js";

/** The page's, not ours. */
declare const getComputedStyle: (element: unknown) => { readonly backgroundColor: string };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(noChromium("the look of pages"))("in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launched();
  });
  afterAll(async () => {
    await browser.close();
  });

  /** What axe-core finds wrong, rule by rule. */
  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe);
    const found = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
      passes: readonly unknown[];
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    };
    // It did look.
    expect(found.passes.length).toBeGreaterThan(15);
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`,
    );
  }

  async function everyPicture(): Promise<string> {
    const lab = new Lab({ seed: 2 });
    const machine = lab.machine("one");
    const run = await machine.sh(
      "ip link set lo up; ip link add a0 type veth peer name a1; ip addr add 10.7.0.1/24 dev a0; ip link set a0 up; ip link set a1 up; ping -c 1 -W 1 10.7.0.9",
    );
    const pictures = [
      sequenceDiagram(unanswered(2), pairWorld()),
      await topology(routedWorld(), { way: { skb: 1, events: refusedByFilter() } }),
      await run.why(),
      await run.explain(),
      await run.topology(),
    ];
    return pageOf([
      prose("# 所有图") as never,
      table(replyOverLoopback(3)),
      ...pictures.map(shown),
      table(refusedByFilter(), { group: true }),
      table([]),
    ]);
  }

  test.each(["light", "dark"] as const)("axe-core finds nothing wrong with any picture, %s", async (colorScheme) => {
    const { page, complaints } = await open(browser, await everyPicture(), { colorScheme });
    expect(await violations(page)).toEqual([]);
    await page.locator(".skb-body .skb-row").nth(4).click();
    await page.locator(".skb-grid").first().focus();
    await page.keyboard.press("Enter");
    await page.locator(".skb-filter input").first().fill("no such");
    await page.locator(".skb-columns summary").first().click();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("without scripts too", async () => {
    const { page } = await open(browser, await everyPicture(), { javaScriptEnabled: false });
    await page.locator(".skbook-capture summary").first().click();
    // The page's scripts are off; the browser's own can still be asked.
    expect(await page.locator(".skbook-capture table").first().isVisible()).toBe(true);
    const field = page.locator(".skbook-capture pre span", { hasText: "Operation" }).first();
    const mark = (await field.getAttribute("class"))!;
    const bytes = page.locator(".skbook-capture pre").first().locator(`span.${mark}:not([tabindex])`);
    const lit = async () => [await colour(field), await colour(bytes)];
    const colour = (one: typeof field) => one.evaluate((each) => getComputedStyle(each).backgroundColor);
    const dark = "rgba(0, 0, 0, 0)";
    expect(await lit()).toEqual([dark, dark]);
    await field.hover();
    expect(await lit()).not.toContain(dark);
    await page.mouse.move(0, 0);
    expect(await lit()).toEqual([dark, dark]);
    await bytes.hover();
    expect(await lit()).not.toContain(dark);
    await page.mouse.move(0, 0);
    await field.focus();
    expect(await lit()).not.toContain(dark);
    await page.context().close();
  });

  test.each([320, 400])("at %i pixels nothing makes the page scroll sideways, opened or not", async (width) => {
    const { page } = await open(browser, await everyPicture(), {
      viewport: { width, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    const wide = () => page.evaluate("document.documentElement.scrollWidth");
    expect(await wide()).toBe(width);
    await page.locator(".skb-body .skb-row").nth(4).tap();
    await page.locator(".skb-columns summary").first().tap();
    expect(await wide()).toBe(width);
    const inside =
      "[...document.querySelectorAll('.skb-toolbar, .skb-panes, .skb-menu')].every((one) => one.getBoundingClientRect().right <= innerWidth)";
    expect(await page.evaluate(inside)).toBe(true);
    await page.context().close();
  });

  test("dark: light ink on dark paper in every part of the table", async () => {
    const { page } = await open(browser, pageOf([table(replyOverLoopback(3))]), { colorScheme: "dark" });
    await page.locator(".skb-body .skb-row").nth(4).click();
    for (const part of [".skb-grid", ".skb-panes", ".skb-filter input", ".skb-tools button", ".skb-head"]) {
      const sums = (await page.evaluate(
        `['backgroundColor', 'color'].map((name) => getComputedStyle(document.querySelector('${part}'))[name].match(/\\d+/g).slice(0, 3).reduce((sum, each) => sum + Number(each), 0))`,
      )) as [number, number];
      expect(sums[1] - sums[0], part).toBeGreaterThan(400);
    }
    await page.context().close();
  });

  test("on paper stand the rows that were shown, in their order, all of them, and what was open", async () => {
    const { page } = await open(browser, pageOf([table(replyOverLoopback(40))]), {
      viewport: { width: 700, height: 900 },
    });
    await page.locator(".skb-filter input").fill("icmp");
    await page.locator(".skb-head [data-key=number]").click();
    await page.locator(".skb-head [data-key=number]").click();
    await page.locator(".skb-body .skb-row").nth(1).click();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".skb-app").isVisible()).toBe(false);
    const rows = page.locator(".skb-still tbody tr");
    expect(await rows.count()).toBe(160);
    expect(await rows.first().locator("td").first().innerText()).toContain("164");
    expect(await page.locator(".skb-still pre").count()).toBe(1);
    expect(await page.locator(".skb-still pre").isVisible()).toBe(true);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(700);
    const cut =
      "[...document.querySelectorAll('.skb-still *')].filter((one) => getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1).length";
    expect(await page.evaluate(cut)).toBe(0);
    await page.context().close();
  });

  test("ten thousand packets: open at once, drawn only where they are looked at, and scroll to the end", async () => {
    const many = manyPackets(10_000);
    const text = pageOf([table(many)]);
    const { page } = await open(browser, text);
    const opened = (await page.evaluate(
      "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd",
    )) as number;
    // A second where nobody else computes (npm run bench:view says how long); this machine may be a busy one.
    expect(opened).toBeLessThan(5000);
    expect(await page.getByRole("status").first().textContent()).toBe("10000 / 10000 行");
    const drawn = () => page.locator(".skb-body .skb-row").count();
    expect(await drawn()).toBeLessThan(80);
    await page.locator(".skb-grid").focus();
    await page.keyboard.press("End");
    expect(await page.locator(".skb-body .skb-active").textContent()).toContain("10000");
    await page.locator(".skb-grid").evaluate((grid) => {
      grid.scrollTop = 120_000;
    });
    await page.locator(".skb-body .skb-row[data-at='5001']").waitFor();
    expect(await drawn()).toBeLessThan(80);
    await page.locator(".skb-filter input").fill("icmp[icmptype] == icmp-echoreply");
    await page.getByText("5000 / 10000 行").waitFor();
    await page.context().close();
  });

  test("where the script finds no table in the data, the still form is seen", async () => {
    const text = pageOf([table(replyOverLoopback(2))]);
    const { page } = await open(browser, text.replace('"sights":[', '"sights":["x",'));
    expect(await page.locator(".skbook-capture table").isVisible()).toBe(true);
    expect(await page.locator(".skb-app").count()).toBe(0);
    await page.context().close();
  });

  test("in a notebook with %interactive's script, tables come alive whenever they come", async () => {
    const { page, complaints } = await open(browser, "<!doctype html><title>t</title><main></main>");
    await page.addScriptTag({ content: pageScript("notebook")!.text });
    await page.addScriptTag({ content: pageScript("notebook")!.text });
    for (const count of [1, 2]) {
      const picture = captureTable(replyOverLoopback(count), { epoch: EPOCH });
      const data = JSON.stringify(
        (picture as unknown as Record<symbol, () => object>)[Symbol.for("skbook.data")]!.call(picture),
      );
      const output = `${picture.mime["text/html"]}<script type="application/json" class="skbook-data">${data}</script>`;
      await page.evaluate(
        `document.querySelector("main").insertAdjacentHTML("beforeend", ${JSON.stringify(`<div>${output}</div>`)})`,
      );
      await page
        .locator(".skb-app")
        .nth(count - 1)
        .waitFor();
    }
    await page.locator(".skb-filter input").first().fill("arp");
    expect(await page.getByRole("status").first().textContent()).toBe("4 / 8 行");
    expect(await page.locator(".skb-app").count()).toBe(2);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("the same input gives the same bytes", async () => {
    expect(await everyPicture()).toBe(await everyPicture());
  });
});

/** Requests that cross a pair, replies over lo. */
function manyPackets(count: number): readonly Event[] {
  return replyOverLoopback(count / 4 + 1)
    .filter((event) => event.kind === "frame")
    .slice(4, count + 4);
}
