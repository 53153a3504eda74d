// /proc/net/route (fib_route_seq_show): the main table as old tools read it. Only the first of several hops is told.
import { mask, type NetNs, table } from "../net/index.js";
import { asStored } from "./procgroups.js";

const hex = (value: number, digits = 8): string => value.toString(16).toUpperCase().padStart(digits, "0");

export function procNetRoute(netns: NetNs): string {
  // Where no address and no route ever was there is no table.
  if (!netns.fib.begun) return "";
  const lines = ["Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT"];
  for (const route of netns.fib.routes(table.main)) {
    if (route.type === "broadcast" || route.type === "multicast") continue;
    const refused = route.type === "unreachable" || route.type === "prohibit" ? 0x200 : 0;
    const flags = 1 | (route.gateway === undefined ? 0 : 2) | (route.length === 32 ? 4 : 0) | refused;
    const { advmss = 0, window = 0, rtt = 0 } = route.metrics?.values ?? {};
    const numbers = [advmss ? advmss + 40 : 0, window, rtt >> 3].join("\t");
    const start = [route.dev?.name ?? "*", asStored(route.prefix), asStored(route.gateway ?? 0), hex(flags, 4)].join(
      "\t",
    );
    lines.push(`${start}\t0\t0\t${route.priority}\t${asStored(mask(route.length))}\t${numbers}`);
  }
  return lines.map((line) => `${line.padEnd(127)}\n`).join("");
}
