// The converter that tslab's executor is given: checks a cell strictly among the cells before it, and compiles it to
// text over the shared table of variables. tslab's own converter cannot: it is not strict, resolves imports as Node 10
// did, and copies variables into closures.

import { SourceMap } from "node:module";
import type * as TS from "@tslab/typescript-for-tslab";
import type { Converter, ConvertResult, Diagnostic } from "tslab/dist/converter.js";
import type { ConverterSet } from "tslab/dist/executor.js";
import { BesideFiles, relativeSpecifier } from "./compiler/beside.js";
import { Names } from "./compiler/names.js";
import { type Rewritten, rewriter, SESSION } from "./compiler/rewrite.js";
import { dependencies, Service } from "./compiler/service.js";
import type { BoundFile } from "./compiler/typescript.js";
import type { Library } from "./library.js";
import type { Modules } from "./modules.js";

/** One cell as it was compiled. */
export interface Compiled {
  readonly name: string;
  readonly source: string;
  /** Lines of compiled text, the session's own first one among them. */
  readonly lines: number;
  /** From the compiled text below that first line to the source. */
  readonly map: SourceMap;
}

/** A cell on its way: what was compiled of it, until later cells see it or it is forgotten. */
export interface Turn {
  pending?: Pending | undefined;
}

interface Pending {
  readonly file: BoundFile;
  readonly declared: readonly string[];
  readonly imports: readonly string[];
}

export class Compiler {
  /** Compiled cells by the name they carry in stack traces. */
  readonly cells = new Map<string, Compiled>();
  readonly converters: ConverterSet;
  readonly service: Service;
  /** What is wrong with the last cell. */
  problems: readonly TS.Diagnostic[] = [];
  converted = false;
  #turn: Turn = {};
  #name = "";
  readonly #beside: BesideFiles;

  constructor(
    readonly folder: string,
    library: Library,
    readonly modules: Modules,
  ) {
    this.service = new Service(folder, library);
    this.#beside = new BesideFiles(this.service, modules.address);
    const unused = () => {
      throw new Error("asked of the session, not of tslab");
    };
    const node: Converter = {
      convert: (_declarations, source) => this.#convert(source),
      addModule: (name, content) => this.#addModule(name, content),
      complete: unused,
      inspect: unused,
      close: () => {},
    };
    this.converters = { node, browser: node, close: () => this.service.close() };
  }

  begin(name: string): Turn {
    this.#name = name;
    this.problems = [];
    this.converted = false;
    this.#turn = {};
    return this.#turn;
  }

  /** What was compiled is not run. */
  forget(): void {
    this.#turn = {};
    this.cells.clear();
  }

  /** Later cells see this one, but for the names that it gives values to and did not come to. Once a turn. */
  keep(turn: Turn, isUnset: (name: string) => boolean): void {
    const { pending } = turn;
    turn.pending = undefined;
    if (pending) this.service.keep(pending.file, new Set(pending.declared.filter(isUnset)), pending.imports);
  }

  #convert(source: string): ConvertResult {
    this.converted = true;
    const { file, program } = this.service.cell(source);
    const { beside, specifiers } = dependencies(program, file);
    this.problems = this.service.diagnostics(file, program, beside);
    if (this.problems.length > 0) return { diagnostics: [refused] };
    const names = new Names(program.getTypeChecker(), file);
    const outcome: Rewritten = { async: false, packages: new Set() };
    let text = "";
    let map = "{}";
    const write = (path: string, data: string) => {
      if (path.endsWith(".map")) map = data;
      else if (path.endsWith(".js")) text = data;
    };
    const transform = rewriter(names, { outcome, way: (specifier) => relativeSpecifier(file, specifier) });
    program.emit(file, write, undefined, false, { before: [transform] });
    const side = this.#beside.compile(program, beside);
    const missing = [...new Set([...outcome.packages, ...side.packages])].filter((one) => !this.modules.has(one));
    const load = missing.length > 0 ? ` await ${SESSION}.load(${JSON.stringify(missing)});` : "";
    const body = text.replace(/\/\/# sourceMappingURL=.*\s*$/, "");
    const url = `skbook-cell-${this.cells.size + 1}`;
    const own = `const ${SESSION} = ${this.modules.address}, { __dirname, __filename } = ${SESSION}.meta;`;
    const output = `"use strict"; ${own}${load}\n${body}\n//# sourceURL=${url}`;
    this.cells.set(url, {
      name: this.#name,
      source,
      lines: output.split("\n").length,
      map: new SourceMap(JSON.parse(map)),
    });
    this.#turn.pending = { file, declared: names.declared(), imports: specifiers };
    return {
      diagnostics: [],
      output,
      hasToplevelAwait: outcome.async || missing.length > 0,
      sideOutputs: side.outputs,
    };
  }

  /** tslab's cells that are files: they begin with a comment that has the tag @module NAME. */
  #addModule(name: string, content: string): Diagnostic[] {
    this.converted = true;
    const path = `${this.folder.replaceAll("\\", "/")}/${name}.ts`;
    this.service.write(path, content);
    const { service } = this.service;
    this.problems = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
    return this.problems.length > 0 ? [refused] : [];
  }
}

/** The executor is told only that there is something; the session says what. */
const nowhere = { offset: 0, line: 0, character: 0 };
const refused: Diagnostic = { start: nowhere, end: nowhere, messageText: "", category: 1, code: 0 };
