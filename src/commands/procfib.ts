// /proc/net/fib_trie and fib_triestat (fib_trie_seq_show, fib_triestat_seq_show): the routing tables in the shape that the
// kernel keeps them in.
import { emptyOf, type FibRoute, fullOf, type Inner, isInner, type NetNs, table, type Vector } from "../net/index.js";
import { formatIpv4 } from "../wire/address.js";

const scopes = new Map([
  [0, "universe"],
  [200, "site"],
  [253, "link"],
  [254, "host"],
  [255, "nowhere"],
]);
const indent = (depth: number): string => " ".repeat(3 * depth);
const title = (id: number): string => (id === table.local ? "Local" : id === table.main ? "Main" : `Id ${id}`);

/** Local and main say the same while they are one; a local route comes before the others of its length. */
function routesOf(netns: NetNs, id: number): ReadonlyMap<number, readonly FibRoute[]> {
  const { fib } = netns;
  const one = id === table.local || id === table.main ? fib.shared : false;
  const all = one ? [...fib.routes(table.local), ...fib.routes(table.main)] : fib.routes(id);
  const leaves = new Map<number, FibRoute[]>();
  for (const route of [...all].sort((a, b) => b.length - a.length))
    leaves.set(route.prefix, [...(leaves.get(route.prefix) ?? []), route]);
  return leaves;
}

function aliases(routes: readonly FibRoute[], depth: number): string {
  return routes
    .map(({ length, scope, type, tos }) => {
      const words = `${scopes.get(scope) ?? `scope=${scope}`} ${type.toUpperCase()}${tos === 0 ? "" : ` tos=${tos}`}`;
      return `${indent(depth + 1)}  /${length} ${words}\n`;
    })
    .join("");
}

export function procNetFibTrie(netns: NetNs): string {
  const { fib } = netns;
  if (!fib.begun) return "";
  return fib
    .ids()
    .map((id) => {
      const leaves = routesOf(netns, id);
      const draw = (n: Vector, depth: number): string => {
        if (!isInner(n))
          return `${indent(depth)}  |-- ${formatIpv4(n.key)}\n${aliases(leaves.get(n.key) ?? [], depth)}`;
        const head = `${formatIpv4(n.key)}/${32 - n.pos - n.bits} ${n.bits} ${fullOf(n)} ${emptyOf(n)}`;
        return `${indent(depth)}  +-- ${head}\n${n.children.map((each) => (each ? draw(each, depth + 1) : "")).join("")}`;
      };
      const root = fib.shape(id)?.root;
      return root ? `${title(id)}:\n${draw(root, 0)}` : "";
    })
    .join("");
}

/** sizeof of what the trie is made of, on 64 bits. */
const bytes = { leaf: 48, inner: 40, alias: 56, pointer: 8 } as const;

function statistics(netns: NetNs, id: number): string {
  const depths: number[] = [];
  const nodes: Inner[] = [];
  const visit = (n: Vector, depth: number): void => {
    if (!isInner(n)) return void depths.push(depth);
    nodes.push(n);
    for (const each of n.children) if (each) visit(each, depth + 1);
  };
  const root = netns.fib.shape(id)?.root;
  if (root) visit(root, 0);
  const prefixes = [...routesOf(netns, id).values()].flat().length;
  const average = depths.length === 0 ? 0 : Math.floor((depths.reduce((a, b) => a + b, 0) * 100) / depths.length);
  const pointers = nodes.reduce((sum, { children }) => sum + children.length, 0);
  const sizes = [...new Set(nodes.map(({ bits }) => bits))].sort((a, b) => a - b);
  const total =
    bytes.leaf * depths.length + bytes.alias * prefixes + bytes.inner * nodes.length + bytes.pointer * pointers;
  return [
    `${title(id)}:`,
    `\tAver depth:     ${Math.floor(average / 100)}.${String(average % 100).padStart(2, "0")}`,
    `\tMax depth:      ${Math.max(0, ...depths)}`,
    `\tLeaves:         ${depths.length}`,
    `\tPrefixes:       ${prefixes}`,
    `\tInternal nodes: ${nodes.length}`,
    `\t${sizes.map((bits) => `  ${bits}: ${nodes.filter((each) => each.bits === bits).length}`).join("")}`,
    `\tPointers: ${pointers}`,
    `Null ptrs: ${nodes.reduce((sum, each) => sum + emptyOf(each), 0)}`,
    `Total size: ${Math.ceil(total / 1024)}  kB\n`,
  ].join("\n");
}

export function procNetFibTriestat(netns: NetNs): string {
  const head = `Basic info: size of leaf: ${bytes.leaf} bytes, size of tnode: ${bytes.inner} bytes.\n`;
  const { fib } = netns;
  return head + (fib.begun ? fib.ids() : []).map((id) => statistics(netns, id)).join("");
}
