// What a stop on the way of a packet may ask of the stack around it. NetNs is the one that answers; stops know this
// interface, the tables and the wire formats, never each other's insides.
import type { Ipv4 } from "../wire/address.js";
import type { Transmitted } from "./dev.js";
import type { Device } from "./device.js";
import type { ChangeEvent, DecisionEvent, Fact, SkbId } from "./event.js";
import type { Flows } from "./flow.js";
import type { Reassembly } from "./fragment.js";
import type { IpIds } from "./ipid.js";
import type { Kernel } from "./kernel.js";
import type { NeighbourProxies } from "./neighproxy.js";
import type { NeighbourTable } from "./neightable.js";
import type { PacketSockets } from "./packet.js";
import type { Peers } from "./peer.js";
import type { DropReason } from "./reason.js";
import type { Route, RoutingView } from "./route.js";
import type { Skb } from "./skb.js";
import type { Snmp } from "./snmp.js";
import type { Sockets } from "./sockets.js";

export interface Outgoing {
  readonly id: SkbId;
  readonly cause: SkbId | undefined;
  /** From the IP header on. */
  readonly packet: Uint8Array;
  /** IP_MULTICAST_LOOP: false keeps it from coming back to us. */
  readonly multicastLoop?: boolean;
  /** IP_PMTUDISC_PROBE: what was learnt of the way does not count (ip_skb_dst_mtu). */
  readonly probe?: boolean;
}

export interface IcmpError {
  readonly type: "unreachable" | "time-exceeded" | "parameter-problem" | "redirect";
  readonly code: number;
  readonly mtu?: number;
  /** A redirect's better gateway. */
  readonly gateway?: Ipv4;
  /** Which octet of the header is wrong (parameter problem). */
  readonly pointer?: number;
}

export interface Stack extends RoutingView {
  readonly kernel: Kernel;
  /** The namespace's name, "" for the machine's first. */
  readonly name: string;
  readonly neighbours: NeighbourTable;
  readonly proxies: NeighbourProxies;
  readonly snmp: Snmp;
  readonly peers: Peers;
  readonly ipIds: IpIds;
  readonly reassembly: Reassembly;
  readonly sockets: Sockets;
  readonly packetSockets: Pick<PacketSockets, "tap" | "deliver">;
  readonly flows: Pick<Flows, "passed" | "taken" | "answered" | "replied">;
  /** The only way to lose a packet. */
  drop(id: SkbId, reason: DropReason, func: string, packet: Uint8Array, dev?: Device, read?: readonly Fact[]): void;
  decide(
    id: SkbId,
    func: string,
    verdict: DecisionEvent["verdict"],
    read: readonly Fact[],
    dev?: Device,
    cause?: SkbId,
  ): void;
  /** A change of configuration, or something learnt. */
  change(what: ChangeEvent["what"], text: string): void;
  /** dev_queue_xmit: a whole frame to a device; false where the driver refused it at once (NET_XMIT_DROP). */
  transmit(dev: Device, frame: Uint8Array, skb: { id: SkbId; cause: SkbId | undefined }, dst?: Route): Transmitted;
  /** What packet sockets see (dev_queue_xmit_nit). */
  tap(dev: Device, dir: "in" | "out", bytes: Uint8Array, skb: { id: SkbId; cause: SkbId | undefined }): void;
  /** ip_output: an IPv4 packet along a route; false where it was lost at once. */
  ipOutput(skb: Outgoing, route: Route): boolean;
  /** ip_local_deliver. */
  deliver(skb: Skb, route: Route): void;
  /** icmp_send about a packet; `route` is how it was going or came. */
  icmpError(
    error: IcmpError,
    about: { id: SkbId; packet: Uint8Array; pktType?: Skb["pktType"]; dev?: Device | undefined },
    route: Route,
  ): void;
  /** Options of a packet that we send, with what the first hop writes into them. */
  recordOptions(options: Uint8Array, source: Ipv4): Uint8Array;
}
