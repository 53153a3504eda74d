// strtol_or_err of iputils_common.c: a whole number within bounds, or the words that ping, arping and tracepath refuse it with.

export interface NotANumber {
  readonly stderr: string;
  readonly status: number;
}

const LONG_MAX = 9_223_372_036_854_775_807n;

export function strtol(program: string, word: string, least: number, most: number | bigint): number | NotANumber {
  const refuse = (why: string): NotANumber => ({
    stderr: `${program}: invalid argument: '${word}'${why}\n`,
    status: 1,
  });
  if (!/^\s*[+-]?\d+$/.test(word)) return refuse("");
  const value = BigInt(word.trim().replace(/^\+/, ""));
  if (value > LONG_MAX || value < -LONG_MAX - 1n) return refuse(": Numerical result out of range");
  if (value < BigInt(least) || value > BigInt(most)) return refuse(`: out of range: ${least} <= value <= ${most}`);
  return Number(value);
}

export const INT_MAX = 0x7fff_ffff;
export { LONG_MAX };
