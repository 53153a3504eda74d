// Tasks: generators that run on the virtual clock. A task says what it waits for by yielding a Pause; time moves only
// when every task waits. Waking may be spurious, as with a kernel's wait queue: who wakes looks at its condition again.
import type { Alarm, Clock, Nanos } from "./clock.js";
import { Fifo } from "./fifo.js";

export interface Pause {
  /** Wakes the task when any of these is woken. */
  readonly on?: readonly WaitQueue[] | undefined;
  /** Wakes the task at this virtual time at the latest. */
  readonly until?: Nanos;
  /** What happens outside of the virtual world; until it is settled nothing else runs and no time passes. */
  readonly outside?: Promise<void>;
  /** What is waited for, in words that a learner reads when nothing more can happen: "a packet on eth0". */
  readonly why: string;
  /**
   * Asked when it is woken, before the generator: a wait that it answers with follows at once. A turn of generators that
   * stand in each other ten deep costs half a microsecond, an answer thirty nanoseconds.
   */
  readonly again?: (() => Wait | undefined) | undefined;
}

/** One of the waits that a loop comes back to. A class: what is read a million times a second must not be searched for. */
export class Wait implements Pause {
  until: Nanos = 0;
  again: Pause["again"];

  constructor(
    readonly why: string,
    /** It is not asleep, it works. */
    readonly cpu: boolean,
    readonly on?: readonly WaitQueue[],
  ) {}
}

/** Code that may wait: `yield` a Pause, `yield*` other such code. */
export type Steps<T = void> = Generator<Pause, T, void>;

/** Whoever waits for a thing to change (Linux: wait_queue_head). */
export class WaitQueue {
  /** In the order in which they came; there is mostly one, who comes and goes all the time. */
  private readonly sleepers: (Task | undefined)[] = [];
  private count = 0;

  wake(): void {
    if (this.count === 1) this.sleepers[0]!.wake();
    else if (this.count > 0) for (const task of this.sleepers.slice(0, this.count)) task!.wake();
  }

  /** @internal */
  add(task: Task): void {
    this.sleepers[this.count++] = task;
  }

  /** @internal */
  delete(task: Task): void {
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      const each = this.sleepers[i];
      if (each !== task) this.sleepers[kept++] = each;
    }
    for (let i = kept; i < this.count; i++) this.sleepers[i] = undefined;
    this.count = kept;
  }
}

export class Task {
  /** What it waits for now; undefined while it is ready, running or over. */
  pause: Pause | undefined;
  over = false;
  /** @internal */
  outside: Promise<void> | undefined;
  private again: Pause["again"];
  private on: readonly WaitQueue[] | undefined;
  private readonly timer: Alarm;

  constructor(
    private readonly scheduler: Scheduler,
    public name: string,
    private readonly steps: Steps<void>,
  ) {
    this.timer = scheduler.clock.alarm(() => this.wake());
  }

  /** Makes it look at its condition again. */
  wake(): void {
    if (!this.pause) return;
    this.unsubscribe();
    this.scheduler.ready.push(this);
  }

  /** Ends it where it waits; its `finally` blocks run. Not from inside itself. */
  kill(): void {
    if (this.over) return;
    this.unsubscribe();
    this.over = true;
    this.steps.return();
  }

  /** @internal */
  run(): void {
    if (this.over || this.pause) return;
    let wait: Wait | undefined;
    do {
      wait = this.again?.();
      if (!wait) return this.turn();
    } while (!wait.on && this.scheduler.skipTo(wait.until));
    this.pause = wait;
    this.subscribe(wait.on);
    this.timer.set(wait.until);
  }

  private turn(): void {
    const { done, value } = this.steps.next();
    if (done) this.over = true;
    if (this.over) return;
    const { on, until, again, outside } = value as Pause;
    this.pause = value as Pause;
    this.again = again;
    this.outside = outside;
    this.subscribe(on);
    if (until !== undefined) this.timer.set(until);
  }

  private subscribe(on: readonly WaitQueue[] | undefined): void {
    this.on = on;
    if (on) for (let i = 0; i < on.length; i++) on[i]!.add(this);
  }

  private unsubscribe(): void {
    const { on } = this;
    if (on) for (let i = 0; i < on.length; i++) on[i]!.delete(this);
    this.on = undefined;
    this.outside = undefined;
    this.timer.cancel();
    this.pause = undefined;
  }
}

/**
 * Why run() came back: what was awaited is there, nothing more can happen by itself, too many steps were taken, or a task
 * waits for something outside (await `elsewhere`, then run() again).
 */
export type Outcome = "finished" | "stuck" | "limit" | "outside";

export class Scheduler {
  /** @internal */
  readonly ready = new Fifo<Task>();
  private readonly tasks = new Set<Task>();
  private steps = 0;
  private limit = 0;
  private bound: Nanos = 0;
  /** Settled when what a task waits for outside is there. */
  elsewhere: Promise<void> | undefined;

  constructor(readonly clock: Clock) {}

  /** Ready at once; runs when the caller next waits or returns to run(). */
  spawn(name: string, steps: Steps<void>): Task {
    const task = new Task(this, name, steps);
    this.tasks.add(task);
    this.ready.push(task);
    return task;
  }

  /** Some task can go on without time passing. */
  get busy(): boolean {
    return this.ready.length > 0;
  }

  /** The tasks that are not over, oldest first. */
  alive(): Task[] {
    for (const task of this.tasks) if (task.over) this.tasks.delete(task);
    return [...this.tasks];
  }

  private waitOutside(task: Task, work: Promise<void>): void {
    this.elsewhere = work.then(() => {
      this.elsewhere = undefined;
      // First in the row, as if nothing had been between.
      task.wake();
      this.ready.hasten(task);
    });
  }

  /**
   * A running task only waits for time to pass: where nobody else would have a turn before it, time passes at once. It is two
   * steps of run(), without a timer, a row and two questions whether all is finished.
   */
  skipTo(time: Nanos): boolean {
    if (this.ready.length > 0 || time >= this.bound || this.steps + 2 >= this.limit) return false;
    if (!this.clock.skipTo(time)) return false;
    this.steps += 2;
    return true;
  }

  /**
   * Runs tasks, and moves time when all of them wait, until `finished()`. From `bound` on that is asked at each step, since
   * time alone may finish it; before, whenever something was done.
   */
  run(finished: () => boolean, limit = 10_000_000, bound = Number.POSITIVE_INFINITY): Outcome {
    if (this.elsewhere) return "outside";
    this.limit = limit;
    this.bound = bound;
    for (this.steps = 0; this.steps < limit; this.steps++) {
      if (finished()) return "finished";
      const task = this.ready.shift();
      if (task) {
        task.run();
        if (task.outside) {
          this.waitOutside(task, task.outside);
          return "outside";
        }
        if (task.over) this.tasks.delete(task);
        continue;
      }
      if (!this.clock.busy || !this.clock.step()) return "stuck";
    }
    return "limit";
  }
}
