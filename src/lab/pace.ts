// How a lab's time passes: until somebody is done, for a while, or no further than to a moment; and what is said when
// nothing more can happen.
import { type RunningScript, type Terminal, waiting } from "../shell/index.js";
import { Clock, MILLISECOND, type Nanos, SECOND } from "../sim/clock.js";
import { type Outcome, Scheduler } from "../sim/task.js";

/** A command that does not come back, in words that name who waits for what. */
export class Stuck extends Error {}

/** Thrown where a lab that sees only so far has got there. */
class Horizon extends Error {}

/** Thrown where whoever watches has had enough; what ran in the terminal got ^C. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** Looks at a running lab now and then, with the virtual time and, when it is known, where the run ends; true ends it. */
export type Watch = (now: Nanos, end: Nanos | undefined) => boolean;

/** A task's turn takes microseconds: often enough to be asked, seldom enough not to be felt. */
const TURNS_BETWEEN_LOOKS = 256;

export class Pace {
  readonly clock = new Clock();
  readonly scheduler = new Scheduler(this.clock);
  private horizon: Nanos = Number.POSITIVE_INFINITY;

  /** `patience`: virtual seconds after which a command that does not end by itself gets ^C. */
  constructor(
    private readonly patience: number,
    private watch: Watch | undefined,
  ) {}

  pass(time: Nanos): void {
    const end = this.clock.now + time;
    let over = false;
    this.clock.at(end, () => {
      over = true;
    });
    this.run(() => over, end);
  }

  /** Until the prompt is back; what never ends by itself is interrupted as a person would. */
  prompt(shell: Pick<Terminal<unknown>, "idle" | "interrupt">): void {
    const patience = this.clock.now + this.patience * SECOND;
    for (let tries = 0; tries < 100; tries++) {
      const outcome = this.watched(
        () => shell.idle || this.clock.now >= patience,
        () => {
          shell.interrupt();
          this.pass(10 * MILLISECOND);
        },
      );
      if (shell.idle) return;
      if (outcome === "limit") break;
      shell.interrupt();
      this.pass(10 * MILLISECOND);
    }
    throw new Stuck(`the terminal does not come back: ${this.waiting()}`);
  }

  /** Until the script has ended; its status. */
  script(script: RunningScript): number {
    const outcome = this.watched(
      () => script.over,
      () => script.kill(),
    );
    if (outcome !== "finished") {
      const why = outcome === "stuck" ? "nothing more can happen" : "too many steps";
      script.kill();
      this.pass(MILLISECOND);
      throw new Stuck(`the script cannot go on, ${why}: ${this.waiting()}`);
    }
    this.pass(MILLISECOND);
    return script.status ?? 0;
  }

  /** Does this, but no further than to `time`, in the middle of it if need be. */
  async until(time: Nanos, act: () => Promise<void>): Promise<void> {
    this.horizon = time;
    try {
      await act();
      this.pass(time - this.clock.now);
    } catch (error) {
      if (!(error instanceof Horizon)) throw error;
    }
    this.horizon = Number.POSITIVE_INFINITY;
    this.clock.advanceTo(time);
  }

  /** Runs; when whoever watches ends it, `stop` is done undisturbed. */
  private watched(finished: () => boolean, stop: () => void): Outcome {
    try {
      return this.run(finished);
    } catch (error) {
      const { watch } = this;
      this.watch = undefined;
      if (error instanceof Interrupted) stop();
      this.watch = watch;
      throw error;
    }
  }

  private run(awaited: () => boolean, end?: Nanos): Outcome {
    let turns = 0;
    const finished = () => {
      if (awaited()) return true;
      if (this.watch && ++turns % TURNS_BETWEEN_LOOKS === 0 && this.watch(this.clock.now, end)) {
        throw new Interrupted("the simulation was interrupted");
      }
      return false;
    };
    return this.go(finished);
  }

  private go(finished: () => boolean): Outcome {
    if (this.horizon === Number.POSITIVE_INFINITY) return this.scheduler.run(finished);
    const beyond = () => !this.scheduler.busy && (this.clock.nextDue() ?? Number.POSITIVE_INFINITY) > this.horizon;
    const outcome = this.scheduler.run(() => finished() || beyond());
    if (!finished() && beyond()) throw new Horizon();
    return outcome;
  }

  private waiting(): string {
    return waiting(this.scheduler).trim().replaceAll("\n", "; ") || "nobody waits";
  }
}
