// ip link: show, add (veth, bridge), set, delete. Left out: netns, alias, other kinds.
import { config, type Device, type NetNs } from "../../net/index.js";
import { formatMac, type Mac, parseMac } from "../../wire/address.js";
import type { World } from "../world.js";
import {
  type Arguments,
  answer,
  device,
  garbage,
  IpError,
  invalid,
  listedDevice,
  lladdr,
  matches,
  notSimulated,
  number,
  type Options,
  unknownCommand,
} from "./arguments.js";
import { briefStart, flags, linkLines, statistics } from "./linkline.js";

export function ipLink(args: Arguments, world: World, options: Options): string {
  const command = args.next();
  if (command === undefined) return show(args, world, options);
  if (matches(command, "add")) return add(args, world);
  if (matches(command, "set") || matches(command, "change")) return set(args, world);
  if (matches(command, "replace")) throw notSimulated("ip link replace");
  if (matches(command, "delete")) return remove(args, world);
  if (matches(command, "show") || matches(command, "lst") || matches(command, "list"))
    return show(args, world, options);
  if (matches(command, "help")) throw notSimulated("ip link help");
  throw unknownCommand(command, "link");
}

function show(args: Arguments, world: World, options: Options): string {
  let only: Device | undefined;
  let name: string | undefined;
  let onlyUp = false;
  let kind: string | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "up") onlyUp = true;
    else if (word === "type") kind = args.need();
    else {
      if (word === "dev") word = args.need();
      else if (word === "help") throw notSimulated("ip link help");
      if (name !== undefined) throw garbage("dev", word);
      name = word;
    }
  }
  if (name !== undefined) only = listedDevice(world, name);
  return world.netns
    .devices()
    .filter((dev) => (only ? dev === only : true) && (!onlyUp || dev.up) && (kind === undefined || dev.kind === kind))
    .map((dev) =>
      options.brief
        ? `${briefStart(dev)}${formatMac(dev.mac)} <${flags(dev).join(",")}> \n`
        : `${linkLines(dev, world, { mode: true, oneline: options.oneline })}${statistics(dev, options)}\n`,
    )
    .join("");
}

interface NewLink {
  name?: string;
  netns?: NetNs;
  mac?: Mac;
  mtu?: number;
  queueLength?: number;
}

// What may stand before `type`, and after `peer`.
function linkWords(args: Arguments, world: World, stop: (word: string) => boolean): NewLink {
  const link: NewLink = {};
  for (let word = args.peek(); word !== undefined && !stop(word); word = args.peek()) {
    args.next();
    if (word === "address") link.mac = lladdr(args.need());
    else if (word === "mtu") link.mtu = number(args.need(), "mtu");
    else if (matches(word, "txqueuelen") || word === "qlen" || word === "txqlen")
      link.queueLength = number(args.need(), "txqueuelen");
    else if (word === "netns") link.netns = elsewhere(args.need(), world);
    else {
      if (word === "dev" || word === "name") word = args.need();
      if (link.name !== undefined) throw garbage("dev", word);
      if (word === "" || /[\s/]/.test(word)) throw invalid('"dev" not a valid ifname', word);
      if (word.length > 15) throw tooLong(word, world);
      link.name = word;
    }
  }
  return link;
}

const tooLong = (name: string, world: World): IpError =>
  world.kernel.profile.tools.iproute2 === "3.10"
    ? invalid('"name" too long', name)
    : new IpError("Error: Attribute failed policy validation.\n", 2);

function add(args: Arguments, world: World): string {
  const { netns } = world;
  const link = linkWords(args, world, (word) => matches(word, "type") && word.length > 1);
  if (args.next() === undefined) throw new IpError('Not enough information: "type" argument is required\n', 1);
  const kind = args.need();
  switch (kind) {
    case "veth": {
      let peer: NewLink = {};
      const word = args.next();
      if (word === "peer") peer = linkWords(args, world, () => false);
      else if (word === "help")
        throw new IpError(
          "Usage: ip link <options> type veth [peer <options>]\nTo get <options> type 'ip link add help'\n",
          1,
        );
      else if (word !== undefined)
        throw new IpError(
          "Usage: ip link <options> type veth [peer <options>]\nTo get <options> type 'ip link add help'\n",
          1,
        );
      const there = peer.netns ?? netns;
      // The peer is made first, and takes the first free number.
      const other = peer.name ?? freeName(world, "veth", link.name);
      const name = link.name ?? freeName(world, "veth", other);
      answer(config.addVeth(link.netns ?? netns, newDevice(link, name, kind), newDevice(peer, other, kind), there));
      return "";
    }
    case "dummy":
    case "bridge": {
      if (args.peek() !== undefined) throw notSimulated(`ip link add … type ${kind} ${args.peek()}`);
      const made = config.addDevice(link.netns ?? netns, newDevice(link, link.name ?? freeName(world, kind), kind));
      if ("errno" in made) answer(made);
      return "";
    }
    default:
      if (others.includes(kind)) throw notSimulated(`ip link add … type ${kind}`);
      throw world.kernel.profile.kernel.version === "3.10"
        ? new IpError("RTNETLINK answers: Operation not supported\n", 2)
        : new IpError("Error: Unknown device type.\n", 2);
  }
}

