// ip address: show, add, del, flush. Left out: lifetimes, metric, replace and change, listings by label.
import { type Address6, config, type Device, type InterfaceAddress, scope } from "../../net/index.js";
import { formatIpv4, formatIpv6, parseIpv4 } from "../../wire/address.js";
import type { World } from "../world.js";
import {
  type Arguments,
  address,
  answer,
  device,
  garbage,
  IpError,
  invalid,
  listedDevice,
  matches,
  notSimulated,
  type Options,
  prefix,
  prefix6,
  unknownCommand,
} from "./arguments.js";
import { briefStart, linkLines } from "./linkline.js";

export function ipAddress(args: Arguments, world: World, options: Options): string {
  const command = args.next();
  if (command === undefined) return show(args, world, options);
  if (matches(command, "add")) return add(args, world);
  if (matches(command, "change") || matches(command, "replace")) throw notSimulated(`ip address ${command}`);
  if (matches(command, "delete")) return remove(args, world);
  if (matches(command, "show") || matches(command, "lst") || matches(command, "list"))
    return show(args, world, options);
  if (matches(command, "flush")) return flush(args, world, options);
  if (matches(command, "help")) throw notSimulated("ip address help");
  throw unknownCommand(command, "address");
}

interface Selection {
  dev: Device | undefined;
  onlyUp: boolean;
  scope: number | undefined;
  kind: string | undefined;
}

function selection(args: Arguments, world: World): Selection {
  const chosen: Selection = { dev: undefined, onlyUp: false, scope: undefined, kind: undefined };
  let name: string | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "up") chosen.onlyUp = true;
    else if (word === "scope") chosen.scope = scopeOf(args.need());
    else if (word === "type") chosen.kind = args.need();
    else if (["to", "label", "master", "vrf", "dynamic", "permanent", "primary", "secondary"].includes(word))
      throw notSimulated(`ip address show ${word}`);
    else {
      if (word === "dev") word = args.need();
      if (name !== undefined) throw garbage("dev", word);
      name = word;
    }
  }
  if (name !== undefined) chosen.dev = listedDevice(world, name);
  return chosen;
}

function show(args: Arguments, world: World, options: Options): string {
  const chosen = selection(args, world);
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  let text = "";
  for (const dev of world.netns.devices()) {
    if (chosen.dev && dev !== chosen.dev) continue;
    if ((chosen.onlyUp && !dev.up) || (chosen.kind !== undefined && dev.kind !== chosen.kind)) continue;
    const wanted = (s: number) => chosen.scope === undefined || s === chosen.scope;
    const four = options.family === "inet6" ? [] : world.netns.inDevice(dev).addresses.filter((a) => wanted(a.scope));
    const six = options.family === "inet" ? [] : world.netns.inet6.of(dev).filter((a) => wanted(scopes[a.scope]!));
    if (options.family !== undefined && four.length + six.length === 0) continue;
    const all = [...four.map((a) => line4(a)), ...six.map((a) => line6(a, old))];
    if (options.brief) {
      const short = [...four.map(short4), ...six.map((a) => `${formatIpv6(a.address)}/${a.prefixLength}`)];
      text += `${briefStart(dev)}${short.map((a) => `${a} `).join("")}\n`;
    } else if (options.oneline) {
      for (const each of all)
        text += `${dev.index}: ${dev.name}    ${each}\\       valid_lft forever preferred_lft forever\n`;
    } else {
      const link = linkLines(dev, world, { mode: false, oneline: false });
      text += `${options.family === undefined ? link : familyHead(link, options)}\n`;
      for (const each of all) text += `    ${each}\n       valid_lft forever preferred_lft forever\n`;
    }
  }
  return text;
}

// Asked for one family, ip prints no link-layer line; for IPv6 the kernel does not even tell qdisc and group.
function familyHead(link: string, options: Options): string {
  const first = link.slice(0, link.indexOf("\n"));
  return options.family === "inet" ? first : first.replace(/ qdisc \S+/, "").replace(/ group \S+/, "");
}

const scopes: Readonly<Record<string, number>> = {
  global: scope.universe,
  site: scope.site,
  link: scope.link,
  host: scope.host,
};
const scopeName = (value: number): string =>
  Object.keys(scopes).find((name) => scopes[name] === value) ?? String(value);

function scopeOf(word: string): number {
  const value = scopes[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined);
  if (value === undefined || value > 255) throw invalid("invalid scope value.", word);
  return value;
}

const short4 = (a: InterfaceAddress): string =>
  a.peer === a.local
    ? `${formatIpv4(a.local)}/${a.prefixLength}`
    : `${formatIpv4(a.local)} peer ${formatIpv4(a.peer)}/${a.prefixLength}`;

function line4(a: InterfaceAddress): string {
  const words = [
    `inet ${short4(a)}`,
    ...(a.broadcast === undefined ? [] : [`brd ${formatIpv4(a.broadcast)}`]),
    `scope ${scopeName(a.scope)}`,
    ...(a.secondary ? ["secondary"] : []),
    ...(a.noPrefixRoute ? ["noprefixroute"] : []),
    a.label,
  ];
  return words.join(" ");
}

