// A frame as layers of named fields, each with the bytes it stands in. Only widths are written here: a field begins
// where the one before it ends. Names of fields are English, as every packet reader has them.
// Not taken apart: TCP, options, other extension headers of IPv6; they stand as one field of bytes.
import { formatIpv4, formatIpv6 } from "../../wire/address.js";
import { u16, u32, u128 } from "../../wire/bytes.js";

export interface Field {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly length: number;
}

export interface Layer {
  readonly name: string;
  readonly fields: readonly Field[];
}

type Spec = readonly [name: string, length: number, show: (bytes: Uint8Array) => string];

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const code = (bytes: Uint8Array) => `0x${hex(bytes)}`;
const count = (bytes: Uint8Array) =>
  String(bytes.length === 1 ? bytes[0] : bytes.length === 2 ? u16(bytes, 0) : u32(bytes, 0));
const mac = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
const ip = (bytes: Uint8Array) => formatIpv4(u32(bytes, 0));
const ip6 = (bytes: Uint8Array) => formatIpv6(u128(bytes, 0));
const bytesOf = (bytes: Uint8Array) => `${bytes.length} bytes`;
const named = (names: Readonly<Record<number, string>>) => (bytes: Uint8Array) => {
  const value = bytes.length === 1 ? bytes[0]! : u16(bytes, 0);
  const text = bytes.length === 1 ? String(value) : code(bytes);
  return names[value] ? `${text} (${names[value]})` : text;
};
const fragment = (bytes: Uint8Array) => {
  const value = u16(bytes, 0);
  const flags = [value & 0x4000 ? "DF" : "", value & 0x2000 ? "MF" : ""].filter((flag) => flag !== "").join(" ");
  return `${code(bytes)} (${flags || "no flags"}, offset ${(value & 0x1fff) * 8})`;
};
const version = (bytes: Uint8Array) => `version ${bytes[0]! >> 4}, header ${(bytes[0]! & 15) * 4} bytes`;

const ethernet: readonly Spec[] = [
  ["Destination MAC", 6, mac],
  ["Source MAC", 6, mac],
  ["Type", 2, named({ 2048: "IPv4", 2054: "ARP", 34525: "IPv6" })],
];
const arp: readonly Spec[] = [
  ["Hardware type", 2, named({ 1: "Ethernet" })],
  ["Protocol type", 2, named({ 2048: "IPv4" })],
  ["Hardware size", 1, count],
  ["Protocol size", 1, count],
  ["Operation", 2, named({ 1: "request", 2: "reply" })],
  ["Sender MAC", 6, mac],
  ["Sender IP", 4, ip],
  ["Target MAC", 6, mac],
  ["Target IP", 4, ip],
];
const ipv4: readonly Spec[] = [
  ["Version, header length", 1, version],
  ["Type of service", 1, code],
  ["Total length", 2, count],
  ["Identification", 2, code],
  ["Flags, fragment offset", 2, fragment],
  ["Time to live", 1, count],
  ["Protocol", 1, named({ 1: "ICMP", 6: "TCP", 17: "UDP" })],
  ["Header checksum", 2, code],
  ["Source", 4, ip],
  ["Destination", 4, ip],
];
const ipv6: readonly Spec[] = [
  ["Version, class, flow", 4, code],
  ["Payload length", 2, count],
  ["Next header", 1, named({ 0: "hop-by-hop", 6: "TCP", 17: "UDP", 58: "ICMPv6" })],
  ["Hop limit", 1, count],
  ["Source", 16, ip6],
  ["Destination", 16, ip6],
];
const icmpTypes = {
  0: "echo reply",
  3: "destination unreachable",
  5: "redirect",
  8: "echo request",
  11: "time exceeded",
};
const icmp6Types = {
  128: "echo request",
  129: "echo reply",
  133: "router solicitation",
  135: "neighbour solicitation",
  136: "neighbour advertisement",
  143: "listener report",
};
const icmpHead = (types: Readonly<Record<number, string>>): readonly Spec[] => [
  ["Type", 1, named(types)],
  ["Code", 1, count],
  ["Checksum", 2, code],
];
const echo: readonly Spec[] = [
  ["Identifier", 2, count],
  ["Sequence", 2, count],
];
const udp: readonly Spec[] = [
  ["Source port", 2, count],
  ["Destination port", 2, count],
  ["Length", 2, count],
  ["Checksum", 2, code],
];

