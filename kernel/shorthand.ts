// tslab forgets that `{ a }` reads the variable `a`: when an earlier cell declared it, the cell dies of a
// ReferenceError. Written out as `{ a: a }` it is understood, so such a cell is compiled in that form.

import { createRequire } from "node:module";
import type * as TypeScript from "@tslab/typescript-for-tslab";

const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
const ts = fromTslab("@tslab/typescript-for-tslab") as typeof TypeScript;

/** The source with shorthand properties of these names written out, or undefined when there are none. */
export function expandShorthand(source: string, isDeclared: (name: string) => boolean): string | undefined {
  const ends: { at: number; name: string }[] = [];
  const visit = (node: TypeScript.Node): void => {
    if (ts.isShorthandPropertyAssignment(node) && isDeclared(node.name.text)) {
      ends.push({ at: node.name.end, name: node.name.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022));
  if (ends.length === 0) return undefined;
  let expanded = "";
  let from = 0;
  for (const { at, name } of ends.sort((a, b) => a.at - b.at)) {
    expanded += `${source.slice(from, at)}: ${name}`;
    from = at;
  }
  return expanded + source.slice(from);
}
