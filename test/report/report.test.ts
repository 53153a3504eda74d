import { describe, expect, test } from "vitest";
import { report } from "../../src/report/report.js";
import { code, html, notebook, prose } from "./sample.js";

const page = (...cells: Parameters<typeof notebook>) => report(notebook(...cells), { title: "file" });
const main = (...cells: Parameters<typeof notebook>) => /<main>(.*)<\/main>/s.exec(page(...cells))![1]!;

describe("the page", () => {
  test("is Chinese, titled by its first heading, and forbids scripts and requests", () => {
    const text = page(prose("intro"), prose("# 第一课 `veth`\n\n## 二"));
    expect(text).toMatch(
      /^<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/,
    );
    expect(text).toContain("<title>第一课 veth</title>");
    expect(text).toContain('content="default-src &#x27;none&#x27;; img-src data:;');
    expect(page(prose("no heading"))).toContain("<title>file</title>");
  });

  test("is the same bytes each time", () => {
    const cells = [prose("# a\n\n# a\n\n[l](#a)"), code("1", html("<p id=x>1</p>"))];
    expect(page(...cells)).toBe(page(...cells));
  });

  test("its contents lead to headings, also doubled and Chinese ones", () => {
    const text = page(prose("# 设备的特点!\n\n## Two Words\n\n## Two Words\n\n#### deep"));
    const ids = [...text.matchAll(/<h\d id="([^"]*)"/g)].map((match) => match[1]);
    const links = [...text.matchAll(/<li class="level-\d"><a href="#([^"]*)"/g)].map((match) =>
      decodeURIComponent(match[1]!),
    );
    expect(ids).toEqual(["设备的特点", "two-words", "two-words-1", "deep"]);
    expect(links).toEqual(ids.slice(0, 3));
  });
});

describe("prose", () => {
  test("is GitHub's Markdown with coloured code", () => {
    const text = main(prose("| a |\n|---|\n| ~~b~~ |\n\n```ts\nconst a = 1 // c\n```"));
    expect(text).toContain('<div class="scroll" tabindex="0"><table>');
    expect(text).toContain("<del>b</del>");
    expect(text).toContain(
      '<span class="hl-keyword">const</span> a = <span class="hl-number">1</span> <span class="hl-comment">// c</span>',
    );
  });

  test("drawings keep every blank", () => {
    const drawing = "+--+\n|  | ↑\n+--+";
    expect(main(prose(`\`\`\`\n${drawing}\n\`\`\``))).toContain(`<code>${drawing}\n</code>`);
  });

  test("carries attached images and those its caller can read", () => {
    const cell = {
      ...prose("![a](attachment:i.png) ![b](b.png) ![c](c.png)"),
      attachments: { "i.png": { "image/png": "AA\nAA" } },
    };
    const text = report(notebook(cell as never), {
      title: "t",
      image: (url) => (url === "b.png" ? "data:image/png;base64,BBBB" : undefined),
    });
    expect(text).toContain('<img src="data:image/png;base64,AAAA" alt="a">');
    expect(text).toContain('<img src="data:image/png;base64,BBBB" alt="b">');
    expect(text).toContain("[c]");
  });
});

describe("outputs", () => {
  test("the richest form that survives is shown", () => {
    expect(main(code("1", html("<b>rich</b>", "plain")))).toContain("<b>rich</b>");
    expect(main(code("1", html("<svg><path/></svg>", "plain")))).toContain('<pre tabindex="0">plain</pre>');
    const svg = {
      output_type: "display_data" as const,
      metadata: {},
      data: { "text/plain": "a line", "image/svg+xml": "<svg onload='x'/>" },
    };
    expect(main(code("1", svg))).toContain('<img src="data:image/svg+xml,%3Csvg%20onload%3D');
  });

  test("streams and errors are text, without a terminal's escapes", () => {
    const text = main(
      code("1", { output_type: "stream", name: "stderr", text: "\u001b[31m<red>\u001b[0m\n" }),
      code("2", { output_type: "error", ename: "E", evalue: "bad", traceback: ["cell 1:", "E: bad"] }),
    );
    expect(text).toContain('<div class="output stderr"><pre tabindex="0">&#x3C;red></pre></div>');
    expect(text).toContain("cell 1:\nE: bad</pre>");
  });

  test("a terminal cell's own text is folded once its terminal shows it", () => {
    const source = "%%sh host\nip link";
    expect(main(code(source, html("<pre># ip link</pre>")))).toMatch(
      /<details><summary>.*?<\/summary><pre class="source"/,
    );
    expect(main(code(source))).not.toContain("<details>");
  });
});
