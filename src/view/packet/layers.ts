// A frame as layers of named fields, each with the bytes it stands in: the link header, what it carries, padding behind it.
// Not taken apart: VLAN tags and 802.3's LLC, which stand as data.

import * as arp from "../../wire/arp.js";
import { u16 } from "../../wire/bytes.js";
import * as ethernet from "../../wire/ethernet.js";
import { ethertypeName } from "../../wire/summary/ethertype.js";
import { code16, Found, ipv4Address, type Layer, mac, named, number8, raw, type Spec } from "./field.js";
import { readIpv4 } from "./layers/ipv4.js";
import { readIpv6 } from "./layers/ipv6.js";
import type { Readers } from "./layers/transport.js";

export type { Field, Layer } from "./field.js";

const readers: Readers = {
  ipv4: (found, from, to, quoted) => readIpv4(found, from, to, quoted, readers),
  ipv6: (found, from, to, quoted) => readIpv6(found, from, to, quoted, readers),
};

const link: readonly Spec[] = [
  ["Destination MAC", ethernet.at.destination, mac],
  ["Source MAC", ethernet.at.source, mac],
  ["Type", ethernet.at.type, named(code16, (type) => (type <= 1500 ? `length ${type}` : ethertypeName(type)))],
];

/** `start`: whether the bytes begin with the link header or with IP. */
export function layersOf(bytes: Uint8Array, start: "ethernet" | "ip" = "ethernet"): readonly Layer[] {
  const found = new Found(bytes);
  const end = bytes.length;
  if (start === "ip") {
    const read = found.byte(0) >> 4 === 6 ? readers.ipv6 : readers.ipv4;
    found.data("Data", read(found, 0, end, false), end);
    return found.layers;
  }
  if (!found.layer("Ethernet II", 0, end, link)) return found.layers;
  const payload = ethernet.HEADER_LENGTH;
  const used = readPayload(found, payload, end, u16(bytes, ethernet.at.type));
  found.data(used === payload ? "Data" : "Padding", used, end);
  return found.layers;
}

/** Where what was read ends. */
function readPayload(found: Found, from: number, to: number, type: number): number {
  switch (type) {
    case ethernet.TYPE_ARP:
      return readArp(found, from, to);
    case ethernet.TYPE_IPV4:
      return readers.ipv4(found, from, to, false);
    case ethernet.TYPE_IPV6:
      return readers.ipv6(found, from, to, false);
    default:
      return from;
  }
}

const arpHead: readonly Spec[] = [
  [
    "Hardware type",
    arp.at.hardware,
    named({ length: 2, show: (bytes) => String(u16(bytes, 0)) }, (type) => (type === 1 ? "Ethernet" : undefined)),
  ],
  ["Protocol type", arp.at.protocol, named(code16, ethertypeName)],
  ["Hardware size", arp.at.hardwareLength, number8],
  ["Protocol size", arp.at.protocolLength, number8],
  [
    "Operation",
    arp.at.operation,
    named({ length: 2, show: (bytes) => String(u16(bytes, 0)) }, (operation) => operations[operation]),
  ],
];
const operations: Readonly<Record<number, string>> = { [arp.REQUEST]: "request", [arp.REPLY]: "reply" };
const arpAddresses: readonly Spec[] = [
  ["Sender MAC", arp.at.senderMac, mac],
  ["Sender IP", arp.at.senderIp, ipv4Address],
  ["Target MAC", arp.at.targetMac, mac],
  ["Target IP", arp.at.targetIp, ipv4Address],
];

function readArp(found: Found, from: number, to: number): number {
  const sizes = [found.byte(from + arp.at.hardwareLength), found.byte(from + arp.at.protocolLength)] as const;
  const known = sizes[0] === 6 && sizes[1] === 4;
  // Addresses of other sizes stand one behind the other.
  const length = known ? arp.at.end : arp.at.senderMac + 2 * (sizes[0] + sizes[1]);
  const end = Math.min(to, from + length);
  const addresses: readonly Spec[] = known
    ? arpAddresses
    : length > arp.at.senderMac
      ? [["Addresses", arp.at.senderMac, raw(length - arp.at.senderMac)]]
      : [];
  found.layer("ARP", from, to, [...arpHead, ...addresses]);
  return end;
}
