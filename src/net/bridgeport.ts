// A port of a bridge (struct net_bridge_port): its state, what an administrator can set of it, and what follows from that for
// a frame. Left out: what only a spanning tree reads of it (guard, root_block are kept and shown), VLANs of its own.
import { type Nanos, SECOND } from "../sim/clock.js";
import type { Bridge } from "./bridge.js";
import type { Device, DeviceKind } from "./device.js";

/** BR_STATE_…, by their numbers. */
export const portStates = ["disabled", "listening", "learning", "forwarding", "blocking"] as const;
export type PortState = (typeof portStates)[number];

/** IFLA_BRPORT_… that are on or off, with what a new port has. */
const newFlags = {
  hairpin: false,
  guard: false,
  rootBlock: false,
  fastLeave: false,
  learning: true,
  flood: true,
  mcastFlood: true,
  bcastFlood: true,
  mcastToUnicast: false,
  vlanTunnel: false,
  isolated: false,
  locked: false,
};
export type PortFlag = keyof typeof newFlags;
type PortFlags = { readonly [flag in PortFlag]: boolean };

/** port_cost: what a device says of its speed (10000, 1000, nothing). */
const costs: Readonly<Partial<Record<DeviceKind, number>>> = { veth: 2, nic: 4 };

export class Port {
  flags: PortFlags = newFlags;
  state: PortState = "disabled";
  priority = 32;
  cost: number;
  /** When the timer of its last change ends, which nobody waits for where no spanning tree runs (br_make_forwarding). */
  private settled: Nanos = 0;

  constructor(
    readonly bridge: Bridge,
    readonly dev: Device,
    /** From 1 (find_portno). */
    readonly number: number,
  ) {
    this.cost = costs[dev.kind] ?? 100;
  }

  get forwarding(): boolean {
    return this.state === "forwarding";
  }

  /** nbp_state_should_learn */
  get learns(): boolean {
    return this.state === "learning" || this.state === "forwarding";
  }

  /** br_make_port_id */
  get id(): number {
    return (this.priority << 10) | this.number;
  }

  /** br_make_forwarding: from blocking only; without a spanning tree at once. */
  release(now: Nanos): void {
    if (this.state !== "blocking") return;
    this.state = "forwarding";
    this.settled = now + this.bridge.spanning.forwardDelay * SECOND;
  }

  disable(): void {
    this.state = "disabled";
    this.settled = 0;
  }

  /** What is left of forward_delay_timer, in seconds. */
  forwardDelayLeft(now: Nanos): number {
    return Math.max(0, this.settled - now) / SECOND;
  }
}
