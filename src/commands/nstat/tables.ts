// /proc/net/snmp, snmp6 and netstat of one namespace (snmp_seq_show, snmp6_seq_show, netstat_seq_show).
import type { NetNs } from "../../net/index.js";
import { icmp, icmp6, ip, ip6, ipExt, tcp, tcpExt, udp, udp6 } from "./names.js";

/** A counter by the name that nstat gives it. */
export interface Counted {
  readonly name: string;
  readonly value: number;
}

interface Table {
  readonly title: string;
  readonly names: readonly string[];
}

/** What is no counter: settings that stand among them. */
function setting(netns: NetNs, name: string): number | undefined {
  switch (name) {
    case "IpForwarding":
      return netns.sysctl.of("ipv4/conf", "all", "forwarding") === 0 ? 2 : 1;
    case "IpDefaultTTL":
      return netns.sysctl.get("ipv4/ip_default_ttl") ?? 64;
    case "TcpRtoAlgorithm":
      return 1;
    case "TcpRtoMin":
      return 200;
    case "TcpRtoMax":
      return 120000;
    case "TcpMaxConn":
      return -1;
    default:
      return undefined;
  }
}

const counted = (netns: NetNs, name: string): number => setting(netns, name) ?? netns.snmp.get(name);

function snmp(netns: NetNs): Table[] {
  const types = [...netns.snmp.types("In"), ...netns.snmp.types("Out")];
  return [
    { title: "Ip", names: ip },
    { title: "Icmp", names: icmp },
    ...(types.length > 0 ? [{ title: "IcmpMsg", names: types }] : []),
    { title: "Tcp", names: tcp },
    { title: "Udp", names: udp },
    { title: "UdpLite", names: udp },
  ];
}

const netstat: readonly Table[] = [
  { title: "TcpExt", names: tcpExt },
  { title: "IpExt", names: ipExt },
];

const snmp6 = (netns: NetNs): Table[] => [
  { title: "Ip6", names: ip6 },
  { title: "Icmp6", names: [...icmp6, ...netns.snmp.types("In", "Icmp6"), ...netns.snmp.types("Out", "Icmp6")] },
  { title: "Udp6", names: udp6 },
  { title: "UdpLite6", names: udp6.filter((name) => name !== "IgnoredMulti") },
];

const twoLines = (netns: NetNs, tables: readonly Table[]): string =>
  tables
    .map(({ title, names }) => {
      const values = names.map((name) => counted(netns, title + name));
      return `${title}: ${names.join(" ")}\n${title}: ${values.join(" ")}\n`;
    })
    .join("");

export const procNetSnmp = (netns: NetNs): string => twoLines(netns, snmp(netns));
export const procNetNetstat = (netns: NetNs): string => twoLines(netns, netstat);
export const procNetSnmp6 = (netns: NetNs): string =>
  all(netns, snmp6(netns))
    .map(({ name, value }) => `${name.padEnd(32)}\t${value}\n`)
    .join("");

const all = (netns: NetNs, tables: readonly Table[]): Counted[] =>
  tables.flatMap(({ title, names }) =>
    names.map((name) => ({ name: title + name, value: counted(netns, title + name) })),
  );

/** nstat's useless_numbers: no rate can be made of them. */
const useless = [
  "IpForwarding",
  "IpDefaultTTL",
  "TcpRtoAlgorithm",
  "TcpRtoMin",
  "TcpRtoMax",
  "TcpMaxConn",
  "TcpCurrEstab",
];

/** All counters in the order in which nstat reads its files. */
export const counters = (netns: NetNs): Counted[] =>
  all(netns, [...snmp(netns), ...snmp6(netns), ...netstat]).filter(({ name }) => !useless.includes(name));
