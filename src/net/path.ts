// Which of the ways that a lookup found is taken for a packet of ours (fib_select_path): one of several hops by hash, or one
// of several default routes of one metric by what is known of their gateways (fib_select_default, RFC 1122 §3.3.1.6).
import type { FibRoute, Found, Lookup } from "./fib.js";
import { scope } from "./inet.js";
import { selectHop } from "./multipath.js";
import { valid } from "./neighbour.js";
import type { NeighbourTable } from "./neightable.js";
import type { RoutingView } from "./route.js";

type View = Pick<RoutingView, "fib" | "kernel" | "multipathSeed" | "sysctl"> & {
  readonly neighbours: Pick<NeighbourTable, "find">;
};

export function selectPath(view: View, found: Found, key: Lookup): Found {
  if (key.oif) return found;
  const { route } = found;
  if (route.hops.length > 1) return { ...found, hop: selectHop(view, found, key) };
  if (route.length > 0 || route.type !== "unicast" || view.fib.at(found.table, 0, 0).length < 2) return found;
  const chosen = selectDefault(view, found, key);
  return chosen === route ? found : { ...found, route: chosen, hop: chosen.hops[0]! };
}

function selectDefault(view: View, { route, table }: Found, key: Lookup): FibRoute {
  const rivals: FibRoute[] = [];
  let { priority: last, tos: lastTos } = { priority: route.priority, tos: 0 };
  for (const each of view.fib.at(table, 0, 0)) {
    if (each.tos !== 0 && each.tos !== (key.tos ?? 0)) continue;
    if (each.priority > last && each.tos === lastTos) {
      if (lastTos !== 0) continue;
      break;
    }
    lastTos = each.tos;
    last = each.priority;
    const hop = each.hops[0];
    if (each.scope !== route.scope || each.type !== "unicast") continue;
    if (!hop || hop.gateway === undefined || hop.scope !== scope.link) continue;
    if (rivals.length === 0 && each !== route) break;
    rivals.push(each);
  }
  if (rivals.length < 2) {
    if (rivals.length === 1) view.fib.lastDefault.delete(route);
    return route;
  }
  return alive(view, rivals);
}

// fib_detect_death, one rival after the other; what was chosen is remembered with the first of them (fa_default).
function alive(view: View, rivals: readonly FibRoute[]): FibRoute {
  const first = rivals[0]!;
  const before = view.fib.lastDefault.get(first) ?? -1;
  let resort = -1;
  for (const [order, { dev, gateway }] of rivals.entries()) {
    const nud = view.neighbours.find(dev!, gateway!)?.state.nud;
    const dead = nud !== undefined && nud !== "REACHABLE" && !(valid(nud) && order !== before);
    if (!dead) return chosen(view, rivals, order);
    if (valid(nud) || (resort < 0 && order > before && nud !== "INCOMPLETE")) resort = order;
  }
  return chosen(view, rivals, resort);
}

function chosen(view: View, rivals: readonly FibRoute[], order: number): FibRoute {
  view.fib.lastDefault.set(rivals[0]!, order);
  return rivals[order < 0 ? 0 : order]!;
}
