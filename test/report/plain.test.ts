// Our own pictures are read without a browser's parser: to the tree that it would give, or not at all.
import fc from "fast-check";
import type { Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";
import { plain } from "../../src/report/plain.js";

const display = Symbol.for("Jupyter.display");

/** Without what a parser says of places in the text. */
function bare(node: Nodes): unknown {
  if (!("children" in node)) return { type: node.type, ...("value" in node ? { value: node.value } : {}) };
  const { type, children } = node;
  const own = type === "element" ? { tagName: node.tagName, properties: node.properties } : {};
  return { type, ...own, children: children.map(bare) };
}
const parsed = (html: string) => bare(fromHtml(html, { fragment: true }));

test("every picture of a lab", async () => {
  const lab = new Lab({ seed: 2 });
  const machine = lab.machine("h");
  await machine.sh("ip link set lo up; ip link add e0 type veth peer name e1; ip addr add 10.9.0.1/24 dev e0");
  const run = await machine.sh("ip link set e0 up; ip link set e1 up; ping -c 1 -W 1 10.9.0.2; echo '<b>&amp;\"'");
  const pictures = [
    run,
    run.sequence(),
    run.table(),
    run.timeline(),
    lab.counters(),
    await run.why(),
    await run.topology(),
  ];
  for (const picture of pictures) {
    const html = (picture as never as Record<symbol, () => Record<string, string>>)[display]!()["text/html"]!;
    const tree = plain(html);
    expect(tree, html.slice(0, 200)).toBeDefined();
    expect(bare(tree!)).toEqual(parsed(html));
  }
});

const names =
  "a b br code em i img span strong div p pre table thead tbody tr td th caption ul li details summary h1 svg style script dl dd hr td".split(
    " ",
  );
const attribute = fc.constantFrom(
  ...[
    'class="a  b"',
    'class=" "',
    'style="color: red"',
    'tabindex="0"',
    'rowspan="x2"',
    'open=""',
    'title="a&amp;&#x27;b"',
  ],
  ...[
    'alt="<p>"',
    'id="&lt"',
    "lang=zh",
    "rowspan=2",
    "title=a&b",
    'onclick="1"',
    'class="x" class="y"',
    'width=""',
    'CLASS="a"',
    'aria-hidden="true"',
  ],
);
const text = fc.constantFrom(
  "a",
  " ",
  "\n",
  "&lt;",
  "&amp;lt;",
  "&",
  "&copy;",
  "<",
  ">",
  "\0",
  "\r\n",
  "é中",
  "<!-- c -->",
  "<p",
  "/>",
);
const leaf = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.constantFrom(...names).map((name) => `<${name}>`),
  fc.constantFrom(...names).map((name) => `</${name}>`),
);
/** Tables as they may be written: most end tags can be left out. */
const table = (inner: fc.Arbitrary<string>) => {
  const closed = (name: string, text: fc.Arbitrary<string>) =>
    fc.tuple(text, fc.constantFrom("", "\n", `</${name}>`, `</${name}>`)).map(([all, end]) => `<${name}>${all}${end}`);
  const some = (each: fc.Arbitrary<string>) => fc.array(each, { maxLength: 3 }).map((all) => all.join(""));
  const row = closed("tr", some(fc.oneof(closed("td", inner), closed("th", inner))));
  const parts = some(
    fc.oneof(closed("thead", some(row)), closed("tbody", some(row)), fc.constant("</tr></tbody><td>")),
  );
  return parts.map((all) => `<table>${all}</table>`);
};

const { html } = fc.letrec<{ html: string; node: string }>((tie) => ({
  html: fc.array(tie("node"), { maxLength: 4 }).map((all) => all.join("")),
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    leaf,
    { weight: 3, arbitrary: table(tie("html")) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...names),
          fc.array(attribute, { maxLength: 2 }),
          tie("html"),
          fc.constantFrom("", "", "", "/"),
        )
        .map(([name, all, inner, slash]) => {
          const start = `<${[name, ...all].join(" ")}${slash}>`;
          return ["br", "img", "hr"].includes(name) ? start : `${start}${inner}</${name}>`;
        }),
    },
  ),
}));

test("any other text: the parser's tree, or none", () => {
  let read = 0;
  fc.assert(
    fc.property(html, (text) => {
      const tree = plain(text);
      if (!tree) return;
      read++;
      expect(bare(tree)).toEqual(parsed(text));
    }),
    { numRuns: Number(process.env.SKBOOK_RUNS ?? 3000), seed: 5 },
  );
  expect(read).toBeGreaterThan(300);
});

test.each([
  "<p>a<div>b</div></p>",
  "<table><tr><td>a</td></tr></table>",
  "<table><tbody><tr><td>a<div><td>b",
  "<table><tbody>a<tr><td>a</td></tr></tbody></table>",
  "<pre>\na</pre>",
  "<a><a>x</a></a>",
  "<b><p>a</b>b</p>",
  "<img src=x.png>",
  "<script>1</script>",
  "<div/>a",
  "&copy;",
])("%s is left to the parser", (text) => expect(plain(text)).toBeUndefined());
