// The one log: what every machine of a lab did, in order. Captures, pictures, counters and explanations are folds over it.
import type { Nanos } from "../sim/clock.js";
import type { DropReason } from "./reason.js";

/** One socket buffer, from its making to its end, across every device and cable it crosses. */
export type SkbId = number;

/** Linux's neighbour states (include/net/neighbour.h), NONE for an entry that was just made. */
export type Nud = "NONE" | "INCOMPLETE" | "REACHABLE" | "STALE" | "DELAY" | "PROBE" | "FAILED" | "NOARP" | "PERMANENT";

/** Something that was read to decide: a sysctl with how it combined, a route, a neighbour's state, a header field. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

interface Base {
  /** Position in the lab's log. */
  readonly seq: number;
  readonly time: Nanos;
  readonly machine: string;
  /** "" is the machine's root namespace. */
  readonly netns: string;
}

/** A frame at a device's tap, as a packet socket sees it (Linux: dev_queue_xmit_nit, __netif_receive_skb_core). */
export interface FrameEvent extends Base {
  readonly kind: "frame";
  readonly skb: SkbId;
  /** The skb that made this one necessary: the request of a reply, the datagram that waits for an ARP answer. */
  readonly cause: SkbId | undefined;
  readonly dev: string;
  readonly dir: "in" | "out";
  /** From the destination MAC on. */
  readonly bytes: Uint8Array;
}

/** A socket gave a packet to the stack, or got one from it. `packet` starts at the IP header. */
export interface SocketEvent extends Base {
  readonly kind: "send" | "deliver";
  readonly skb: SkbId;
  readonly cause: SkbId | undefined;
  readonly pid: number;
  readonly program: string;
  readonly packet: Uint8Array;
  /** deliver: "error" when it came through the socket's error queue (IP_RECVERR). */
  readonly queue: "data" | "error";
}

/** The end of a packet that was not meant to end (Linux: kfree_skb_reason). */
export interface DropEvent extends Base {
  readonly kind: "drop";
  readonly skb: SkbId;
  readonly reason: DropReason;
  /** The kernel function in which it ended. */
  readonly func: string;
  readonly dev: string | undefined;
  /** From the IP header on for IP, else the whole frame. */
  readonly packet: Uint8Array;
  readonly read: readonly Fact[];
}

/**
 * What was decided, drop or not. `verdict` is one of:
 * "route" (where to), "local" (for this machine), "queued" (waits for the neighbour),
 * "fragmented" (goes on as its fragments), "held" (a fragment waits for the others), "reassembled" (whole again), "answered", "replied",
 * "not-ours" (ARP: the target is somebody else's), "source-is-ours" (ARP: source is one of our own addresses),
 * "refused" (ARP: the source is not credible), "arp-ignore", "arp-filter", "proxy-delayed" (ARP for another: answered later),
 * "learnt", "not-learnt", "address-kept" (ARP: what became of the sender's address), "ignored" (ICMP echo: a sysctl says so),
 * "no-socket", "consumed".
 */
export interface DecisionEvent extends Base {
  readonly kind: "decision";
  readonly skb: SkbId;
  /** Said where nothing else may: of a packet that waits, or is cut, before any tap sees it. */
  readonly cause?: SkbId;
  readonly func: string;
  readonly dev: string | undefined;
  readonly verdict: string;
  readonly read: readonly Fact[];
}

export interface NeighEvent extends Base {
  readonly kind: "neigh";
  readonly dev: string;
  /** Dotted address. */
  readonly address: string;
  readonly lladdr: string | undefined;
  readonly from: Nud;
  readonly to: Nud;
  /** Packets that wait for the answer. */
  readonly waiting: number;
}

/** A change of configuration, in the words of `ip monitor` or `sysctl`. */
export interface ChangeEvent extends Base {
  readonly kind: "change";
  readonly what: "link" | "address" | "route" | "neigh" | "sysctl";
  readonly text: string;
}

export type Event = FrameEvent | SocketEvent | DropEvent | DecisionEvent | NeighEvent | ChangeEvent;
