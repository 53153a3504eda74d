// What was learnt about single destinations behind a next hop (struct fib_nh_exception in net/ipv4/route.c): a smaller MTU
// (ip_rt_update_pmtu) and a better gateway (ip_do_redirect). Left out: the hash buckets' limits and their random eviction.
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { Fact } from "./event.js";
import type { Hop, Lookup } from "./fib.js";
import { isMulticast, isZeroNet, LIMITED_BROADCAST } from "./inet.js";
import { valid } from "./neighbour.js";
import { selectPath } from "./path.js";
import type { Route } from "./route.js";
import type { Stack } from "./stack.js";

export interface Exception {
  /** RTCF_REDIRECTED: the gateway to use instead. */
  gateway: Ipv4 | undefined;
  /** 0: nothing learnt. */
  mtu: number;
  mtuLocked: boolean;
  /** In jiffies. */
  expires: number;
}

type Time = { readonly jiffies: number };

/** find_exception: what is still true. */
export function exceptionOf(hop: Hop | undefined, destination: Ipv4, { jiffies }: Time): Exception | undefined {
  const known = hop?.exceptions.get(destination);
  if (!known || known.expires >= jiffies) return known;
  hop?.exceptions.delete(destination);
  return undefined;
}

/** update_or_create_fnhe */
function update({ kernel }: Stack, hop: Hop, destination: Ipv4, learnt: Partial<Exception>, expires: number): void {
  kernel.changed();
  const known = hop.exceptions.get(destination);
  hop.exceptions.set(destination, { gateway: undefined, mtu: 0, mtuLocked: false, ...known, ...learnt, expires });
}

/** ip_dst_mtu_maybe_forward: a forwarder does not trust a learnt MTU unless told to (ip_forward_use_pmtu); before 3.14 it did. */
export function mtuOf(stack: Stack, route: Route, forwarding = false): number {
  const { exception, fib, dev } = route;
  const trusted = !forwarding || (stack.sysctl.get("ipv4/ip_forward_use_pmtu") ?? 1) !== 0 || exception?.mtuLocked;
  if (trusted && exception?.mtu && stack.kernel.jiffies < exception.expires) return exception.mtu;
  return Math.min(fib?.metrics?.values.mtu || dev.mtu, 0xffff);
}

/** What a host learnt from "fragmentation needed" about the way of this flow (__ip_rt_update_pmtu). */
export function learnPmtu(stack: Stack, flow: Lookup, told: number): boolean {
  const { kernel, sysctl } = stack;
  const found = stack.fib.lookup(flow);
  if ("error" in found) return false;
  const { route, hop: chosen } = selectPath(stack, found, flow);
  if (route.metrics?.locked.includes("mtu")) return false;
  const known = exceptionOf(chosen, flow.destination, kernel);
  const before = known?.mtu || route.metrics?.values.mtu || chosen.dev.mtu;
  if (before < told) return false;
  const least = sysctl.get("ipv4/route/min_pmtu") ?? 552;
  const mtuLocked = told < least;
  const mtu = mtuLocked ? Math.min(before, least) : told;
  const lifetime = kernel.fromMs(1000 * (sysctl.get("ipv4/route/mtu_expires") ?? 600));
  if (known?.mtu === mtu && !mtuLocked && kernel.jiffies < known.expires - lifetime / 2) return false;
  // Of several paths nobody knows which one was meant.
  for (const each of route.hops.length > 1 ? route.hops : [chosen])
    update(stack, each, flow.destination, { mtu, mtuLocked }, kernel.jiffies + lifetime);
  stack.change("route", `${formatIpv4(flow.destination)} learnt mtu ${mtu}${mtuLocked ? " lock" : ""}`);
  return true;
}

export interface Redirect {
  /** The packet of ours that was redirected. */
  readonly flow: Lookup;
  /** The device that the redirect came in by. */
  readonly dev: Device;
  /** Who sent it: only the gateway in use is believed. */
  readonly from: Ipv4;
  readonly gateway: Ipv4;
}

/** __ip_do_redirect; `learnt` false where it was refused, `read` says by what. */
export function learnRedirect(stack: Stack, redirect: Redirect): { learnt: boolean; read: readonly Fact[] } {
  const { flow, dev, from, gateway } = redirect;
  const read: Fact[] = [{ name: "gateway", value: formatIpv4(gateway) }];
  const refuse = (name: string, value: string) => ({ learnt: false, read: [...read, { name, value }] });
  const conf = (name: string, of = dev.name) => stack.sysctl.of("ipv4/conf", of, name) !== 0;
  const either = (name: string) => conf(name) || conf(name, "all");
  const found = stack.fib.lookup(flow);
  if ("error" in found) return refuse("fib", found.error);
  const { hop: chosen } = selectPath(stack, found, flow);
  const inUse = exceptionOf(chosen, flow.destination, stack.kernel)?.gateway ?? chosen.gateway;
  if (inUse !== from) return refuse("gateway in use", inUse === undefined ? "none" : formatIpv4(inUse));
  // IN_DEV_RX_REDIRECTS: a router needs both, a host either.
  const accepts = conf("forwarding")
    ? conf("accept_redirects") && conf("accept_redirects", "all")
    : either("accept_redirects");
  if (!accepts) return refuse(`net.ipv4.conf.${dev.name}.accept_redirects`, "0");
  if (gateway === from || isMulticast(gateway) || gateway === LIMITED_BROADCAST || isZeroNet(gateway))
    return refuse("new gateway", "no other host");
  if (!either("shared_media")) {
    if (!stack.inDevice(dev).onLink(gateway, from)) return refuse("new gateway", "not on the link");
    const gateways = stack.fib.routes(254).flatMap((r) => (r.length === 0 ? r.hops : []));
    if (either("secure_redirects") && !gateways.some((h) => h.gateway === gateway && h.dev === dev))
      return refuse("net.ipv4.conf.secure_redirects", "1, and it is no default gateway");
  } else if (stack.fib.addressType(gateway) !== "unicast") return refuse("new gateway", "not unicast");
  const neighbour = stack.neighbours.create(dev, gateway);
  if (!valid(neighbour.state.nud)) {
    // neigh_event_send without a packet: who it is gets asked, the redirect itself is forgotten.
    stack.neighbours.event(neighbour, { kind: "use" });
    return refuse("neighbour", `${formatIpv4(gateway)} ${neighbour.state.nud}`);
  }
  const lifetime = stack.kernel.fromMs(1000 * (stack.sysctl.get("ipv4/route/gc_timeout") ?? 300));
  update(stack, chosen, flow.destination, { gateway }, stack.kernel.jiffies + lifetime);
  stack.change("route", `${formatIpv4(flow.destination)} redirected via ${formatIpv4(gateway)} dev ${dev.name}`);
  return { learnt: true, read };
}
