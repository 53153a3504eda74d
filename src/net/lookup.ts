// What routing tables are asked and what they answer (struct flowi4, struct fib_result).
import type { Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { FibRoute, Hop, RouteType } from "./fibroute.js";
import type { Rule } from "./rule.js";

export interface Lookup {
  readonly destination: Ipv4;
  readonly source?: Ipv4 | undefined;
  /** Only routes of this device. */
  readonly oif?: Device | undefined;
  /** The device it came in by; undefined for our own, which rules take for lo. */
  readonly iif?: Device | undefined;
  readonly mark?: number | undefined;
  readonly tos?: number | undefined;
  readonly uid?: number | undefined;
  readonly protocol?: number | undefined;
  readonly sport?: number | undefined;
  readonly dport?: number | undefined;
  /** Only routes at least this narrow. */
  readonly scope?: number;
  /** FIB_LOOKUP_IGNORE_LINKSTATE */
  readonly ignoreLinkstate?: boolean;
}

export type LookupError = "ENETUNREACH" | "EHOSTUNREACH" | "EACCES" | "EINVAL";

/** What a table says: a way, or a route that has none, which is a verdict. */
export interface Answer {
  readonly route: FibRoute;
  readonly hop: Hop | undefined;
  readonly table: number;
  readonly rule: Rule | undefined;
}

/** fib_props: what a route of this type answers instead of a way; a throw means the next rule. */
export const verdicts: Partial<Record<RouteType, LookupError | "throw">> = {
  blackhole: "EINVAL",
  unreachable: "EHOSTUNREACH",
  prohibit: "EACCES",
  throw: "throw",
  nat: "EINVAL",
};

/** fib_lookup_good_nhc: may this hop be used now? */
export type GoodHop = (hop: Hop, key: Lookup) => boolean;
