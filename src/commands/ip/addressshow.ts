// ip address show: which devices and addresses, and how each is printed.
import { type Address6, config, type Device, type InterfaceAddress, scope } from "../../net/index.js";
import { formatIpv4, formatIpv6 } from "../../wire/address.js";
import { listing, type Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import {
  type Arguments,
  garbage,
  IpError,
  invalid,
  listedDevice,
  type Options,
  type Prefix,
  prefix,
} from "./arguments.js";
import { briefLink, briefStart, isOfKind, printLink } from "./linkline.js";
import { statistics } from "./linkstats.js";
import { groupOf, masterOf } from "./linkwords.js";
import { objectUsage } from "./usage/objects.js";

export interface Selection {
  master?: Device;
  dev: Device | undefined;
  label?: string;
  to?: Prefix;
  /** Flags that an address must have or must not have. */
  flags: { readonly flag: string; readonly on: boolean }[];
  onlyUp: boolean;
  scope: number | undefined;
  kind: string | undefined;
  group?: number;
}

const flagNames: readonly string[] = [
  "secondary",
  "temporary",
  "nodad",
  "optimistic",
  "dadfailed",
  "home",
  "deprecated",
  "tentative",
  "mngtmpaddr",
  "noprefixroute",
  "autojoin",
];

export function selection(args: Arguments, world: World): Selection {
  const chosen: Selection = { dev: undefined, onlyUp: false, scope: undefined, kind: undefined, flags: [] };
  let name: string | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "up") chosen.onlyUp = true;
    else if (word === "scope") chosen.scope = listedScope(args.need());
    else if (word === "type") chosen.kind = args.need();
    else if (word === "label") chosen.label = args.need();
    else if (word === "primary") chosen.flags.push({ flag: "secondary", on: false });
    else if (word === "dynamic" || word === "permanent") chosen.flags.push({ flag: "dynamic", on: word === "dynamic" });
    else if (word === "to") chosen.to = prefix(args.need(), world);
    else if (word === "nomaster") continue;
    else if (word === "group") chosen.group = groupOf(args.need());
    else if (word === "master") {
      chosen.master = masterOf(args.need(), world);
    } else if (word === "vrf") throw invalid("Not a valid VRF name\n", args.need());
    else if (flagNames.includes(word)) chosen.flags.push({ flag: word, on: true });
    else if (flagNames.includes(word.replace(/^-/, ""))) chosen.flags.push({ flag: word.slice(1), on: false });
    else if (word === "help") throw new IpError(objectUsage.address!, 255);
    else {
      if (word === "dev") word = args.need();
      if (name !== undefined) throw garbage("dev", word);
      name = word;
    }
  }
  if (name !== undefined) chosen.dev = listedDevice(world, name);
  return chosen;
}

export function selects(chosen: Selection, a: InterfaceAddress | Address6, dev: string): boolean {
  const { label, to } = chosen;
  const four = "local" in a;
  if (chosen.scope !== undefined && chosen.scope !== (four ? a.scope : scopes[a.scope])) return false;
  const own = marks(a, false);
  if (chosen.flags.some(({ flag, on }) => own.includes(flag) !== on)) return false;
  // An address of IPv6 has none: it goes by its device's name.
  const own6 = four ? a.label : dev;
  if (label !== undefined && !(label.endsWith("*") ? own6.startsWith(label.slice(0, -1)) : own6 === label))
    return false;
  if (!four) return to === undefined;
  if (to && (a.prefixLength < to.length || (to.length > 0 && (a.local ^ to.address) >>> (32 - to.length) !== 0)))
    if (to.length < 32 || a.local !== to.address) return false;
  return true;
}

export function show(args: Arguments, world: World, options: Options): string {
  const chosen = selection(args, world);
  return listing(options, (print) => {
    for (const dev of world.netns.devices())
      if (!chosen.dev || dev === chosen.dev) device(print, dev, chosen, world, options);
  });
}

function device(print: Printer, dev: Device, chosen: Selection, world: World, options: Options): void {
  if (chosen.kind !== undefined && !isOfKind(dev, chosen.kind)) return;
  if (chosen.master && dev.port?.bridge.dev !== chosen.master) return;
  const layer = options.family === "link";
  const family = chosen.to
    ? "inet"
    : options.family === "inet" || options.family === "inet6"
      ? options.family
      : undefined;
  const all = [
    ...(family === "inet6" ? [] : world.netns.inDevice(dev).addresses),
    ...(family === "inet" ? [] : world.netns.inet6.of(dev)),
  ];
  // ipaddr_filter: a device goes where none of its addresses is meant; one without any stays unless a family was named.
  if (!layer && !all.some((a) => selects(chosen, a, dev.name)) && (family || all.length > 0)) return;
  const each = (body: (a: InterfaceAddress | Address6) => void) =>
    print.list("addr_info", () => {
      for (const a of all)
        print.object(undefined, () => {
          if (selects(chosen, a, dev.name)) body(a);
        });
    });
  print.object(undefined, () => {
    // The kernel does not choose by these: what ip itself leaves out is an empty object.
    if ((chosen.onlyUp && !dev.up) || (chosen.group !== undefined && dev.group !== chosen.group)) return;
    if (options.brief && layer) return briefLink(print, dev);
    if (options.brief) {
      briefStart(print, dev);
      if (!layer) each((a) => briefAddress(print, a));
      print.say("\n");
      return;
    }
    if (options.oneline && !layer) {
      each((a) => addressLine(print, dev, a, world, options));
      return;
    }
    // Asked for a label, it prints addresses only.
    if (chosen.label === undefined) {
      // Asked for one device, it asks for its link as such.
      const only = family === "inet6" && chosen.dev && !old(world) ? "inet" : family;
      printLink(print, dev, world, options, { mode: false, only: options.details ? undefined : only });
      print.say("\n");
    }
    if (!layer)
      each((a) => {
        print.say("    ");
        line(print, a, world, options);
      });
    if (options.statistics > 0) {
      statistics(print, dev, options, "");
      print.say("\n");
    }
  });
}

