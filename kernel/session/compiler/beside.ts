// Files beside the notebook, compiled one by one to the CommonJS that tslab's executor runs. Their packages were loaded
// before the cell began, so an ES module with top-level await serves them as well as a CommonJS one.

import { dirname, relative } from "node:path";
import type * as TS from "@tslab/typescript-for-tslab";
import type { SideOutput } from "tslab/dist/converter.js";
import { compiledPath, type Service } from "./service.js";
import { type BoundFile, ts } from "./typescript.js";

export interface Beside {
  readonly outputs: SideOutput[];
  /** What they import that is no file beside the notebook. */
  readonly packages: string[];
}

/** How a file says in `require` which of its neighbours it means. */
export function relativeSpecifier(from: BoundFile, specifier: string): string {
  let path: string | undefined;
  from.resolvedModules?.forEach((found, name) => {
    if (name === specifier) path = found?.resolvedModule?.resolvedFileName;
  });
  if (path === undefined || /\.d\.[cm]?ts$|\.json$/.test(path)) return specifier;
  const way = relative(dirname(from.fileName), compiledPath(path)).replaceAll("\\", "/");
  return way.startsWith(".") ? way : `./${way}`;
}

export class BesideFiles {
  /** What was last handed to the executor, by path. */
  readonly #sent = new Map<string, string>();

  constructor(
    readonly service: Service,
    /** The expression that reads a loaded package in compiled text. */
    readonly session: string,
  ) {}

  /** All of `paths` when any of them changed: whoever imports a changed file starts anew. */
  compile(program: TS.Program, paths: readonly string[]): Beside {
    const texts = paths.map((path) => [path, this.service.read(path) ?? ""] as const);
    if (texts.every(([path, text]) => this.#sent.get(path) === text)) return { outputs: [], packages: [] };
    const packages = new Set<string>();
    const outputs = texts.map(([path, text]) => {
      this.#sent.set(path, text);
      const file = program.getSourceFile(path) as BoundFile;
      return { path: compiledPath(path), data: this.#compile(file, text, packages) };
    });
    return { outputs, packages: [...packages] };
  }

  #compile(file: BoundFile, text: string, packages: Set<string>): string {
    const redirect: TS.TransformerFactory<TS.SourceFile> = (context) => (node) => {
      const visit = (one: TS.Node): TS.Node => {
        const specifier = required(one);
        if (specifier === undefined) return ts.visitEachChild(one, visit, context);
        const { factory } = context;
        if (specifier.startsWith(".")) {
          const way = factory.createStringLiteral(relativeSpecifier(file, specifier));
          return factory.createCallExpression(factory.createIdentifier("require"), undefined, [way]);
        }
        packages.add(specifier);
        const words = [factory.createStringLiteral(specifier)];
        return factory.createCallExpression(factory.createIdentifier(`${this.session}.imported`), undefined, words);
      };
      return ts.visitNode(node, visit) as TS.SourceFile;
    };
    return ts.transpileModule(text, {
      fileName: file.fileName,
      transformers: { after: [redirect] },
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.CommonJS,
        esModuleInterop: true,
        jsx: ts.JsxEmit.React,
      },
    }).outputText;
  }
}

function required(node: TS.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== "require") return;
  const [first] = node.arguments;
  return first && ts.isStringLiteral(first) ? first.text : undefined;
}
