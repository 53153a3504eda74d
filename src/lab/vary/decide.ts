// Which settings decide: the smallest sets of them such that the outcome is the same wherever these are the same.
// Of all combinations there is one such set; of a sample there may be several, and each fits what was seen.

export interface Case {
  readonly values: readonly unknown[];
  /** The outcome's text. */
  readonly outcome: string;
}

/** Sets of columns, in order. */
export interface Decision {
  readonly smallest: readonly (readonly number[])[];
  /** False where the search was given up: then these sets decide, but a smaller one may. */
  readonly exact: boolean;
}

const PATIENCE = 20_000;

export function decide(cases: readonly Case[], width: number): Decision {
  let looks = 0;
  const found = new Map<string, readonly number[]>();
  const seen = new Set<string>();
  // Two cases that a set does not tell apart differ in something: one of that must be in the set.
  const grow = (chosen: readonly number[], most: number): void => {
    const key = chosen.join(",");
    if (seen.has(key) || looks > PATIENCE) return;
    seen.add(key);
    looks++;
    const conflict = conflictOf(cases, chosen);
    if (!conflict) found.set(key, chosen);
    else if (chosen.length < most)
      for (const each of differing(conflict))
        grow(
          [...chosen, each].sort((a, b) => a - b),
          most,
        );
  };
  for (let most = 0; most <= width && found.size === 0 && looks <= PATIENCE; most++) {
    seen.clear();
    grow([], most);
  }
  if (looks <= PATIENCE) return { smallest: [...found.values()].sort(inOrder), exact: true };
  return { smallest: found.size > 0 ? [...found.values()].sort(inOrder) : [shrunk(cases, width)], exact: false };
}

type Conflict = readonly [Case, Case];

/** Two cases that are alike in these columns and not in their outcome. */
function conflictOf(cases: readonly Case[], chosen: readonly number[]): Conflict | undefined {
  const known = new Map<string, Case>();
  for (const each of cases) {
    const key = chosen.map((column) => JSON.stringify(each.values[column])).join("\n");
    const other = known.get(key);
    if (!other) known.set(key, each);
    else if (other.outcome !== each.outcome) return [other, each];
  }
  return undefined;
}

const differing = ([a, b]: Conflict): readonly number[] =>
  a.values.flatMap((value, column) => (value === b.values[column] ? [] : [column]));

/** All columns, less each that can be spared. */
function shrunk(cases: readonly Case[], width: number): readonly number[] {
  let kept = Array.from({ length: width }, (_, column) => column);
  for (const column of [...kept].reverse()) {
    const fewer = kept.filter((each) => each !== column);
    if (!conflictOf(cases, fewer)) kept = fewer;
  }
  return kept;
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
