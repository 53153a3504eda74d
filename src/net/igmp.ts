// What a host says of the IPv4 groups it joined (net/ipv4/igmp.c): a bridge that snoops joins 224.0.0.106, all snoopers
// (RFC 4286), when it is opened, and reports it twice. Left out: queries, other groups, leaving, versions 1 and 2.
import { SECOND } from "../sim/clock.js";
import { formatIpv4, type Ipv4, type Mac, parseIpv4 } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import { emitReport, PROTOCOL_IGMP } from "../wire/igmp.js";
import * as ipv4wire from "../wire/ipv4.js";
import type { Device } from "./device.js";
import { scope } from "./inet.js";
import { selectSource } from "./route.js";
import type { Stack } from "./stack.js";

export const ALL_SNOOPERS = parseIpv4("224.0.0.106")!;
const ALL_REPORTS = parseIpv4("224.0.0.22")!;
const CHANGE_TO_EXCLUDE = 4;
const ROUTER_ALERT = new Uint8Array([148, 4, 0, 0]);

/** br_multicast_join_snoopers, igmp_group_added: at once (two ticks), and once more within a second. */
export function joinSnoopers(stack: Stack, dev: Device): void {
  const { kernel } = stack;
  const { openedAt } = dev;
  const later = (ticks: number, act: () => void) =>
    kernel.timer(kernel.jiffies + ticks + 2, () => dev.openedAt === openedAt && dev.netns === stack && act(), {
      daemon: true,
    });
  later(0, () => {
    report(stack, dev, ALL_SNOOPERS);
    const chance = kernel.random.stream(`igmp/${stack.name}/${dev.index}/${kernel.clock.now}`);
    later(chance.between(0, kernel.fromMs(SECOND / 1e6)), () => report(stack, dev, ALL_SNOOPERS));
  });
}

/** ip_eth_mc_map (RFC 1112 §6.4) */
export const groupMac = (group: Ipv4): Mac => 0x01_00_5e_00_00_00 + (group & 0x7f_ffff);

// igmpv3_send_report, igmpv3_sendpack
function report(stack: Stack, dev: Device, group: Ipv4): void {
  const source = selectSource(stack, dev, ALL_REPORTS, scope.link) ?? 0;
  const packet = ipv4wire.emit({
    tos: 0xc0,
    id: 0,
    dontFragment: true,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: 1,
    protocol: PROTOCOL_IGMP,
    source,
    destination: ALL_REPORTS,
    options: ROUTER_ALERT,
    payload: emitReport([{ type: CHANGE_TO_EXCLUDE, group }]),
  });
  const skb = { id: stack.kernel.log.newSkb(), cause: undefined };
  stack.decide(skb.id, "igmpv3_send_report", "route", [{ name: "joined", value: formatIpv4(group) }], dev);
  stack.snmp.packet("IpOutRequests", "IpExtOutOctets", packet.length);
  stack.snmp.packet("IpExtOutMcastPkts", "IpExtOutMcastOctets", packet.length);
  const destination = groupMac(ALL_REPORTS);
  stack.transmit(dev, ethernet.emit({ destination, source: dev.mac, type: ethernet.TYPE_IPV4, payload: packet }), skb);
}
