// Declarations that stand in hundreds of files, put into one: the compiler looks at every file of its program with every
// cell and merges their globals anew. Scripts follow each other as they are; a module becomes an ambient one under a name
// of its own ("~/…"), so that its imports still find it. Meant for declaration files as compilers and @types write them:
// what a line begins with `import` or `export` is a module's. Left out: positions; nobody is told of a spot in here.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ts } from "./typescript.js";

/** What the names of modules begin with that exist for each other only. */
export const HIDDEN = "~/";

const REFERENCE = /^\/\/\/\s*<reference\s+(path|lib)="([^"]+)".*$/gm;

export class Gathering {
  readonly #parts: string[] = [];
  readonly #seen = new Set<string>();

  /** @param found Packages that modules import by name and that belong here too: name to file. */
  constructor(readonly found: Readonly<Record<string, string>> = {}) {}

  get text(): string {
    return this.#parts.join("\n");
  }

  /** The files that are in here. */
  get holds(): string[] {
    return [...this.#seen];
  }

  /** The compiler's own library of that name ("es2023") and all that it is made of. */
  standard(name: string): void {
    this.add(join(dirname(ts.getDefaultLibFilePath({})), `lib.${name}.d.ts`));
  }

  /** The file and what it refers to. */
  add(native: string): void {
    const path = native.replaceAll("\\", "/");
    if (this.#seen.has(path)) return;
    const text = readFileSync(path, "utf8");
    if (/^(import|export)\b/m.test(text)) {
      this.#module(path, text);
      return;
    }
    this.#seen.add(path);
    for (const [, kind, name] of text.matchAll(REFERENCE)) {
      if (kind === "lib") this.standard(name!);
      else this.add(join(dirname(path), name!));
    }
    this.#parts.push(text.replaceAll(REFERENCE, ""));
  }

  /** What `import "name"` leads to. */
  package(name: string, path: string): void {
    const hidden = this.#module(path);
    this.#parts.push(`declare module "${name}" { export * from "${hidden}"; }`);
  }

  #module(path: string, text = readFileSync(path, "utf8")): string {
    const name = HIDDEN + path.replaceAll("\\", "/").replace(/\.d\.ts$/, "");
    if (this.#seen.has(path)) return name;
    this.#seen.add(path);
    let body = "";
    let done = 0;
    for (const { fileName, pos } of ts.preProcessFile(text, true, false).importedFiles) {
      const other = fileName.startsWith(".") ? declarations(join(dirname(path), fileName)) : this.found[fileName];
      if (other === undefined) continue;
      body += `${text.slice(done, pos)}"${this.#module(other)}"`;
      done = pos + fileName.length + 2;
    }
    body += text.slice(done);
    this.#parts.push(`declare module "${name}" {\n${body.replaceAll(/^\/\/\/.*$/gm, "")}\n}`);
    return name;
  }
}

function declarations(path: string): string | undefined {
  const bare = path.replace(/\.js$/, "");
  return [`${bare}.d.ts`, join(bare, "index.d.ts")].find((one) => existsSync(one));
}
