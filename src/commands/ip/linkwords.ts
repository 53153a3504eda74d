// The words that `ip link add` and `ip link set` share (iproute2's iplink_parse): read in any order, each at most once.
import type { Device, NetNs } from "../../net/index.js";
import type { Mac } from "../../wire/address.js";
import type { World } from "../world.js";
import { type Arguments, device, garbage, IpError, invalid, matches, notSimulated } from "./arguments.js";
import { linkUsage } from "./usage/link.js";

export interface LinkWords {
  name?: string;
  newName?: string;
  netns?: NetNs;
  /** Its octets, as many as were written. */
  address?: readonly number[];
  broadcast?: readonly number[];
  mtu?: number;
  queueLength?: number;
  index?: number;
  alias?: string;
  group?: number;
  up?: boolean;
  arp?: boolean;
  multicast?: boolean;
  allmulticast?: boolean;
  promisc?: boolean;
  carrier?: boolean;
  addressMode?: number;
  /** null: of none. */
  master?: Device | null;
  txQueues?: number;
  protoDown?: boolean;
}

const addressModes: readonly string[] = ["eui64", "none", "stable_secret", "random"];
const others = ["vf", "xdp", "xdpgeneric", "trailers"];
const more = ["gso_max_size", "gso_max_segs", "gro_max_size", "link-netns", "link-netnsid", "protodown_reason"];

/** Reads words until `stop` says so; `adding`: "name" is the new device's. */
export function linkWords(
  args: Arguments,
  world: World,
  adding: boolean,
  stop: (word: string) => boolean = () => false,
): LinkWords {
  const link: LinkWords = {};
  const seen = new Set<string>();
  const once = (key: string, value: string) => {
    if (seen.has(key)) throw new IpError(`Error: duplicate "${key}": "${value}" is the second value.\n`, 255);
    seen.add(key);
    return value;
  };
  const toggle = (word: string): boolean => {
    const value = args.need();
    if (value === "on" || value === "off") return value === "on";
    throw new IpError(`Error: argument of "${word}" must be "on" or "off", not "${value}"\n`, 1);
  };
  for (let word = args.peek(); word !== undefined && !stop(word); word = args.peek()) {
    args.next();
    if (word === "up") link.up = true;
    else if (word === "down") link.up = false;
    else if (word === "name") {
      const value = once("name", args.need());
      if (adding && link.name !== undefined)
        throw new IpError('both "name" and "dev" cannot be used when creating devices.\n', 255);
      if (adding) link.name = interfaceName("name", value, world);
      else link.newName = interfaceName("name", value, world);
    } else if (word === "index") link.index = index(once("index", args.need()));
    else if (matches(word, "address")) link.address = octets(args.need());
    else if (matches(word, "broadcast") || word === "brd") link.broadcast = octets(args.need());
    else if (word === "mtu") link.mtu = integer("mtu", once("mtu", args.need()));
    else if (matches(word, "txqueuelen") || word === "qlen" || word === "txqlen")
      link.queueLength = integer("txqueuelen", once("txqueuelen", args.need()));
    else if (word === "netns") link.netns = elsewhere(once("netns", args.need()), world);
    else if (word === "multicast" || word === "allmulticast" || word === "promisc" || word === "carrier")
      link[word] = toggle(word);
    else if (word === "arp") link.arp = toggle("arp");
    else if (matches(word, "alias")) link.alias = args.need();
    else if (word === "group") link.group = groupOf(once("group", args.need()));
    else if (word === "numtxqueues" || word === "numrxqueues") {
      const count = integer(word, once(word, args.need()));
      if (word === "numtxqueues") link.txQueues = count;
    } else if (word === "parentdev") args.need();
    else if (word === "vrf") throw invalid("Not a valid VRF name\n", args.need());
    else if (word === "protodown") link.protoDown = toggle("protodown");
    else if (word === "mode") {
      const value = args.need();
      if (value === "dormant") throw notSimulated("ip link … mode dormant");
      if (value !== "default") throw invalid("Invalid link mode\n", value);
    } else if (word === "state") {
      const value = args.need();
      if (!operStates.includes(value.toLowerCase())) throw invalid("Invalid operstate\n", value);
      throw notSimulated("ip link … state");
    } else if (word === "addrgenmode") {
      const value = args.need();
      link.addressMode = addressModes.indexOf(value);
      if (link.addressMode < 0) throw invalid("Invalid address generation mode\n", value);
    } else if (others.includes(word) || more.includes(word) || matches(word, "type"))
      throw notSimulated(`ip link … ${word}`);
    else if (matches(word, "link")) {
      device(world, args.need());
      throw notSimulated("ip link … link");
    } else if (matches(word, "master")) {
      link.master = masterOf(args.need(), world);
    } else if (matches(word, "nomaster")) link.master = null;
    else if (matches(word, "dynamic")) {
      toggle("dynamic");
      throw notSimulated("ip link … dynamic");
    } else if (word === "help") throw new IpError(linkUsage, 255);
    else {
      if (word === "dev") word = args.need();
      if (link.name !== undefined) throw garbage("dev", word);
      link.name = adding ? interfaceName("dev", word, world) : word;
    }
  }
  return link;
}

