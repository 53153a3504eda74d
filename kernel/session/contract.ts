// What a front (Jupyter's sockets, the headless runner, a test) and a session say to each other. A front owns channels
// and never runs a cell; a session runs cells and knows no channel. All positions are UTF-16.

import type { Failure, MimeBundle, Sink } from "../../src/cell/sink.js";

export type { Failure, MimeBundle, Sink };

export interface ExecuteOptions {
  /** What error texts call the cell: "[3]", "cell 3". */
  readonly cell: string;
  /** Show no result (streams and displays still go to the sink). */
  readonly silent?: boolean;
  /** Whether the front counts this cell; the session itself keeps no history. */
  readonly storeHistory?: boolean;
  /** Expressions read after a cell that went well, by the front's names. */
  readonly userExpressions?: Readonly<Record<string, string>>;
  readonly allowStdin?: boolean;
  readonly stopOnError?: boolean;
}

export interface Success {
  readonly status: "ok";
  /** The last value; absent for undefined. */
  readonly result?: MimeBundle;
  readonly metadata?: object;
  readonly payload?: readonly object[];
}

/** A user expression's own outcome, as the protocol has it. */
export type Expression = { readonly status: "ok"; readonly data: MimeBundle; readonly metadata: object } | Failure;

export type Outcome = (Success | Failure) & { readonly userExpressions: Readonly<Record<string, Expression>> };

export interface Match {
  readonly text: string;
  /** As VS Code and JupyterLab name them: "function", "class", "property", "command" … */
  readonly kind: string;
  /** One line: a signature, or what a command does. */
  readonly documentation?: string;
}

export interface Completion {
  readonly matches: readonly Match[];
  /** The part of the code that a match replaces. */
  readonly start: number;
  readonly end: number;
}

export interface Inspection {
  readonly found: boolean;
  readonly data: MimeBundle;
}

export interface Completeness {
  readonly status: "complete" | "incomplete" | "invalid" | "unknown";
  /** What the next line begins with; only when incomplete. */
  readonly indent?: string;
}

export interface Session {
  /** What the cells' variables hold now. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The labs that its variables hold, the newest last. */
  readonly labs: readonly object[];
  execute(code: string, options: ExecuteOptions, sink: Sink): Promise<Outcome>;
  /** What an editor asks, between two cells. */
  complete(code: string, cursor: number): Completion;
  /** `detail` 1 adds the documentation's tags and examples. */
  inspect(code: string, cursor: number, detail: 0 | 1): Inspection;
  isComplete(code: string): Completeness;
  /** Does now, while nobody waits, what the first import of the library would wait for. */
  prepare(): void;
  /** Ends what the running cell awaits and the simulation it drives; a busy loop is ended from outside, by
   * Runtime.terminateExecution. */
  interrupt(): void;
  close(): void;
}

/** How the session process opens its session: `openSession` in session.ts. */
export interface Opening {
  /** The notebook's folder: ./imports start there. */
  readonly folder: string;
  /** Whether an interrupt came in that nobody has seen yet; a long simulation looks at it now and then, and throws. */
  interrupted(): boolean;
}
