// The ARP table of one namespace: entries by device and address, their timers and the packets that wait in them
// (net/core/neighbour.c around the state machine). Who is thrown out when there are too many stands in neighgc.ts, for whom
// we answer in neighproxy.ts.
import type { Timer } from "../sim/clock.js";
import type { Random } from "../sim/random.js";
import { formatIpv4, formatMac, type Ipv4, type Mac } from "../wire/address.js";
import type { Device } from "./device.js";
import type { Nud } from "./event.js";
import type { Kernel } from "./kernel.js";
import {
  connected,
  fresh,
  type NeighEvent,
  type NeighParms,
  type NeighState,
  type Solicit,
  step,
} from "./neighbour.js";
import { NeighbourGc } from "./neighgc.js";
import type { Outgoing } from "./stack.js";
import type { Sysctl } from "./sysctl.js";

/** A packet that waits for a link-layer address. */
export interface Waiting extends Outgoing {
  /** What becomes of it when resolution fails (dst_link_failure). */
  readonly onFailure: () => void;
  /** It was put into the queue, before anybody is asked. */
  readonly onQueued: () => void;
}

/** NTF_*: what an administrator said of an entry beside its state. */
export interface NeighFlags {
  readonly router?: boolean;
  readonly externLearn?: boolean;
  readonly managed?: boolean;
}

export class Neighbour {
  /** @internal */
  timer: Timer | undefined;
  flags: NeighFlags = {};
  /** NDA_PROTOCOL: who made it, a name or number of rt_protos. */
  protocol: string | undefined;
  /** Its link header is ready made (hh_cache): sending to a connected one no longer marks it as used. */
  cached = false;
  /** It was taken out of the table while somebody still held it. */
  dead = false;
  readonly waiting: Waiting[] = [];
  constructor(
    readonly dev: Device,
    readonly address: Ipv4,
    public state: NeighState,
    /** It counts towards gc_thresh (not permanent nor learned elsewhere). */
    public collectable: boolean,
  ) {}

  /** refcnt beyond the table's own: a running timer holds it. */
  get references(): number {
    return this.timer?.pending ? 1 : 0;
  }
}

export interface NeighbourHooks {
  /** Puts a waiting packet on the wire, its address known now. */
  send(neighbour: Neighbour, packet: Waiting): void;
  fail(neighbour: Neighbour, packet: Waiting): void;
  overflow(neighbour: Neighbour, packet: Waiting): void;
  /** Nobody may be asked for: its end, and no ICMP error (__neigh_event_send). */
  refused(neighbour: Neighbour, packet: Waiting): void;
  /** The entry went while it waited (neigh_flush_dev). */
  purge(neighbour: Neighbour, packet: Waiting): void;
  /** arp_solicit. `to` is undefined for a broadcast. */
  solicit(neighbour: Neighbour, to: Mac | undefined, how: Solicit): void;
  changed(neighbour: Neighbour, from: Nud): void;
  /** It is out of the table (RTM_DELNEIGH). */
  gone(neighbour: Neighbour): void;
  /** arp_constructor: an address that nobody needs to be asked for. */
  fixed(dev: Device, address: Ipv4): Mac | undefined;
}

/** sk_buff and its data as SKB_TRUESIZE counts them: the queue of a neighbour is limited in such bytes. */
const truesize = (packet: Uint8Array): number => 512 * Math.ceil((packet.length + 16 + 64 + 320) / 512) + 256;

export class NeighbourTable {
  private readonly entries = new Map<number, Neighbour>();
  private readonly chance: Random;
  private readonly reachable = new Map<string, { base: number; period: number; ms: number }>();
  private readonly gc: NeighbourGc;
  private managed: Timer | undefined;

  constructor(
    private readonly kernel: Kernel,
    private readonly sysctl: Sysctl,
    private readonly hooks: NeighbourHooks,
    /** In jiffies, when its namespace was made. */
    born: number,
  ) {
    this.chance = kernel.random.stream("neigh");
    this.gc = new NeighbourGc(kernel, born);
  }

