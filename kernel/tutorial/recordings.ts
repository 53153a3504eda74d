// What a notebook recorded, and the stories in which it is played again: recordings are what import kept with the cells, or
// else the outputs that the file itself holds of its terminal cells.

import { dirname, resolve } from "node:path";
import type { Story } from "../../src/index.js";
import type { CodeCell, Notebook } from "../../src/report/notebook.js";
import { Fault } from "../fault.js";
import { CellFault, runNotebook } from "../run.js";
import type { Place } from "./causes.js";
import { type KeptCommand, keptBy } from "./import.js";
import { entriesOf } from "./transcript.js";

export interface Recording extends KeptCommand {
  readonly place: string;
  /** The cell's place among all. */
  readonly cell: number;
}

export function recordingsIn(notebook: Notebook): readonly Recording[] {
  const cells = notebook.cells.map((cell, index) => ({ cell, index }));
  const kept = cells.flatMap(({ cell, index }) =>
    (keptBy(cell).recorded ?? []).map((each) => ({ ...each, place: `line ${each.line}`, cell: index })),
  );
  if (kept.length > 0) return kept;
  let number = 0;
  return cells.flatMap(({ cell, index }) => {
    if (cell.cell_type !== "code" || cell.source.trim() === "") return [];
    number++;
    return shownBy(cell).map((each) => ({ ...each, place: `cell ${number}`, cell: index }));
  });
}

/** A terminal cell's own outputs, a window each, read as a transcript. */
function shownBy(cell: CodeCell): readonly KeptCommand[] {
  const windows = cell.source.match(/^\s*%%sh(?:\s|$)/gm)?.length ?? 0;
  const texts = cell.outputs.flatMap((output) =>
    "data" in output && typeof output.data["text/plain"] === "string" ? [output.data["text/plain"]] : [],
  );
  return texts.slice(0, windows).flatMap((text, window) => {
    const lines = text.replace(/\n$/, "").split(/(?<=\n)/);
    const fence = {
      kind: "fence",
      text,
      language: "console",
      lines,
      indent: 0,
      line: 1,
      opening: "",
      closing: "",
    } as const;
    return (entriesOf(fence) ?? []).flatMap((entry): readonly KeptCommand[] => {
      if (entry.kind !== "command") return [];
      const { command, output = [] } = entry;
      return [{ window, command, typed: command, output: output.join("\n"), line: 0 }];
    });
  });
}

export interface Told {
  readonly story: Story;
  readonly questions: readonly Place[];
}

/** Runs the notebook in a clean session; what was typed where is in its labs' journals. A story a lab. */
export async function storiesOf(
  path: string,
  notebook: Notebook,
  recordings: readonly Recording[],
): Promise<{ stories: readonly Told[]; about: ReadonlyMap<Place, Recording> }> {
  const labs = new Map<Story, number>();
  const acts = new Map<number, { readonly lab: Story; readonly act: number }>();
  const ran = (index: number, session: { readonly labs: readonly object[] }) => {
    for (const lab of session.labs as readonly Story[]) {
      const from = labs.get(lab) ?? 0;
      const act = lab.journal.findIndex((entry, at) => at >= from && entry.act === "panes");
      if (act >= 0 && /^\s*%%sh(?:\s|$)/m.test(notebook.cells[index]!.source)) acts.set(index, { lab, act });
      labs.set(lab, lab.journal.length);
    }
  };
  try {
    await runNotebook(notebook, resolve(dirname(path)), undefined, { say: () => {}, ran });
  } catch (error) {
    if (error instanceof CellFault) throw new Fault(`${path}: ${error.message}`, 2);
    throw error;
  }
  const about = new Map<Place, Recording>();
  const stories = [...labs.keys()].map((lab) => {
    const questions = recordings.flatMap((recording): readonly Place[] => {
      const at = acts.get(recording.cell);
      if (at?.lab !== lab || recording.typed === null || recording.output === null) return [];
      const { window, typed, output, place } = recording;
      const question = { act: at.act, window, typed, recorded: output, place };
      about.set(question, recording);
      return [question];
    });
    return { story: { options: lab.options, journal: [...lab.journal] }, questions };
  });
  return { stories: stories.filter(({ questions }) => questions.length > 0), about };
}
