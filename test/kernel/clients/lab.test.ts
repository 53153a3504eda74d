// What a session shows, through JupyterLab's own renderers and its sanitizer: a notebook that Lab does not trust yet
// (every one that was downloaded) must look as one that it trusts.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collect } from "../../../kernel/session/collect.js";
import type { Output } from "../../../src/report/notebook.js";
import { launched, noChromium } from "../../chromium.js";
import { type Opened, opened } from "../session/open.js";

const first = `
import { Lab } from "skbook";
const lab = new Lab({ seed: 4 });
const [one, two] = [lab.machine("one"), lab.machine("two")];
lab.cable(lab.nic(one, "eth0"), lab.nic(two, "eth0"));
await two.sh("ip link set lo up; ip link set eth0 up; ip addr add 10.4.0.2/24 dev eth0");
const run = await one.sh(\`
  ip link set lo up; ip link set eth0 up; ip addr add 10.4.0.1/24 dev eth0
  ping -c 1 10.4.0.2; ping -c 1 10.4.0.77; ls /none
\`);`;

/** A cell, and how many drawings its output has at least. */
const kinds: readonly (readonly [name: string, cell: string, drawings: number])[] = [
  ["a transcript", "run", 0],
  ["a terminal cell", "%%sh two\nip -s link show dev eth0\nfalse; echo $?", 0],
  ["a capture table", "run.table({ title: '一次抓包' })", 0],
  ["a sequence", "run.sequence({ title: '没有人应答', steps: [{ label: '1', kind: 'send', program: 'ping' }] })", 1],
  ["a topology", "lab.topology({ title: '两台机器' })", 1],
  ["a packet's way on the topology", "await run.topology()", 1],
  ["a journey", "await run.why()", 0],
  ["a ping", "await one.ping('10.4.0.2', { count: 2 })", 0],
  ["a plain value", "({ a: 1, '<b>': ['中', null], deep: new Map([[1, { x: 2n }]]) })", 0],
  ["printed lines", "console.log('a < b\\n\\x1b[31mred\\x1b[0m'); console.error('中文')", 0],
  ["what was thrown", "throw new TypeError('<i>no</i>', { cause: new Error('why') })", 0],
  ["what does not compile", "const n: number = 'a';", 0],
];

/** Of what stands on the page. */
interface Seen {
  readonly text: string;
  readonly images: readonly {
    readonly alt: string;
    readonly src: string;
    readonly loaded: boolean;
    readonly width: number;
  }[];
}
const look = `({
  text: document.querySelector("#output").innerText,
  images: [...document.querySelectorAll("#output img")].map((img) =>
    ({ alt: img.alt, src: img.src, loaded: img.complete && img.naturalWidth > 0 && img.naturalHeight > 0, width: img.getBoundingClientRect().width })),
})`;

describe.skipIf(noChromium("JupyterLab's output"))("JupyterLab's renderers", () => {
  let browser: Browser;
  let page: Page;
  let cells: Opened;
  const complaints: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    [browser, cells] = await Promise.all([launched(), opened()]);
    expect(await cells.run(first)).toBe("");
    page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("request", (request) => {
      if (!/^(data|about):/.test(request.url())) requests.push(request.url());
    });
    await page.setContent(`<!doctype html><style>${await styles()}</style><div id="output"></div>`);
    await page.addScriptTag({ content: await bundled() });
  }, 300_000);
  afterAll(async () => {
    cells.close();
    await browser.close();
  });

  /** The output as Lab shows it: what can be read of it, and its pixels. */
  async function shown(output: Output, trusted: boolean): Promise<Seen & { type: string; pixels: Buffer }> {
    const type = (await page.evaluate(`show(${JSON.stringify(output)}, ${trusted})`)) as string;
    await page.evaluate("Promise.all([...document.images].map((img) => img.decode()))");
    const seen = (await page.evaluate(look)) as Seen;
    // Drawings may move; that they are the same is seen from their bytes.
    const pixels = await page.locator("#output").screenshot({ mask: [page.locator("#output img")] });
    return { ...seen, type, pixels };
  }

  test.each(kinds)("%s looks untrusted as it does trusted", async (_, cell, drawings) => {
    const { outputs } = await collect(cells.session, cell, 1);
    expect(outputs.length).toBeGreaterThan(0);
    for (const output of outputs) {
      if ("data" in output) {
        expect(Object.keys(output.data)).toContain("text/plain");
        expect(Object.keys(output.data)).not.toContain("application/json");
      }
      const [yes, no] = [await shown(output, true), await shown(output, false)];
      expect(no.type).toBe(yes.type);
      expect(no.text).toBe(yes.text);
      expect(no.text.trim()).not.toBe("");
      expect(no.images).toEqual(yes.images);
      expect(no.images.length).toBeGreaterThanOrEqual(drawings);
      for (const { alt, loaded, width } of no.images) {
        expect(loaded).toBe(true);
        expect(alt).not.toBe("");
        expect(width).toBeGreaterThan(100);
      }
      expect(no.pixels.equals(yes.pixels), "the same pixels").toBe(true);
    }
  });

  test("after %interactive a capture table is alive where Lab trusts the notebook, and still where it does not", async () => {
    const outputsOf = async (cell: string) => (await collect(cells.session, cell, 1)).outputs;
    const [script] = await outputsOf("%interactive");
    const [table] = await outputsOf("run.table({ title: '一次抓包' })");
    expect((await shown(script!, false)).text).toContain("Capture tables");
    await shown(table!, false);
    expect(await page.locator(".skb-app").count()).toBe(0);
    expect(await page.locator("#output table").isVisible()).toBe(true);
    await shown(script!, true);
    await shown(table!, true);
    await page.locator(".skb-app").waitFor();
    await page.locator(".skb-filter input").fill("arp");
    expect(await page.locator(".skb-body .skb-row").count()).toBeGreaterThan(0);
  });

  test("a script in an output would have run trusted only: the sanitizer stands in between", async () => {
    const html = `<b onclick="1">text</b><svg></svg><img src="data:," onerror="globalThis.ran = 1">`;
    const data = { "text/plain": "text", "text/html": html };
    await page.evaluate(`show(${JSON.stringify({ output_type: "display_data", data, metadata: {} })}, false)`);
    expect(await page.evaluate("document.querySelector('#output').innerHTML")).not.toMatch(/onclick|onerror|<svg/);
  });

  test("nothing was asked of a network, nothing complained", () => {
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** page.js with all that it imports, as one script. */
async function bundled(): Promise<string> {
  const { output } = await build({
    input: resolve(import.meta.dirname, "lab", "page.js"),
    platform: "browser",
    write: false,
    output: { format: "iife" },
    moduleTypes: { ".svg": "text", ".css": "empty" },
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    logLevel: "silent",
  });
  return output[0].code;
}

/** The renderers' own style sheet; Lab's theme only names colours and fonts. */
async function styles(): Promise<string> {
  const main = createRequire(import.meta.url).resolve("@jupyterlab/rendermime");
  return readFileSync(resolve(main, "../../style/base.css"), "utf8");
}
