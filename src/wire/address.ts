// Addresses as numbers, and their texts: inet_ntop/inet_pton for IP, ether_ntoa with two digits an octet for MACs.

/** An unsigned 32-bit integer, 10.0.0.1 being 0x0a000001. */
export type Ipv4 = number;
/** A 48-bit integer, first octet highest. */
export type Mac = number;
/** A 128-bit integer. */
export type Ipv6 = bigint;

export const BROADCAST_MAC: Mac = 0xffff_ffff_ffff;

export function formatIpv4(address: Ipv4): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** Strict dotted quad, as inet_pton: no leading zeros, no shorthand. */
export function parseIpv4(text: string): Ipv4 | undefined {
  const octets = text.split(".");
  if (octets.length !== 4) return undefined;
  let address = 0;
  for (const octet of octets) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(octet) || Number(octet) > 255) return undefined;
    address = address * 256 + Number(octet);
  }
  return address;
}

const octets = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, "0"));
const octet = (value: number): string => octets[value & 255]!;

export function formatMac(address: Mac): string {
  const [high, low] = [Math.floor(address / 0x100_0000), address % 0x100_0000];
  return `${octet(high >>> 16)}:${octet(high >>> 8)}:${octet(high)}:${octet(low >>> 16)}:${octet(low >>> 8)}:${octet(low)}`;
}

/** Six octets of one or two hexadecimal digits. */
export function parseMac(text: string): Mac | undefined {
  const octets = text.split(":");
  if (octets.length !== 6 || !octets.every((octet) => /^[0-9a-f]{1,2}$/i.test(octet))) return undefined;
  return Number.parseInt(octets.map((octet) => octet.padStart(2, "0")).join(""), 16);
}

/** RFC 5952 as glibc's inet_ntop writes it: IPv4-mapped and -compatible addresses end in a dotted quad. */
export function formatIpv6(address: Ipv6): string {
  const known = texts.get(address);
  if (known !== undefined) return known;
  if (texts.size >= TEXTS) texts.clear();
  const text = ipv6Text(address);
  texts.set(address, text);
  return text;
}

// The same few are written again and again, and arithmetic with bigints is slow.
const texts = new Map<Ipv6, string>();
const TEXTS = 1024;

function ipv6Text(address: Ipv6): string {
  const groups: number[] = [];
  for (const shift of [96n, 64n, 32n, 0n]) {
    const word = Number(BigInt.asUintN(32, address >> shift));
    groups.push(word >>> 16, word & 0xffff);
  }
  const gap = longestZeros(groups);
  const low = Number(address & 0xffff_ffffn);
  const dotted = gap.from === 0 && (gap.length === 6 || (gap.length === 5 && groups[5] === 0xffff));
  const words = groups.slice(0, dotted ? 6 : 8).map((group) => group.toString(16));
  if (dotted) words.push(formatIpv4(low));
  if (gap.length < 2) return words.join(":");
  const before = words.slice(0, gap.from).join(":");
  return `${before}::${words.slice(gap.from + gap.length).join(":")}`;
}

// The first of the longest runs of zero groups.
function longestZeros(groups: readonly number[]): { from: number; length: number } {
  let best = { from: 0, length: 0 };
  for (let from = 0; from < groups.length; from++) {
    let length = 0;
    while (groups[from + length] === 0) length++;
    if (length > best.length) best = { from, length };
  }
  return best;
}

export function parseIpv6(text: string): Ipv6 | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const head = groupsOf(halves[0]!, halves.length === 1);
  const tail = halves.length === 2 ? groupsOf(halves[1]!, true) : [];
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return groups.reduce((address, group) => (address << 16n) | BigInt(group), 0n);
}

function groupsOf(text: string, last: boolean): number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  const words = text.split(":");
  for (const [i, word] of words.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(word)) {
      groups.push(Number.parseInt(word, 16));
      continue;
    }
    const quad = last && i === words.length - 1 ? parseIpv4(word) : undefined;
    if (quad === undefined) return undefined;
    groups.push(quad >>> 16, quad & 0xffff);
  }
  return groups;
}
