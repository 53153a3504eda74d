// What a process finds in the image that it was started from, if it was started from one.

import { createRequire, syncBuiltinESMExports } from "node:module";
import type * as TS from "@tslab/typescript-for-tslab";
import type { Document } from "../session/compiler/documents.js";
import { optimiseLate } from "../session/optimising.js";

export interface Contents {
  readonly ts: typeof TS;
  /** With the documents below, parsed and bound. */
  readonly registry: TS.DocumentRegistry;
  readonly standard: Document;
  readonly library: Document;
  /** Modules of src by their path: whoever runs cells takes these, not the files (kernel/bundle.mjs). */
  readonly simulator: Readonly<Record<string, object>>;
  /** How what the image does not hold is loaded late: no code in an image can. */
  load: (specifier: string) => Promise<unknown>;
  readonly Console: typeof console.Console;
}

/** What the image calls its contents by. */
export const MARK = "skbook.image";

export const contents = (globalThis as Record<symbol, unknown>)[Symbol.for(MARK)] as Contents | undefined;

/** To be called before anything asks for the compiler: tslab too finds the image's where it looks for its own. */
export function settle(): void {
  if (!contents) return;
  const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
  const filename = fromTslab.resolve("@tslab/typescript-for-tslab");
  const loaded = { id: filename, filename, loaded: true, exports: contents.ts, children: [], paths: [] };
  fromTslab.cache[filename] = loaded as unknown as NodeJS.Module;
  // A notebook is seconds of code that runs a few times. By its own measure V8 optimises so early that a third of the time
  // goes into that, much of it in vain; long floods come to their speed a moment later.
  optimiseLate();
  contents.load = (specifier) => import(specifier);
  // Node 20 forgets these two properties of its global objects in a snapshot.
  console.Console ??= contents.Console;
  Error.stackTraceLimit ??= 10;
  syncBuiltinESMExports();
}
