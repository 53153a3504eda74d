// The living capture table as a reader has it: filter, order, columns, packets folded, keyboard, lighting, what can be taken away.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventsPcapng, readCapture } from "../../src/capture/index.js";
import { columnKeys } from "../../src/view/capture/columns.js";
import { Rows } from "../../src/view/capture/rows.js";
import { sorted } from "../../src/view/capture/select.js";
import { captureOf } from "../../src/view/capture/sight.js";
import { tcpdumpText } from "../../src/view/capture/tcpdump.js";
import { sequenceDiagram } from "../../src/view/index.js";
import { runClass } from "../../src/view/packet/numbers.js";
import { launched, noChromium } from "../chromium.js";
import { code, html } from "../report/sample.js";
import { pairWorld, replyOverLoopback, unanswered } from "../view/logs.js";
import { EPOCH, open, page as pageOf, shown, table } from "./pages.js";

const events = replyOverLoopback(20);
const rows = new Rows(captureOf(events, EPOCH)).all;

describe.skipIf(noChromium("the living capture table"))("in Chromium", () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launched();
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.context().close();
  });
  afterAll(async () => {
    await browser.close();
  });

  async function opened(text: string, options: Parameters<typeof open>[2] = {}): Promise<void> {
    ({ page, complaints } = await open(browser, text, options));
  }
  const grid = () => page.locator(".skb-grid");
  const active = () => page.locator(".skb-body .skb-active [role=gridcell]").first().textContent();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Numbers of the lines that are drawn, from the top. */
  const drawn = () =>
    page.evaluate(
      "[...document.querySelectorAll('.skb-body .skb-row')].sort((a, b) => a.dataset.at - b.dataset.at).map((row) => row.firstElementChild.textContent)",
    ) as Promise<string[]>;
  const lit = () =>
    page.evaluate("[...document.querySelectorAll('.skb-lit')].map((one) => one.textContent)") as Promise<string[]>;

  test("the filter speaks tcpdump's language, and says tcpdump's words under the box", async () => {
    await opened(pageOf([table(events)]));
    const box = page.getByRole("textbox", { name: "过滤" });
    await grid().focus();
    await press("/");
    await page.keyboard.type("arp and");
    expect(await page.getByRole("alert").textContent()).toBe("tcpdump: can't parse filter expression: syntax error");
    expect(await box.getAttribute("aria-invalid")).toBe("true");
    await page.keyboard.type(" inbound");
    expect(await page.getByRole("alert").textContent()).toBe("");
    expect(await drawn()).toEqual(["2", "4"]);
    expect(await page.getByRole("status").textContent()).toBe("2 / 84 行");
    await press("Enter", "ArrowDown");
    expect(await active()).toBe("4");
    await press("/", "Escape");
    expect(await page.getByRole("status").textContent()).toBe("84 / 84 行");
  });

  test("every column sorts, both ways", async () => {
    await opened(pageOf([table(events, { columns: columnKeys })]));
    for (const key of columnKeys) {
      const head = page.locator(`.skb-head [data-key="${key}"]`);
      for (const descending of [false, true]) {
        await head.click();
        const state = await page
          .locator(`.skb-head [role=columnheader]:has([data-key="${key}"])`)
          .getAttribute("aria-sort");
        expect(state).toBe(descending ? "descending" : "ascending");
        const wanted = sorted(rows, { key, descending }).map(({ number }) => String(number));
        const seen = (await page.evaluate(
          "[...document.querySelectorAll('.skb-body .skb-row')].sort((a, b) => a.dataset.at - b.dataset.at).map((row) => row.children[0].textContent)",
        )) as string[];
        expect(seen.slice(0, 20), key).toEqual(wanted.slice(0, 20));
      }
      await head.click();
    }
  });

  test("columns come and go, one always stays", async () => {
    await opened(pageOf([table(events, { words: "en" })]));
    await page.getByText("Columns", { exact: true }).click();
    await page.getByLabel("Since last (s)").check();
    await page.getByLabel("Source MAC").check();
    await page.getByLabel("Packet", { exact: true }).uncheck();
    const heads = page.locator(".skb-head [role=columnheader]");
    expect((await heads.allTextContents()).slice(0, 6)).toEqual([
      "No.",
      "Time",
      "Since last (s)",
      "Device",
      "Dir",
      "Source",
    ]);
    expect(await grid().getAttribute("aria-colcount")).toBe("11");
    await page.locator(".skb-menu input").first().press("Escape");
    expect(await page.locator(".skb-columns").getAttribute("open")).toBeNull();
  });

  test("packets fold into a tree of what each device saw", async () => {
    await opened(pageOf([table(events)]));
    expect(await grid().getAttribute("role")).toBe("grid");
    await page.getByLabel("按报文分组").check();
    expect(await grid().getAttribute("role")).toBe("treegrid");
    expect(await grid().getAttribute("aria-rowcount")).toBe("43");
    await grid().focus();
    await press("ArrowRight");
    const level =
      "[...document.querySelectorAll('.skb-body .skb-row')].slice(0, 4).map((row) => [row.ariaLevel, row.ariaExpanded])";
    await page.locator(".skb-level2").nth(1).waitFor();
    expect(await page.evaluate(level)).toEqual([
      ["1", "true"],
      ["2", null],
      ["2", null],
      ["1", "false"],
    ]);
    await press("ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft");
    expect(await page.locator(".skb-level2").count()).toBe(0);
  });

  test("the keyboard goes everywhere, and the active row or cell is named", async () => {
    await opened(pageOf([table(events)]));
    await grid().focus();
    const named = () =>
      page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent",
      );
    await press("ArrowDown", "ArrowDown", "ArrowUp");
    expect(await active()).toBe("2");
    await press("End");
    expect(await active()).toBe("84");
    expect(await page.locator(".skb-body .skb-active").isVisible()).toBe(true);
    await press("PageUp", "Home");
    expect(await active()).toBe("1");
    await press("ArrowRight", "ArrowRight");
    expect(await named()).toBe("15:16:26.857175");
    await press("End");
    expect(await named()).toContain("who-has");
    await press("ArrowLeft", "Home", "ArrowLeft", "ArrowDown", "Enter");
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("tree");
    await press("ArrowDown", "ArrowDown");
    expect(await named()).toContain("Source MAC");
    expect(await lit()).toEqual([expect.stringContaining("Source MAC"), "02 5a 00 00 00 0a", expect.anything()]);
    await press("ArrowLeft", "ArrowLeft", "ArrowDown");
    expect(await named()).toContain("ARP");
    await press("Escape");
    expect(await page.locator(".skb-panes").isVisible()).toBe(false);
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("grid");
  });

  test("pointed at or tapped, a field and its bytes light up together", async () => {
    await opened(pageOf([table(events)]), { hasTouch: true });
    await page.locator(".skb-body .skb-row").nth(4).click();
    await page.locator(".skb-dump span", { hasText: /^40$/ }).nth(1).hover();
    expect(await lit()).toEqual(["生存时间 Time to live 64", "40", "@"]);
    // A byte of two fields lights up both, a layer's name all of its bytes.
    await page.locator(".skb-dump span", { hasText: /^45$/ }).first().hover();
    expect((await lit()).slice(0, 2)).toEqual(["版本 Version 4", "首部长度 Header length 20 bytes"]);
    await page.locator(".skb-field", { hasText: "Protocol" }).tap();
    expect((await lit())[0]).toBe("协议 Protocol 1 (ICMP)");
    await page.locator(".skb-dump span", { hasText: /^02 5a 00 00 00 0b$/ }).tap();
    expect((await lit())[0]).toBe("目的 MAC 地址 Destination MAC 02:5a:00:00:00:0b");
    expect(await page.locator(".skb-field.skb-active").textContent()).toContain("Destination MAC");
  });

  test("goes away as tcpdump's text and as the run's own pcapng", async () => {
    await opened(pageOf([table(events, { title: "三个 接口" })]), {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const clipboard = () => page.evaluate("navigator.clipboard.readText()") as Promise<string>;
    await page.getByRole("button", { name: "复制为文本" }).click();
    await page.getByText("已复制。").waitFor();
    expect(await clipboard()).toBe(tcpdumpText(rows));
    await grid().focus();
    await press("ArrowDown", "Control+c");
    await expect.poll(clipboard).toBe(tcpdumpText([rows[1]!]));
    await page.getByRole("button", { name: "复制 pcapng (base64)" }).click();
    await expect.poll(clipboard).toMatch(/^Cg0N/);
    const whole = Buffer.from(eventsPcapng(events, EPOCH));
    expect(Buffer.from(await clipboard(), "base64").equals(whole)).toBe(true);
    const save = async () => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "下载 pcapng" }).click(),
      ]);
      return { name: file.suggestedFilename(), bytes: readFileSync((await file.path())!) };
    };
    const file = await save();
    expect(file.name).toBe("三个-接口.pcapng");
    expect(file.bytes.equals(whole)).toBe(true);
    // What is shown is what is taken.
    await page.getByRole("textbox", { name: "过滤" }).fill("arp");
    const few = readCapture((await save()).bytes);
    expect("frames" in few && few.frames).toHaveLength(4);
  });

  test.skipIf(!existsSync("/usr/bin/tshark"))("tshark reads what was downloaded", async () => {
    await opened(pageOf([table(unanswered(3))]));
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "下载 pcapng" }).click(),
    ]);
    const folder = mkdtempSync(join(tmpdir(), "skbook-pcapng-"));
    await file.saveAs(join(folder, "a.pcapng"));
    const fields = ["-T", "fields", "-e", "frame.interface_name", "-e", "_ws.col.Protocol", "-e", "frame.comment"];
    const lines = execFileSync("tshark", ["-r", join(folder, "a.pcapng"), ...fields], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    rmSync(folder, { recursive: true });
    expect(lines.split("\n").slice(0, 2)).toEqual([
      "box/left\tARP\t",
      expect.stringMatching(/^box\/right\tARP\tnot-ours in arp_process/),
    ]);
    expect(lines.trim().split("\n")).toHaveLength(12);
  });

  test("chosen in the table, lit up in the run's diagram, and the other way round; another run's is left alone", async () => {
    const diagram = (run: string) => {
      const shapes = [1, 3, 5].map(
        (packet) => `<g data-skb-packet="${packet}"><rect x="0" y="${packet * 20}" width="9" height="10"/></g>`,
      );
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" viewBox="0 0 200 200">${shapes.join("")}</svg>`;
      const image = `<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}" alt="a" width="200" height="200">`;
      return code("1", html(`<figure class="skbook skbook-sequence ${run}">${image}</figure>`));
    };
    await opened(pageOf([table(events), diagram(runClass(events)), diagram(runClass(unanswered(2)))]));
    await page.locator(".skb-body .skb-row").nth(4).click();
    const chosen = page.locator(".skb-band.skb-chosen");
    expect(
      await chosen.evaluateAll((bands) =>
        bands.map((band) => [band.getAttribute("data-skb-packet"), band.getAttribute("style")]),
      ),
    ).toEqual([["3", "top: 30%; height: 5%;"]]);
    expect(await page.locator("figure.skbook-sequence").nth(1).locator(".skb-band").count()).toBe(0);
    await page.locator(".skb-band[data-skb-packet='5']").click();
    expect(await page.locator(".skb-body .skb-active").getAttribute("data-skb-packet")).toBe("5");
    await page.locator(".skb-body .skb-row[data-skb-packet='1']").first().hover();
    expect(await page.locator(".skb-band.skb-pointed").getAttribute("data-skb-packet")).toBe("1");
  });

  test("a sequence diagram as it is drawn has its packets' places", async () => {
    await opened(pageOf([table(events), shown(sequenceDiagram(events, pairWorld()))]));
    for (const packet of [1, 3, 8]) {
      await page.locator(`.skb-body .skb-row[data-skb-packet="${packet}"]`).first().click();
      const bands = page.locator(`.skb-band.skb-chosen`);
      expect(await bands.count()).toBeGreaterThan(0);
      for (const band of await bands.all()) expect(await band.getAttribute("data-skb-packet")).toBe(String(packet));
      // A hop is a strip of the drawing, not all of it.
      expect((await bands.first().boundingBox())!.height).toBeLessThan(160);
    }
  });
});
