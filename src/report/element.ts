// Building page elements as a tree; hast-util-to-html writes it out and escapes every text in it.

import type { Element, ElementContent, Properties, Root } from "hast";

export type { Element, ElementContent, Root };

/** An element; a string child is text. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | string)[]
): Element {
  return {
    type: "element",
    tagName,
    properties,
    children: children.map((child) => (typeof child === "string" ? { type: "text", value: child } : child)),
  };
}

/** Depth first, parents before children; `visit` may change the element. */
export function walk(node: Root | Element, visit: (node: Element, parent: Root | Element) => void): void {
  for (const child of [...node.children]) {
    if (child.type !== "element") continue;
    visit(child, node);
    walk(child, visit);
  }
}

export function textOf(node: Root | ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type === "comment") return "";
  return node.children.map((child) => (child.type === "doctype" ? "" : textOf(child))).join("");
}
