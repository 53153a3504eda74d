// Whether any packet could pass: libpcap's optimizer refuses a filter whose program only ever rejects. Found by writing the
// filter as alternatives and looking for one value that would have to be two. As there, nothing is known of parts of a value.
import { compatible, constantOutcome, type Literal, literal } from "./literal.js";
import { compare, type Test } from "./test.js";

/** Past this many alternatives nothing is refused. */
const LIMIT = 2000;

export function satisfiable(test: Test): boolean {
  const reduced = withoutLeading(test);
  if (typeof reduced === "boolean") return reduced;
  return possible(reduced);
}

function possible(test: Test): boolean {
  const all = alternatives(test, true);
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
      if (typeof left !== "boolean" && possible(left)) return { ...test, left };
      if (typeof left !== "boolean") return test.kind === "or" && withoutLeading(test.right);
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

function consistent(literals: readonly Literal[]): boolean {
  return literals.every((a, i) => literals.slice(i + 1).every((b) => compatible(a, b)));
}
