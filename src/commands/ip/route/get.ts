// ip route get: one lookup, as the kernel answers it (inet_rtm_getroute, rt_fill_info).
import {
  type Device,
  type Exception,
  isRefusal,
  type Metrics,
  type Route,
  routeInput,
  routeOutput,
  table,
} from "../../../net/index.js";
import { formatIpv4, type Ipv4 } from "../../../wire/address.js";
import { strerror } from "../../errno.js";
import type { World } from "../../world.js";
import {
  type Arguments,
  address,
  device,
  IpError,
  invalid,
  matches,
  notSimulated,
  type Options,
  type Prefix,
  prefix,
} from "../arguments.js";
import { line } from "./line.js";
import { metricWords } from "./metrics.js";
import { hexTos, tableName, tosOf } from "./words.js";

interface Question {
  to?: Prefix;
  from?: Ipv4;
  oif?: Device;
  iif?: Device;
  mark?: number;
  tos?: number;
  uid?: number;
  protocol?: number;
  sport?: number;
  dport?: number;
  fibmatch: boolean;
  connected: boolean;
}

const ipProtocols: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, sctp: 132 };

function question(args: Arguments, world: World): Question {
  const asked: Question = { fibmatch: false, connected: false };
  const number = (message: string, most = 0xffff_ffff): number => {
    const typed = args.need();
    if (!/^(0x[0-9a-f]+|\d+)$/i.test(typed) || Number(typed) > most) throw invalid(message, typed);
    return Number(typed);
  };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "from") asked.from = address(args.need(), "inet");
    else if (word === "oif" || word === "dev") asked.oif = device(world, args.need());
    else if (word === "iif") asked.iif = device(world, args.need());
    else if (word === "mark") asked.mark = number("invalid mark value");
    else if (word === "tos" || matches(word, "dsfield")) {
      const typed = args.need();
      const tos = tosOf(typed);
      if (tos === undefined) throw invalid("TOS value is invalid\n", typed);
      asked.tos = tos;
    } else if (matches(word, "uid")) asked.uid = number("invalid UID\n");
    else if (matches(word, "ipproto")) {
      const typed = args.need();
      const protocol = ipProtocols[typed] ?? (/^\d+$/.test(typed) ? Number(typed) : undefined);
      if (protocol === undefined) throw invalid('Invalid "ipproto" value\n', typed);
      asked.protocol = protocol;
    } else if (word === "sport") asked.sport = number("invalid sport\n", 0xffff);
    else if (word === "dport") asked.dport = number("invalid dport\n", 0xffff);
    else if (matches(word, "connected")) asked.connected = true;
    else if (word === "fibmatch") asked.fibmatch = true;
    else if (word === "notify" || word === "vrf" || word === "as") throw notSimulated(`ip route get … ${word}`);
    else {
      if (matches(word, "to")) word = args.need();
      asked.to = prefix(word, world, asked.to ? "inet" : undefined);
    }
  }
  return asked;
}

export function get(args: Arguments, world: World, options: Options): { text: string; warning: string } {
  const asked = question(args, world);
  const { to } = asked;
  if (!to) throw new IpError("need at least a destination address\n", 1);
  const odd = to.explicit && to.length !== 32 && to.length !== 0 && world.kernel.profile.tools.iproute2 !== "3.10";
  const warning = odd ? `Warning: /${to.length} as prefix is invalid, only /32 (or none) is supported.\n` : "";
  try {
    const route = ask(asked, to.address, world);
    const text =
      asked.fibmatch && route.fib ? fibMatch(route, world, options) : answer(route, asked, to.address, world, options);
    // Without a source it asks again with the one that was chosen, and prints both answers.
    return { text: asked.connected && asked.from === undefined ? text + text : text, warning };
  } catch (error) {
    if (warning === "" || !(error instanceof IpError)) throw error;
    throw new IpError(warning + error.text, error.status);
  }
}

const fibMatch = (route: Route, world: World, options: Options): string =>
  `${line({ ...route.fib!, table: route.table }, {}, world, options.oneline)}\n`;

