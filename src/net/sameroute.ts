// Routes compared as fib_find_info compares them, and the words that decisions use for one.
import { formatIpv4 } from "../wire/address.js";
import { type FibRoute, type Hop, table } from "./fib.js";

const sameHops = (a: FibRoute, b: FibRoute): boolean =>
  a.nhid === b.nhid &&
  a.hops.length === b.hops.length &&
  a.hops.every((h, i) => {
    const other = b.hops[i]!;
    return h.dev === other.dev && h.gateway === other.gateway && h.weight === other.weight && h.onlink === other.onlink;
  });

const metricWords = (route: FibRoute): string => JSON.stringify(route.metrics ?? {});

/** The same way in all that fib_find_info compares: two such routes are one. */
export const sameRoute = (a: FibRoute, b: FibRoute): boolean =>
  a.type === b.type &&
  a.scope === b.scope &&
  a.protocol === b.protocol &&
  a.priority === b.priority &&
  a.tos === b.tos &&
  a.prefsrc === b.prefsrc &&
  metricWords(a) === metricWords(b) &&
  sameHops(a, b);

/** "10.9.0.0/20 dev va": the words that decisions use for a route. */
export function routeWords(route: FibRoute, chosen: Hop | undefined = route.hops[0]): string {
  const to = route.length === 0 ? "default" : `${formatIpv4(route.prefix)}/${route.length}`;
  const type = route.type === "unicast" ? "" : `${route.type} `;
  const via = chosen?.gateway === undefined ? "" : ` via ${formatIpv4(chosen.gateway)}`;
  const from =
    route.table === table.main ? "" : ` table ${route.table === table.local ? "local" : String(route.table)}`;
  // The log keeps it: joined, it is one piece of memory, while a template is a tree of its parts in V8, thrice as large.
  return [type, to, via, chosen ? ` dev ${chosen.dev.name}` : "", from].join("");
}
