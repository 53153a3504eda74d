// What BPF makes of a filter: a read past the packet's end rejects it. But libpcap's optimizer leaves a test out when nothing
// depends on it, so such a read counts only where what follows is not known from the tests before.
import { constantOutcome, implied } from "./literal.js";
import { compare, type Leaf, operate, type Term, type Test } from "./test.js";

/** What a filter is asked about. */
export interface Subject {
  readonly bytes: Uint8Array;
  /** On the wire. */
  readonly length: number;
  readonly dir?: "in" | "out" | undefined;
  readonly device?: number | undefined;
}

/** Tests on the way to here, the last first. */
interface Facts {
  readonly test: Leaf;
  readonly outcome: boolean;
  readonly before: Facts | undefined;
}

/** Undefined: not known without reading. */
type Verdict = boolean | undefined;
type Next = (outcome: boolean, facts: Facts | undefined, blind: number) => Verdict;

/** So many tests in a row are looked at both ways. */
const GUESSES = 8;

export function matches(test: Test, subject: Subject): boolean {
  return decide(test, subject, undefined, 0, (outcome) => outcome) ?? false;
}

/** `blind`: how many tests before this one could not be read or are not known. */
function decide(test: Test, subject: Subject, facts: Facts | undefined, blind: number, next: Next): Verdict {
  switch (test.kind) {
    case "and":
    case "or": {
      const enough = test.kind === "or";
      return decide(test.left, subject, facts, blind, (outcome, now, dark) =>
        outcome === enough ? next(outcome, now, dark) : decide(test.right, subject, now, dark, next),
      );
    }
    case "not":
      return decide(test.of, subject, facts, blind, (outcome, now, dark) => next(!outcome, now, dark));
    default: {
      const found = blind > 0 ? recall(test, facts) : new Reader(subject).outcome(test);
      if (found !== undefined) return next(found, { test, outcome: found, before: facts }, blind);
      if (blind >= GUESSES) return undefined;
      const [yes, no] = [true, false].map((outcome) => next(outcome, { test, outcome, before: facts }, blind + 1));
      return yes === no ? yes : undefined;
    }
  }
}

function recall(test: Leaf, facts: Facts | undefined): Verdict {
  const certain = test.kind === "compare" ? constantOutcome(test) : undefined;
  if (certain !== undefined) return certain;
  for (let fact = facts; fact; fact = fact.before) {
    const known = implied(test, fact.test, fact.outcome);
    if (known !== undefined) return known;
  }
  return undefined;
}

class Reader {
  private short = false;
  constructor(private readonly subject: Subject) {}

  outcome(test: Leaf): Verdict {
    const outcome = this.evaluate(test);
    return this.short ? undefined : outcome;
  }

  private evaluate(test: Leaf): boolean {
    switch (test.kind) {
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
