// RTM_NEWROUTE and RTM_DELROUTE (fib_create_info, fib_table_insert, fib_table_delete).
import type { Ipv4 } from "../../wire/address.js";
import { Device } from "../device.js";
import { type FibRoute, routeWords, sameRoute } from "../fib.js";
import { mask, scope } from "../inet.js";
import type { NetNs } from "../netns.js";
import { type Refused, refused, say } from "./refused.js";

export interface NewRoute extends Omit<FibRoute, "dev" | "scope"> {
  readonly dev: Device | undefined;
  readonly scope: number;
}

export type InsertMode = "add" | "replace" | "change" | "append" | "prepend";

/** fib_create_info's checks and fib_table_insert. */
export function addRoute(ns: NetNs, wanted: NewRoute, mode: InsertMode): Refused | undefined {
  if ((wanted.prefix & ~mask(wanted.length)) >>> 0 !== 0)
    return say(ns, "EINVAL", "Invalid prefix for given prefix length");
  let { dev } = wanted;
  const discards = wanted.type === "blackhole" || wanted.type === "unreachable" || wanted.type === "prohibit";
  if (!discards) {
    if (wanted.gateway !== undefined) {
      const reached = reachGateway(ns, wanted.gateway, dev, wanted.onlink);
      if (!(reached instanceof Device)) return reached;
      dev = reached;
    }
    if (!dev) return refused("ENODEV");
    if (!dev.up && wanted.scope < scope.host) return say(ns, "ENETDOWN", "Device for nexthop is not up");
    if (
      wanted.prefsrc !== undefined &&
      !ns.devices().some((d) => ns.inDevice(d).addresses.some((a) => a.local === wanted.prefsrc))
    )
      return say(ns, "EINVAL", "Invalid prefsrc address");
  }
  const route: FibRoute = { ...wanted, dev };
  const rivals = ns.fib.at(route.table, route.prefix, route.length).filter((r) => r.priority === route.priority);
  if (mode === "add" && rivals.length > 0) return refused("EEXIST");
  if (mode === "change" && rivals.length === 0) return refused("ENOENT");
  if ((mode === "append" || mode === "prepend") && rivals.some((r) => sameRoute(r, route))) return refused("EEXIST");
  if ((mode === "replace" || mode === "change") && rivals[0]) ns.fib.remove(rivals[0]);
  ns.fib.insert(route, mode === "append" ? "last" : "first");
  ns.change("route", routeWords(route));
  return undefined;
}

// fib_check_nh: the gateway itself must be on a link.
function reachGateway(ns: NetNs, gateway: Ipv4, dev: Device | undefined, onlink: boolean): Device | Refused {
  if (onlink) {
    if (!dev) return refused("ENODEV");
    return dev.up ? dev : refused("ENETDOWN");
  }
  const found = ns.fib.lookup({ destination: gateway, oif: dev, scope: scope.link });
  if (typeof found === "string") return say(ns, "ENETUNREACH", "Nexthop has invalid gateway");
  if (found.type !== "unicast" && found.type !== "local") return say(ns, "EINVAL", "Nexthop has invalid gateway");
  if (!found.dev?.up) return say(ns, "ENETDOWN", "Nexthop device is not up");
  return found.dev;
}

export interface RouteMatch {
  readonly table: number;
  readonly prefix: Ipv4;
  readonly length: number;
  readonly type?: FibRoute["type"] | undefined;
  readonly gateway?: Ipv4 | undefined;
  readonly dev?: Device | undefined;
  readonly priority?: number | undefined;
  readonly prefsrc?: Ipv4 | undefined;
  readonly scope?: number | undefined;
}

/** fib_table_delete: the first that agrees with all that was said. */
export function removeRoute(ns: NetNs, match: RouteMatch): Refused | undefined {
  const found = ns.fib
    .at(match.table, match.prefix, match.length)
    .find(
      (r) =>
        (match.type === undefined || r.type === match.type) &&
        (match.gateway === undefined || r.gateway === match.gateway) &&
        (match.dev === undefined || r.dev === match.dev) &&
        (match.priority === undefined || r.priority === match.priority) &&
        (match.prefsrc === undefined || r.prefsrc === match.prefsrc) &&
        (match.scope === undefined || r.scope === match.scope),
    );
  if (!found) return refused("ESRCH");
  ns.fib.remove(found);
  ns.change("route", `deleted ${routeWords(found)}`);
  return undefined;
}
