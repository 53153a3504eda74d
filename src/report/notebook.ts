// The notebook file format, nbformat 4: parse, emit. Any 4.x is read and 4.5 is written, as Python's nbformat writes it
// (sorted keys, one blank of indent, text as lists of lines), so that the same notebook is the same bytes.
// Left out: nbformat 3, and checking metadata beyond what is used here.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Metadata = Readonly<Record<string, unknown>>;
/** MIME type to content: text, or JSON for types that end in json. */
export type Bundle = Readonly<Record<string, unknown>>;

export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  text: string;
}

export interface DisplayOutput {
  readonly output_type: "display_data";
  readonly data: Bundle;
  readonly metadata: Metadata;
}

export interface ResultOutput {
  readonly output_type: "execute_result";
  readonly execution_count: number | null;
  readonly data: Bundle;
  readonly metadata: Metadata;
}

export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

export interface TextCell {
  readonly cell_type: "markdown" | "raw";
  readonly id: string;
  readonly metadata: Metadata;
  readonly source: string;
  /** File name to MIME bundle: what `attachment:name` in the prose means. */
  readonly attachments?: Readonly<Record<string, Bundle>>;
}

export interface CodeCell {
  readonly cell_type: "code";
  readonly id: string;
  readonly metadata: Metadata;
  readonly source: string;
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

export type Cell = TextCell | CodeCell;

export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Metadata;
}

/** Why a text is no notebook, in one line. */
export class Malformed {
  constructor(readonly reason: string) {}
}

type Fields = Record<string, unknown>;

export function parse(text: string): Notebook | Malformed {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    return new Malformed(`not JSON: ${(error as Error).message.replace(/\s+/g, " ")}`);
  }
  if (!isFields(document) || typeof document.nbformat !== "number") return new Malformed("JSON, but not a notebook");
  if (document.nbformat !== 4) return new Malformed(`nbformat ${document.nbformat}, but only nbformat 4 is read`);
  if (!Array.isArray(document.cells)) return new Malformed("no list of cells");
  const taken = new Set<unknown>(document.cells.map((cell: unknown) => (isFields(cell) ? cell.id : undefined)));
  const seen = new Set<string>();
  const cells: Cell[] = [];
  for (const [index, raw] of document.cells.entries()) {
    const cell = parseCell(raw);
    if (typeof cell === "string") return new Malformed(`cell ${index + 1}: ${cell}`);
    const id = /^[\w-]{1,64}$/.test(cell.id) && !seen.has(cell.id) ? cell.id : freeId(index + 1, taken);
    seen.add(id);
    taken.add(id);
    cells.push({ ...cell, id });
  }
  return { cells, metadata: isFields(document.metadata) ? document.metadata : {} };
}

function freeId(number: number, taken: ReadonlySet<unknown>): string {
  let id = `cell-${number}`;
  for (let extra = 2; taken.has(id); extra++) id = `cell-${number}-${extra}`;
  return id;
}

function parseCell(raw: unknown): Cell | string {
  if (!isFields(raw)) return "not an object";
  const source = joined(raw.source);
  if (source === undefined) return "its source is neither text nor a list of lines";
  const common = {
    id: typeof raw.id === "string" ? raw.id : "",
    metadata: isFields(raw.metadata) ? raw.metadata : {},
    source,
  };
  switch (raw.cell_type) {
    case "markdown":
    case "raw": {
      const attachments = isFields(raw.attachments) ? { attachments: raw.attachments as Record<string, Bundle> } : {};
      return { cell_type: raw.cell_type, ...common, ...attachments };
    }
    case "code": {
      const outputs: Output[] = [];
      for (const one of Array.isArray(raw.outputs) ? raw.outputs : []) {
        const output = parseOutput(one);
        if (typeof output === "string") return output;
        outputs.push(output);
      }
      const count = typeof raw.execution_count === "number" ? raw.execution_count : null;
      return { cell_type: "code", ...common, execution_count: count, outputs };
    }
    default:
      return `unknown cell_type ${JSON.stringify(raw.cell_type)}`;
  }
}

function parseOutput(raw: unknown): Output | string {
  if (!isFields(raw)) return "an output is not an object";
  const metadata = isFields(raw.metadata) ? raw.metadata : {};
  const data = isFields(raw.data) ? parseBundle(raw.data) : {};
  switch (raw.output_type) {
    case "stream":
      return {
        output_type: "stream",
        name: raw.name === "stderr" ? "stderr" : "stdout",
        text: joined(raw.text) ?? "",
      };
    case "display_data":
      return { output_type: "display_data", data, metadata };
    case "execute_result": {
      const count = typeof raw.execution_count === "number" ? raw.execution_count : null;
      return { output_type: "execute_result", execution_count: count, data, metadata };
    }
    case "error": {
      const traceback = Array.isArray(raw.traceback) ? raw.traceback.map(String) : [];
      return { output_type: "error", ename: String(raw.ename), evalue: String(raw.evalue), traceback };
    }
    default:
      return `unknown output_type ${JSON.stringify(raw.output_type)}`;
  }
}

function parseBundle(raw: Fields): Bundle {
  const bundle: Fields = {};
  for (const [type, content] of Object.entries(raw)) {
    bundle[type] = isJsonType(type) ? content : (joined(content) ?? content);
  }
  return bundle;
}

export function emit(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => {
    const source = split(cell.source);
    return cell.cell_type === "code" ? { ...cell, source, outputs: cell.outputs.map(emitOutput) } : { ...cell, source };
  });
  const document = { cells, metadata: notebook.metadata, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(sorted(document), null, 1)}\n`;
}

function emitOutput(output: Output): Fields {
  if (output.output_type === "stream") return { ...output, text: split(output.text) };
  if (output.output_type === "error") return { ...output };
  const data: Fields = {};
  for (const [type, content] of Object.entries(output.data)) {
    data[type] = typeof content === "string" && !isJsonType(type) ? split(content) : content;
  }
  return { ...output, data };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isJsonType(type: string): boolean {
  return /^application\/(.+\+)?json$/.test(type);
}

function joined(text: unknown): string | undefined {
  if (typeof text === "string") return text;
  return Array.isArray(text) && text.every((line) => typeof line === "string") ? text.join("") : undefined;
}

/** Lines that keep their line ends. */
function split(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
