// The very compiler that tslab uses, not another copy of it, and the parts of it that its declarations keep quiet about.

import { createRequire } from "node:module";
import { dirname } from "node:path";
import type * as TypeScript from "@tslab/typescript-for-tslab";

const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));

interface Quiet {
  isExpressionNode(node: TypeScript.Node): boolean;
}

export const ts = fromTslab("@tslab/typescript-for-tslab") as typeof TypeScript & Quiet;

/** What a parsed and bound file carries besides its syntax. */
export interface BoundFile extends TypeScript.SourceFile {
  parent: BoundFile;
  readonly locals?: Map<TypeScript.__String, TypeScript.Symbol>;
  readonly resolvedModules?: {
    forEach(
      visit: (module: { resolvedModule?: TypeScript.ResolvedModuleFull } | undefined, specifier: string) => void,
    ): void;
  };
  readonly parseDiagnostics: readonly TypeScript.DiagnosticWithLocation[];
}

/** Node's types as tslab brings them, wherever npm has put them. */
export function nodeTypes(): string {
  return dirname(dirname(fromTslab.resolve("@types/node/package.json")));
}

/** Which language the compiler speaks from now on; it has its own translations. */
export function speak(language: "en" | "zh-CN"): void {
  const said: TypeScript.Diagnostic[] = [];
  if (language === "en")
    (ts as unknown as { setLocalizedDiagnosticMessages(none: undefined): void }).setLocalizedDiagnosticMessages(
      undefined,
    );
  else ts.validateLocaleAndSetLanguage(language, ts.sys, said as never);
}
