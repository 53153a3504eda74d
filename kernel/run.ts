// `skbook run`: a notebook executed from its first cell to its last in a fresh session. The first cell that fails
// stops the run, unless it carries Jupyter's tag "raises-exception"; nothing is written then.

import { dirname, resolve } from "node:path";
import { type Cell, emit, type Notebook } from "../src/report/notebook.js";
import { Fault } from "./fault.js";
import { checkWritable, readNotebook, writeWhole } from "./files.js";
import type { Result } from "./session/collect.js";
import { type Library, ownLibrary } from "./session/library.js";

export async function run(path: string, out: string | undefined): Promise<void> {
  const notebook = readNotebook(path);
  if (out !== undefined) checkWritable(out);
  const executed = await runNotebook(notebook, resolve(dirname(path)));
  if (out === undefined) process.stderr.write("nothing written: -o OUT.ipynb keeps the outputs\n");
  else writeWhole(out, emit(executed));
}

/** Cells in, cells with outputs out; a Fault names the cell that failed. */
export async function runNotebook(notebook: Notebook, folder: string, library?: Library): Promise<Notebook> {
  // The compiler takes a second to load: readers of bad files and of --help should not wait for it.
  const [{ openSession }, { collect }] = await Promise.all([
    import("./session/session.js"),
    import("./session/collect.js"),
  ]);
  const session = await openSession({ folder, library: library ?? (await ownLibrary()) });
  const total = notebook.cells.filter(isRun).length;
  const cells: Cell[] = [];
  // A cell's code lives in the notebook's folder, as under Jupyter.
  const before = process.cwd();
  process.chdir(folder);
  let running = "";
  const leaving = () => {
    process.stderr.write(`failed\nskbook: ${running} ended the process\n`);
    process.exitCode = 1;
  };
  process.on("exit", leaving);
  try {
    for (const cell of notebook.cells) {
      if (cell.cell_type !== "code") cells.push(cell);
      else if (!isRun(cell)) cells.push({ ...cell, execution_count: null, outputs: [] });
      else {
        const number = cells.filter(isRun).length + 1;
        const name = `cell ${number}`;
        process.stderr.write(`[${number}/${total}] ${summary(cell.source)} … `);
        running = name;
        const started = performance.now();
        const { status, outputs, executionCount } = await collect(session, cell.source, number, name);
        const expected = tags(cell).includes("raises-exception");
        const failed = status === "error" && !expected;
        process.stderr.write(failed ? "failed\n" : `ok ${Math.round(performance.now() - started)} ms\n`);
        if (failed) throw new Fault(`${name} failed:\n${errorText(outputs)}`);
        cells.push({ ...cell, execution_count: executionCount, outputs });
      }
    }
  } finally {
    process.off("exit", leaving);
    process.chdir(before);
    session.close();
  }
  return { cells, metadata: { ...notebook.metadata, ...language } };
}

const language = {
  kernelspec: { display_name: "TypeScript (skbook)", language: "typescript", name: "skbook" },
  language_info: { file_extension: ".ts", mimetype: "text/x-typescript", name: "typescript" },
};

function isRun(cell: Cell): boolean {
  return cell.cell_type === "code" && cell.source.trim() !== "";
}

function tags(cell: Cell): readonly unknown[] {
  return Array.isArray(cell.metadata.tags) ? cell.metadata.tags : [];
}

/** The first line that says something, short enough for a terminal. */
function summary(source: string): string {
  const line = source.split("\n").find((one) => one.trim() !== "" && !one.trim().startsWith("//")) ?? source;
  const text = line.trim();
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function errorText(outputs: Result["outputs"]): string {
  return outputs.flatMap((output) => (output.output_type === "error" ? [output.traceback.join("\n")] : [])).join("\n");
}
