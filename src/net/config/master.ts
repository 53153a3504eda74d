// A device becomes a bridge's port, or leaves it (do_set_master, br_add_if, br_del_if), and what follows from it for the
// bridge: its address and its MTU (br_device_event).
import * as arp from "../arp.js";
import type { Bridge } from "../bridge.js";
import type { Device } from "../device.js";
import { followMtu } from "./mtu.js";
import { type Refused, refused, say } from "./refused.js";

export function setMaster(dev: Device, master: Device | undefined): Refused | undefined {
  if (dev.port?.bridge.dev === master) return undefined;
  leave(dev);
  if (!master) return undefined;
  const { bridge } = master;
  if (!bridge) return refused("EOPNOTSUPP");
  if (dev.loopback) return refused("EINVAL");
  if (dev.bridge) return say(dev.netns, "ELOOP", "Can not enslave a bridge to a bridge");
  bridge.add(dev);
  follow(bridge);
  followMtu(bridge);
  dev.netns.change("link", `${dev.name} master ${master.name}`);
  return undefined;
}

/** Without a word where it is no port. */
export function leave(dev: Device): void {
  const { port } = dev;
  if (!port) return;
  port.bridge.remove(port);
  follow(port.bridge);
  followMtu(port.bridge);
  dev.netns.change("link", `${dev.name} nomaster`);
}

/** NETDEV_CHANGEADDR of a port: the bridge may have another address now. */
export function follow(bridge: Bridge): void {
  const { dev } = bridge;
  if (!bridge.selectAddress()) return;
  arp.addressChanged(dev.netns, dev);
  if (dev.up) arp.notify(dev.netns, dev);
}
