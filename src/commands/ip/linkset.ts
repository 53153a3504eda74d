// ip link set: one request with everything in it, worked off in the kernel's order (do_setlink) until something is refused.
import { config, type Device } from "../../net/index.js";
import type { World } from "../world.js";
import { type Arguments, answer, device, IpError, matches, notSimulated } from "./arguments.js";
import { bridgeSettings } from "./bridgesettings.js";
import { type LinkWords, linkWords, macOf } from "./linkwords.js";
import { slaveSettings } from "./port.js";
import { kindUsage } from "./usage/kinds.js";

export function set(args: Arguments, world: World): void {
  const link = linkWords(args, world, false, (word) => matches(word, "type") && word.length > 1);
  const ofKind = args.next() === undefined ? () => {} : kindWords(args, link.name, world);
  const { name, group } = link;
  if (name === undefined && group !== undefined) {
    // Without a name the group says which devices are meant.
    const { group: _, ...rest } = link;
    for (const dev of world.netns.devices()) if (dev.group === group) change(dev, rest);
    return;
  }
  if (name === undefined) throw new IpError('Not enough information: "dev" argument is required.\n', 255);
  const dev = device(world, name);
  for (const bytes of [link.address, link.broadcast])
    if (bytes && bytes.length !== 6) throw new IpError(`Invalid address length ${bytes.length} - must be 6 bytes\n`, 1);
  if (link.index !== undefined && !link.netns)
    throw new IpError("index can be used only when creating devices or when moving device to another netns.\n", 255);
  change(dev, link, ofKind);
}

// What follows "type" is that kind's, or its ports'; most kinds have nothing that can be changed.
function kindWords(args: Arguments, name: string | undefined, world: World): (dev: Device) => void {
  if (name !== undefined) device(world, name);
  const kind = args.need();
  if (args.peek() === undefined) return () => {};
  if (kind === "bridge") {
    const wanted = bridgeSettings(args);
    return ({ bridge }) => answer(bridge ? config.changeBridge(bridge, wanted) : unsupported);
  }
  if (kind === "bridge_slave") {
    const wanted = slaveSettings(args, kindUsage.bridge_slave!);
    return ({ port }) => answer(port ? config.changePort(port, wanted) : unsupported);
  }
  throw notSimulated(`ip link set … type ${kind} ${args.peek()}`);
}

const unsupported = { errno: "EOPNOTSUPP" };

function change(dev: Device, link: LinkWords, ofKind: (dev: Device) => void = () => {}): void {
  if (link.addressMode !== undefined) dev.netns.sysctl.set(`ipv6/conf/${dev.name}/addr_gen_mode`, link.addressMode);
  if (link.netns) answer(config.moveDevice(dev, link.netns, link.newName));
  if (link.txQueues !== undefined && link.txQueues < 0) answer({ errno: "EINVAL" });
  if (link.address) answer(config.changeMac(dev, macOf(link.address)));
  if (link.mtu !== undefined) answer(config.changeMtu(dev, link.mtu));
  if (link.group !== undefined) dev.group = link.group;
  const told = dev.up && (link.group !== undefined || link.alias !== undefined || link.broadcast !== undefined);
  if (link.newName !== undefined) answer(config.renameDevice(dev, link.newName));
  if (link.alias !== undefined) dev.alias = link.alias;
  if (link.broadcast) dev.broadcast = macOf(link.broadcast);
  if (link.arp !== undefined) config.changeFlag(dev, "noArp", !link.arp);
  if (link.multicast !== undefined) config.changeFlag(dev, "multicast", link.multicast);
  if (link.master !== undefined) answer(config.setMaster(dev, link.master ?? undefined));
  if (link.up !== undefined) config.setUp(dev.netns, dev, link.up);
  if (link.promisc !== undefined) config.changeFlag(dev, "promisc", link.promisc);
  if (link.allmulticast !== undefined) config.changeFlag(dev, "allmulti", link.allmulticast);
  if (link.carrier !== undefined) answer(config.changeCarrier(dev, link.carrier));
  if (link.protoDown !== undefined) answer({ errno: "EOPNOTSUPP", message: "Protodown not supported by device" });
  if (link.queueLength !== undefined && link.queueLength !== dev.queueLength) {
    dev.queueLength = link.queueLength;
    dev.netns.rtnetlink.link(dev);
  }
  ofKind(dev);
  // netdev_state_change: nothing else would say it.
  if (told && dev.up) dev.netns.rtnetlink.link(dev);
}
