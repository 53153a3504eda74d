// Redirects: when a router tells a host of a nearer gateway (__mkroute_input's IPSKB_DOREDIRECT, ip_rt_send_redirect).
// What a host makes of one is exception.ts. Left out: redirects for source-routed packets, which Linux sends none of either.
import type { Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import { output, type Route } from "./route.js";
import type { Stack } from "./stack.js";

/** The better gateway for `source`, if it should be told of one. */
export function betterGateway(stack: Stack, from: Device, source: Ipv4, route: Route): Ipv4 | undefined {
  if (route.dev !== from) return undefined;
  const conf = (name: string) =>
    stack.sysctl.of("ipv4/conf", "all", name) !== 0 || stack.sysctl.of("ipv4/conf", from.name, name) !== 0;
  if (!conf("send_redirects")) return undefined;
  // fib_validate_source says 1: the sender itself is on a link of ours.
  const back = output(stack, { destination: source });
  if (typeof back === "string" || back.gateway !== undefined) return undefined;
  const nearer = route.gateway ?? route.destination;
  if (!conf("shared_media") && !stack.inDevice(from).onLink(source, nearer)) return undefined;
  return nearer;
}
