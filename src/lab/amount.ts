// Amounts as tc writes them: "20ms", "10mbit", "5%"; a bare number is nanoseconds, bits a second, a share of 1.

export type Amount = number | string;

const times: Readonly<Record<string, number>> = { ns: 1, us: 1e3, usec: 1e3, ms: 1e6, msec: 1e6, s: 1e9, sec: 1e9 };
const rates: Readonly<Record<string, number>> = { bit: 1, kbit: 1e3, mbit: 1e6, gbit: 1e9 };

function read(amount: Amount, units: Readonly<Record<string, number>>, what: string): number {
  if (typeof amount === "number" && amount >= 0) return amount;
  const [, digits, unit = ""] = /^(\d+(?:\.\d+)?)\s*([a-z%]+)$/i.exec(String(amount)) ?? [];
  const factor = units[unit.toLowerCase()];
  if (digits === undefined || factor === undefined)
    throw new RangeError(`"${amount}" is no ${what}: a number, or one with ${Object.keys(units).join(", ")}`);
  return Number(digits) * factor;
}

/** Nanoseconds. */
export const duration = (amount: Amount): number => Math.round(read(amount, times, "time"));

/** Bits a second. */
export function rate(amount: Amount): number {
  const value = read(amount, rates, "rate");
  if (value === 0) throw new RangeError("a rate of 0 lets nothing through: leave it out, or take the cable away");
  return value;
}

/** From 0 to 1. */
export function chance(amount: Amount): number {
  const value = read(amount, { "%": 0.01 }, "share");
  if (value > 1) throw new RangeError(`"${amount}" is more than all: a share is 0 to 1, or up to "100%"`);
  return value;
}
