// A code cell's outputs: of every bundle the richest form this page can show, its text form when nothing else is left.

import { plotly } from "../view/index.js";
import { type Element, type ElementContent, element } from "./element.js";
import type { Bundle, Output } from "./notebook.js";
import { isEmpty, safe } from "./safe.js";

/** Escape sequences, which mean nothing outside a terminal emulator. */
const terminalColours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;?]*[A-Za-z]`, "g");
const rasters = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** What a value of ours is as data (src/cell/bundle.ts). */
const VENDOR = "application/vnd.skbook.v1+json";

export function renderOutput(output: Output, prefix: string): Element | undefined {
  switch (output.output_type) {
    case "stream":
      return text(output.text, output.name);
    case "error": {
      const shown = output.traceback.length > 0 ? output.traceback.join("\n") : `${output.ename}: ${output.evalue}`;
      return text(shown, "error");
    }
    case "display_data":
    case "execute_result":
      return bundle(output.data, prefix);
  }
}

function bundle(data: Bundle, prefix: string): Element | undefined {
  const plain = data["text/plain"];
  const html = data["text/html"];
  if (typeof html === "string") {
    const root = safe(html, { prefix });
    if (!isEmpty(root)) return box("rich", ...(root.children as ElementContent[]), ...dataOf(data));
  }
  const alt = typeof plain === "string" ? plain : "";
  const svg = data["image/svg+xml"];
  if (typeof svg === "string") return box("rich", picture(`data:image/svg+xml,${encodeURIComponent(svg)}`, alt));
  for (const type of rasters) {
    const content = data[type];
    if (typeof content === "string" && /^[\w+/=\s-]+$/.test(content)) {
      return box("rich", picture(`data:${type};base64,${content.replace(/\s/g, "")}`, alt));
    }
  }
  return typeof plain === "string" ? text(plain, "plain") : undefined;
}

/** JSON that ends no script. */
export const dataText = (data: unknown): string => JSON.stringify(data).replaceAll("<", "\\u003c");

/** Beside its picture, for the page's script; a browser runs no JSON. */
function dataOf(data: Bundle): readonly Element[] {
  const own = data[VENDOR];
  const figure = data[plotly];
  return [
    ...((own as { kind?: unknown } | undefined)?.kind === "capture" ? [json(own, "skbook-data")] : []),
    ...(typeof figure === "object" && figure !== null ? [json(figure, "skbook-figure")] : []),
  ];
}

function json(data: unknown, kind: string): Element {
  return element("script", { type: "application/json", className: [kind] }, dataText(data));
}

function picture(src: string, alt: string): Element {
  return element("img", { src, alt });
}

function text(content: string, kind: string): Element | undefined {
  const readable = content.replace(terminalColours, "").replace(/\n$/, "");
  return readable === "" ? undefined : box(kind, element("pre", { tabIndex: 0 }, readable));
}

function box(kind: string, ...children: readonly ElementContent[]): Element {
  // What scrolls is reached by the keyboard, once: our pictures have boxes of their own for that.
  const scrolls = kind === "rich" && !children.some(canFocus) ? { tabIndex: 0 } : {};
  return element("div", { className: ["output", kind], ...scrolls }, ...children);
}

function canFocus(node: ElementContent): boolean {
  return node.type === "element" && (node.properties.tabIndex === 0 || node.children.some(canFocus));
}
