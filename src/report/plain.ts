// HTML as our own pictures write it, read without a browser's parser: elements closed in the order in which they were opened,
// each where it may stand, every value in quotes. About what is written in any other way nothing is said: then parse5 reads it
// (safe.ts), which takes ten times as long. What is read here is the tree that parse5 would give; nothing is trusted for it.

import type { Element, ElementContent, Root } from "./element.js";

/** What may stand in a paragraph, and in each other. */
const phrases = new Set("a b br code em i img small span strong".split(" "));
const blocks = new Set(
  "blockquote details div figcaption figure li ol p pre section style summary table ul".split(" "),
);
const empty = new Set(["br", "img"]);
/** Those that have their place, and those in which nothing else has one. */
const parents: Readonly<Record<string, readonly string[]>> = {
  caption: ["table"],
  thead: ["table"],
  tbody: ["table"],
  tr: ["thead", "tbody"],
  td: ["tr"],
  th: ["tr"],
  li: ["ol", "ul"],
};
const strict = new Set(["table", "thead", "tbody", "tr"]);
const cells = ["td", "th"];
/** What ends without an end tag where this begins, and where this ends. */
const endedByStart: Readonly<Record<string, readonly string[]>> = {
  td: cells,
  th: cells,
  tr: [...cells, "tr"],
  tbody: [...cells, "tr", "thead", "tbody"],
};
const endedByEnd: Readonly<Record<string, readonly string[]>> = {
  tr: cells,
  thead: [...cells, "tr"],
  tbody: [...cells, "tr"],
  table: [...cells, "tr", "thead", "tbody"],
};

/** Attributes by the property that each is, and how it is read (hast's property-information). */
const attributes: Readonly<Record<string, readonly [string, "text" | "words" | "number" | "yes"]>> = {
  alt: ["alt", "text"],
  "aria-describedby": ["ariaDescribedBy", "words"],
  "aria-hidden": ["ariaHidden", "text"],
  "aria-label": ["ariaLabel", "text"],
  "aria-labelledby": ["ariaLabelledBy", "words"],
  class: ["className", "words"],
  colspan: ["colSpan", "number"],
  dir: ["dir", "text"],
  height: ["height", "number"],
  href: ["href", "text"],
  id: ["id", "text"],
  lang: ["lang", "text"],
  open: ["open", "yes"],
  role: ["role", "text"],
  rowspan: ["rowSpan", "number"],
  scope: ["scope", "text"],
  src: ["src", "text"],
  style: ["style", "text"],
  tabindex: ["tabIndex", "number"],
  title: ["title", "text"],
  width: ["width", "number"],
};

const references: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
};

const START = /<([a-z]+)((?: [a-z-]+=(?:"[^"]*"|\w+(?=[ >])))*) ?(\/?)>/y;
const END = /<\/([a-z]+)>/y;

/** Undefined where it is not that plain. */
export function plain(html: string): Root | undefined {
  // A parser takes these away, or reads them as something else.
  if (/[\0\r\uFEFF]/.test(html)) return undefined;
  const root: Root = { type: "root", children: [] };
  const open: Element[] = [];
  let children = root.children as ElementContent[];
  // A table's cells say the same of themselves a hundred times.
  const read = new Map<string, Element["properties"] | undefined>();
  for (let at = 0; at < html.length; ) {
    const parent = open.at(-1);
    if (html[at] !== "<") {
      const end = html.indexOf("<", at);
      const value = decoded(html.slice(at, end < 0 ? html.length : end));
      if (value === undefined || (parent && strict.has(parent.tagName) && /[^ \t\n\f]/.test(value))) return undefined;
      // The first line break in a <pre> is none.
      if (parent?.tagName === "pre" && children.length === 0 && value.startsWith("\n")) return undefined;
      children.push({ type: "text", value });
      at = end < 0 ? html.length : end;
      continue;
    }
    START.lastIndex = at;
    const [text, name, written = "", slash] = START.exec(html) ?? [];
    if (text !== undefined && name !== undefined) {
      if (!read.has(written)) read.set(written, propertiesOf(written));
      const properties = read.get(written);
      children = ended(open, endedByStart[name])?.children ?? (root.children as ElementContent[]);
      if (!properties || !mayStand(name, open) || (slash === "/" && !empty.has(name))) return undefined;
      const made: Element = { type: "element", tagName: name, properties: { ...properties }, children: [] };
      children.push(made);
      if (!empty.has(name)) {
        open.push(made);
        children = made.children;
      }
      at += text.length;
      // What stands in it is text to its end.
      if (name === "style") {
        const end = html.indexOf("<", at);
        if (!html.startsWith("</style>", end)) return undefined;
        if (end > at) children.push({ type: "text", value: html.slice(at, end) });
        at = end;
      }
      continue;
    }
    END.lastIndex = at;
    const [closed, closes] = END.exec(html) ?? [];
    if (closed === undefined || closes === undefined) return undefined;
    ended(open, endedByEnd[closes]);
    if (open.pop()?.tagName !== closes) return undefined;
    children = open.at(-1)?.children ?? (root.children as ElementContent[]);
    at += closed.length;
  }
  return open.length > 0 ? undefined : root;
}

/** The element in which things go on. */
function ended(open: Element[], names: readonly string[] = []): Element | undefined {
  while (names.includes(open.at(-1)?.tagName ?? "")) open.pop();
  return open.at(-1);
}

/** A start tag there begins an element there, and ends none before. */
function mayStand(name: string, open: readonly Element[]): boolean {
  const parent = open.at(-1)?.tagName ?? "";
  const places = parents[name];
  if (places) return places.includes(parent) && !isIn(open, "p");
  if (strict.has(parent)) return false;
  if (name === "a") return !isIn(open, "a");
  return phrases.has(name) || (blocks.has(name) && !isIn(open, "p"));
}

const isIn = (open: readonly Element[], name: string): boolean => open.some(({ tagName }) => tagName === name);

function propertiesOf(written: string): Element["properties"] | undefined {
  const properties: Element["properties"] = {};
  for (const [, name = "", quoted, bare = ""] of written.matchAll(/ ([a-z-]+)=(?:"([^"]*)"|(\w+))/g)) {
    const [property, kind] = (Object.hasOwn(attributes, name) && attributes[name]) || [];
    const value = decoded(quoted ?? bare);
    if (property === undefined || value === undefined || Object.hasOwn(properties, property)) return undefined;
    if (kind === "words") properties[property] = value.trim() === "" ? [] : value.trim().split(/[ \t\n\f]+/);
    else if (kind === "number") properties[property] = value && !Number.isNaN(Number(value)) ? Number(value) : value;
    else if (kind === "text") properties[property] = value;
    else if (value === "") properties[property] = true;
    else return undefined;
  }
  return properties;
}

function decoded(text: string): string | undefined {
  if (!text.includes("&")) return text;
  let isPlain = true;
  const value = text.replace(/&[#\w]*;?/g, (reference) => {
    isPlain &&= Object.hasOwn(references, reference);
    return references[reference] ?? "";
  });
  return isPlain ? value : undefined;
}
