// Network devices: lo, veth, dummy, a physical card, a bridge. A device's state (up, carrier, operational state) and the way of a
// frame out of it. Left out: queues that fill, offloads.
import type { Nanos } from "../sim/clock.js";
import { BROADCAST_MAC, type Mac } from "../wire/address.js";
import { Bridge } from "./bridge.js";
import type { Port } from "./bridgeport.js";
import type { InDevice } from "./inet.js";
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
  readonly rx: {
    bytes: number;
    packets: number;
    dropped: number;
    /** Frames for somebody else's MAC (rx_otherhost_dropped). */
    otherhost: number;
  };
  readonly tx: { bytes: number; packets: number; dropped: number };
}

/** What is plugged into a physical card. */
export interface Cable {
  carry(frame: Uint8Array, skb: { id: number; cause: number | undefined }): void;
}

// What all have until somebody says otherwise.
const NOTHING_ASKED: { readonly promisc: boolean; readonly allmulti: boolean } = { promisc: false, allmulti: false };
const NONE: readonly Mac[] = [];
const NOWHERE = -1;

export class Device {
  readonly kind: DeviceKind;
  private counted: Counters | undefined;
  /** Both change when it moves to another namespace. */
  netns: NetNs;
  index: number;
  name: string;
  private placed = NOWHERE;
  mac: Mac;
  mtu: number;
  queueLength: number;
  up = false;
  readonly madeAt: Nanos;
  /** Since when it is up. */
  openedAt: Nanos | undefined;
  carrier = true;
  /** How often the carrier came and went. */
  carrierUps = 0;
  carrierDowns = 0;
  /** It came or went, and linkwatch has yet to see to it (__LINK_STATE_LINKWATCH_PENDING). */
  watched = false;
  /** Its queueing discipline takes packets (dev_activate); without a carrier it throws them away. */
  active = false;
  /** What an administrator switches: IFF_NOARP, IFF_MULTICAST, and what he (not a socket) asked for of the last two. */
  noArp: boolean;
  multicast: boolean;
  asked = NOTHING_ASKED;
  broadcast: Mac;
  /** Its address was given, not made up (NET_ADDR_SET). */
  macGiven = false;
  /** Link-layer groups that an administrator joined (SIOCADDMULTI). */
  joined: readonly Mac[] = NONE;
  /** Addresses besides its own that an administrator let its hardware take (dev_uc_add). */
  unicast: readonly Mac[] = NONE;
  /** IFLA_NUM_TX_QUEUES */
  txQueues = 1;
  alias = "";
  group = 0;
  /** What it has of IPv4 (ip_ptr); its namespace's Devices makes it. */
  inet: InDevice | undefined;
  /** The other end of a veth pair. */
  peer: Device | undefined;
  /** Where a physical card's frames go; undefined without a cable. */
  cable: Cable | undefined;
  /** What makes this device a bridge. */
  readonly bridge: Bridge | undefined;
  /** Of which bridge it is a port. */
  port: Port | undefined;
  promiscuity = 0;
  allmulti = 0;
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
    this.madeAt = init.netns.kernel.clock.now;
    this.noArp = this.kind === "dummy";
    this.multicast = this.kind !== "dummy" && this.kind !== "loopback";
    this.broadcast = this.loopback ? 0 : BROADCAST_MAC;
    this.bridge = this.kind === "bridge" ? new Bridge(this) : undefined;
    if (this.kind === "veth" || this.kind === "nic") this.setCarrier(false);
  }

  /** What a notebook shows of it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `${this.kind} ${this.netns.kernel.machine}/${this.name} (${this.up ? this.operState : "down"})`;
  }

  /** Where the log says that something happened (Log.place), as namespace and name are now. */
  get place(): number {
    return this.placed !== NOWHERE ? this.placed : this.findPlace();
  }

  private findPlace(): number {
    const { kernel, name } = this.netns;
    this.placed = kernel.log.place(kernel.machine, name, this.name);
    return this.placed;
  }

  /** Its namespace or its name is another one now. */
  moved(): void {
    this.placed = NOWHERE;
  }

  get counters(): Counters {
    return this.counted ?? this.count();
  }

  private count(): Counters {
    this.counted = {
      rx: { bytes: 0, packets: 0, dropped: 0, otherhost: 0 },
      tx: { bytes: 0, packets: 0, dropped: 0 },
    };
    return this.counted;
  }

  get loopback(): boolean {
    return this.kind === "loopback";
  }

  /** Resolves neighbours (no IFF_NOARP, no IFF_LOOPBACK). */
  get usesArp(): boolean {
    return !this.loopback && !this.noArp;
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

  /** The device below it: a veth's peer (dev_get_iflink). */
  get iflink(): number {
    return this.kind === "veth" ? (this.peer?.index ?? 0) : this.index;
  }

  /** Smallest and largest MTU; dummy and lo set no bounds. */
  get mtuBounds(): readonly [least: number, most: number] {
    return this.loopback || this.kind === "dummy" ? [0, 0] : [68, 65535];
  }

  /** Its queueing discipline goes (dev_shutdown). */
  neverUp(): void {
    this.everUp = false;
    this.active = false;
  }

  /** __dev_open and __dev_close_many with what the driver does. */
  setUp(up: boolean): void {
    this.netns.kernel.changed();
    this.up = up;
    this.openedAt = up ? this.netns.kernel.clock.now : undefined;
    this.everUp ||= up;
    if (!up) this.active = false;
    switch (this.kind) {
      case "veth":
        if (!up || this.peer?.up) {
          this.setCarrier(up);
          this.peer?.setCarrier(up);
        }
        break;
      case "nic":
        this.setCarrier(up && this.cable !== undefined);
        break;
      case "loopback":
      case "dummy":
      case "bridge":
        break;
    }
    if (up && this.carrier) this.active = true;
  }

  /** netif_carrier_on and netif_carrier_off: what the system makes of it is linkwatch's work. */
  setCarrier(on: boolean): void {
    if (this.carrier === on) return;
    this.netns.kernel.changed();
    this.carrier = on;
    if (on) this.carrierUps++;
    else this.carrierDowns++;
    this.netns.kernel.linkWatch.fire(this);
  }

  /** rfc2863_policy and default_operstate. */
  adoptCarrier(): void {
    this.state = this.carrier ? "UP" : this.index !== this.iflink ? "LOWERLAYERDOWN" : "DOWN";
  }

  /** A new MAC makes a bridge select its ports' states anew: without a port its carrier goes. */
  setMac(mac: Mac): void {
    this.netns.kernel.changed();
    const before = this.mac;
    this.mac = mac;
    this.macGiven = true;
    this.bridge?.ownAddress(before);
    this.bridge?.selectStates();
    this.port?.bridge.portAddress(this.port, before);
  }
}