  all(): Neighbour[] {
    return [...this.entries.values()];
  }

  find(dev: Device, address: Ipv4): Neighbour | undefined {
    return this.entries.get(key(dev, on(dev, address)));
  }

  /** No room for one more, and nobody could be thrown out (neigh_alloc: "neighbor table overflow"). */
  full(dev: Device, address: Ipv4): boolean {
    return !this.find(dev, address) && !this.gc.room();
  }

  create(dev: Device, address: Ipv4, exempt = false): Neighbour {
    const known = this.find(dev, address);
    if (known) return known;
    if (!exempt) this.gc.room();
    const parms = this.parms(dev);
    const lladdr = this.hooks.fixed(dev, address);
    const made = fresh(this.kernel.jiffies, parms);
    const state: NeighState = lladdr === undefined ? made : { ...made, nud: "NOARP", lladdr };
    const entry = new Neighbour(dev, on(dev, address), state, !exempt);
    this.entries.set(key(dev, entry.address), entry);
    this.kernel.neighbours.add(entry, 1);
    this.gc.watch();
    return entry;
  }

  /** Its header is made and its address may be used: nothing is to be asked (neigh_hh_output). */
  sends(entry: Neighbour): boolean {
    if (!entry.cached) return false;
    const { nud } = entry.state;
    if (connected(nud)) return true;
    if (nud !== "DELAY" && nud !== "PROBE") return false;
    this.touch(entry);
    return true;
  }

  /** A packet wants to go there (neigh_output). True when it may be sent at once. */
  use(entry: Neighbour, packet: Waiting): boolean {
    if (this.sends(entry)) return true;
    entry.cached = true;
    const taken = this.advance(entry, { kind: "use" }, () => this.enqueue(entry, packet));
    if (taken.queue === "fail") this.hooks.refused(entry, packet);
    return taken.queue === "send";
  }

  /** A packet goes to one in DELAY or PROBE: it is sent, and of the state only the time of use changes (__neigh_event_send). */
  touch(entry: Neighbour): NeighState {
    const { jiffies } = this.kernel;
    if (entry.state.used !== jiffies) {
      const { nud, lladdr, probes, confirmed, updated } = entry.state;
      entry.state = { nud, lladdr, probes, confirmed, used: jiffies, updated };
    }
    return entry.state;
  }

  /** The kernel's words when it refuses an update. */
  event(entry: Neighbour, event: NeighEvent): string | undefined {
    return this.advance(entry, event, () => {}).refused;
  }

  /** neigh_remove_one after neigh_delete made it FAILED: who waits is told. */
  remove(entry: Neighbour): void {
    this.event(entry, { kind: "update", lladdr: undefined, nud: "FAILED", override: true, admin: true });
    this.discard(entry);
  }

  /** neigh_flush_dev: a device that goes down forgets everyone, permanent entries too unless only its carrier went. */
  flush(dev: Device, keepPermanent = false): void {
    for (const entry of this.all())
      if (entry.dev === dev && !(keepPermanent && entry.state.nud === "PERMANENT")) this.discard(entry);
  }

  setManaged(entry: Neighbour, managed: boolean): void {
    entry.flags = { ...entry.flags, managed };
    if (managed) this.probeManaged(false);
  }

  // neigh_managed_work: asks for the managed entries again and again.
  private probeManaged(now: boolean): void {
    const held = this.all().filter((entry) => entry.flags.managed);
    if (now) {
      this.managed = undefined;
      for (const entry of held) this.event(entry, { kind: "use" });
    }
    if (held.length === 0 || this.managed) return;
    const pause = this.sysctl.of("ipv4/neigh", held[0]!.dev.name, "interval_probe_time_ms") || 5000;
    this.managed = this.kernel.timer(this.kernel.jiffies + this.kernel.fromMs(pause), () => this.probeManaged(true), {
      daemon: true,
    });
  }

