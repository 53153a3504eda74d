// What an address, number or name means after its qualifiers (gencode.c: gen_scode, gen_ncode, gen_mcode, gen_ecode).
import { parseIpv4 } from "../../wire/address.js";
import type { Layout } from "./layout.js";
import { constants, etherProtocols, networks } from "./names.js";
import * as primitive from "./primitive.js";
import { Refusal } from "./refusal.js";
import { ipProtocols, services } from "./services.js";
import { or, type Test } from "./test.js";
import type { Token } from "./token.js";
import type { Words } from "./words.js";

export interface Qualifiers {
  readonly protocol?: string | undefined;
  readonly direction?: primitive.Direction | undefined;
  readonly type?: "host" | "net" | "port" | "portrange" | "proto" | "protochain" | "gateway" | undefined;
}

export interface Surroundings {
  readonly layout: Layout;
  readonly hosts?: ReadonlyMap<string, string>;
  /** From a file: nothing is known of directions and devices. */
  readonly saved?: boolean;
  /** Of the device that is captured on. */
  readonly netmask?: number;
}

const NO_ETHERNET = "ethernet addresses supported only on ethernet/FDDI/token ring/802.11/ATM LANE/Fibre Channel";

export function identifier(words: Words, qualifiers: Qualifiers, around: Surroundings): Test | Refusal {
  const word = words.next();
  if (!word) return new Refusal();
  const direction = qualifiers.direction ?? "src or dst";
  switch (word.kind) {
    case "mac":
      if (qualifiers.protocol !== "ether" || (qualifiers.type ?? "host") !== "host")
        return new Refusal("ethernet address used in non-ether expression");
      return around.layout.link !== "EN10MB" ? new Refusal(NO_ETHERNET) : primitive.etherHost(direction, word.value);
    case "number":
      return number(word.value, qualifiers, around);
    case "ipv4":
      return address4(word.text, words, qualifiers, around);
    case "ipv6":
      return address6(word, words, qualifiers, around);
    case "word":
      if (constants.has(word.text)) return number(constants.get(word.text)!, qualifiers, around);
      return name(word.text, words, qualifiers, around);
    case "escaped":
      return name(word.text, words, qualifiers, around);
    default:
      return new Refusal();
  }
}

function number(value: number, qualifiers: Qualifiers, around: Surroundings): Test | Refusal {
  switch (qualifiers.type) {
    case "port":
    case "portrange":
      return port(value, value, qualifiers, around);
    case "proto":
      return protocol(value, qualifiers, around);
    case "net":
      return shortNetwork(value, qualifiers, around);
    case "protochain":
      return new Refusal("skbook: protochain in a filter is not simulated yet");
    case "gateway":
      return new Refusal("'gateway' not supported in this configuration");
    default:
      return host4(value, 0xffff_ffff, qualifiers, around);
  }
}

// "net 10" is 10.0.0.0/8: the number moves up to where its first octet is the first.
function shortNetwork(value: number, qualifiers: Qualifiers, around: Surroundings): Test | Refusal {
  let octets = 4;
  let address = value >>> 0;
  for (; address !== 0 && address < 0x100_0000; octets--) address = (address << 8) >>> 0;
  return host4(address, (0xffff_ffff << (32 - 8 * octets)) >>> 0, qualifiers, around);
}

function port(low: number, high: number, qualifiers: Qualifiers, { layout }: Surroundings): Test | Refusal {
  const one = qualifiers.protocol === undefined ? undefined : primitive.TRANSPORTS.get(qualifiers.protocol);
  if (qualifiers.protocol !== undefined && one === undefined)
    return new Refusal(`illegal qualifier of '${qualifiers.type}'`);
  const wrong = [low, high].find((value) => value > 65535);
  if (wrong !== undefined) return new Refusal(`illegal port number ${wrong} > 65535`);
  const protocols = one === undefined ? [...primitive.TRANSPORTS.values()] : [one];
  return primitive.ports(layout, protocols, qualifiers.direction ?? "src or dst", low, high);
}

function protocol(value: number, { protocol: over }: Qualifiers, { layout }: Surroundings): Test | Refusal {
  switch (over) {
    case "ether":
      return primitive.ethertype(layout, value);
    case "ip":
      return primitive.ipProtocol(layout, value);
    case "ip6":
      return primitive.ip6Protocol(layout, value);
    case undefined:
      return primitive.transport(layout, value);
    case "arp":
    case "rarp":
      return new Refusal(`${over} does not encapsulate another protocol`);
    default:
      return new Refusal(`'${over} proto' is bogus`);
  }
}

function address4(text: string, words: Words, qualifiers: Qualifiers, around: Surroundings): Test | Refusal {
  const octets = text.split(".").map(Number);
  const whole = parseIpv4([...octets, 0, 0, 0].slice(0, 4).join("."));
  if (whole === undefined) return new Refusal(`invalid IPv4 address '${text}'`);
  let mask = (0xffff_ffff << (32 - 8 * octets.length)) >>> 0;
  let written: string | undefined;
  if (words.take("sign", "/")) {
    const length = words.next();
    if (length?.kind !== "number") return new Refusal();
    if (length.value > 32) return new Refusal("mask length must be <= 32");
    mask = length.value === 0 ? 0 : (0xffff_ffff << (32 - length.value)) >>> 0;
    written = `${text}/${length.value}`;
  } else if (words.take("word", "mask")) {
    const given = words.next();
    const value = given?.kind === "ipv4" ? parseIpv4(given.text) : undefined;
    if (value === undefined) return new Refusal();
    mask = value;
    written = `${text} mask ${given!.text}`;
  }
  if (written !== undefined) {
    if (whole & ~mask) return new Refusal(`non-network bits set in "${written}"`);
    if (qualifiers.type !== "net") return new Refusal("Mask syntax for networks only");
  }
  if (qualifiers.type === "gateway") return new Refusal("'gateway' requires a name");
  if (qualifiers.type !== "host" && qualifiers.type !== "net" && qualifiers.type !== undefined)
    return new Refusal(`'${qualifiers.type}' modifier applied to ip host`);
  // A lone number is no network's short name, except behind "net".
  if (octets.length === 1 && qualifiers.type !== "net") return host4(octets[0]!, 0xffff_ffff, qualifiers, around);
  return host4(whole, mask, qualifiers, around);
}

