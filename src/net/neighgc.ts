// Who is forgotten when a machine knows too many neighbours (neigh_forced_gc, neigh_periodic_work). The limits count the
// entries of all namespaces together; they stand in the first namespace's neigh/default. Below gc_thresh1 nobody ever is.
import type { Timer } from "../sim/clock.js";
import type { Kernel } from "./kernel.js";
import type { Neighbour } from "./neightable.js";

/** How many neighbours a machine knows, in all its namespaces, and how many of them count towards the limits. */
export class NeighbourCount {
  all = 0;
  collectable = 0;

  add({ collectable }: { readonly collectable: boolean }, by: 1 | -1): void {
    this.all += by;
    if (collectable) this.collectable += by;
  }
}

const timed: readonly string[] = ["INCOMPLETE", "REACHABLE", "DELAY", "PROBE"];

export class NeighbourGc {
  private timer: Timer | undefined;

  constructor(
    private readonly kernel: Kernel,
    /** When the table was made, at first. */
    private lastFlush: number,
  ) {}

  /** neigh_alloc: makes room for one more; false when there is none. */
  room(): boolean {
    const entries = this.kernel.neighbours.collectable;
    const { jiffies } = this.kernel;
    const tooMany = entries >= this.threshold(3);
    const many = entries >= this.threshold(2) && jiffies > this.lastFlush + this.kernel.fromMs(5000);
    return !(tooMany || many) || this.force(entries) > 0 || !tooMany;
  }

  /** A sweep is due while there are enough entries (neigh_periodic_work, every half of base_reachable_time). */
  watch(): void {
    if (this.timer || this.kernel.neighbours.all < this.threshold(1)) return;
    const base = this.root()?.sysctl.of("ipv4/neigh", "default", "base_reachable_time_ms") || 30_000;
    const pause = Math.max(1, this.kernel.fromMs(base / 2));
    const due = (Math.floor(this.kernel.jiffies / pause) + 1) * pause;
    this.timer = this.kernel.timer(due, () => this.sweep(), { daemon: true });
  }

  private sweep(): void {
    this.timer = undefined;
    const { jiffies } = this.kernel;
    if (this.kernel.neighbours.all < this.threshold(1)) return;
    this.lastFlush = jiffies;
    for (const entry of this.entries()) {
      const { nud, used, confirmed } = entry.state;
      if (nud === "PERMANENT" || timed.includes(nud) || entry.flags.externLearn || entry.references > 0) continue;
      const since = jiffies - Math.max(used, Math.min(confirmed, jiffies));
      if (nud === "FAILED" || since >= staleTime(entry, this.kernel)) discard(entry);
    }
    this.watch();
  }

  // neigh_forced_gc: from the oldest on, those that nothing holds and that did not change in the last five seconds.
  private force(entries: number): number {
    const { jiffies } = this.kernel;
    this.lastFlush = jiffies;
    let most = entries - this.threshold(2);
    let thrown = 0;
    for (const entry of this.entries()) {
      if (most <= 0) break;
      if (!entry.collectable || entry.references > 0) continue;
      const { nud, updated } = entry.state;
      if (nud !== "FAILED" && nud !== "NOARP" && updated >= jiffies - this.kernel.fromMs(5000)) continue;
      discard(entry);
      thrown++;
      most--;
    }
    return thrown;
  }

  private threshold(which: 1 | 2 | 3): number {
    return this.root()?.sysctl.of("ipv4/neigh", "default", `gc_thresh${which}`) ?? 1024;
  }

  private root() {
    return this.kernel.namespaces.get("");
  }

  private entries(): Neighbour[] {
    return [...this.kernel.namespaces.values()].flatMap((ns) => ns.neighbours?.all() ?? []);
  }
}

/** gc_stale_time in jiffies. */
const staleTime = ({ dev }: Neighbour, kernel: Kernel): number =>
  kernel.fromMs(dev.netns.sysctl.of("ipv4/neigh", dev.name, "gc_stale_time") * 1000);

const discard = (entry: Neighbour): void => entry.dev.netns.neighbours.discard(entry);