  /** It counts towards gc_thresh, or no longer. */
  setCollectable(entry: Neighbour, collectable: boolean): void {
    if (entry.collectable === collectable) return;
    const { neighbours } = this.kernel;
    if (!entry.dead) neighbours.add(entry, -1);
    entry.collectable = collectable;
    if (!entry.dead) neighbours.add(entry, 1);
  }

  /** Out of the table, now and without a word to anyone. */
  discard(entry: Neighbour): void {
    entry.timer?.cancel();
    entry.timer = undefined;
    entry.dead = true;
    if (this.entries.get(key(entry.dev, entry.address)) === entry) {
      this.entries.delete(key(entry.dev, entry.address));
      this.kernel.neighbours.add(entry, -1);
    }
    for (const packet of entry.waiting.splice(0)) this.hooks.purge(entry, packet);
    this.hooks.gone(entry);
  }

  private advance(entry: Neighbour, event: NeighEvent, wait: () => void) {
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
    if (result.solicit)
      this.hooks.solicit(entry, result.solicit === "unicast" ? entry.state.lladdr : undefined, result.solicit);
    if (event.kind === "use") return result;
    // Each goes by neigh_resolve_output again, which is a use of its own: STALE becomes DELAY.
    if (result.queue === "send")
      for (const packet of entry.waiting.splice(0)) if (this.use(entry, packet)) this.hooks.send(entry, packet);
    if (result.queue === "fail") for (const packet of entry.waiting.splice(0)) this.hooks.fail(entry, packet);
    return result;
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
    packet.onQueued();
  }

  private parms(dev: Device): NeighParms {
    const read = (name: string) => this.sysctl.of("ipv4/neigh", dev.name, name);
    return {
      mcastSolicit: read("mcast_solicit"),
      ucastSolicit: read("ucast_solicit"),
      mcastResolicit: read("mcast_resolicit"),
      appSolicit: read("app_solicit"),
      retransTime: this.kernel.fromMs(read("retrans_time_ms")),
      delayProbeTime: this.kernel.fromMs(read("delay_first_probe_time") * 1000),
      reachableTime: this.kernel.fromMs(this.reachableTime(dev, read("base_reachable_time_ms"))),
      baseReachableTime: this.kernel.fromMs(read("base_reachable_time_ms")),
      // locktime is shown in hundredths of a second (USER_HZ).
      locktime: this.kernel.fromMs(read("locktime") * 10),
      shortest: this.kernel.fromMs(10),
    };
  }

  // neigh_rand_reach_time: drawn anew for a device when its base changes and every 300 s (neigh_periodic_work), between half
  // and one and a half of it.
  private reachableTime(dev: Device, base: number): number {
    const drawn = this.reachable.get(dev.name);
    const period = Math.floor(this.kernel.jiffies / this.kernel.fromMs(300_000));
    if (drawn?.base === base && drawn.period === period) return drawn.ms;
    const ms = this.chance.between(base >> 1, base + (base >> 1));
    this.reachable.set(dev.name, { base, period, ms });
    return ms;
  }

  /** May a message replace the address now? (locktime) */
  unlocked(entry: Neighbour): boolean {
    return this.kernel.jiffies > entry.state.updated + this.parms(entry.dev).locktime;
  }
}

// arp_constructor: over lo there is one entry for everybody.
const on = (dev: Device, address: Ipv4): Ipv4 => (dev.loopback ? 0 : address);
const key = (dev: Device, address: Ipv4): number => dev.index * 2 ** 32 + address;

/** "10.9.0.2 on va: FAILED": the words that decisions use. */
export function neighbourWords(entry: Neighbour): string {
  const lladdr = entry.state.lladdr === undefined ? "" : ` ${formatMac(entry.state.lladdr)}`;
  return `${formatIpv4(entry.address)} dev ${entry.dev.name}${lladdr} ${entry.state.nud}`;
}
