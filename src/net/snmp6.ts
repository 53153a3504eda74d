// What IPv6's own chatter adds to /proc/net/snmp6: packets and octets out and in, ICMPv6 messages out by type.
// Left out: everything counted further up (InDelivers, InNoRoutes, ICMPv6 received).
import type { Skb } from "./skb.js";
import type { Cell, Snmp } from "./snmp.js";

const at = { next: 6, target: 24, payload: 40 } as const;
const ETHERNET = 14;
const names = new Map([
  [133, "RouterSolicits"],
  [135, "NeighborSolicits"],
  [136, "NeighborAdvertisements"],
  [143, "MLDv2Reports"],
]);

/** What counts one sort of message, to a group or not. */
class Sort {
  private readonly packets: Cell;
  private readonly octets: Cell;
  private readonly manyPackets: Cell | undefined;
  private readonly manyOctets: Cell | undefined;
  private readonly messages: Cell;
  private readonly typed: Cell;
  private readonly named: Cell | undefined;

  constructor(
    snmp: Snmp,
    readonly type: number,
    readonly many: boolean,
  ) {
    this.packets = snmp.cell("Ip6OutRequests");
    this.octets = snmp.cell("Ip6OutOctets");
    this.manyPackets = many ? snmp.cell("Ip6OutMcastPkts") : undefined;
    this.manyOctets = many ? snmp.cell("Ip6OutMcastOctets") : undefined;
    this.messages = snmp.cell("Icmp6OutMsgs");
    this.typed = snmp.cell(`Icmp6OutType${type}`);
    const name = names.get(type);
    this.named = name === undefined ? undefined : snmp.cell(`Icmp6Out${name}`);
  }

  count(octets: number): void {
    this.packets.value++;
    this.octets.value += octets;
    if (this.manyPackets) this.manyPackets.value++;
    if (this.manyOctets) this.manyOctets.value += octets;
    this.messages.value++;
    this.typed.value++;
    if (this.named) this.named.value++;
  }
}

/** Counts what a namespace sends; the counters of a sort are looked up with its first message. */
export class Sent6 {
  private sorts: readonly Sort[] = [];

  constructor(private readonly snmp: Snmp) {}

  /** A frame that is on its way out; answers with the frame. */
  count(frame: Uint8Array): Uint8Array {
    const ip = ETHERNET;
    // A hop-by-hop header may stand before the message.
    const start = frame[ip + at.next] === 0 ? at.payload + 8 * ((frame[ip + at.payload + 1] ?? 0) + 1) : at.payload;
    this.sort(frame[ip + start] ?? 0, frame[ip + at.target] === 0xff).count(frame.length - ip);
    return frame;
  }

  private sort(type: number, many: boolean): Sort {
    for (const each of this.sorts) if (each.type === type && each.many === many) return each;
    const made = new Sort(this.snmp, type, many);
    this.sorts = this.sorts.concat([made]);
    return made;
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
