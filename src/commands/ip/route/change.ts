// ip route add, replace, change, append, prepend, del: a route in words.
import { config, type Metrics, type RouteType, scope, table } from "../../../net/index.js";
import type { Ipv4 } from "../../../wire/address.js";
import type { World } from "../../world.js";
import {
  type Arguments,
  address,
  answer,
  device,
  garbage,
  IpError,
  invalid,
  matches,
  notSimulated,
  type Prefix,
  prefix,
} from "../arguments.js";
import { metricNames, metricValue } from "./metrics.js";
import { usage } from "./usage.js";
import { protocolOf, scopeOf, tableNumber, tosOf, typeWord } from "./words.js";

interface Spec {
  to?: Prefix;
  type?: RouteType;
  via?: Ipv4;
  device?: string;
  src?: Ipv4;
  metric?: number;
  tos?: number;
  scope?: number;
  protocol?: string;
  table?: number;
  realm?: number;
  nhid?: number;
  onlink: boolean;
  hops: config.NewHop[];
  metrics: Metrics;
}

const number = (word: string, what: string): number => {
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(word)) throw invalid(`"${what}" value is invalid\n`, word);
  return Number(word);
};

function spec(args: Arguments, world: World): Spec {
  const wanted: Spec = { onlink: false, hops: [], metrics: { values: {}, locked: [] } };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "src") wanted.src = address(args.need(), "inet");
    else if (word === "via") wanted.via = gateway(args);
    else if (word === "dev" || word === "oif") wanted.device = args.need();
    else if (matches(word, "metric") || matches(word, "priority") || word === "preference")
      wanted.metric = number(args.need(), "metric");
    else if (matches(word, "scope")) wanted.scope = scopeOf(args.need());
    else if (word === "tos" || matches(word, "dsfield")) {
      const typed = args.need();
      const tos = tosOf(typed);
      if (tos === undefined) throw invalid('"tos" value is invalid\n', typed);
      wanted.tos = tos;
    } else if (metricNames.includes(word)) metric(wanted, word, args);
    else if (matches(word, "protocol")) {
      const typed = args.need();
      const protocol = protocolOf(typed);
      if (!protocol) throw invalid('"protocol" value is invalid\n', typed);
      wanted.protocol = protocol;
    } else if (matches(word, "table")) {
      const typed = args.need();
      const id = typed === "all" ? 0 : tableNumber(typed, world);
      if (id === undefined) throw invalid('"table" value is invalid\n', typed);
      wanted.table = id || table.main;
    } else if (word === "realms" || word === "realm") wanted.realm = realms(args.need());
    else if (word === "onlink") wanted.onlink = true;
    else if (word === "nhid") wanted.nhid = number(args.need(), "id");
    else if (word === "nexthop") {
      hops(args, world, wanted.hops);
      break;
    } else if (word === "vrf") throw invalid("Invalid VRF\n", args.need());
    else if (["encap", "pref", "features", "congctl", "as", "expires"].includes(word))
      throw notSimulated(`ip route … ${word}`);
    else {
      if (matches(word, "to") && word.length > 1) word = args.need();
      const type = /^\d/.test(word) ? undefined : typeWord(word);
      if (type && wanted.type === undefined) {
        if (type === "xresolve") prefix(args.peek() ?? word, world);
        if (type !== "xresolve") wanted.type = type;
        word = args.need();
      }
      if (matches(word, "help")) throw new IpError(usage.route, 255);
      if (wanted.to) throw garbage("to", word);
      wanted.to = prefix(word, world);
    }
  }
  return wanted;
}

/** get_rt_realms_or_raw: FROM/TO, or TO alone. */
export function realms(word: string, message = '"realm" value is invalid\n'): number {
  const [to = "", from = "cosmos"] = word.split("/").reverse();
  const whole = /^(0x[0-9a-f]+|\d+)$/i;
  // rtnl_rtrealm_a2n: of /etc/iproute2/rt_realms only realm 0 has a name; nothing is a number too.
  const [low, high] = [to, from].map((each) => (each === "cosmos" || each === "" ? "0" : each)) as [string, string];
  if (!whole.test(low) || !whole.test(high) || word === "" || word.startsWith("/")) throw invalid(message, word);
  return Number(low) + Number(high) * 0x10000;
}

function gateway(args: Arguments): Ipv4 {
  const word = args.need();
  if (word === "inet6") throw notSimulated("ip route … via inet6");
  return address(word === "inet" ? args.need() : word, "inet");
}

