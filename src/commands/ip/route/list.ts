// ip route show: which routes. How each is printed is line.ts.
import { type Device, type FibRoute, type Hop, type Route6, type RouteType, table } from "../../../net/index.js";
import { formatIpv4, type Ipv4 } from "../../../wire/address.js";
import { listing } from "../../iproute2/printer.js";
import type { World } from "../../world.js";
import {
  type Arguments,
  device,
  IpError,
  invalid,
  matches,
  type Options,
  type Prefix,
  prefix,
  prefix6,
} from "../arguments.js";
import { printCache } from "./cache.js";
import { realms } from "./change.js";
import { printRoute, RouteWords } from "./line.js";
import { printRoute6, selected6 } from "./six.js";
import { listedTable, protocolOf, scopeOf, tosOf, typeOf } from "./words.js";

export interface Selector {
  table: number | "all";
  cache: boolean;
  dev?: Device;
  /** Not wider than this one, not narrower than that one; `exact` is both. */
  root?: Prefix;
  match?: Prefix;
  type?: RouteType | "xresolve";
  protocol?: string;
  scope?: number;
  via?: Ipv4;
  src?: Ipv4;
  metric?: number;
  tos?: number;
  /** Prefixes of IPv6. */
  six?: { root?: Prefix6; match?: Prefix6 };
  realm?: number;
  /** What no route has: a source, an input device. */
  nothing?: boolean;
}

type Prefix6 = NonNullable<ReturnType<typeof prefix6>>;

export function selector(args: Arguments, world: World): Selector {
  const chosen: Selector = { table: table.main, cache: false };
  const place = (word: string, ...keys: readonly ("root" | "match")[]) => {
    const six = word.includes(":") ? prefix6(word) : undefined;
    for (const key of keys)
      if (six) chosen.six = { ...chosen.six, [key]: six };
      else chosen[key] = prefix(word, world);
  };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (matches(word, "table")) chosen.table = listedTable(args.need(), world);
    else if (word === "cache" || word === "cached" || word === "cloned") chosen.cache = true;
    else if (word === "dev" || word === "oif") chosen.dev = device(world, args.need());
    else if (word === "tos" || matches(word, "dsfield")) {
      const typed = args.need();
      const tos = tosOf(typed);
      if (tos === undefined) throw invalid("TOS value is invalid\n", typed);
      chosen.tos = tos;
    } else if (matches(word, "protocol")) {
      const typed = args.need();
      const protocol = typed === "all" ? "all" : protocolOf(typed);
      if (!protocol) throw invalid('invalid "protocol"\n', typed);
      chosen.protocol = protocol;
    } else if (matches(word, "scope")) {
      const typed = args.need();
      if (typed !== "all") chosen.scope = scopeOf(typed, 'invalid "scope"\n');
    } else if (matches(word, "type")) chosen.type = typeOf(args.need());
    else if (word === "via") chosen.via = prefix(args.need(), world).address;
    else if (word === "src") chosen.src = prefix(args.need(), world).address;
    else if (word === "from") chosen.nothing = prefix(args.need(), world).length > 0;
    else if (word === "iif") chosen.nothing = device(world, args.need()) !== undefined;
    else if (word === "realm" || word === "realms") chosen.realm = realms(args.need(), "invalid realms\n");
    else if (matches(word, "metric") || matches(word, "priority") || word === "preference") {
      const typed = args.need();
      if (!/^\d+$/.test(typed)) throw invalid('"metric" value is invalid\n', typed);
      chosen.metric = Number(typed);
    } else if (word === "vrf") throw invalid("Invalid VRF\n", args.need());
    else if (matches(word, "root")) place(args.need(), "root");
    else if (matches(word, "match")) place(args.need(), "match");
    else {
      if (matches(word, "to")) word = args.need();
      if (matches(word, "root") || matches(word, "match")) {
        place(args.need(), matches(word, "root") ? "root" : "match");
        continue;
      }
      if (matches(word, "exact")) word = args.need();
      place(word, "root", "match");
    }
  }
  return chosen;
}

// TO alone says nothing of FROM.
const sameRealms = (wanted: number, own: number): boolean =>
  ((wanted ^ own) & (wanted > 0xffff ? 0xffff_ffff : 0xffff)) === 0;

const within = (inner: { address: Ipv4; length: number }, outer: { address: Ipv4; length: number }): boolean =>
  inner.length >= outer.length && (outer.length === 0 || (inner.address ^ outer.address) >>> (32 - outer.length) === 0);