export function masterOf(name: string, world: World): Device {
  const dev = world.netns.device(name);
  if (!dev) throw invalid("Device does not exist\n", name);
  return dev;
}

const operStates = ["unknown", "notpresent", "down", "lowerlayerdown", "testing", "dormant", "up"];

function index(word: string): number {
  const value = /^(0x[0-9a-f]+|\d+)$/i.test(word) ? Number(word) : 0;
  if (value <= 0 || value > 0x7fff_ffff) throw invalid('Invalid "index" value', word);
  return value;
}

// get_integer
function integer(name: string, word: string): number {
  const value = /^(0x[0-9a-f]+|-?\d+)$/i.test(word) ? Number(word) : Number.NaN;
  if (!(value <= 0x7fff_ffff && value >= -0x8000_0000)) throw invalid(`Invalid "${name}" value\n`, word);
  return value;
}

/** rtnl_group_a2n: of /etc/iproute2/group only "default" is there. */
export function groupOf(word: string, message = 'Invalid "group" value\n'): number {
  if (word === "default") return 0;
  const value = /^(0x[0-9a-f]+|\d+)$/i.test(word) ? Number(word) : Number.NaN;
  if (!(value <= 0xffff_ffff)) throw invalid(message, word);
  return value;
}

// check_ifname, and before it existed the length alone.
function interfaceName(key: string, word: string, world: World): string {
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  if (word === "" || /[\s/]/.test(word)) throw invalid(`"${key}" not a valid ifname`, word);
  if (word.length <= 15) return word;
  if (old) throw invalid('"name" too long', word);
  if (key === "name") throw invalid('"name" not a valid ifname', word);
  throw new IpError("Error: Attribute failed policy validation.\n", 2);
}

// ll_addr_a2n cuts the word at its colons as it reads: it names the part that is wrong.
export function octets(word: string): readonly number[] {
  const parts = word.split(":");
  const bytes = parts.map((part) => (/^[0-9a-f]{1,2}$/i.test(part) ? Number.parseInt(part, 16) : Number.NaN));
  const wrong = bytes.findIndex(Number.isNaN);
  if (wrong >= 0) throw new IpError(`"${parts[wrong]}" is invalid lladdr.\n`, 1);
  return bytes;
}

export const macOf = (bytes: readonly number[]): Mac => bytes.reduce((mac, byte) => mac * 256 + byte, 0);

/** A namespace by its name, or by the pid of a process in it (1 is in the first). */
export function elsewhere(word: string, world: World): NetNs {
  const pid = /^\d+$/.test(word) ? Number(word) : undefined;
  const netns = world.kernel.namespaces.get(word || "?") ?? (pid === undefined ? undefined : world.netnsOf(pid));
  if (!netns) throw invalid('Invalid "netns" value\n', word);
  return netns;
}
