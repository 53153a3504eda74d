// Foreign HTML made harmless: what a notebook holds may show text, tables, pictures and colours, and nothing else.
// A browser's own parser (parse5) reads it where it is not as plain as our own, an allowlist keeps what is known, and styles that could load, cover the
// page or hide an escape are dropped. The page's Content-Security-Policy is the second lock, not the first.

import { fromHtml } from "hast-util-from-html";
import { type Schema, sanitize } from "hast-util-sanitize";
import { type Element, type ElementContent, type Root, walk } from "./element.js";
import { plain } from "./plain.js";

const cell = ["colSpan", "rowSpan", "align", "scope", "headers", "abbr"];

const schema: Schema = {
  tagNames:
    "a abbr b blockquote br caption code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split(
      " ",
    ),
  strip: "script style template noscript iframe object embed textarea title head svg math select video audio".split(
    " ",
  ),
  attributes: {
    "*": [
      "className",
      "style",
      "title",
      "dir",
      "lang",
      "id",
      "role",
      "ariaLabel",
      "ariaHidden",
      "ariaLabelledBy",
      "ariaDescribedBy",
      ["tabIndex", 0],
    ],
    a: ["href"],
    col: ["span"],
    colgroup: ["span"],
    details: ["open"],
    img: ["src", "alt", "width", "height"],
    input: [["type", "checkbox"], ["disabled", true], "checked"],
    li: ["value"],
    ol: ["start", "reversed", "type"],
    td: cell,
    th: cell,
    time: ["dateTime"],
  },
  protocols: { href: ["http", "https", "mailto"], src: ["data"] },
  required: { input: { type: "checkbox", disabled: true } },
  ancestors: Object.fromEntries(
    ["caption", "col", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th"].map((name) => [name, ["table"]]),
  ),
  clobber: ["id", "ariaLabelledBy", "ariaDescribedBy"],
};

/** Raster images cannot run anything; an SVG cannot either while it is the source of an <img>. */
const imageUri = /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/i;

export interface Foreign {
  /** Put before every id, so that two outputs never share one. */
  readonly prefix: string;
  /** A data: URI for an image that is not one, or nothing. */
  readonly image?: (url: string) => string | undefined;
}

export function safe(html: string, { prefix, image }: Foreign): Root {
  const parsed = plain(html) ?? fromHtml(html, { fragment: true });
  if (image) {
    walk(parsed, (node) => {
      const source = node.tagName === "img" ? node.properties.src : undefined;
      if (typeof source === "string" && !imageUri.test(source)) node.properties.src = image(source) ?? source;
    });
  }
  const clean = sanitize(parsed, { ...schema, clobberPrefix: prefix });
  const root: Root = clean.type === "root" ? clean : { type: "root", children: [clean as ElementContent] };
  const ids = new Set<unknown>();
  walk(root, ({ properties }) => ids.add(properties.id));
  // A table's cells share a handful of styles.
  const styles = new Map<string, string>();
  walk(root, (node, parent) => {
    const { properties } = node;
    const { style } = properties;
    if (typeof style === "string") {
      const known = styles.get(style) ?? safeStyle(style);
      styles.set(style, known);
      properties.style = known;
    }
    if (properties.style === "") delete properties.style;
    if (node.tagName === "a") link(node, prefix, ids);
    if (node.tagName === "img" && !imageUri.test(String(properties.src))) {
      const alt = String(properties.alt ?? "");
      parent.children[parent.children.indexOf(node)] = { type: "text", value: alt === "" ? "" : `[${alt}]` };
    }
  });
  return root;
}

function link(node: Element, prefix: string, ids: ReadonlySet<unknown>): void {
  const { href } = node.properties;
  if (typeof href !== "string") return;
  if (!href.startsWith("#")) node.properties.rel = ["noopener", "noreferrer"];
  else if (ids.has(prefix + href.slice(1))) node.properties.href = `#${prefix}${href.slice(1)}`;
}

/** Declarations that only paint. Backslashes could spell any of the rest, so none stays. */
function safeStyle(style: string): string {
  return declarations(style)
    .filter((one) => {
      const [, name = "", value = ""] = /^\s*(-{0,2}[a-z][a-z-]*)\s*:(.*)$/is.exec(one) ?? [];
      if (
        name === "" ||
        /[\\<>@{}]|\/\*|\b(url|image|image-set|cross-fade|element|src|expression|attr|paint)\s*\(/i.test(value)
      )
        return false;
      return !(name.toLowerCase() === "position" && !/^\s*(static|relative|absolute)\s*$/i.test(value));
    })
    .map((one) => one.trim())
    .join(";");
}

/** Splits at semicolons outside quotes and brackets. */
function declarations(style: string): readonly string[] {
  return style.match(/(?:"[^"]*"|'[^']*'|\([^()]*\)|[^;"'()])+/g) ?? [];
}

/** Whether a reader would see nothing at all. */
export function isEmpty(node: Root | ElementContent): boolean {
  switch (node.type) {
    case "text":
      return node.value.trim() === "";
    case "comment":
      return true;
    default:
      if (node.type === "element" && (node.tagName === "img" || node.tagName === "hr")) return false;
      return node.children.every((child) => child.type === "doctype" || isEmpty(child));
  }
}
