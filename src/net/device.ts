// Network devices: lo, veth, dummy, a physical card, a bridge. A device's state (up, carrier, operational state) and the way of a
// frame out of it. Left out: queues that fill, offloads; a bridge has no ports.
import type { Mac } from "../wire/address.js";
import type { NetNs } from "./netns.js";

export type DeviceKind = "loopback" | "veth" | "dummy" | "nic" | "bridge";

/** RFC 2863 operational states as iproute2 prints them. */
export type OperState = "UNKNOWN" | "DOWN" | "LOWERLAYERDOWN" | "UP";

export interface DeviceInit {
  readonly name: string;
  readonly index: number;
  readonly kind: DeviceKind;
  readonly mac: Mac;
  readonly netns: NetNs;
  readonly mtu: number;
  readonly queueLength: number;
  /** The queueing discipline once it was up. */
  readonly qdisc: string;
}

/** What a driver counts (rtnl_link_stats64), as far as it can happen here. */
export interface Counters {
  readonly rx: { bytes: number; packets: number; dropped: number };
  readonly tx: { bytes: number; packets: number; dropped: number };
}

export class Device {
  readonly kind: DeviceKind;
  readonly counters: Counters = { rx: { bytes: 0, packets: 0, dropped: 0 }, tx: { bytes: 0, packets: 0, dropped: 0 } };
  /** Both change when it moves to another namespace. */
  netns: NetNs;
  index: number;
  name: string;
  mac: Mac;
  mtu: number;
  queueLength: number;
  up = false;
  carrier = true;
  /** The other end of a veth pair. */
  peer: Device | undefined;
  /** Where a physical card's frames go; undefined without a cable. */
  cable: ((from: Device, frame: Uint8Array, skb: { id: number; cause: number | undefined }) => void) | undefined;
  promiscuity = 0;
  private everUp = false;
  private state: OperState = "UNKNOWN";
  private readonly attached: string;

  constructor(init: DeviceInit) {
    this.name = init.name;
    this.index = init.index;
    this.kind = init.kind;
    this.mac = init.mac;
    this.netns = init.netns;
    this.mtu = init.mtu;
    this.queueLength = init.queueLength;
    this.attached = init.qdisc;
    if (this.kind === "veth" || this.kind === "nic") this.setCarrier(false);
  }

  /** What a notebook shows of it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `${this.kind} ${this.netns.kernel.machine}/${this.name} (${this.up ? this.operState : "down"})`;
  }

  get loopback(): boolean {
    return this.kind === "loopback";
  }

  /** Resolves neighbours (no IFF_NOARP, no IFF_LOOPBACK). */
  get usesArp(): boolean {
    return !this.loopback && this.kind !== "dummy";
  }

  /** "noop" until it is first brought up (attach_default_qdiscs). */
  get qdisc(): string {
    return this.everUp ? this.attached : "noop";
  }

  get operState(): OperState {
    return this.up ? this.state : "DOWN";
  }

  /** IFF_RUNNING: netif_oper_up. */
  get running(): boolean {
    return this.up && (this.state === "UP" || this.state === "UNKNOWN");
  }

  /** Its queueing discipline goes (dev_shutdown). */
  neverUp(): void {
    this.everUp = false;
  }

  setUp(up: boolean): void {
    this.up = up;
    this.everUp ||= up;
    switch (this.kind) {
      case "veth": {
        const both = up && this.peer?.up === true;
        this.setCarrier(both);
        this.peer?.setCarrier(both);
        break;
      }
      case "nic":
        this.setCarrier(up && this.cable !== undefined);
        break;
      case "loopback":
      case "dummy":
      case "bridge":
        break;
    }
  }

  /** rfc2863_policy: what linkwatch makes of the carrier. */
  setCarrier(on: boolean): void {
    this.carrier = on;
    this.state = on ? "UP" : this.kind === "veth" ? "LOWERLAYERDOWN" : "DOWN";
  }

  /** A new MAC makes a bridge select its ports' states anew; without a port its carrier goes (br_port_state_selection). */
  setMac(mac: Mac): void {
    this.mac = mac;
    if (this.kind === "bridge") this.setCarrier(false);
  }
}
