// Tasks: generators that run on the virtual clock. A task says what it waits for by yielding a Pause; time moves only
// when every task waits. Waking may be spurious, as with a kernel's wait queue: who wakes looks at its condition again.
import type { Clock, Nanos, Timer } from "./clock.js";

export interface Pause {
  /** Wakes the task when any of these is woken. */
  readonly on?: readonly WaitQueue[];
  /** Wakes the task at this virtual time at the latest. */
  readonly until?: Nanos;
  /** What happens outside of the virtual world; until it is settled nothing else runs and no time passes. */
  readonly outside?: Promise<void>;
  /** What is waited for, in words that a learner reads when nothing more can happen: "a packet on eth0". */
  readonly why: string;
}

/** Code that may wait: `yield` a Pause, `yield*` other such code. */
export type Steps<T = void> = Generator<Pause, T, void>;

/** Whoever waits for a thing to change (Linux: wait_queue_head). */
export class WaitQueue {
  /** @internal */
  readonly sleepers = new Set<Task>();

  wake(): void {
    for (const task of [...this.sleepers]) task.wake();
  }
}

export class Task {
  /** What it waits for now; undefined while it is ready, running or over. */
  pause: Pause | undefined;
  over = false;
  private timer: Timer | undefined;

  constructor(
    private readonly scheduler: Scheduler,
    public name: string,
    private readonly steps: Steps<void>,
  ) {}

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
    const { done, value } = this.steps.next();
    if (done) {
      this.over = true;
      return;
    }
    if (this.over) return;
    this.pause = value;
    for (const queue of value.on ?? []) queue.sleepers.add(this);
    if (value.until !== undefined) this.timer = this.scheduler.clock.at(value.until, () => this.wake());
  }

  private unsubscribe(): void {
    for (const queue of this.pause?.on ?? []) queue.sleepers.delete(this);
    this.timer?.cancel();
    this.timer = undefined;
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
  readonly ready: Task[] = [];
  private readonly tasks = new Set<Task>();
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
      const at = this.ready.indexOf(task);
      if (at > 0) this.ready.unshift(...this.ready.splice(at, 1));
    });
  }

  /** Runs tasks, and moves time when all of them wait, until `finished()`. */
  run(finished: () => boolean, limit = 10_000_000): Outcome {
    if (this.elsewhere) return "outside";
    for (let steps = 0; steps < limit; steps++) {
      if (finished()) return "finished";
      const task = this.ready.shift();
      if (task) {
        task.run();
        if (task.pause?.outside) {
          this.waitOutside(task, task.pause.outside);
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
