// How a lab's time passes: until somebody is done, for a while, or no further than to a moment; and what is said when
// nothing more can happen.
import { type RunningScript, type Terminal, waiting } from "../shell/index.js";
import { Clock, MILLISECOND, type Nanos, SECOND } from "../sim/clock.js";
import { type Outcome, Scheduler } from "../sim/task.js";
import { rest, type Turn } from "./turns.js";

type Ended = Exclude<Outcome, "outside">;

/** A command that does not come back, in words that name who waits for what. */
export class Stuck extends Error {}

/** Thrown where a lab that sees only so far has got there. */
class Horizon extends Error {}

/** Thrown where whoever watches has had enough; what ran in the terminal got ^C. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  /** `looks`: how far its act had come. */
  constructor(readonly looks: number) {
    super("the simulation was interrupted");
  }
}

/** Looks at a running lab now and then, with the virtual time and, when it is known, where the run ends; true ends it. */
export type Watch = (now: Nanos, end: Nanos | undefined) => boolean;

/** A task's turn takes microseconds: often enough to be asked, seldom enough not to be felt. */
const TURNS_BETWEEN_LOOKS = 256;

/** Virtual seconds after which a script counts as one without an end, when nobody says otherwise. */
const SCRIPT_LIMIT = 3600;

export class Pace {
  readonly clock = new Clock();
  readonly scheduler = new Scheduler(this.clock);
  private horizon: Nanos = Number.POSITIVE_INFINITY;
  /** Looks at whether it is done, since the act began: the same act takes the same ones again. */
  private looks = 0;
  private lastLook = Number.POSITIVE_INFINITY;

  /** `patience`: virtual seconds after which a command that does not end by itself gets ^C. */
  constructor(
    private readonly patience: number,
    private watch: Watch | undefined,
    private readonly steps = 1_000_000,
  ) {}

  /** An act begins. */
  begin(): void {
    this.looks = 0;
  }

  *pass(time: Nanos): Turn<void> {
    const end = this.clock.now + time;
    let over = false;
    this.clock.at(end, () => {
      over = true;
    });
    yield* this.run(() => over, end);
  }

  /** Until the prompt is back; what never ends by itself is interrupted as a person would. */
  *prompt(shell: Pick<Terminal<unknown>, "idle" | "interrupt">): Turn<void> {
    const pass = () => this.pass(10 * MILLISECOND);
    const patience = this.clock.now + this.patience * SECOND;
    for (let tries = 0; tries < 100; tries++) {
      const outcome = yield* this.watched(
        () => shell.idle || this.clock.now >= patience,
        function* () {
          shell.interrupt();
          yield* pass();
        },
        patience,
      );
      if (shell.idle) return;
      if (outcome === "limit") break;
      shell.interrupt();
      yield* this.pass(10 * MILLISECOND);
    }
    throw new Stuck(`the terminal does not come back: ${this.waiting()}`);
  }

  /** ^C so long after the last of what was typed began, if it still runs. */
  *interrupt(shell: Pick<Terminal<unknown>, "idle" | "last" | "interrupt">, after: Nanos): Turn<void> {
    yield* this.run(() => shell.idle || shell.last);
    const end = this.clock.now + after;
    this.clock.at(end, () => {});
    yield* this.run(() => shell.idle || this.clock.now >= end, end);
    if (!shell.idle) shell.interrupt();
  }

  /** Until the script has ended, for at most `limit` virtual seconds; its status. */
  *script(script: RunningScript, limit = SCRIPT_LIMIT): Turn<number> {
    const { clock, scheduler } = this;
    const end = clock.now + limit * SECOND;
    // No timer of its own: where nothing more can happen, that is what is to be said, and at once.
    const outcome = yield* this.watched(
      () => script.over || clock.now > end || (clock.busy && !scheduler.busy && clock.quietUntil(end)),
      // biome-ignore lint/correctness/useYield: it is killed at once
      function* () {
        script.kill();
      },
      end,
    );
    if (outcome === "finished" && !script.over) {
      this.clock.advanceTo(end);
      const who = this.waiting();
      script.kill();
      yield* this.pass(MILLISECOND);
      throw new Stuck(`the script has taken its ${limit} s of virtual time: ${who}`);
    }
    if (outcome !== "finished") {
      const why = outcome === "stuck" ? "nothing more can happen" : "too many steps";
      const who = this.waiting();
      script.kill();
      yield* this.pass(MILLISECOND);
      throw new Stuck(`the script cannot go on, ${why}: ${who}`);
    }
    yield* this.pass(MILLISECOND);
    return script.status ?? 0;
  }

  /** Does this, but no further than to `time`, in the middle of it if need be. */
  async until(time: Nanos, act: () => Promise<void>): Promise<void> {
    this.horizon = time;
    try {
      await act();
      await rest(this.pass(time - this.clock.now));
    } catch (error) {
      if (!(error instanceof Horizon)) throw error;
    }
    this.horizon = Number.POSITIVE_INFINITY;
    this.clock.advanceTo(time);
  }

  /** Does this, and ends it after so many looks, where it was interrupted in another lab. */
  async interrupted(looks: number, act: () => Promise<void>): Promise<void> {
    this.lastLook = looks;
    try {
      await act();
    } catch (error) {
      const isOurs = error instanceof Interrupted && this.lastLook === Number.POSITIVE_INFINITY;
      if (!isOurs) throw error;
    } finally {
      this.lastLook = Number.POSITIVE_INFINITY;
    }
  }

  /** Runs; when whoever watches ends it, `stop` is done undisturbed. From `bound` on time alone may finish it. */
  private *watched(finished: () => boolean, stop: () => Turn<void>, bound: Nanos): Turn<Ended> {
    try {
      return yield* this.run(finished, undefined, bound);
    } catch (error) {
      const { watch } = this;
      this.watch = undefined;
      if (error instanceof Interrupted) yield* stop();
      this.watch = watch;
      throw error;
    }
  }

  private *run(awaited: () => boolean, end?: Nanos, bound = end ?? Number.POSITIVE_INFINITY): Turn<Ended> {
    const finished = () => {
      if (awaited()) return true;
      const { watch } = this;
      const asks = ++this.looks % TURNS_BETWEEN_LOOKS === 0;
      if (this.looks === this.lastLook || (asks && watch?.(this.clock.now, end))) {
        this.lastLook = Number.POSITIVE_INFINITY;
        throw new Interrupted(this.looks);
      }
      return false;
    };
    // Where a program waits for a library, the library answers before anything else happens.
    for (;;) {
      const outcome = this.go(finished, bound);
      if (outcome !== "outside") return outcome;
      if (this.scheduler.elsewhere) yield this.scheduler.elsewhere;
    }
  }

  private go(finished: () => boolean, bound: Nanos): Outcome {
    if (this.horizon === Number.POSITIVE_INFINITY) return this.scheduler.run(finished, this.steps * 10, bound);
    const beyond = () => this.beyond(this.horizon);
    const outcome = this.scheduler.run(() => finished() || beyond(), this.steps * 10, Math.min(bound, this.horizon));
    if (outcome !== "outside" && !finished() && beyond()) throw new Horizon();
    return outcome;
  }

  /** Nothing more happens up to this time. */
  private beyond(time: Nanos): boolean {
    return !this.scheduler.busy && this.clock.quietUntil(time);
  }

  private waiting(): string {
    return waiting(this.scheduler).trim().replaceAll("\n", "; ") || "nobody waits";
  }
}
