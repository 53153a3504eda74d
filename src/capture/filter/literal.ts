// A test as a question to one value, to see what it has to do with another: as in libpcap's optimizer, equal expressions have
// equal values, and nothing is known of parts of a value.
import { compare, type Leaf, operate, type Term, type Test } from "./test.js";

/** One question to one value: equal, above or not below a constant. */
export interface Literal {
  readonly about: string;
  readonly question: "=" | ">" | ">=";
  readonly constant: string;
  readonly wanted: boolean;
}

export function constantOutcome({ left, relation, right }: Extract<Test, { kind: "compare" }>): boolean | undefined {
  const [a, b] = [constant(left), constant(right)];
  return a === undefined || b === undefined ? undefined : compare(a, relation, b);
}

/** What is computed from numbers alone. */
export function constant(term: Term): number | undefined {
  if (term.kind === "number") return term.value >>> 0;
  if (term.kind !== "binary") return undefined;
  const [left, right] = [constant(term.left), constant(term.right)];
  return left === undefined || right === undefined ? undefined : operate(term.operator, left, right);
}

export function literal(test: Leaf, wanted: boolean): Literal {
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

/** Whether both can hold. */
export function compatible(a: Literal, b: Literal): boolean {
  if (a.about !== b.about || a.question !== b.question) return true;
  if (a.constant === b.constant) return a.wanted === b.wanted;
  return !(a.question === "=" && a.wanted && b.wanted && isNumber(a.constant) && isNumber(b.constant));
}

const isNumber = (text: string) => /^[0-9]+$/.test(text);

/** Whether a test holds, as far as the outcome of another one tells. */
export function implied(test: Leaf, other: Leaf, outcome: boolean): boolean | undefined {
  const asked = literal(test, true);
  const known = literal(other, outcome);
  if (asked.about !== known.about || asked.question !== known.question) return undefined;
  if (asked.constant === known.constant) return known.wanted === asked.wanted;
  return compatible({ ...asked, wanted: true }, known) ? undefined : !asked.wanted;
}
