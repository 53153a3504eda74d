// HTML and SVG as strings. Everything that comes from outside goes through `escaped`: a device may be called <script>.

/** Safe in text and in a quoted attribute; what XML 1.0 refuses (section 2.2: Char) becomes U+FFFD. */
export function escaped(text: string): string {
  // A picture is made of thousands of texts, nearly all of which are safe as they are.
  if (!doubtful.test(text)) return text;
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

const doubtful = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[&<>"']/;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element around markup that is already safe; a child that is text must have been escaped. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let open = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) open += ` ${key}="${typeof value === "number" ? number(value) : escaped(value)}"`;
  }
  const inside = children.length === 1 ? children[0]! : children.join("");
  if (inside !== "" || !empty.has(name)) return `${open}>${inside}</${name}>`;
  return `${open}/>`;
}

/** What opens at a click. A page's sheet may have made a block of each summary, which has no marker (the classic Notebook's). */
export function disclosure(attributes: Attributes, said: string, ...children: readonly string[]): string {
  return element(
    "details",
    attributes,
    element("summary", { style: "display: list-item" }, escaped(said)),
    ...children,
  );
}

const empty = new Set(["img", "br", "rect", "path"]);

/** At most one decimal, so that the same picture is the same bytes everywhere. */
export function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
