// Names of protocols that are a filter by themselves.
import type { Layout } from "./layout.js";
import { etherProtocols } from "./names.js";
import * as primitive from "./primitive.js";
import type { Test } from "./test.js";

/** A protocol's name as a whole primitive. */
export const protocols: ReadonlyMap<string, (layout: Layout) => Test> = new Map([
  ...(["ip", "arp", "rarp", "ip6", "decnet", "lat", "sca", "moprc", "mopdl"] as const).map(
    (name) => [name, (layout: Layout) => primitive.ethertype(layout, etherProtocols.get(name)!)] as const,
  ),
  ...(
    [
      ["icmp", 1],
      ["igmp", 2],
      ["igrp", 9],
      ["vrrp", 112],
      ["carp", 112],
    ] as const
  ).map(([name, number]) => [name, (layout: Layout) => primitive.ipProtocol(layout, number)] as const),
  ["icmp6", (layout: Layout) => primitive.ip6Protocol(layout, 58)],
  ...(
    [
      ["tcp", 6],
      ["udp", 17],
      ["esp", 50],
      ["ah", 51],
      ["pim", 103],
      ["sctp", 132],
    ] as const
  ).map(([name, number]) => [name, (layout: Layout) => primitive.transport(layout, number)] as const),
]);
