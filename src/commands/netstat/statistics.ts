// netstat -s (net-tools statistics.c): the counters of /proc/net/snmp and netstat in words; those without words by their names.
import type { NetNs } from "../../net/index.js";
import { counters } from "../nstat/tables.js";

/** How a counter is told: always, or only when it is not 0 ("?"). "" says nothing of it. */
type Words = Readonly<Record<string, string>>;

const ip: Words = {
  Forwarding: "Forwarding: %",
  DefaultTTL: "",
  InReceives: "% total packets received",
  InHdrErrors: "?% with invalid headers",
  InAddrErrors: "?% with invalid addresses",
  ForwDatagrams: "% forwarded",
  InUnknownProtos: "?% with unknown protocol",
  InDiscards: "% incoming packets discarded",
  InDelivers: "% incoming packets delivered",
  OutRequests: "% requests sent out",
  OutDiscards: "?% outgoing packets dropped",
  OutNoRoutes: "?% dropped because of missing route",
  ReasmTimeout: "?% fragments dropped after timeout",
  ReasmReqds: "?% reassemblies required",
  ReasmOKs: "?% packets reassembled ok",
  ReasmFails: "?% packet reassemblies failed",
  FragOKs: "?% outgoing packets fragmented ok",
  FragFails: "?% outgoing packets failed fragmentation",
  FragCreates: "?% fragments created",
};

const icmp: Words = {
  InMsgs: "% ICMP messages received",
  InErrors: "% input ICMP message failed",
  OutMsgs: "% ICMP messages sent",
  OutErrors: "% ICMP messages failed",
  InDestUnreachs: "?    destination unreachable: %",
  InTimeExcds: "?    timeout in transit: %",
  InParmProbs: "?    wrong parameters: %",
  InSrcQuenchs: "?    source quenches: %",
  InRedirects: "?    redirects: %",
  InEchos: "?    echo requests: %",
  InEchoReps: "?    echo replies: %",
  InTimestamps: "?    timestamp request: %",
  InTimestampReps: "?    timestamp reply: %",
  InAddrMasks: "?    address mask request: %",
  InAddrMaskReps: "?    address mask replies: %",
  OutDestUnreachs: "?    destination unreachable: %",
  OutTimeExcds: "?    time exceeded: %",
  OutParmProbs: "?    wrong parameters: %",
  OutSrcQuenchs: "?    source quench: %",
  OutRedirects: "?    redirect: %",
  OutEchos: "?    echo requests: %",
  OutEchoReps: "?    echo replies: %",
  OutTimestamps: "?    timestamp requests: %",
  OutTimestampReps: "?    timestamp replies: %",
  OutAddrMasks: "?    address mask requests: %",
  OutAddrMaskReps: "?    address mask replies: %",
};

const tcp: Words = {
  ActiveOpens: "% active connection openings",
  PassiveOpens: "% passive connection openings",
  AttemptFails: "% failed connection attempts",
  EstabResets: "% connection resets received",
  CurrEstab: "% connections established",
  InSegs: "% segments received",
  OutSegs: "% segments sent out",
  RetransSegs: "% segments retransmitted",
  InErrs: "% bad segments received",
  OutRsts: "% resets sent",
};

const udp: Words = {
  InDatagrams: "% packets received",
  NoPorts: "% packets to unknown port received",
  InErrors: "% packet receive errors",
  OutDatagrams: "% packets sent",
  RcvbufErrors: "% receive buffer errors",
  SndbufErrors: "% send buffer errors",
};

const sections = [
  ["Ip", ip],
  ["Icmp", icmp],
  ["IcmpMsg", {}],
  ["Tcp", tcp],
  ["Udp", udp],
  ["UdpLite", {}],
  ["TcpExt", { TCPHPHits: "% packet headers predicted" } as Words],
  ["IpExt", {}],
] as const;

/** Which sections an option asks for; the others are always told. */
export type Kind = "raw" | "tcp" | "udp";
const kinds: Readonly<Record<string, Kind>> = { Ip: "raw", Icmp: "raw", Tcp: "tcp", TcpExt: "tcp", Udp: "udp" };

export function statistics(netns: NetNs, wanted: ReadonlySet<Kind>): string {
  const values = new Map(
    counters(netns)
      .filter(({ name }) => !/^[A-Za-z]+6/.test(name))
      .map(({ name, value }) => [name, value]),
  );
  // Not counted, so not among nstat's.
  values.set("IpForwarding", netns.sysctl.of("ipv4/conf", "all", "forwarding") === 0 ? 2 : 1);
  values.set("TcpCurrEstab", 0);
  let out = "";
  for (const [title, words] of sections) {
    const kind = kinds[title];
    if (kind && wanted.size > 0 && !wanted.has(kind)) continue;
    // What comes after a histogram stays as far in as it was.
    const deep = title === "IcmpMsg" && (wanted.size === 0 || wanted.has("raw"));
    const lines = section(title, words, values).map((line) => (deep ? `    ${line}` : line));
    if (title === "IcmpMsg" && lines.length === 0) continue;
    out += `${title}:\n${lines.map((line) => `    ${line}\n`).join("")}`;
  }
  return out;
}

function section(title: string, words: Words, values: ReadonlyMap<string, number>): string[] {
  const names = [...values.keys()].filter((name) => name.startsWith(title)).map((name) => name.slice(title.length));
  // "Icmp" is the beginning of "IcmpMsg" too, and "Ip" of "IpExt".
  const own = names.filter(
    (name) => !sections.some(([other]) => other !== title && belongs(title + name, title, other)),
  );
  const ordered = [...Object.keys(words), ...own.filter((name) => !(name in words))];
  const first = title === "Ip" || title === "Tcp" ? ordered : own;
  const lines: string[] = [];
  for (const name of first) {
    const value = values.get(title + name);
    if (value === undefined) continue;
    const line = told(name, words[name], value);
    if (line !== undefined) lines.push(line);
    if (title === "Icmp" && name === "InCsumErrors") lines.push("ICMP input histogram:");
    if (title === "Icmp" && name === "OutErrors") lines.push("ICMP output histogram:");
  }
  return lines;
}

const belongs = (name: string, title: string, other: string): boolean =>
  other.startsWith(title) && other.length > title.length && name.startsWith(other);

function told(name: string, words: string | undefined, value: number): string | undefined {
  if (words === "") return undefined;
  if (words === undefined) {
    if (value === 0) return undefined;
    return `${name}: ${value}`;
  }
  if (!words.startsWith("?")) return words.replace("%", String(value));
  return value === 0 ? undefined : words.slice(1).replace("%", String(value));
}
