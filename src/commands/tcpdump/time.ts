// The time before a packet (util-print.c, ts_print): of the day, none, since 1970, since the last, with the date, since the first.
import type { Precision } from "../../capture/index.js";
import { formatTime } from "../../shell/programs/date.js";
import { MICROSECOND, SECOND } from "../../sim/clock.js";

/** Unix time: whole seconds, and nanoseconds within the second. */
export interface Stamp {
  readonly seconds: number;
  readonly nanos: number;
}

export class TimeColumn {
  private reference: Stamp | undefined;

  /** `style` is the number of -t. */
  constructor(
    private readonly style: number,
    private readonly precision: Precision = "microseconds",
  ) {}

  /** With a space behind it. */
  text(stamp: Stamp): string {
    const { seconds } = stamp;
    const fraction = this.fraction(stamp.nanos);
    switch (this.style) {
      case 0:
        return `${formatTime("%T", seconds, 0)}.${fraction} `;
      case 1:
        return "";
      case 2:
        return `${seconds}.${fraction} `;
      case 4:
        return `${formatTime("%F %T", seconds, 0)}.${fraction} `;
      default: {
        const since = this.since(stamp);
        if (this.style === 3 || this.reference === undefined) this.reference = stamp;
        return since;
      }
    }
  }

  /** Since the reference, with a minus where it was later. */
  private since(stamp: Stamp): string {
    const tick = this.precision === "nanoseconds" ? 1 : MICROSECOND;
    const from = this.reference ?? stamp;
    const whole = (nanos: number) => Math.floor(nanos / tick) * tick;
    const behind = stamp.seconds < from.seconds || (stamp.seconds === from.seconds && stamp.nanos < from.nanos);
    const [late, early] = behind ? [from, stamp] : [stamp, from];
    let nanos = whole(late.nanos) - whole(early.nanos);
    let seconds = late.seconds - early.seconds;
    if (nanos < 0) {
      nanos += SECOND;
      seconds--;
    }
    return `${behind ? "-" : " "}${formatTime("%T", seconds, 0)}.${this.fraction(nanos)} `;
  }

  private fraction(nanos: number): string {
    const digits = this.precision === "nanoseconds" ? 9 : 6;
    return String(Math.floor(nanos / 10 ** (9 - digits))).padStart(digits, "0");
  }
}
