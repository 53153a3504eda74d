// What a report adds to plain Markdown: footnotes, admonitions, formulas, transcripts, anchors, and its options.

import { describe, expect, test } from "vitest";
import { bookIndex, bookPage } from "../../src/report/book.js";
import { report } from "../../src/report/report.js";
import { code, notebook, prose } from "./sample.js";

const page = (source: string, options = {}) => report(notebook(prose(source)), { title: "t", ...options });
const main = (source: string) => /<main>(.*)<\/main>/s.exec(page(source))![1]!;

describe("prose", () => {
  test("a footnote and its reference lead to each other, and are no section of the contents", () => {
    const text = page("# 一\n\n## 二\n\n正文[^a]。\n\n[^a]: 脚注");
    const [, ref, to] = /<a id="([^"]+)" href="#([^"]+)"/.exec(text)!;
    expect(text).toContain(`<li id="${to}">`);
    expect(text).toContain(`href="#${ref}"`);
    expect(/<nav.*?<\/nav>/s.exec(text)![0]).not.toContain("脚注");
  });

  test("an admonition is named in the page's language", () => {
    expect(main("> [!WARNING]\n> 小心")).toMatch(/markdown-alert-warning.*警告.*小心/s);
    expect(main("> [!TIP]\n> mind the step, dear reader")).toMatch(/markdown-alert-tip.*Tip.*mind/s);
  });

  test("formulas are MathML; prices, variables and code stay as they are", () => {
    expect(main("$a_1$")).toMatch(/<math[^>]*><msub><mi>a<\/mi><mn[^>]*>1<\/mn><\/msub><\/math>/);
    expect(main("$$\n\\frac{1}{2}\n$$")).toContain("<mfrac>");
    for (const text of ["$5 and $10", "`$a$`", "$PATH 和 $HOME", "\\$a\\$"]) expect(main(text)).not.toContain("<math");
    expect(main("$\\nonsense{$")).toContain("\\nonsense{");
    expect(main("$\\href{javascript:hacked}{x}$ $\\style{color:url(x)}{x}$")).not.toMatch(/href=|style=/);
  });

  test("in a transcript what was typed is told from what was printed, also where no language is named", () => {
    for (const fence of ["```\n[root@h ~]# ip a\n1: lo\n```", "```console\n$ ip a\n1: lo\n```"]) {
      expect(main(fence)).toMatch(/<span class="hl-prompt">[^<]+<\/span><span class="hl-typed">ip a\n<\/span>1: lo/);
    }
    expect(main("```\n# not a prompt\n```")).not.toContain("hl-prompt");
  });

  test("a heading has a link to itself", () => {
    expect(main("## 路由 表")).toContain('<a class="anchor" href="#%E8%B7%AF%E7%94%B1-%E8%A1%A8" aria-hidden="true"');
  });
});

describe("options", () => {
  test("title, contents, theme", () => {
    expect(page("# 一", { named: "别名" })).toContain("<title>别名</title>");
    expect(page("# 一", { toc: true })).toContain("<nav");
    expect(page("# 一\n\n## 二", { toc: false })).not.toContain("<nav");
    expect(page("# 一", { theme: "dark" })).toContain(":root{color-scheme:dark;");
    expect(page("# 一", { theme: "light" })).not.toContain("prefers-color-scheme");
  });

  test("folded code is there, closed", () => {
    const text = report(notebook(code("const a = 1;")), { title: "t", fold: true });
    expect(text).toMatch(/<details><summary>[^<]+<\/summary><pre class="source"/);
  });

  test("a page says the language that most of its prose is in", () => {
    expect(page("veth 设备总是成对出现 with peer names")).toContain('<html lang="zh-CN">');
    expect(page("A pair of devices, in plain English words")).toContain('<html lang="en">');
  });
});

test("a book's index lists its pages with their sections and carries their text as data that cannot end its element", () => {
  const one = notebook(prose("# 第一课\n\n## 路由\n\n转发 </script><script>hacked=1</script>"), code("ip route"));
  const two = notebook(prose("no heading"));
  const pages = [bookPage(one, "a.html", "a"), bookPage(two, "b.html", "b")];
  const text = bookIndex([one, two], pages, { search: { text: "1", hash: "sha256-x" } });
  expect(text).toContain(
    '<li><a href="a.html">第一课</a><ul><li><a href="a.html#%E8%B7%AF%E7%94%B1">路由</a></li></ul></li>',
  );
  expect(text).toContain('<a href="b.html">b</a>');
  expect(text.match(/<script/g)).toHaveLength(2);
  expect(pages[0]!.sections.at(-1)).toMatchObject({ id: "路由", heading: "路由" });
  expect(pages[0]!.sections.at(-1)!.text).toContain("ip route");
});
