// What a program sees: its process. The shell knows nothing of networks; `World` is whatever the lab hands to programs.
import type { Clock, Nanos } from "../sim/clock.js";
import type { Steps, Wait } from "../sim/task.js";
import type { FileSystem } from "./files.js";

export type SignalName =
  | "SIGHUP"
  | "SIGINT"
  | "SIGQUIT"
  | "SIGABRT"
  | "SIGKILL"
  | "SIGUSR1"
  | "SIGSEGV"
  | "SIGUSR2"
  | "SIGPIPE"
  | "SIGALRM"
  | "SIGTERM"
  | "SIGCHLD"
  | "SIGCONT"
  | "SIGWINCH";

/** An open file description: a terminal, a pipe's end, a file, /dev/null. Text is JavaScript strings. */
export interface OpenFile {
  readonly terminal: boolean;
  /** Somebody looks at it: a terminal's window, not a script's output. */
  readonly window: boolean;
  /** How long a regular file is (fstat's st_size); nothing else has a size. */
  readonly size?: number | undefined;
  /** Waits for text; undefined is end of file. */
  read(): Steps<string | undefined>;
  /** Waits while a pipe is full; a reader that has gone is SIGPIPE to the writer. */
  write(text: string): Steps<void>;
}

/** C's stdio over a file: a line at a time to a terminal, in blocks of 4096 to anything else; what a signal kills is lost. */
export interface Stream {
  readonly file: OpenFile;
  write(text: string): Steps<void>;
  flush(): Steps<void>;
  /** Changes to line buffering (`-l`), or none. */
  buffer(mode: "none" | "line" | "block"): void;
}

/** A row of ps. */
export interface ProcessEntry {
  readonly pid: number;
  readonly ppid: number;
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly started: Nanos;
  readonly over: boolean;
  /** Its open descriptors. */
  descriptors(): readonly number[];
  /** It does not wait. */
  readonly busy: boolean;
  signal(signal: SignalName): void;
}

export interface Process<World = unknown> {
  readonly pid: number;
  readonly ppid: number;
  /** argv[0] is the name it was called by. */
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** The permission bits that new files do not get. */
  readonly umask: number;
  readonly world: World;
  readonly clock: Clock;
  readonly files: FileSystem;
  readonly stdin: OpenFile;
  /** What a path like /dev/fd/3 or /dev/null leads to; undefined for an ordinary path. */
  open(path: string): OpenFile | "closed" | undefined;
  readonly stdout: Stream;
  /** Unbuffered. */
  readonly stderr: Stream;
  /** Lets virtual time pass: on the CPU (the process cannot be told from a busy one), or asleep. */
  spend(time: Nanos): Steps<void>;
  sleep(time: Nanos): Steps<void>;
  /** Wait after wait as `next` says, until it says no more; what it looks at and does between them takes no generator's turn. */
  waits(next: () => Wait | undefined): Steps<void>;
  /** Instead of ending the process, `signal` calls `handler` and wakes it wherever it waits. "ignore" as SIG_IGN. */
  on(signal: SignalName, handler: (() => void) | "ignore"): void;
  /** setns(2): this process, and what it starts, see another world from here on. */
  enter(world: World, files: FileSystem): void;
  /** execvp(3): the named program in this same process; undefined when there is none. */
  execute(argv: readonly string[]): Steps<number> | undefined;
  /** fork(2), execvp(3) and wait(2): its status; undefined when there is no such program. */
  start(argv: readonly string[], stdin?: "null"): Steps<number> | undefined;
  /** All processes of the machine, oldest first. */
  others(): readonly ProcessEntry[];
  /** Unix seconds at virtual time 0. */
  readonly epoch: number;
  /** Work that is none of the machine's (a library that answers later): virtual time and all other processes stand still meanwhile. */
  outside<T>(work: Promise<T>): Steps<T>;
  /** Registers what must be undone however the process ends (sockets to close). */
  atExit(undo: () => void): void;
}

/** Runs until it returns its exit status. */
export type Program<World = unknown> = (process: Process<World>) => Steps<number>;
