// A filter as a tree of tests on a frame's bytes, and what BPF makes of it: a read past the frame's end rejects the frame.

/** Where a field is counted from. */
export type Base = "frame" | "ipv4-payload";

export type Test =
  | { readonly kind: "and" | "or"; readonly left: Test; readonly right: Test }
  | { readonly kind: "not"; readonly of: Test }
  | {
      readonly kind: "field";
      readonly base: Base;
      readonly at: number;
      readonly size: 1 | 2 | 4;
      readonly mask: number;
      readonly value: number;
    }
  | { readonly kind: "compare"; readonly left: Term; readonly relation: Relation; readonly right: Term };

export type Relation = "=" | "!=" | "<" | ">" | "<=" | ">=";

/** Arithmetic on unsigned 32-bit numbers. */
export type Term =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "length" }
  | { readonly kind: "load"; readonly base: Base; readonly from: number; readonly at: Term; readonly size: 1 | 2 | 4 }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Term; readonly right: Term };

export const and = (left: Test, right: Test): Test => ({ kind: "and", left, right });
export const or = (left: Test, right: Test): Test => ({ kind: "or", left, right });
export const not = (of: Test): Test => ({ kind: "not", of });

/** The field at `at` equals `value` where `mask` has ones. */
export function field(at: number, size: 1 | 2 | 4, value: number, mask = 0xffff_ffff, base: Base = "frame"): Test {
  return { kind: "field", base, at, size, mask, value };
}

const ETHERNET = 14;

export function matches(test: Test, frame: Uint8Array): boolean {
  const reader = new Reader(frame);
  return reader.evaluate(test) && !reader.short;
}

class Reader {
  short = false;
  constructor(private readonly frame: Uint8Array) {}

  evaluate(test: Test): boolean {
    if (this.short) return false;
    switch (test.kind) {
      case "and":
        return this.evaluate(test.left) && this.evaluate(test.right);
      case "or":
        return this.evaluate(test.left) || this.evaluate(test.right);
      case "not":
        return !this.evaluate(test.of);
      case "field": {
        const found = this.load(test.base, test.at, test.size);
        return (found & test.mask) >>> 0 === (test.value & test.mask) >>> 0;
      }
      case "compare":
        return compare(this.term(test.left), test.relation, this.term(test.right));
      default:
        return test satisfies never;
    }
  }

  private term(term: Term): number {
    switch (term.kind) {
      case "number":
        return term.value >>> 0;
      case "length":
        return this.frame.length;
      case "load":
        return this.load(term.base, term.from + this.term(term.at), term.size);
      case "binary":
        return this.operate(term.operator, this.term(term.left), this.term(term.right));
      default:
        return term satisfies never;
    }
  }

  private operate(operator: string, left: number, right: number): number {
    switch (operator) {
      case "+":
        return (left + right) >>> 0;
      case "-":
        return (left - right) >>> 0;
      case "*":
        return Math.imul(left, right) >>> 0;
      case "&":
        return (left & right) >>> 0;
      case "|":
        return (left | right) >>> 0;
      case "^":
        return (left ^ right) >>> 0;
      case "<<":
        return right > 31 ? 0 : (left << right) >>> 0;
      case ">>":
        return right > 31 ? 0 : left >>> right;
      default:
        // Division by zero rejects the frame.
        if (right === 0) this.short = true;
        return right === 0 ? 0 : operator === "/" ? Math.floor(left / right) : left % right;
    }
  }

  private load(base: Base, at: number, size: number): number {
    let from = at;
    if (base === "ipv4-payload") from += ETHERNET + (this.byte(ETHERNET) & 15) * 4;
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + this.byte(from + i);
    return value;
  }

  private byte(at: number): number {
    const byte = this.frame[at];
    if (byte === undefined) this.short = true;
    return byte ?? 0;
  }
}

function compare(left: number, relation: Relation, right: number): boolean {
  switch (relation) {
    case "=":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
    default:
      return relation satisfies never;
  }
}
