// Virtual time: a queue of timers ordered by (due, sequence). Nothing here knows the wall clock.

/** Integer nanoseconds since the lab began; a double holds 104 days of them exactly. */
export type Nanos = number;

export const MICROSECOND = 1_000;
export const MILLISECOND = 1_000_000;
export const SECOND = 1_000_000_000;

export interface Timer {
  readonly due: Nanos;
  readonly pending: boolean;
  cancel(): void;
}

class Entry implements Timer {
  pending = true;
  constructor(
    private readonly clock: Clock,
    readonly due: Nanos,
    readonly sequence: number,
    readonly daemon: boolean,
    readonly fire: () => void,
  ) {}

  cancel(): void {
    if (this.pending) this.clock.forget(this);
  }
}

export class Clock {
  private time: Nanos = 0;
  private sequence = 0;
  private foreground = 0;
  private readonly heap: Entry[] = [];

  get now(): Nanos {
    return this.time;
  }

  /** True while a timer is pending that is not a daemon: something can still happen by itself. */
  get busy(): boolean {
    return this.foreground > 0;
  }

  /** A daemon timer (housekeeping that comes back for ever) keeps nobody waiting for it. */
  after(delay: Nanos, fire: () => void, options?: { daemon?: boolean }): Timer {
    if (!(delay >= 0)) throw new RangeError(`a timer cannot fire in the past: ${delay} ns`);
    const entry = new Entry(this, this.time + Math.round(delay), this.sequence++, options?.daemon ?? false, fire);
    if (!entry.daemon) this.foreground++;
    this.push(entry);
    return entry;
  }

  at(due: Nanos, fire: () => void, options?: { daemon?: boolean }): Timer {
    return this.after(Math.max(0, due - this.time), fire, options);
  }

  /** When the next timer is due; undefined when none is pending. */
  nextDue(): Nanos | undefined {
    this.prune();
    return this.heap[0]?.due;
  }

  /** Fires the next timer, moving time to it (who was busy past its time is late). False when none is pending. */
  step(): boolean {
    this.prune();
    const entry = this.pop();
    if (!entry) return false;
    this.time = Math.max(this.time, entry.due);
    this.settle(entry);
    entry.fire();
    return true;
  }

  /** Moves time on without firing anything: callers step() through what is due before it first, or make it late. */
  advanceTo(time: Nanos): void {
    if (time > this.time) this.time = time;
  }

  /** @internal */
  forget(entry: Entry): void {
    this.settle(entry);
  }

  private settle(entry: Entry): void {
    entry.pending = false;
    if (!entry.daemon) this.foreground--;
  }

  // Cancelled entries stay in the heap until they surface.
  private prune(): void {
    while (this.heap.length > 0 && !this.heap[0]!.pending) this.pop();
  }

  private push(entry: Entry): void {
    const heap = this.heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  private pop(): Entry | undefined {
    const heap = this.heap;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || top === last) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.due < b.due || (a.due === b.due && a.sequence < b.sequence);
}
