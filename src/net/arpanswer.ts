// Whether an ARP question is answered, and what is learnt of who did not ask (net/ipv4/arp.c: arp_ignore, arp_filter,
// arp_accept, arp_fwd_proxy, arp_fwd_pvlan).
import type { Ipv4 } from "../wire/address.js";
import type { Arp } from "../wire/arp.js";
import type { Device } from "./device.js";
import type { Fact } from "./event.js";
import { inPrefix, scope } from "./inet.js";
import { combined, output, type Route } from "./route.js";
import type { Stack } from "./stack.js";

export interface Ignored {
  readonly verdict: string;
  readonly fact: Fact;
}

/** arp_ignore and arp_filter: ours, but not to be told here. */
export function ignored(stack: Stack, dev: Device, sender: Ipv4, target: Ipv4): Ignored | undefined {
  const ignore = combined(stack, dev, "arp_ignore", "max");
  if (refused(stack, dev, sender, target, ignore.value)) return { verdict: "arp-ignore", fact: ignore.fact };
  const filter = combined(stack, dev, "arp_filter", "or");
  if (filter.value === 0 || sender === 0) return undefined;
  const back = output(stack, { destination: sender, source: target });
  if (typeof back !== "string" && back.dev === dev) return undefined;
  const way: string = typeof back === "string" ? back : `dev ${back.dev.name}`;
  return { verdict: "arp-filter", fact: { ...filter.fact, value: `${filter.fact.value}, the way back: ${way}` } };
}

function refused(stack: Stack, dev: Device, sender: Ipv4, target: Ipv4, ignore: number): boolean {
  switch (ignore) {
    case 1:
      return !confirmed(stack, [dev], 0, target, scope.host);
    case 2:
      return !confirmed(stack, [dev], sender, target, scope.host);
    case 3:
      return !confirmed(stack, stack.devices(), 0, target, scope.link);
    case 8:
      return true;
    default:
      return false;
  }
}

// inet_confirm_addr: one of these devices has the address, in a scope that wide, and shares a subnet with the asker.
function confirmed(stack: Stack, devices: readonly Device[], sender: Ipv4, target: Ipv4, within: number): boolean {
  return devices.some((dev) => {
    const { addresses } = stack.inDevice(dev);
    const narrowest = combined(stack, dev, "route_localnet", "or").value !== 0 ? scope.link : scope.host;
    return (
      addresses.some((a) => a.local === target && Math.min(a.scope, narrowest) <= within) &&
      addresses.some(
        (a) => inPrefix(target, a.peer, a.prefixLength) && (sender === 0 || inPrefix(sender, a.peer, a.prefixLength)),
      )
    );
  });
}

/** arp_accept: may somebody be met by what he says unasked? */
export function accepts(stack: Stack, dev: Device, sender: Ipv4): { value: boolean; fact: Fact } {
  const { value, fact } = combined(stack, dev, "arp_accept", "max");
  const near = () => stack.inDevice(dev).addresses.some((a) => inPrefix(sender, a.peer, a.prefixLength));
  return { value: value === 1 || (value === 2 && near()), fact };
}

/** What says that we answer for somebody else; undefined when nothing does. */
export function proxied(stack: Stack, dev: Device, route: Route, { senderIp, targetIp }: Arp): Fact | undefined {
  if (stack.sysctl.of("ipv4/conf", dev.name, "forwarding") === 0 || route.type !== "unicast") return undefined;
  if (route.dev === dev) {
    // Private VLAN: hosts on one wire that may not hear each other. Not for who asks for himself.
    const pvlan = combined(stack, dev, "proxy_arp_pvlan", "or");
    return pvlan.value !== 0 && senderIp !== targetIp ? pvlan.fact : undefined;
  }
  const proxy = combined(stack, dev, "proxy_arp", "or");
  const medium = (of: Device) => stack.sysctl.of("ipv4/conf", of.name, "medium_id");
  const [here, there] = [medium(dev), medium(route.dev)];
  if (proxy.value !== 0 && (here === 0 || (here !== -1 && there !== here && there !== -1))) return proxy.fact;
  const entry = stack.proxies.find(targetIp, dev);
  return entry && { name: "proxy neighbour", value: entry.dev ? `dev ${entry.dev.name}` : "every device" };
}

/** inet_addr_type_dev_table: what an address is to this machine, on whatever device. */
export function addressType(stack: Stack, address: Ipv4): "unicast" | "local" | "broadcast" | "multicast" {
  // Where no address ever was there is no local table, and __inet_dev_addr_type says broadcast.
  if (!stack.fib.begun && address >>> 28 !== 0xe) return "broadcast";
  return stack.fib.addressType(address);
}
