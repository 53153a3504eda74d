// The inner loop of a quiet flood, as main_loop and pinger go round in it (session.ts), without a turn of generators for each
// wait: a round trip has three, which took half of what it cost. Whatever is to be printed, and all errors, are left to the
// session; times and draws of chance are the same as its own.
import type { RawSocket } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import { type Steps, Wait } from "../../sim/task.js";
import { formatIpv4 } from "../../wire/address.js";
import type { World } from "../world.js";
import type { Answers } from "./answers.js";
import type { PingOptions } from "./options.js";
import type { Course } from "./session.js";

/** Where the session goes on: at its loop's beginning, after a request that was refused, at what came. */
export type Left = "turn" | "sent" | "heard";

export class Flood {
  private left: Left | undefined;
  private step: "turn" | "sending" | "listening" | "woken" = "turn";
  private readonly cpu = new Wait("the CPU", true);
  private readonly answer: Wait;

  constructor(
    private readonly process: Process<World>,
    private readonly course: Course,
    private readonly answers: Answers,
    private readonly socket: RawSocket,
    target: number,
  ) {
    this.answer = new Wait(`an answer from ${formatIpv4(target)}`, false, [socket.readable]);
  }

  /** Nothing but the sum at the end is printed, and there is no time at which it ends. */
  static suits({ flood, quiet, deadline, adaptive, outstanding }: PingOptions): boolean {
    return flood && quiet && deadline === undefined && !adaptive && !outstanding;
  }

  /** Until something is not its own. */
  *run(): Steps<Left> {
    this.left = undefined;
    this.step = "turn";
    yield* this.process.waits(this.next);
    return this.left ?? "turn";
  }

  private readonly next = (): Wait | undefined => {
    const { course, process, socket, cpu, answer } = this;
    const { clock } = process;
    for (;;) {
      switch (this.step) {
        case "turn": {
          if (course.done() || course.asked) return this.leave("turn");
          const wait = course.due();
          if (wait > 0) this.listen(wait);
          else this.spend(course.begin(), "sending");
          break;
        }
        case "sending":
          if (clock.now < cpu.until) return cpu;
          if (course.push()) return this.leave("sent");
          this.listen(course.rest());
          break;
        case "listening":
          if (!course.pending() && !course.exiting && !course.asked && clock.now < answer.until) return answer;
          if (course.pending()) this.spend(course.awake(), "woken");
          else this.over();
          break;
        case "woken":
          if (clock.now < cpu.until) return cpu;
          while (course.pending() && !course.exiting) {
            const { first } = socket.received;
            if (socket.errors.length > 0 || !first || !this.answers.takePlain(first)) return this.leave("heard");
            socket.received.shift();
            first.done();
            if (this.answers.inFlight() === 0) break;
          }
          this.over();
          break;
        default:
          return this.step satisfies never;
      }
    }
  };

  private leave(left: Left): undefined {
    this.left = left;
  }

  private spend(time: number, then: "sending" | "woken"): void {
    this.cpu.until = this.process.clock.now + time;
    this.step = then;
  }

  private listen(wait: number): void {
    this.step = wait > 0 ? "listening" : "turn";
    if (wait > 0) this.answer.until = this.course.until(wait);
  }

  private over(): void {
    this.course.checkEnd();
    this.step = "turn";
  }
}
