// The multicast groups that a device is in without anybody's asking: all systems of IPv4 (ip_mc_up), all nodes and
// solicited nodes of IPv6 (ipv6_add_dev, addrconf_join_solict), all snoopers on a bridge (br_multicast_join_snoopers).
// Left out: groups that sockets join, all routers of IPv6.
import type { Ipv4, Ipv6, Mac } from "../wire/address.js";
import type { Device } from "./device.js";
import { ALL_SNOOPERS, groupMac } from "./igmp.js";
import { ALL_SNOOPERS6, solicitedNode } from "./inet6.js";

export interface Group<A> {
  readonly address: A;
  readonly users: number;
}

export interface Groups {
  /** In the order in which they were joined; `fixed` by an administrator. */
  readonly link: readonly (Group<Mac> & { readonly fixed: boolean })[];
  /** The newest first. */
  readonly inet: readonly Group<Ipv4>[];
  readonly inet6: readonly Group<Ipv6>[];
}

const ALL_SYSTEMS: Ipv4 = 0xe000_0001;
const NODES: readonly Ipv6[] = [(0xff02n << 112n) | 1n, (0xff01n << 112n) | 1n];

const mac6 = (group: Ipv6): Mac => 0x3333_0000_0000 + Number(group & 0xffff_ffffn);

export function groupsOf(dev: Device): Groups {
  const { netns, up, loopback } = dev;
  const snoops = up && dev.kind === "bridge";
  const asked = new Map<Ipv6, number>();
  // The newest address is asked for first.
  if (dev.usesArp)
    for (const { address } of [...netns.inet6.of(dev)].reverse())
      asked.set(solicitedNode(address), (asked.get(solicitedNode(address)) ?? 0) + 1);
  const one = <A>(address: A): Group<A> => ({ address, users: 1 });
  const solicited = [...asked].map(([address, users]) => ({ address, users }));
  const automatic: Mac[] = [
    ...(forgotten(dev) ? [] : [mac6(NODES[0]!)]),
    ...(snoops ? [groupMac(ALL_SNOOPERS), mac6(ALL_SNOOPERS6)] : []),
    ...(up ? [groupMac(ALL_SYSTEMS)] : []),
    ...solicited.map(({ address }) => mac6(address)).reverse(),
  ];
  return {
    link: loopback
      ? []
      : [
          ...automatic.map((mac) => ({ ...one(mac), fixed: false })),
          ...dev.joined.map((mac) => ({ ...one(mac), fixed: true })),
        ],
    inet: up ? [one(ALL_SYSTEMS), ...(snoops ? [one(ALL_SNOOPERS)] : [])] : [],
    inet6: [...solicited, ...(snoops ? [one(ALL_SNOOPERS6)] : []), ...NODES.map(one)],
  };
}

// ipv6_mc_down: a device on which IPv6 was up takes its groups out of the hardware when it goes down.
const forgotten = (dev: Device): boolean =>
  !dev.up && dev.qdisc !== "noop" && dev.netns.sysctl.of("ipv6/conf", dev.name, "disable_ipv6") === 0;
