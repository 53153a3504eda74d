// What ping prints (iputils ping/ping_common.c): answers, errors, statistics.
import { MICROSECOND, MILLISECOND, type Nanos, SECOND } from "../../sim/clock.js";

/** Counts and round trips; times in whole microseconds as ping keeps them. */
export interface Statistics {
  transmitted: number;
  received: number;
  repeats: number;
  errors: number;
  /** The most requests that were on their way at once. */
  pipe: number;
  readonly rtts: RoundTrips;
  /** Eight times the round trip, smoothed (rtt, an exponentially weighted moving average). */
  smoothed: number;
}

export const micros = (time: Nanos): number => Math.floor(time / MICROSECOND);

/**
 * The difference as the C code takes it: seconds and fractions apart, the fraction cut off towards zero. That is why ping
 * may send up to a millisecond early.
 */
export function milliseconds(from: Nanos, to: Nanos): number {
  const seconds = Math.floor(to / SECOND) - Math.floor(from / SECOND);
  return seconds * 1000 + Math.trunc(((to % SECOND) - (from % SECOND)) / MILLISECOND);
}

/** "0.066", "12.3": three digits that matter, as the C code picks them. */
export function rttWords(us: number): string {
  if (us >= 100_000 - 50) return `${Math.floor((us + 500) / 1000)}`;
  if (us >= 10_000 - 5) return fixed(us + 50, 1);
  if (us >= 1000) return fixed(us + 5, 2);
  return fixed(us, 3);
}

function fixed(us: number, digits: number): string {
  const whole = Math.floor(us / 1000);
  const unit = 10 ** (3 - digits);
  return `${whole}.${String(Math.floor((us % 1000) / unit)).padStart(digits, "0")}`;
}

const thousandths = (us: number): string =>
  `${Math.floor(us / 1000)}.${String(Math.floor(us % 1000)).padStart(3, "0")}`;

/** What is kept of all round trips (tmin, tmax, tsum, tsum2): of a flood there are millions. */
export class RoundTrips {
  count = 0;
  least = Number.POSITIVE_INFINITY;
  most = 0;
  sum = 0;
  squares = 0;

  add(rtt: number): void {
    this.count++;
    this.least = Math.min(this.least, rtt);
    this.most = Math.max(this.most, rtt);
    this.sum += rtt;
    this.squares += rtt * rtt;
  }
}

/** SIGQUIT: how it stands (status). */
export function standing({ transmitted, received, repeats, rtts, smoothed }: Statistics): string {
  const lost = transmitted > 0 ? Math.trunc(((transmitted - received) * 100) / transmitted) : 0;
  const counts = `\r${received}/${transmitted} packets, ${lost}% loss`;
  if (received === 0 || rtts.count === 0) return `${counts}\n`;
  const average = Math.floor(rtts.sum / (received + repeats));
  const values = [rtts.least, average, smoothed / 8, rtts.most].map(thousandths);
  return `${counts}, min/avg/ewma/max = ${values.join("/")} ms\n`;
}

/** `gaps`: the requests follow each other as fast as may be, and how fast that was is told. */
export function summary(name: string, statistics: Statistics, elapsed: Nanos, gaps: boolean): string {
  const { transmitted, received, repeats, errors, pipe, rtts } = statistics;
  const counts = [
    `${transmitted} packets transmitted`,
    `${received} received`,
    ...(repeats > 0 ? [`+${repeats} duplicates`] : []),
    ...(errors > 0 ? [`+${errors} errors`] : []),
    ...(transmitted > 0
      ? [`${loss(transmitted, received)}% packet loss`, `time ${Math.floor(elapsed / MILLISECOND)}ms`]
      : []),
  ];
  let text = `\n--- ${name} ping statistics ---\n${counts.join(", ")}\n`;
  const parts: string[] = [];
  if (received > 0 && rtts.count > 0) {
    const average = Math.floor(rtts.sum / rtts.count);
    const deviation = Math.sqrt(Math.max(0, Math.floor(rtts.squares / rtts.count) - average * average));
    const values = [rtts.least, average, rtts.most, deviation].map(thousandths);
    parts.push(`rtt min/avg/max/mdev = ${values.join("/")} ms`);
  }
  if (pipe > 1) parts.push(`pipe ${pipe}`);
  if (received > 0 && gaps && transmitted > 1)
    parts.push(
      `ipg/ewma ${thousandths(micros(elapsed) / (transmitted - 1))}/${thousandths(statistics.smoothed / 8)} ms`,
    );
  text += `${parts.join(", ")}\n`;
  return text;
}

// %g with four digits.
function loss(transmitted: number, received: number): string {
  return String(Number((((transmitted - received) * 100) / transmitted).toPrecision(6)));
}

const unreachable: Readonly<Record<number, string>> = {
  0: "Destination Net Unreachable",
  1: "Destination Host Unreachable",
  2: "Destination Protocol Unreachable",
  3: "Destination Port Unreachable",
  5: "Source Route Failed",
  6: "Destination Net Unknown",
  7: "Destination Host Unknown",
  9: "Destination Net Prohibited",
  10: "Destination Host Prohibited",
  11: "Destination Net Unreachable for Type of Service",
  12: "Destination Host Unreachable for Type of Service",
  13: "Packet filtered",
  14: "Precedence Violation",
  15: "Precedence Cutoff",
};

/** pr_icmph: an ICMP error in words. */
export function icmpWords(type: number, code: number, info: number): string {
  switch (type) {
    case 3:
      if (code === 4) return `Frag needed and DF set (mtu = ${info})`;
      return unreachable[code] ?? `Dest Unreachable, Bad Code: ${code}`;
    case 11:
      return code === 0
        ? "Time to live exceeded"
        : code === 1
          ? "Frag reassembly time exceeded"
          : `Time exceeded, Bad Code: ${code}`;
    case 12:
      return `Parameter problem: pointer = ${info}`;
    default:
      return `Bad ICMP type: ${type}`;
  }
}

/** pr_icmph for a redirect. */
export function redirectWords(code: number, gateway: string): string {
  const to = [
    "Redirect Network",
    "Redirect Host",
    "Redirect Type of Service and Network",
    "Redirect Type of Service and Host",
  ];
  return `${to[code] ?? `Redirect, Bad Code: ${code}`}(New nexthop: ${gateway})`;
}
