// The steps of a text, tied to the events that show them: an author describes an event by what is known about it.
import type { Event } from "../net/index.js";
import type { Step } from "../view/index.js";
import { summary } from "../wire/summary.js";

/** All that is said must hold. */
export interface EventPattern {
  readonly kind?: Event["kind"];
  readonly dev?: string;
  readonly dir?: "in" | "out";
  readonly program?: string;
  /** Which of a socket's queues: "error" is IP_RECVERR's. */
  readonly queue?: "data" | "error";
  readonly func?: string;
  readonly verdict?: string;
  readonly reason?: string;
  /** A neighbour's new state. */
  readonly to?: string;
  /** tcpdump's words for the frame. */
  readonly says?: RegExp;
}

export interface StepPattern extends EventPattern {
  /** The step's number or name in the text. */
  readonly label: string;
}

export const stepOf = ({ label, ...pattern }: StepPattern): Step => ({ label, match: (event) => fits(event, pattern) });

function fits(event: Event, { says, ...wanted }: EventPattern): boolean {
  const fields: Readonly<Record<string, unknown>> = { ...event };
  if (Object.entries(wanted).some(([name, value]) => value !== undefined && fields[name] !== value)) return false;
  if (!says) return true;
  return event.kind === "frame" && says.test(summary(event.bytes, { numeric: true, version: "4.99" }));
}
