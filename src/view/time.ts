// Virtual time in words: since the start of a run, between two events, and as tcpdump's clock.
import { MICROSECOND, MILLISECOND, type Nanos, SECOND } from "../sim/clock.js";

/** "1.002013": seconds to the microsecond, as captures count. */
export function seconds(time: Nanos): string {
  const micros = Math.round(time / MICROSECOND);
  const sign = micros < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(micros) / 1e6);
  return `${sign}${whole}.${String(Math.abs(micros) % 1e6).padStart(6, "0")}`;
}

/** As exact as a reader wants it: "12 µs", "1.35 ms", "316 ms", "1.002 s". */
export function duration(time: Nanos): string {
  if (time < MICROSECOND) return `${time} ns`;
  if (time < MILLISECOND - 500) return `${Math.round(time / MICROSECOND)} µs`;
  const ms = time / MILLISECOND;
  if (ms < 999.5) return `${trim(ms, ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
  return `${trim(time / SECOND, 3)} s`;
}

function trim(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return decimals === 0 ? text : text.replace(/\.?0+$/, "");
}

/** "15:16:26.857171"; `epoch` is the UTC second of the day's clock at virtual time zero, fractions allowed. */
export function clockTime(time: Nanos, epoch: number): string {
  const start = Math.floor(epoch);
  const micros = Math.floor(time / MICROSECOND) + Math.round((epoch - start) * 1e6);
  const second = (((start + Math.floor(micros / 1e6)) % 86_400) + 86_400) % 86_400;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const fraction = String(micros % 1e6).padStart(6, "0");
  return `${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}.${fraction}`;
}
