// What the compiler is asked about: one file that holds the cell, one that keeps what earlier cells imported and
// declared for everybody, and the files these lead to. The cell's parent is the earlier cell's file, so names are looked
// up from cell to cell, with their types, as a block looks into the block around it; nothing is declared twice.
// Left out: watching. Files beside the notebook and above are looked at again with every cell, packages never.

import { statSync } from "node:fs";
import type * as TS from "@tslab/typescript-for-tslab";
import { declarations } from "../globals.js";
import type { Library } from "../library.js";
import { declarationsPath, declarations as declared, registry, settings, standard } from "./documents.js";
import { HIDDEN } from "./gather.js";
import { type BoundFile, ts } from "./typescript.js";

/** What a cell is not refused for: a package without types, an import with its .ts. */
const tolerated = new Set([7016, 5097]);

export class Service {
  readonly cellPath: string;
  readonly service: TS.LanguageService;
  /** The newest cell that later ones look into. */
  #before: BoundFile | undefined;
  /** Files that exist in memory only. */
  readonly #texts = new Map<string, { text: string; version: number }>();
  readonly #snapshots = new Map<string, { readonly version: string; readonly snapshot: TS.IScriptSnapshot }>();
  readonly #imported = new Set<string>();
  readonly #importsPath: string;
  readonly #standard = standard();
  readonly #inStandard = new Set(this.#standard.holds);
  readonly #libraryPath: string;
  #version = 0;

