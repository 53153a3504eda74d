// What a machine gives its shells, and what a shell gives back.
import type { Clock, Nanos } from "../sim/clock.js";
import type { Random } from "../sim/random.js";
import type { Scheduler } from "../sim/task.js";
import type { FileSystem } from "./files.js";
import type { Program } from "./process.js";
import type { Processes } from "./table.js";

/** What a name runs; any other name is "command not found". */
export type Programs<W> = ReadonlyMap<string, Program<W>>;

export interface ShellHost<W> {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly files: FileSystem;
  readonly programs: Programs<W>;
  readonly world: W;
  readonly hostname: string;
  /** Unix seconds at virtual time 0. */
  readonly epoch: number;
  /** Commands that a shell and its subshells may run before they are stopped; a million unless told. */
  readonly steps?: number | undefined;
  /** Pids come from the machine, so that all its shells count on one row. */
  spawnPid(): number;
  /** Shared by all shells of a machine, so that one can `kill` what another started; without it, each has its own. */
  readonly processes?: Processes<W>;
}

export interface Output {
  readonly time: Nanos;
  readonly stream: "stdout" | "stderr" | "echo";
  readonly text: string;
  /** Which typed command wrote it (also from the background, later); undefined for a script. */
  readonly command: number | undefined;
}
