// A filter as a tree of tests on a packet's bytes, for match.ts to ask of a packet.

export type Test =
  | { readonly kind: "and" | "or"; readonly left: Test; readonly right: Test }
  | { readonly kind: "not"; readonly of: Test }
  | {
      readonly kind: "field";
      /** Offset of an IPv4 header behind which `at` counts; undefined counts from the packet's start. */
      readonly ip: number | undefined;
      readonly at: number;
      readonly size: 1 | 2 | 4;
      readonly mask: number;
      readonly value: number;
    }
  | { readonly kind: "compare"; readonly left: Term; readonly relation: Relation; readonly right: Term }
  /** What only a capture knows, no bytes. */
  | { readonly kind: "direction"; readonly dir: "in" | "out" }
  | { readonly kind: "device"; readonly index: number };

/** A test that is no combination of others. */
export type Leaf = Exclude<Test, { kind: "and" | "or" | "not" }>;

export type Relation = "=" | "!=" | "<" | ">" | "<=" | ">=";

/** Arithmetic on unsigned 32-bit numbers. */
export type Term =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "length" }
  | {
      readonly kind: "load";
      readonly ip: number | undefined;
      readonly from: number;
      readonly at: Term;
      readonly size: 1 | 2 | 4;
    }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Term; readonly right: Term };

export const and = (left: Test, right: Test): Test => ({ kind: "and", left, right });
export const or = (left: Test, right: Test): Test => ({ kind: "or", left, right });
export const not = (of: Test): Test => ({ kind: "not", of });

/** The field at `at` equals `value` where `mask` has ones. */
export function field(at: number, size: 1 | 2 | 4, value: number, mask = 0xffff_ffff, ip?: number): Test {
  return { kind: "field", ip, at, size, mask, value };
}

/** Undefined for a division by zero. */
export function operate(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case "+":
      return (left + right) >>> 0;
    case "-":
      return (left - right) >>> 0;
    case "negate":
      return -left >>> 0;
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
    case "/":
      return right === 0 ? undefined : Math.floor(left / right);
    default:
      return right === 0 ? undefined : left % right;
  }
}

export function compare(left: number, relation: Relation, right: number): boolean {
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