function metric(wanted: Spec, name: string, args: Arguments): void {
  let word = args.need();
  const { values, locked } = wanted.metrics;
  const lock = word === "lock";
  if (lock) word = args.need();
  const value = metricValue(name, word);
  if (name === "quickack" && value !== undefined && value > 1)
    throw invalid('"quickack" value should be 0 or 1\n', word);
  if (value === undefined || value > 0xffff_ffff || (name === "hoplimit" && value > 255))
    throw invalid(`"${name}" value is invalid\n`, word);
  wanted.metrics = {
    values: { ...values, [name]: value },
    locked: lock || name === "rto_min" ? [...locked, name] : locked,
  };
}

// parse_nexthops: each begins with the word nexthop.
function hops(args: Arguments, world: World, into: config.NewHop[]): void {
  do {
    if (args.peek() === undefined) throw new IpError('Error: unexpected end of line after "nexthop"\n', 255);
    let via: Ipv4 | undefined;
    let dev: ReturnType<typeof device> | undefined;
    let weight = 1;
    let onlink = false;
    while (args.peek() !== undefined && args.peek() !== "nexthop") {
      const word = args.next()!;
      if (word === "via") via = gateway(args);
      else if (word === "dev") {
        const name = args.need();
        dev = world.netns.device(name);
        if (!dev) throw new IpError(`Cannot find device "${name}"\nError: cannot parse nexthop\n`, 255);
      } else if (word === "weight") {
        const typed = args.need();
        if (!/^\d+$/.test(typed) || Number(typed) < 1 || Number(typed) > 256)
          throw invalid('"weight" is invalid\n', typed);
        weight = Number(typed);
      } else if (word === "onlink") onlink = true;
      else if (word === "encap" || word === "realms") throw notSimulated(`ip route … nexthop ${word}`);
      else throw new IpError(`Error: "nexthop" or end of line is expected instead of "${word}"\n`, 255);
    }
    into.push({ gateway: via, dev, weight, onlink });
  } while (args.next() !== undefined);
}

export function change(args: Arguments, world: World, mode: config.InsertMode | "delete"): string {
  if (args.peek() === undefined) throw new IpError(usage.route, 255);
  const wanted = spec(args, world);
  const dev = wanted.device === undefined ? undefined : device(world, wanted.device);
  const type = wanted.type ?? "unicast";
  const toLocal = type === "local" || type === "broadcast" || type === "nat" || type === "anycast";
  const id = wanted.table ?? (toLocal ? table.local : table.main);
  const to = wanted.to ?? { address: 0, length: 0, explicit: true };
  const one = wanted.via !== undefined || dev ? [{ gateway: wanted.via, dev, onlink: wanted.onlink }] : [];
  if (one.length > 0 && wanted.hops.length > 0)
    throw new IpError("Error: Nexthop gateway does not match RTA_GATEWAY or RTA_VIA.\n", 2);
  const ways = wanted.hops.length > 0 ? wanted.hops : one;
  const { address: prefix, length } = to;
  const { src: prefsrc, nhid, tos = 0 } = wanted;
  if (mode === "delete") {
    const natural = type === "local" || type === "nat" ? scope.host : toLocal ? scope.link : undefined;
    answer(
      config.removeRoute(world.netns, {
        ...{ table: id, prefix, length, prefsrc, hops: ways, nhid, tos },
        type: wanted.type,
        protocol: wanted.protocol,
        priority: wanted.metric,
        scope: wanted.scope ?? natural,
      }),
    );
    return "";
  }
  const plain = wanted.via === undefined && wanted.hops.length === 0 && wanted.nhid === undefined;
  const near = type === "broadcast" || type === "multicast" || type === "anycast" || (type === "unicast" && plain);
  const natural = type === "local" || type === "nat" ? scope.host : near ? scope.link : scope.universe;
  const route = {
    table: id,
    prefix,
    length,
    prefsrc,
    hops: ways,
    nhid,
    tos,
    type,
    scope: wanted.scope ?? natural,
    protocol: wanted.protocol ?? "boot",
    priority: wanted.metric ?? 0,
    realm: wanted.realm,
    ...(Object.keys(wanted.metrics.values).length > 0 ? { metrics: wanted.metrics } : {}),
  };
  answer(config.addRoute(world.netns, route, mode));
  return "";
}