const old = (world: World): boolean => world.kernel.profile.tools.iproute2 === "3.10";

const scopes: Readonly<Record<string, number>> = {
  global: scope.universe,
  site: scope.site,
  link: scope.link,
  host: scope.host,
};
const scopeName = (value: number): string =>
  Object.keys(scopes).find((name) => scopes[name] === value) ?? String(value);

function scopeNumber(word: string): number | undefined {
  const value = scopes[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined);
  return value === undefined || value > 255 ? undefined : value;
}

export function scopeOf(word: string): number {
  const value = scopeNumber(word);
  if (value === undefined) throw invalid("invalid scope value.", word);
  return value;
}

function listedScope(word: string): number | undefined {
  if (word === "all") return undefined;
  const value = scopeNumber(word);
  if (value === undefined) throw invalid('invalid "scope"\n', word);
  return value;
}

// The address and what belongs to it; nothing more stands in -br.
export function briefAddress(print: Printer, a: InterfaceAddress | Address6): void {
  const colour = "local" in a ? "inet" : "inet6";
  print.put("local", "local" in a ? formatIpv4(a.local) : formatIpv6(a.address), undefined, colour);
  if ("local" in a && a.peer !== a.local) {
    print.say(" peer ");
    print.put("address", formatIpv4(a.peer), undefined, colour);
  }
  print.put("prefixlen", a.prefixLength, `/${a.prefixLength} `);
  if ("local" in a && a.metric !== 0) print.put("metric", a.metric, `metric ${a.metric} `);
}

/** An address with its device in front, as -o, a flush and a monitor say it. */
export function addressLine(
  print: Printer,
  dev: Device,
  a: InterfaceAddress | Address6,
  world: World,
  options: Options,
): void {
  print.put("index", dev.index, `${dev.index}: `);
  print.put("dev", dev.name, `${dev.name}    `);
  line(print, a, world, options);
}

// print_addrinfo
function line(print: Printer, a: InterfaceAddress | Address6, world: World, options: Options): void {
  const four = "local" in a;
  const family = four ? "inet" : "inet6";
  print.put("family", family, `${family} `);
  briefAddress(print, a);
  if (four && a.broadcast !== undefined) {
    print.say("brd ");
    print.put("broadcast", formatIpv4(a.broadcast), `${formatIpv4(a.broadcast)} `, "inet");
  }
  const within = four ? a.scope : scopes[a.scope]!;
  const word = options.numeric ? String(within) : scopeName(within);
  print.put("scope", word, `scope ${word} `);
  for (const mark of marks(a, old(world))) print.put(mark, true, `${mark} `);
  // 3.10's iproute2 ends the line of an IPv6 address without a blank.
  if (four) print.put("label", a.label, a.label);
  else if (old(world)) print.trim();
  print.say(options.oneline ? "\\" : "\n");
  const { jiffies, profile } = world.kernel;
  const { valid, preferred } = four
    ? config.remaining(a, jiffies, profile.kernel.hz)
    : { valid: config.FOREVER, preferred: config.FOREVER };
  const left = (value: number) => (value === config.FOREVER ? "forever" : `${value}sec`);
  print.put("valid_life_time", valid, `       valid_lft ${left(valid)} `);
  print.put("preferred_life_time", preferred, `preferred_lft ${left(preferred)}\n`);
}

// 6.1's iproute2 names the failure first.
function marks(a: InterfaceAddress | Address6, old: boolean): string[] {
  if ("local" in a)
    return [
      ...(a.secondary ? ["secondary"] : []),
      ...(a.deprecated ? ["deprecated"] : []),
      ...(a.lifetime ? ["dynamic"] : []),
      ...(a.noPrefixRoute ? ["noprefixroute"] : []),
    ];
  if (a.state === "preferred") return [];
  if (a.state === "tentative") return ["tentative"];
  return old ? ["tentative", "dadfailed"] : ["dadfailed", "tentative"];
}
