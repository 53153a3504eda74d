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

const NOWHERE = -1;

/** A timer that may be set again and again: who waits all the time needs one object, not one a wait. */
export class Alarm implements Timer {
  /** @internal */
  due: Nanos = 0;
  /** @internal */
  sequence = 0;
  /** @internal Where it stands in the heap. */
  place = NOWHERE;

  /** @internal Made by Clock.alarm. */
  constructor(
    private readonly clock: Clock,
    readonly fire: () => void,
    readonly daemon: boolean,
  ) {}

  get pending(): boolean {
    return this.place !== NOWHERE;
  }

  cancel(): void {
    if (this.place !== NOWHERE) this.clock.forget(this);
  }

  /** Due then, or now where that is past; one that is pending is moved. A `turn` that was taken before keeps its place. */
  set(due: Nanos, turn = this.clock.turn()): void {
    this.cancel();
    this.clock.put(this, due, turn);
  }
}

export class Clock {
  private time: Nanos = 0;
  private sequence = 0;
  private foreground = 0;
  private readonly heap: Alarm[] = [];

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
    const alarm = new Alarm(this, fire, options?.daemon ?? false);
    alarm.set(this.time + delay);
    return alarm;
  }

  at(due: Nanos, fire: () => void, options?: { daemon?: boolean }): Timer {
    return this.after(Math.max(0, due - this.time), fire, options);
  }

  /** A timer that is not set yet. */
  alarm(fire: () => void): Alarm {
    return new Alarm(this, fire, false);
  }

  /** The place of a timer among those that are due at the same time: in the order in which this was asked. */
  turn(): number {
    return this.sequence++;
  }

  /** When the next timer is due; undefined when none is pending. */
  nextDue(): Nanos | undefined {
    return this.heap.length === 0 ? undefined : this.heap[0]!.due;
  }

  /** Nothing is due up to this time. */
  quietUntil(time: Nanos): boolean {
    return this.heap.length === 0 || this.heap[0]!.due > time;
  }

  /** Fires the next timer, moving time to it (who was busy past its time is late). False when none is pending. */
  step(): boolean {
    if (this.heap.length === 0) return false;
    const next = this.heap[0]!;
    if (next.due > this.time) this.time = next.due;
    this.forget(next);
    next.fire();
    return true;
  }

  /** Moves time on without firing anything: callers step() through what is due before it first, or make it late. */
  advanceTo(time: Nanos): void {
    if (time > this.time) this.time = time;
  }

  /** What a timer does that is set to `due` and is the next to fire; false, and nothing happens, where another one is. */
  skipTo(due: Nanos): boolean {
    const moment = this.moment(due);
    if (!this.quietUntil(moment)) return false;
    this.time = moment;
    return true;
  }

  /** When a timer fires that is set to this. */
  private moment(due: Nanos): Nanos {
    const delay = due - this.time;
    return delay > 0 ? this.time + Math.round(delay) : this.time;
  }

  /** @internal */
  put(alarm: Alarm, due: Nanos, turn: number): void {
    alarm.due = this.moment(due);
    alarm.sequence = turn;
    if (!alarm.daemon) this.foreground++;
    this.heap.push(alarm);
    this.rise(alarm, this.heap.length - 1);
  }

  /** @internal */
  forget(alarm: Alarm): void {
    const { heap } = this;
    const { place } = alarm;
    alarm.place = NOWHERE;
    if (!alarm.daemon) this.foreground--;
    const last = heap.pop()!;
    if (last === alarm) return;
    if (place > 0 && before(last, heap[(place - 1) >> 1]!)) this.rise(last, place);
    else this.sink(last, place);
  }

  private rise(alarm: Alarm, from: number): void {
    const { heap } = this;
    let at = from;
    while (at > 0) {
      const parent = heap[(at - 1) >> 1]!;
      if (!before(alarm, parent)) break;
      heap[at] = parent;
      parent.place = at;
      at = (at - 1) >> 1;
    }
    heap[at] = alarm;
    alarm.place = at;
  }

  private sink(alarm: Alarm, from: number): void {
    const { heap } = this;
    const { length } = heap;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && before(heap[child + 1]!, heap[child]!)) child++;
      const next = heap[child]!;
      if (!before(next, alarm)) break;
      heap[at] = next;
      next.place = at;
      at = child;
    }
    heap[at] = alarm;
    alarm.place = at;
  }
}

function before(a: Alarm, b: Alarm): boolean {
  return a.due < b.due || (a.due === b.due && a.sequence < b.sequence);
}
