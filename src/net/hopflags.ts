// What next hops know of their devices (fib_sync_down_dev, fib_sync_up): each learns it from its own device's events and keeps
// it, so that what a route of several hops says of itself hangs on their order. Nexthop objects do not keep routes: they go
// with their device (nexthop.ts). Left out: NETDEV_CHANGE for another reason than a carrier.
import type { Device } from "./device.js";
import type { Fib, FibRoute } from "./fib.js";
import { scope } from "./inet.js";
import { flushNexthops, type Owner } from "./nexthop.js";

/** NETDEV_DOWN, NETDEV_UNREGISTER, NETDEV_CHANGE */
export type DownEvent = "down" | "unregister" | "change";

function* routesBy(fib: Fib, dev: Device): Iterable<FibRoute> {
  for (const id of fib.ids())
    for (const route of fib.routes(id))
      if (route.nhid === undefined && route.hops.some((hop) => hop.dev === dev)) yield route;
}

/** fib_sync_down_dev and fib_flush. Hops to ourselves stay as they are, unless the device has no address left (`force`). */
export function syncDown(fib: Fib, dev: Device, event: DownEvent, force = false): void {
  for (const route of routesBy(fib, dev)) {
    let gone = 0;
    for (const { dev: by, scope: near, flags } of route.hops) {
      if (flags.dead) gone++;
      else if (by === dev && (force || near !== scope.nowhere)) {
        if (event !== "change") flags.dead = true;
        flags.linkdown = true;
        gone++;
      }
    }
    const whole = gone === route.hops.length;
    if (event === "unregister" || (whole && event === "down")) fib.remove(route);
    if (whole) route.info.linkdown = true;
    fib.rebalance(route);
  }
}

/** fib_sync_up: the device is up again, or has an address again (`revive`), or its carrier came. */
export function syncUp(fib: Fib, dev: Device, revive: boolean): void {
  if (!dev.up) return;
  const linked = !revive || dev.carrier;
  for (const route of routesBy(fib, dev)) {
    let alive = false;
    for (const { dev: by, flags } of route.hops) {
      const marked = (revive && flags.dead) || (linked && flags.linkdown);
      alive ||= !marked || by === dev;
      if (by !== dev) continue;
      if (revive) flags.dead = false;
      if (linked) flags.linkdown = false;
    }
    if (alive && linked) route.info.linkdown = false;
    fib.rebalance(route);
  }
}

/** NETDEV_CHANGE: a device that is up got its carrier or lost it (fib_netdev_event, nh_netdev_event). */
export function linkChanged(owner: Owner, dev: Device): void {
  if (dev.carrier) return syncUp(owner.fib, dev, false);
  flushNexthops(owner, dev);
  syncDown(owner.fib, dev, "change");
}
