// The shape of a routing table (net/ipv4/fib_trie.c): a level- and path-compressed trie over addresses, grown and shrunk as the
// kernel does it, because /proc/net/fib_trie shows it and the way it came about counts. Lookups do not go through it (trie.ts).
// Left out: that a flush of many routes looks at every node once more (fib_table_flush).
import type { Ipv4 } from "../wire/address.js";

export interface Leaf {
  readonly key: Ipv4;
}

/** Children by the `bits` bits of a key from `pos` on. */
export interface Inner {
  readonly key: Ipv4;
  readonly pos: number;
  readonly bits: number;
  readonly children: (Vector | undefined)[];
  /** How many of them are not there, and how many follow without a bit between. */
  empty: number;
  full: number;
  parent: Inner | undefined;
}

export type Vector = Leaf | Inner;

/** Percent of children in use that make a node grow or shrink, at the root and below it. */
const inflateAt = { root: 30, below: 50 } as const;
const halveAt = { root: 15, below: 25 } as const;
const MAX_WORK = 10;

export const isInner = (n: Vector | undefined): n is Inner => n !== undefined && "children" in n;
const indexIn = (key: Ipv4, { key: own, pos }: { key: Ipv4; pos: number }): number =>
  pos >= 32 ? 0 : (key ^ own) >>> pos;
/** tnode_full: no bits are skipped between the two. */
const isFull = (tn: Inner, n: Vector | undefined): n is Inner => isInner(n) && n.pos + n.bits === tn.pos;
export const emptyOf = ({ empty }: Inner): number => empty;
export const fullOf = ({ full }: Inner): number => full;

function inner(key: Ipv4, pos: number, bits: number): Inner {
  const shift = pos + bits;
  const prefix = shift >= 32 ? 0 : ((key >>> shift) << shift) >>> 0;
  return {
    key: prefix,
    pos,
    bits,
    children: new Array<Vector | undefined>(2 ** bits).fill(undefined),
    empty: 2 ** bits,
    full: 0,
    parent: undefined,
  };
}

function put(tn: Inner, index: number, n: Vector | undefined): void {
  const before = tn.children[index];
  tn.empty += Number(n === undefined) - Number(before === undefined);
  tn.full += Number(isFull(tn, n)) - Number(isFull(tn, before));
  tn.children[index] = n;
  if (isInner(n)) n.parent = tn;
}

export class LcTrie {
  root: Vector | undefined;
  /** How many routes each leaf holds, of all tables that share the trie. */
  private readonly routes = new Map<Ipv4, number>();

  get keys(): readonly Ipv4[] {
    return [...this.routes.keys()];
  }

  add(key: Ipv4): void {
    const known = this.routes.get(key) ?? 0;
    this.routes.set(key, known + 1);
    if (known === 0) this.insert({ key });
  }

  drop(key: Ipv4): void {
    const left = (this.routes.get(key) ?? 0) - 1;
    if (left > 0) this.routes.set(key, left);
    else if (left === 0) this.remove(key);
  }

  // fib_insert_node
  private insert(leaf: Leaf): void {
    const { key } = leaf;
    let tp = this.above(key);
    const n = tp ? tp.children[indexIn(key, tp)] : this.root;
    if (n) {
      const tn = inner(key, 31 - Math.clz32(key ^ n.key), 1);
      put(tn, indexIn(key, tn) ^ 1, n);
      this.place(tp, tn);
      tp = tn;
    }
    if (tp) put(tp, indexIn(key, tp), leaf);
    else this.root = leaf;
    this.rebalance(tp);
  }

  private remove(key: Ipv4): void {
    this.routes.delete(key);
    const tp = this.above(key);
    if (tp) put(tp, indexIn(key, tp), undefined);
    else this.root = undefined;
    this.rebalance(tp);
  }

  // fib_find_node: the last inner node whose bits the key has.
  private above(key: Ipv4): Inner | undefined {
    let tp: Inner | undefined;
    let n = this.root;
    while (isInner(n) && indexIn(key, n) < n.children.length) {
      tp = n;
      n = n.children[indexIn(key, n)];
    }
    return tp;
  }

  // put_child_root
  private place(tp: Inner | undefined, n: Vector | undefined, key = n!.key): void {
    if (tp) return put(tp, indexIn(key, tp), n);
    this.root = n;
    if (isInner(n)) n.parent = undefined;
  }

  private rebalance(from: Inner | undefined): void {
    for (let tn = from; tn; ) tn = this.resize(tn);
  }

  private resize(given: Inner): Inner | undefined {
    const at = given.key;
    const again = (tp: Inner | undefined) => (tp ? tp.children[indexIn(at, tp)] : this.root) as Inner;
    let tn = given;
    let work = MAX_WORK;
    for (; this.shouldInflate(tn) && work > 0; work--) tn = again(this.replace(tn, inflated(tn)));
    if (work !== MAX_WORK) return tn.parent;
    for (; this.shouldHalve(tn) && work > 0; work--) tn = again(this.replace(tn, halved(tn)));
    const { parent } = tn;
    if (tn.children.length - emptyOf(tn) < 2)
      this.place(
        parent,
        tn.children.find((n) => n !== undefined),
        tn.key,
      );
    return parent;
  }

  private replace(old: Inner, made: Inner): Inner | undefined {
    const tp = old.parent;
    this.place(tp, made);
    let tn = made;
    for (let i = made.children.length - 1; i >= 0; i--) {
      const n = tn.children[i];
      if (isFull(tn, n)) tn = this.resize(n) ?? tn;
    }
    return tp;
  }

  private shouldInflate(tn: Inner): boolean {
    const size = tn.children.length;
    const used = size - emptyOf(tn) + fullOf(tn);
    return used > 1 && tn.pos > 0 && 50 * used >= size * (tn.parent ? inflateAt.below : inflateAt.root);
  }

  private shouldHalve(tn: Inner): boolean {
    const size = tn.children.length;
    const used = size - emptyOf(tn);
    return used > 1 && tn.bits > 1 && 100 * used < size * (tn.parent ? halveAt.below : halveAt.root);
  }
}

// inflate: one bit more; a full child's own children move up.
function inflated(old: Inner): Inner {
  const tn = inner(old.key, old.pos - 1, old.bits + 1);
  for (const [i, n] of old.children.entries()) {
    if (!n) continue;
    if (!isFull(old, n)) put(tn, indexIn(n.key, tn), n);
    else if (n.bits === 1) for (const side of [0, 1]) put(tn, 2 * i + side, n.children[side]);
    else
      for (const side of [0, 1]) {
        const half = inner((n.key | (side << tn.pos)) >>> 0, n.pos, n.bits - 1);
        for (let j = 0; j < half.children.length; j++) put(half, j, n.children[side * half.children.length + j]);
        put(tn, 2 * i + side, half);
      }
  }
  return tn;
}

// halve: one bit less; two children that fall together get a node of their own.
function halved(old: Inner): Inner {
  const tn = inner(old.key, old.pos + 1, old.bits - 1);
  for (let i = 0; i < old.children.length; i += 2) {
    const [zero, one] = [old.children[i], old.children[i + 1]];
    if (!zero || !one) {
      put(tn, i / 2, one ?? zero);
      continue;
    }
    const pair = inner(zero.key, old.pos, 1);
    put(pair, 0, zero);
    put(pair, 1, one);
    put(tn, i / 2, pair);
  }
  return tn;
}
