// Where in a cell a position of its compiled text lies. tslab keeps no source map, so the words of both texts are
// aligned (longest common subsequence): types vanish, `exports.` appears, everything else stays in order.

import type { Compiled } from "./compiler.js";

export interface Spot {
  readonly line: number;
  readonly character: number;
}

interface Word extends Spot {
  readonly text: string;
}

/** Cells beyond this many word pairs are not aligned: the trace then names the cell alone. */
const LIMIT = 16_000_000;

const aligned = new WeakMap<Compiled, readonly [Word, Word][]>();

export function locate(cell: Compiled, line: number, character: number): Spot | undefined {
  let pairs = aligned.get(cell);
  if (!pairs) {
    pairs = align(words(cell.output), words(cell.source));
    aligned.set(cell, pairs);
  }
  let best: Word | undefined;
  for (const [compiled, source] of pairs) {
    if (compiled.line > line || (compiled.line === line && compiled.character > character)) break;
    best = source;
  }
  return best ?? pairs[0]?.[1];
}

function words(text: string): readonly Word[] {
  return text
    .split("\n")
    .flatMap((content, line) =>
      [...content.matchAll(/[\p{L}\p{N}_$]+/gu)].map((match) => ({ text: match[0], line, character: match.index })),
    );
}

/** The pairs of equal words that keep the order of both lists and are as many as possible. */
function align(left: readonly Word[], right: readonly Word[]): readonly [Word, Word][] {
  const width = right.length + 1;
  if ((left.length + 1) * width > LIMIT) return [];
  const longest = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const at = i * width + j;
      longest[at] =
        left[i]!.text === right[j]!.text
          ? longest[at + width + 1]! + 1
          : Math.max(longest[at + width]!, longest[at + 1]!);
    }
  }
  const pairs: [Word, Word][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i]!.text === right[j]!.text) pairs.push([left[i++]!, right[j++]!]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
