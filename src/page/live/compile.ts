// A cell's TypeScript as it runs in a page: types cut, what is declared at its top kept on the worker's global object,
// so that cells share names as in a notebook, a name can be declared anew, and a function of an earlier cell sees what a
// later one assigns. Imports become reads of the library; the last expression's value is put by. The kernel does the
// same with a type checker (kernel/session/compiler); here nothing is checked but the syntax.

import { parse } from "@babel/parser";
import { CompileError, caret, spotAt } from "../../cell/failure.js";
import { enumText, erase, isTypeOnly } from "./erase.js";
import { type Mapped, type Piece, Pieces } from "./pieces.js";
import { bound, children, isFunction, type Node, options, Unsupported } from "./syntax.js";

/** What compiled text calls the worker by. */
export const SESSION = "__skbook";

export interface Compiled {
  readonly name: string;
  readonly source: string;
  readonly mapped: Mapped;
  /** Names that cannot be read before the cell has come to them, and names that can. */
  readonly declared: readonly string[];
  readonly vars: readonly string[];
}

export function compile(source: string, name: string): Compiled {
  let program: Node;
  const out = new Pieces(source);
  try {
    program = (parse(source, options) as unknown as { program: Node }).program;
    return { name, source, ...rewritten(program, out) };
  } catch (error) {
    const { pos, message } = error as { pos?: number; message: string };
    if (typeof pos !== "number") throw error;
    throw refused(name, source, pos, message.replace(/ \(\d+:\d+\)$/, ""));
  }
}

function refused(name: string, source: string, offset: number, message: string): CompileError {
  const spot = spotAt(source, offset);
  const place = `${name}:${spot.line + 1}:${spot.character + 1}`;
  return new CompileError(`${place} - ${message}`, `${place} - error:\n${caret(source, spot)}\n${message}`);
}

