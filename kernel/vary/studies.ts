// A notebook's studies: one display counts the cases, and an interrupt stops the study, not the cell: what is done is kept,
// and the cell goes on with it. A second interrupt ends the cell as ever.
import type { Around, Study, Told, Watcher } from "../../src/study.js";
import type { Progress } from "../session/progress.js";
import { tellSomewhere } from "./crew.js";
import type { Home } from "./parcel.js";

/** Milliseconds that cases may have this thread to themselves, before messages are read. */
const BREATH = 50;
/** Milliseconds to wait for the message of an interrupt that was seen already. */
const LATE = 1000;

export class Studies implements Around {
  readonly #home: Home;
  readonly #progress: Progress | undefined;
  readonly #interrupted: () => boolean;
  #stop: (() => void) | undefined;

  constructor(home: Home, progress: Progress | undefined, interrupted: () => boolean = () => false) {
    this.#home = home;
    this.#progress = progress;
    this.#interrupted = interrupted;
  }

  /** Whether there was a study to stop. */
  interrupt(): boolean {
    const stop = this.#stop;
    this.#stop = undefined;
    stop?.();
    return stop !== undefined;
  }

  begin(total: number): Watcher {
    let over = false;
    let last = performance.now();
    const stopped = new Promise<void>((resolve) => {
      this.#stop = () => {
        over = true;
        resolve();
      };
    });
    this.#progress?.count(0, total);
    return {
      watch: () => this.#interrupted(),
      stopped,
      done: async (cases) => {
        this.#progress?.count(cases, total);
        if (performance.now() - last > BREATH) {
          await new Promise((resume) => setImmediate(resume));
          last = performance.now();
        }
        return over || this.#interrupted();
      },
      end: async () => {
        // Else the message would come later, and end the cell.
        if (this.#interrupted())
          await Promise.race([stopped, new Promise((resume) => setTimeout(resume, LATE).unref())]);
        this.#stop = undefined;
      },
    };
  }

  run(study: Study, here: (cases: readonly number[]) => AsyncIterable<Told>): AsyncIterable<Told> {
    return tellSomewhere(study, here, this.#home);
  }
}
