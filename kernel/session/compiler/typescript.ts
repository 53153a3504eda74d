// The very compiler that tslab uses, not another copy of it, and the parts of it that its declarations keep quiet about.

import { createRequire } from "node:module";
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

/** The declarations of a package as tslab would import it, wherever npm has put it; not those that lie by the notebook. */
function typesOf(name: string, from: string): string {
  const options = { moduleResolution: ts.ModuleResolutionKind.Node10, typeRoots: [] };
  const found = ts.resolveTypeReferenceDirective(name, from, options, ts.sys).resolvedTypeReferenceDirective;
  return found?.resolvedFileName ?? "";
}

/** Node's types as tslab brings them, and those of `fetch`, which they lean on. */
export function nodeTypes(): { readonly node: string; readonly undici: string } {
  const node = typesOf("node", fromTslab.resolve("tslab/package.json"));
  const undici = ts.resolveModuleName(
    "undici-types",
    node,
    { moduleResolution: ts.ModuleResolutionKind.Node10 },
    ts.sys,
  );
  return { node, undici: undici.resolvedModule?.resolvedFileName ?? "" };
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
