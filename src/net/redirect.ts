// Redirects: when a router tells a host of a nearer gateway (ip_rt_send_redirect). Whether the packet asks for one is route.ts's
// (IPSKB_DOREDIRECT), what a host makes of one exception.ts's. Left out: redirects for source-routed packets, which Linux sends
// none of either.
import type { Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import { combined, type Route } from "./route.js";
import type { Stack } from "./stack.js";

/** The better gateway for the sender of a packet that came in by `from`, if it should be told of one. */
export function betterGateway(stack: Stack, from: Device, route: Route): Ipv4 | undefined {
  if (!route.redirect || combined(stack, from, "send_redirects", "or").value === 0) return undefined;
  return route.gateway ?? route.destination;
}
