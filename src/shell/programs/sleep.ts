// sleep(1): numbers with s, m, h, d; the sum of several.
import { SECOND } from "../../sim/clock.js";
import type { Program } from "../process.js";

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
/** Longer than any lab: about three years. */
const FOREVER = 100_000_000 * SECOND;

/** Nanoseconds, undefined for what is no time. */
export function duration(word: string): number | undefined {
  const found = /^(\d+\.?\d*|\.\d+|inf|infinity)([smhd]?)$/i.exec(word);
  if (!found) return undefined;
  if (found[1]!.startsWith("i")) return FOREVER;
  return Math.min(FOREVER, Math.round(Number(found[1]) * (units[found[2] || "s"] ?? 1) * SECOND));
}

export const sleep: Program = function* (process) {
  const words = process.argv.slice(1);
  if (words.length === 0) {
    yield* process.stderr.write("sleep: missing operand\nTry 'sleep --help' for more information.\n");
    return 1;
  }
  let time = 0;
  let bad = "";
  for (const word of words) {
    const one = duration(word);
    if (one === undefined) bad += `sleep: invalid time interval '${word}'\n`;
    else time += one;
  }
  if (bad !== "") {
    yield* process.stderr.write(`${bad}Try 'sleep --help' for more information.\n`);
    return 1;
  }
  yield* process.sleep(time);
  return 0;
};
