// ip address show: which devices and addresses, and how each is printed.
import { type Address6, type Device, type InterfaceAddress, scope } from "../../net/index.js";
import { formatIpv4, formatIpv6 } from "../../wire/address.js";
import type { World } from "../world.js";
import {
  type Arguments,
  garbage,
  invalid,
  listedDevice,
  notSimulated,
  type Options,
  type Prefix,
  prefix,
} from "./arguments.js";
import { briefStart, linkLines } from "./linkline.js";

export interface Selection {
  dev: Device | undefined;
  label?: string;
  secondary?: boolean;
  to?: Prefix;
  /** dynamic, tentative, deprecated: which no IPv4 address here is. */
  none?: boolean;
  onlyUp: boolean;
  scope: number | undefined;
  kind: string | undefined;
}

export function selection(args: Arguments, world: World): Selection {
  const chosen: Selection = { dev: undefined, onlyUp: false, scope: undefined, kind: undefined };
  let name: string | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "up") chosen.onlyUp = true;
    else if (word === "scope") chosen.scope = scopeOf(args.need());
    else if (word === "type") chosen.kind = args.need();
    else if (word === "label") chosen.label = args.need();
    else if (word === "secondary" || word === "primary") chosen.secondary = word === "secondary";
    else if (word === "to") chosen.to = prefix(args.need(), world);
    else if (word === "permanent") continue;
    else if (word === "dynamic" || word === "temporary" || word === "deprecated" || word === "tentative")
      chosen.none = true;
    else if (["master", "vrf", "dadfailed"].includes(word)) throw notSimulated(`ip address show ${word}`);
    else {
      if (word === "dev") word = args.need();
      if (name !== undefined) throw garbage("dev", word);
      name = word;
    }
  }
  if (name !== undefined) chosen.dev = listedDevice(world, name);
  return chosen;
}

export function selects(chosen: Selection, a: InterfaceAddress): boolean {
  const { label, to } = chosen;
  if (label !== undefined && !(label.endsWith("*") ? a.label.startsWith(label.slice(0, -1)) : a.label === label))
    return false;
  if (to && (a.prefixLength < to.length || (to.length > 0 && (a.local ^ to.address) >>> (32 - to.length) !== 0)))
    if (to.length < 32 || a.local !== to.address) return false;
  return !chosen.none && (chosen.secondary === undefined || chosen.secondary === a.secondary);
}

export function show(args: Arguments, world: World, options: Options): string {
  const chosen = selection(args, world);
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  let text = "";
  for (const dev of world.netns.devices()) {
    if (chosen.dev && dev !== chosen.dev) continue;
    if ((chosen.onlyUp && !dev.up) || (chosen.kind !== undefined && dev.kind !== chosen.kind)) continue;
    const wanted = (s: number) => chosen.scope === undefined || s === chosen.scope;
    const four =
      options.family === "inet6"
        ? []
        : world.netns.inDevice(dev).addresses.filter((a) => wanted(a.scope) && selects(chosen, a));
    const only4 = options.family === "inet" || chosen.label !== undefined || chosen.to || chosen.none;
    const six = only4 || chosen.secondary ? [] : world.netns.inet6.of(dev).filter((a) => wanted(scopes[a.scope]!));
    const filtered = chosen.label !== undefined || chosen.to || chosen.none || chosen.secondary !== undefined;
    if ((options.family !== undefined || filtered) && four.length + six.length === 0) continue;
    const all = [...four.map((a) => line4(a)), ...six.map((a) => line6(a, old))];
    if (options.brief) {
      const short = [...four.map(short4), ...six.map((a) => `${formatIpv6(a.address)}/${a.prefixLength}`)];
      text += `${briefStart(dev)}${short.map((a) => `${a} `).join("")}\n`;
    } else if (options.oneline) {
      for (const each of all)
        text += `${dev.index}: ${dev.name}    ${each}\\       valid_lft forever preferred_lft forever\n`;
    } else {
      const link = linkLines(dev, world, { mode: false, oneline: false, details: options.details });
      // Asked for a label, it prints addresses only.
      if (chosen.label === undefined) text += `${options.family === undefined ? link : familyHead(link, options)}\n`;
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

export function scopeOf(word: string): number {
  const value = scopes[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined);
  if (value === undefined || value > 255) throw invalid("invalid scope value.", word);
  return value;
}

function short4(a: InterfaceAddress): string {
  const peer = a.peer === a.local ? "" : ` peer ${formatIpv4(a.peer)}`;
  return `${formatIpv4(a.local)}${peer}/${a.prefixLength}${a.metric === 0 ? "" : ` metric ${a.metric}`}`;
}

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
