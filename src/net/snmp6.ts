// What IPv6's own chatter adds to /proc/net/snmp6: packets and octets out and in, ICMPv6 messages out by type.
// Left out: everything counted further up (InDelivers, InNoRoutes, ICMPv6 received).
import type { Skb } from "./skb.js";
import type { Cell, Counter, Snmp } from "./snmp.js";

const at = { next: 6, target: 24, payload: 40 } as const;
const ETHERNET = 14;
const names = new Map([
  [133, "RouterSolicits"],
  [135, "NeighborSolicits"],
  [136, "NeighborAdvertisements"],
  [143, "MLDv2Reports"],
]);

interface Sort {
  readonly ones: readonly Cell[];
  readonly octets: readonly Cell[];
}

/** Counts what a namespace sends. The counters of a sort of message are looked up with its first. */
export class Sent6 {
  private readonly sorts: (Sort | undefined)[] = [];

  constructor(private readonly snmp: Snmp) {}

  /** A frame that is on its way out; answers with the frame. */
  count(frame: Uint8Array): Uint8Array {
    const ip = ETHERNET;
    // A hop-by-hop header may stand before the message.
    const start = frame[ip + at.next] === 0 ? at.payload + 8 * ((frame[ip + at.payload + 1] ?? 0) + 1) : at.payload;
    const type = frame[ip + start] ?? 0;
    const many = frame[ip + at.target] === 0xff;
    const sort = 2 * type + Number(many);
    this.sorts[sort] ??= this.sort(type, many);
    const { ones, octets } = this.sorts[sort];
    for (const cell of ones) cell.value++;
    for (const cell of octets) cell.value += frame.length - ip;
    return frame;
  }

  private sort(type: number, many: boolean): Sort {
    const cell = (name: Counter) => this.snmp.cell(name);
    const [packets, octets] = [cell("Ip6OutRequests"), cell("Ip6OutOctets")];
    const toMany = many ? [cell("Ip6OutMcastPkts"), cell("Ip6OutMcastOctets")] : [];
    const messages = [cell("Icmp6OutMsgs"), cell(`Icmp6OutType${type}`)];
    const name = names.get(type);
    if (name) messages.push(cell(`Icmp6Out${name}`));
    return { ones: [packets, ...toMany.slice(0, 1), ...messages], octets: [octets, ...toMany.slice(1)] };
  }
}

/** A packet that came in; answers with the packet. */
export function received6(snmp: Snmp, skb: Skb): Skb {
  const { packet } = skb;
  snmp.packet("Ip6InReceives", "Ip6InOctets", packet.length);
  snmp.count("Ip6InNoECTPkts");
  if (packet[at.target] === 0xff) snmp.packet("Ip6InMcastPkts", "Ip6InMcastOctets", packet.length);
  return skb;
}
