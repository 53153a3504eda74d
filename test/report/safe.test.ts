import { toHtml } from "hast-util-to-html";
import { describe, expect, test } from "vitest";
import { safe } from "../../src/report/safe.js";
import { hostile } from "./hostile.js";

const clean = (html: string) => toHtml(safe(html, { prefix: "p-" }));

test.each(hostile)("%s does nothing", (_name, html) => {
  const left = clean(html);
  expect(left).not.toMatch(/<(script|style|svg|math|iframe|object|embed|form|meta|base|link|template|video|source)\b/i);
  expect(left).not.toMatch(/\bon\w+=|javascript:|vbscript:|evil\.test|url\(|@import|position:\s*fixed|hacked/i);
  expect(left).not.toMatch(/(src|href)="data:text/i);
});

describe("what a picture needs stays", () => {
  test.each([
    `<table class="capture"><thead><tr><th scope="col">No.</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>`,
    `<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="拓扑" width="40" height="30">`,
    `<details open><summary>更多</summary><pre>00 01</pre></details>`,
    `<p style="color:#1d2433;background:rgb(1 2 3 / 50%);padding:.2em 1em">x</p>`,
    `<a href="https://example.org/a?b=1#c" rel="noopener noreferrer">x</a>`,
    `<ul><li><input type="checkbox" disabled> todo</li></ul>`,
  ])("%s", (html) => expect(clean(html)).toBe(html));
});

test("ids are set apart, and links inside one output follow them", () => {
  expect(clean(`<a href="#a">to a</a><p id="a">a</p>`)).toBe(`<a href="#p-a">to a</a><p id="p-a">a</p>`);
});

test("an image that may not be shown leaves its description", () => {
  expect(clean(`<p>see <img src="https://example.org/i.png" alt="the plan"></p>`)).toBe("<p>see [the plan]</p>");
});

test("text is never taken for markup", () => {
  expect(clean("&lt;script&gt;1&lt;/script&gt; &amp;amp;")).toBe("&#x3C;script>1&#x3C;/script> &#x26;amp;");
});
