// What a reader is told when a cell fails: which cell, which line, and the line itself with a caret under the spot.
// Frames of the kernel, of tslab and of Node are left out; positions are the notebook's, not the compiled text's.

import { relative } from "node:path";
import { inspect } from "node:util";
import type * as TS from "@tslab/typescript-for-tslab";
import { ts } from "./compiler/typescript.js";
import type { Compiled } from "./compiler.js";
import type { Failure } from "./contract.js";
import { MagicError } from "./magic.js";

interface Spot {
  readonly line: number;
  readonly character: number;
}

/** The cell did not compile, so nothing of it ran. */
export class CompileError extends Error {
  override readonly name = "CompileError";
  constructor(
    message: string,
    readonly text: string,
  ) {
    super(message);
  }
}

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

function spotAt(text: string, offset: number): Spot {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)!.length };
}

/** The source line and a caret under the character; a wide character takes two columns. */
function caret(source: string, spot: { line: number; character: number }, width = 1): string {
  const line = source.split(/\r?\n/)[spot.line] ?? "";
  const pad = [...line.slice(0, spot.character)].map((char) => (char === "\t" ? "\t" : isWide(char) ? "  " : " "));
  return `  ${line}\n  ${pad.join("")}${"^".repeat(Math.max(1, Math.min(width, line.length - spot.character)))}`;
}

function isWide(char: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u.test(
    char,
  );
}

export function failure(error: unknown, cells: ReadonlyMap<string, Compiled>): Failure {
  const { name: ename, message: evalue } = describe(error);
  const traceback =
    error instanceof CompileError
      ? error.text.split("\n")
      : error instanceof MagicError
        ? `${ename}: ${evalue}`.split("\n")
        : trace(error, cells, 0);
  return { status: "error", ename, evalue, traceback };
}

/** An error that is a cell's value, as it is told where one is thrown; undefined for any other value. */
export function errorText(value: unknown, cells: ReadonlyMap<string, Compiled>): string | undefined {
  return isError(value) ? trace(value, cells, 0).join("\n") : undefined;
}

function describe(error: unknown): { name: string; message: string } {
  if (!isError(error)) return { name: "Thrown", message: inspect(error) };
  // Node's words for an interrupt that met a cell before its first await.
  if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") {
    return { name: "Interrupted", message: "the cell was interrupted" };
  }
  return { name: String(error.name || "Error"), message: String(error.message) };
}

/** Cells run in this realm, but a library may throw from another one. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

function trace(error: unknown, cells: ReadonlyMap<string, Compiled>, depth: number): string[] {
  const { name, message } = describe(error);
  const head = (message === "" ? name : `${name}: ${message}`).split("\n");
  if (!isError(error)) return head;
  const frames = parseFrames(error.stack ?? "", cells);
  const top = frames.find(({ cell }) => cell !== undefined);
  const excerpt =
    top?.cell && top.spot
      ? [`${top.cell.name}, line ${top.spot.line + 1}:`, ...caret(top.cell.source, top.spot).split("\n")]
      : [];
  const lines = [...excerpt, ...head, ...frames.map(({ text }) => `    at ${text}`)];
  if (error.cause !== undefined && depth < 8) {
    const [first = "", ...rest] = trace(error.cause, cells, depth + 1);
    lines.push(`caused by ${first}`, ...rest);
  }
  return lines;
}

interface Frame {
  readonly text: string;
  readonly cell?: Compiled;
  readonly spot?: Spot | undefined;
}

function parseFrames(stack: string, cells: ReadonlyMap<string, Compiled>): Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split("\n")) {
    const parts = /^\s+at (?:(.*) \()?((?:async )?)(.*?):(\d+):(\d+)\)?$/.exec(line);
    if (!parts) continue;
    const [, callee = "", , file = "", row = "1", column = "1"] = parts;
    const cell = cells.get(file);
    // The session's own line stands above the cell's, the executor's call below.
    if (cell && (Number(row) < 2 || Number(row) > cell.lines)) continue;
    if (cell) {
      const spot = locate(cell, Number(row) - 2, Number(column) - 1);
      const place = spot ? `${cell.name}:${spot.line + 1}:${spot.character + 1}` : cell.name;
      // Functions of earlier cells are called through the executor's table of variables, a proxy.
      const called = callee.replace(/^Proxy\./, "");
      frames.push({ text: called === "" ? place : `${called} (${place})`, cell, spot });
    } else if (!isOurs(file)) frames.push({ text: line.trim().slice("at ".length) });
  }
  // Below the cell there is only who ran it.
  const last = frames.map(({ cell }) => cell !== undefined).lastIndexOf(true);
  return last < 0 ? frames : frames.slice(0, last + 1);
}

/** Where in a cell a position of its compiled text lies. */
function locate(cell: Compiled, line: number, character: number): Spot | undefined {
  const entry = cell.map.findEntry(line, character);
  return "originalLine" in entry ? { line: entry.originalLine, character: entry.originalColumn } : undefined;
}

const ownFolder = new URL("../../", import.meta.url);

function isOurs(file: string): boolean {
  const own = [`${ownFolder.href}`, ownFolder.pathname].some((folder) =>
    ["kernel/", "src/", "dist/", "node_modules/"].some((inside) => file.startsWith(folder + inside)),
  );
  return own || /^node:|^<anonymous>|^evalmachine|[\\/]node_modules[\\/]tslab[\\/]/.test(file) || file === "native";
}