function host4(
  address: number,
  mask: number,
  { protocol: over, direction = "src or dst", type }: Qualifiers,
  { layout }: Surroundings,
): Test | Refusal {
  const arp = () => primitive.arpHost(layout, 0x0806, direction, address, mask);
  const rarp = () => primitive.arpHost(layout, 0x8035, direction, address, mask);
  const ip = () => primitive.ipv4Host(layout, direction, address, mask);
  switch (over) {
    case undefined:
      return or(or(ip(), arp()), rarp());
    case "ip":
      return ip();
    case "arp":
      return arp();
    case "rarp":
      return rarp();
    case "ether":
      return new Refusal("illegal link layer address");
    case "ip6":
      return new Refusal("'ip6' modifier applied to ip host");
    default:
      return new Refusal(`'${over}' modifier applied to ${type === "net" ? "net" : "host"}`);
  }
}

function address6(
  word: Extract<Token, { kind: "ipv6" }>,
  words: Words,
  qualifiers: Qualifiers,
  { layout }: Surroundings,
): Test | Refusal {
  let prefix = 128;
  if (words.take("sign", "/")) {
    const length = words.next();
    if (length?.kind !== "number") return new Refusal();
    if (length.value > 128) return new Refusal(`mask length must be <= 128`);
    prefix = length.value;
    const host = (1n << BigInt(128 - prefix)) - 1n;
    if (word.value & host) return new Refusal(`non-network bits set in "${word.text}/${prefix}"`);
  }
  const over = qualifiers.protocol;
  const { type } = qualifiers;
  if (type !== undefined && type !== "host" && type !== "net")
    return new Refusal("invalid qualifier against IPv6 address");
  if (type !== "net" && prefix !== 128) return new Refusal("Mask syntax for networks only");
  if (over === "ether") return new Refusal("illegal link layer address");
  if (over !== undefined && over !== "ip6")
    return new Refusal(`'${over}' modifier applied to ip6 ${type === "net" ? "net" : "host"}`);
  return primitive.ipv6Host(layout, qualifiers.direction ?? "src or dst", word.value, prefix);
}

function name(text: string, words: Words, qualifiers: Qualifiers, around: Surroundings): Test | Refusal {
  switch (qualifiers.type) {
    case "port":
      return service(text, qualifiers, around);
    case "portrange": {
      const range = /^([^-]+)-(.+)$/.exec(text);
      const [low, high] = [range?.[1], range?.[2]].map((each) => portNumber(each ?? ""));
      if (low === undefined || high === undefined) return new Refusal(`unknown port in range '${text}'`);
      return port(Math.min(low, high), Math.max(low, high), qualifiers, around);
    }
    case "proto": {
      const ether = qualifiers.protocol === "ether";
      const over = qualifiers.protocol;
      if (!ether && over !== undefined && over !== "ip" && over !== "ip6")
        return new Refusal(`unknown protocol: ${text}`);
      const value = (ether ? etherProtocols : ipProtocols).get(text);
      if (value === undefined) return new Refusal(`unknown ${ether ? "ether" : "ip"} proto '${text}'`);
      return protocol(value, qualifiers, around);
    }
    case "protochain":
      return new Refusal("skbook: protochain in a filter is not simulated yet");
    case "gateway":
      return new Refusal("'gateway' not supported in this configuration");
    case "net": {
      const network = networks.get(text);
      return network === undefined
        ? new Refusal(`unknown network '${text}'`)
        : host4(network, 0xffff_ffff, qualifiers, around);
    }
    default: {
      if (qualifiers.protocol === "ether") return new Refusal(`unknown ether host '${text}'`);
      const known = [...(around.hosts ?? [])].find(([, host]) => host === text)?.[0];
      return known === undefined ? new Refusal(`unknown host '${text}'`) : address4(known, words, qualifiers, around);
    }
  }
}

const portNumber = (text: string): number | undefined =>
  /^[0-9]+$/.test(text) ? Number(text) : services.get(text)?.port;

function service(text: string, qualifiers: Qualifiers, around: Surroundings): Test | Refusal {
  const found = services.get(text);
  if (qualifiers.protocol !== undefined && !primitive.TRANSPORTS.has(qualifiers.protocol))
    return new Refusal(`illegal qualifier of '${qualifiers.type}'`);
  if (!found) return new Refusal(`unknown port '${text}'`);
  const over = qualifiers.protocol;
  if (over !== undefined && found.over.length === 1 && found.over[0] !== over)
    return new Refusal(`port '${text}' is ${found.over[0]}`);
  // A name that only one protocol has is looked for in that one alone.
  const [only] = found.over;
  const narrowed = over === undefined && found.over.length === 1 ? { ...qualifiers, protocol: only } : qualifiers;
  return port(found.port, found.port, narrowed, around);
}
