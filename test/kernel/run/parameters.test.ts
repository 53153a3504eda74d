// Parameters as papermill knows them.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { injected, jsonOrText, readParameters } from "../../../kernel/run/parameters.js";
import type { Cell, Notebook } from "../../../src/report/notebook.js";

const folder = mkdtempSync(join(tmpdir(), "skbook-parameters-"));
afterAll(() => rmSync(folder, { recursive: true }));

const code = (id: string, source: string, ...tags: string[]): Cell => ({
  cell_type: "code",
  id,
  metadata: tags.length > 0 ? { tags } : {},
  source,
  execution_count: null,
  outputs: [],
});
const book = (...cells: Cell[]): Notebook => ({ cells, metadata: {} });
const given = (values: Record<string, never>) => new Map(Object.entries(values));
const told = (...pairs: [string, string | number][]) => new Map<string, string | number>(pairs);
const shape = ({ cells }: Notebook) => cells.map(({ id, source }) => `${id}: ${source}`);

describe("parameters", () => {
  const plain = book(
    code("a", "1"),
    code("p", "const mtu = 1500;\nlet who: string = 'h';", "parameters"),
    code("b", "mtu"),
  );

  test("stand in a tagged cell of their own right behind the defaults", () => {
    const result = injected(plain, "n.ipynb", told(["mtu", 900], ["who", 'say "hi"']));
    expect(shape(result)).toEqual([
      "a: 1",
      "p: const mtu = 1500;\nlet who: string = 'h';",
      'injected-parameters: // Parameters\nconst mtu = 900;\nconst who = "say \\"hi\\"";',
      "b: mtu",
    ]);
    expect(result.cells[2]!.metadata).toEqual({ tags: ["injected-parameters"] });
  });

  test("replace those of an earlier run", () => {
    const once = injected(plain, "n.ipynb", told(["mtu", 900]));
    expect(shape(injected(once, "n.ipynb", told(["mtu", 68])))[2]).toBe(
      "injected-parameters: // Parameters\nconst mtu = 68;",
    );
    expect(injected(once, "n.ipynb", told(["mtu", 68])).cells).toHaveLength(4);
  });

  test("none given changes nothing", () => expect(injected(plain, "n.ipynb", given({}))).toBe(plain));

  test.each([
    [plain, "n.ipynb: it has no parameter mut; it has mtu, who"],
    [
      book(code("a", "1")),
      'n.ipynb: it takes no parameters, yet mut was given: no cell of it has the tag "parameters"',
    ],
  ])("a name that the notebook does not have is the caller's mistake", (notebook, message) => {
    expect(() => injected(notebook, "n.ipynb", told(["mut", 1]))).toThrow(message);
  });

  test("an id that is taken is left alone", () => {
    const taken = book(code("injected-parameters", "1"), code("p", "const x = 1", "parameters"));
    const ids = injected(taken, "n", told(["x", 2])).cells.map(({ id }) => id);
    expect(ids).toEqual(["injected-parameters", "p", "injected-parameters-2"]);
  });

  test.each([
    ["12", 12],
    ["true", true],
    ["[1, 2]", [1, 2]],
    ["centos7", "centos7"],
    ['"12"', "12"],
    ["1.5s", "1.5s"],
  ])("%s on the command line is %j", (text, value) => expect(jsonOrText(text)).toEqual(value));

  test.each([
    ["{bad", /p\.json: parameters are a JSON object, and this is not JSON/],
    ["[1]", /p\.json: parameters are a JSON object: \{"name": value\}/],
  ])("a file with %s is refused in one line", (text, message) => {
    writeFileSync(join(folder, "p.json"), text);
    expect(() => readParameters(join(folder, "p.json"))).toThrow(message);
  });
});
