// What a session shows, through JupyterLab's own renderers and its sanitizer: a notebook that Lab does not trust yet
// (every one that was downloaded) must look as one that it trusts.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { collect } from "../../../kernel/session/collect.js";
import type { MimeBundle } from "../../../kernel/session/contract.js";
import { Progress } from "../../../kernel/session/progress.js";
import type { Output } from "../../../src/report/notebook.js";
import { launched, noChromium } from "../../chromium.js";
import { type Opened, opened } from "../session/open.js";

const first = `
import { compare, Lab, vary } from "skbook";
const lab = new Lab({ seed: 4 });
const [one, two] = [lab.machine("one"), lab.machine("two")];
lab.cable(lab.nic(one, "eth0"), lab.nic(two, "eth0"));
await two.sh("ip link set lo up; ip link set eth0 up; ip addr add 10.4.0.2/24 dev eth0");
const run = await one.sh(\`
  ip link set lo up; ip link set eth0 up; ip addr add 10.4.0.1/24 dev eth0
  ping -c 1 10.4.0.2; ping -c 1 10.4.0.77; ls /none
\`);
const strict = await lab.replay({ sysctl: { "net.ipv4.icmp_echo_ignore_all": 1 } });
const study = await vary({ n: [1, 2], m: [0, 1] }, async (_, { n, m }) => (n === m ? "alike" : "other"));`;

/** A cell, how many drawings its output has at least, and what is read in its words. */
type Kind = [name: string, cell: string, drawings: number, words?: RegExp];
const kinds: Kind[] = [
  ["a transcript", "run", 0],
  ["a terminal cell", "%%sh two\nip -s link show dev eth0\nfalse; echo $?", 0],
  ["a capture table", "run.table({ title: '一次抓包' })", 0],
  ["a sequence", "run.sequence({ title: '没有人应答', steps: [{ label: '1', kind: 'send', program: 'ping' }] })", 1],
  ["a topology", "lab.topology({ title: '两台机器' })", 1],
  ["a packet's way on the topology", "await run.topology()", 1],
  ["the lab of a magic", "%lab", 1, /one[\s\S]*two/],
  ["a journey", "await run.why()", 0],
  ["a sequence with what would have helped", "await run.explain()", 1],
  ["a comparison", "compare(lab, strict, { words: 'en' })", 2, /icmp_echo_ignore_all/],
  ["a study", "study", 1, /alike/],
  ["a study's grid", "study.grid({ title: '哪些不同', rows: ['n'], columns: ['m'] })", 1, /哪些不同/],
  ["a study's rows", "study.table()", 0, /1\s+1\s+.*alike/],
  ["a ping's round trips", "(await one.ping('10.4.0.2', { count: 3 })).plot()", 1],
  ["a run's round trips", "run.roundTrips({ title: '来回' })", 1, /来回/],
  ["a timeline", "run.timeline({ title: '时间' })", 1, /时间/],
  ["a run's counters", "run.counters({ title: '收发' })", 1, /收发/],
  ["a lab's counters", "lab.counters()", 1, /eth0/],
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

  /** The output as Lab shows it: what can be read of it, and its pixels; then with all that opens at a click. */
  async function shown(output: Output, trusted: boolean) {
    const type = (await page.evaluate(`show(${JSON.stringify(output)}, ${trusted})`)) as string;
    await page.evaluate("Promise.all([...document.images].map((img) => img.decode()))");
    const seen = (await page.evaluate(look)) as Seen;
    // Drawings may move; that they are the same is seen from their bytes.
    const pixels = () => page.locator("#output").screenshot({ mask: [page.locator("#output img")] });
    const closed = await pixels();
    await page.evaluate("for (const one of document.querySelectorAll('#output details')) one.open = true");
    const { text: all } = (await page.evaluate(look)) as Seen;
    return { ...seen, all, type, closed, open: await pixels() };
  }

  /** The output untrusted, which must be as it is trusted: words, images that stand there, pixels. */
  async function alike(output: Output) {
    if ("data" in output) {
      expect(Object.keys(output.data)).toContain("text/plain");
      expect(Object.keys(output.data)).not.toContain("application/json");
    }
    const [yes, no] = [await shown(output, true), await shown(output, false)];
    expect(no.type).toBe(yes.type);
    if ("data" in output && "text/html" in output.data) expect(no.type).toBe("text/html");
    expect([no.text, no.all]).toEqual([yes.text, yes.all]);
    expect(no.text.trim()).not.toBe("");
    expect(no.images).toEqual(yes.images);
    const sent = "data" in output ? String(output.data["text/html"]).split("<img ").length - 1 : 0;
    expect(no.images.length).toBe(sent);
    for (const { alt, loaded, width } of no.images) {
      expect(loaded).toBe(true);
      expect(alt).not.toBe("");
      expect(width).toBeGreaterThan(100);
    }
    expect(no.closed.equals(yes.closed), "the same pixels").toBe(true);
    expect(no.open.equals(yes.open), "the same pixels when opened").toBe(true);
    return no;
  }

  test.each<Kind>(kinds)("%s looks untrusted as it does trusted", async (_, cell, drawings, words = /\S/) => {
    const { outputs } = await collect(cells.session, cell, 1);
    expect(outputs.length).toBeGreaterThan(0);
    const seen = [];
    for (const output of outputs) seen.push(await alike(output));
    const images = seen.flatMap((one) => one.images);
    expect(images.length).toBeGreaterThanOrEqual(drawings);
    expect(seen.map(({ all }) => all).join("\n")).toMatch(words);
  });

  test("a bar of long work looks untrusted as it does trusted", async () => {
    const clock = vi.spyOn(performance, "now").mockReturnValue(0);
    const bars: MimeBundle[] = [];
    const progress = new Progress();
    progress.begin({ stream() {}, clear() {}, display: (bundle) => void bars.push(bundle) });
    clock.mockReturnValue(5000);
    progress.count(1, 4);
    clock.mockRestore();
    const { text } = await alike({ output_type: "display_data", data: bars[0]!, metadata: {} });
    expect(text).toContain("1 / 4 (5.0 s)");
    const bar = "(({ value, max }) => [value, max])(document.querySelector('#output progress'))";
    expect(await page.evaluate(bar)).toEqual([0.25, 1]);
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
