// Packets that say by whom they want to go (RFC 791's loose and strict source routes; ip_options_rcv_srr, ip_forward_options,
// __ip_options_echo in net/ipv4/ip_options.c): followed where accept_source_route lets it, turned round for an answer.
// Left out: sending one of one's own (IP_OPTIONS).
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import { put32, u32 } from "../wire/bytes.js";
import type { Ipv4 as Header } from "../wire/ipv4.js";
import type { Fact } from "./event.js";
import { input, isRefusal, type Route } from "./route.js";
import type { Skb } from "./skb.js";
import type { Stack } from "./stack.js";

const LOOSE = 131;
const STRICT = 137;
const at = { length: 1, pointer: 2, first: 3 } as const;

/** The source route among options, where there is one: a view of its octets. */
export function sourceRoute(options: Uint8Array): { offset: number; strict: boolean; octets: Uint8Array } | undefined {
  for (let i = 0; i < options.length && options[i] !== 0; ) {
    const length = options[i] === 1 ? 1 : (options[i + at.length] ?? 0);
    if (length === 0) return undefined;
    if (options[i] === LOOSE || options[i] === STRICT)
      return { offset: i, strict: options[i] === STRICT, octets: options.subarray(i, i + length) };
    i += length;
  }
  return undefined;
}

export interface Followed {
  readonly header: Header;
  readonly route: Route;
  /** opt->nexthop: whom the route names next; undefined when it is at its end, or has not come to us yet. */
  readonly next: Ipv4 | undefined;
}

/** Why it goes no further; `problem` is the octet of the header that the sender is told of. */
export interface Stuck {
  readonly stuck: readonly Fact[];
  readonly problem?: number;
}

/** ip_options_rcv_srr: the way from here. Names of our own are passed over at once. */
export function follow(stack: Stack, skb: Skb, header: Header, route: Route): Followed | Stuck {
  const found = sourceRoute(header.options)!;
  const { octets, offset, strict } = found;
  if (skb.pktType !== "host") return { stuck: [{ name: "frame", value: skb.pktType }] };
  if (route.type === "unicast") {
    // It has not come to the one that it names first; a strict one must not pass anybody else.
    if (!strict) return { header, route, next: undefined };
    return { stuck: [{ name: "strict source route", value: "names others than us" }], problem: 16 };
  }
  if (route.type !== "local" || route.error) return { stuck: [{ name: "destination", value: route.type }] };
  let way = { header, route };
  for (let pointer = octets[at.pointer]!; pointer <= octets.length; pointer += 4) {
    if (pointer + 3 > octets.length) return { stuck: [], problem: 20 + offset + at.pointer };
    const next = u32(octets, pointer - 1);
    const result = input(stack, { source: header.source, destination: next, dev: skb.dev!, tos: header.tos });
    const named = { name: "source route", value: formatIpv4(next) };
    if (isRefusal(result)) return { stuck: [named, ...result.read] };
    const ahead = result.route;
    if (ahead.error || (ahead.type !== "unicast" && ahead.type !== "local")) return { stuck: [named, ...result.read] };
    if (ahead.type === "unicast") return { header: way.header, route: ahead, next };
    way = { header: { ...way.header, destination: next }, route: ahead };
  }
  return { ...way, next: undefined };
}

/** ip_forward_options: who was named is written to the front as the destination, and we stand in his place. */
export function passOn(header: Header, next: Ipv4, own: Ipv4): Header {
  const options = header.options.slice();
  const { octets } = sourceRoute(options)!;
  for (let pointer = octets[at.pointer]!; pointer + 3 <= octets.length; pointer += 4) {
    if (u32(octets, pointer - 1) !== next) continue;
    put32(octets, pointer - 1, own);
    octets[at.pointer] = pointer + 4;
    return { ...header, destination: next, options };
  }
  return header;
}

/** __ip_options_echo: the way back, its first hop apart; undefined where nobody stands between. */
export function turned(options: Uint8Array, sender: Ipv4): { first: Ipv4; option: Uint8Array } | undefined {
  const octets = sourceRoute(options)?.octets;
  if (!octets) return undefined;
  const passed: Ipv4[] = [];
  const end = Math.min(octets[at.pointer]!, octets.length + 1) - 1;
  for (let i = at.first; i + 4 <= end; i += 4) passed.push(u32(octets, i));
  const first = passed.pop();
  if (first === undefined || (passed.length === 0 && first === sender)) return undefined;
  // RFC 1812 §5.2.4.1: one that names its sender first is mended.
  if (passed[0] === sender) passed.shift();
  const back = [...passed.reverse(), sender];
  const option = new Uint8Array(at.first + 4 * back.length);
  option.set([octets[0]!, option.length, 4]);
  for (const [n, address] of back.entries()) put32(option, at.first + 4 * n, address);
  return { first, option };
}
