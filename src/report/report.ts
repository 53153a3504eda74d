// A notebook as one HTML page: readable with scripts off, without a network, on paper, by a screen reader.
// Nothing of a notebook's can run: foreign HTML is sanitised, and the policy in the page's head forbids requests, and scripts
// but the page's own, each named by its hash and only there when the page has something for it.

import { type Element, type ElementContent, element } from "./element.js";
import { highlight } from "./highlight.js";
import { liveCss } from "./livestyle.js";
import type { CodeCell, Notebook } from "./notebook.js";
import { renderOutput } from "./output.js";
import { type Heading, Prose } from "./prose.js";
import { navigation, type PageScript, shell, type Theme } from "./shell.js";
import { type PageWords, pageWords } from "./words.js";

export type { PageScript, Theme };

export interface ReportOptions {
  /** Used when the prose has no heading. */
  readonly title: string;
  /** Used whatever the prose says. */
  readonly named?: string | undefined;
  /** A data: URI for an image file that the prose names. */
  readonly image?: (url: string) => string | undefined;
  /** A table of contents; where it is not said, pages with two headings have one. */
  readonly toc?: boolean | undefined;
  /** All code is folded away. */
  readonly fold?: boolean | undefined;
  readonly theme?: Theme | undefined;
  /** What makes capture tables come alive (src/page/capture.ts); without it they stand still. */
  readonly capture?: PageScript | undefined;
  /** Copy buttons, contents that follow (src/page/reading.ts). */
  readonly reading?: PageScript | undefined;
  /** Cells can be changed and run in the page. */
  readonly live?: Live | undefined;
  /** Where the page stands in a book. */
  readonly place?: Place | undefined;
  /** What draws plots (plotly.js, src/page/plot.ts), asked for only where there are some; without it they stand still. */
  readonly plots?: (() => readonly PageScript[]) | undefined;
}

/** What makes the page's cells run: kernel/live.ts gathers it, src/page/live.ts is the script. */
export interface Live {
  readonly script: PageScript;
  /** Of the sandbox's script. */
  readonly frame: string;
  /** JSON in which no "<" stands. */
  readonly data: string;
}

export interface Place {
  readonly index: string;
  readonly previous?: { readonly href: string; readonly title: string } | undefined;
  readonly next?: { readonly href: string; readonly title: string } | undefined;
}

export function report(notebook: Notebook, options: ReportOptions): string {
  const { live, place, toc, capture, reading } = options;
  const words = pageWords(notebook);
  const prose = new Prose(options.image ?? (() => undefined), words);
  const body: ElementContent[] = [];
  for (const [index, cell] of notebook.cells.entries()) {
    const prefix = `c${index + 1}-`;
    if (cell.cell_type === "markdown") {
      const { children } = prose.render(cell, prefix);
      body.push(element("section", { className: ["prose"] }, ...(children as ElementContent[])));
    } else if (cell.cell_type === "code") {
      const fold = options.fold === true;
      body.push(...codeCell(cell, prefix, { words, fold, index: live && index }));
    }
  }
  const tables = !live && capture && holds(body, "skbook-data") ? capture : undefined;
  const plots = options.plots && holds(body, "skbook-figure") ? options.plots() : [];
  const scripts = [tables, reading, ...plots, live?.script];
  // blob: is what the sandboxed frame loads cells by; it can do no more than its page's policy lets it.
  const policy = live ? ` '${live.frame}' blob:; worker-src blob:; connect-src 'none'` : undefined;
  return shell(
    {
      lang: words.lang,
      title: options.named ?? titleOf(prose.headings) ?? options.title,
      theme: options.theme,
      scripts: scripts.filter((one) => one !== undefined),
      data: live ? [["skbook-live", live.data]] : [],
      policy,
      css: live ? liveCss + waitingCss : tables && waitingCss,
    },
    ...(toc === false ? [] : contents(prose.headings, words, toc ? 1 : 2, place)),
    element("main", {}, ...body),
    ...(place ? [around(place, words)] : []),
  );
}

/**
 * Where a script will bring a table to life, its still form is not even laid out on a screen; should it find nothing to do, it
 * says so by a class.
 */
const waitingCss = `@media screen and (scripting: enabled) {
  .skbook-capture:not(.skbook-dead):has(~ .skbook-data) > :not(figcaption, .skb-app) { display: none; }
}
`;

/** The heading that names the notebook. */
export function titleOf(headings: readonly Heading[]): string | undefined {
  return headings.find(({ level }) => level === 1)?.text ?? headings[0]?.text;
}

/** Whether there is data of this kind for a script. */
function holds(nodes: readonly ElementContent[], kind: string): boolean {
  return nodes.some((node) => node.type === "element" && (isData(node, kind) || holds(node.children, kind)));
}

const isData = ({ tagName, properties: { className } }: Element, kind: string): boolean =>
  tagName === "script" && Array.isArray(className) && className.includes(kind);

interface Look {
  readonly words: PageWords;
  readonly fold: boolean;
  /** Where in the notebook the cell stands, when the page is to find it again. */
  readonly index: number | undefined;
}

function codeCell(cell: CodeCell, prefix: string, look: Look): readonly Element[] {
  const tags = Array.isArray(cell.metadata.tags) ? cell.metadata.tags : [];
  const outputs = cell.outputs
    .map((output, at) => renderOutput(output, `${prefix}${at + 1}-`))
    .filter((output) => output !== undefined);
  const parts =
    tags.includes("remove-input") || cell.source.trim() === "" ? outputs : [...source(cell, tags, look), ...outputs];
  const isFound = look.index !== undefined && cell.source.trim() !== "";
  if (parts.length === 0 && !isFound) return [];
  return [element("div", { className: ["cell"], ...(isFound ? { dataCell: look.index } : {}) }, ...parts)];
}

/** A terminal repeats what was typed, so a %%sh cell's own text is folded away once there is output. */
function source(cell: CodeCell, tags: readonly unknown[], { words, fold }: Look): readonly Element[] {
  const isShell = /^\s*%%sh\b/.test(cell.source);
  const code = element("code", {}, ...highlight(cell.source.replace(/\s+$/, ""), isShell ? "bash" : "typescript"));
  const block = element("pre", { className: ["source"], tabIndex: 0 }, code);
  const folded = fold || (isShell && cell.outputs.length > 0) || tags.includes("hide-input");
  return [folded ? element("details", {}, element("summary", {}, isShell ? words.input : words.code), block) : block];
}

function contents(
  headings: readonly Heading[],
  words: PageWords,
  least: number,
  place: Place | undefined,
): readonly Element[] {
  const shown = headings.filter(({ level }) => level <= 3);
  const home = place ? [element("p", {}, element("a", { href: place.index }, words.index))] : [];
  if (shown.length < least && !place) return [];
  const links = shown.map(({ level, id, text }) =>
    element("li", { className: [`level-${level}`] }, element("a", { href: `#${encodeURIComponent(id)}` }, text)),
  );
  return [navigation(words.contents, ...home, element("ol", {}, ...links))];
}

function around({ previous, next }: Place, words: PageWords): Element {
  const link = (to: NonNullable<Place["next"]>, word: string, rel: string) =>
    element("a", { href: to.href, rel: [rel] }, `${word}: ${to.title}`);
  return element(
    "nav",
    { className: ["around"], ariaLabel: words.around },
    ...(previous ? [link(previous, words.previous, "prev")] : []),
    ...(next ? [link(next, words.next, "next")] : []),
  );
}
