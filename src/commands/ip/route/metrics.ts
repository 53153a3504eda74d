// RTA_METRICS in iproute2's words: what a route says about MTU and the like. Only mtu changes what the stack does.
import type { Metrics } from "../../../net/index.js";
import type { Printer } from "../../iproute2/printer.js";

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
export function printMetrics({ print, said }: Sayer, { values, locked }: Metrics): void {
  const names = metricNames.filter((name) => values[name] !== undefined);
  if (names.length === 0) return;
  print.list("metrics", () =>
    print.object(undefined, () => {
      for (const name of names) {
        const scale = scales[name];
        const number = Math.floor(values[name]! / (scale ?? 1));
        const shown = scale === undefined ? String(number) : number >= 1000 ? `${number / 1000}s` : `${number}ms`;
        said(name, number, `${name} ${locked.includes(name) ? "lock " : ""}${shown}`);
      }
    }),
  );
}

interface Sayer {
  readonly print: Printer;
  readonly said: (key: string, value: number, text: string) => void;
}
