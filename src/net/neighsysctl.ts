// The settings of a neighbour table (neigh_sysctl_register): one value under two names in different units, values that only
// a whole number of ticks can hold, what is refused.
import type { Defaults } from "../profile/index.js";

/** SKB_TRUESIZE(ETH_FRAME_LEN): unres_qlen counts packets, unres_qlen_bytes what they weigh. */
const FULL_FRAME = 2090;

const milliseconds: readonly string[] = ["base_reachable_time_ms", "retrans_time_ms", "interval_probe_time_ms"];

/** proc_dointvec_zero_intmax and proc_dointvec_ms_jiffies; times in seconds or hundredths may be negative. */
const notNegative: readonly string[] = [
  ...milliseconds,
  "app_solicit",
  "mcast_solicit",
  "mcast_resolicit",
  "ucast_solicit",
  "proxy_qlen",
  "unres_qlen",
  "unres_qlen_bytes",
  "gc_thresh1",
  "gc_thresh2",
  "gc_thresh3",
];

export const refusesNeigh = (name: string, value: number): boolean =>
  (notNegative.includes(name) && value < 0) || (name === "interval_probe_time_ms" && value < 1);

/** What a write leaves under this name and its other ones. */
export function neighWrite(name: string, value: number, hz: number): Defaults {
  // msecs_to_jiffies rounds up.
  const ms = milliseconds.includes(name) ? (Math.ceil((value * hz) / 1000) * 1000) / hz : value;
  switch (name) {
    case "unres_qlen":
      return { unres_qlen: value, unres_qlen_bytes: value * FULL_FRAME };
    case "unres_qlen_bytes":
      return { unres_qlen_bytes: value, unres_qlen: Math.floor(value / FULL_FRAME) };
    case "base_reachable_time":
      return { base_reachable_time: value, base_reachable_time_ms: value * 1000 };
    case "base_reachable_time_ms":
      return { base_reachable_time_ms: ms, base_reachable_time: Math.floor(ms / 1000) };
    // Hundredths of a second (USER_HZ).
    case "retrans_time":
      return { retrans_time: value, retrans_time_ms: value * 10 };
    case "retrans_time_ms":
      return { retrans_time_ms: ms, retrans_time: Math.floor(ms / 10) };
    default:
      return { [name]: ms };
  }
}

/** Only the first namespace has them, in neigh/default: they hold for the whole table. */
export const neighTable: Defaults = { gc_interval: 30, gc_thresh1: 128, gc_thresh2: 512, gc_thresh3: 1024 };
