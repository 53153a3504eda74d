// What a note says besides its headline: the function that decided, what it read, a drop's reason; and lines that fit.
import type { DecisionEvent, DropEvent, Fact } from "../../net/event.js";
import { type DropReason, dropReasons } from "../../net/reason.js";
import { columns } from "../columns.js";
import type { Words } from "../words.js";

const reasons: ReadonlySet<string> = new Set(dropReasons);

function isReason(value: string): value is DropReason {
  return reasons.has(value);
}

/** The kernel's name of a reason, and what it means. */
export const reasonSaid = (reason: DropReason, { colon, drops }: Words): string => `${reason}${colon}${drops[reason]}`;

/** A refusal without a drop still has the reason that a drop would have had. */
export function reasonsIn(event: DecisionEvent, words: Words): readonly string[] {
  return event.read.flatMap(({ value }) => (isReason(value) ? [reasonSaid(value, words)] : []));
}

/** The kernel function that decided, and what it read. */
export function readOf(event: DecisionEvent | DropEvent): readonly string[] {
  // A kernel function is written as one; a switch or a link's rule is named as it is.
  const func = /^\w+$/.test(event.func) ? `${event.func}()` : event.func;
  return [func, ...event.read.map((fact: Fact) => `${fact.name} = ${fact.value}`)];
}

export const BETWEEN = " · ";
/** What was read is the reason why: it is wrapped, not cut. */
const WIDEST = 66;

export function wrap(parts: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : `${last}${BETWEEN}${part}`;
    if (last !== undefined && columns(longer) <= WIDEST) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
