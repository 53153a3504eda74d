// RTA_METRICS in iproute2's words: what a route says about MTU and the like. Only mtu changes what the stack does.
import type { Metrics } from "../../../net/index.js";

/** In the kernel's order (RTAX_*). */
export const metricNames: readonly string[] = [
  "mtu",
  "window",
  "rtt",
  "rttvar",
  "ssthresh",
  "cwnd",
  "advmss",
  "reordering",
  "hoplimit",
  "initcwnd",
  "rto_min",
  "initrwnd",
  "quickack",
  "fastopen_no_cookie",
];

const scales: Readonly<Record<string, number>> = { rtt: 8, rttvar: 4, rto_min: 1 };

/** A time without a unit is the kernel's own number. */
export function metricValue(name: string, word: string): number | undefined {
  const scale = scales[name];
  const time = scale === undefined ? undefined : /^(\d+)(s|ms)$/.exec(word);
  if (time) return Number(time[1]) * (time[2] === "s" ? 1000 : 1) * (scale ?? 1);
  return /^(0x[0-9a-f]+|\d+)$/i.test(word) ? Number(word) : undefined;
}

/** "mtu lock 1300", one word group a metric. */
export function metricWords({ values, locked }: Metrics): string[] {
  return metricNames.flatMap((name) => {
    const value = values[name];
    if (value === undefined) return [];
    const scale = scales[name];
    const ms = Math.floor(value / (scale ?? 1));
    const shown = scale === undefined ? String(value) : ms >= 1000 ? `${ms / 1000}s` : `${ms}ms`;
    return [`${name} ${locked.includes(name) ? "lock " : ""}${shown}`];
  });
}
