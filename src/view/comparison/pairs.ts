// Two lists beside each other: which entries are the same, in order. The fewest differences while that can be afforded; where
// there are very many (the work grows with their square), step by step: the nearest entry on that both have.
import { diffArrays } from "diff";

/** Places in both lists; undefined where an entry is in the other one only. */
export type Pair = readonly [a: number | undefined, b: number | undefined];

/** Differences for which the best alignment is looked for: a second of work. */
const MOST = 4000;
/** How far on, in both together, the next common entry may lie. */
const FAR = 128;

export function pairs(a: readonly string[], b: readonly string[], most = MOST): readonly Pair[] {
  const parts = diffArrays([...a], [...b], { maxEditLength: most });
  if (!parts) return stepwise(a, b);
  const found: Pair[] = [];
  let [left, right] = [0, 0];
  for (const { added, removed, value } of parts)
    for (let n = 0; n < value.length; n++) found.push([added ? undefined : left++, removed ? undefined : right++]);
  return found;
}

function stepwise(a: readonly string[], b: readonly string[]): readonly Pair[] {
  const found: Pair[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    const [skipped, added] = nextCommon(a, b, left, right);
    for (let n = 0; n < skipped; n++) found.push([left++, undefined]);
    for (let n = 0; n < added; n++) found.push([undefined, right++]);
    if (left < a.length && right < b.length && a[left] === b[right]) found.push([left++, right++]);
  }
  return found;
}

/** How many entries of each lie before it: two in a row, as many are called alike, else one; where none is near, one of each. */
function nextCommon(
  a: readonly string[],
  b: readonly string[],
  left: number,
  right: number,
): readonly [number, number] {
  const same = (i: number, j: number) => i < a.length && j < b.length && a[i] === b[j];
  if (same(left, right)) return [0, 0];
  for (const row of [2, 1])
    for (let far = 1; far <= FAR; far++)
      for (let skipped = 0; skipped <= far; skipped++) {
        const [i, j] = [left + skipped, right + far - skipped];
        if (same(i, j) && (row === 1 || same(i + 1, j + 1))) return [skipped, far - skipped];
      }
  return [left < a.length ? 1 : 0, right < b.length ? 1 : 0];
}
