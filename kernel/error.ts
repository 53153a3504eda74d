// What a reader is told when a cell fails: which cell, which line, and the line itself with a caret under the spot.
// Frames of the kernel, of tslab and of Node are left out; positions are the notebook's, not the compiled text's.

import { inspect } from "node:util";
import type { Diagnostic } from "tslab/dist/converter.js";
import type { ErrorOutput } from "../src/report/notebook.js";
import type { Compiled } from "./compiler.js";
import { MagicError } from "./magic.js";
import { locate, type Spot } from "./trace.js";

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

export function compileError(name: string, source: string, diagnostics: readonly Diagnostic[]): CompileError {
  const blocks: string[] = [];
  let before: Diagnostic | undefined;
  for (const diagnostic of diagnostics) {
    const { start, end, messageText, code, fileName } = diagnostic;
    if (before?.start.offset === start.offset && before.end.offset === end.offset && before.fileName === fileName) {
      // tslab hands a message chain over link by link.
      blocks.push(`${blocks.pop()}\n  ${messageText}`);
      continue;
    }
    before = diagnostic;
    const place = `${fileName ?? name}:${start.line + 1}:${start.character + 1}`;
    const width = end.line === start.line ? end.character - start.character : 1;
    const excerpt = fileName === undefined ? `\n${caret(source, start, width)}` : "";
    blocks.push(`${place} - error TS${code}:${excerpt}\n${messageText}`);
  }
  const first = diagnostics[0]!;
  const place = `${first.fileName ?? name}:${first.start.line + 1}:${first.start.character + 1}`;
  return new CompileError(`${place} - ${first.messageText} (TS${first.code})`, blocks.join("\n\n"));
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

export function runtimeError(error: unknown, cells: ReadonlyMap<string, Compiled>): ErrorOutput {
  if (error instanceof CompileError) {
    return { output_type: "error", ename: error.name, evalue: error.message, traceback: error.text.split("\n") };
  }
  const { name, message } = describe(error);
  if (error instanceof MagicError) {
    return { output_type: "error", ename: name, evalue: message, traceback: [`${name}: ${message}`] };
  }
  return { output_type: "error", ename: name, evalue: message, traceback: trace(error, cells, 0) };
}

function describe(error: unknown): { name: string; message: string } {
  if (!isError(error)) return { name: "Thrown", message: inspect(error) };
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
    // The executor's own call stands below the cell's last line.
    if (cell && Number(row) > cell.output.split("\n").length) continue;
    if (cell) {
      const spot = locate(cell, Number(row) - 1, Number(column) - 1);
      const place = spot ? `${cell.name}:${spot.line + 1}:${spot.character + 1}` : cell.name;
      // Functions of earlier cells are called through the executor's table of variables, a proxy.
      const called = callee.replace(/^Proxy\./, "");
      frames.push({ text: called === "" ? place : `${called} (${place})`, cell, spot });
    } else if (!isOurs(file)) frames.push({ text: line.trim().slice("at ".length) });
  }
  return frames;
}

const ownFolder = new URL("../", import.meta.url);

function isOurs(file: string): boolean {
  const own = [`${ownFolder.href}`, ownFolder.pathname].some((folder) =>
    ["kernel/", "src/", "node_modules/"].some((inside) => file.startsWith(folder + inside)),
  );
  return own || /^node:|^<anonymous>|^evalmachine|[\\/]node_modules[\\/]tslab[\\/]/.test(file) || file === "native";
}
