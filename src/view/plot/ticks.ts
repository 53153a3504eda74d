// Round numbers along an axis: 1, 2 or 5 times a power of ten.

export function ticksOf(least: number, most: number, about: number): readonly number[] {
  if (!(most > least)) return [least];
  const rough = (most - least) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(least / step - 1e-9);
  const last = Math.floor(most / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => exact((first + at) * step));
}

/** Without the dust of binary fractions. */
export const exact = (value: number): number => Number(value.toPrecision(10));
