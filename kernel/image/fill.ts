// What is done while an image is made: the documents are parsed and bound, and a cell is compiled and
// explained once, so that the image holds what is compiled of the compiler itself. The function's text is taken into the
// image's script: it must not use anything from around it.

import type * as TS from "@tslab/typescript-for-tslab";
import type { Document } from "../session/compiler/documents.js";
import type { Contents } from "./contents.js";

export interface Filling {
  readonly settings: TS.CompilerOptions;
  readonly standard: Document;
  readonly library: Document;
  /** What the library is imported by. */
  readonly name: string;
}

export function fill(
  ts: typeof TS,
  simulator: Contents["simulator"],
  { settings, standard, library, name }: Filling,
): Contents {
  const registry = ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames, "");
  const cell = `${standard.path}.cell.ts`;
  const text = `import { Lab } from "${name}"; const made: Lab[] = [];
    const warm = await Promise.resolve([1].map((one) => String(one))); console.log(warm, made);`;
  const texts = new Map([
    [standard.path, standard.text],
    [library.path, library.text],
    [cell, text],
  ]);
  const service = ts.createLanguageService(
    {
      getCompilationSettings: () => settings,
      getScriptFileNames: () => [cell],
      getScriptVersion: () => "1",
      getScriptSnapshot: (path) => {
        const known = texts.get(path);
        return known === undefined ? undefined : ts.ScriptSnapshot.fromString(known);
      },
      getCurrentDirectory: () => "/",
      getDefaultLibFileName: () => standard.path,
      resolveModuleNameLiterals: (names) =>
        names.map((one) => ({
          resolvedModule:
            one.text === name ? { resolvedFileName: library.path, extension: ts.Extension.Dts } : undefined,
        })),
      fileExists: () => false,
      readFile: () => undefined,
    },
    registry,
  );
  service.getSemanticDiagnostics(cell);
  service.getEmitOutput(cell);
  service.getQuickInfoAtPosition(cell, text.indexOf("warm"));
  // Completions would bring a collator, which no snapshot can hold.
  // The service is not disposed of: it keeps the documents in the registry.
  const load = () => Promise.reject(new Error("nothing can be loaded before the session has begun"));
  return { ts, registry, standard, library, simulator, load, Console: console.Console };
}
