// Babel's tree, walked without knowing every kind of node in it.

import type { ParserOptions } from "@babel/parser";

/** As much of a node as the rewriting of cells looks at. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  // biome-ignore lint/suspicious/noExplicitAny: Babel's own union of 250 kinds says less here than the kind's name.
  readonly [key: string]: any;
}

export const options: ParserOptions = {
  sourceType: "module",
  plugins: ["typescript", "decorators"],
  createParenthesizedExpressions: true,
  attachComment: false,
  allowUndeclaredExports: true,
};

const quiet = new Set(["loc", "extra", "errors", "comments", "tokens", "leadingComments", "trailingComments"]);

export function children(node: Node): Node[] {
  const found: Node[] = [];
  for (const key of Object.keys(node)) {
    if (quiet.has(key)) continue;
    const value = node[key] as unknown;
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === "object" && one !== null && typeof (one as Node).type === "string") found.push(one as Node);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The names that a declaration's left side gives values to. */
export function bound(pattern: Node | null): string[] {
  switch (pattern?.type) {
    case "Identifier":
      return [pattern.name as string];
    case "ObjectPattern":
      return (pattern.properties as Node[]).flatMap((one) =>
        bound(one.type === "RestElement" ? one.argument : one.value),
      );
    case "ArrayPattern":
      return (pattern.elements as (Node | null)[]).flatMap(bound);
    case "AssignmentPattern":
      return bound(pattern.left);
    case "RestElement":
      return bound(pattern.argument);
    default:
      return [];
  }
}

export function isFunction({ type }: Node): boolean {
  return /Function|ObjectMethod|Class(Private)?Method|StaticBlock|Class(Private)?Property|ClassAccessor/.test(type);
}

/** A cell says something that a live page does not run, at that place. */
export class Unsupported extends Error {
  constructor(
    message: string,
    readonly pos: number,
  ) {
    super(message);
  }
}
