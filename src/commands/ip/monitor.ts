// ip monitor: what rtnetlink tells, printed as it comes (iproute2's ipmonitor.c). Left out: files, other namespaces, mroute,
// prefix, stats; a device that was renamed has its new name at once.
import { type Device, type Message, type NetNs, netconfNames } from "../../net/index.js";
import { formatTime, type Process } from "../../shell/index.js";
import { MICROSECOND, SECOND } from "../../sim/clock.js";
import { type Steps, WaitQueue } from "../../sim/task.js";
import { formatMac } from "../../wire/address.js";
import { Printer, plain } from "../iproute2/printer.js";
import type { World } from "../world.js";
import { addressLine, briefAddress } from "./addressshow.js";
import { type Arguments, IpError, invalid, matches, notSimulated, type Options } from "./arguments.js";
import { briefStart, printLink } from "./linkline.js";
import { printNeighbour } from "./neighshow.js";
import { printNexthop } from "./nexthopline.js";
import { printRoute } from "./route/line.js";
import { printRule } from "./ruleline.js";
import { objectUsage } from "./usage/objects.js";

/** What one may ask for, in the order in which abbreviations find it. */
const objects = [
  "link",
  "address",
  "route",
  "mroute",
  "prefix",
  "neigh",
  "netconf",
  "rule",
  "nsid",
  "nexthop",
  "stats",
] as const;
type Object = (typeof objects)[number];

interface Asked {
  /** None is all. */
  readonly objects: Set<Object>;
  label: boolean;
  dev: Device | undefined;
}

function asked(args: Arguments, world: World): Asked {
  const found: Asked = { objects: new Set(), label: false, dev: undefined };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    const typed = word;
    const object = objects.find((each) => matches(typed, each));
    if (matches(word, "file")) {
      const file = args.need();
      if (!file.startsWith("/") || file.lastIndexOf("/") === 0)
        throw new IpError("Cannot fopen: No such file or directory\n", 255);
      throw notSimulated("ip monitor file");
    } else if (matches(word, "label")) found.label = true;
    else if (object) found.objects.add(object);
    else if (word === "all") found.label = true;
    else if (matches(word, "all-nsid")) throw notSimulated("ip monitor all-nsid");
    else if (word === "help") throw new IpError(objectUsage.monitor!, 255);
    else if (word === "dev") {
      const name = args.need();
      found.dev = world.netns.device(name);
      if (!found.dev) throw invalid("Device does not exist\n", name);
    } else throw new IpError(`Argument "${word}" is unknown, try "ip monitor help".\n`, 255);
  }
  return found;
}

export function* ipMonitor(process: Process<World>, world: World, args: Arguments, options: Options): Steps<number> {
  const wanted = asked(args, world);
  const come = new WaitQueue();
  const lines: string[] = [];
  const end = world.netns.rtnetlink.listen((message) => {
    const text = say(message, wanted, world, options, process);
    if (text === "") return;
    lines.push(text);
    come.wake();
  });
  process.atExit(end);
  for (;;) {
    for (let line = lines.shift(); line !== undefined; line = lines.shift()) yield* process.stdout.write(line);
    yield* process.stdout.flush();
    if (lines.length === 0) yield { on: [come], why: "a change in the network" };
  }
}

const object = (message: Message): Object => (message.kind === "fdb" ? "neigh" : message.kind);

const labels: Readonly<Partial<Record<Object, string>>> = { address: "ADDR" };

function say(message: Message, wanted: Asked, world: World, options: Options, process: Process<World>): string {
  const kind = object(message);
  if (wanted.objects.size > 0 && !wanted.objects.has(kind)) return "";
  const { family } = options;
  const six =
    (message.kind === "address" && !("local" in message.address)) ||
    ("family" in message && message.family === "inet6");
  const ofFamily = kind !== "link" && kind !== "nsid";
  if (ofFamily && ((family === "inet" && six) || (family === "inet6" && !six))) return "";
  if (message.kind === "fdb" && family !== undefined) return "";
  if (wanted.dev && deviceOf(message, world) !== wanted.dev && kind !== "rule" && kind !== "nsid") return "";
  const print = new Printer({ ...plain, colour: options.colour });
  const label = wanted.label ? `[${labels[kind] ?? kind.toUpperCase()}]` : "";
  print.say(`${timestamp(options, process, world)}${label}${message.gone ? "Deleted " : ""}`);
  body(print, message, wanted, world, { ...options, json: false });
  return print.text();
}

