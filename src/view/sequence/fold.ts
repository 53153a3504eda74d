// Too many events to read: repetitions fold into one line with a count; what still does not fit is left out, and said so.
import type { Words } from "../words.js";
import type { Item } from "./items.js";

export interface Fold {
  readonly kind: "fold";
  /** Items that are not drawn. */
  readonly hidden: readonly Item[];
  /** What another telling has as well: not drawn because it says nothing new there. */
  readonly quiet?: true;
  /** When it is a repetition: of which items, how many times. */
  readonly repeats: { readonly times: number; readonly first: number; readonly last: number } | undefined;
}

/** "… 96 more like this …", with how many events that are; of a rest that fits no pattern, how many of them are drops. */
export function foldSaid({ hidden, repeats, quiet }: Fold, { sequence, comparison }: Words): string {
  if (quiet) return comparison.equal(hidden.length);
  if (repeats) return sequence.more(repeats.times, hidden.length, repeats.first, repeats.last);
  return sequence.left(hidden.length, hidden.filter(({ event }) => event.kind === "drop").length);
}

export type Row = { readonly kind: "item"; readonly item: Item } | Fold;

const LONGEST_PERIOD = 64;

/** `keep` names items that must stay visible (a step of the prose points at them). */
export function fold(items: readonly Item[], limit: number, keep: ReadonlySet<Item>): readonly Row[] {
  if (items.length <= limit) return items.map(row);
  const rows = foldRepeats(items, keep);
  if (rows.length <= limit) return rows;
  const head = Math.floor(limit * 0.7);
  const tail = limit - head;
  const middle = rows.slice(head, rows.length - tail);
  const shown: Row[] = [];
  let hidden: Item[] = [];
  const close = () => {
    if (hidden.length > 0) shown.push({ kind: "fold", hidden, repeats: undefined });
    hidden = [];
  };
  for (const each of middle) {
    if (each.kind === "item" && keep.has(each.item)) {
      close();
      shown.push(each);
    } else hidden.push(...(each.kind === "item" ? [each.item] : each.hidden));
  }
  close();
  return [...rows.slice(0, head), ...shown, ...rows.slice(rows.length - tail)];
}

/** Items beside what is marked that are drawn with it. */
const NEAR = 2;

/** Only what is marked, and what stands beside it; the rest is quiet. */
export function around(items: readonly Item[], marked: (item: Item) => boolean): readonly Row[] {
  const near = items.map((_, at) => items.slice(Math.max(0, at - NEAR), at + NEAR + 1).some(marked));
  const rows: Row[] = [];
  let hidden: Item[] = [];
  const hush = () => {
    // One row that says "one equal event" takes the room of the event.
    if (hidden.length === 1) rows.push(row(hidden[0]!));
    else if (hidden.length > 1) rows.push({ kind: "fold", hidden, repeats: undefined, quiet: true });
    hidden = [];
  };
  for (const [at, item] of items.entries()) {
    if (!near[at]) hidden.push(item);
    else {
      hush();
      rows.push(row(item));
    }
  }
  hush();
  return rows;
}

/** The first of them; the rest says how many events it is. */
export function cut(rows: readonly Row[], limit: number): readonly Row[] {
  if (rows.length <= limit) return rows;
  const hidden = rows.slice(limit).flatMap((each) => (each.kind === "item" ? [each.item] : each.hidden));
  return [...rows.slice(0, limit), { kind: "fold", hidden, repeats: undefined }];
}

function row(item: Item): Row {
  return { kind: "item", item };
}

function foldRepeats(items: readonly Item[], keep: ReadonlySet<Item>): readonly Row[] {
  // A kept item is like no other.
  const names = new Map<string, number>();
  const likes = items.map((item, at) => {
    const name = keep.has(item) ? `kept ${at}` : item.like;
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known;
  });
  const rows: Row[] = [];
  let at = 0;
  while (at < items.length) {
    const { period, times } = bestRepeat(likes, at);
    if (times < 2 || period * times < 3) {
      rows.push(row(items[at++]!));
      continue;
    }
    const first = items.slice(at, at + period);
    const hidden = items.slice(at + period, at + period * (times + 1));
    rows.push(...first.map(row), {
      kind: "fold",
      hidden,
      repeats: { times, first: first[0]!.n, last: first.at(-1)!.n },
    });
    at += period * (times + 1);
  }
  return rows;
}

/** The period that hides most from here on, and how often it comes again. */
function bestRepeat(likes: readonly number[], at: number): { period: number; times: number } {
  let best = { period: 1, times: 0 };
  for (let period = 1; period <= LONGEST_PERIOD && at + 2 * period <= likes.length; period++) {
    let same = 0;
    while (at + period + same < likes.length && likes[at + same] === likes[at + period + same]) same++;
    const times = Math.floor(same / period);
    if (times >= 1 && times * period > best.times * best.period) best = { period, times };
  }
  return best;
}
