// A route and its next hops (struct fib_info, fib_nh_common in net/ipv4/fib_semantics.c).
import type { Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { Exception } from "./exception.js";
import { scope } from "./inet.js";
import type { Lookup } from "./lookup.js";

export type RouteType =
  | "unicast"
  | "local"
  | "broadcast"
  | "anycast"
  | "multicast"
  | "blackhole"
  | "unreachable"
  | "prohibit"
  | "throw"
  | "nat";
/** A name of /etc/iproute2/rt_protos, or a number without one. */
export type RouteProtocol = string;

/** One way of a route (struct fib_nh_common). */
export interface Hop {
  readonly gateway: Ipv4 | undefined;
  readonly dev: Device;
  readonly weight: number;
  /** RTNH_F_ONLINK: do not ask whether the gateway is reachable. */
  readonly onlink: boolean;
  /** nhc_scope: how near the next hop itself is. */
  readonly scope: number;
  /** What was learnt about single destinations behind it (nhc_exceptions). */
  readonly exceptions: Map<Ipv4, Exception>;
  /** RTNH_F_DEAD and RTNH_F_LINKDOWN, as its device's events left them (hopflags.ts). */
  readonly flags: { dead: boolean; linkdown: boolean };
}

/** What equal routes share besides their hops (struct fib_info). */
interface FibInfo {
  /** RTNH_F_LINKDOWN of the whole. */
  linkdown: boolean;
  /** fib_nh_upper_bound: up to which hash each hop is taken, -1 for never. */
  bounds: readonly number[];
}

/** RTA_METRICS by iproute2's names; those in `locked` may not be lowered by what is learnt. */
export interface Metrics {
  readonly values: Readonly<Record<string, number>>;
  readonly locked: readonly string[];
}

export interface RouteSpec {
  readonly table: number;
  readonly prefix: Ipv4;
  readonly length: number;
  readonly type: RouteType;
  readonly scope: number;
  readonly protocol: RouteProtocol;
  readonly priority: number;
  readonly tos?: number;
  readonly prefsrc: Ipv4 | undefined;
  readonly metrics?: Metrics | undefined;
  readonly realm?: number | undefined;
  /** The nexthop object that it goes by. */
  readonly nhid?: number | undefined;
}

export interface FibRoute extends RouteSpec {
  readonly tos: number;
  /** None for blackhole and its like. */
  readonly hops: readonly Hop[];
  readonly info: FibInfo;
  /** The first hop's. */
  readonly gateway: Ipv4 | undefined;
  readonly dev: Device | undefined;
  readonly onlink: boolean;
}

export const hop = (dev: Device, gateway: Ipv4 | undefined, near: number, more: Partial<Hop> = {}): Hop => ({
  dev,
  gateway,
  scope: near,
  weight: 1,
  onlink: false,
  exceptions: new Map(),
  flags: { dead: false, linkdown: near !== scope.nowhere && !dev.carrier },
  ...more,
});

/** fib_create_info; a route like one that is there takes its hops and its info. */
export function fibRoute(spec: RouteSpec, hops: readonly Hop[], info?: FibInfo): FibRoute {
  const first = hops[0];
  const linkdown = hops.length > 0 && hops.every(({ flags }) => flags.linkdown);
  return {
    table: spec.table,
    prefix: spec.prefix,
    length: spec.length,
    type: spec.type,
    scope: spec.scope,
    protocol: spec.protocol,
    priority: spec.priority,
    prefsrc: spec.prefsrc,
    metrics: spec.metrics,
    realm: spec.realm,
    nhid: spec.nhid,
    tos: spec.tos ?? 0,
    hops,
    info: info ?? { linkdown, bounds: [] },
    gateway: first?.gateway,
    dev: first?.dev,
    onlink: first?.onlink ?? false,
  };
}

/** fib_lookup_good_nhc: may this hop be used now? */
export const goodHop = (view: { ignoresLinkdown(dev: Device): boolean }, hop: Hop, key: Lookup): boolean =>
  !hop.flags.dead &&
  (key.ignoreLinkstate === true || !hop.flags.linkdown || !view.ignoresLinkdown(hop.dev)) &&
  (key.oif === undefined || key.oif === hop.dev);
