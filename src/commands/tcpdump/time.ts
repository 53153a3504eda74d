// The time before a packet (util-print.c, ts_print): of the day, none, since 1970, since the last, with the date, since the first.
import { MICROSECOND, type Nanos, SECOND } from "../../sim/clock.js";

const DAY = 86_400;

const two = (n: number) => String(n).padStart(2, "0");
const six = (time: Nanos) => String(Math.floor((time % SECOND) / MICROSECOND)).padStart(6, "0");

function clock(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

export class TimeColumn {
  private reference: Nanos | undefined;

  /** `style` is the number of -t. */
  constructor(
    private readonly style: number,
    private readonly epoch: number,
  ) {}

  /** With a space behind it. */
  text(time: Nanos): string {
    const seconds = this.epoch + Math.floor(time / SECOND);
    switch (this.style) {
      case 0:
        return `${clock(seconds % DAY)}.${six(time)} `;
      case 1:
        return "";
      case 2:
        return `${seconds}.${six(time)} `;
      case 4:
        return `${date(Math.floor(seconds / DAY))} ${clock(seconds % DAY)}.${six(time)} `;
      default: {
        const micros = Math.floor(time / MICROSECOND) * MICROSECOND;
        const since = micros - (this.reference ?? micros);
        if (this.style === 3 || this.reference === undefined) this.reference = micros;
        return ` ${clock(Math.floor(since / SECOND))}.${six(since)} `;
      }
    }
  }
}

// Days since 1970 to the Gregorian calendar, counted in eras of 400 years that begin in March.
function date(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${two(month)}-${two(day)}`;
}
