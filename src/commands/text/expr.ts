// expr(1) of coreutils 9.1: | & comparisons, + - * / %, the match operator, length, substr, index, match. Not modelled: collation.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { regexSource } from "./regex.js";

class Refused extends Error {}
const syntax = (why: string): Refused => new Refused(`syntax error: ${why}`);
const isNumber = (word: string): boolean => /^-?\d+$/.test(word);
const isNull = (word: string): boolean => word === "" || /^-?0+$/.test(word);

export function* expr(process: Process): Steps<number> {
  const words = process.argv.slice(1);
  if (words[0] === "--") words.shift();
  if (words.length === 0) {
    yield* process.stderr.write("expr: missing operand\nTry 'expr --help' for more information.\n");
    return 2;
  }
  try {
    const parser = new Parser(words);
    const value = parser.or(true);
    if (parser.word !== undefined) throw syntax(`unexpected argument '${parser.word}'`);
    yield* process.stdout.write(`${value}\n`);
    return isNull(value) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield* process.stderr.write(`expr: ${error.message}\n`);
    return 2;
  }
}

const compare: Readonly<Record<string, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  "=": (order) => order === 0,
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  ">=": (order) => order >= 0,
  ">": (order) => order > 0,
};

/** A level a method, as the manual lists them; `live` is false where the value is not needed. */
class Parser {
  private at = 0;

  constructor(private readonly words: readonly string[]) {}

  get word(): string | undefined {
    return this.words[this.at];
  }

  or(live: boolean): string {
    let left = this.and(live);
    while (this.take("|") !== undefined) {
      const right = this.and(live && isNull(left));
      if (isNull(left)) left = isNull(right) ? "0" : right;
    }
    return left;
  }

  private take(...operators: string[]): string | undefined {
    return this.word !== undefined && operators.includes(this.word) ? this.words[this.at++] : undefined;
  }

  private and(live: boolean): string {
    let left = this.comparison(live);
    while (this.take("&") !== undefined) {
      const right = this.comparison(live && !isNull(left));
      if (isNull(left) || isNull(right)) left = "0";
    }
    return left;
  }

  private comparison(live: boolean): string {
    let left = this.sum(live);
    for (let operator = this.take(...Object.keys(compare)); operator; operator = this.take(...Object.keys(compare))) {
      const right = this.sum(live);
      const [a, b] = isNumber(left) && isNumber(right) ? [BigInt(left), BigInt(right)] : [left, right];
      left = compare[operator]!(a < b ? -1 : a > b ? 1 : 0) ? "1" : "0";
    }
    return left;
  }

  private sum(live: boolean): string {
    let left = this.product(live);
    for (let operator = this.take("+", "-"); operator; operator = this.take("+", "-"))
      left = calculate(left, operator, this.product(live), live);
    return left;
  }

  private product(live: boolean): string {
    let left = this.match(live);
    for (let operator = this.take("*", "/", "%"); operator; operator = this.take("*", "/", "%"))
      left = calculate(left, operator, this.match(live), live);
    return left;
  }

  private match(live: boolean): string {
    let left = this.function(live);
    while (this.take(":") !== undefined) left = matched(left, this.function(live));
    return left;
  }

  private function(live: boolean): string {
    if (this.take("+") !== undefined) return this.need();
    switch (this.take("length", "match", "index", "substr")) {
      case "length":
        return String(this.function(live).length);
      case "match":
        return matched(this.function(live), this.function(live));
      case "index": {
        const text = this.function(live);
        const set = this.function(live);
        return String([...text].findIndex((char) => set.includes(char)) + 1);
      }
      case "substr": {
        const [text, from, count] = [this.function(live), this.function(live), this.function(live)];
        if (!isNumber(from) || !isNumber(count) || Number(from) < 1 || Number(count) < 1) return "";
        return text.substr(Number(from) - 1, Number(count));
      }
      default:
        return this.primary(live);
    }
  }

  private primary(live: boolean): string {
    if (this.take("(") !== undefined) {
      const value = this.or(live);
      if (this.take(")") !== undefined) return value;
      const last = this.words[this.at - 1];
      throw syntax(
        this.word === undefined ? `expecting ')' after '${last}'` : `expecting ')' instead of '${this.word}'`,
      );
    }
    if (this.word === ")") throw syntax("unexpected ')'");
    return this.need();
  }

  private need(): string {
    if (this.word === undefined) throw syntax(`missing argument after '${this.words[this.at - 1]}'`);
    return this.words[this.at++]!;
  }
}

function calculate(left: string, operator: string, right: string, live: boolean): string {
  if (!live) return left;
  if (!isNumber(left) || !isNumber(right)) throw new Refused("non-integer argument");
  const [a, b] = [BigInt(left), BigInt(right)];
  if (operator === "+") return String(a + b);
  if (operator === "-") return String(a - b);
  if (operator === "*") return String(a * b);
  if (b === 0n) throw new Refused("division by zero");
  return String(operator === "/" ? a / b : a % b);
}

// docolon: a basic regular expression from the start; the group's text, or how many characters.
function matched(text: string, pattern: string): string {
  const source = regexSource(pattern, "basic");
  if (typeof source !== "string") throw new Refused(source.error);
  const found = new RegExp(`^(?:${source})`).exec(text);
  const grouped = pattern.includes("\\(");
  if (!found) return grouped ? "" : "0";
  return grouped ? (found[1] ?? "") : String(found[0].length);
}
