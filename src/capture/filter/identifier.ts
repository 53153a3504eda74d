// What an address, number or name means after its qualifiers (gencode.c: gen_scode, gen_ncode, gen_mcode, gen_ecode).
import { parseIpv4 } from "../../wire/address.js";
import { etherProtocols, ipProtocols, services } from "./names.js";
import * as primitive from "./primitive.js";
import { Refusal } from "./refusal.js";
import { or, type Test } from "./test.js";
import type { Token } from "./token.js";
import type { Words } from "./words.js";

export interface Qualifiers {
  readonly protocol?: string | undefined;
  readonly direction?: primitive.Direction | undefined;
  readonly type?: "host" | "net" | "port" | "portrange" | "proto" | undefined;
}

export interface Surroundings {
  readonly cooked?: boolean;
  readonly hosts?: ReadonlyMap<string, string>;
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
      return around.cooked ? new Refusal(NO_ETHERNET) : primitive.etherHost(direction, word.value);
    case "number":
      return number(word.value, word.text, words, qualifiers);
    case "ipv4":
      return address4(word.text, words, qualifiers);
    case "ipv6":
      return address6(word, words, qualifiers);
    case "word":
    case "escaped":
      return name(word.text, words, qualifiers, around);
    default:
      return new Refusal();
  }
}

function number(value: number, text: string, words: Words, qualifiers: Qualifiers): Test | Refusal {
  switch (qualifiers.type) {
    case "port":
    case "portrange":
      return port(value, value, qualifiers);
    case "proto":
      return protocol(value, qualifiers);
    case "net":
      return words.peek("sign", ["/"]) ? address4(text, words, qualifiers) : shortNetwork(value, qualifiers);
    default:
      return address4(text, words, qualifiers);
  }
}

// "net 10" is 10.0.0.0/8: the number moves up to where its first octet is the first.
function shortNetwork(value: number, qualifiers: Qualifiers): Test | Refusal {
  let octets = 4;
  let address = value >>> 0;
  for (; address !== 0 && address < 0x100_0000; octets--) address = (address << 8) >>> 0;
  return host4(address, (0xffff_ffff << (32 - 8 * octets)) >>> 0, qualifiers);
}

function port(low: number, high: number, qualifiers: Qualifiers): Test | Refusal {
  const one = qualifiers.protocol === undefined ? undefined : primitive.TRANSPORTS.get(qualifiers.protocol);
  if (qualifiers.protocol !== undefined && one === undefined)
    return new Refusal(`illegal qualifier of '${qualifiers.type}'`);
  const wrong = [low, high].find((value) => value > 65535);
  if (wrong !== undefined) return new Refusal(`illegal port number ${wrong} > 65535`);
  const protocols = one === undefined ? [...primitive.TRANSPORTS.values()] : [one];
  return primitive.ports(protocols, qualifiers.direction ?? "src or dst", low, high);
}

function protocol(value: number, { protocol: over }: Qualifiers): Test | Refusal {
  switch (over) {
    case "ether":
      return primitive.ethertype(value);
    case "ip":
      return primitive.ipProtocol(value);
    case "ip6":
      return primitive.ip6Protocol(value);
    case undefined:
      return primitive.transport(value);
    default:
      return new Refusal(`'${over} proto' is bogus`);
  }
}

function address4(text: string, words: Words, qualifiers: Qualifiers): Test | Refusal {
  const octets = text.split(".").map(Number);
  const whole = parseIpv4([...octets, 0, 0, 0].slice(0, 4).join("."));
  if (whole === undefined) return new Refusal(`invalid IPv4 address '${text}'`);
  if (qualifiers.type === "port" || qualifiers.type === "portrange" || qualifiers.type === "proto")
    return new Refusal();
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
  // A lone number is no network's short name, except behind "net".
  if (octets.length === 1 && qualifiers.type !== "net") return host4(octets[0]!, 0xffff_ffff, qualifiers);
  return host4(whole, mask, qualifiers);
}

function host4(
  address: number,
  mask: number,
  { protocol: over, direction = "src or dst", type }: Qualifiers,
): Test | Refusal {
  const arp = () => primitive.arpHost(primitive.arp, direction, address, mask);
  const rarp = () => primitive.arpHost(primitive.rarp, direction, address, mask);
  const ip = () => primitive.ipv4Host(direction, address, mask);
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

function address6(word: Extract<Token, { kind: "ipv6" }>, words: Words, qualifiers: Qualifiers): Test | Refusal {
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
  if (over === "ether") return new Refusal("illegal link layer address");
  if (over !== undefined && over !== "ip6") return new Refusal(`'${over}' modifier applied to ip6 host`);
  return primitive.ipv6Host(qualifiers.direction ?? "src or dst", word.value, prefix);
}

function name(text: string, words: Words, qualifiers: Qualifiers, around: Surroundings): Test | Refusal {
  switch (qualifiers.type) {
    case "port": {
      const service = services.get(text);
      return service === undefined ? new Refusal(`unknown port '${text}'`) : port(service, service, qualifiers);
    }
    case "portrange": {
      const range = /^(\d+)-(\d+)$/.exec(text);
      if (!range) return new Refusal(`unknown port in range '${text}'`);
      const [low, high] = [Number(range[1]), Number(range[2])];
      return port(Math.min(low, high), Math.max(low, high), qualifiers);
    }
    case "proto": {
      const ether = qualifiers.protocol === "ether";
      const value = (ether ? etherProtocols : ipProtocols).get(text);
      if (value === undefined) return new Refusal(`unknown ${ether ? "ether" : "ip"} proto '${text}'`);
      return protocol(value, qualifiers);
    }
    case "net":
      return new Refusal(`unknown network '${text}'`);
    default: {
      if (qualifiers.protocol === "ether") return new Refusal(`unknown ether host '${text}'`);
      const known = [...(around.hosts ?? [])].find(([, host]) => host === text)?.[0];
      return known === undefined ? new Refusal(`unknown host '${text}'`) : address4(known, words, qualifiers);
    }
  }
}
