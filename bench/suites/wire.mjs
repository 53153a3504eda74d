// Parsing and emitting, a format at a time: one unit is one header with what it carries.
import * as arp from "../../dist/src/wire/arp.js";
import * as cooked from "../../dist/src/wire/cooked.js";
import * as ethernet from "../../dist/src/wire/ethernet.js";
import * as hopbyhop from "../../dist/src/wire/hopbyhop.js";
import * as icmp from "../../dist/src/wire/icmp.js";
import * as icmpv6 from "../../dist/src/wire/icmpv6.js";
import * as igmp from "../../dist/src/wire/igmp.js";
import * as ipv4 from "../../dist/src/wire/ipv4.js";
import * as ipv6 from "../../dist/src/wire/ipv6.js";
import { summary } from "../../dist/src/wire/summary.js";
import * as udp from "../../dist/src/wire/udp.js";

const [here, there] = [0x0a000001, 0x0a000002];
const [here6, there6] = [0xfe80_0000_0000_0000_0000_0000_0000_0001n, 0xfe80_0000_0000_0000_0000_0000_0000_0002n];
const data = Uint8Array.from({ length: 56 }, (_, i) => i);
const echo = { kind: "echo-request", id: 7, sequence: 1, data };
const packet4 = {
  tos: 0,
  id: 1,
  dontFragment: true,
  moreFragments: false,
  fragmentOffset: 0,
  ttl: 64,
  protocol: 1,
  source: here,
  destination: there,
  options: new Uint8Array(0),
  payload: icmp.emit(echo),
};
const packet6 = {
  trafficClass: 0,
  flowLabel: 0,
  nextHeader: 58,
  hopLimit: 64,
  source: here6,
  destination: there6,
  payload: data,
};
const asked = { operation: 1, senderMac: 1, senderIp: here, targetMac: 0, targetIp: there };
const frame = { destination: 2, source: 1, type: ethernet.TYPE_IPV4, payload: ipv4.emit(packet4) };
const captured = { packetType: 0, hardware: 1, ifindex: 2, source: 1, protocol: 0x0800, payload: frame.payload };
const alert = { nextHeader: 58, options: [hopbyhop.routerAlertMld], payload: data };
const datagram = { sourcePort: 1, destinationPort: 2, payload: data };

const formats = {
  ethernet: [() => ethernet.emit(frame), ethernet.parse],
  arp: [() => arp.emit(asked), arp.parse],
  ipv4: [() => ipv4.emit(packet4), ipv4.parse],
  icmp: [() => icmp.emit(echo), icmp.parse],
  udp: [() => udp.emit(datagram, udp.at.source), udp.parse],
  ipv6: [() => ipv6.emit(packet6), ipv6.parse],
  icmpv6: [() => icmpv6.emit(echo, here6, there6), icmpv6.parse],
  "hop by hop": [() => hopbyhop.emit(alert), hopbyhop.parse],
  igmp: [() => igmp.emitReport([{ type: 4, group: 0xe0000001 }]), undefined],
  "cooked capture": [() => cooked.emit(captured, 1), (bytes) => cooked.parse(bytes, 1)],
};

// A thousand at a time: one takes less than a clock can tell.
const often = (name, unit, act) => ({
  name,
  unit,
  micro: true,
  make: () => ({
    amount: 1000,
    work: () => {
      for (let i = 0; i < 1000; i++) act();
    },
  }),
});

export const cases = Object.entries(formats).flatMap(([name, [emit, parse]]) => {
  const bytes = emit();
  if (parse && "malformed" in parse(bytes)) throw new Error(`${name} does not read what it wrote`);
  const parsing = parse ? [often(`parse ${name}`, "headers", () => parse(bytes))] : [];
  return [...parsing, often(`emit ${name}`, "headers", emit)];
});

const bytes = ethernet.emit(frame);
cases.push(often("a packet as a line of text", "lines", () => summary(bytes, { numeric: true, version: "4.99" })));