const others = [
  "vlan",
  "vxlan",
  "macvlan",
  "macvtap",
  "ipvlan",
  "bond",
  "vrf",
  "tun",
  "gre",
  "gretap",
  "ipip",
  "sit",
  "ifb",
  "team",
  "geneve",
  "wireguard",
  "vcan",
];

const newDevice = ({ mac, mtu, queueLength }: NewLink, name: string, kind: "veth" | "dummy" | "bridge") => ({
  name,
  kind,
  mac,
  mtu,
  queueLength,
});

// A namespace by its name, or by the pid of a process in it (1 is in the first).
function elsewhere(word: string, world: World): NetNs {
  const netns = word === "1" ? world.kernel.namespaces.get("") : world.kernel.namespaces.get(word || "?");
  if (!netns) throw invalid('Invalid "netns" value\n', word);
  return netns;
}

// dev_alloc_name: the first number that is free.
function freeName(world: World, base: string, taken?: string): string {
  for (let n = 0; ; n++) if (`${base}${n}` !== taken && !world.netns.device(`${base}${n}`)) return `${base}${n}`;
}

function set(args: Arguments, world: World): string {
  const { netns } = world;
  let dev: Device | undefined;
  let name: string | undefined;
  const acts: ((dev: Device) => void)[] = [];
  let newName: string | undefined;
  const toggle = (on: string, change: (dev: Device, on: boolean) => void) => {
    const word = args.need();
    if (word !== "on" && word !== "off")
      throw new IpError(`Error: argument of "${on}" must be "on" or "off", not "${word}"\n`, 1);
    acts.push((d) => change(d, word === "on"));
  };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "up") acts.push((d) => config.setUp(netns, d, true));
    else if (word === "down") acts.push((d) => config.setUp(netns, d, false));
    else if (matches(word, "address") && word.length > 3) {
      const typed = args.need();
      const mac = parseMac(typed);
      if (mac === undefined) throw new IpError(`"${typed}" is invalid lladdr.\n`, 1);
      acts.push((d) => d.setMac(mac));
    } else if (word === "mtu") {
      const mtu = number(args.need(), "mtu");
      acts.push((d) => setMtu(d, mtu, world));
    } else if (matches(word, "txqueuelen") || word === "qlen" || word === "txqlen") {
      const length = number(args.need(), "txqueuelen");
      acts.push((d) => {
        d.queueLength = length;
      });
    } else if (word === "name") {
      newName = args.need();
    } else if (word === "addrgenmode") {
      const typed = args.need();
      const mode = addressModes.indexOf(typed);
      if (mode < 0) throw invalid("Invalid address generation mode\n", typed);
      acts.push((d) => netns.sysctl.set(`ipv6/conf/${d.name}/addr_gen_mode`, mode));
    } else if (word === "netns") {
      const there = elsewhere(args.need(), world);
      acts.push((d) => answer(config.moveDevice(d, there)));
    } else if (word === "promisc")
      toggle("promisc", (d, on) => {
        d.promiscuity += on ? 1 : -1;
      });
    else if (
      ["master", "nomaster", "multicast", "allmulticast", "arp", "alias", "group", "type", "vf", "xdp"].includes(word)
    )
      throw notSimulated(`ip link set … ${word}`);
    else if (matches(word, "help")) throw notSimulated("ip link help");
    else {
      if (word === "dev") word = args.need();
      if (name !== undefined) throw garbage("dev", word);
      name = word;
      dev = device(world, word);
    }
  }
  if (!dev) throw new IpError('Not enough information: "dev" argument is required.\n', 255);
  if (newName !== undefined) rename(dev, newName, world);
  for (const act of acts) act(dev);
  return "";
}

const addressModes: readonly string[] = ["eui64", "none", "stable_secret", "random"];

function setMtu(dev: Device, mtu: number, world: World): void {
  const [least, most] = dev.loopback ? [0, 0x7fff_ffff] : [68, 65535];
  if (mtu < least || mtu > most) {
    const message = mtu < least ? "mtu less than device minimum" : "mtu greater than device maximum";
    answer(world.kernel.profile.kernel.version === "3.10" ? { errno: "EINVAL" } : { errno: "EINVAL", message });
  }
  dev.mtu = mtu;
  // IPv6 needs 1280 octets (RFC 8200 §5).
  if (mtu < 1280) world.netns.inet6.down(dev);
}

function rename(dev: Device, name: string, world: World): void {
  if (dev.up) answer({ errno: "EBUSY" });
  if (world.netns.device(name)) answer({ errno: "EEXIST" });
  if (name.length > 15 || name === "") throw invalid('"name" not a valid ifname', name);
  world.netns.rename(dev, name);
}

function remove(args: Arguments, world: World): string {
  let dev: Device | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "type") {
      args.need();
      continue;
    }
    if (word === "dev") word = args.need();
    if (dev) throw garbage("dev", word);
    dev = device(world, word);
  }
  if (!dev) throw new IpError('Not enough information: "dev" argument is required.\n', 255);
  answer(config.removeDevice(dev));
  return "";
}
