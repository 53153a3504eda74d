// ip route show: which routes, and how each is printed.
import { type Device, type FibRoute, type RouteType, scope, table } from "../../../net/index.js";
import { formatIpv4, type Ipv4 } from "../../../wire/address.js";
import type { World } from "../../world.js";
import { type Arguments, address, device, IpError, matches, notSimulated, type Prefix, prefix } from "../arguments.js";
import { scopeOf, scopes, tableOf, typeOf } from "./words.js";

interface Selector {
  table: number | "all";
  dev: Device | undefined;
  exact: Prefix | undefined;
  root: Prefix | undefined;
  match: Prefix | undefined;
  type: RouteType | undefined;
  protocol: string | undefined;
  scope: number | undefined;
  via: Ipv4 | undefined;
}

export function selector(args: Arguments, world: World): Selector {
  const chosen: Selector = {
    table: table.main,
    dev: undefined,
    exact: undefined,
    root: undefined,
    match: undefined,
    type: undefined,
    protocol: undefined,
    scope: undefined,
    via: undefined,
  };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (matches(word, "table")) chosen.table = tableOf(args.need());
    else if (word === "dev" || word === "oif") chosen.dev = device(world, args.need());
    else if (matches(word, "protocol")) chosen.protocol = args.need();
    else if (matches(word, "scope")) chosen.scope = scopeOf(args.need());
    else if (matches(word, "type")) chosen.type = typeOf(args.need());
    else if (word === "via") chosen.via = address(args.need(), "inet");
    else if (matches(word, "root")) chosen.root = prefix(args.need(), world);
    else if (matches(word, "match")) chosen.match = prefix(args.need(), world);
    else if (["src", "from", "realms", "tos", "vrf", "cache", "cloned"].includes(word))
      throw notSimulated(`ip route show ${word}`);
    else {
      if (matches(word, "to")) word = args.need();
      if (matches(word, "exact")) word = args.need();
      chosen.exact = prefix(word, world);
    }
  }
  return chosen;
}

export function selected(chosen: Selector, world: World): FibRoute[] {
  const ids = chosen.table === "all" ? [table.main, table.local] : [chosen.table];
  const within = (inner: Prefix, outer: { address: Ipv4; length: number }) =>
    inner.length >= outer.length &&
    (outer.length === 0 || (inner.address ^ outer.address) >>> (32 - outer.length) === 0);
  return ids
    .flatMap((id) => world.netns.fib.routes(id))
    .filter((route) => {
      const own: Prefix = { address: route.prefix, length: route.length, explicit: true };
      return (
        (chosen.dev === undefined || route.dev === chosen.dev) &&
        (chosen.exact === undefined || (own.address === chosen.exact.address && own.length === chosen.exact.length)) &&
        (chosen.root === undefined || within(own, chosen.root)) &&
        (chosen.match === undefined || within(chosen.match, own)) &&
        (chosen.type === undefined || route.type === chosen.type) &&
        (chosen.protocol === undefined || chosen.protocol === "all" || route.protocol === chosen.protocol) &&
        (chosen.scope === undefined || route.scope === chosen.scope) &&
        (chosen.via === undefined || route.gateway === chosen.via)
      );
    });
}

export function show(args: Arguments, world: World): string {
  const chosen = selector(args, world);
  if (chosen.table !== "all" && chosen.table !== table.main && chosen.table !== table.local) {
    if (world.kernel.profile.kernel.version === "3.10") return "";
    throw new IpError("Error: ipv4: FIB table does not exist.\nDump terminated\n", 2);
  }
  return selected(chosen, world)
    .map((route) => `${line(route, chosen, world)}\n`)
    .join("");
}

const target = (route: FibRoute): string =>
  route.length === 0
    ? "default"
    : route.length === 32
      ? formatIpv4(route.prefix)
      : `${formatIpv4(route.prefix)}/${route.length}`;

function line(route: FibRoute, chosen: Selector, world: World): string {
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  const scopeName = Object.keys(scopes).find((name) => scopes[name] === route.scope) ?? String(route.scope);
  const linkdown = route.type !== "local" && route.dev?.up && !route.dev.carrier && !old;
  const head = [
    ...(route.type === "unicast" ? [] : [route.type]),
    target(route),
    ...(route.gateway === undefined || chosen.via !== undefined ? [] : [`via ${formatIpv4(route.gateway)}`]),
    ...(route.dev && !chosen.dev ? [`dev ${route.dev.name}`] : []),
  ].join(" ");
  const rest = [
    ...(chosen.table === "all" && route.table === table.local ? ["table local"] : []),
    ...(route.protocol === "boot" || (chosen.protocol !== undefined && chosen.protocol !== "all")
      ? []
      : [`proto ${route.protocol}`]),
    ...(route.scope === scope.universe || chosen.scope !== undefined ? [] : [`scope ${scopeName}`]),
    ...(route.prefsrc === undefined ? [] : [`src ${formatIpv4(route.prefsrc)}`]),
    ...(route.priority === 0 ? [] : [`metric ${route.priority}`]),
    ...(route.onlink ? ["onlink"] : []),
    ...(linkdown ? ["linkdown"] : []),
  ];
  // The old one puts two blanks before each attribute and ends with one; the document's copy shows none at the end.
  return old ? [head, ...rest].join("  ") : `${[head, ...rest].join(" ")} `;
}
