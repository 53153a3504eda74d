// Types out of a cell: what only a compiler reads is cut, what runs (enums, parameter properties) is written in
// JavaScript. Nothing is checked. Not run: namespaces, decorators, `import x = require()`.

import type { Pieces } from "./pieces.js";
import { children, type Node, Unsupported } from "./syntax.js";

/** Does nothing of this statement exist when the cell runs? */
export function isTypeOnly(node: Node): boolean {
  const { type } = node;
  if (node.declare === true) return true;
  if (/^TS(InterfaceDeclaration|TypeAliasDeclaration|DeclareFunction)$/.test(type)) return true;
  return (type === "ImportDeclaration" && node.importKind === "type") || (isExport(type) && node.exportKind === "type");
}

const isExport = (type: string) => /^Export(Named|All)Declaration$/.test(type);

/** Every type inside `node` is cut from `out`. */
export function erase(node: Node, out: Pieces): void {
  const { source } = out;
  const cut = (start: number, end: number, instead = "") => out.replace(start, end, instead);
  /** What stands between two places but for spaces and the words to be kept. */
  const cutWords = (start: number, end: number, words: RegExp) => {
    for (const found of source.slice(start, end).matchAll(words)) {
      cut(start + found.index, start + found.index + found[0].length);
    }
  };

  const cutFirst = (start: number, end: number) => {
    const at = source.slice(start, end).search(/[?!]/);
    if (at >= 0) cut(start + at, start + at + 1);
  };

  function visit(one: Node, parent?: Node): void {
    const { type, start, end } = one;
    // A statement or member goes, and whatever stands around it must not grow together.
    if (isTypeOnly(one) || (one.abstract && !/^Class(Decl|Expr)/.test(type))) return cut(start, end, ";");
    switch (type) {
      case "TSTypeAnnotation":
      case "TSTypeParameterDeclaration":
      case "TSTypeParameterInstantiation":
        return cut(start, end);
      case "TSIndexSignature":
      case "TSDeclareMethod":
        return cut(start, end, ";");
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
      case "TSInstantiationExpression":
        visit(one.expression);
        return cut(one.expression.end, end);
      case "TSTypeAssertion":
        cut(start, one.expression.start, " ");
        return visit(one.expression);
      case "TSEnumDeclaration":
        return cut(start, end, `const ${one.id.name} = ${enumText(one, source)};`);
      case "TSModuleDeclaration":
        throw new Unsupported("namespaces are not run in a live page; an object or a module does the same", start);
      case "TSImportEqualsDeclaration":
      case "TSExportAssignment":
      case "TSNamespaceExportDeclaration":
        throw new Unsupported("only import and export of ES modules are known here", start);
      case "Decorator":
        throw new Unsupported("decorators are not run in a live page", start);
      case "Identifier":
      case "ObjectPattern":
      case "ArrayPattern":
        if (one.optional) cutWords(start, one.typeAnnotation?.start ?? end, /\?/g);
        break;
      case "TSParameterProperty":
        cutWords(start, one.parameter.start, /\b(public|private|protected|readonly|override)\b/g);
        break;
      case "ClassDeclaration":
      case "ClassExpression":
        if (one.abstract) cutWords(start, one.body.start, /\babstract\b/g);
        if (one.implements?.length) cutImplements(one);
        break;
      case "ClassProperty":
      case "ClassPrivateProperty":
      case "ClassMethod":
      case "ClassAccessorProperty": {
        cutWords(start, one.key.start, /\b(public|private|protected|readonly|override)\b/g);
        const mark = one.typeAnnotation?.start ?? one.value?.start ?? end;
        if (one.optional || one.definite) cutFirst(one.key.end, type === "ClassMethod" ? one.body.start : mark);
        if (one.kind === "constructor") parameterProperties(one);
        break;
      }
      case "VariableDeclarator":
        if (one.definite) cutWords(one.id.start, one.id.typeAnnotation?.start ?? one.id.end, /!/g);
        break;
    }
    const params = one.params as Node[] | undefined;
    const first = params?.[0];
    if (Array.isArray(params) && first?.type === "Identifier" && first.name === "this") {
      const next = params[1]?.start ?? first.end;
      cut(first.start, next);
    }
    // Without its type a line could go on in the next one.
    const ends = /^(Expression|Return|Throw)Statement$|^Class(Private)?Property$/.test(type);
    const list = type === "VariableDeclaration" && !/^For/.test(parent?.type ?? "");
    if ((ends || list) && source[end - 1] !== ";") out.insert(end, ";");
    for (const child of children(one)) if (first?.name !== "this" || child !== first) visit(child, one);
  }

  function cutImplements(one: Node): void {
    const from = one.superTypeArguments?.end ?? one.superTypeParameters?.end ?? one.superClass?.end;
    const before = from ?? one.typeParameters?.end ?? one.id?.end ?? one.start + "class".length;
    cut(before, one.body.start, " ");
  }

  /** `constructor(private x: T)` is `constructor(x) { this.x = x; }`, behind super() where there is one. */
  function parameterProperties(one: Node): void {
    const own = (one.params as Node[]).filter(({ type }) => type === "TSParameterProperty");
    if (own.length === 0) return;
    const names = own.map(({ parameter }) => (parameter.left ?? parameter).name as string);
    const calls = (one.body.body as Node[]).find(
      ({ type, expression }) => type === "ExpressionStatement" && expression.callee?.type === "Super",
    );
    out.insert(calls?.end ?? one.body.start + 1, names.map((name) => `;this.${name} = ${name};`).join(""));
  }

  visit(node);
}

/** The expression that makes the enum's object; members see the ones before them by their bare names. */
export function enumText(node: Node, source: string): string {
  let previous = "-1";
  const lines = ((node.body?.members ?? node.members) as Node[]).map(({ id, initializer }) => {
    const name = (id.name ?? id.value) as string;
    const key = JSON.stringify(name);
    const value = initializer ? source.slice(initializer.start, initializer.end) : `${previous} + 1`;
    previous = `$[${key}]`;
    const bare = id.type === "Identifier" ? ` const ${name} = $[${key}];` : "";
    return `$[${key}] = ${value}; if (typeof $[${key}] === "number") $[$[${key}]] = ${key};${bare}`;
  });
  return `(($) => { ${lines.join(" ")} return $; })({})`;
}
