// tslab's converter, seen through the one door its executor offers: the ConverterSet it is given.
// What comes out of a conversion is kept (diagnostics with positions, the last value's name) and the compiled text
// is bound to this kernel: "skbook" to the loaded module, stack traces to the cell's name.

import { type Converter, type ConvertResult, createConverter, type Diagnostic } from "tslab/dist/converter.js";
import type { ConverterSet } from "tslab/dist/executor.js";
import type { Library } from "./library.js";
import { expandShorthand } from "./shorthand.js";
import { inFolder, mount } from "./system.js";

/** One cell as it was compiled. */
export interface Compiled {
  readonly name: string;
  readonly source: string;
  output: string;
}

export class Compiler {
  /** Compiled cells by the name they carry in stack traces. */
  readonly cells = new Map<string, Compiled>();
  readonly converters: ConverterSet;
  /** What the last cell led to; empty again at begin(). */
  diagnostics: readonly Diagnostic[] = [];
  lastValue: string | undefined;
  converted = false;
  #next: Compiled = { name: "", source: "", output: "" };

  constructor(
    folder: string,
    readonly library: Library,
  ) {
    mount(`${folder}/node_modules/${library.name}`, library.root);
    (globalThis as Record<symbol, unknown>)[this.#slot] = library.module;
    const inner = inFolder(folder, () => createConverter({}));
    const node: Converter = {
      ...inner,
      convert: (declarations, source) => {
        const result = inner.convert(declarations, source);
        const isDeclared = (name: string) => declarations.includes(name);
        const expanded = result.diagnostics.length > 0 ? undefined : expandShorthand(source, isDeclared);
        if (expanded === undefined) return this.#keep(result);
        // The files beside the notebook come out of the first conversion only.
        const { sideOutputs = [] } = result;
        return this.#keep({ ...inner.convert(declarations, expanded), sideOutputs });
      },
      addModule: (name, content, meta) => {
        this.converted = true;
        this.diagnostics = inner.addModule(name, content, meta);
        return [...this.diagnostics];
      },
    };
    this.converters = { node, browser: node, close: () => inner.close() };
  }

  begin(name: string, source: string): void {
    this.#next = { name, source, output: "" };
    this.diagnostics = [];
    this.lastValue = undefined;
    this.converted = false;
  }

  get #slot(): symbol {
    return Symbol.for(`skbook.module.${this.library.name}`);
  }

  #keep(result: ConvertResult): ConvertResult {
    this.converted = true;
    this.diagnostics = result.diagnostics;
    this.lastValue = result.lastExpressionVar;
    if (result.output === undefined) return result;
    const url = `skbook-cell-${this.cells.size + 1}`;
    // Below the line that the executor puts its own words on.
    const output = `\n${this.#bind(result.output)}`;
    this.#next.output = output;
    this.cells.set(url, this.#next);
    const kept: ConvertResult = { ...result, output: `${output}\n//# sourceURL=${url}` };
    // The executor would print the last value, and skip null; the session shows it instead.
    delete kept.lastExpressionVar;
    if (result.sideOutputs) {
      kept.sideOutputs = result.sideOutputs.map(({ path, data }) => ({ path, data: this.#bind(data) }));
    }
    return kept;
  }

  /** Both `import` and `import()` have become require("skbook") here. */
  #bind(output: string): string {
    const slot = `globalThis[Symbol.for("skbook.module.${this.library.name}")]`;
    return output.replace(new RegExp(`\\brequire\\((["'])${this.library.name}\\1\\)`, "g"), slot);
  }
}
