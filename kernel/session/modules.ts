// The packages that cells import. All of them are loaded as Node's own `import` loads them from the notebook's folder:
// ES modules (with top-level await inside), CommonJS, packages with `exports` alone. Then cells and files read them
// without waiting. Compiled text finds this object under one name; there is one a session.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import type { Library } from "./library.js";

type Namespace = Readonly<Record<string, unknown>>;

let count = 0;

export class Modules {
  /** Where compiled text finds this object. */
  readonly address: string;
  /** The value of the last cell's last expression. */
  value: unknown;
  /** `import.meta` of a cell, and where CommonJS would say it stands. */
  readonly meta: { readonly url: string; readonly __dirname: string; readonly __filename: string };
  readonly #slot: symbol;
  readonly #loaded = new Map<string, Namespace>();
  readonly #import: (specifier: string) => Promise<Namespace>;

  constructor(folder: string, library: Library) {
    const name = `skbook.session.${++count}`;
    this.#slot = Symbol.for(name);
    this.address = `globalThis[Symbol.for(${JSON.stringify(name)})]`;
    (globalThis as Record<symbol, unknown>)[this.#slot] = this;
    this.#loaded.set(library.name, library.module as Namespace);
    const filename = join(folder, "__cell__.js");
    this.meta = { url: pathToFileURL(filename).href, __dirname: folder, __filename: filename };
    const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER as never;
    this.#import = new vm.Script("(specifier) => import(specifier)", {
      filename,
      importModuleDynamically,
    }).runInThisContext();
  }

  has(specifier: string): boolean {
    return this.#loaded.has(specifier);
  }

  async load(specifiers: readonly string[]): Promise<void> {
    for (const specifier of specifiers) {
      if (!this.has(specifier)) this.#loaded.set(specifier, interop(await quietly(() => this.#import(specifier))));
    }
  }

  /** A package that was loaded; only the compiled text of cells and files asks. */
  imported(specifier: string): Namespace {
    return this.#loaded.get(specifier)!;
  }

  /** A file beside the notebook, as the executor's `require` gives it. */
  beside(module: Namespace): Namespace {
    return module.__esModule ? module : interop({ default: module });
  }

  /** `import()` in a cell. */
  async import(specifier: string, require: (specifier: string) => Namespace): Promise<Namespace> {
    if (/^\.{1,2}\//.test(specifier)) return this.beside(require(specifier));
    await this.load([specifier]);
    return this.imported(specifier);
  }

  close(): void {
    delete (globalThis as Record<symbol, unknown>)[this.#slot];
  }
}

/** A namespace as the compiler's types have it: all names of a CommonJS module, and its `default` where it says so. */
function interop(loaded: Namespace): Namespace {
  // From Node 23 on a CommonJS module's namespace has the whole of it under this name too.
  const { "module.exports": _, ...names } = loaded;
  const inner = names.default as Namespace | null | undefined;
  const holds = (typeof inner === "object" && inner !== null) || typeof inner === "function";
  const isCommon = holds && Object.keys(names).every((key) => key === "default" || key in inner);
  const own: Record<string, unknown> = isCommon ? { ...inner, ...names } : names;
  if (isCommon && inner.__esModule && "default" in inner) own.default = inner.default;
  return Object.defineProperty(own, "__esModule", { value: true, enumerable: false });
}

/** Node 20 calls this way of `import` experimental, which is no news for whoever writes a cell. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const before = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!String(warning).includes("USE_MAIN_CONTEXT_DEFAULT_LOADER")) before.call(process, warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return await work();
  } finally {
    process.emitWarning = before;
  }
}
