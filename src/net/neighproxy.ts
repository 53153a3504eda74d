// For whom we answer (net/core/neighbour.c, pneigh_lookup, pneigh_enqueue): addresses by device, and the questions that wait
// a random while before they are answered.
import type { Timer } from "../sim/clock.js";
import type { Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { Kernel } from "./kernel.js";
import type { NeighFlags } from "./neightable.js";
import type { Skb } from "./skb.js";
import type { Sysctl } from "./sysctl.js";

export interface ProxyNeighbour {
  readonly address: Ipv4;
  /** undefined: on every device. */
  readonly dev: Device | undefined;
  flags: NeighFlags;
  protocol: string | undefined;
  /** Made by RTM_NEWNEIGH as such: it outlives the carrier. */
  permanent: boolean;
}

// pneigh_hash: a bucket of sixteen, the exclusive or of all half bytes.
const bucket = (address: Ipv4): number => {
  const half = address ^ (address >>> 16);
  const quarter = half ^ (half >>> 8);
  return (quarter ^ (quarter >>> 4)) & 15;
};

export class NeighbourProxies {
  /** As they are listed: by bucket, in each the newest first. */
  readonly entries: ProxyNeighbour[] = [];
  private readonly queue = new Map<Skb, Timer>();

  constructor(
    private readonly kernel: Kernel,
    private readonly sysctl: Sysctl,
  ) {}

  /** An entry made for this device exactly. */
  at(address: Ipv4, dev: Device | undefined): ProxyNeighbour | undefined {
    return this.entries.find((each) => each.address === address && each.dev === dev);
  }

  /** pneigh_lookup: an entry without a device holds for every device. */
  find(address: Ipv4, dev: Device): ProxyNeighbour | undefined {
    return this.at(address, dev) ?? this.at(address, undefined);
  }

  add(address: Ipv4, dev: Device | undefined): ProxyNeighbour {
    const known = this.at(address, dev) ?? this.at(address, undefined);
    if (known) return known;
    const made: ProxyNeighbour = { address, dev, flags: {}, protocol: undefined, permanent: false };
    const next = this.entries.findIndex((each) => bucket(each.address) >= bucket(address));
    this.entries.splice(next < 0 ? this.entries.length : next, 0, made);
    return made;
  }

  remove(address: Ipv4, dev: Device | undefined): boolean {
    const known = this.at(address, dev);
    if (known) this.entries.splice(this.entries.indexOf(known), 1);
    return known !== undefined;
  }

  /** pneigh_ifdown and pneigh_queue_purge, which says what becomes of the questions that wait. */
  flush(dev: Device, keepPermanent: boolean, purge: (skb: Skb) => void): void {
    for (const each of [...this.entries])
      if (each.dev === dev && !(keepPermanent && each.permanent)) this.remove(each.address, dev);
    for (const [skb, timer] of this.queue)
      if (skb.dev === dev) {
        timer.cancel();
        this.queue.delete(skb);
        purge(skb);
      }
  }

  /** pneigh_enqueue: false when proxy_qlen questions wait already. */
  enqueue(skb: Skb, redo: () => void): boolean {
    const dev = skb.dev!;
    const read = (name: string) => this.sysctl.of("ipv4/neigh", dev.name, name);
    const waiting = [...this.queue.keys()].filter((each) => each.dev === dev).length;
    if (waiting > read("proxy_qlen")) return false;
    const ticks = this.kernel.fromMs(read("proxy_delay") * 10);
    const delay = this.kernel.random.stream(`proxy/${skb.id}`).between(0, Math.max(1, ticks));
    const timer = this.kernel.timer(this.kernel.jiffies + delay, () => {
      this.queue.delete(skb);
      redo();
    });
    this.queue.set(skb, timer);
    return true;
  }
}
