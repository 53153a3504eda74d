// What may stand around a study, put there by a notebook's kernel: somebody who counts the cases and may stop them, and
// somebody who has them told elsewhere. Without either, cases are told here, one after another.
import type { Watch } from "../pace.js";
import type { Space } from "./space.js";
import type { End, Tale } from "./story.js";

/** Who watches one study. */
export interface Watcher {
  /** Looks into each case; true interrupts it. */
  readonly watch: Watch | undefined;
  /** Settles when somebody wants the study to stop. */
  readonly stopped: Promise<void>;
  /** So many are done; true: stop. */
  done(cases: number): Promise<boolean>;
  end(): Promise<void>;
}

export interface Elsewhere {
  /** Threads of this machine; undefined leaves it to the crew whether they are worth it. */
  readonly workers: number | undefined;
  /** A Redis server's URL: the cases become jobs, done by whoever runs `skbook worker`. */
  readonly redis: string | undefined;
  /** Data that functions find under these names, wherever they run. */
  readonly given: Readonly<Record<string, unknown>>;
}

export interface Study extends Elsewhere {
  readonly space: Space;
  readonly cases: readonly number[];
  readonly tale: Tale;
  readonly stopped: Promise<void>;
}

/** A case's number and how it ended. */
export type Told = readonly [index: number, end: End];

export interface Around {
  begin(total: number): Watcher;
  /** Ends in any order; `here` tells cases on this thread. */
  run(study: Study, here: (cases: readonly number[]) => AsyncIterable<Told>): AsyncIterable<Told>;
}

const key: unique symbol = Symbol.for("skbook.around") as never;

/** Puts it there, or takes it away. */
export function surround(who: Around | undefined): void {
  (globalThis as { [key]?: Around | undefined })[key] = who;
}

export const around = (): Around | undefined => (globalThis as { [key]?: Around })[key];
