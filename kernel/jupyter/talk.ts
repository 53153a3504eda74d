// What the front and its session process say to each other: one JSON object a line. The session writes with a call that
// returns when the line is out, so nothing is lost when a cell ends the process in the next statement.

import type { Completeness, Completion, ExecuteOptions, Inspection, MimeBundle, Outcome } from "../session/contract.js";

export type Order =
  | { readonly do: "execute"; readonly id: number; readonly code: string; readonly options: ExecuteOptions }
  | { readonly do: "complete"; readonly id: number; readonly code: string; readonly cursor: number }
  | {
      readonly do: "inspect";
      readonly id: number;
      readonly code: string;
      readonly cursor: number;
      readonly detail: 0 | 1;
    }
  | { readonly do: "isComplete"; readonly id: number; readonly code: string }
  /** What the person typed; without text nobody answers. */
  | { readonly do: "input"; readonly id: number; readonly text?: string };

/** An order on its way. It is sent again until it is acknowledged, and done once. */
export type Posted = Order & { readonly post: number };

/** What a cell shows, while it runs or later. */
export type Shown =
  | { readonly is: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | {
      readonly is: "display";
      readonly bundle: MimeBundle;
      readonly options?: { readonly metadata?: object; readonly displayId?: string; readonly update?: boolean };
    }
  | { readonly is: "clear"; readonly wait: boolean };

export type Answer = Outcome | Completion | Inspection | Completeness;

export type Report =
  | { readonly is: "ready" }
  /** The order was heard. */
  | { readonly is: "heard"; readonly post: number }
  | (Shown & { readonly id: number })
  /** A question of cell `cell`, answered by an order with the question's id. */
  | {
      readonly is: "input";
      readonly id: number;
      readonly cell: number;
      readonly prompt: string;
      readonly password: boolean;
    }
  | { readonly is: "answer"; readonly id: number; readonly answer: Answer }
  /** Our own fault: the session threw where the contract has no throw. */
  | { readonly is: "fault"; readonly id: number; readonly message: string };

/** Where the two find each other: file descriptors of the session process. */
export const reports = 3;
export const interrupts = 4;

/**
 * What the session's two threads share of interrupts, 32 bits each: how many came in, how many the busy thread has
 * heard, the order that the newest was meant for (0: whatever runs), and the order that runs (0: none).
 */
export const shared = { asked: 0, heard: 1, meant: 2, running: 3 } as const;

/** Cuts what arrives into lines, without the empty ones. */
export class Lines {
  #rest: Buffer[] = [];

  /** The lines that are whole now. */
  take(chunk: Buffer): string[] {
    const lines: string[] = [];
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...this.#rest, chunk.subarray(from, at)]);
      if (line.length > 0) lines.push(line.toString());
      this.#rest = [];
      from = at + 1;
    }
    if (from < chunk.length) this.#rest.push(chunk.subarray(from));
    return lines;
  }
}
