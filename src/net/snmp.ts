// The MIB counters of one namespace (/proc/net/snmp, snmp6 and netstat), counted where the kernel counts them and named as
// nstat names them. Those of TCP exist and stay 0: nothing here speaks it. 3.10 had fewer; the names are 6.1's.

export const ip = [
  "Forwarding",
  "DefaultTTL",
  "InReceives",
  "InHdrErrors",
  "InAddrErrors",
  "ForwDatagrams",
  "InUnknownProtos",
  "InDiscards",
  "InDelivers",
  "OutRequests",
  "OutDiscards",
  "OutNoRoutes",
  "ReasmTimeout",
  "ReasmReqds",
  "ReasmOKs",
  "ReasmFails",
  "FragOKs",
  "FragFails",
  "FragCreates",
] as const;

export const icmp = [
  "InMsgs",
  "InErrors",
  "InCsumErrors",
  "InDestUnreachs",
  "InTimeExcds",
  "InParmProbs",
  "InSrcQuenchs",
  "InRedirects",
  "InEchos",
  "InEchoReps",
  "InTimestamps",
  "InTimestampReps",
  "InAddrMasks",
  "InAddrMaskReps",
  "OutMsgs",
  "OutErrors",
  "OutRateLimitGlobal",
  "OutRateLimitHost",
  "OutDestUnreachs",
  "OutTimeExcds",
  "OutParmProbs",
  "OutSrcQuenchs",
  "OutRedirects",
  "OutEchos",
  "OutEchoReps",
  "OutTimestamps",
  "OutTimestampReps",
  "OutAddrMasks",
  "OutAddrMaskReps",
] as const;

export const ipExt = [
  "InNoRoutes",
  "InTruncatedPkts",
  "InMcastPkts",
  "OutMcastPkts",
  "InBcastPkts",
  "OutBcastPkts",
  "InOctets",
  "OutOctets",
  "InMcastOctets",
  "OutMcastOctets",
  "InBcastOctets",
  "OutBcastOctets",
  "InCsumErrors",
  "InNoECTPkts",
  "InECT1Pkts",
  "InECT0Pkts",
  "InCEPkts",
  "ReasmOverlaps",
] as const;

export const udp = [
  "InDatagrams",
  "NoPorts",
  "InErrors",
  "OutDatagrams",
  "RcvbufErrors",
  "SndbufErrors",
  "InCsumErrors",
  "IgnoredMulti",
  "MemErrors",
] as const;

/** A counter by nstat's name. */
export type Counter =
  | `Ip${(typeof ip)[number]}`
  | `Icmp${(typeof icmp)[number]}`
  | `IpExt${(typeof ipExt)[number]}`
  | `IcmpMsg${"In" | "Out"}Type${number}`
  | `Udp${(typeof udp)[number]}`
  | "TcpExtIPReversePathFilter"
  | "TcpExtArpFilter"
  | `Ip6${string}`
  | `Icmp6${string}`;

/** How packets that came in are counted by their ECN bits. */
export const ecnCounters = ["IpExtInNoECTPkts", "IpExtInECT1Pkts", "IpExtInECT0Pkts", "IpExtInCEPkts"] as const;

/** One counter, for who counts often. */
export interface Cell {
  value: number;
}

export class Snmp {
  private readonly cells = new Map<string, Cell>();

  /** Everything that was counted so far. */
  *all(): Iterable<readonly [string, number]> {
    for (const [name, { value }] of this.cells) yield [name, value];
  }

  /** It is there from now on, counted or not. */
  cell(name: Counter): Cell {
    const known = this.cells.get(name);
    if (known) return known;
    const made = { value: 0 };
    this.cells.set(name, made);
    return made;
  }

  count(name: Counter, by = 1): void {
    this.cell(name).value += by;
  }

  /** A packet and its octets (IP_UPD_PO_STATS). */
  packet(what: `Ip${string}` & Counter, octets: Counter, length: number): void {
    this.count(what);
    this.count(octets, length);
  }

  /** icmp_out_count */
  icmpOut(type: number): void {
    this.count("IcmpOutMsgs");
    this.count(outTypes[type] ?? `IcmpMsgOutType${type}`);
  }

  get(name: string): number {
    return this.cells.get(messages[name] ?? name)?.value ?? 0;
  }

  /** Which ICMP types were seen, in order: "InType8". */
  types(dir: "In" | "Out", group: "IcmpMsg" | "Icmp6" = "IcmpMsg"): string[] {
    const start = `${group}${dir}Type`;
    return [...this.cells.keys()]
      .filter((name) => name.startsWith(start))
      .map((name) => Number(name.slice(start.length)))
      .sort((a, b) => a - b)
      .map((type) => `${dir}Type${type}`);
  }
}

const outTypes: readonly Counter[] = Array.from({ length: 19 }, (_, type) => `IcmpMsgOutType${type}` as const);
/** IcmpMsgInType of the types that are known. */
export const inTypes: readonly Counter[] = Array.from({ length: 19 }, (_, type) => `IcmpMsgInType${type}` as const);

// icmpmibmap: the named counters of ICMP are those of its types.
const named = {
  DestUnreachs: 3,
  TimeExcds: 11,
  ParmProbs: 12,
  SrcQuenchs: 4,
  Redirects: 5,
  Echos: 8,
  EchoReps: 0,
  Timestamps: 13,
  TimestampReps: 14,
  AddrMasks: 17,
  AddrMaskReps: 18,
};
const messages: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(named).flatMap(([name, type]) =>
    (["In", "Out"] as const).map((dir) => [`Icmp${dir}${name}`, `IcmpMsg${dir}Type${type}`]),
  ),
);
