// A device as `ip link` and `ip address` print it.
import type { Device } from "../../net/index.js";
import { formatMac } from "../../wire/address.js";
import type { World } from "../world.js";

/** IFF_ flags in iproute2's order (print_link_flags). */
export function flags(dev: Device): string[] {
  const words: string[] = [];
  if (dev.up && !dev.running) words.push("NO-CARRIER");
  if (dev.loopback) words.push("LOOPBACK");
  else words.push("BROADCAST", "MULTICAST");
  if (dev.promiscuity > 0) words.push("PROMISC");
  if (dev.up) words.push("UP");
  if (dev.up && dev.carrier) words.push("LOWER_UP");
  if (dev.peer && dev.peer.netns === dev.netns && !dev.peer.up) words.push("M-DOWN");
  return words;
}

export const displayName = (dev: Device): string => (dev.peer ? `${dev.name}@${dev.peer.name}` : dev.name);

/** The two lines of a device; `ip link` also says mode. */
export function linkLines(dev: Device, world: World, options: { mode: boolean; oneline: boolean }): string {
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  const words = [
    `${dev.index}: ${displayName(dev)}: <${flags(dev).join(",")}> mtu ${dev.mtu} qdisc ${dev.qdisc} state ${dev.operState}`,
    ...(options.mode ? ["mode DEFAULT"] : []),
    ...(old ? [] : ["group default"]),
    ...(dev.queueLength > 0 ? [`qlen ${dev.queueLength}`] : []),
  ];
  const first = words.join(" ");
  const broadcast = dev.loopback ? 0 : 0xffff_ffff_ffff;
  const second = `    link/${dev.loopback ? "loopback" : "ether"} ${formatMac(dev.mac)} brd ${formatMac(broadcast)}`;
  return `${first}${options.oneline ? "\\" : "\n"}${second}`;
}

export function briefStart(dev: Device): string {
  return `${displayName(dev).padEnd(16)} ${dev.operState.padEnd(14)} `;
}
