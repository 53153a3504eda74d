// The options of a packet that came (ip_rcv_options in net/ipv4/ip_input.c): filled in, refused, or followed as a source route.
import type { Ipv4 } from "../wire/address.js";
import * as ipv4 from "../wire/ipv4.js";
import { type Recorded, record } from "./options.js";
import { combined, type Flow, output, ownerOf, type Route } from "./route.js";
import type { Skb } from "./skb.js";
import { type Followed, follow } from "./sourceroute.js";
import type { Stack } from "./stack.js";

/** What this hop does to a packet's options (ip_rcv_options, ip_options_build). */
export const recorded = (stack: Stack, options: Uint8Array, address: Ipv4, stampAddress = address): Recorded =>
  record(options, {
    address,
    stampAddress,
    time: Math.floor(stack.kernel.clock.now / 1_000_000) % 86_400_000,
    isOurs: (each) => ownerOf(stack, each) !== undefined,
  });

/** ip_rt_get_source: the address of ours that this way would be used from. */
export function ownAddress(stack: Stack, flow: Flow): Ipv4 {
  const way = output(stack, flow);
  return typeof way === "string" ? 0 : way.source;
}

/** fib_compute_spec_dst: the address of ours that a packet's sender knows this host by. */
function specDst(stack: Stack, { source, destination }: ipv4.Ipv4, { type, error }: Route): Ipv4 {
  return type === "local" && !error ? destination : ownAddress(stack, { destination: source });
}

/** The packet with options as ip_options_compile leaves them: filled in, and the checksum as it was. */
function filledIn(packet: Uint8Array, options: Uint8Array): Uint8Array {
  const copy = packet.slice();
  copy.set(options, ipv4.at.options);
  return copy;
}

/** ipv4_send_dest_unreach compiles anew what it sends back, and so writes once more; undefined where that cannot be. */
export function compiledAgain(stack: Stack, packet: Uint8Array, route: Route): Uint8Array | undefined {
  const header = ipv4.parse(packet);
  if ("malformed" in header) return undefined;
  if (header.options.length === 0) return packet;
  const result = recorded(stack, header.options, specDst(stack, header, route));
  return "problem" in result ? undefined : filledIn(packet, result.options);
}

interface Opened extends Followed {
  /** Options filled in; `header` has them as they came. */
  readonly packet: Uint8Array;
}

/**
 * ip_rcv_options: the packet with them filled in, undefined when it ended here. What is only passing is filled in once more,
 * and its checksum mended, on its way out.
 */
export function opened(stack: Stack, skb: Skb, header: ipv4.Ipv4, route: Route): Opened | undefined {
  if (header.options.length === 0) return { packet: skb.packet, header, route, next: undefined };
  const result = recorded(stack, header.options, specDst(stack, header, route));
  if ("problem" in result) {
    stack.snmp.count("IpInHdrErrors");
    stack.icmpError({ type: "parameter-problem", code: 0, pointer: result.problem }, skb, route);
    const read = [{ name: "wrong octet", value: String(result.problem) }];
    stack.drop(skb.id, "NOT_SPECIFIED", "ip_rcv_options", skb.packet, skb.dev, read);
    return undefined;
  }
  const filled = { ...header, options: result.options };
  const whole = (way: Followed): Opened => ({
    ...way,
    header: { ...way.header, options: header.options },
    packet: ipv4.emit(way.header),
  });
  if (!result.sourceRoute) return { header, route, next: undefined, packet: filledIn(skb.packet, result.options) };
  const accept = combined(stack, skb.dev!, "accept_source_route", "and");
  const followed = accept.value === 0 ? { stuck: [] } : follow(stack, skb, filled, route);
  if (!("stuck" in followed)) return whole(followed);
  const pointer = "problem" in followed ? followed.problem : undefined;
  if (pointer !== undefined) stack.icmpError({ type: "parameter-problem", code: 0, pointer }, skb, route);
  const func = accept.value === 0 ? "ip_rcv_options" : "ip_options_rcv_srr";
  stack.drop(skb.id, "NOT_SPECIFIED", func, skb.packet, skb.dev, [accept.fact, ...followed.stuck]);
  return undefined;
}
