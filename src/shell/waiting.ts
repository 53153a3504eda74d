// Who waits for what, in words, for a lab in which nothing more can happen by itself.
import type { Scheduler } from "../sim/task.js";
import { PROMPT_WAIT } from "./terminal.js";

/** A line for each task that waits, but for shells at their prompt; "" when there is none. */
export function waiting(scheduler: Scheduler): string {
  const lines: string[] = [];
  for (const task of scheduler.alive())
    if (task.pause && task.pause.why !== PROMPT_WAIT) lines.push(`${task.name} waits for ${task.pause.why}\n`);
  return lines.join("");
}
