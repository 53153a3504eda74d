// How ip prints one route (print_route in iproute2's iproute.c).
import { type FibRoute, type Hop, scope, table } from "../../../net/index.js";
import { formatIpv4 } from "../../../wire/address.js";
import type { Printer } from "../../iproute2/printer.js";
import type { World } from "../../world.js";
import type { Options } from "../arguments.js";
import { printNexthop } from "../nexthopline.js";
import { printMetrics } from "./metrics.js";
import { protocolName, scopeName, tableName, tosName, typeName } from "./words.js";

/** What was asked for, and so is not said again. */
export interface Hidden {
  readonly table?: boolean;
  readonly dev?: boolean;
  readonly via?: boolean;
  readonly protocol?: boolean;
  readonly scope?: boolean;
  readonly src?: boolean;
  readonly metric?: boolean;
  readonly tos?: boolean;
  readonly realm?: boolean;
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
  const { dead, linkdown } = hop.flags;
  const unused = dead || (linkdown && world.netns.ignoresLinkdown(hop.dev));
  return [...(unused ? ["dead"] : []), ...(hop.onlink ? ["onlink"] : []), ...(linkdown ? ["linkdown"] : [])];
}

/** Says what a route has, each a word group; 3.10's iproute2 puts two blanks before each instead of one behind. */
export class RouteWords {
  readonly old: boolean;
  constructor(
    readonly print: Printer,
    readonly world: World,
    readonly options: Options,
  ) {
    this.old = world.kernel.profile.tools.iproute2 === "3.10";
  }

  /** The destination and the way to it. */
  head(type: FibRoute["type"], to: string, rest: () => void): void {
    const { print, options } = this;
    if (type !== "unicast" || options.details) {
      const word = typeName(type, options.numeric);
      print.put("type", word, `${word} `);
    }
    print.put("dst", to, `${to} `, to === "default" ? undefined : "inet");
    rest();
    if (this.old) print.trim();
  }

  via(gateway: string): void {
    this.print.say("via ");
    this.print.put("gateway", gateway, `${gateway} `, "inet");
  }

  tos(tos: number): void {
    const name = tosName(tos, this.options.numeric);
    this.print.put("tos", name, `tos ${name} `);
  }

  dev(name: string): void {
    this.print.say("dev ");
    this.print.put("dev", name, `${name} `, "ifname");
  }

  readonly said = (key: string, value: string | number, text: string): void =>
    this.print.put(key, value, this.old ? `  ${text}` : `${text} `);

  table(id: number): void {
    const name = tableName(id, this.world, this.options.numeric);
    this.said("table", name, `table ${name}`);
  }

  src(address: string): void {
    if (this.old) return this.said("prefsrc", address, `src ${address}`);
    this.print.say("src ");
    this.print.put("prefsrc", address, `${address} `, "inet");
  }

  flags(words: readonly string[]): void {
    this.print.list("flags", () => {
      for (const each of words) {
        this.print.data(undefined, each);
        this.print.say(this.old ? `  ${each}` : `${each} `);
      }
    });
  }

  realm(to: number | undefined): void {
    if (to === undefined) return;
    const from = to >>> 16;
    const name = (realm: number) => (realm === 0 && !this.options.numeric ? "cosmos" : String(realm));
    this.print.object("flow", () => {
      if (from === 0) return this.said("to", String(to), `realm ${to}`);
      this.print.put("from", String(from), `realms ${from}/`);
      this.said("to", name(to & 0xffff), `${name(to & 0xffff)}`);
    });
  }
}

export function printRoute(print: Printer, route: FibRoute, hidden: Hidden, world: World, options: Options): void {
  const say = new RouteWords(print, world, options);
  const only = route.hops.length === 1 ? route.hops[0] : undefined;
  say.head(route.type, target(route), () => {
    if (route.nhid !== undefined) print.put("nhid", route.nhid, `nhid ${route.nhid} `);
    if (route.tos !== 0 && !hidden.tos) say.tos(route.tos);
    if (only?.gateway !== undefined && !hidden.via) say.via(formatIpv4(only.gateway));
    if (only && !hidden.dev) say.dev(only.dev.name);
    if (route.type === "blackhole" && route.nhid !== undefined) say.dev(world.netns.loopback.name);
  });
  const all = options.details;
  if (!hidden.table && (route.table !== table.main || all)) say.table(route.table);
  if (!hidden.protocol && (route.protocol !== "boot" || all)) {
    const protocol = protocolName(route.protocol, options.numeric);
    say.said("protocol", protocol, `proto ${protocol}`);
  }
  if (!hidden.scope && (route.scope !== scope.universe || all)) {
    const within = scopeName(route.scope, options.numeric);
    say.said("scope", within, `scope ${within}`);
  }
  if (route.prefsrc !== undefined && !hidden.src) say.src(formatIpv4(route.prefsrc));
  if (route.priority !== 0 && !hidden.metric) say.said("metric", route.priority, `metric ${route.priority}`);
  say.flags(only ? flags(only, world) : route.info.linkdown && !say.old ? ["linkdown"] : []);
  if (!hidden.realm) say.realm(route.realm);
  if (route.metrics) printMetrics(say, route.metrics);
  const nexthop = route.nhid === undefined || !all ? undefined : world.netns.nexthops.get(route.nhid);
  const line = options.oneline ? "\\" : "\n";
  if (nexthop)
    print.object("nh_info", () => {
      print.say("\n\tnh_info ");
      printNexthop(print, nexthop, options);
    });
  if (route.hops.length < 2) return;
  print.list("nexthops", () => {
    for (const hop of route.hops)
      print.object(undefined, () => {
        print.say(`${line}\tnexthop `);
        if (hop.gateway !== undefined) {
          print.say("via ");
          print.put("gateway", formatIpv4(hop.gateway), `${formatIpv4(hop.gateway)} `, "inet");
        }
        print.put("dev", hop.dev.name, `dev ${hop.dev.name} `);
        print.put("weight", hop.weight, `weight ${hop.weight} `);
        const words = flags(hop, world);
        print.words("flags", words, words.map((each) => `${each} `).join(""));
      });
  });
}
