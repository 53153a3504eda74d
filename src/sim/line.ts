// Work that is due in the order in which it was asked for, as a machine's softirqs: a ring with one timer, for the first. All
// others wait outside of the clock's heap, with the turn that they would have had there, so that nothing happens in another
// order.
import type { Alarm, Clock, Nanos } from "./clock.js";

type Work = () => void;

export class Line {
  /** A power of two, so that places wrap around. */
  private size = 16;
  private work = new Array<Work | undefined>(this.size).fill(undefined);
  private due = new Float64Array(this.size);
  private turns = new Float64Array(this.size);
  private first = 0;
  private length = 0;
  private readonly alarm: Alarm;

  constructor(
    private readonly clock: Clock,
    private readonly perform: (work: Work) => void,
  ) {
    this.alarm = clock.alarm(() => this.next());
  }

  /** `due` is no earlier than that of the work before it. */
  push(due: Nanos, work: Work): void {
    if (this.length === this.size) this.grow();
    const at = (this.first + this.length++) & (this.size - 1);
    this.work[at] = work;
    this.due[at] = due;
    this.turns[at] = this.clock.turn();
    if (this.length === 1) this.alarm.set(due, this.turns[at]);
  }

  /** Does the first at once, and it is as late as it would have been. False when there is none. */
  hasten(): boolean {
    if (this.length === 0) return false;
    this.alarm.cancel();
    this.clock.advanceTo(this.due[this.first]!);
    this.next();
    return true;
  }

  private next(): void {
    const { first, size } = this;
    const work = this.work[first]!;
    this.work[first] = undefined;
    this.first = (first + 1) & (size - 1);
    if (--this.length > 0) this.alarm.set(this.due[this.first]!, this.turns[this.first]!);
    this.perform(work);
  }

  private grow(): void {
    const { first, size } = this;
    const moved = <T>(from: ArrayLike<T>): T[] =>
      Array.from({ length: size }, (_, i) => from[(first + i) & (size - 1)]!);
    const [work, due, turns] = [moved(this.work), moved(this.due), moved(this.turns)];
    this.size = 2 * size;
    this.first = 0;
    this.work = [...work, ...new Array<Work | undefined>(size).fill(undefined)];
    this.due = Float64Array.from({ length: this.size }, (_, i) => due[i] ?? 0);
    this.turns = Float64Array.from({ length: this.size }, (_, i) => turns[i] ?? 0);
  }
}
