// What a reader is told when a cell fails: which cell, which line, and the line itself with a caret under the spot.
// Frames of whoever runs the cell are left out; positions are the notebook's, not the compiled text's. Stacks are read
// as V8 and as Firefox write them.

import { MagicError } from "./magic.js";
import type { Failure } from "./sink.js";

export interface Spot {
  readonly line: number;
  readonly character: number;
}

/** A cell by the name that error texts give it, and its text. */
export interface Told {
  readonly name: string;
  readonly source: string;
}

export interface Tracing {
  inspect(value: unknown): string;
  /** A frame of compiled text: the cell it came from; "hidden" for what is not the reader's business. */
  place(file: string, row: number, column: number): Place | "hidden" | undefined;
}

interface Place {
  readonly cell: Told;
  readonly spot?: Spot | undefined;
}

/** The cell did not compile, so nothing of it ran. */
export class CompileError extends Error {
  override readonly name: string = "CompileError";
  constructor(
    message: string,
    readonly text: string,
  ) {
    super(message);
  }
}

export function spotAt(text: string, offset: number): Spot {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)!.length };
}

/** The source line and a caret under the character; a wide character takes two columns. */
export function caret(source: string, spot: Spot, width = 1): string {
  const line = source.split(/\r?\n/)[spot.line] ?? "";
  const pad = [...line.slice(0, spot.character)].map((char) => (char === "\t" ? "\t" : isWide(char) ? "  " : " "));
  return `  ${line}\n  ${pad.join("")}${"^".repeat(Math.max(1, Math.min(width, line.length - spot.character)))}`;
}

function isWide(char: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u.test(
    char,
  );
}

export function failure(error: unknown, tracing: Tracing): Failure {
  const { name: ename, message: evalue } = describe(error, tracing);
  const traceback =
    error instanceof CompileError
      ? error.text.split("\n")
      : error instanceof MagicError
        ? `${ename}: ${evalue}`.split("\n")
        : trace(error, tracing, 0);
  return { status: "error", ename, evalue, traceback };
}

/** An error that is a cell's value, as it is told where one is thrown; undefined for any other value. */
export function errorText(value: unknown, tracing: Tracing): string | undefined {
  return isError(value) ? trace(value, tracing, 0).join("\n") : undefined;
}

function describe(error: unknown, { inspect }: Tracing): { name: string; message: string } {
  if (!isError(error)) return { name: "Thrown", message: inspect(error) };
  // Node's words for an interrupt that met a cell before its first await.
  if ((error as { code?: unknown }).code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") {
    return { name: "Interrupted", message: "the cell was interrupted" };
  }
  return { name: String(error.name || "Error"), message: String(error.message) };
}

/** Cells run in this realm, but a library may throw from another one. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

function trace(error: unknown, tracing: Tracing, depth: number): string[] {
  const { name, message } = describe(error, tracing);
  const head = (message === "" ? name : `${name}: ${message}`).split("\n");
  if (!isError(error)) return head;
  const frames = parseFrames(error.stack ?? "", tracing);
  const top = frames.find(({ cell }) => cell !== undefined);
  const excerpt =
    top?.cell && top.spot
      ? [`${top.cell.name}, line ${top.spot.line + 1}:`, ...caret(top.cell.source, top.spot).split("\n")]
      : [];
  const lines = [...excerpt, ...head, ...frames.map(({ text }) => `    at ${text}`)];
  const { cause } = error as { cause?: unknown };
  if (cause !== undefined && depth < 8) {
    const [first = "", ...rest] = trace(cause, tracing, depth + 1);
    lines.push(`caused by ${first}`, ...rest);
  }
  return lines;
}

interface Frame {
  readonly text: string;
  readonly cell?: Told;
  readonly spot?: Spot | undefined;
}

const v8 = /^\s+at (?:(.*) \()?((?:async )?)(.*?):(\d+):(\d+)\)?$/;
const firefox = /^([^@]*)@()(.*?):(\d+):(\d+)$/;

function parseFrames(stack: string, { place }: Tracing): Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split("\n")) {
    const parts = v8.exec(line) ?? firefox.exec(line);
    if (!parts) continue;
    const [, callee = "", , file = "", row = "1", column = "1"] = parts;
    const found = place(file, Number(row), Number(column));
    if (found === "hidden") continue;
    if (found) {
      const { cell, spot } = found;
      const where = spot ? `${cell.name}:${spot.line + 1}:${spot.character + 1}` : cell.name;
      // Functions of earlier cells are called through the executor's table of variables, a proxy.
      const called = callee.replace(/^Proxy\./, "");
      frames.push({ text: called === "" ? where : `${called} (${where})`, cell, spot });
    } else frames.push({ text: line.trim().replace(/^at /, "") });
  }
  // Below the cell there is only who ran it.
  const last = frames.map(({ cell }) => cell !== undefined).lastIndexOf(true);
  return last < 0 ? frames : frames.slice(0, last + 1);
}