function deviceOf(message: Message, world: World): Device | undefined {
  switch (message.kind) {
    case "neigh":
      return message.neighbour.dev;
    case "route":
      return message.route.hops.length === 1 ? message.route.dev : undefined;
    case "netconf":
      return world.netns.device(message.name);
    case "nexthop":
      return message.nexthop.kind === "hop" ? message.nexthop.hop.dev : undefined;
    default:
      return "dev" in message ? message.dev : undefined;
  }
}

function body(print: Printer, message: Message, wanted: Asked, world: World, options: Options): void {
  const given = wanted.dev !== undefined;
  switch (message.kind) {
    case "link":
      if (options.brief) return briefStart(print, message.dev);
      printLink(print, message.dev, world, options, { mode: false, queue: false, ...moved(message, wanted, world) });
      return print.say("\n");
    case "address":
      if (options.brief) return briefAddress(print, message.address);
      return addressLine(print, message.dev, message.address, world, options);
    case "route":
      printRoute(print, message.route, { dev: given }, world, options);
      return print.say("\n");
    case "neigh":
      printNeighbour(print, message.neighbour, world, options, given);
      return print.say("\n");
    case "fdb":
      print.say("dev ");
      print.say(`${message.dev.name} `, "ifname");
      print.say("lladdr ");
      print.say(`${formatMac(message.dev.mac)} `, "mac");
      return print.say("PERMANENT \n");
    case "rule":
      printRule(print, message.rule, world, options);
      return print.say("\n");
    case "nexthop":
      printNexthop(print, message.nexthop, options);
      return print.say("\n");
    case "nsid":
      return print.say(
        `nsid ${message.id} ${named(message.netns) ? `(iproute2 netns name: ${message.netns.name})` : ""}\n`,
      );
    case "netconf":
      return netconf(print, message, world);
    default:
      message satisfies never;
  }
}

/** It still has its name in /run/netns. */
const named = (netns: NetNs): boolean => netns.name !== "";

// Names of namespaces are only looked up where namespaces are asked for.
function moved(message: Message & { kind: "link" }, wanted: Asked, world: World) {
  const byNumber = wanted.objects.size > 0 && !wanted.objects.has("nsid");
  const { movedTo } = message;
  if (!movedTo) return { byNumber };
  const { netns, index } = movedTo;
  const id = world.netns.ids.get(netns) ?? 0;
  const where = byNumber || !named(netns) ? ` new-netnsid ${id}` : ` new-netns ${netns.name}`;
  return { byNumber, after: (print: Printer) => print.say(`${where} new-ifindex ${index}`) };
}

// print_netconf
function netconf(print: Printer, message: Message & { kind: "netconf" }, world: World): void {
  const { family, name, only, gone } = message;
  print.say(`${family} `);
  print.say(`${name} `, "ifname");
  if (gone) return print.say("\n");
  for (const each of netconfNames[family]) {
    if (only !== undefined && each !== only) continue;
    const value = world.netns.sysctl.of(family === "inet" ? "ipv4/conf" : "ipv6/conf", name, each);
    const word = each === "rp_filter" ? (["off", "strict", "loose"][value] ?? String(value)) : value ? "on" : "off";
    print.say(`${each === "proxy_arp" || each === "proxy_ndp" ? "proxy_neigh" : each} ${word} `);
  }
  print.say("\n");
}

function timestamp({ timestamp: how }: Options, { clock }: Process<World>, world: World): string {
  if (!how) return "";
  const seconds = world.epoch + Math.floor(clock.now / SECOND);
  const micros = Math.floor((clock.now % SECOND) / MICROSECOND);
  const at = (format: string) => formatTime(format, seconds, clock.now % SECOND);
  if (how === "short") return `[${at("%Y-%m-%dT%H:%M:%S")}.${String(micros).padStart(6, "0")}] `;
  return `Timestamp: ${at("%a %b %e %H:%M:%S %Y")} ${micros} usec\n`;
}
