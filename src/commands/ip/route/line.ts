// How ip prints one route (print_route in iproute2's iproute.c).
import { type FibRoute, type Hop, scope, table } from "../../../net/index.js";
import { formatIpv4 } from "../../../wire/address.js";
import type { World } from "../../world.js";
import { metricWords } from "./metrics.js";
import { hexTos, scopeName, tableName } from "./words.js";

/** What was asked for, and so is not said again. */
export interface Hidden {
  readonly table?: boolean;
  readonly dev?: boolean;
  readonly via?: boolean;
  readonly protocol?: boolean;
  readonly scope?: boolean;
  readonly src?: boolean;
}

const target = (route: FibRoute): string =>
  route.length === 0
    ? "default"
    : route.length === 32
      ? formatIpv4(route.prefix)
      : `${formatIpv4(route.prefix)}/${route.length}`;

// print_rt_flags
function flags(hop: Hop, world: World): string[] {
  if (world.kernel.profile.tools.iproute2 === "3.10") return hop.onlink ? ["onlink"] : [];
  const down = hop.scope !== scope.nowhere && (!hop.dev.up || !hop.dev.carrier);
  const dead = (hop.scope !== scope.nowhere && !hop.dev.up) || (down && world.netns.ignoresLinkdown(hop.dev));
  return [...(dead ? ["dead"] : []), ...(hop.onlink ? ["onlink"] : []), ...(down ? ["linkdown"] : [])];
}

export function line(route: FibRoute, hidden: Hidden, world: World, oneline: boolean): string {
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  const only = route.hops.length === 1 ? route.hops[0] : undefined;
  const words = [
    ...(route.type === "unicast" ? [] : [route.type]),
    target(route),
    ...(route.nhid === undefined ? [] : [`nhid ${route.nhid}`]),
    ...(route.tos === 0 ? [] : [`tos ${hexTos(route.tos)}`]),
    ...(only?.gateway === undefined || hidden.via ? [] : [`via ${formatIpv4(only.gateway)}`]),
    ...(only && !hidden.dev ? [`dev ${only.dev.name}`] : []),
    ...(route.type === "blackhole" && route.nhid !== undefined ? [`dev ${world.netns.loopback.name}`] : []),
  ];
  const head = words.join(" ");
  const rest = [
    ...(hidden.table || route.table === table.main ? [] : [`table ${tableName(route.table)}`]),
    ...(route.protocol === "boot" || hidden.protocol ? [] : [`proto ${route.protocol}`]),
    ...(route.scope === scope.universe || hidden.scope ? [] : [`scope ${scopeName(route.scope)}`]),
    ...(route.prefsrc === undefined || hidden.src ? [] : [`src ${formatIpv4(route.prefsrc)}`]),
    ...(route.priority === 0 ? [] : [`metric ${route.priority}`]),
    ...(only ? flags(only, world) : []),
    ...(route.realm === undefined ? [] : [`realm ${route.realm}`]),
    ...(route.metrics ? metricWords(route.metrics) : []),
  ];
  const hops = route.hops.length < 2 ? "" : route.hops.map((hop) => hopLine(hop, world, oneline)).join("");
  // The old one puts two blanks before each attribute and ends with one; the document's copy shows none at the end.
  return old ? `${[head, ...rest].join("  ")}${hops}` : `${[head, ...rest].join(" ")} ${hops}`;
}

function hopLine(hop: Hop, world: World, oneline: boolean): string {
  const words = [
    "nexthop",
    ...(hop.gateway === undefined ? [] : [`via ${formatIpv4(hop.gateway)}`]),
    `dev ${hop.dev.name}`,
    `weight ${hop.weight}`,
    ...flags(hop, world),
  ];
  return `${oneline ? "\\" : "\n"}\t${words.join(" ")} `;
}
