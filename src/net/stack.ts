// What a stop on the way of a packet may ask of the stack around it. NetNs is the one that answers; stops know this
// interface, the tables and the wire formats, never each other's insides.
import type { Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { DecisionEvent, Fact, SkbId } from "./event.js";
import type { Kernel } from "./kernel.js";
import type { NeighbourTable } from "./neightable.js";
import type { DropReason } from "./reason.js";
import type { Route, RoutingView } from "./route.js";
import type { Skb } from "./skb.js";

export interface Outgoing {
  readonly id: SkbId;
  readonly cause: SkbId | undefined;
  /** From the IP header on. */
  readonly packet: Uint8Array;
}

export interface IcmpError {
  readonly type: "unreachable" | "time-exceeded" | "parameter-problem";
  readonly code: number;
  readonly mtu?: number;
}

export interface Stack extends RoutingView {
  readonly kernel: Kernel;
  /** The namespace's name, "" for the machine's first. */
  readonly name: string;
  readonly neighbours: NeighbourTable;
  /** The only way to lose a packet. */
  drop(id: SkbId, reason: DropReason, func: string, packet: Uint8Array, dev?: Device, read?: readonly Fact[]): void;
  decide(id: SkbId, func: string, verdict: DecisionEvent["verdict"], read: readonly Fact[], dev?: Device): void;
  /** dev_queue_xmit: a whole frame to a device. */
  transmit(dev: Device, frame: Uint8Array, skb: { id: SkbId; cause: SkbId | undefined }, dst?: Route): void;
  /** What packet sockets see (dev_queue_xmit_nit). */
  tap(dev: Device, dir: "in" | "out", bytes: Uint8Array, skb: { id: SkbId; cause: SkbId | undefined }): void;
  /** ip_output: an IPv4 packet along a route. */
  ipOutput(skb: Outgoing, route: Route): void;
  /** ip_local_deliver. */
  deliver(skb: Skb, route: Route): void;
  /** icmp_send about a packet; `route` is how it was going or came. */
  icmpError(error: IcmpError, about: { id: SkbId; packet: Uint8Array; pktType?: Skb["pktType"] }, route: Route): void;
  /** raw_local_deliver: how many raw sockets took it. */
  rawDeliver(skb: Skb, route: Route): number;
  /** raw_icmp_error: an ICMP error about something that we sent, on its way to the sockets' error queues. */
  rawError(skb: Skb, from: Ipv4): void;
  nextIpId(destination: Ipv4): number;
}
