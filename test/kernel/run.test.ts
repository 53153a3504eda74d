import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { Fault } from "../../kernel/fault.js";
import { readNotebook, writeWhole } from "../../kernel/files.js";
import { runNotebook } from "../../kernel/run.js";
import { emit, type Notebook } from "../../src/report/notebook.js";
import { standin } from "./standin.js";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "skbook-run-")));
afterAll(() => rmSync(folder, { recursive: true }));

let progress = "";
beforeEach(() => {
  progress = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    progress += String(text);
    return true;
  });
  return () => vi.restoreAllMocks();
});

function notebook(...sources: (string | { source: string; tags: string[] })[]): Notebook {
  const cells = sources.map((one) => {
    const { source, tags } = typeof one === "string" ? { source: one, tags: [] } : one;
    return source.startsWith("#")
      ? { cell_type: "markdown", source, metadata: {} }
      : { cell_type: "code", source, metadata: tags.length > 0 ? { tags } : {}, execution_count: 7, outputs: [] };
  });
  const path = join(folder, "n.ipynb");
  writeFileSync(
    path,
    JSON.stringify({
      cells,
      metadata: { authors: ["a"], kernelspec: { name: "old" } },
      nbformat: 4,
      nbformat_minor: 2,
    }),
  );
  return readNotebook(path);
}

const run = async (...sources: Parameters<typeof notebook>) =>
  runNotebook(notebook(...sources), folder, await standin());

async function faultOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
  throw new Error("nothing failed");
}

describe("a run", () => {
  test("counts the cells it ran, keeps prose and metadata, and is the same bytes twice", async () => {
    const sources = [
      "# prose",
      "const lab = new (await import('skbook')).Lab(); lab.machine('h1'); undefined",
      "  ",
      "%%sh\nls",
      "1 + 1",
    ];
    const first = await run(...sources);
    expect(first.cells.map((cell) => (cell.cell_type === "code" ? cell.execution_count : cell.source))).toEqual([
      "# prose",
      1,
      null,
      2,
      3,
    ]);
    expect(first.metadata).toMatchObject({ authors: ["a"], kernelspec: { name: "skbook", language: "typescript" } });
    expect(emit(await run(...sources))).toBe(emit(first));
  });

  test("tells its progress, a line a cell", async () => {
    await run("// note\nconst a = 1", "a");
    expect(progress).toMatch(/^\[1\/2\] const a = 1 … ok \d+ ms\n\[2\/2\] a … ok \d+ ms\n$/);
  });

  test("stops at the first failing cell and says which and why", async () => {
    const ran = vi.fn();
    (globalThis as { ran?: unknown }).ran = ran;
    const message = await faultOf(() => run("# prose", "1", "throw new Error('no way')", "(globalThis as any).ran()"));
    expect(message).toMatch(/^cell 2 failed:\n[\s\S]*Error: no way/);
    expect(progress).toMatch(/\[2\/3\] throw new Error\('no way'\) … failed\n$/);
    expect(ran).not.toHaveBeenCalled();
  });

  test("goes on past a cell whose failure is the lesson", async () => {
    const { cells } = await run({ source: "const n: number = 'x'", tags: ["raises-exception"] }, "2");
    expect(cells).toMatchObject([
      { outputs: [{ output_type: "error" }] },
      { outputs: [{ data: { "text/plain": "2" } }] },
    ]);
  });

  test("has the notebook's folder as its own, and gives the old one back", async () => {
    const before = process.cwd();
    const { cells } = await run("process.cwd()");
    expect(cells).toMatchObject([{ outputs: [{ data: { "text/plain": `'${folder}'` } }] }]);
    expect(process.cwd()).toBe(before);
  });
});

describe("files", () => {
  test.each([
    ["missing.ipynb", "missing.ipynb: No such file or directory"],
    [".", ".: Is a directory"],
  ])("%s cannot be read, in one line", async (path, message) => {
    expect(await faultOf(() => readNotebook(path))).toBe(message);
  });

  test("what is no notebook is refused with its path", async () => {
    writeFileSync(join(folder, "bad.ipynb"), "{}");
    expect(await faultOf(() => readNotebook(join(folder, "bad.ipynb")))).toBe(
      `${folder}/bad.ipynb: JSON, but not a notebook`,
    );
  });

  test("a file is replaced whole, through a link, and nothing is left beside it", () => {
    writeFileSync(join(folder, "real"), "old");
    symlinkSync(join(folder, "real"), join(folder, "link"));
    writeWhole(join(folder, "link"), "新");
    expect(readFileSync(join(folder, "real"), "utf8")).toBe("新");
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("a folder that is not there is a clear error", async () => {
    expect(await faultOf(() => writeWhole(join(folder, "no", "x"), ""))).toBe(
      `${folder}/no/x: No such file or directory`,
    );
  });
});
