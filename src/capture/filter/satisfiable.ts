// Whether any frame could pass: libpcap's optimizer refuses a filter whose program only ever rejects. Found by writing the
// filter as alternatives and looking for fields that would need two values. Comparisons are taken to be possible.
import type { Test } from "./test.js";

type Field = Extract<Test, { kind: "field" }>;
interface Literal {
  readonly field: Field;
  readonly wanted: boolean;
}

/** Past this many alternatives nothing is refused. */
const LIMIT = 2000;

export function satisfiable(test: Test): boolean {
  const all = alternatives(test, true);
  return all === undefined || all.some(consistent);
}

function alternatives(test: Test, wanted: boolean): Literal[][] | undefined {
  switch (test.kind) {
    case "not":
      return alternatives(test.of, !wanted);
    case "field":
      return [[{ field: test, wanted }]];
    case "compare":
      return [[]];
    case "and":
    case "or": {
      const left = alternatives(test.left, wanted);
      const right = alternatives(test.right, wanted);
      if (!left || !right) return undefined;
      if ((test.kind === "or") === wanted) return left.length + right.length > LIMIT ? undefined : [...left, ...right];
      if (left.length * right.length > LIMIT) return undefined;
      return left.flatMap((one) => right.map((other) => [...one, ...other])).filter(consistent);
    }
    default:
      return test satisfies never;
  }
}

function consistent(literals: readonly Literal[]): boolean {
  return literals.every((a, i) => literals.slice(i + 1).every((b) => compatible(a, b)));
}

function compatible(a: Literal, b: Literal): boolean {
  const [f, g] = [a.field, b.field];
  if (f.base !== g.base || f.at !== g.at || f.size !== g.size) return true;
  const common = (f.mask & g.mask) >>> 0;
  const same = ((f.value ^ g.value) & common) === 0;
  if (a.wanted && b.wanted) return same;
  if (a.wanted) return !(same && common === g.mask);
  if (b.wanted) return !(same && common === f.mask);
  return true;
}
