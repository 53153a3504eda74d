// What IPv6's own chatter adds to /proc/net/snmp6: packets and octets out and in, ICMPv6 messages out by type.
// Left out: everything counted further up (InDelivers, InNoRoutes, ICMPv6 received).
import type { Skb } from "./skb.js";
import type { Snmp } from "./snmp.js";

const at = { next: 6, target: 24, payload: 40 } as const;
const ETHERNET = 14;
const names = new Map([
  [133, "RouterSolicits"],
  [135, "NeighborSolicits"],
  [136, "NeighborAdvertisements"],
  [143, "MLDv2Reports"],
]);

/** A frame that is on its way out; answers with the frame. */
export function sent6(snmp: Snmp, frame: Uint8Array): Uint8Array {
  const packet = frame.subarray(ETHERNET);
  snmp.packet("Ip6OutRequests", "Ip6OutOctets", packet.length);
  if (packet[at.target] === 0xff) snmp.packet("Ip6OutMcastPkts", "Ip6OutMcastOctets", packet.length);
  // A hop-by-hop header may stand before the message.
  const start = packet[at.next] === 0 ? at.payload + 8 * ((packet[at.payload + 1] ?? 0) + 1) : at.payload;
  const type = packet[start] ?? 0;
  snmp.count("Icmp6OutMsgs");
  snmp.count(`Icmp6OutType${type}`);
  const name = names.get(type);
  if (name) snmp.count(`Icmp6Out${name}`);
  return frame;
}

/** A packet that came in; answers with the packet. */
export function received6(snmp: Snmp, skb: Skb): Skb {
  const { packet } = skb;
  snmp.packet("Ip6InReceives", "Ip6InOctets", packet.length);
  snmp.count("Ip6InNoECTPkts");
  if (packet[at.target] === 0xff) snmp.packet("Ip6InMcastPkts", "Ip6InMcastOctets", packet.length);
  return skb;
}
