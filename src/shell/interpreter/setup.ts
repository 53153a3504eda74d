// What a shell process is made with, and what runs its commands (engine.ts).
import type {
  CompoundCommand,
  CompoundList,
  ParameterExpansionPart,
  ParsedScript,
  Redirected,
  SimpleExpansionPart,
  Statement,
} from "unbash";
import type { Random } from "../../sim/random.js";
import type { Steps } from "../../sim/task.js";
import type { Programs, ShellHost } from "../host.js";
import type { Running } from "../running.js";
import type { Processes } from "../table.js";
import type { Fields } from "./fields.js";
import type { Shell } from "./shell.js";

/** A text that was parsed, so that a position in it has a line number. */
export interface Unit {
  readonly source: string;
  /** The number of its first line. */
  readonly line: number;
  /** Where errors say they happened, when not in the shell's own script. */
  readonly name: string | undefined;
}

export interface ShellFunction {
  readonly name: string;
  readonly body: CompoundCommand | Redirected | CompoundList;
  readonly unit: Unit;
}

export interface Engine<W> {
  run(shell: Shell<W>, statements: readonly Statement[]): Steps<number>;
  /** A function's body. */
  body(shell: Shell<W>, body: ShellFunction["body"]): Steps<number>;
  /** Reads and runs a text, as a script, `eval`, `source` and a trap do. */
  text(shell: Shell<W>, source: string, name: string | undefined): Steps<number>;
  /** The EXIT trap's action; a status when it calls exit. */
  trap(shell: Shell<W>, action: string): Steps<number | undefined>;
  substitute(shell: Shell<W>, script: ParsedScript | undefined, at: number): Steps<string>;
  parameter(
    shell: Shell<W>,
    part: SimpleExpansionPart | ParameterExpansionPart,
    out: Fields,
    quoted: boolean,
  ): Steps<void>;
  /** A command by its arguments, past functions if `plain`: `command`, `builtin`, `exec`. */
  call(shell: Shell<W>, argv: readonly string[], plain: boolean): Steps<number>;
}

/** How much a shell and all its subshells may still do, so that a loop without an end ends. */
export interface Budget {
  left: number;
  told: boolean;
}

export interface Setup<W> {
  readonly host: ShellHost<W>;
  /** The host's and the shell's own. */
  readonly programs: Programs<W>;
  readonly processes: Processes<W>;
  readonly process: Running<W>;
  readonly random: Random;
  readonly engine: Engine<W>;
  readonly name: string;
  readonly args: readonly string[];
  readonly interactive: boolean;
  readonly budget: Budget;
  /** The name of RANDOM's stream, $$ and $PPID: of a subshell. */
  readonly dice?: string;
  readonly pid?: number;
  readonly parentPid?: number;
}
