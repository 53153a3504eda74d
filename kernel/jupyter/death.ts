// Why a cell got no answer of its own, in words for its reader. What was lost with the session, the front adds.

import type { Failure } from "../session/contract.js";

export interface Death extends Failure {
  /** The session is gone, and what cells had declared with it. */
  readonly lost: boolean;
}

export function isDeath(answer: object): answer is Death {
  return "lost" in answer;
}

function failure(ename: string, evalue: string, lost: boolean): Death {
  return { status: "error", ename, evalue, traceback: [`${ename}: ${evalue}`], lost };
}

/** What V8 and Node print when they give up is for their authors; the reader gets one line. */
function isCrashReport(stderr: string): boolean {
  return (
    /^<--- Last few GCs --->|^FATAL ERROR: |^# Fatal error in|^----- Native stack trace -----/m.test(stderr) ||
    /^ *# .*\[\d+\]: .* at \.\.\/src\//m.test(stderr) ||
    isUnwound(stderr)
  );
}

/** Node's words for a loop that was ended from outside where it goes on looking at its record (unchecked.ts). */
function isUnwound(stderr: string): boolean {
  return /async hook stack has become corrupted|Assertion failed: \(env_->execution_async_id\(\)\)/.test(stderr);
}

const UNINTERRUPTED = "the cell could not be interrupted, so the session was ended";

function death(end: {
  readonly code: number | null;
  readonly signal: string | null;
  readonly message: string | undefined;
  readonly killed: string | undefined;
  readonly stderr: string;
}): Death {
  if (end.killed !== undefined) return failure("SessionEnded", end.killed, true);
  if (end.message !== undefined) return failure("SessionEnded", `the session did not start: ${end.message}`, true);
  if (/heap out of memory|Array buffer allocation failed/i.test(end.stderr) || end.signal === "SIGKILL") {
    return failure("SessionEnded", "the session ran out of memory", true);
  }
  if (isUnwound(end.stderr)) return failure("SessionEnded", UNINTERRUPTED, true);
  if (end.signal !== null) return failure("SessionEnded", `the session was ended by ${end.signal}`, true);
  const said = end.code === 0 ? "" : lastLine(end.stderr);
  return failure("SessionEnded", `the session exited with status ${end.code}${said && `: ${said}`}`, true);
}

function lastLine(text: string): string {
  return text.match(/^\w*Error: .*$/gm)?.at(-1) ?? "";
}

export const describe = {
  uninterrupted: UNINTERRUPTED,
  death,
  isCrashReport,
  interrupted: () => failure("Interrupted", "the cell was interrupted before it began", false),
  fault: (message: string) =>
    failure(message === "interrupted" ? "Interrupted" : "KernelFault", message.split("\n")[0] ?? "", false),
};
