// A document cut into prose and fences, to the byte; which lines are a fence's is CommonMark's word.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { type Block, blocksOf } from "../../../kernel/tutorial/markdown.js";

const joined = (blocks: readonly Block[]) => blocks.map(({ text }) => text).join("");
const fences = (document: string) =>
  blocksOf(document).flatMap((block) => (block.kind === "fence" ? [`${block.language}|${block.lines.join("")}`] : []));

const source = readFileSync(join(import.meta.dirname, "../../lesson/veth.md"), "utf8");

describe("fences", () => {
  test.each([
    ["backticks", "a\n```bash\n$ ls\n```\nb\n", ["bash|$ ls\n"]],
    ["tildes", "~~~ sh\n$ ls\n~~~\n", ["sh|$ ls\n"]],
    ["a longer fence holds a shorter one", "````md\n```\nx\n```\n````\n", ["md|```\nx\n```\n"]],
    ["tildes hold backticks", "~~~\n```\n~~~\n", ["|```\n"]],
    ["a closing fence may be longer", "```\nx\n`````\ny\n", ["|x\n"]],
    ["what says a language does not close", "```\nx\n```bash\ny\n```\n", ["|x\n```bash\ny\n"]],
    ["one that is never closed goes to the end", "```\nx\ny", ["|x\ny"]],
    ["three blanks before it", "   ```\n   x\n   ```\n", ["|   x\n"]],
    ["indented code is no fence", "    ```\n    x\n    ```\n", []],
    ["backticks in the info string are inline code", "```a`b```\nx\n", []],
    ["inside HTML", "<pre>\n```\nx\n```\n</pre>\n", []],
    ["inside a comment", "<!--\n```\nx\n```\n-->\n```\ny\n```\n", ["|y\n"]],
    ["in a details element after a blank line", "<details>\n\n```\ny\n```\n\n</details>\n", ["|y\n"]],
    ["in a list item", "1. do\n\n   ```sh\n   $ ls\n   ```\n\n2. more\n", ["sh|   $ ls\n"]],
    ["deep in a list", "- a\n  - b\n\n    ```\n    x\n    ```\n", ["|    x\n"]],
    ["on the item's own line", "- ```\n  x\n  ```\n", ["|  x\n"]],
    ["a list item that ends ends it", "- a\n\n  ```\n  x\nout\n", ["|  x\n"]],
    ["in a quotation it stays prose", "> ```\n> x\n> ```\n", []],
    ["CRLF", "a\r\n```bash\r\n$ ls\r\n```\r\nb", ["bash|$ ls\r\n"]],
    ["a BOM before it", "\ufeff```\nx\n```\n", ["|x\n"]],
    ["no line end at the end", "```\nx\n```", ["|x\n"]],
    ["empty", "```\n```\n", ["|"]],
    ["nothing", "", []],
  ] as const)("%s", (_, document, expected) => {
    expect(fences(document)).toEqual(expected);
    expect(joined(blocksOf(document))).toBe(document);
  });

  test("the source document's are where marked sees them", () => {
    const theirs = marked.lexer(source).flatMap((token) => (token.type === "code" ? [token.text.trimEnd()] : []));
    expect(fences(source).map((fence) => fence.replace(/^[^|]*\|/, "").trimEnd())).toEqual(theirs);
  });

  test("any text comes back to the byte", () => {
    const line = fc.constantFrom(
      "```",
      "~~~",
      "````sh",
      "   ```",
      "    x",
      "- a",
      "  - b",
      "1. c",
      "",
      "<div>",
      "<!--",
      "-->",
      "> q",
      "$ ls",
      "\t```",
    );
    const end = fc.constantFrom("\n", "\r\n", "\r");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(line, fc.string({ unit: "grapheme" })), end)),
        fc.string(),
        (lines, last) => {
          const document = lines.map((pair) => pair.join("")).join("") + last;
          expect(joined(blocksOf(document))).toBe(document);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  test("top-level fences are CommonMark's, whatever stands around them", () => {
    const line = fc.constantFrom(
      "```",
      "~~~",
      "````sh",
      "```sh",
      "   ```",
      "text",
      "",
      "<div>",
      "<!-- x",
      "-->",
      "$ ls",
      "# h",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const document = `${lines.join("\n")}\n`;
        const theirs = marked
          .lexer(document)
          .flatMap((token) =>
            token.type === "code" && /^ {0,3}[`~]{3}/.test(token.raw)
              ? [token.text.replace(/^ +/gm, "").trimEnd()]
              : [],
          );
        const ours = fences(document).map((fence) =>
          fence
            .replace(/^[^|]*\|/, "")
            .replace(/^ +/gm, "")
            .trimEnd(),
        );
        expect(ours).toEqual(theirs);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});
