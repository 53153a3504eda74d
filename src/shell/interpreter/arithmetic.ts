// Arithmetic as in $(( )): 64-bit integers, C's operators, variables that hold expressions; errors in bash's words (expr.c).

import { apply } from "./operators.js";

export class ArithmeticError {
  constructor(readonly message: string) {}
}

export interface Names {
  read(name: string, index: string | undefined): string | undefined;
  write(name: string, index: string | undefined, value: string): void;
}

type Token =
  | { kind: "number"; value: bigint; at: number }
  | { kind: "name" | "operator" | "end"; text: string; at: number };

const operators =
  /^(?:<<=|>>=|\*\*|<<|>>|<=|>=|==|!=|&&|\|\||\+\+|--|\+=|-=|\*=|\/=|%=|&=|\^=|\|=|[-+*/%<>=!~&^|?:(),[\]])/;
const levels: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"],
];
const assignments = new Set(["=", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|=", "<<=", ">>="]);
const DEPTH = 100;

export function evaluate(text: string, names: Names, depth = 0): bigint {
  if (depth > DEPTH)
    throw new ArithmeticError(`${text}: expression recursion level exceeded (error token is "${text}")`);
  return new Evaluation(text, names, depth).whole();
}

class Evaluation {
  private token: Token = { kind: "end", text: "", at: 0 };
  private position = 0;
  private skipping = 0;
  private nesting = 0;

  constructor(
    private readonly text: string,
    private readonly names: Names,
    private readonly depth: number,
  ) {}

  whole(): bigint {
    if (this.text.trim() === "") return 0n;
    this.next();
    const value = this.comma();
    if (!this.ended()) this.fail("syntax error in expression");
    return value;
  }

  private ended(): boolean {
    return this.token.kind === "end";
  }

  private fail(message: string, from = this.token.at): never {
    const text = this.text.trimStart();
    throw new ArithmeticError(`${text}: ${message} (error token is "${this.text.slice(from)}")`);
  }

  private next(): void {
    while (/\s/.test(this.text[this.position] ?? "")) this.position++;
    const at = this.position;
    const rest = this.text.slice(at);
    if (rest === "") {
      // bash points at the last token when it wants more.
      this.token = { kind: "end", text: "", at: this.token.at };
      return;
    }
    const number = /^\d[\w@#]*/.exec(rest);
    const name = /^[A-Za-z_]\w*/.exec(rest);
    const operator = operators.exec(rest);
    const text = (number ?? name ?? operator)?.[0];
    if (text === undefined)
      this.fail(`syntax error: ${/^[.$"'\\{}]/.test(rest) ? "invalid arithmetic operator" : "operand expected"}`, at);
    this.position += text.length;
    if (number) this.token = { kind: "number", value: this.number(text), at };
    else this.token = { kind: name ? "name" : "operator", text, at };
  }

  private number(text: string): bigint {
    const based = /^(\d+)#(.+)$/.exec(text);
    let base = based ? Number(based[1]) : 10;
    let digits = based ? based[2]! : text;
    if (!based && /^0[xX]/.test(text)) [base, digits] = [16, text.slice(2)];
    else if (!based && /^0\d/.test(text)) [base, digits] = [8, text.slice(1)];
    if (base < 2 || base > 64) this.fail("invalid arithmetic base", this.position - text.length);
    let value = 0n;
    for (const digit of digits) {
      const n = digitValue(digit, base);
      if (n < 0 || n >= base) {
        throw new ArithmeticError(`${this.text.trim()}: value too great for base (error token is "${text}")`);
      }
      value = value * BigInt(base) + BigInt(n);
    }
    return BigInt.asIntN(64, value);
  }

  private is(...texts: string[]): string | undefined {
    return this.token.kind === "operator" && texts.includes(this.token.text) ? this.token.text : undefined;
  }

  private comma(): bigint {
    if (++this.nesting > DEPTH) this.fail("expression recursion level exceeded");
    let value = this.assignment();
    while (this.is(",")) {
      this.next();
      value = this.assignment();
    }
    this.nesting--;
    return value;
  }

  private assignment(): bigint {
    if (this.token.kind === "name") {
      const saved = { token: this.token, position: this.position };
      const name = this.token.text;
      this.next();
      const index = this.subscript();
      const sign = this.is(...assignments);
      if (sign) {
        const operator = sign.slice(0, -1);
        this.next();
        const right = this.assignment();
        const value = operator === "" ? right : this.binary(operator, this.read(name, index), right, this.token.at);
        this.write(name, index, value);
        return value;
      }
      this.token = saved.token;
      this.position = saved.position;
    }
    const value = this.ternary();
    if (this.is(...assignments)) this.fail("attempted assignment to non-variable");
    return value;
  }

  private ternary(): bigint {
    const test = this.level(0);
    if (!this.is("?")) return test;
    this.next();
    const yes = this.unless(test === 0n, () => this.comma());
    if (!this.is(":")) this.fail("`:' expected for conditional expression");
    this.next();
    const no = this.unless(test !== 0n, () => this.assignment());
    return test === 0n ? no : yes;
  }

  private unless(skip: boolean, parse: () => bigint): bigint {
    if (skip) this.skipping++;
    const value = parse();
    if (skip) this.skipping--;
    return value;
  }

  private level(index: number): bigint {
    const mine = levels[index];
    if (!mine) return this.power();
    let left = this.level(index + 1);
    for (let operator = this.is(...mine); operator; operator = this.is(...mine)) {
      this.next();
      const skip = (operator === "||" && left !== 0n) || (operator === "&&" && left === 0n);
      const at = this.token.at;
      const right = this.unless(skip, () => this.level(index + 1));
      left = this.binary(operator, left, right, at);
    }
    return left;
  }

  private power(): bigint {
    const base = this.unary();
    if (!this.is("**")) return base;
    this.next();
    const exponent = this.power();
    if (exponent < 0n) this.fail("exponent less than 0");
    let value = 1n;
    for (let n = exponent > 63n && (base === 0n || base === 1n) ? 1n : exponent; n > 0n && value !== 0n; n--)
      value = BigInt.asIntN(64, value * base);
    return value;
  }

  private unary(): bigint {
    const sign = this.is("!", "~", "-", "+", "++", "--");
    if (!sign) return this.primary();
    this.next();
    if ((sign === "++" || sign === "--") && this.token.kind === "name") {
      const name = this.token.text;
      this.next();
      const index = this.subscript();
      const value = BigInt.asIntN(64, this.read(name, index) + (sign === "++" ? 1n : -1n));
      this.write(name, index, value);
      return value;
    }
    if (++this.nesting > DEPTH) this.fail("expression recursion level exceeded");
    const value = this.unary();
    this.nesting--;
    if (sign === "!") return value === 0n ? 1n : 0n;
    if (sign === "~") return ~value;
    return sign === "-" ? BigInt.asIntN(64, -value) : value;
  }

  private primary(): bigint {
    if (this.token.kind === "number") {
      const { value } = this.token;
      this.next();
      // 5++ is 5 + +: what bash misses is the operand of the second sign.
      const sign = this.is("++", "--");
      if (sign && !/^\s*[\w(]/.test(this.text.slice(this.position)))
        this.fail("syntax error: operand expected", this.token.at + 1);
      return value;
    }
    if (this.is("(")) {
      this.next();
      const value = this.comma();
      if (!this.is(")")) this.fail("missing `)'");
      this.next();
      return value;
    }
    if (this.token.kind !== "name") this.fail("syntax error: operand expected");
    const name = this.token.text;
    this.next();
    const index = this.subscript();
    const value = this.read(name, index);
    const step = this.is("++", "--");
    if (step) {
      this.next();
      this.write(name, index, BigInt.asIntN(64, value + (step === "++" ? 1n : -1n)));
    }
    return value;
  }

  private subscript(): string | undefined {
    if (!this.is("[")) return undefined;
    let depth = 1;
    const from = this.position;
    while (this.position < this.text.length) {
      const char = this.text[this.position++];
      if (char === "[") depth++;
      else if (char === "]" && --depth === 0) break;
    }
    const inside = this.text.slice(from, this.position - 1);
    this.next();
    return inside;
  }

  private read(name: string, index: string | undefined): bigint {
    if (this.skipping > 0) return 0n;
    const text = this.names.read(name, index) ?? "";
    return /^-?[1-9]\d{0,14}$/.test(text)
      ? BigInt(text)
      : text === ""
        ? 0n
        : evaluate(text, this.names, this.depth + 1);
  }

  private write(name: string, index: string | undefined, value: bigint): void {
    if (this.skipping === 0) this.names.write(name, index, String(value));
  }

  private binary(operator: string, a: bigint, b: bigint, at: number): bigint {
    if ((operator === "/" || operator === "%") && b === 0n) {
      if (this.skipping > 0) return 0n;
      this.fail("division by 0", at);
    }
    return BigInt.asIntN(64, apply(operator, a, b));
  }
}

function digitValue(digit: string, base: number): number {
  const order = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_";
  return order.indexOf(base <= 36 ? digit.toLowerCase() : digit);
}
