// A notebook as one HTML page: readable with scripts off, without a network, on paper, by a screen reader.
// Nothing of a notebook's can run: foreign HTML is sanitised, and the policy in the page's head forbids requests, and scripts
// but the page's own, each named by its hash and only there when the page has something for it.

import { toHtml } from "hast-util-to-html";
import { type Element, type ElementContent, element } from "./element.js";
import { highlight } from "./highlight.js";
import { liveCss } from "./livestyle.js";
import type { CodeCell, Notebook } from "./notebook.js";
import { renderOutput } from "./output.js";
import { type Heading, Prose } from "./prose.js";
import { css } from "./style.js";

export interface ReportOptions {
  /** Used when the prose has no heading. */
  readonly title: string;
  /** A data: URI for an image file that the prose names. */
  readonly image?: (url: string) => string | undefined;
  /** What makes capture tables come alive (src/page/capture.ts); without it they stand still. */
  readonly capture?: PageScript | undefined;
  /** Cells can be changed and run in the page. */
  readonly live?: Live | undefined;
}

/** One of the page's own scripts; its hash as a policy names it: "sha256-…". */
export interface PageScript {
  readonly text: string;
  readonly hash: string;
}

/** What makes the page's cells run: kernel/live.ts gathers it, src/page/live.ts is the script. */
export interface Live {
  readonly script: PageScript;
  /** Of the sandbox's script. */
  readonly frame: string;
  /** JSON in which no "<" stands. */
  readonly data: string;
}

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function report(notebook: Notebook, options: ReportOptions): string {
  const prose = new Prose(options.image ?? (() => undefined));
  const body: ElementContent[] = [];
  for (const [index, cell] of notebook.cells.entries()) {
    const prefix = `c${index + 1}-`;
    if (cell.cell_type === "markdown") {
      const { children } = prose.render(cell, prefix);
      body.push(element("section", { className: ["prose"] }, ...(children as ElementContent[])));
    } else if (cell.cell_type === "code") body.push(...codeCell(cell, prefix, options.live && index));
  }
  const capture = !options.live && options.capture && holdsData(body) ? [options.capture] : [];
  const scripts = options.live ? [options.live.script] : capture;
  const title = prose.headings.find(({ level }) => level === 1)?.text ?? prose.headings[0]?.text ?? options.title;
  const page = element(
    "html",
    { lang: "zh-CN" },
    element(
      "head",
      {},
      element("meta", { charSet: "utf-8" }),
      element("meta", { httpEquiv: ["Content-Security-Policy"], content: policyFor(scripts, options.live) }),
      element("meta", { name: "referrer", content: "no-referrer" }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("meta", { name: "color-scheme", content: "light dark" }),
      element("title", {}, title),
      element("style", {}, options.live ? css + liveCss : css),
    ),
    element(
      "body",
      {},
      ...contents(prose.headings),
      element("main", {}, ...body),
      ...(options.live ? [element("script", { type: "application/json", id: "skbook-live" }, options.live.data)] : []),
      ...scripts.map(({ text }) => element("script", {}, text)),
    ),
  );
  return `${toHtml([{ type: "doctype" }, page])}\n`;
}

function policyFor(scripts: readonly PageScript[], live: Live | undefined): string {
  if (scripts.length === 0) return policy;
  const hashes = scripts.map(({ hash }) => `'${hash}'`).join(" ");
  // blob: is what the sandboxed frame loads cells by; it can do no more than its page's policy lets it.
  const more = live ? ` '${live.frame}' blob:; worker-src blob:; connect-src 'none'` : "";
  return `${policy}; script-src ${hashes}${more}`;
}

function holdsData(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => node.type === "element" && (node.tagName === "script" || holdsData(node.children)));
}

/** @param index Where in the notebook it stands, when the page is to find it again. */
function codeCell(cell: CodeCell, prefix: string, index: number | undefined): readonly Element[] {
  const tags = Array.isArray(cell.metadata.tags) ? cell.metadata.tags : [];
  const outputs = cell.outputs
    .map((output, at) => renderOutput(output, `${prefix}${at + 1}-`))
    .filter((output) => output !== undefined);
  const parts =
    tags.includes("remove-input") || cell.source.trim() === "" ? outputs : [...source(cell, tags), ...outputs];
  const isFound = index !== undefined && cell.source.trim() !== "";
  if (parts.length === 0 && !isFound) return [];
  return [element("div", { className: ["cell"], ...(isFound ? { dataCell: index } : {}) }, ...parts)];
}

/** A terminal repeats what was typed, so a %%sh cell's own text is folded away once there is output. */
function source(cell: CodeCell, tags: readonly unknown[]): readonly Element[] {
  const shell = /^\s*%%sh\b/.test(cell.source);
  const code = element("code", {}, ...highlight(cell.source.replace(/\s+$/, ""), shell ? "bash" : "typescript"));
  const block = element("pre", { className: ["source"], tabIndex: 0 }, code);
  const folded = (shell && cell.outputs.length > 0) || tags.includes("hide-input");
  return [folded ? element("details", {}, element("summary", {}, shell ? "输入" : "代码"), block) : block];
}

function contents(headings: readonly Heading[]): readonly Element[] {
  const shown = headings.filter(({ level }) => level <= 3);
  if (shown.length < 2) return [];
  const links = shown.map(({ level, id, text }) =>
    element("li", { className: [`level-${level}`] }, element("a", { href: `#${encodeURIComponent(id)}` }, text)),
  );
  return [element("nav", { ariaLabel: "目录" }, element("ol", {}, ...links))];
}
