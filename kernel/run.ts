// A notebook executed from its first cell to its last in a fresh session. The first cell that fails stops the run, unless
// it carries Jupyter's tag "raises-exception"; nothing is written then.

import type { Cell, Notebook } from "../src/report/notebook.js";
import { Fault } from "./fault.js";
import { language } from "./install/spec.js";
import type { Result } from "./session/collect.js";
import type { Session } from "./session/contract.js";
import { type Library, ownLibrary } from "./session/library.js";

/** A cell that failed: which, and what it said. */
export class CellFault extends Fault {
  constructor(
    readonly cell: string,
    readonly said: string,
  ) {
    super(`${cell} failed:\n${said}`);
  }
}

export interface Watching {
  /** Each line of progress; on stderr unless told. */
  readonly say?: (text: string) => void;
  /** Called when a cell has run, by its place among the notebook's cells. */
  readonly ran?: (index: number, session: Session) => void;
}

/** Cells in, cells with outputs out; a Fault names the cell that failed. */
export async function runNotebook(
  notebook: Notebook,
  folder: string,
  library?: Library,
  { say = (text) => void process.stderr.write(text), ran }: Watching = {},
): Promise<Notebook> {
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
    for (const [index, cell] of notebook.cells.entries()) {
      if (cell.cell_type !== "code") cells.push(cell);
      else if (!isRun(cell)) cells.push({ ...cell, execution_count: null, outputs: [] });
      else {
        const number = cells.filter(isRun).length + 1;
        const name = `cell ${number}`;
        say(`[${number}/${total}] ${summary(cell.source)} … `);
        running = name;
        const started = performance.now();
        const { status, outputs, executionCount } = await collect(session, cell.source, number, name);
        const expected = tagsOf(cell).includes("raises-exception");
        const failed = status === "error" && !expected;
        say(failed ? "failed\n" : `ok ${Math.round(performance.now() - started)} ms\n`);
        if (failed) throw new CellFault(name, errorText(outputs));
        cells.push({ ...cell, execution_count: executionCount, outputs });
        ran?.(index, session);
      }
    }
  } finally {
    process.off("exit", leaving);
    process.chdir(before);
    session.close();
  }
  return { cells, metadata: { ...notebook.metadata, ...language } };
}

export function isRun(cell: Cell): boolean {
  return cell.cell_type === "code" && cell.source.trim() !== "";
}

export function tagsOf(cell: Cell): readonly unknown[] {
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
