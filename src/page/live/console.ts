// The console of a cell in a page, in the words of Node's: the kernel's cells write the same.

import { format, inspect } from "node-inspect-extracted";

type Name = "stdout" | "stderr";

export function cellConsole(write: (name: Name, text: string) => void, clear: () => void, now: () => number): Console {
  let indent = "";
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const say = (name: Name, ...words: unknown[]) =>
    write(
      name,
      `${format(...words)
        .replace(/^/gm, indent)
        .replace(/\n\s+$/, "\n")}\n`,
    );
  const out = (...words: unknown[]) => say("stdout", ...words);
  const err = (...words: unknown[]) => say("stderr", ...words);
  const took = (label: string, words: unknown[]) => {
    const from = timers.get(label);
    if (from === undefined) return err(`Warning: No such label '${label}' for console.timeEnd()`);
    out(`${label}: ${(now() - from).toFixed(3)}ms`, ...words);
  };
  const made = {
    log: out,
    info: out,
    debug: out,
    error: err,
    warn: err,
    trace: (...words: unknown[]) => err(`Trace: ${format(...words)}`),
    assert(holds?: unknown, ...words: unknown[]) {
      if (!holds) err(words.length > 0 ? `Assertion failed: ${format(...words)}` : "Assertion failed");
    },
    clear,
    count(label = "default") {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      out(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => void counts.delete(label),
    dir: (value: unknown, options?: object) => out(inspect(value, { customInspect: false, ...options })),
    dirxml: out,
    group(...words: unknown[]) {
      if (words.length > 0) out(...words);
      indent += "  ";
    },
    groupCollapsed: (...words: unknown[]) => made.group(...words),
    groupEnd() {
      indent = indent.slice(2);
    },
    table: (rows: unknown, columns?: readonly string[]) =>
      typeof rows === "object" && rows !== null ? out(table(rows, columns)) : out(rows),
    time: (label = "default") => void timers.set(label, now()),
    timeLog: (label = "default", ...words: unknown[]) => took(label, words),
    timeEnd(label = "default") {
      took(label, []);
      timers.delete(label);
    },
  };
  return made as unknown as Console;
}

/** Rows of one kind under the names of their fields. */
function table(rows: object, only?: readonly string[]): string {
  const entries: [unknown, unknown][] =
    rows instanceof Map
      ? [...rows]
      : rows instanceof Set
        ? [...rows].map((one, at) => [at, one])
        : Object.entries(rows);
  const isRow = (value: unknown): value is object => typeof value === "object" && value !== null;
  const columns = only ?? [...new Set(entries.flatMap(([, row]) => (isRow(row) ? Object.keys(row) : [])))];
  const values = entries.some(([, row]) => !isRow(row));
  const shown = (value: unknown) =>
    inspect(value, { depth: 0, maxArrayLength: 3, breakLength: Number.POSITIVE_INFINITY });
  const head = ["(index)", ...columns, ...(values ? ["Values"] : [])];
  const body = entries.map(([key, row]) => [
    String(key),
    ...columns.map((name) => (isRow(row) && name in row ? shown((row as Record<string, unknown>)[name]) : "")),
    ...(values ? [isRow(row) ? "" : shown(row)] : []),
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...body].map((row) => [...row[at]!].length)) + 2);
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  const line = (cells: readonly string[]) =>
    `│${cells.map((cell, at) => ` ${cell}${" ".repeat(widths[at]! - 1 - [...cell].length)}`).join("│")}│`;
  return [rule("┌", "┬", "┐"), line(head), rule("├", "┼", "┤"), ...body.map(line), rule("└", "┴", "┘")].join("\n");
}
