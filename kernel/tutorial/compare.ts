// What a tutorial shows below a command and what the simulator prints there, line by line, with what is chance masked as in
// the differential tests. Besides, a document loses blanks at line ends and empty lines around an output, may leave lines
// out and say so with "...", and may stop before tcpdump's counts.

import { diffArrays } from "diff";
import { mask } from "../mask.js";

export interface Row {
  readonly kind: "same" | "changed" | "recorded" | "simulated" | "elided";
  readonly recorded?: string;
  readonly simulated?: string;
}

const elision = /^\s*(?:\[?(?:\.{3,}|…+)\]?|[<[(]?\s*(?:snip|omitted|output omitted|省略|略)[^\w]*[>\])]?)\s*$/i;
const counts = /^\d+ packets? (?:captured|received by filter|dropped by (?:kernel|interface))$/;

/** Lines as they are compared and shown: without ^C, blanks at their ends, empty lines around. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\^C/, "").trimEnd());
  while (lines[0] === "") lines.shift();
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** `typed`: all that was typed anywhere, whose MAC addresses are no chance. */
export function compare(recorded: string, simulated: string, typed: string): readonly Row[] {
  const shown = linesOf(recorded);
  const hasCounts = shown.some((line) => counts.test(line));
  const printed = linesOf(
    hasCounts
      ? simulated
      : linesOf(simulated)
          .filter((line) => !counts.test(line))
          .join("\n"),
  );
  const hide = (lines: readonly string[]) => jobs(mask(lines.join("\n"), typed)).split("\n");
  const [left, right] = [shown.length === 0 ? [] : hide(shown), printed.length === 0 ? [] : hide(printed)];
  return elide(rowsOf(shown, printed, left, right));
}

/** What bash says of a job on a terminal: [1] 4711. */
const jobs = (text: string): string => text.replace(/^(\[\d+\]) \d+$/gm, "$1 PID");

function rowsOf(
  shown: readonly string[],
  printed: readonly string[],
  left: readonly string[],
  right: readonly string[],
): readonly Row[] {
  const rows: Row[] = [];
  let [at, by] = [0, 0];
  const changes = diffArrays([...left], [...right]);
  for (let index = 0; index < changes.length; index++) {
    const { count = 0, added, removed } = changes[index]!;
    const next = changes[index + 1];
    if (removed && next?.added) {
      const both = Math.max(count, next.count ?? 0);
      for (let each = 0; each < both; each++) {
        const recorded = each < count ? shown[at + each] : undefined;
        const simulated = each < (next.count ?? 0) ? printed[by + each] : undefined;
        if (recorded !== undefined && simulated !== undefined && !elision.test(recorded))
          rows.push({ kind: "changed", recorded, simulated });
        else {
          if (recorded !== undefined) rows.push({ kind: "recorded", recorded });
          if (simulated !== undefined) rows.push({ kind: "simulated", simulated });
        }
      }
      at += count;
      by += next.count ?? 0;
      index++;
    } else {
      for (let each = 0; each < count; each++) {
        if (removed) rows.push({ kind: "recorded", recorded: shown[at++]! });
        else if (added) rows.push({ kind: "simulated", simulated: printed[by++]! });
        else rows.push({ kind: "same", recorded: shown[at++]!, simulated: printed[by++]! });
      }
    }
  }
  return rows;
}

/** Where the document says that it leaves lines out, what stands there in the simulator's output is no difference. */
function elide(rows: readonly Row[]): readonly Row[] {
  const left = rows.map((row) => row.kind === "recorded" && elision.test(row.recorded!));
  const out = rows.map((row, at): Row => (left[at] ? { ...row, kind: "elided" } : row));
  for (let at = 0; at < out.length; at++) {
    if (!left[at]) continue;
    for (const step of [-1, 1])
      for (let to = at + step; out[to]?.kind === "simulated"; to += step) out[to] = { ...out[to]!, kind: "elided" };
  }
  return out;
}

export const agrees = (rows: readonly Row[]): boolean => rows.every(({ kind }) => kind === "same" || kind === "elided");
