// What differs between two texts, and its two tellings: diff(1)'s normal format and the unified one (POSIX, diff). Which lines are
// paired is the package `diff`'s answer; a run that could stand in several places is moved to the last of them, as GNU diff does.
import { diffArrays } from "diff";

/** Lines a[from..to) became lines b[start..end). */
export interface Change {
  from: number;
  to: number;
  start: number;
  end: number;
}

/** Lines with their newline, so that one without differs. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

export function changesOf(a: readonly string[], b: readonly string[]): readonly Change[] {
  const changes: Change[] = [];
  let [left, right] = [0, 0];
  for (const part of diffArrays([...a], [...b])) {
    const last = changes.at(-1);
    if (part.added || part.removed) {
      const run =
        last && last.to === left && last.end === right ? last : { from: left, to: left, start: right, end: right };
      if (run !== last) changes.push(run);
      if (part.removed) run.to = left += part.value.length;
      else run.end = right += part.value.length;
    } else {
      left += part.value.length;
      right += part.value.length;
    }
  }
  // GNU's shift_boundaries: back where that joins the run before, else forward as far as it goes, joining the run it comes to.
  for (let at = changes.length - 1; at >= 0; at--) {
    const run = changes[at]!;
    const [before, next] = [changes[at - 1], changes[at + 1]];
    if (run.from !== run.to && run.start !== run.end) continue;
    const [lines, from, to] = run.from === run.to ? [b, run.start, run.end] : [a, run.from, run.to];
    const gap = before ? run.from - before.to : -1;
    const back = before && range(gap).every((n) => lines[from - 1 - n] === lines[to - 1 - n]);
    if (before && back) {
      changes.splice(at - 1, 2, { ...before, to: run.to - gap, end: run.end - gap });
      continue;
    }
    const room = next ? next.from - run.to : a.length - run.to;
    let by = 0;
    while (by < room && lines[from + by] === lines[to + by]) by++;
    for (const edge of ["from", "to", "start", "end"] as const) run[edge] += by;
    if (next && by === room) changes.splice(at, 2, { ...run, to: next.to, end: next.end });
  }
  return changes;
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, n) => n);
}

/** `2,3c2,4` and the lines of both sides. */
export function normal(a: readonly string[], b: readonly string[]): string {
  return changesOf(a, b)
    .map(({ from, to, start, end }) => {
      const kind = from === to ? "a" : start === end ? "d" : "c";
      const head = `${numbers(from, to)}${kind}${numbers(start, end)}\n`;
      return `${head}${marked("< ", a.slice(from, to))}${kind === "c" ? "---\n" : ""}${marked("> ", b.slice(start, end))}`;
    })
    .join("");
}

function numbers(from: number, to: number): string {
  return to - from > 1 ? `${from + 1},${to}` : `${to}`;
}

/** Hunks of the unified format; changes nearer than twice the context stand in one. */
export function unified(a: readonly string[], b: readonly string[], context: number): string {
  const hunks: Change[][] = [];
  for (const change of changesOf(a, b)) {
    const last = hunks.at(-1);
    if (last && change.from - last.at(-1)!.to <= 2 * context) last.push(change);
    else hunks.push([change]);
  }
  return hunks
    .map((changes) => {
      const [first, last] = [changes[0]!, changes.at(-1)!];
      const before = Math.min(context, first.from);
      const after = Math.min(context, a.length - last.to);
      let at = first.from - before;
      let text = `@@ -${extent(at, last.to + after)} +${extent(first.start - before, last.end + after)} @@\n`;
      for (const { from, to, start, end } of changes) {
        text += marked(" ", a.slice(at, from)) + marked("-", a.slice(from, to)) + marked("+", b.slice(start, end));
        at = to;
      }
      return text + marked(" ", a.slice(at, at + after));
    })
    .join("");
}

function extent(from: number, to: number): string {
  const length = to - from;
  return length === 1 ? `${to}` : `${length === 0 ? from : from + 1},${length}`;
}

function marked(mark: string, lines: readonly string[]): string {
  return lines.map((line) => mark + (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`)).join("");
}