function rewritten(program: Node, out: Pieces): Pick<Compiled, "mapped" | "declared" | "vars"> {
  const { source } = out;
  const declared: string[] = [];
  const vars: string[] = [];
  const hoisted: Piece[] = [];
  const functions: Node[] = [];
  const statements = program.body as Node[];
  const last = [...statements].reverse().find(({ type }) => type !== "EmptyStatement");

  // A cell that is one string: the parser takes it for a directive.
  const [text] = last ? [] : (program.directives as Node[]).slice(-1);
  if (text) {
    out.insert(text.start, `${SESSION}.value = (`);
    out.insert(text.value.end, ")");
  }
  for (const one of statements) top(one);
  walkVars(program);
  dynamic(program);
  erase(program, out);
  for (const one of functions) hoist(one);

  function top(outer: Node): void {
    if (isTypeOnly(outer)) return;
    switch (outer.type) {
      case "ImportDeclaration":
        return imported(outer);
      case "ExportAllDeclaration":
        return out.replace(outer.start, outer.end, ";");
      case "ExportNamedDeclaration":
        if (!outer.declaration) return out.replace(outer.start, outer.end, ";");
        if (isTypeOnly(outer.declaration)) return out.replace(outer.start, outer.declaration.start, "");
        out.replace(outer.start, outer.declaration.start, "");
        return declaration(outer.declaration);
      case "ExportDefaultDeclaration": {
        const { declaration: inner } = outer;
        if (inner.id) {
          out.replace(outer.start, inner.start, "");
          return declaration(inner);
        }
        out.replace(outer.start, inner.start, outer === last ? `${SESSION}.value = (` : "(");
        return out.insert(inner.end, ")");
      }
      case "ExpressionStatement":
        if (outer !== last) return;
        out.insert(outer.start, `${SESSION}.value = (`);
        return out.insert(outer.expression.end, ")");
      default:
        declaration(outer);
    }
  }

  function declaration(one: Node): void {
    switch (one.type) {
      case "VariableDeclaration": {
        const names = (one.declarations as Node[]).flatMap(({ id }) => bound(id));
        (one.kind === "var" ? vars : declared).push(...names);
        return assignments(one);
      }
      case "FunctionDeclaration":
        vars.push(one.id.name);
        functions.push(one);
        return;
      case "ClassDeclaration":
        declared.push(one.id.name);
        out.insert(one.start, `(${one.id.name} = `);
        return out.insert(one.end, ");");
      case "TSEnumDeclaration":
        declared.push(one.id.name);
        return out.replace(one.start, one.end, `${one.id.name} = ${enumText(one, source)};`);
    }
  }

  /** A function stands before the cell begins; inside it its name is the shared one, so the expression has none. */
  function hoist(one: Node): void {
    out.replace(one.id.start, one.id.end, "");
    hoisted.push({ text: `${one.id.name} = `, from: undefined }, ...out.cut(one.start, one.end, ";"));
    hoisted.push({ text: ";\n", from: undefined });
  }

  /** `const a = 1, { b } = c;` is `(a = 1, { b } = c);`. */
  function assignments(one: Node, inside = false): void {
    const declarators = one.declarations as Node[];
    out.replace(one.start, declarators[0]!.start, "(");
    // `var x;` inside a block leaves x as it is.
    for (const { id, init } of declarators) if (!init) out.insert(id.end, inside ? ` = ${id.name}` : " = void 0");
    out.insert(declarators.at(-1)!.end, source[one.end - 1] === ";" ? ")" : ");");
  }

  /** `var` belongs to the cell's top from inside its blocks and loops too. */
  function walkVars(node: Node): void {
    for (const child of children(node)) {
      if (isFunction(child)) continue;
      if (
        child.type === "VariableDeclaration" &&
        child.kind === "var" &&
        node !== program &&
        !/^Export/.test(node.type)
      ) {
        vars.push(...(child.declarations as Node[]).flatMap(({ id }) => bound(id)));
        const [first] = child.declarations as Node[];
        if (!/^For/.test(node.type) || child === node.body) assignments(child, true);
        else {
          out.replace(child.start, first!.start, "");
          if (node.type !== "ForStatement") continue;
          for (const { id, init } of child.declarations as Node[]) if (!init) out.insert(id.end, ` = ${id.name}`);
        }
      }
      walkVars(child);
    }
  }

  function imported(one: Node): void {
    const from = `${SESSION}.imported(${JSON.stringify(one.source.value)})`;
    const parts = (one.specifiers as Node[])
      .filter(({ importKind }) => importKind !== "type")
      .map(({ type, imported: outside, local }) => {
        const key = type === "ImportDefaultSpecifier" ? "default" : (outside?.name ?? outside?.value);
        return `${SESSION}.bind(${JSON.stringify(local.name)}, ${from}, ${type === "ImportNamespaceSpecifier" ? "undefined" : JSON.stringify(key)});`;
      });
    // What is imported stands before the cell begins, wherever it is written.
    hoisted.push({ text: parts.length > 0 ? parts.join(" ") : `${from};`, from: undefined });
    out.replace(one.start, one.end, ";");
  }

  function dynamic(node: Node): void {
    if (node.type === "ImportExpression") out.replace(node.start, node.start + "import".length, `${SESSION}.import`);
    if (node.type === "CallExpression" && node.callee.type === "Import") {
      out.replace(node.callee.start, node.callee.end, `${SESSION}.import`);
    }
    if (node.type === "MetaProperty" && node.meta.name === "import") {
      throw new Unsupported("a cell in a page has no import.meta", node.start);
    }
    for (const child of children(node)) dynamic(child);
  }

  const reserved = [...declared, ...vars].find((name) => language.has(name));
  if (reserved) throw new Unsupported(`${reserved} is the language's own name; a live page keeps it`, program.start);
  return { mapped: out.done(hoisted), declared, vars };
}

/** What the simulator itself stands on in the realm that it shares with the cells. */
const language = new Set(
  "undefined NaN Infinity globalThis Object Function Array Number Boolean String Symbol BigInt Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError Promise Proxy Reflect JSON Math Date RegExp Map Set WeakMap WeakSet WeakRef ArrayBuffer DataView Uint8Array Uint16Array Uint32Array Int8Array Int16Array Int32Array Float32Array Float64Array BigInt64Array BigUint64Array Uint8ClampedArray Intl Atomics SharedArrayBuffer setTimeout clearTimeout queueMicrotask structuredClone TextEncoder TextDecoder performance parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent self __skbook eval arguments".split(
    " ",
  ),
);
