// The order of axes in which packets pass over the fewest other axes, or the one that is asked for. Namespaces first (all
// orders of up to six, else step by step from the wiring's own), then the axes inside each. Where nothing is gained the
// wiring's order stays: it reads from the first sender outwards.

/** How often something goes from one axis to another. */
export interface Traffic {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export function trafficOf(arrows: readonly { readonly from: string; readonly to: string }[]): readonly Traffic[] {
  const counts = new Map<string, Traffic & { count: number }>();
  for (const { from, to } of arrows) {
    const key = from < to ? `${from}\t${to}` : `${to}\t${from}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { from, to, count: 1 });
  }
  return [...counts.values()];
}

/** How many places each packet passes over, all together. */
export function crossings(order: readonly string[], traffic: readonly Traffic[]): number {
  const at = new Map(order.map((key, i) => [key, i]));
  return traffic.reduce((sum, { from, to, count }) => {
    const [a, b] = [at.get(from), at.get(to)];
    return a === undefined || b === undefined || a === b ? sum : sum + count * (Math.abs(a - b) - 1);
  }, 0);
}

const ALL = 6;

export function leastCrossing(order: readonly string[], traffic: readonly Traffic[]): readonly string[] {
  if (order.length <= 2) return order;
  return order.length <= ALL ? best(permutations(order), order, traffic) : improved(order, traffic);
}

function best(
  candidates: Iterable<readonly string[]>,
  first: readonly string[],
  traffic: readonly Traffic[],
): readonly string[] {
  let least = crossings(first, traffic);
  let kept = first;
  for (const each of candidates) {
    const cost = crossings(each, traffic);
    if (cost < least) [least, kept] = [cost, each];
  }
  return kept;
}

/** One key at a time is moved to where it helps most, until nothing helps. */
export function improved(
  order: readonly string[],
  traffic: readonly Traffic[],
  spans: readonly (readonly [from: number, to: number])[] = [[0, order.length]],
): readonly string[] {
  let kept = order;
  for (let round = 0; round < order.length; round++) {
    const moved = best(moves(kept, spans), kept, traffic);
    if (moved === kept) return kept;
    kept = moved;
  }
  return kept;
}

function* moves(
  order: readonly string[],
  spans: readonly (readonly [from: number, to: number])[],
): Generator<readonly string[]> {
  for (const [from, to] of spans)
    for (let at = from; at < to; at++)
      for (let other = from; other < to; other++) {
        if (other === at) continue;
        const rest = [...order.slice(0, at), ...order.slice(at + 1)];
        yield [...rest.slice(0, other), order[at]!, ...rest.slice(other)];
      }
}

function* permutations(keys: readonly string[]): Generator<readonly string[]> {
  if (keys.length <= 1) yield keys;
  else
    for (const [at, key] of keys.entries())
      for (const rest of permutations([...keys.slice(0, at), ...keys.slice(at + 1)])) yield [key, ...rest];
}

/** Those that are asked for first, in that order; the others keep theirs. `names` are all that a key may be called. */
export function asAsked(
  keys: readonly string[],
  asked: readonly string[],
  names: (key: string) => readonly string[],
): readonly string[] {
  const place = (key: string) => {
    const found = names(key).flatMap((name) => (asked.includes(name) ? [asked.indexOf(name)] : []));
    return found.length === 0 ? asked.length : Math.min(...found);
  };
  return keys
    .map((key, at) => ({ key, at, place: place(key) }))
    .sort((a, b) => a.place - b.place || a.at - b.at)
    .map(({ key }) => key);
}
