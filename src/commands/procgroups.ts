// /proc/net/{igmp,igmp6,dev_mcast,mcfilter,if_inet6}: groups and addresses of devices (net/ipv4/igmp.c, net/ipv6/mcast.c,
// net/core/dev_addr_lists.c, net/ipv6/addrconf.c). Left out: sources of groups, running timers; if_inet6 is in the order of
// devices, where the kernel's is a hash with a random key.
import { type Address6, type Device, groupsOf, type NetNs } from "../net/index.js";
import type { Ipv6, Mac } from "../wire/address.js";

const hex = (value: number | bigint, digits: number): string => value.toString(16).padStart(digits, "0");
const address6 = (address: Ipv6): string => hex(address, 32);

/** An address as a little-endian machine prints it with %08X. */
export const asStored = (v: number): string =>
  hex((((v & 0xff) << 24) | ((v & 0xff00) << 8) | ((v >>> 8) & 0xff00) | (v >>> 24)) >>> 0, 8).toUpperCase();

// igmp_mc_seq_show: a device that is up, its newest group first.
export function procNetIgmp(netns: NetNs): string {
  const lines = ["Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n"];
  for (const dev of netns.devices()) {
    const { inet } = groupsOf(dev);
    if (inet.length === 0) continue;
    lines.push(`${dev.index}\t${dev.name.padEnd(10)}: ${String(inet.length).padStart(5)} ${"V3".padStart(7)}\n`);
    for (const { address, users } of inet)
      lines.push(`\t\t\t\t${asStored(address)} ${String(users).padStart(5)} 0:00000000\t\t0\n`);
  }
  return lines.join("");
}

/** MAF_LOADED: the hardware was told; MAF_NOREPORT: never reported (all nodes, and what is narrower than a link). */
const flag = { loaded: 4, silent: 8 } as const;
const ALL_NODES: Ipv6 = (0xff02n << 112n) | 1n;

function flagsOf(group: Ipv6): number {
  const narrow = ((group >> 112n) & 0xfn) < 2n;
  return (narrow ? 0 : flag.loaded) | (narrow || group === ALL_NODES ? flag.silent : 0);
}

const device = (dev: Device): string => `${String(dev.index).padEnd(4)} ${dev.name.padEnd(15)} `;

// igmp6_mc_seq_show
export function procNetIgmp6(netns: NetNs): string {
  const line = (dev: Device, group: Ipv6, users: number) =>
    `${device(dev)}${address6(group)} ${String(users).padStart(5)} ${hex(flagsOf(group), 8).toUpperCase()} 0\n`;
  return netns
    .devices()
    .flatMap((dev) => groupsOf(dev).inet6.map(({ address, users }) => line(dev, address, users)))
    .join("");
}

// dev_mc_seq_show
export function procNetDevMcast(netns: NetNs): string {
  const line = (dev: Device, mac: Mac, users: number, fixed: boolean) =>
    `${device(dev)}${String(users).padEnd(5)} ${String(Number(fixed)).padEnd(5)} ${hex(mac, 12)}\n`;
  return netns
    .devices()
    .flatMap((dev) => groupsOf(dev).link.map(({ address, users, fixed }) => line(dev, address, users, fixed)))
    .join("");
}

export const procNetMcfilter = (): string => "Idx Device        MCA        SRC    INC    EXC\n";

// if6_seq_show: IFA_F_PERMANENT, IFA_F_TENTATIVE, IFA_F_DADFAILED; a scope is said as IPV6_ADDR_SCOPE_MASK has it.
const states = { tentative: 0xc0, preferred: 0x80, dadfailed: 0x88 } as const;
const scopes = { host: 0x10, link: 0x20, global: 0 } as const;

export function procNetIfInet6(netns: NetNs): string {
  const line = (dev: Device, { address, prefixLength, scope, state }: Address6) => {
    const numbers = [dev.index, prefixLength, scopes[scope], states[state]].map((value) => hex(value, 2));
    return `${address6(address)} ${numbers.join(" ")} ${dev.name.padStart(8)}\n`;
  };
  return netns
    .devices()
    .flatMap((dev) => netns.inet6.of(dev).map((each) => line(dev, each)))
    .join("");
}
