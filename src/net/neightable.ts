// The ARP table of one namespace: entries by device and address, their timers and the packets that wait in them
// (net/core/neighbour.c around the state machine). Left out: garbage collection, proxy entries.
import type { Timer } from "../sim/clock.js";
import type { Random } from "../sim/random.js";
import { formatIpv4, formatMac, type Ipv4, type Mac } from "../wire/address.js";
import type { Device } from "./device.js";
import type { Nud } from "./event.js";
import type { Kernel } from "./kernel.js";
import { fresh, type NeighEvent, type NeighParms, type NeighState, step } from "./neighbour.js";
import type { Outgoing } from "./stack.js";
import type { Sysctl } from "./sysctl.js";

/** A packet that waits for a link-layer address. */
export interface Waiting extends Outgoing {
  /** What becomes of it when resolution fails (dst_link_failure). */
  readonly onFailure: () => void;
}

export class Neighbour {
  /** @internal */
  timer: Timer | undefined;
  readonly waiting: Waiting[] = [];
  constructor(
    readonly dev: Device,
    readonly address: Ipv4,
    public state: NeighState,
  ) {}
}

export interface NeighbourHooks {
  /** Puts a waiting packet on the wire, its address known now. */
  send(neighbour: Neighbour, packet: Waiting): void;
  fail(neighbour: Neighbour, packet: Waiting): void;
  overflow(neighbour: Neighbour, packet: Waiting): void;
  /** There is nobody to ask (no solicitations allowed): the packet ends, and its sender is not told. */
  refuse(neighbour: Neighbour, packet: Waiting): void;
  /** arp_solicit. `to` is undefined for a broadcast. */
  solicit(neighbour: Neighbour, to: Mac | undefined): void;
  changed(neighbour: Neighbour, from: Nud): void;
}

/** sk_buff and its data as SKB_TRUESIZE counts them: the queue of a neighbour is limited in such bytes. */
const truesize = (packet: Uint8Array): number => 512 * Math.ceil((packet.length + 16 + 64 + 320) / 512) + 256;

export class NeighbourTable {
  private readonly entries = new Map<string, Neighbour>();
  private readonly chance: Random;
  private readonly reachable = new Map<string, { base: number; ms: number }>();

  constructor(
    private readonly kernel: Kernel,
    private readonly sysctl: Sysctl,
    private readonly hooks: NeighbourHooks,
  ) {
    this.chance = kernel.random.stream("neigh");
  }

  all(): Neighbour[] {
    return [...this.entries.values()];
  }

  find(dev: Device, address: Ipv4): Neighbour | undefined {
    return this.entries.get(key(dev, address));
  }

  create(dev: Device, address: Ipv4): Neighbour {
    const known = this.find(dev, address);
    if (known) return known;
    const entry = new Neighbour(dev, address, fresh(this.kernel.jiffies, this.parms(dev)));
    this.entries.set(key(dev, address), entry);
    return entry;
  }

  /** A packet wants to go there (neigh_resolve_output). True when it may be sent at once. */
  use(entry: Neighbour, packet: Waiting): boolean {
    const taken = this.advance(entry, { kind: "use" }, () => this.enqueue(entry, packet));
    if (taken === "fail") this.hooks.refuse(entry, packet);
    return taken === "send";
  }

  event(entry: Neighbour, event: NeighEvent): void {
    this.advance(entry, event, () => {});
  }

  remove(entry: Neighbour): void {
    entry.timer?.cancel();
    this.entries.delete(key(entry.dev, entry.address));
    for (const packet of entry.waiting.splice(0)) this.hooks.fail(entry, packet);
  }

  /** neigh_ifdown: a device that goes down forgets everyone, permanent entries too unless only its carrier went. */
  flush(dev: Device, { permanentToo = true } = {}): void {
    for (const entry of this.all())
      if (entry.dev === dev && (permanentToo || entry.state.nud !== "PERMANENT")) this.remove(entry);
  }

  private advance(entry: Neighbour, event: NeighEvent, wait: () => void): "send" | "wait" | "fail" | undefined {
    const from = entry.state.nud;
    const result = step(entry.state, event, this.kernel.jiffies, this.parms(entry.dev));
    entry.state = result.state;
    if (result.timer !== undefined) {
      entry.timer?.cancel();
      entry.timer = undefined;
      if (result.timer !== "off") this.arm(entry, result.timer);
    }
    if (event.kind === "use" && result.queue === "wait") wait();
    if (from !== entry.state.nud) this.hooks.changed(entry, from);
    if (result.solicit) this.hooks.solicit(entry, result.solicit === "unicast" ? entry.state.lladdr : undefined);
    if (event.kind === "use") return result.queue;
    if (result.queue === "send") for (const packet of entry.waiting.splice(0)) this.hooks.send(entry, packet);
    if (result.queue === "fail") for (const packet of entry.waiting.splice(0)) this.hooks.fail(entry, packet);
    return result.queue;
  }

  private arm(entry: Neighbour, expires: number): void {
    // Nobody waits for REACHABLE to grow old; everything else ends by itself.
    const daemon = entry.state.nud === "REACHABLE";
    const at = Math.max(expires, this.kernel.jiffies);
    entry.timer = this.kernel.timer(at, () => this.event(entry, { kind: "timer" }), { daemon });
  }

  private enqueue(entry: Neighbour, packet: Waiting): void {
    const limit = this.sysctl.of("ipv4/neigh", entry.dev.name, "unres_qlen_bytes");
    let bytes = entry.waiting.reduce((sum, each) => sum + truesize(each.packet), truesize(packet.packet));
    while (bytes > limit && entry.waiting.length > 0) {
      const oldest = entry.waiting.shift()!;
      bytes -= truesize(oldest.packet);
      this.hooks.overflow(entry, oldest);
    }
    entry.waiting.push(packet);
  }

  private parms(dev: Device): NeighParms {
    const read = (name: string) => this.sysctl.of("ipv4/neigh", dev.name, name);
    return {
      mcastSolicit: read("mcast_solicit"),
      ucastSolicit: read("ucast_solicit"),
      mcastResolicit: read("mcast_resolicit"),
      retransTime: this.kernel.fromMs(read("retrans_time_ms")),
      delayProbeTime: this.kernel.fromMs(read("delay_first_probe_time") * 1000),
      reachableTime: this.kernel.fromMs(this.reachableTime(dev, read("base_reachable_time_ms"))),
      // locktime is shown in hundredths of a second (USER_HZ).
      locktime: this.kernel.fromMs(read("locktime") * 10),
      shortest: this.kernel.fromMs(10),
    };
  }

  // neigh_rand_reach_time: drawn anew for a device when its base changes, between half and one and a half of it.
  private reachableTime(dev: Device, base: number): number {
    const drawn = this.reachable.get(dev.name);
    if (drawn?.base === base) return drawn.ms;
    const ms = this.chance.between(base >> 1, base + (base >> 1));
    this.reachable.set(dev.name, { base, ms });
    return ms;
  }

  /** May a message replace the address now? (locktime) */
  unlocked(entry: Neighbour): boolean {
    return this.kernel.jiffies > entry.state.updated + this.parms(entry.dev).locktime;
  }
}

const key = (dev: Device, address: Ipv4): string => `${dev.index} ${address}`;

/** "10.9.0.2 on va: FAILED": the words that decisions use. */
export function neighbourWords(entry: Neighbour): string {
  const lladdr = entry.state.lladdr === undefined ? "" : ` ${formatMac(entry.state.lladdr)}`;
  return `${formatIpv4(entry.address)} dev ${entry.dev.name}${lladdr} ${entry.state.nud}`;
}
