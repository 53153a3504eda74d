// Work that is due in the order in which it was asked for, as a machine's softirqs: a ring with one timer, for the first. All
// others wait outside of the clock's heap, with the turn that they would have had there, so that nothing happens in another
// order.
import type { Alarm, Clock, Nanos } from "./clock.js";
import { Fifo } from "./fifo.js";

/** An object, not a function: who has much to do makes one of few fields, where a closure would be two objects. */
export interface Work {
  run(): void;
}

export class Line {
  private readonly work = new Fifo<Work>();
  /** Beside each other, as long as `work` ever was; a power of two. */
  private due = new Float64Array(8);
  private turns = new Float64Array(8);
  private taken = 0;
  private readonly alarm: Alarm;

  constructor(
    private readonly clock: Clock,
    private readonly perform: (work: Work) => void,
  ) {
    this.alarm = clock.alarm(() => this.next());
  }

  /** `due` is no earlier than that of the work before it. */
  push(due: Nanos, work: Work): void {
    if (this.work.length === this.due.length) this.grow();
    const at = (this.taken + this.work.length) & (this.due.length - 1);
    this.due[at] = due;
    this.turns[at] = this.clock.turn();
    this.work.push(work);
    if (this.work.length === 1) this.alarm.set(due, this.turns[at]);
  }

  /** Does the first at once, and it is as late as it would have been. False when there is none. */
  hasten(): boolean {
    if (this.work.length === 0) return false;
    this.alarm.cancel();
    this.clock.advanceTo(this.due[this.taken]!);
    this.next();
    return true;
  }

  private next(): void {
    const work = this.work.shift()!;
    this.taken = (this.taken + 1) & (this.due.length - 1);
    if (this.work.length > 0) this.alarm.set(this.due[this.taken]!, this.turns[this.taken]!);
    this.perform(work);
  }

  private grow(): void {
    const { due, turns, taken } = this;
    const twice = (from: Float64Array) =>
      Float64Array.from({ length: 2 * from.length }, (_, i) => from[(taken + i) & (from.length - 1)]!);
    this.due = twice(due);
    this.turns = twice(turns);
    this.taken = 0;
  }
}
