// A random network: 2 to 4 namespaces, the cables between them, and the addresses that somebody gave their ends, most of
// them sensibly.
import type { Draw } from "./draw.js";

export interface End {
  readonly ns: string;
  readonly dev: string;
  readonly mac: string;
  /** What it should have: the rest of the network counts on it. */
  readonly address: number;
  /** The words of `ip addr add`, the device left out. */
  readonly adds: readonly string[];
}

export interface Link {
  readonly ends: readonly [End, End];
  readonly base: number;
  readonly length: number;
}

export interface Network {
  readonly names: readonly string[];
  readonly links: readonly Link[];
  /** Addresses on lo or on a device without a cable. */
  readonly own: readonly {
    readonly ns: string;
    readonly address: number;
    readonly dev: string;
    readonly length: number;
  }[];
}

export const text = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");

const of = (...bytes: readonly [number, number, number, number]): number =>
  bytes.reduce((sum, byte) => (sum * 256 + byte) >>> 0, 0);

export const networkOf = (address: number, length: number): number =>
  length === 0 ? 0 : (address & (0xffffffff << (32 - length))) >>> 0;

export const broadcastOf = (address: number, length: number): number =>
  (networkOf(address, length) + 2 ** (32 - length) - 1) >>> 0;

/** Who is joined to whom, by number. */
const shapes: readonly (readonly [number, readonly (readonly [number, number])[]])[] = [
  [2, [[0, 1]]],
  [1, [[0, 0]]],
  [
    2,
    [
      [0, 0],
      [0, 1],
    ],
  ],
  [
    2,
    [
      [0, 1],
      [0, 1],
    ],
  ],
  [
    3,
    [
      [0, 1],
      [1, 2],
    ],
  ],
  [
    3,
    [
      [0, 1],
      [1, 2],
    ],
  ],
  [
    3,
    [
      [0, 1],
      [1, 2],
      [0, 2],
    ],
  ],
  [
    3,
    [
      [0, 1],
      [0, 1],
      [1, 2],
    ],
  ],
  [
    4,
    [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
  ],
  [
    4,
    [
      [1, 0],
      [1, 2],
      [1, 3],
    ],
  ],
];

const prefixes: readonly (readonly [number, number])[] = [
  [16, 24],
  [3, 30],
  [3, 31],
  [2, 32],
  [3, 16],
  [2, 8],
  [2, 25],
  [2, 28],
  [1, 20],
  [1, 29],
  [1, 12],
];

function anywhere(draw: Draw): number {
  const first = draw.one([
    of(10, 9, 0, 0),
    of(172, 20, 0, 0),
    of(198, 18, 0, 0),
    of(203, 0, 113, 0),
    of(100, 64, 0, 0),
  ]);
  return first + draw.int(0, 255);
}

function host(draw: Draw, base: number, length: number): number {
  const size = 2 ** (32 - length);
  if (size <= 2) return base + draw.int(0, size - 1);
  return base + (draw.percent(3) ? draw.one([0, size - 1]) : draw.int(1, Math.min(size - 2, 250)));
}

function adds(draw: Draw, address: number, link: { base: number; length: number }, far: number): string[] {
  const { base, length } = link;
  const plain = `${text(address)}/${length}`;
  const list = draw.weighted<() => string[]>([
    [78, () => [plain]],
    [5, () => []],
    [6, () => [`${text(address)}/${draw.int(8, 32)}`]],
    [3, () => [`${text(anywhere(draw))}/${length}`]],
    [3, () => [`${text(address)} peer ${text(far)}/${draw.one([32, 32, 24, length])}`]],
    [2, () => [`${plain} scope ${draw.one(["link", "host", "global"])}`]],
    [2, () => [`${plain} brd ${draw.one(["+", "-", text(broadcastOf(base, length))])}`]],
    [1, () => [`${plain} noprefixroute`]],
  ])();
  if (draw.percent(12)) list.push(`${text(host(draw, base, length))}/${draw.one([length, length, 32, 24])}`);
  if (draw.percent(6)) list.push(`${text(anywhere(draw))}/${draw.one([24, 24, 16, 30, 32])}`);
  return list;
}

export function network(draw: Draw): Network {
  const [count, pairs] = draw.one(shapes);
  const names = Array.from({ length: count }, (_, index) => `ns${index + 1}`);
  const links = pairs.map(([left, right], index): Link => {
    const length = draw.weighted(prefixes);
    const block = draw.one([of(10, 11, 0, 0), of(10, 12, 0, 0), of(172, 21, 0, 0), of(198, 19, 0, 0)]);
    const base = networkOf(block + (draw.percent(92) ? index + 1 : 1) * 1024 + draw.int(0, 3) * 64, length);
    const near = host(draw, base, length);
    let far = host(draw, base, length);
    if (far === near && !draw.percent(5)) far = length === 32 ? base + 1 : near ^ 1;
    const end = (ns: number, side: "a" | "b", address: number, other: number): End => ({
      ns: names[ns]!,
      dev: `v${side}${index + 1}`,
      mac: `02:5e:00:00:0${index + 1}:0${side}`,
      address,
      adds: adds(draw, address, { base, length }, other),
    });
    return { ends: [end(left, "a", near, far), end(right, "b", far, near)], base, length };
  });
  const own = names
    .filter(() => draw.percent(18))
    .map((ns) => {
      const dev = draw.weighted([
        [6, "lo"],
        [3, "du1"],
        [1, "br1"],
      ]);
      return { ns, address: anywhere(draw), dev, length: dev === "lo" ? 32 : draw.one([24, 32, 30]) };
    });
  return { names, links, own };
}

export const endsOf = ({ links }: Network): readonly End[] => links.flatMap(({ ends }) => ends);

/** The address of a neighbour of `from` that is on the way to `link`, as a router there should know it. */
export function towards({ links }: Network, from: string, goal: Link): { end: End; gateway: number } | undefined {
  const seen = new Set([from]);
  let ways = links.flatMap(({ ends: [one, two] }) => [
    { near: one, far: two },
    { near: two, far: one },
  ]);
  let edge = ways
    .filter(({ near }) => near.ns === from)
    .map(({ near, far }) => ({ at: far.ns, first: near, gateway: far.address }));
  while (edge.length > 0) {
    const arrived = edge.find(({ at }) => goal.ends.some(({ ns }) => ns === at));
    if (arrived) return { end: arrived.first, gateway: arrived.gateway };
    for (const { at } of edge) seen.add(at);
    ways = ways.filter(({ far }) => !seen.has(far.ns));
    edge = edge.flatMap(({ at, first, gateway }) =>
      ways.filter(({ near }) => near.ns === at).map(({ far }) => ({ at: far.ns, first, gateway })),
    );
  }
  return undefined;
}
