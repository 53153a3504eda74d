// /proc as far as the stack has something to say there: /proc/sys/net, a file a setting. Left out: all other files.
import type { Kernel, NetNs } from "../net/index.js";
import type { Errno, Mount, Node } from "../shell/index.js";
import { procNetNetstat, procNetSnmp, procNetSnmp6 } from "./nstat/tables.js";
import { procNetArp } from "./procarp.js";
import { procNetFibTrie, procNetFibTriestat } from "./procfib.js";
import { procNetDevMcast, procNetIfInet6, procNetIgmp, procNetIgmp6, procNetMcfilter } from "./procgroups.js";
import { procNetRoute } from "./procroute.js";
import { procNetRaw, procNetUdp } from "./procsockets.js";
import {
  procNetIcmp,
  procNetPacket,
  procNetPtype,
  procNetSockstat,
  procNetTcp,
  procNetUdplite,
} from "./procsocktables.js";

/** Mounted at /proc/sys. */
export function procSys(netns: NetNs): Mount {
  return {
    lookup(path) {
      if (path === "") return directory(["kernel", "net"]);
      const [top, ...rest] = path.split("/");
      if (top !== "net") return undefined;
      const name = rest.join("/");
      if (netns.sysctl.get(name) !== undefined) return setting(netns, name);
      if (netns.sysctl.pairs.has(name)) return pairOf(netns, name);
      const below = name === "" ? "" : `${name}/`;
      // Made when it is listed: a walk along a path only asks whether it is there.
      return netns.sysctl.isFolder(name) ? { kind: "directory", list: () => namesBelow(netns, below) } : undefined;
    },
  };
}

function namesBelow({ sysctl }: NetNs, below: string): readonly string[] {
  const names = new Set<string>();
  for (const each of sysctl.paths()) if (each.startsWith(below)) names.add(each.slice(below.length).split("/")[0]!);
  return [...names].sort();
}

const directory = (names: readonly string[]): Node => ({ kind: "directory", list: () => names });

function setting(netns: NetNs, name: string): Node {
  return {
    kind: "file",
    read: () => `${netns.sysctl.get(name)}\n`,
    write: (text) => {
      const value = integer(text);
      if (typeof value === "string") return value;
      if (netns.sysctl.refuses(name, value)) return "EINVAL";
      netns.sysctl.set(name, value);
      return undefined;
    },
  };
}

// ipv4_ping_group_range: what is no range becomes the empty one.
function pairOf({ sysctl }: NetNs, name: string): Node {
  return {
    kind: "file",
    read: () => `${sysctl.pairs.get(name)!.join("\t")}\n`,
    write: (text) => {
      const words = text.trim().split(/\s+/).slice(0, 2).map(integer);
      if (words.some((word) => typeof word === "string")) return "EINVAL";
      const [low, high] = [...words, ...sysctl.pairs.get(name)!.slice(words.length)] as [number, number];
      if (low < 0 || high < 0) return "EINVAL";
      sysctl.pairs.set(name, high < low ? [1, 0] : [low, high]);
      return undefined;
    },
  };
}

// proc_dointvec: the first number of the line; more is read and forgotten.
function integer(text: string): number | Errno {
  const word = /^\s*(-?(?:0x[0-9a-f]+|\d+))(?=\s|$)/i.exec(text)?.[1];
  if (word === undefined) return "EINVAL";
  const negative = word.startsWith("-");
  const digits = negative ? word.slice(1) : word;
  const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  if (!(value <= 0x8000_0000)) return "EINVAL";
  return negative ? -value : value;
}

/** Mounted at /proc/net: what the kernel tells of one namespace. Left out: all but these. */
export function procNet(netns: NetNs): Mount {
  const files: Readonly<Record<string, () => string>> = {
    arp: () => procNetArp(netns),
    dev: () => procNetDev(netns),
    raw: () => procNetRaw(netns),
    dev_mcast: () => procNetDevMcast(netns),
    fib_trie: () => procNetFibTrie(netns),
    fib_triestat: () => procNetFibTriestat(netns),
    icmp: () => procNetIcmp(netns),
    if_inet6: () => procNetIfInet6(netns),
    igmp: () => procNetIgmp(netns),
    igmp6: () => procNetIgmp6(netns),
    mcfilter: procNetMcfilter,
    netstat: () => procNetNetstat(netns),
    packet: () => procNetPacket(netns),
    ptype: () => procNetPtype(netns),
    route: () => procNetRoute(netns),
    snmp: () => procNetSnmp(netns),
    snmp6: () => procNetSnmp6(netns),
    udp: () => procNetUdp(netns),
    sockstat: () => procNetSockstat(netns),
    tcp: procNetTcp,
    udplite: procNetUdplite,
  };
  return {
    lookup(path) {
      if (path === "") return directory(Object.keys(files));
      const read = files[path];
      return read && { kind: "file", read };
    },
  };
}

/** Mounted at /run/netns: a name a namespace, bound to nsfs, which has nothing to read. */
export function runNetns({ namespaces }: Kernel): Mount {
  const names = () => [...namespaces.keys()].filter((name) => name !== "").sort();
  return {
    lookup(path) {
      if (path === "") return directory(names());
      return names().includes(path) ? { kind: "file", read: () => "EINVAL" } : undefined;
    },
  };
}

// dev_seq_show
function procNetDev(netns: NetNs): string {
  const head =
    "Inter-|   Receive                                                |  Transmit\n" +
    " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n";
  const columns = (values: readonly number[], widths: readonly number[]): string =>
    values.map((value, i) => String(value).padStart(widths[i]!)).join(" ");
  const lines = netns.devices().map(({ name, counters: { rx, tx } }) => {
    const received = columns([rx.bytes, rx.packets, 0, rx.dropped, 0, 0, 0, 0], [7, 7, 4, 4, 4, 5, 10, 9]);
    const sent = columns([tx.bytes, tx.packets, 0, tx.dropped, 0, 0, 0, 0], [8, 7, 4, 4, 4, 5, 7, 10]);
    return `${name.padStart(6)}: ${received} ${sent}\n`;
  });
  return head + lines.join("");
}
