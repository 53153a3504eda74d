// Addresses that live for a while (IFA_CACHEINFO; set_ifa_lifetime and check_lifetime in net/ipv4/devinet.c): deprecated when
// their preferred time is over, gone when their valid time is. A deprecated address is used like any other. Each namespace
// looks at its own; the kernel has one worker for all of them.
import { formatIpv4 } from "../../wire/address.js";
import type { Device } from "../device.js";
import type { InterfaceAddress } from "../inet.js";
import type { NetNs } from "../netns.js";

/** INFINITY_LIFE_TIME */
export const FOREVER = 0xffff_ffff;

/** Seconds, FOREVER without an end. */
export interface Lifetime {
  readonly valid: number;
  readonly preferred: number;
}

/** set_ifa_lifetime */
export function lasting(ns: NetNs, { valid, preferred }: Lifetime): Pick<InterfaceAddress, "lifetime" | "deprecated"> {
  return {
    lifetime: valid === FOREVER ? undefined : { valid, preferred, since: ns.kernel.jiffies },
    deprecated: preferred === 0,
  };
}

type Remove = (dev: Device, address: InterfaceAddress) => void;

/** check_lifetime: what is over now, and when to look again. */
export function checkLifetimes(ns: NetNs, remove: Remove): void {
  const { kernel } = ns;
  const second = kernel.fromMs(1000);
  const now = kernel.jiffies;
  ns.addressTimer?.cancel();
  ns.addressTimer = undefined;
  let next: number | undefined;
  const soon = (at: number) => {
    next = Math.min(next ?? at, at);
  };
  for (const dev of ns.devices())
    for (const each of [...ns.inDevice(dev).addresses]) {
      const { lifetime } = each;
      // Gone with its primary by now.
      if (!lifetime || !ns.inDevice(dev).addresses.includes(each)) continue;
      const { valid, preferred, since } = lifetime;
      // ADDRCONF_TIMER_FUZZ_MINUS: what ends in a fiftieth of a second ends now.
      const age = Math.floor((now - since + Math.floor(second / 50)) / second);
      if (age >= valid) remove(dev, each);
      else if (age >= preferred) {
        if (!each.deprecated) deprecate(ns, dev, each);
        soon(since + valid * second);
      } else soon(since + preferred * second);
    }
  if (next === undefined) return;
  // Rounded up to a whole second where that is near enough, and never sooner than in one.
  const whole = Math.ceil(next / second) * second;
  const due = Math.max(whole < next + Math.floor(second / 4) ? whole : next, now + second);
  ns.addressTimer = kernel.timer(due, () => checkLifetimes(ns, remove), { daemon: true });
}

function deprecate(ns: NetNs, dev: Device, address: InterfaceAddress): void {
  const { addresses } = ns.inDevice(dev);
  addresses.splice(addresses.indexOf(address), 1, { ...address, deprecated: true });
  ns.change("address", `${formatIpv4(address.local)}/${address.prefixLength} dev ${dev.name} deprecated`);
}

/** How many seconds are left, as the kernel tells it (inet_fill_ifaddr). */
export function remaining({ lifetime }: InterfaceAddress, jiffies: number, hz: number): Lifetime {
  if (!lifetime) return { valid: FOREVER, preferred: FOREVER };
  const passed = Math.floor((jiffies - lifetime.since) / hz);
  return { valid: Math.max(lifetime.valid - passed, 0), preferred: Math.max(lifetime.preferred - passed, 0) };
}
