// ip route add, replace, change, append, prepend, del: a route in words.
import { config, type RouteProtocol, type RouteType, scope, table } from "../../../net/index.js";
import type { Ipv4 } from "../../../wire/address.js";
import type { World } from "../../world.js";
import {
  type Arguments,
  address,
  answer,
  device,
  garbage,
  invalid,
  matches,
  notSimulated,
  type Prefix,
  prefix,
} from "../arguments.js";
import { protocols, scopeOf, tableOf, types } from "./words.js";

interface Spec {
  to: Prefix | undefined;
  type: RouteType | undefined;
  via: Ipv4 | undefined;
  device: string | undefined;
  src: Ipv4 | undefined;
  metric: number | undefined;
  scope: number | undefined;
  protocol: RouteProtocol | undefined;
  table: number | "all" | undefined;
  onlink: boolean;
}

function spec(args: Arguments, world: World): Spec {
  const wanted: Spec = {
    to: undefined,
    type: undefined,
    via: undefined,
    device: undefined,
    src: undefined,
    metric: undefined,
    scope: undefined,
    protocol: undefined,
    table: undefined,
    onlink: false,
  };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "src") wanted.src = address(args.need(), "inet");
    else if (word === "via") wanted.via = address(args.need(), "inet");
    else if (word === "dev" || word === "oif") wanted.device = args.need();
    else if (matches(word, "metric") || matches(word, "priority") || word === "preference") {
      const typed = args.need();
      if (!/^\d+$/.test(typed)) throw invalid('"metric" value is invalid\n', typed);
      wanted.metric = Number(typed);
    } else if (matches(word, "scope")) wanted.scope = scopeOf(args.need());
    else if (matches(word, "protocol")) {
      const typed = args.need();
      wanted.protocol = protocols.find((p) => p === typed);
      if (!wanted.protocol) throw invalid('"protocol" value is invalid\n', typed);
    } else if (matches(word, "table")) wanted.table = tableOf(args.need());
    else if (word === "onlink") wanted.onlink = true;
    else if (
      [
        "nexthop",
        "nhid",
        "mtu",
        "advmss",
        "tos",
        "dsfield",
        "encap",
        "realms",
        "rtt",
        "window",
        "initcwnd",
        "pref",
      ].includes(word)
    )
      throw notSimulated(`ip route … ${word}`);
    else {
      if (matches(word, "to") && word.length > 1) word = args.need();
      const type = types.find((t) => t === word);
      if (type && wanted.type === undefined) {
        wanted.type = type;
        word = args.need();
      }
      if (wanted.to) throw garbage("to", word);
      wanted.to = prefix(word, world);
    }
  }
  return wanted;
}

export function change(args: Arguments, world: World, mode: config.InsertMode | "delete"): string {
  if (args.peek() === undefined) throw notSimulated("ip route help");
  const wanted = spec(args, world);
  const dev = wanted.device === undefined ? undefined : device(world, wanted.device);
  const type = wanted.type ?? "unicast";
  const id =
    wanted.table === undefined ? (type === "local" || type === "broadcast" ? table.local : table.main) : wanted.table;
  if (id !== table.main && id !== table.local) throw notSimulated(`ip route … table ${id}`);
  const to = wanted.to ?? { address: 0, length: 0, explicit: true };
  if (mode === "delete") {
    const { via: gateway, metric: priority, src: prefsrc } = wanted;
    const match = {
      table: id,
      prefix: to.address,
      length: to.length,
      type: wanted.type,
      gateway,
      dev,
      priority,
      prefsrc,
      scope: wanted.scope,
    };
    answer(config.removeRoute(world.netns, match));
    return "";
  }
  const discards = type === "blackhole" || type === "unreachable" || type === "prohibit";
  const natural = type === "local" ? scope.host : discards || wanted.via !== undefined ? scope.universe : scope.link;
  answer(
    config.addRoute(
      world.netns,
      {
        table: id,
        prefix: to.address,
        length: to.length,
        type,
        scope: wanted.scope ?? natural,
        protocol: wanted.protocol ?? "boot",
        priority: wanted.metric ?? 0,
        gateway: wanted.via,
        dev,
        prefsrc: wanted.src,
        onlink: wanted.onlink,
      },
      mode,
    ),
  );
  return "";
}
