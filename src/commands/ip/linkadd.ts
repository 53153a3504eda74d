// ip link add: veth, dummy, bridge. Left out: other kinds, a kind's own settings.
import { config, type NetNs } from "../../net/index.js";
import type { World } from "../world.js";
import { type Arguments, answer, IpError, matches, notSimulated } from "./arguments.js";
import { bridgeSettings } from "./bridgesettings.js";
import { type LinkWords, linkWords, macOf } from "./linkwords.js";
import { kindUsage as simulatedKinds } from "./usage/kind.js";
import { kindUsage as otherKinds } from "./usage/kinds.js";

export function add(args: Arguments, world: World, replace = false): void {
  const link = linkWords(args, world, true, (word) => matches(word, "type") && word.length > 1);
  if (args.next() === undefined) throw new IpError('Not enough information: "type" argument is required\n', 1);
  const kind = args.need();
  const here = link.netns ?? world.netns;
  const there = link.name === undefined ? undefined : here.device(link.name);
  if (replace && there?.kind === "bridge") throw notSimulated("ip link replace of a bridge");
  if (replace && there) answer({ errno: "EOPNOTSUPP" });
  switch (kind) {
    case "veth": {
      const word = args.next();
      if (word !== undefined && word !== "peer") throw new IpError(simulatedKinds.veth!, 1);
      const peer = word === "peer" ? linkWords(args, world, true) : {};
      const there = peer.netns ?? world.netns;
      check(link);
      check(peer);
      // The peer is made first, and takes the first free number.
      const other = nameFor(there, kind, peer.name, link.name);
      const name = nameFor(here, kind, link.name, there === here ? other : undefined);
      answer(config.addVeth(here, newDevice(link, name, kind), newDevice(peer, other, kind), there));
      finish(there, other, peer);
      finish(here, name, link);
      return;
    }
    case "dummy":
    case "bridge": {
      // A kind without settings of its own reads no further.
      if (kind === "bridge" && matches(args.peek() ?? "", "help")) throw new IpError(simulatedKinds.bridge!, 1);
      const settings = kind === "bridge" ? bridgeSettings(args) : undefined;
      check(link, false);
      if (kind === "bridge" && link.mtu !== undefined && link.mtu < 68) answer(tooSmall);
      if (kind === "bridge" && link.mtu !== undefined && link.mtu > 65535) answer(tooLarge);
      const name = nameFor(here, kind, link.name);
      // What it is told with is its state after all that was asked for.
      const made = config.addDevice(here, newDevice(link, name, kind), link.up !== true);
      if ("errno" in made) return answer(made);
      const refused = settings && made.bridge && config.changeBridge(made.bridge, settings);
      if (refused) config.removeDevice(made);
      answer(refused);
      finish(here, name, link);
      return;
    }
    default:
      if (kind in otherKinds && kind !== "ifb" && kind !== "nlmon" && args.peek() === "help")
        throw new IpError(otherKinds[kind]!, 1);
      if (others.includes(kind)) throw notSimulated(`ip link add … type ${kind}`);
      throw world.kernel.profile.kernel.version === "3.10"
        ? new IpError("RTNETLINK answers: Operation not supported\n", 2)
        : new IpError("Error: Unknown device type.\n", 2);
  }
}

const others: readonly string[] = [
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

const tooSmall = { errno: "EINVAL", message: "mtu less than device minimum" };
const tooLarge = { errno: "EINVAL", message: "mtu greater than device maximum" };

type Kind = "veth" | "dummy" | "bridge";

const newDevice = ({ address, mtu, queueLength, index, group }: LinkWords, name: string, kind: Kind) => ({
  name,
  kind,
  mac: address && macOf(address),
  mtu,
  queueLength,
  index,
  group,
});

// rtnl_validate_link, register_netdevice: what is wrong with it in itself.
function check({ address, mtu, addressMode }: LinkWords, bounded = true): void {
  if (addressMode !== undefined) answer({ errno: "EAFNOSUPPORT" });
  if (address && address.length < 6) answer({ errno: "EINVAL" });
  if (address && !config.isUsable(macOf(address.slice(0, 6)))) answer({ errno: "EADDRNOTAVAIL" });
  if (bounded && mtu !== undefined && (mtu < 68 || mtu > 65535)) answer({ errno: "EINVAL" });
}

function nameFor(netns: NetNs, kind: Kind, wanted: string | undefined, taken?: string): string {
  const name = wanted ?? `${kind}%d`;
  return name.includes("%d") ? config.freeName(netns, name, taken) : name;
}

// What the request says of the device's flags, once it is there (rtnl_configure_link).
function finish(netns: NetNs, name: string, link: LinkWords): void {
  const dev = netns.device(name);
  if (!dev) return;
  dev.txQueues = link.txQueues ?? 1;
  if (link.master) answer(config.setMaster(dev, link.master));
  if (link.arp !== undefined) config.changeFlag(dev, "noArp", !link.arp);
  if (link.multicast !== undefined) config.changeFlag(dev, "multicast", link.multicast);
  if (link.allmulticast !== undefined) config.changeFlag(dev, "allmulti", link.allmulticast);
  if (link.promisc !== undefined) config.changeFlag(dev, "promisc", link.promisc);
  if (link.up) config.setUp(netns, dev, true);
}
