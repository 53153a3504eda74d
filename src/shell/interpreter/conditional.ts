// [[ … ]]: no splitting, patterns on the right of == and !=, =~ with BASH_REMATCH, arithmetic comparisons.
import type { TestExpression, Word } from "unbash";
import type { Steps } from "../../sim/task.js";
import { compile, escapeRegex, matches } from "../pattern.js";
import { evaluate } from "./arithmetic.js";
import { expandPattern, expandText, names } from "./expand.js";
import type { Shell } from "./shell.js";
import { element, values } from "./special.js";
import { binaryTest, compare, type TestWorld, unaryTest } from "./test.js";

export function* conditional<W>(shell: Shell<W>, node: TestExpression): Steps<boolean> {
  switch (node.type) {
    case "TestLogical": {
      for (const operand of node.operands) {
        const value = yield* conditional(shell, operand);
        if (value === (node.operator === "||")) return value;
      }
      return node.operator === "&&";
    }
    case "TestNot": {
      const value = yield* conditional(shell, node.operand);
      return node.negations.length % 2 === 1 ? !value : value;
    }
    case "TestGroup":
      return yield* conditional(shell, node.expression);
    case "TestUnary":
      return unaryTest(node.operator, yield* expandText(shell, node.operand), testWorld(shell));
    case "TestBinary":
      return yield* compareWords(shell, node.operator, node.left, node.right);
    default:
      return node satisfies never;
  }
}

export function testWorld<W>(shell: Shell<W>): TestWorld {
  return {
    files: shell.process.files,
    cwd: shell.process.cwd,
    isSet: (name) => {
      const part = /^([A-Za-z_]\w*)\[(.+)\]$/s.exec(name);
      if (!part) return element(shell, name, undefined) !== undefined;
      if (part[2] === "@" || part[2] === "*") return (values(shell, part[1]!)?.size ?? 0) > 0;
      return element(shell, part[1]!, part[2]) !== undefined;
    },
    isOn: (name) => shell.options.has(name),
    isTerminal: (fd) => shell.process.file(fd).window,
  };
}

function* compareWords<W>(shell: Shell<W>, operator: string, left: Word, right: Word): Steps<boolean> {
  const a = yield* expandText(shell, left);
  if (operator === "=" || operator === "==" || operator === "!=") {
    const pattern = yield* expandPattern(shell, right);
    return matches(pattern, a, shell.shopts.has("nocasematch")) === (operator !== "!=");
  }
  if (operator === "=~") {
    const source = yield* regexSource(shell, right);
    if (!isRegex(source)) throw new RegexError();
    const regex = compile(source, shell.shopts.has("nocasematch") ? "si" : "s");
    const found = regex.exec(a);
    const groups = found ? [...found].map((text, at) => [String(at), text ?? ""] as const) : [];
    shell.variables.set("BASH_REMATCH", new Map(groups));
    return found !== null;
  }
  const b = yield* expandText(shell, right);
  if (/^-(?:eq|ne|lt|le|gt|ge)$/.test(operator))
    return compare(evaluate(a, names(shell)), operator, evaluate(b, names(shell)));
  return binaryTest(a, operator, b, testWorld(shell));
}

/** A right side of =~ that is no regular expression: status 2, nothing is said. */
export class RegexError {}

function isRegex(source: string): boolean {
  try {
    return new RegExp(source) !== undefined;
  } catch {
    return false;
  }
}

// Quoted parts of the right side match themselves.
function* regexSource<W>(shell: Shell<W>, word: Word): Steps<string> {
  if (!word.parts) return word.text.includes("\\") ? word.text : word.value;
  let out = "";
  for (const part of word.parts) {
    const text = yield* expandText(shell, {
      type: "Word",
      text: part.text,
      value: part.text,
      pos: part.pos,
      end: part.end,
      parts: [part],
    });
    const quoted = part.type === "SingleQuoted" || part.type === "DoubleQuoted" || part.type === "AnsiCQuoted";
    out += part.type === "Literal" ? part.text : quoted ? escapeRegex(text) : text;
  }
  return out
    .replaceAll("[[:space:]]", "\\s")
    .replaceAll("[[:digit:]]", "\\d")
    .replace(/\[:(\w+):\]/g, posix);
}

function posix(_: string, name: string): string {
  const sets: Readonly<Record<string, string>> = {
    alpha: "A-Za-z",
    digit: "0-9",
    alnum: "A-Za-z0-9",
    upper: "A-Z",
    lower: "a-z",
    space: "\\s",
    xdigit: "0-9A-Fa-f",
  };
  return sets[name] ?? "";
}
