import { describe, expect, test } from "vitest";
import { emit, Malformed, parse } from "../../src/report/notebook.js";

const minimal = { nbformat: 4, nbformat_minor: 2, metadata: {}, cells: [] as unknown[] };

function read(document: unknown) {
  const notebook = parse(typeof document === "string" ? document : JSON.stringify(document));
  if (notebook instanceof Malformed) throw new Error(notebook.reason);
  return notebook;
}

test("what is written is read back, and written again as the same bytes", () => {
  const cells = [
    {
      cell_type: "markdown",
      source: ["# 标题\n", "text"],
      metadata: { z: 1, a: { y: 2, b: [3] } },
      attachments: { "i.png": { "image/png": "AAAA" } },
    },
    {
      cell_type: "code",
      id: "kept",
      source: "1\n",
      metadata: {},
      execution_count: 3,
      outputs: [
        { output_type: "stream", name: "stderr", text: ["a\n", "b"] },
        {
          output_type: "execute_result",
          execution_count: 3,
          metadata: {},
          data: { "text/plain": ["1\n", "2"], "application/vnd.x+json": { b: 1, a: [] } },
        },
        { output_type: "error", ename: "E", evalue: "v", traceback: ["t"] },
      ],
    },
    { cell_type: "raw", source: "", metadata: {} },
  ];
  const once = emit(read({ ...minimal, cells }));
  expect(emit(read(once))).toBe(once);
  const again = JSON.parse(once);
  expect(again).toMatchObject({
    nbformat: 4,
    nbformat_minor: 5,
    cells: [{ id: "cell-1", source: ["# 标题\n", "text"] }, { id: "kept", source: ["1\n"] }, { id: "cell-3" }],
  });
  expect(again.cells[1].outputs).toEqual(cells[1]!.outputs);
  expect(again.cells[0].attachments).toEqual(cells[0]!.attachments);
  expect(once.endsWith("}\n")).toBe(true);
  expect(once.indexOf('"a"')).toBeLessThan(once.indexOf('"z"'));
});

test("missing, bad and doubled ids become free ones, always the same", () => {
  const cell = (id?: unknown) => ({ cell_type: "raw", source: "", metadata: {}, ...(id === undefined ? {} : { id }) });
  const { cells } = read({ ...minimal, cells: [cell("cell-2"), cell(), cell("same"), cell("same"), cell("不行")] });
  expect(cells.map(({ id }) => id)).toEqual(["cell-2", "cell-2-2", "same", "cell-4", "cell-5"]);
});

describe("what is no notebook says why in one line", () => {
  test.each([
    ["{", /^not JSON: /],
    ["[]", /not a notebook/],
    [JSON.stringify({ ...minimal, nbformat: 3 }), /nbformat 3/],
    [JSON.stringify({ ...minimal, cells: {} }), /no list of cells/],
    [
      JSON.stringify({ ...minimal, cells: [{ cell_type: "heading", source: "" }] }),
      /cell 1: unknown cell_type "heading"/,
    ],
    [JSON.stringify({ ...minimal, cells: [{ cell_type: "code", source: 1 }] }), /cell 1: its source/],
    [
      JSON.stringify({ ...minimal, cells: [{ cell_type: "code", source: "", outputs: [{ output_type: "x" }] }] }),
      /unknown output_type "x"/,
    ],
  ])("%s", (text, reason) => {
    const result = parse(text);
    expect(result).toBeInstanceOf(Malformed);
    expect((result as Malformed).reason).toMatch(reason);
    expect((result as Malformed).reason).not.toContain("\n");
  });
});
