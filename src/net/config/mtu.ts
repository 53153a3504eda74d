// How large a device's packets may be, and a bridge that follows its ports in it.
import type { Bridge } from "../bridge.js";
import type { Device } from "../device.js";
import { LEAST_FOR_IPV6 } from "../inet6.js";
import { LEAST_FOR_IPV4, removeAddresses } from "./address.js";
import { type Refused, say } from "./refused.js";

/** dev_set_mtu */
export function changeMtu(dev: Device, mtu: number): Refused | undefined {
  const [least, most] = dev.mtuBounds;
  if (mtu < least || mtu < 0) return say(dev.netns, "EINVAL", "mtu less than device minimum");
  if (most > 0 && mtu > most) return say(dev.netns, "EINVAL", "mtu greater than device maximum");
  if (mtu === dev.mtu) return undefined;
  const before = dev.mtu;
  dev.mtu = mtu;
  dev.netns.change("link", `${dev.name} mtu ${mtu}`);
  dev.netns.rtnetlink.link(dev);
  if (dev.bridge) dev.bridge.mtuGiven = true;
  if (dev.port) followMtu(dev.port.bridge);
  // inetdev_event: IPv4 needs 68 octets (RFC 791), or it ends on the device.
  if (mtu < LEAST_FOR_IPV4) removeAddresses(dev);
  const [could, can] = [before >= LEAST_FOR_IPV6, mtu >= LEAST_FOR_IPV6];
  if (could !== can) dev.netns.sysctl.speaksIpv6(dev.name, can);
  if (!can) dev.netns.inet6.down(dev);
  else if (!could && dev.up) dev.netns.inet6.up(dev);
  return undefined;
}

/** br_mtu_auto_adjust: the smallest of its ports', until an administrator says another. */
export function followMtu(bridge: Bridge): void {
  if (bridge.mtuGiven) return;
  changeMtu(bridge.dev, bridge.mtu);
  bridge.mtuGiven = false;
}
