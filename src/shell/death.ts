// How a process ends: with a status of its own, or by a signal that it meets while it runs.
import type { SignalName } from "./process.js";
import { signalNumbers } from "./signal.js";

export type Ending = { readonly code: number } | { readonly signal: SignalName };

/** Thrown through a program that a signal ends at this very point (SIGPIPE in a write, `kill $$`). */
export class Death extends Error {
  constructor(readonly signal: SignalName) {
    super(signal);
  }
}

/** What $? shows. */
export function statusOf(ending: Ending): number {
  return "code" in ending ? ending.code & 255 : 128 + signalNumbers[ending.signal];
}
