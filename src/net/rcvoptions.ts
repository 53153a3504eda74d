// The options of a packet that came (ip_rcv_options in net/ipv4/ip_input.c): filled in, refused, or followed as a source route.
import type { Ipv4 } from "../wire/address.js";
import * as ipv4 from "../wire/ipv4.js";
import { type Recorded, record } from "./options.js";
import { combined, ownerOf, type Route } from "./route.js";
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

interface Opened extends Followed {
  /** For us, options filled in; `header` has them as they came. */
  readonly packet: Uint8Array;
}

/** ip_rcv_options: the packet with them filled in, undefined when it ended here. What is only passing is filled in on its way out. */
export function opened(stack: Stack, skb: Skb, header: ipv4.Ipv4, route: Route): Opened | undefined {
  if (header.options.length === 0) return { packet: skb.packet, header, route, next: undefined };
  const result = recorded(stack, header.options, header.destination);
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
  if (!result.sourceRoute) return whole({ header: filled, route, next: undefined });
  const accept = combined(stack, skb.dev!, "accept_source_route", "and");
  const followed = accept.value === 0 ? { stuck: [] } : follow(stack, skb, filled, route);
  if (!("stuck" in followed)) return whole(followed);
  const pointer = "problem" in followed ? followed.problem : undefined;
  if (pointer !== undefined) stack.icmpError({ type: "parameter-problem", code: 0, pointer }, skb, route);
  const func = accept.value === 0 ? "ip_rcv_options" : "ip_options_rcv_srr";
  stack.drop(skb.id, "NOT_SPECIFIED", func, skb.packet, skb.dev, [accept.fact, ...followed.stuck]);
  return undefined;
}
