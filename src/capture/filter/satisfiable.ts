// Whether any packet could pass: libpcap's optimizer refuses a filter whose program only ever rejects. Found by writing the
// filter as alternatives and looking for one value that would have to be two. As there, nothing is known of parts of a value.
import { compare, operate, type Term, type Test } from "./test.js";

/** One question to one value: equal, above or not below a constant. */
interface Literal {
  readonly about: string;
  readonly question: "=" | ">" | ">=";
  readonly constant: string;
  readonly wanted: boolean;
}

/** Past this many alternatives nothing is refused. */
const LIMIT = 2000;

export function satisfiable(test: Test): boolean {
  const reduced = withoutLeading(test);
  if (typeof reduced === "boolean") return reduced;
  const all = alternatives(reduced, true);
  return all === undefined || all.some(consistent);
}

/**
 * What is computed from numbers alone the optimizer knows where nothing was asked before it; behind other questions it knows
 * no more than numbers themselves.
 */
function withoutLeading(test: Test): Test | boolean {
  switch (test.kind) {
    case "not": {
      const of = withoutLeading(test.of);
      return typeof of === "boolean" ? !of : { kind: "not", of };
    }
    case "and":
    case "or": {
      const left = withoutLeading(test.left);
      if (typeof left !== "boolean") return { ...test, left };
      return left === (test.kind === "and") ? withoutLeading(test.right) : left;
    }
    case "compare":
      return constantOutcome(test) ?? test;
    default:
      return test;
  }
}

function alternatives(test: Test, wanted: boolean): Literal[][] | undefined {
  switch (test.kind) {
    case "not":
      return alternatives(test.of, !wanted);
    case "and":
    case "or": {
      const left = alternatives(test.left, wanted);
      const right = alternatives(test.right, wanted);
      if (!left || !right) return undefined;
      if ((test.kind === "or") === wanted) return left.length + right.length > LIMIT ? undefined : [...left, ...right];
      if (left.length * right.length > LIMIT) return undefined;
      return left.flatMap((one) => right.map((other) => [...one, ...other])).filter(consistent);
    }
    case "compare": {
      const outcome = plainOutcome(test);
      if (outcome === undefined) return [[literal(test, wanted)]];
      return outcome === wanted ? [[]] : [];
    }
    default:
      return [[literal(test, wanted)]];
  }
}

function plainOutcome({ left, relation, right }: Extract<Test, { kind: "compare" }>): boolean | undefined {
  if (left.kind !== "number" || right.kind !== "number") return undefined;
  return compare(left.value >>> 0, relation, right.value >>> 0);
}

function constantOutcome({ left, relation, right }: Extract<Test, { kind: "compare" }>): boolean | undefined {
  const [a, b] = [constant(left), constant(right)];
  return a === undefined || b === undefined ? undefined : compare(a, relation, b);
}

function constant(term: Term): number | undefined {
  if (term.kind === "number") return term.value >>> 0;
  if (term.kind !== "binary") return undefined;
  const [left, right] = [constant(term.left), constant(term.right)];
  return left === undefined || right === undefined ? undefined : operate(term.operator, left, right);
}

function literal(test: Exclude<Test, { kind: "and" | "or" | "not" }>, wanted: boolean): Literal {
  switch (test.kind) {
    case "field": {
      const full = test.size === 4 ? 0xffff_ffff : 2 ** (8 * test.size) - 1;
      const mask = (test.mask & full) >>> 0;
      const load = `${test.ip ?? ""}[${test.at}:${test.size}]`;
      const about = mask === full ? load : `(${load}&${mask})`;
      return { about, question: "=", constant: String((test.value & mask) >>> 0), wanted };
    }
    case "compare": {
      const reversed = test.relation === "!=" || test.relation === "<" || test.relation === "<=";
      const question =
        test.relation === "=" || test.relation === "!="
          ? "="
          : test.relation === ">" || test.relation === "<="
            ? ">"
            : ">=";
      return { about: key(test.left), question, constant: key(test.right), wanted: wanted !== reversed };
    }
    case "direction":
      return { about: "direction", question: "=", constant: test.dir, wanted };
    case "device":
      return { about: "device", question: "=", constant: String(test.index), wanted };
    default:
      return test satisfies never;
  }
}

function key(term: Term): string {
  const known = constant(term);
  if (known !== undefined) return String(known);
  switch (term.kind) {
    case "number":
      return String(term.value >>> 0);
    case "length":
      return "len";
    case "load":
      return constant(term.at) !== undefined
        ? `${term.ip ?? ""}[${(term.from + constant(term.at)!) >>> 0}:${term.size}]`
        : `${term.ip ?? ""}[${term.from}+${key(term.at)}:${term.size}]`;
    case "binary":
      return `(${key(term.left)}${term.operator}${key(term.right)})`;
    default:
      return term satisfies never;
  }
}

function consistent(literals: readonly Literal[]): boolean {
  return literals.every((a, i) => literals.slice(i + 1).every((b) => compatible(a, b)));
}

function compatible(a: Literal, b: Literal): boolean {
  if (a.about !== b.about || a.question !== b.question) return true;
  if (a.constant === b.constant) return a.wanted === b.wanted;
  return !(a.question === "=" && a.wanted && b.wanted && isNumber(a.constant) && isNumber(b.constant));
}

const isNumber = (text: string) => /^[0-9]+$/.test(text);
