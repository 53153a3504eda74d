// A Markdown tutorial as a notebook: every byte of the document stays, in a cell's text or in its metadata, and what was
// added says so there. `documentOf` gives the document back.

import { createHash } from "node:crypto";
import type { Cell, Notebook } from "../../src/report/notebook.js";
import { language } from "../install/spec.js";
import { cellsOf, type DraftCell } from "./draft.js";
import { originOf } from "./origin.js";
import { planOf } from "./plan.js";
import { tuned } from "./tune.js";

/** What a cell's metadata says under "skbook". */
export interface Kept {
  /** What of the document the cell stands for, where that is not its own text. */
  readonly source?: string;
  readonly added?: string;
  readonly shown?: string;
  readonly recorded?: readonly KeptCommand[];
}

export interface KeptCommand {
  readonly window: number;
  /** As the document has it. */
  readonly command: string;
  /** As it is typed here; null where it is not run. */
  readonly typed: string | null;
  readonly refusal?: string;
  /** Null where the document shows no output at all. */
  readonly output: string | null;
  readonly line: number;
}

export async function imported(document: string): Promise<Notebook> {
  const plan = planOf(document);
  const origin = originOf(plan);
  const draft = await tuned(plan, origin);
  const numbers = new Map<string, number>();
  const cells = cellsOf(plan, origin, draft).map((cell): Cell => {
    const kind = cell.added ?? (cell.windows ? "scene" : cell.shown === undefined ? "prose" : "block");
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    const kept = keptOf(cell);
    const tags = cell.added === "parameters" ? { tags: ["parameters"] } : {};
    const metadata = { ...tags, ...(Object.keys(kept).length > 0 ? { skbook: kept } : {}) };
    const common = { id: `${kind}-${number}`, metadata, source: cell.source };
    if (cell.type === "markdown") return { cell_type: "markdown", ...common };
    return { cell_type: "code", ...common, execution_count: null, outputs: [] };
  });
  const sha256 = createHash("sha256").update(document).digest("hex");
  return {
    cells,
    metadata: {
      ...language,
      skbook: { imported: { sha256 } },
    },
  };
}

function keptOf(cell: DraftCell): Kept {
  const { raw, added, shown, windows } = cell;
  return {
    ...(raw !== undefined && raw !== cell.source ? { source: raw } : {}),
    ...(added ? { added } : {}),
    ...(shown ? { shown } : {}),
    ...(windows ? { recorded: windows.flatMap(({ items }, window) => items.flatMap(commandIn(window))) } : {}),
  };
}

const commandIn =
  (window: number) =>
  (item: NonNullable<DraftCell["windows"]>[number]["items"][number]): readonly KeptCommand[] => {
    if (typeof item === "string") return [];
    const { command, typed, refusal, output, line } = item;
    const why = refusal === undefined ? {} : { refusal };
    return [{ window, command, typed: typed ?? null, ...why, output: output ?? null, line }];
  };

export const keptBy = (cell: Cell): Kept => (cell.metadata.skbook as Kept | undefined) ?? {};

/** The document that a notebook was made from, as far as its cells still stand for it. */
export const documentOf = (notebook: Notebook): string =>
  notebook.cells
    .map((cell) => {
      const { added, source } = keptBy(cell);
      return added !== undefined ? "" : (source ?? (cell.cell_type === "markdown" ? cell.source : ""));
    })
    .join("");
