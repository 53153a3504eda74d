// Failures in the compiler's and in Node's terms: type errors with their place, frames that are this kernel's own,
// tslab's or Node's. How they are told is src/cell/failure.ts.

import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import type * as TS from "@tslab/typescript-for-tslab";
import { CompileError, caret, type Spot, spotAt, type Tracing } from "../../src/cell/failure.js";
import { ts } from "./compiler/typescript.js";
import type { Compiled } from "./compiler.js";
import { packageRoot } from "./library.js";

/** `folder` is the notebook's: files beside it are named from there. */
export function compileError(
  name: string,
  source: string,
  problems: readonly TS.Diagnostic[],
  folder: string,
): CompileError {
  const told = problems.map(({ file, start = 0, length = 1, messageText, code }) => {
    const isCell = file === undefined || file.text === source;
    const text = file?.text ?? source;
    const from = spotAt(text, start);
    const to = spotAt(text, start + length);
    const place = `${isCell ? name : relative(folder, file.fileName)}:${from.line + 1}:${from.character + 1}`;
    const width = to.line === from.line ? to.character - from.character : 1;
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    const [short = ""] = message.split("\n");
    return {
      short: `${place} - ${short} (TS${code})`,
      long: `${place} - error TS${code}:\n${caret(text, from, width)}\n${message}`,
    };
  });
  return new CompileError(told[0]!.short, told.map(({ long }) => long).join("\n\n"));
}

export function tracing(cells: ReadonlyMap<string, Compiled>): Tracing {
  return {
    inspect,
    place(file, row, column) {
      const cell = cells.get(file);
      if (!cell) return isOurs(file) ? "hidden" : undefined;
      // The session's own line stands above the cell's, the executor's call below.
      return row < 2 || row > cell.lines ? "hidden" : { cell, spot: locate(cell, row - 2, column - 1) };
    },
  };
}

/** Where in a cell a position of its compiled text lies. */
function locate(cell: Compiled, line: number, character: number): Spot | undefined {
  const entry = cell.map.findEntry(line, character);
  return "originalLine" in entry ? { line: entry.originalLine, character: entry.originalColumn } : undefined;
}

const ownFolder = pathToFileURL(`${packageRoot()}/`);

function isOurs(file: string): boolean {
  const own = [`${ownFolder.href}`, ownFolder.pathname].some((folder) =>
    ["kernel/", "src/", "dist/", "node_modules/"].some((inside) => file.startsWith(folder + inside)),
  );
  return own || /^node:|^<anonymous>|^evalmachine|[\\/]node_modules[\\/]tslab[\\/]/.test(file) || file === "native";
}