  constructor(
    readonly folder: string,
    readonly library: Library,
  ) {
    const at = folder.replaceAll("\\", "/");
    this.cellPath = `${at}/__cell__.ts`;
    this.#importsPath = `${at}/__imports__.ts`;
    this.write(this.cellPath, "");
    this.write(this.#importsPath, `export {};\n${declarations}`);
    this.write(this.#standard.path, this.#standard.text);
    this.#libraryPath = declarationsPath(library);
    const options = settings();
    this.service = ts.createLanguageService(
      {
        getCompilationSettings: () => options,
        getProjectVersion: () => String(this.#version),
        getScriptFileNames: () => [this.cellPath, this.#importsPath],
        getScriptVersion: (path) => this.#versionOf(path),
        getScriptSnapshot: (path) => this.#snapshot(path),
        getCurrentDirectory: () => at,
        getDefaultLibFileName: () => this.#standard.path,
        resolveModuleNameLiterals: (names, from) => names.map(({ text }) => this.#resolve(text, from, options)),
        resolveTypeReferenceDirectiveReferences: (references, from) =>
          references.map((one) => this.#resolveTypes(typeof one === "string" ? one : one.fileName, from, options)),
        fileExists: (path) => this.#texts.has(path) || ts.sys.fileExists(path),
        readFile: (path) => this.#texts.get(path)?.text ?? ts.sys.readFile(path),
        directoryExists: (path) => ts.sys.directoryExists(path),
        getDirectories: (path) => ts.sys.getDirectories(path),
        readDirectory: (path, ...rest) => ts.sys.readDirectory(path, ...rest),
        ...(ts.sys.realpath ? { realpath: ts.sys.realpath } : {}),
        useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      },
      registry(),
    );
  }

  /** Reads what the library declares, as the first cell that imports it would. */
  prepare(): void {
    const { file, program } = this.cell(
      `import "${this.library.name}"; export const nothing: typeof import("${this.library.name}") | 0 = 0;`,
    );
    this.diagnostics(file, program, []);
    this.forget();
  }

  /** Grows with everything that is written. */
  get version(): number {
    return this.#version;
  }

  /** A file that stands beside the notebook without being on disk. */
  write(path: string, text: string): void {
    const known = this.#texts.get(path);
    if (known?.text === text) return;
    this.#texts.set(path, { text, version: (known?.version ?? 0) + 1 });
    this.#version++;
  }

  read(path: string): string | undefined {
    return this.#texts.get(path)?.text ?? ts.sys.readFile(path);
  }

  /** The cell, bound, with the earlier cells around it; asking twice for the same text costs nothing. */
  cell(text: string): { file: BoundFile; program: TS.Program } {
    this.write(this.cellPath, text);
    const program = this.service.getProgram()!;
    const file = program.getSourceFile(this.cellPath) as BoundFile;
    program.getTypeChecker();
    if (file !== this.#before) file.parent = this.#before as BoundFile;
    return { file, program };
  }

  /** What is wrong with the cell and with the files beside the notebook that it leads to. */
  diagnostics(file: BoundFile, program: TS.Program, beside: readonly string[]): TS.Diagnostic[] {
    const own = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    const others = beside.flatMap((path) => {
      const other = program.getSourceFile(path);
      if (!other) return [];
      return [...program.getSyntacticDiagnostics(other), ...program.getSemanticDiagnostics(other)];
    });
    return [...own.filter((one) => one.file === file), ...others].filter(({ code }) => !tolerated.has(code));
  }

  /** Later cells look into this one. Names it never gave a value stay what they were before. */
  keep(file: BoundFile, unset: ReadonlySet<string>, imports: readonly string[]): void {
    for (const name of unset) file.locals?.delete(name as TS.__String);
    this.#before = file;
    this.forget();
    const fresh = imports.filter((specifier) => !this.#imported.has(specifier));
    for (const specifier of fresh) this.#imported.add(specifier);
    const global = file.statements.filter((one) => one.flags & ts.NodeFlags.GlobalAugmentation);
    if (fresh.length + global.length === 0) return;
    this.write(
      this.#importsPath,
      this.read(this.#importsPath)! +
        fresh.map((one) => `import ${JSON.stringify(one)};\n`).join("") +
        global.map((one) => `${one.getText(file)}\n`).join(""),
    );
  }

  /** The next cell is looked at anew, also when its text is the same. */
  forget(): void {
    this.#texts.set(this.cellPath, { text: "", version: (this.#texts.get(this.cellPath)?.version ?? 0) + 1 });
    this.#version++;
  }

  close(): void {
    this.service.dispose();
  }

  #resolve(name: string, from: string, options: TS.CompilerOptions): TS.ResolvedModuleWithFailedLookupLocations {
    if (from === this.#standard.path || name.startsWith(HIDDEN)) return { resolvedModule: undefined };
    if (name !== this.library.name) return ts.resolveModuleName(name, from, options, ts.sys);
    if (!this.#texts.has(this.#libraryPath))
      this.#texts.set(this.#libraryPath, { text: declared(this.library).text, version: 1 });
    return { resolvedModule: { resolvedFileName: this.#libraryPath, extension: ts.Extension.Dts } };
  }

  /** Node's own types are here already, however a package asks for them. */
  #resolveTypes(name: string, from: string, options: TS.CompilerOptions) {
    if (name !== "node") return ts.resolveTypeReferenceDirective(name, from, options, ts.sys);
    return { resolvedTypeReferenceDirective: undefined, failedLookupLocations: [] };
  }

  /** The compiler asks for every file with every cell; only what changed is read again. */
  #snapshot(path: string): TS.IScriptSnapshot | undefined {
    const version = this.#versionOf(path);
    const known = this.#snapshots.get(path);
    if (known?.version === version) return known.snapshot;
    const text = this.#inStandard.has(path) ? "" : this.read(path);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.#snapshots.set(path, { version, snapshot });
    return snapshot;
  }

  #versionOf(path: string): string {
    const own = this.#texts.get(path);
    if (own) return String(own.version);
    if (path.includes("/node_modules/")) return "1";
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? `${found.mtimeMs} ${found.size}` : "0";
  }
}

/** The files beside the notebook that a cell leads to, nearest first, and all that it imports by itself. */
export function dependencies(program: TS.Program, cell: BoundFile): { beside: string[]; specifiers: string[] } {
  const beside = new Set<string>();
  const specifiers: string[] = [];
  const visit = (file: BoundFile): void => {
    file.resolvedModules?.forEach((found, specifier) => {
      const path = found?.resolvedModule?.resolvedFileName;
      if (file === cell) specifiers.push(specifier);
      if (!/^\.{0,2}\//.test(specifier)) return;
      if (path && !path.endsWith(".d.ts") && !path.endsWith(".json") && !beside.has(path)) {
        beside.add(path);
        const next = program.getSourceFile(path);
        if (next) visit(next as BoundFile);
      }
    });
  };
  visit(cell);
  return { beside: [...beside], specifiers };
}

/** Where the compiled text of a file beside the notebook is looked for. */
export function compiledPath(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, ".js");
}
