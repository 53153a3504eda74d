// The frames of what a link that comes up says in IPv6 (inet6.ts): ICMPv6 in IPv6 to a group or a neighbour, in Ethernet.
import type { Ipv6, Mac } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import * as hopByHop from "../wire/hopbyhop.js";
import * as icmpv6 from "../wire/icmpv6.js";
import * as ipv6 from "../wire/ipv6.js";

const CHANGE_TO_EXCLUDE = 4;
const ALL_MLD_ROUTERS: Ipv6 = (0xff02n << 112n) | 0x16n;

export function framed(mac: Mac, source: Ipv6, destination: Ipv6, message: icmpv6.Message): Uint8Array {
  const body = icmpv6.emit(message, source, destination);
  const listener = message.kind === "listener-report-v2";
  const packet = ipv6.emit({
    trafficClass: 0,
    flowLabel: 0,
    nextHeader: listener ? ipv6.NEXT_HOP_BY_HOP : ipv6.NEXT_ICMPV6,
    hopLimit: listener ? 1 : 255,
    source,
    destination,
    payload: listener ? hopByHop.routerAlert(ipv6.NEXT_ICMPV6, body) : body,
  });
  const to = 0x3333_0000_0000 + Number(destination & 0xffff_ffffn);
  return ethernet.emit({ destination: to, source: mac, type: ethernet.TYPE_IPV6, payload: packet });
}

/** What is said of some groups, again and again: as long as it is said by the same address, the same frame. */
export class Report {
  private frame: Uint8Array | undefined;
  private mac: Mac = 0;
  private source: Ipv6 = 0n;

  constructor(private readonly groups: readonly Ipv6[]) {}

  by(mac: Mac, source: Ipv6): Uint8Array {
    if (!this.frame || this.mac !== mac || this.source !== source) {
      const records = this.groups.map((group) => ({ type: CHANGE_TO_EXCLUDE, group, sources: [] }));
      this.frame = framed(mac, source, ALL_MLD_ROUTERS, { kind: "listener-report-v2", records });
      this.mac = mac;
      this.source = source;
    }
    return this.frame;
  }
}
