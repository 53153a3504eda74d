// Out of one device and into another (net/core/dev.c, drivers/net/{loopback,veth,dummy}.c): what a driver does with a frame,
// what the receiving side makes of its Ethernet header. Left out: offloads, queues that fill, VLANs.
import * as ethernet from "../wire/ethernet.js";
import { isMalformed } from "../wire/malformed.js";
import type { Device } from "./device.js";
import type { Fact, SkbId } from "./event.js";
import type { DropReason } from "./reason.js";
import type { Route } from "./route.js";
import { packetType, type Skb } from "./skb.js";
import type { Stack } from "./stack.js";

/** Which packet a frame carries, whatever device it is at. */
export interface Carried {
  readonly id: SkbId;
  readonly cause: SkbId | undefined;
}

/** A frame that waits in a device's backlog. */
class Arrival {
  constructor(
    private readonly dev: Device,
    private readonly frame: Uint8Array,
    private readonly skb: Carried,
    private readonly dst: Route | undefined,
  ) {}

  run(): void {
    const { dev } = this;
    dev.netns.receive(dev, this.frame, this.skb, this.dst);
  }
}

/** How long the softirq takes that hands a frame to the other end of a veth pair. */
export const CROSSING = 8_000;

/** NET_XMIT_*: what dev_queue_xmit says. Its caller may take "congested", lost in a queue, for sent (net_xmit_errno). */
export type Transmitted = "success" | "congested" | "drop";

/** dev_queue_xmit and the driver's ndo_start_xmit. */
export function transmit(stack: Stack, dev: Device, frame: Uint8Array, skb: Carried, dst?: Route): Transmitted {
  if (!dev.up) stack.drop(skb.id, "DEV_READY", "__dev_queue_xmit", frame, dev, [isDown(dev)]);
  else if (!dev.active) {
    stack.drop(skb.id, "QDISC_DROP", "noop_enqueue", frame, dev, [{ name: "carrier", value: "0" }]);
    return "congested";
  } else {
    stack.tap(dev, "out", frame, skb);
    if (dev.kind === "veth") return cross(stack, dev, frame, skb);
    start(stack, dev, frame, skb, dst);
  }
  return "success";
}

// veth_xmit
function cross(stack: Stack, dev: Device, frame: Uint8Array, skb: Carried): Transmitted {
  const { peer } = dev;
  const refusal = unforwardable(peer, frame.length);
  if (!peer || refusal) {
    dev.counters.tx.dropped++;
    if (peer) peer.counters.rx.dropped++;
    const [reason, read] = refusal ?? ["DEV_READY", [{ name: "peer", value: "none" }]];
    stack.drop(skb.id, reason, "____dev_forward_skb", frame, dev, read);
    return "drop";
  }
  count(dev.counters.tx, dev, frame.length);
  peer.netns.kernel.raise(CROSSING, new Arrival(peer, frame, skb, undefined));
  return "success";
}

function start(stack: Stack, dev: Device, frame: Uint8Array, skb: Carried, dst?: Route): void {
  switch (dev.kind) {
    case "loopback":
      count(dev.counters.tx, dev, frame.length);
      return stack.kernel.raise(12_000, new Arrival(dev, frame, skb, dst));
    case "nic":
      if (!dev.cable)
        return stack.drop(skb.id, "DEV_READY", "ndo_start_xmit", frame, dev, [{ name: "cable", value: "none" }]);
      count(dev.counters.tx, dev, frame.length);
      return dev.cable.carry(frame, skb);
    case "dummy":
      count(dev.counters.tx, dev, frame.length);
      return stack.decide(skb.id, "dummy_xmit", "consumed", [{ name: "kind", value: dev.kind }], dev);
    case "bridge":
      count(dev.counters.tx, dev, frame.length);
      return dev.bridge?.output(frame, skb);
    case "veth":
      // Its driver answers, see cross.
      return;
    default:
      return dev.kind satisfies never;
  }
}

/** is_skb_forwardable: the receiving end is up and takes frames of this length, with a VLAN's tag; else why not. */
export function unforwardable(peer: Device | undefined, length: number): [DropReason, Fact[]] | undefined {
  if (!peer?.up) return ["DEV_READY", peer ? [isDown(peer)] : [{ name: "peer", value: "none" }]];
  const most = peer.mtu + ethernet.HEADER_LENGTH + VLAN_TAG;
  if (length <= most) return undefined;
  return [
    "PKT_TOO_BIG",
    [
      { name: "frame", value: `${length} bytes` },
      { name: `${peer.name} takes`, value: `${most} (mtu ${peer.mtu} + ${ethernet.HEADER_LENGTH} + ${VLAN_TAG})` },
    ],
  ];
}

/** What was read where a device takes nothing. */
export const isDown = (dev: Device): Fact => ({ name: `${dev.name} is up`, value: "no" });

// The same for devices of the same name: a flood in a large lab is lost at thousands of cards, all of them called so.
let lastDown: readonly Fact[] = [];
let lastName = "";
function down(dev: Device): readonly Fact[] {
  if (dev.name !== lastName) {
    lastName = dev.name;
    lastDown = [isDown(dev)];
  }
  return lastDown;
}

const VLAN_TAG = 4;

const known: readonly number[] = [ethernet.TYPE_ARP, ethernet.TYPE_IPV4, ethernet.TYPE_IPV6];

/** __netif_receive_skb_core: the packet and its EtherType, undefined when it ended here. */
export function receive(
  stack: Stack,
  dev: Device,
  bytes: Uint8Array,
  skb: Carried,
  dst?: Route,
): { type: number; skb: Skb } | undefined {
  if (!dev.up) {
    stack.drop(skb.id, "DEV_READY", "enqueue_to_backlog", bytes, dev, down(dev));
    return undefined;
  }
  const drop = (reason: "DEV_HDR" | "UNHANDLED_PROTO", func: string, read: Fact): undefined => {
    stack.drop(skb.id, reason, func, bytes, dev, [read]);
    return undefined;
  };
  stack.tap(dev, "in", bytes, skb);
  count(dev.counters.rx, dev, bytes.length);
  const frame = ethernet.parse(bytes);
  if (isMalformed(frame)) return drop("DEV_HDR", "eth_type_trans", { name: "malformed", value: frame.malformed });
  // The rx_handler: a port's frames are its bridge's.
  if (dev.port) {
    dev.port.bridge.input(dev.port, bytes, skb);
    return undefined;
  }
  if (!known.includes(frame.type)) {
    dev.counters.rx.dropped++;
    return drop("UNHANDLED_PROTO", "__netif_receive_skb_core", { name: "type", value: `0x${frame.type.toString(16)}` });
  }
  const pktType = packetType(dev, frame.destination);
  // ip_rcv_core and ip6_rcv_core count it; ARP does not.
  if (pktType === "otherhost" && frame.type !== ethernet.TYPE_ARP) dev.counters.rx.otherhost++;
  const { id, cause } = skb;
  return { type: frame.type, skb: { id, cause, packet: frame.payload, dev, pktType, sourceMac: frame.source, dst } };
}

// lo counts what follows the Ethernet header, as a bridge does of what it receives, the others the whole frame.
export function count(counter: { bytes: number; packets: number }, dev: Device, length: number): void {
  counter.packets++;
  const bare = dev.loopback || (dev.bridge !== undefined && counter === dev.counters.rx);
  counter.bytes += bare ? length - ethernet.HEADER_LENGTH : length;
}
