// What libpcap's optimizer (opt_stmt, fold_op) makes of arithmetic before any packet is seen: numbers are computed, what a zero
// decides is not read any more, and what can be no number is refused.
import { constant } from "./literal.js";
import { Refusal } from "./refusal.js";
import type { Term, Test } from "./test.js";

const LAST_SHIFT = 31;
const ZERO: Term = { kind: "number", value: 0 };

/** Throws nothing: a refusal is a value. */
export function folded(test: Test): Test | Refusal {
  switch (test.kind) {
    case "not": {
      const of = folded(test.of);
      return of instanceof Refusal ? of : { kind: "not", of };
    }
    case "and":
    case "or": {
      const left = folded(test.left);
      if (left instanceof Refusal) return left;
      const right = folded(test.right);
      return right instanceof Refusal ? right : { kind: test.kind, left, right };
    }
    case "compare": {
      const left = term(test.left);
      if (left instanceof Refusal) return left;
      const right = term(test.right);
      return right instanceof Refusal ? right : { ...test, left, right };
    }
    default:
      return test;
  }
}

function term(of: Term): Term | Refusal {
  if (of.kind === "load") {
    const at = term(of.at);
    return at instanceof Refusal ? at : { ...of, at };
  }
  if (of.kind !== "binary") return of;
  const left = term(of.left);
  if (left instanceof Refusal) return left;
  const right = term(of.right);
  if (right instanceof Refusal) return right;
  const [known, by] = [constant(left), constant(right)];
  const { operator } = of;
  if (by === 0 && operator === "/") return new Refusal("division by zero");
  if (by === 0 && operator === "%") return new Refusal("modulus by zero");
  if (known === undefined && by !== undefined && by > LAST_SHIFT && (operator === "<<" || operator === ">>"))
    return new Refusal("shift by more than 31 bits");
  if (by === 0 && (operator === "*" || operator === "&")) return ZERO;
  if (known === 0 && by === undefined && ["*", "/", "%", "&", "<<", ">>"].includes(operator)) return ZERO;
  return { ...of, left, right };
}
