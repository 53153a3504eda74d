// How wide a text is in columns of a terminal, and what follows from it: padding, shortening, plain-text tables.
// East Asian wide and fullwidth characters count two (Unicode TR11, the blocks a lesson can meet); combining marks none.

const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];
const none: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x200b, 0x200f],
  [0xfe00, 0xfe0f],
];

function columnsOf(code: number): number {
  if (code < 0x300) return 1;
  // Nearly all that is wide.
  if (code >= 0x4e00 && code <= 0x9fff) return 2;
  if (none.some(([first, last]) => code >= first && code <= last)) return 0;
  return wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

export function columns(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at++;
    sum += columnsOf(code);
  }
  return sum;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - columns(text))) + text;
}

/** At most `width` columns, the last of them "…" when something is left out. */
export function shorten(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let sum = 0;
  let kept = "";
  for (const character of text) {
    sum += columnsOf(character.codePointAt(0)!);
    if (sum > width - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Rows as aligned columns; a column whose head starts with ">" is set to the right. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const right = head.map((cell) => cell.startsWith(">"));
  const named = head.map((cell) => cell.replace(/^>/, ""));
  const widths = named.map((cell, i) =>
    rows.reduce((most, row) => Math.max(most, columns(row[i] ?? "")), columns(cell)),
  );
  const line = (cells: readonly string[]) =>
    widths
      .map((width, i) => (right[i] ? padStart(cells[i] ?? "", width) : padEnd(cells[i] ?? "", width)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [line(named), rule, ...rows.map(line)].join("\n");
}
