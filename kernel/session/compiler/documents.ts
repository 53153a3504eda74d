// What the compiler reads whatever the notebook says: the language's and Node's declarations, and the library's own.
// An image (kernel/image) has them parsed already; without one they are gathered here.

import type * as TS from "@tslab/typescript-for-tslab";
import { contents } from "../../image/contents.js";
import { type Library, libraryTypes } from "../library.js";
import { Gathering } from "./gather.js";
import { nodeTypes, ts } from "./typescript.js";

/** A file that exists in memory only, made of many. */
export interface Document {
  readonly path: string;
  readonly text: string;
  /** The files that are in it, and so need no other look. */
  readonly holds: readonly string[];
}

export function settings(): TS.CompilerOptions {
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    jsx: ts.JsxEmit.React,
    strict: true,
    skipLibCheck: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    allowJs: true,
    preserveConstEnums: true,
    sourceMap: true,
    types: [],
  };
}

/** What the language and Node declare. */
export function standard(): Document {
  if (contents) return contents.standard;
  const { node, undici } = nodeTypes();
  const gathered = new Gathering({ "undici-types": undici });
  gathered.standard("es2023");
  gathered.add(node);
  const path = ts.getDefaultLibFilePath({}).replace(/[^/]*$/, "lib.gathered.d.ts");
  return { path, text: gathered.text, holds: gathered.holds };
}

export function declarationsPath(library: Library): string {
  return libraryTypes(library).replace(/[^/]*$/, "__library__.d.ts");
}

export function declarations(library: Library): Document {
  const path = declarationsPath(library);
  if (contents?.library.path === path) return contents.library;
  const gathered = new Gathering();
  gathered.package(library.name, libraryTypes(library));
  return { path, text: gathered.text, holds: gathered.holds };
}

/** Parsed files are kept here; an image's are there from the start. */
export function registry(): TS.DocumentRegistry {
  return contents?.registry ?? ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames, "");
}