// 6.1's iproute2 ends the line with a blank and names the failure first.
function line6(a: Address6, old: boolean): string {
  const failed = old ? "tentative dadfailed" : "dadfailed tentative";
  const state = a.state === "preferred" ? [] : [a.state === "dadfailed" ? failed : "tentative"];
  const text = [`inet6 ${formatIpv6(a.address)}/${a.prefixLength}`, `scope ${a.scope}`, ...state].join(" ");
  return old ? text : `${text} `;
}

interface Wanted {
  local?: string;
  peer?: string;
  broadcast?: string;
  scope?: number;
  label?: string;
  device?: string;
  noPrefixRoute: boolean;
}

function words(args: Arguments): Wanted {
  const wanted: Wanted = { noPrefixRoute: false };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "peer" || word === "remote") wanted.peer = args.need();
    else if (word === "dev") wanted.device = args.need();
    else if ((word !== "" && matches(word, "broadcast")) || word === "brd") {
      wanted.broadcast = args.need();
      if (wanted.broadcast !== "+" && wanted.broadcast !== "-") address(wanted.broadcast, "inet");
    } else if (word === "scope") wanted.scope = scopeOf(args.need());
    else if (word === "label") wanted.label = args.need();
    else if (matches(word, "valid_lft") || matches(word, "preferred_lft")) {
      args.need();
      throw notSimulated(`ip address … ${word}`);
    } else if (word === "noprefixroute") wanted.noPrefixRoute = true;
    else if (["anycast", "metric", "nodad", "home", "mngtmpaddr", "autojoin", "proto"].includes(word))
      throw notSimulated(`ip address … ${word}`);
    else {
      if (word === "local") word = args.need();
      else if (word === "help") throw notSimulated("ip address help");
      if (wanted.local !== undefined) throw garbage("local", word);
      wanted.local = word;
    }
  }
  return wanted;
}

function add(args: Arguments, world: World): string {
  const { netns } = world;
  const wanted = words(args);
  const six = wanted.local?.includes(":") ? prefix6(wanted.local) : undefined;
  const local = wanted.local === undefined || six ? undefined : prefix(wanted.local, world);
  if (wanted.device === undefined)
    throw new IpError(
      'Not enough information: "dev" argument is required.\n',
      wanted.local === undefined && world.kernel.profile.tools.iproute2 === "3.10" ? 255 : 1,
    );
  if (
    wanted.label !== undefined &&
    wanted.label !== wanted.device &&
    !wanted.label.startsWith(`${wanted.device}:`) &&
    world.kernel.profile.tools.iproute2 === "3.10"
  )
    throw new IpError(`"dev" (${wanted.device}) must match "label" (${wanted.label}).\n`, 1);
  const dev = device(world, wanted.device);
  if (six) {
    answer(only(netns.inet6.add(dev, six.address, six.length)));
    return "";
  }
  if (!local) throw new IpError("RTNETLINK answers: Operation not supported\n", 2);
  const peer = wanted.peer === undefined ? undefined : prefix(wanted.peer, world);
  const length = peer?.length ?? local.length;
  const broadcast =
    wanted.broadcast === "+" || wanted.broadcast === "-"
      ? length > 30
        ? undefined
        : wanted.broadcast === "+"
          ? (local.address | (0xffff_ffff >>> length)) >>> 0
          : (local.address & ~(0xffff_ffff >>> length)) >>> 0
      : wanted.broadcast === undefined
        ? undefined
        : parseIpv4(wanted.broadcast);
  answer(
    config.addAddress(netns, dev, {
      local: local.address,
      prefixLength: length,
      ...(peer ? { peer: peer.address } : {}),
      ...(broadcast === undefined ? {} : { broadcast }),
      // default_scope: a loopback address is for this host only.
      scope: wanted.scope ?? (local.address >>> 24 === 127 ? scope.host : scope.universe),
      label: wanted.label ?? dev.name,
      noPrefixRoute: wanted.noPrefixRoute,
    }),
  );
  return "";
}

const only = <E extends string>(errno: E | undefined): { errno: E } | undefined => (errno ? { errno } : undefined);

function remove(args: Arguments, world: World): string {
  const wanted = words(args);
  const six = wanted.local?.includes(":") ? prefix6(wanted.local) : undefined;
  const local = wanted.local === undefined || six ? undefined : prefix(wanted.local, world);
  if (wanted.device === undefined) throw new IpError('Not enough information: "dev" argument is required.\n', 1);
  const dev = device(world, wanted.device);
  if (six) answer(only(world.netns.inet6.remove(dev, six.address)));
  else if (local)
    answer(config.removeAddress(world.netns, dev, local.address, local.explicit ? local.length : undefined));
  return "";
}

function flush(args: Arguments, world: World, options: Options): string {
  if (args.peek() === undefined) throw new IpError("Flush requires arguments.\n", 1);
  const chosen = selection(args, world);
  for (const dev of world.netns.devices()) {
    if (chosen.dev && dev !== chosen.dev) continue;
    const four = options.family === "inet6" ? [] : [...world.netns.inDevice(dev).addresses];
    for (const each of four) {
      // A secondary may have gone with its primary.
      if ((chosen.scope ?? each.scope) === each.scope && world.netns.inDevice(dev).addresses.includes(each))
        config.removeAddress(world.netns, dev, each.local, each.prefixLength);
    }
    if (options.family !== "inet" && chosen.scope === undefined)
      for (const each of [...world.netns.inet6.of(dev)]) world.netns.inet6.remove(dev, each.address);
  }
  return "";
}
