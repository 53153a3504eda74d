import type { Cell, Notebook, Output } from "../../src/report/notebook.js";

let count = 0;
const prose = (source: string): Cell => ({ cell_type: "markdown", id: `m${++count}`, metadata: {}, source });
const code = (source: string, ...outputs: Output[]): Cell => ({
  cell_type: "code",
  id: `c${++count}`,
  metadata: {},
  source,
  execution_count: 1,
  outputs,
});

export const html = (text: string, plain = "text form"): Output => ({
  output_type: "display_data",
  metadata: {},
  data: { "text/plain": plain, "text/html": text },
});

export function notebook(...cells: Cell[]): Notebook {
  return { cells, metadata: {} };
}

export { code, prose };
