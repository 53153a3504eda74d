// Parameters as papermill knows them: a cell tagged `parameters` gives names and defaults; what is told otherwise stands in
// a cell tagged `injected-parameters` right behind it, and an older one is replaced.

import { readFileSync } from "node:fs";
import type { CodeCell, Json, Notebook } from "../../src/report/notebook.js";
import { Fault, fileFault } from "../fault.js";
import { tagsOf } from "../run.js";

export type Parameters = ReadonlyMap<string, Json>;

/** A value on the command line is JSON where it reads as JSON, else text. */
export function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

export function readParameters(path: string): Parameters {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw fileFault(path, error, 2);
  }
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new Fault(`${path}: parameters are a JSON object, and this is not JSON: ${(error as Error).message}`, 2);
  }
  if (typeof read !== "object" || read === null || Array.isArray(read))
    throw new Fault(`${path}: parameters are a JSON object: {"name": value}`, 2);
  return new Map(Object.entries(read as Record<string, Json>));
}

/** Throws where the notebook does not declare one of the names: it would change nothing. */
export function injected(notebook: Notebook, path: string, parameters: Parameters): Notebook {
  if (parameters.size === 0) return notebook;
  const at = notebook.cells.findIndex((cell) => cell.cell_type === "code" && tagsOf(cell).includes("parameters"));
  const names = [...parameters.keys()];
  if (at < 0)
    throw new Fault(
      `${path}: it takes no parameters, yet ${names.join(", ")} was given: no cell of it has the tag "parameters"`,
      2,
    );
  const declared = declaredIn(notebook.cells[at]!.source);
  const unknown = names.find((name) => !declared.includes(name));
  if (unknown !== undefined)
    throw new Fault(`${path}: it has no parameter ${unknown}; it has ${declared.join(", ") || "none"}`, 2);
  const lines = names.map((name) => `const ${name} = ${JSON.stringify(parameters.get(name))};`);
  const isInjected = (index: number) => {
    const cell = notebook.cells[index];
    return cell?.cell_type === "code" && tagsOf(cell).includes("injected-parameters");
  };
  const others = notebook.cells.map(({ id }) => id);
  let id = "injected-parameters";
  for (let extra = 2; others.includes(id) && !isInjected(others.indexOf(id)); extra++)
    id = `injected-parameters-${extra}`;
  const cell: CodeCell = {
    cell_type: "code",
    id,
    metadata: { tags: ["injected-parameters"] },
    source: ["// Parameters", ...lines].join("\n"),
    execution_count: null,
    outputs: [],
  };
  const cells = notebook.cells.flatMap((each, index) =>
    index === at ? [each, cell] : isInjected(index) ? [] : [each],
  );
  return { ...notebook, cells };
}

const declaredIn = (source: string): readonly string[] =>
  [...source.matchAll(/^\s*(?:export\s+)?(?:const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gmu)].map(([, name]) => name!);
