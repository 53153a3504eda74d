// What a grid of outcomes is, before it is a table or a text.
import type { Language } from "../words.js";

export interface Axis {
  readonly name: string;
  readonly values: readonly string[];
}

export interface Outcome {
  readonly text: string;
  readonly times: number;
  /** A case that could not be told to its end. */
  readonly failed: boolean;
}

export interface Grid {
  readonly title: string;
  /** The outermost first. */
  readonly rows: readonly Axis[];
  readonly columns: readonly Axis[];
  /** What came of a combination, by the places of its values: rows' first, then columns'. Nothing was tried: empty. */
  outcomes(places: readonly number[]): readonly Outcome[];
  /** All outcomes in the order in which they get their tints. */
  readonly all: readonly string[];
  readonly numeric: boolean;
  /** What is to be known of it, a sentence each. */
  readonly said: readonly string[];
  readonly words?: Language | undefined;
}

/** More cells than this nobody reads. */
export const MOST_CELLS = 1500;

/** All combinations of the axes' values, by their places; one empty combination of no axes. */
export function combinations(axes: readonly Axis[]): readonly (readonly number[])[] {
  return axes.reduce<readonly (readonly number[])[]>(
    (all, { values }) => all.flatMap((places) => values.map((_, place) => [...places, place])),
    [[]],
  );
}
