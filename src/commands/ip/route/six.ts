// ip -6 route show, and the IPv6 half of `ip route show table all`. Left out: everything that changes IPv6 routes, and get.
import { type Route6, routes6, table } from "../../../net/index.js";
import { formatIpv6, type Ipv6 } from "../../../wire/address.js";
import type { Printer } from "../../iproute2/printer.js";
import type { World } from "../../world.js";
import { IpError, type Options } from "../arguments.js";
import { RouteWords } from "./line.js";
import type { Selector } from "./list.js";
import { protocolName } from "./words.js";

type Prefix6 = { readonly address: Ipv6; readonly length: number };

const within = (inner: Prefix6, outer: Prefix6): boolean =>
  inner.length >= outer.length && (inner.address ^ outer.address) >> BigInt(128 - outer.length) === 0n;

export function selected6(chosen: Selector, world: World): Route6[] {
  const { root, match } = chosen.six ?? {};
  // What was said of IPv4 is true of none of them.
  if (chosen.root || chosen.match || chosen.via !== undefined || chosen.src !== undefined) return [];
  if ((chosen.scope ?? 0) !== 0 || chosen.tos) return [];
  if (chosen.protocol !== undefined && chosen.protocol !== "all" && chosen.protocol !== "kernel") return [];
  const known: readonly unknown[] = ["all", table.main, table.local];
  if (!known.includes(chosen.table)) throw new IpError("Error: ipv6: FIB table does not exist.\nDump terminated\n", 2);
  return routes6(world.netns).filter((route) => {
    const own = { address: route.prefix, length: route.length };
    return (
      (chosen.table === "all" || chosen.table === route.table) &&
      (chosen.dev === undefined || chosen.dev === route.dev) &&
      (chosen.type === undefined || chosen.type === route.type) &&
      (chosen.metric === undefined || chosen.metric === route.metric) &&
      (root === undefined || within(own, root)) &&
      (match === undefined || within(match, own))
    );
  });
}

export function printRoute6(print: Printer, route: Route6, chosen: Selector, world: World, options: Options): void {
  const say = new RouteWords(print, world, options);
  const to = `${formatIpv6(route.prefix)}${route.length === 128 ? "" : `/${route.length}`}`;
  say.head(route.type, to, () => {
    if (chosen.dev === undefined) say.dev(route.dev.name);
  });
  if (chosen.table === "all" && (route.table !== table.main || options.details)) say.table(route.table);
  if (chosen.protocol === undefined || chosen.protocol === "all")
    say.said("protocol", protocolName("kernel", options.numeric), `proto ${protocolName("kernel", options.numeric)}`);
  if (options.details) say.said("scope", "global", "scope global");
  if (chosen.metric === undefined) say.said("metric", route.metric, `metric ${route.metric}`);
  say.flags(route.linkdown ? ["linkdown"] : []);
  // 3.10 tells no preference.
  if (world.kernel.profile.kernel.version !== "3.10") print.put("pref", "medium", "pref medium");
}
