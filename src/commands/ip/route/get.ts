// ip route get: one lookup, as the kernel answers it (inet_rtm_getroute, rt_fill_info).
import { type Device, isRefusal, type Route, routeInput, routeOutput, table } from "../../../net/index.js";
import { formatIpv4, type Ipv4 } from "../../../wire/address.js";
import { strerror } from "../../errno.js";
import { listing, type Printer } from "../../iproute2/printer.js";
import type { World } from "../../world.js";
import {
  type Arguments,
  device,
  IpError,
  invalid,
  matches,
  notSimulated,
  type Options,
  type Prefix,
  prefix,
} from "../arguments.js";
import { printCache } from "./cache.js";
import { printRoute, RouteWords } from "./line.js";
import { usage } from "./usage.js";
import { tosOf } from "./words.js";

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
    if (word === "from") asked.from = prefix(args.need(), world, "inet").address;
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
    else if (word === "vrf") throw invalid("Invalid VRF\n", args.need());
    else if (word === "notify" || word === "as") throw notSimulated(`ip route get … ${word}`);
    else {
      if (matches(word, "to")) word = args.need();
      if (matches(word, "help")) throw new IpError(usage.route, 255);
      asked.to = prefix(word, world, asked.to ? "inet" : undefined);
    }
  }
  return asked;
}

export function get(args: Arguments, world: World, options: Options): { text: string; warning: string } {
  const asked = question(args, world);
  const { to } = asked;
  if (options.statistics > 0) throw notSimulated("ip -s route get");
  if (!to) throw new IpError("need at least a destination address\n", 1);
  const odd = to.explicit && to.length !== 32 && to.length !== 0 && world.kernel.profile.tools.iproute2 !== "3.10";
  const warning = odd ? `Warning: /${to.length} as prefix is invalid, only /32 (or none) is supported.\n` : "";
  try {
    const route = ask(asked, to.address, world);
    const once = (format: Options) =>
      listing(format, (print) =>
        print.object(undefined, () => printOne(print, route, asked, to.address, world, format)),
      );
    // Without a source it asks again with the one that was chosen, and prints both answers, the second as text.
    const again = asked.connected && asked.from === undefined ? once({ ...options, json: false }) : "";
    return { text: once(options) + again, warning };
  } catch (error) {
    if (warning === "" || !(error instanceof IpError)) throw error;
    throw new IpError(warning + error.text, error.status);
  }
}

function printOne(print: Printer, route: Route, asked: Question, to: Ipv4, world: World, options: Options): void {
  if (!asked.fibmatch || !route.fib) return printAnswer(print, route, asked, to, world, options);
  printRoute(print, { ...route.fib, table: route.table }, {}, world, options);
  print.say("\n");
}

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

function printAnswer(print: Printer, route: Route, asked: Question, to: Ipv4, world: World, options: Options): void {
  const say = new RouteWords(print, world, options);
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  const shown = route.destination === to || to !== 0 ? to : 0;
  say.head(route.type, formatIpv4(shown), () => {
    if (asked.from !== undefined) print.put("from", formatIpv4(asked.from), `from ${formatIpv4(asked.from)} `, "inet");
    if (route.fib?.tos) say.tos(route.fib.tos);
    if (route.gateway !== undefined) say.via(formatIpv4(route.gateway));
    say.dev(route.dev.name);
  });
  const id = route.table || table.main;
  if (!old && (id !== table.main || options.details)) say.table(id);
  if (asked.from === undefined && !asked.iif && route.source !== 0) say.src(formatIpv4(route.source));
  // RTCF_MULTICAST is the bit that iproute2 takes for RTM_F_OFFLOAD_FAILED.
  say.flags(route.type === "multicast" && !old ? ["rt_offload_failed"] : []);
  const { mark, iif } = asked;
  if (mark) say.said("mark", mark, `mark ${mark < 16 ? mark : `0x${mark.toString(16)}`}`);
  say.realm(route.fib?.realm);
  if (!iif && !old) say.said("uid", asked.uid ?? 0, `uid ${asked.uid ?? 0}`);
  const flags = [
    ...(route.toUs ? ["local"] : []),
    ...(route.type === "multicast" ? ["mc"] : []),
    // RTCF_BROADCAST, which what is only passing does not bear.
    ...(route.type === "broadcast" && route.toUs ? ["brd"] : []),
    ...(route.exception?.gateway === undefined ? [] : ["redirected"]),
    ...(route.redirect ? ["redirect"] : []),
  ];
  printCache(say, { flags, exception: route.exception, metrics: route.fib?.metrics, iif });
  if (old) print.trim();
  print.say("\n");
}
