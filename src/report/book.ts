// Several notebooks as a small book: an index with every page's contents, and a search over their sections that needs no
// server: the sections' texts stand in the index page itself.

import { type Element, element } from "./element.js";
import type { Notebook } from "./notebook.js";
import { type Heading, Prose } from "./prose.js";
import { titleOf } from "./report.js";
import { asData, navigation, type PageScript, shell, type Theme } from "./shell.js";
import { pageWords } from "./words.js";

export interface BookPage {
  /** The page's file name. */
  readonly file: string;
  readonly title: string;
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
}

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

/** What the index needs to know of a notebook. */
export function bookPage(notebook: Notebook, file: string, fallback: string): BookPage {
  const prose = new Prose(() => undefined, pageWords(notebook));
  const sections: { id: string; heading: string; text: string }[] = [{ id: "", heading: "", text: "" }];
  for (const cell of notebook.cells) {
    if (cell.cell_type === "markdown") {
      // A heading begins a section; the ones that the cell brings are found by rendering it, for their ids.
      const known = prose.headings.length;
      prose.render(cell, "");
      const fresh = prose.headings.slice(known);
      for (const line of cell.source.split("\n")) {
        const isHeading = /^#{1,6}\s/.test(line) ? fresh.shift() : undefined;
        if (isHeading) sections.push({ id: isHeading.id, heading: isHeading.text, text: "" });
        else sections.at(-1)!.text += `${line} `;
      }
    } else if (cell.cell_type === "code") sections.at(-1)!.text += `${cell.source} `;
  }
  const title = titleOf(prose.headings) ?? fallback;
  const told = sections
    .map((one) => ({ ...one, text: one.text.replace(/\s+/g, " ").trim() }))
    .filter(({ text, heading }) => text !== "" || heading !== "");
  return { file, title, headings: prose.headings, sections: told };
}

export interface IndexOptions {
  readonly title?: string | undefined;
  readonly theme?: Theme | undefined;
  /** src/page/search.ts; without it the index is a list. */
  readonly search?: PageScript | undefined;
}

export function bookIndex(books: readonly Notebook[], pages: readonly BookPage[], options: IndexOptions): string {
  const words = pageWords(...books);
  const title = options.title ?? words.index;
  const data = pages.flatMap(({ file, title, sections }) =>
    sections.map(({ id, heading, text }) => [
      `${file}${id === "" ? "" : `#${encodeURIComponent(id)}`}`,
      title,
      heading,
      text,
    ]),
  );
  return shell(
    {
      lang: words.lang,
      title,
      theme: options.theme,
      scripts: options.search ? [options.search] : [],
      data: options.search
        ? [
            [
              "skbook-sections",
              asData({ words: { search: words.search, nothing: words.nothing, found: words.found }, sections: data }),
            ],
          ]
        : [],
    },
    element(
      "main",
      {},
      element("h1", {}, title),
      navigation(words.pages, element("ol", { className: ["book"] }, ...pages.map(entry))),
    ),
  );
}

function entry({ file, title, headings }: BookPage): Element {
  const inner = headings
    .filter(({ level, text }) => level <= 2 && text !== title)
    .map(({ id, text }) => element("li", {}, element("a", { href: `${file}#${encodeURIComponent(id)}` }, text)));
  const link = element("a", { href: file }, title);
  return element("li", {}, link, ...(inner.length > 0 ? [element("ul", {}, ...inner)] : []));
}
