// What an editor asks about a TypeScript cell: which words fit here, what is this, is it complete? The same compiler
// that checks the cell answers, with the earlier cells around it.

import type * as TS from "@tslab/typescript-for-tslab";
import { HIDDEN } from "./compiler/gather.js";
import type { Service } from "./compiler/service.js";
import { type BoundFile, ts } from "./compiler/typescript.js";
import type { Completeness, Completion, Inspection, Match } from "./contract.js";

/** So many matches are told with their types: each costs a look at its declaration. */
const EXPLAINED = 12;

export function complete(service: Service, code: string, cursor: number): Completion {
  const { file, program } = service.cell(code);
  const found = service.service.getCompletionsAtPosition(service.cellPath, cursor, {
    includeCompletionsWithInsertText: false,
    includeCompletionsForModuleExports: false,
    includeSymbol: true,
  } as TS.GetCompletionsAtPositionOptions);
  const span = replaced(file, cursor, found?.optionalReplacementSpan ?? found?.entries[0]?.replacementSpan);
  if (!found) return { matches: [], ...span };
  const typed = code.slice(span.start, cursor);
  const entries = found.entries
    .map((entry) => ({ entry, rank: rank(entry.name, typed) }))
    .filter(({ entry, rank }) => rank < 3 && !entry.name.startsWith(HIDDEN))
    .sort(
      (a, b) => a.rank - b.rank || compare(a.entry.sortText, b.entry.sortText) || compare(a.entry.name, b.entry.name),
    );
  const explained = entries.length <= EXPLAINED ? EXPLAINED : 0;
  const matches = entries.map(({ entry, rank }, at): Match => {
    const kind = kinds[entry.kind] ?? "variable";
    const documentation = rank === 0 && at < explained ? explain(program.getTypeChecker(), file, entry) : "";
    return { text: entry.name, kind, ...(documentation === "" ? {} : { documentation }) };
  });
  return { matches, ...span };
}

export function inspect(service: Service, code: string, cursor: number, detail: 0 | 1): Inspection {
  service.cell(code);
  const info =
    service.service.getQuickInfoAtPosition(service.cellPath, cursor) ??
    (cursor > 0 ? service.service.getQuickInfoAtPosition(service.cellPath, cursor - 1) : undefined);
  const parts = info ? [plain(info.displayParts), plain(info.documentation)] : (signature(service, cursor) ?? []);
  if (parts.length === 0) return { found: false, data: {} };
  const tags = detail === 1 ? (info?.tags ?? []).map((tag) => `@${tag.name} ${plain(tag.text)}`.trimEnd()) : [];
  const text = [...parts, tags.join("\n")].filter((part) => part !== "").join("\n\n");
  return { found: true, data: { "text/plain": text } };
}

/** Inside the brackets of a call: what it takes, the argument at the cursor first. */
function signature(service: Service, cursor: number): string[] | undefined {
  const help = service.service.getSignatureHelpItems(service.cellPath, cursor, undefined);
  if (!help) return undefined;
  const item = help.items[help.selectedItemIndex] ?? help.items[0]!;
  const written = item.parameters
    .map(({ displayParts }) => plain(displayParts))
    .join(plain(item.separatorDisplayParts));
  const parameter = item.parameters[help.argumentIndex];
  const here = parameter ? `${plain(parameter.displayParts)}${prefixed(plain(parameter.documentation))}` : "";
  return [
    `${plain(item.prefixDisplayParts)}${written}${plain(item.suffixDisplayParts)}`,
    here,
    plain(item.documentation),
  ].filter((part) => part !== "");
}

const prefixed = (text: string): string => (text === "" ? "" : ` - ${text}`);

/** Errors that more text behind the end could mend. */
export function isComplete(code: string): Completeness {
  if (/\n[^\S\n]*\n[^\S\n]*$/.test(code)) return { status: "complete" };
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ES2022) as BoundFile;
  const [first] = file.parseDiagnostics;
  if (!first) return { status: "complete" };
  const end = code.trimEnd().length;
  // A comment or a template may go on in the next line, a string may not.
  const goesOn = first.code === 1010 || first.code === 1160;
  if (!goesOn && (first.start < end || first.code === 1002)) return { status: "invalid" };
  return { status: "incomplete", indent: indent(code) };
}

/** The last line's own indent, one step more behind an opened bracket. */
function indent(code: string): string {
  const line = code.split("\n").at(-1) ?? "";
  const own = /^[ \t]*/.exec(line)![0];
  return /[([{]\s*(\/\/.*)?$/.test(line) || /=>\s*$/.test(line) ? `${own}  ` : own;
}

function replaced(file: TS.SourceFile, cursor: number, span: TS.TextSpan | undefined): { start: number; end: number } {
  if (span && span.start <= cursor) return { start: span.start, end: span.start + span.length };
  const before = /[\p{ID_Continue}$]*$/u.exec(file.text.slice(0, cursor))![0].length;
  const after = /^[\p{ID_Continue}$]*/u.exec(file.text.slice(cursor))![0].length;
  return { start: cursor - before, end: cursor + after };
}

function rank(name: string, typed: string): number {
  if (name.startsWith(typed)) return 0;
  if (name.toLowerCase().startsWith(typed.toLowerCase())) return 1;
  return name.toLowerCase().includes(typed.toLowerCase()) ? 2 : 3;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Its type and the first line of its words, from the symbol at hand: asking the service again costs a completion. */
function explain(checker: TS.TypeChecker, file: TS.SourceFile, entry: TS.CompletionEntry): string {
  let { symbol } = entry as { symbol?: TS.Symbol };
  if (!symbol) return "";
  if (symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const isType = !(symbol.flags & ts.SymbolFlags.Value);
  const type = isType ? "" : checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, file));
  const [said = ""] = plain(symbol.getDocumentationComment(checker)).split("\n");
  return type === "" ? said : `${type}${prefixed(said)}`;
}

function plain(parts: readonly TS.SymbolDisplayPart[] | undefined): string {
  return (parts ?? []).map(({ text }) => text).join("");
}

/** The compiler's kinds as front ends name them; what is not here is called as the compiler calls it. */
const kinds: Readonly<Record<string, string>> = {
  method: "method",
  property: "property",
  getter: "property",
  setter: "property",
  function: "function",
  "local function": "function",
  class: "class",
  interface: "interface",
  type: "type",
  enum: "enum",
  "enum member": "enum",
  module: "module",
  "external module name": "module",
  alias: "module",
  keyword: "keyword",
  const: "variable",
  let: "variable",
  var: "variable",
  "local var": "variable",
  parameter: "variable",
  directory: "folder",
  script: "file",
  string: "text",
};