/** The filter of iproute2 (filter_nlmsg); a device and a table are the kernel's own. */
export function selected(chosen: Selector, world: World, verb: "Dump" | "Flush" = "Dump"): FibRoute[] {
  const { fib } = world.netns;
  // The local table is made with the first address.
  const bare =
    chosen.table === table.local && fib.routes(table.local).length === 0 && world.netns.loopback.qdisc === "noop";
  if (chosen.table !== "all" && (bare || !fib.has(chosen.table))) {
    if (world.kernel.profile.kernel.version === "3.10") return [];
    throw new IpError(`Error: ipv4: FIB table does not exist.\n${verb} terminated\n`, 2);
  }
  const ids = chosen.table === "all" ? fib.ids() : [chosen.table];
  const said = <T>(wanted: T | undefined, own: T): boolean => wanted === undefined || wanted === own;
  return ids
    .flatMap((id) => fib.routes(id))
    .filter((route) => {
      const own = { address: route.prefix, length: route.length };
      const only = route.hops.length === 1 ? route.hops[0] : undefined;
      return (
        (chosen.dev === undefined || only?.dev === chosen.dev) &&
        (chosen.root === undefined || within(own, chosen.root)) &&
        (chosen.match === undefined || within(chosen.match, own)) &&
        said(chosen.type, route.type) &&
        (chosen.protocol === "all" || said(chosen.protocol, route.protocol)) &&
        said(chosen.scope, route.scope) &&
        said(chosen.tos, route.tos) &&
        (chosen.realm === undefined || sameRealms(chosen.realm, route.realm ?? 0)) &&
        !chosen.nothing &&
        said(chosen.metric, route.priority) &&
        (chosen.src === undefined || route.prefsrc === chosen.src) &&
        (chosen.via === undefined || only?.gateway === chosen.via)
      );
    });
}

export function show(args: Arguments, world: World, options: Options): string {
  const chosen = selector(args, world);
  if (chosen.cache) return exceptions(world, chosen, options);
  // Of every table both families are told, unless one was named.
  const both = chosen.table === "all" && options.family === undefined;
  const six = options.family === "inet6" || both ? dumped(() => selected6(chosen, world), options) : [];
  const four = options.family === "inet6" || chosen.six ? [] : dumped(() => selected(chosen, world), options);
  return tell(four, six, chosen, world, options);
}

/** Each route a line; what was asked for is not said again. */
export function tell(
  routes: readonly FibRoute[],
  six: readonly Route6[],
  chosen: Selector,
  world: World,
  options: Options,
): string {
  const hidden = {
    table: chosen.table !== "all",
    dev: chosen.dev !== undefined,
    via: chosen.via !== undefined,
    realm: chosen.realm !== undefined && chosen.realm > 0xffff,
    protocol: chosen.protocol !== undefined && chosen.protocol !== "all",
    scope: chosen.scope !== undefined,
    src: chosen.src !== undefined,
    metric: chosen.metric !== undefined,
    tos: chosen.tos !== undefined,
  };
  return listing(options, (print) => {
    for (const route of routes)
      print.object(undefined, () => {
        printRoute(print, route, hidden, world, options);
        print.say("\n");
      });
    for (const route of six)
      print.object(undefined, () => {
        printRoute6(print, route, chosen, world, options);
        print.say("\n");
      });
  });
}

// A dump that is refused leaves the list open.
function dumped<T>(ask: () => T, { json, pretty }: Options): T {
  try {
    return ask();
  } catch (error) {
    if (!json || !(error instanceof IpError)) throw error;
    throw new IpError(error.text, error.status, error.before, pretty ? "[ " : "[", true);
  }
}

// fib_dump_info_fnhe: what was learnt, hop by hop.
function exceptions(world: World, chosen: Selector, options: Options): string {
  const seen = new Set<Hop>();
  const routes = selected({ ...chosen, cache: false }, world);
  return listing(options, (print) => {
    const say = new RouteWords(print, world, options);
    for (const hop of routes.flatMap((route) => route.hops)) {
      if (seen.has(hop)) continue;
      seen.add(hop);
      for (const [destination, learnt] of hop.exceptions) {
        if (learnt.expires < world.kernel.jiffies) continue;
        const gateway = learnt.gateway ?? hop.gateway;
        print.object(undefined, () => {
          say.head("unicast", formatIpv4(destination), () => {
            if (gateway !== undefined) say.via(formatIpv4(gateway));
            say.dev(hop.dev.name);
          });
          const flags = learnt.gateway === undefined ? [] : ["redirected"];
          printCache(say, { flags, exception: learnt });
          print.say("\n");
        });
      }
    }
  });
}
