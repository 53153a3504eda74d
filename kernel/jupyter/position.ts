// Jupyter counts a cursor in Unicode code points, JavaScript in UTF-16 units.

/** The UTF-16 position of the `points`-th code point; inside the text always. */
export function toUnits(text: string, points: number): number {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left--) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}

export function toPoints(text: string, units: number): number {
  let points = 0;
  for (let at = 0; at < units && at < text.length; points++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return points;
}