function ask(asked: Question, destination: Ipv4, world: World): Route {
  const refuse = (errno: string) => new IpError(`RTNETLINK answers: ${strerror(errno)}\n`, 2);
  const { from: source, iif, ...rest } = asked;
  if (!iif) {
    const route = routeOutput(world.netns, { ...rest, destination, source });
    if (typeof route === "string") throw refuse(route);
    return route;
  }
  const { mark, tos } = asked;
  const result = routeInput(world.netns, { source: source ?? 0, destination, dev: iif, mark, tos });
  if (isRefusal(result)) throw refuse(result.refused === "IP_RPFILTER" ? "EXDEV" : "EINVAL");
  if (result.route.error) throw refuse(result.route.error);
  return result.route;
}

function answer(route: Route, asked: Question, to: Ipv4, world: World, options: Options): string {
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  const shown = route.destination === to || to !== 0 ? to : 0;
  const head = [
    ...(route.type === "unicast" ? [] : [route.type]),
    formatIpv4(shown),
    ...(asked.from === undefined ? [] : [`from ${formatIpv4(asked.from)}`]),
    ...(route.fib?.tos ? [`tos ${hexTos(route.fib.tos)}`] : []),
    ...(route.gateway === undefined ? [] : [`via ${formatIpv4(route.gateway)}`]),
    `dev ${route.dev.name}`,
  ].join(" ");
  const rest = [
    ...(route.table === 0 || route.table === table.main || old ? [] : [`table ${tableName(route.table)}`]),
    ...(asked.from === undefined && !asked.iif && route.source !== 0 ? [`src ${formatIpv4(route.source)}`] : []),
    // RTCF_MULTICAST is the bit that iproute2 takes for RTM_F_OFFLOAD_FAILED.
    ...(route.type === "multicast" && !old ? ["rt_offload_failed"] : []),
    ...(asked.mark ? [`mark ${asked.mark < 16 ? asked.mark : `0x${asked.mark.toString(16)}`}`] : []),
    ...(route.fib?.realm === undefined ? [] : [`realm ${route.fib.realm}`]),
    ...(asked.iif || old ? [] : [`uid ${asked.uid ?? 0}`]),
  ];
  const { exception, fib } = route;
  const flags = [
    ...(route.toUs ? ["local"] : []),
    ...(route.type === "multicast" ? ["mc"] : []),
    ...(route.type === "broadcast" ? ["brd"] : []),
    ...(exception?.gateway === undefined ? [] : ["redirected"]),
    ...(route.redirect ? ["redirect"] : []),
  ];
  const metrics = fib?.metrics;
  const cache = cacheLine(world, { flags, exception, metrics, iif: asked.iif, oneline: options.oneline });
  if (old) return `${[head, ...rest].join("  ")}${cache.trimEnd()}\n`;
  return `${[head, ...rest].join(" ")} ${cache}\n`;
}

interface Cached {
  readonly flags: readonly string[];
  readonly exception?: Exception | undefined;
  readonly metrics?: Metrics | undefined;
  readonly iif?: Device | undefined;
  readonly oneline?: boolean;
}

/** The second line: flags, what was learnt and how long it holds, metrics. */
export function cacheLine(world: World, { flags, exception, metrics, iif, oneline }: Cached): string {
  // A tick at least passes between a packet and the program that asks.
  const left = exception ? exception.expires - world.kernel.jiffies - 1 : 0;
  const learnt = exception && left > 0 && exception.mtu > 0 ? exception : undefined;
  const values = { ...metrics?.values, ...(learnt ? { mtu: learnt.mtu } : {}) };
  const locked = [...(metrics?.locked ?? []), ...(learnt?.mtuLocked ? ["mtu"] : [])];
  const words = [
    "cache",
    ...(flags.length > 0 ? [`<${flags.join(",")}>`] : []),
    ...(left > 0 ? [`expires ${Math.floor(left / world.kernel.profile.kernel.hz)}sec`] : []),
    ...metricWords({ values, locked }),
    ...(iif ? [`iif ${iif.name}`] : []),
  ];
  return `${oneline ? "\\" : "\n"}    ${words.join(" ")} `;
}
