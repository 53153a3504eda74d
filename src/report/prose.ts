// Prose cells: GitHub's Markdown by marked, made safe like everything else, with headings a table of contents can
// point at. An id is the heading's own words, so links keep working when a heading moves. Footnotes belong to one cell.

import { Marked } from "marked";
import markedAlert from "marked-alert";
import markedFootnote from "marked-footnote";
import { type Element, element, type Root, textOf, walk } from "./element.js";
import { highlight, isTranscript } from "./highlight.js";
import { drawMath, mathMarks } from "./math.js";
import type { TextCell } from "./notebook.js";
import { safe } from "./safe.js";
import type { PageWords } from "./words.js";

export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

const kinds = ["note", "tip", "important", "warning", "caution"] as const;

function reader(words: PageWords): Marked {
  const variants = kinds.map((type) => ({ type, icon: "", title: words[type] }));
  return new Marked(
    { gfm: true, async: false, extensions: [...mathMarks] },
    markedAlert({ variants }),
    markedFootnote({ description: words.footnotes, backRefLabel: `${words.back} {0}` }),
  );
}

/** Turns the prose cells of one page into elements and remembers their headings. */
export class Prose {
  readonly headings: Heading[] = [];
  readonly #image: (url: string) => string | undefined;
  readonly #ids = new Map<string, number>();

  readonly #words: PageWords;
  readonly #markdown: Marked;

  constructor(image: (url: string) => string | undefined, words: PageWords) {
    this.#image = image;
    this.#words = words;
    this.#markdown = reader(words);
  }

  render(cell: TextCell, prefix: string): Root {
    const html = this.#markdown.parse(cell.source) as string;
    const root = safe(html, { prefix, image: (url) => attachment(cell, url) ?? this.#image(url) });
    drawMath(root);
    walk(root, (node, parent) => {
      // The word over the footnotes is no section.
      if (hasClass(node, "sr-only")) return;
      if (/^h[1-6]$/.test(node.tagName)) this.#heading(node);
      if (node.tagName === "pre") code(node);
      if (node.tagName === "table") parent.children[parent.children.indexOf(node)] = scroller(node);
    });
    return root;
  }

  #heading(node: Element): void {
    const text = textOf(node).trim();
    const words = text.toLowerCase().replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "");
    const slug = words.trim().replace(/\s+/g, "-") || "section";
    const seen = this.#ids.get(slug) ?? 0;
    this.#ids.set(slug, seen + 1);
    const id = seen === 0 ? slug : `${slug}-${seen}`;
    node.properties.id = id;
    this.headings.push({ level: Number(node.tagName.slice(1)), id, text });
    // For whoever points at it; the contents serve everybody. The sheet writes its sign, so that the words stay the heading's.
    const href = `#${encodeURIComponent(id)}`;
    node.children.push(
      element("a", { className: ["anchor"], href, ariaHidden: "true", tabIndex: -1, title: this.#words.anchor }),
    );
  }
}

function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

function code(pre: Element): void {
  pre.properties.tabIndex = 0;
  const inner = pre.children[0];
  if (inner?.type !== "element" || inner.tagName !== "code") return;
  const classes = Array.isArray(inner.properties.className) ? inner.properties.className : [];
  const named = classes.map(String).find((name) => name.startsWith("language-"));
  const text = textOf(inner);
  const language = named?.slice("language-".length) ?? (isTranscript(text) ? "console" : undefined);
  if (language) inner.children = [...highlight(text, language)];
}

/** A wide thing scrolls in a box of its own, also by keyboard. */
export function scroller(node: Element): Element {
  return element("div", { className: ["scroll"], tabIndex: 0 }, node);
}

function attachment(cell: TextCell, url: string): string | undefined {
  if (!url.startsWith("attachment:")) return undefined;
  const name = url.slice("attachment:".length);
  const bundle = cell.attachments?.[name] ?? cell.attachments?.[decodeURI(name)];
  for (const [type, content] of Object.entries(bundle ?? {})) {
    const text = Array.isArray(content) ? content.join("") : String(content);
    return `data:${type};base64,${text.replace(/\s/g, "")}`;
  }
  return undefined;
}
