// The main table as net-tools print /proc/net/route (lib/inet_gr.c): route's columns, netstat's, and all of them.
import { type FibRoute, mask, table } from "../../net/index.js";
import type { FileSystem } from "../../shell/index.js";
import { formatIpv4 } from "../../wire/address.js";
import { hostNames } from "../tcpdump/hosts.js";
import type { World } from "../world.js";

/** 1: metrics; 2: MSS, window and round trip; 3: both. */
export type Columns = 1 | 2 | 3;

const heads: Readonly<Record<Columns, string>> = {
  1: "Flags Metric Ref    Use Iface",
  2: "Flags   MSS Window  irtt Iface",
  3: "Flags Metric Ref    Use Iface    MSS   Window irtt",
};

export function list(world: World, files: FileSystem, numeric: boolean, columns: Columns): string {
  const names = numeric ? new Map<string, string>() : hostNames(files);
  const lines = ["Kernel IP routing table", `Destination     Gateway         Genmask         ${heads[columns]}`];
  for (const each of world.netns.fib.routes(table.main)) {
    if (each.type !== "broadcast" && each.type !== "multicast") lines.push(line(each, names, numeric, columns));
  }
  return `${lines.join("\n")}\n`;
}

function line(route: FibRoute, names: ReadonlyMap<string, string>, numeric: boolean, columns: Columns): string {
  const reject = route.type === "unreachable" || route.type === "prohibit";
  const flags = `${reject ? "!" : "U"}${route.gateway === undefined ? "" : "G"}${route.length === 32 ? "H" : ""}`;
  const prefix = formatIpv4(route.prefix);
  const destination = route.length === 0 && !numeric ? "default" : (names.get(prefix) ?? prefix);
  const via = formatIpv4(route.gateway ?? 0);
  const gateway = reject ? "-" : (names.get(via) ?? via);
  const device = route.dev?.name ?? (reject ? "-" : "*");
  const { advmss = 0, window = 0, rtt = 0 } = route.metrics?.values ?? {};
  const number = (value: number) => (reject ? "-" : String(value));
  const [mss, wide, round] = [number(advmss ? advmss + 40 : 0), number(window), number(rtt >> 3)];
  const start = `${column(destination)} ${column(gateway)} ${column(formatIpv4(mask(route.length)))} `;
  if (columns === 2)
    return `${start}${flags.padEnd(6)}${mss.padStart(5)} ${wide.padEnd(5)} ${round.padStart(6)} ${device}`;
  const metrics = `${flags.padEnd(5)} ${String(route.priority).padEnd(6)} ${number(0).padEnd(2)} ${"0".padStart(7)} `;
  if (columns === 1) return `${start}${metrics}${device}`;
  return `${start}${metrics}${device.padEnd(8)} ${mss.padEnd(5)} ${wide.padEnd(6)} ${round}`;
}

const column = (text: string): string => text.slice(0, 15).padEnd(15);

/** -C: there is no routing cache since Linux 3.6. */
export const cache = (columns: Columns): string =>
  `Kernel IP routing cache\nSource          Destination     Gateway         ${heads[columns]}\n`;
