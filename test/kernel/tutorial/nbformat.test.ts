// Our notebooks in other clients' hands: Python's nbformat validates them (4.5, with cell ids) and writes the same bytes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { imported } from "../../../kernel/tutorial/import.js";
import { emit } from "../../../src/report/notebook.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cli = join(root, "dist/kernel/cli.js");
const python = "/usr/bin/python3";
const has = spawnSync(python, ["-c", "import nbformat"]).status === 0;
if (!has) console.warn("nbformat is not there (apt install python3-nbformat): its validation is skipped");

const folder = mkdtempSync(join(tmpdir(), "skbook-nbformat-"));
afterAll(() => rmSync(folder, { recursive: true }));
const files: Record<string, string> = {};

beforeAll(async () => {
  const lesson = join(root, "test/lesson/veth.md");
  files.imported = join(folder, "imported.ipynb");
  writeFileSync(files.imported, emit(await imported(readFileSync(lesson, "utf8"))));
  for (const name of readdirSync(join(root, "notebooks")).filter((each) => each.endsWith(".ipynb")))
    files[name] = join(root, "notebooks", name);
  files.executed = join(folder, "executed.ipynb");
  expect(
    spawnSync(process.execPath, [cli, "run", files.imported, "-o", files.executed, "-p", "profile", "debian12"]).status,
  ).toBe(0);
}, 120_000);

const script = `
import json, sys, nbformat
from nbformat.validator import validate
for path in sys.argv[1:]:
    text = open(path, encoding="utf8").read()
    nb = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    assert (nb.nbformat, nb.nbformat_minor) == (4, 5), (nb.nbformat, nb.nbformat_minor)
    assert all(cell.get("id") for cell in nb.cells), "a cell without an id"
    validate(nb)
    again = nbformat.writes(nb)
    print(path, "bytes" if again.rstrip("\\n") == text.rstrip("\\n") else "json" if json.loads(again) == json.loads(text) else "DIFFERENT")
`;

describe.skipIf(!has)("nbformat", () => {
  test("validates what is imported, run and kept here, and writes the same bytes again", () => {
    const { stdout, stderr, status } = spawnSync(python, ["-c", script, files.imported!, files.executed!], {
      encoding: "utf8",
    });
    expect(stderr).not.toMatch(/Error|Warning/);
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => line.split(" ").at(-1)),
    ).toEqual(["bytes", "bytes"]);
  });

  test("validates the lessons, and changes nothing in them", () => {
    const lessons = Object.entries(files).flatMap(([name, path]) => (name.endsWith(".ipynb") ? [path] : []));
    const { stdout, status } = spawnSync(python, ["-c", script, ...lessons], { encoding: "utf8" });
    expect(status).toBe(0);
    expect(stdout).not.toContain("DIFFERENT");
  });
});

describe("a client that shows only text", () => {
  test("has something readable for every output: text/plain, no bare vendor type, no JSON beside HTML", () => {
    const { cells } = JSON.parse(readFileSync(files.executed!, "utf8"));
    const outputs = cells.flatMap(
      (cell: { outputs?: { data?: Record<string, unknown>; text?: string[] }[] }) => cell.outputs ?? [],
    );
    expect(outputs.length).toBeGreaterThan(12);
    for (const { data, text } of outputs) {
      const plain = data ? ([data["text/plain"]].flat().join("") as string) : (text ?? []).join("");
      expect(plain.trim()).not.toBe("");
      if (data) expect("application/json" in data && "text/html" in data).toBe(false);
    }
  });
});