class Reader {
  readonly layers: Layer[] = [];
  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
  ) {}

  /** Takes the fields that are wholly there; false when the layer is cut short. */
  layer(name: string, specs: readonly Spec[]): boolean {
    const fields: Field[] = [];
    for (const spec of specs) if (!this.field(fields, spec)) break;
    if (fields.length > 0) this.layers.push({ name, fields });
    return fields.length === specs.length;
  }

  rest(name: string, end = this.bytes.length): void {
    const length = Math.min(end, this.bytes.length) - this.at;
    if (length > 0) this.layer(name, [["Bytes", length, bytesOf]]);
  }

  /** The byte `back` places before the next field. */
  before(back: number): number {
    return this.bytes[this.at - back] ?? 0;
  }

  private field(into: Field[], [name, length, show]: Spec): boolean {
    if (this.at + length > this.bytes.length) return false;
    into.push({ name, value: show(this.bytes.subarray(this.at, this.at + length)), start: this.at, length });
    this.at += length;
    return true;
  }

  get next(): number {
    return this.peek(0);
  }

  peek(ahead: number): number {
    return this.bytes[this.at + ahead] ?? 0;
  }
}

/** `start`: whether the bytes begin with the link header or with IP. */
export function layersOf(bytes: Uint8Array, start: "ethernet" | "ip" = "ethernet"): readonly Layer[] {
  const reader = new Reader(bytes, 0);
  let type = 0x0800;
  if (start === "ethernet") {
    if (!reader.layer("Ethernet II", ethernet)) return reader.layers;
    type = reader.before(2) * 256 + reader.before(1);
  }
  if (type === 0x0806) reader.layer("ARP", arp);
  else if (type === 0x86dd || (start === "ip" && reader.next >> 4 === 6)) readIpv6(reader);
  else if (type === 0x0800) readIpv4(reader);
  reader.rest("Data");
  return reader.layers;
}

function readIpv4(reader: Reader): void {
  const options = (reader.next & 15) * 4 - 20;
  if (!reader.layer("IPv4", ipv4)) return;
  const protocol = reader.before(11);
  const later = ((reader.before(14) & 0x1f) << 8) | reader.before(13);
  if (options > 0) reader.layer("IPv4 options", [["Options", options, hex]]);
  if (later === 0) readTransport(reader, protocol);
}

function readIpv6(reader: Reader): void {
  if (!reader.layer("IPv6", ipv6)) return;
  const next = reader.before(34);
  if (next !== 0) return readTransport(reader, next);
  // Hop-by-hop options: its next header, its length in units of 8 beyond the first 8.
  const after = reader.next;
  const length = (reader.peek(1) + 1) * 8;
  if (
    reader.layer("Hop-by-hop options", [
      ["Next header", 1, count],
      ["Length", 1, count],
      ["Options", length - 2, hex],
    ])
  )
    readTransport(reader, after);
}

function readTransport(reader: Reader, protocol: number): void {
  if (protocol === 17) reader.layer("UDP", udp);
  if (protocol !== 1 && protocol !== 58) return;
  const type = reader.next;
  const echoed = protocol === 1 ? type === 0 || type === 8 : type === 128 || type === 129;
  const head = icmpHead(protocol === 1 ? icmpTypes : icmp6Types);
  if (
    !reader.layer(
      protocol === 1 ? "ICMP" : "ICMPv6",
      echoed ? [...head, ...echo] : [...head, ["Rest of header", 4, code]],
    )
  )
    return;
  // An ICMP error carries the start of what it is about.
  if (protocol === 1 && (type === 3 || type === 11)) readIpv4(reader);
}
