// Which names live in the table that all cells share: what stands at the top of this cell or of an earlier one.

import type * as TS from "@tslab/typescript-for-tslab";
import { type BoundFile, ts } from "./typescript.js";

const { factory } = ts;

export class Names {
  constructor(
    readonly checker: TS.TypeChecker,
    readonly file: BoundFile,
  ) {}

  /** The names that this cell gives values to. */
  declared(): string[] {
    const all: string[] = [];
    this.file.locals?.forEach((symbol) => {
      if (this.#isValue(symbol)) all.push(String(symbol.escapedName));
    });
    return all;
  }

  isValue(name: string): boolean {
    const symbol = this.file.locals?.get(name as TS.__String);
    return symbol !== undefined && this.#isValue(symbol);
  }

  isImportedValue(name: TS.Identifier): boolean {
    const symbol = this.checker.getSymbolAtLocation(name);
    return symbol === undefined || this.#isValue(symbol);
  }

  /** Does this identifier read or write a variable of the shared table? */
  isShared(node: TS.Identifier): boolean {
    const shorthand = ts.isShorthandPropertyAssignment(node.parent);
    if (!this.#home(node.text)) return false;
    if (ts.isExportAssignment(node.parent)) return true;
    if (!shorthand && !ts.isExpressionNode(node)) return false;
    const symbol = shorthand
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.checker.getSymbolAtLocation(node);
    const home = symbol && this.#home(node.text, symbol);
    if (!symbol || !home) return false;
    // Inside a class, an enum or a namespace its own name is bound already, before the shared one is.
    if (
      home !== this.file ||
      !(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Enum | ts.SymbolFlags.ValueModule))
    )
      return true;
    return ts.findAncestor(node, (one) => symbol.declarations?.includes(one as TS.Declaration) ?? false) === undefined;
  }

  access(name: string): TS.PropertyAccessExpression {
    return factory.createPropertyAccessExpression(factory.createIdentifier("exports"), name);
  }

  /** As a callee it is `(0, exports.f)`, so that a call has no `this`. */
  read(node: TS.Identifier): TS.Expression {
    const { parent } = node;
    const isCallee =
      (ts.isCallExpression(parent) && parent.expression === node) ||
      (ts.isTaggedTemplateExpression(parent) && parent.tag === node);
    const access = ts.setTextRange(this.access(node.text), node);
    if (!isCallee) return access;
    const callee = factory.createParenthesizedExpression(factory.createComma(factory.createNumericLiteral(0), access));
    // Stack traces name the callee's place, not the bracket's behind it.
    for (const one of [access, callee]) ts.setEmitFlags(one, ts.EmitFlags.NoTrailingSourceMap);
    return ts.setTextRange(callee, node);
  }

  /** The nearest cell at whose top the name (and, when asked, this very symbol) stands. */
  #home(name: string, symbol?: TS.Symbol): BoundFile | undefined {
    for (let file: BoundFile | undefined = this.file; file; file = file.parent) {
      const local = file.locals?.get(name as TS.__String) as (TS.Symbol & { exportSymbol?: TS.Symbol }) | undefined;
      if (local && (symbol === undefined || local === symbol || local.exportSymbol === symbol)) return file;
    }
    return undefined;
  }

  #isValue(symbol: TS.Symbol): boolean {
    if (!(symbol.flags & ts.SymbolFlags.Alias)) return (symbol.flags & ts.SymbolFlags.Value) !== 0;
    const { flags } = this.checker.getAliasedSymbol(symbol);
    // What nobody knows the types of is taken for a value.
    return (flags & ts.SymbolFlags.Value) !== 0 || (flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Namespace)) === 0;
  }
}
