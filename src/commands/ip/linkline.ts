// A device as `ip link` and `ip address` print it (print_linkinfo, print_linkinfo_brief).
import type { Device } from "../../net/index.js";
import { formatMac } from "../../wire/address.js";
import type { Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import type { Options } from "./arguments.js";
import { details } from "./linkdetails.js";

/** IFF_ flags in iproute2's order (print_link_flags); of promisc and allmulti the kernel tells what a user asked for. */
export function flags(dev: Device): string[] {
  const words: string[] = [];
  if (dev.up && !dev.running) words.push("NO-CARRIER");
  words.push(dev.loopback ? "LOOPBACK" : "BROADCAST");
  if (dev.multicast) words.push("MULTICAST");
  if (dev.noArp) words.push("NOARP");
  if (dev.asked.allmulti) words.push("ALLMULTI");
  if (dev.asked.promisc) words.push("PROMISC");
  if (dev.up) words.push("UP");
  if (dev.up && dev.carrier) words.push("LOWER_UP");
  if (dev.peer && dev.peer.netns === dev.netns && !dev.peer.up) words.push("M-DOWN");
  return words;
}

function flagWords(dev: Device, print: Printer): void {
  const words = flags(dev);
  print.words("flags", words, `<${words.join(",")}> `);
}

export function displayName(dev: Device): string {
  if (!dev.peer) return dev.kind === "veth" ? `${dev.name}@NONE` : dev.name;
  return `${dev.name}@${dev.peer.netns === dev.netns ? dev.peer.name : `if${dev.iflink}`}`;
}

// print_name_and_link: by name where the other end is here, else by its number there.
function name(dev: Device, print: Printer, shown: string): void {
  const { peer } = dev;
  if (peer && peer.netns === dev.netns) print.data("link", peer.name);
  else if (peer) print.data("link_index", dev.iflink);
  else if (dev.kind === "veth") print.data("link", null);
  print.put("ifname", dev.name, shown, "ifname");
}

function state({ operState }: Device, print: Printer, shown: string): void {
  print.put("operstate", operState, shown, operState === "UP" ? "up" : operState === "DOWN" ? "down" : undefined);
}

// Where the other end of a pair is: by name where /run/netns has one, else by the number it has here.
function elsewhere(dev: Device, print: Printer, byNumber: boolean): void {
  const there = dev.peer?.netns;
  if (!there || there === dev.netns) return;
  const id = dev.netns.idOf(there);
  const named = there.name !== "" && there.kernel.namespaces.get(there.name) === there;
  const known = named && !byNumber && there.kernel === dev.netns.kernel;
  print.put("link_netnsid", id, known ? ` link-netns ${there.name}` : ` link-netnsid ${id}`);
}

export interface LinkStyle {
  /** `ip link` also says the mode; `ip address` and `ip monitor` do not. */
  readonly mode: boolean;
  /** IFLA_TXQLEN came with it: a message about a change has none. */
  readonly queue?: boolean;
  /** Other namespaces by their numbers, whatever they are called. */
  readonly byNumber?: boolean;
  /** ip address of one family names no link layer; of IPv6 the kernel does not even tell qdisc and group. */
  readonly only?: "inet" | "inet6" | undefined;
  /** What stands after the addresses: where a device went to. */
  readonly after?: (print: Printer) => void;
}

/** What is said of a device, without the end of its last line. */
export function printLink(print: Printer, dev: Device, world: World, options: Options, style: LinkStyle): void {
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  const bare = style.only === "inet6";
  print.put("ifindex", dev.index, `${dev.index}: `);
  name(dev, print, `${displayName(dev)}: `);
  flagWords(dev, print);
  print.put("mtu", dev.mtu, `mtu ${dev.mtu} `);
  if (!bare) print.put("qdisc", dev.qdisc, `qdisc ${dev.qdisc} `);
  const master = dev.port?.bridge.dev.name;
  if (master !== undefined) print.put("master", master, `master ${master} `);
  print.say("state ");
  state(dev, print, `${dev.operState} `);
  if (style.mode) print.put("linkmode", "DEFAULT", "mode DEFAULT ");
  const group = dev.group === 0 && !options.numeric ? "default" : String(dev.group);
  if (!old && !bare) print.put("group", group, `group ${group} `);
  if (dev.queueLength > 0 && style.queue !== false) print.put("txqlen", dev.queueLength, `qlen ${dev.queueLength}`);
  if (style.only && !options.details) {
    if (!bare) elsewhere(dev, print, old);
    return;
  }
  print.say(options.oneline ? "\\" : "\n");
  const type = options.numeric ? (dev.loopback ? "[772]" : "[1]") : dev.loopback ? "loopback" : "ether";
  print.put("link_type", type, `    link/${type} `);
  print.put("address", formatMac(dev.mac), undefined, "mac");
  print.say(" brd ");
  print.put("broadcast", formatMac(dev.broadcast), undefined, "mac");
  elsewhere(dev, print, old || style.byNumber === true);
  style.after?.(print);
  if (options.details) details(print, dev, world, options, style.mode);
  if ((style.mode || options.details) && dev.alias !== "")
    print.put("ifalias", dev.alias, `${options.oneline ? "\\" : "\n"}    alias ${dev.alias}`);
}

/** `type KIND`: what it is, or what it is a port of. */
export const isOfKind = (dev: Device, kind: string): boolean =>
  kind === "bridge_slave" ? dev.port !== undefined : dev.kind === kind;

/** The start of a line of -br. */
export function briefStart(print: Printer, dev: Device): void {
  name(dev, print, `${displayName(dev).padEnd(16)} `);
  state(dev, print, `${dev.operState.padEnd(14)} `);
}

export function briefLink(print: Printer, dev: Device): void {
  briefStart(print, dev);
  print.put("address", formatMac(dev.mac), `${formatMac(dev.mac)} `, "mac");
  flagWords(dev, print);
  print.say("\n");
}
