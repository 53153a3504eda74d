// A filter as a tree of tests on a packet's bytes, and what BPF makes of it: a read past the packet's end rejects it.

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

/** What a filter is asked about. */
export interface Subject {
  readonly bytes: Uint8Array;
  /** On the wire. */
  readonly length: number;
  readonly dir?: "in" | "out" | undefined;
  readonly device?: number | undefined;
}

export function matches(test: Test, subject: Subject): boolean {
  const reader = new Reader(subject);
  return reader.evaluate(test) && !reader.short;
}

class Reader {
  short = false;
  constructor(private readonly subject: Subject) {}

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
        const found = this.load(test.ip, test.at, test.size);
        return (found & test.mask) >>> 0 === (test.value & test.mask) >>> 0;
      }
      case "compare":
        return compare(this.term(test.left), test.relation, this.term(test.right));
      case "direction":
        return this.subject.dir === test.dir;
      case "device":
        return this.subject.device === test.index;
      default:
        return test satisfies never;
    }
  }

  private term(term: Term): number {
    switch (term.kind) {
      case "number":
        return term.value >>> 0;
      case "length":
        return this.subject.length;
      case "load":
        return this.load(term.ip, (term.from + this.term(term.at)) >>> 0, term.size);
      case "binary": {
        const result = operate(term.operator, this.term(term.left), this.term(term.right));
        // Division by zero rejects the packet.
        if (result === undefined) this.short = true;
        return result ?? 0;
      }
      default:
        return term satisfies never;
    }
  }

  private load(ip: number | undefined, at: number, size: number): number {
    const from = ip === undefined ? at : at + ip + (this.byte(ip) & 15) * 4;
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + this.byte(from + i);
    return value;
  }

  private byte(at: number): number {
    const byte = this.subject.bytes[at];
    if (byte === undefined) this.short = true;
    return byte ?? 0;
  }
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
