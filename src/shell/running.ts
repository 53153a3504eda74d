// One process while it lives and as a zombie: descriptors, signal dispositions, its waiting. The contract programs see is process.ts.
import type { Clock, Nanos } from "../sim/clock.js";
import { type Pause, type Steps, type Task, type Wait, WaitQueue } from "../sim/task.js";
import type { Ending } from "./death.js";
import { type Description, inherit, Null } from "./description.js";
import { device } from "./devices.js";
import type { FileSystem } from "./files.js";
import type { Programs } from "./host.js";
import type { OpenFile, Process, Program, SignalName, Stream } from "./process.js";
import { harmless } from "./signal.js";
import { Stdio } from "./stream.js";

export interface Birth<W> {
  readonly pid: number;
  readonly parent: Running<W> | undefined;
  readonly pgid?: number;
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  world: W;
  readonly clock: Clock;
  files: FileSystem;
  /** Held for the child already. */
  readonly fds: Map<number, Description>;
  readonly ignored: Iterable<SignalName>;
  readonly body: (process: Running<W>) => Steps<number>;
}

/** What a process asks of the table that it is in. */
export interface ProcessTable<W> {
  readonly epoch: number;
  all(): Running<W>[];
  child(parent: Running<W>, program: Program<W>, argv: readonly string[], fds: Map<number, Description>): Steps<number>;
}

/** A class: a getter of an object literal is a shape of its own each time, and slow. */
class UntilItEnds implements Pause {
  readonly on: NonNullable<Pause["on"]>;

  constructor(private readonly process: Pick<Running<unknown>, "exited" | "name" | "pid">) {
    this.on = [process.exited];
  }

  get why(): string {
    return `${this.process.name} (pid ${this.process.pid}) to end`;
  }
}

export class Running<W> implements Process<W> {
  readonly pid: number;
  readonly started: Nanos;
  ppid: number;
  readonly pgid: number;
  argv: readonly string[];
  env: ReadonlyMap<string, string>;
  cwd: string;
  umask: number;
  world: W;
  readonly clock: Clock;
  files: FileSystem;
  /** What names run here; a shell brings them, children inherit them. */
  programs: Programs<W>;
  fds: Map<number, Description>;
  readonly parent: Running<W> | undefined;
  readonly children = new Set<Running<W>>();
  /** Woken when it ends; a parent that waits for any child sleeps on `childEnded`. */
  readonly exited = new WaitQueue();
  readonly childEnded = new WaitQueue();
  /** Woken when it waits for something other than the CPU for the first time. */
  readonly blocked = new WaitQueue();
  hasBlocked = false;
  ending: Ending | undefined;
  endedAt: Nanos | undefined;
  /** A signal that will end it as soon as it runs. */
  fatal: SignalName | undefined;
  task: Task | undefined;
  /** Set while it only waits for this child: then it counts as blocked when the child is. */
  standsFor: Running<W> | undefined;
  private readonly handlers = new Map<SignalName, (() => void) | "ignore">();
  private readonly undo: (() => void)[] = [];
  private out: Stdio | undefined;
  private err: Stdio | undefined;
  private onCpu = false;
  private caught = 0;

  constructor(
    birth: Birth<W>,
    private readonly table: ProcessTable<W>,
  ) {
    this.started = birth.clock.now;
    this.pid = birth.pid;
    this.parent = birth.parent;
    this.ppid = birth.parent?.pid ?? 1;
    this.pgid = birth.pgid ?? birth.parent?.pgid ?? birth.pid;
    this.argv = birth.argv;
    this.env = birth.env;
    this.cwd = birth.cwd;
    this.umask = birth.parent?.umask ?? 0o022;
    this.world = birth.world;
    this.clock = birth.clock;
    this.files = birth.files.as(birth.pid);
    this.programs = birth.parent?.programs ?? new Map();
    this.fds = birth.fds;
    for (const signal of birth.ignored) this.handlers.set(signal, "ignore");
  }

  get name(): string {
    return this.argv[0] ?? "";
  }

  /** open(2) for reading where the path leads to a descriptor or a device. */
  open(path: string): Description | "closed" | undefined {
    return device(this.fds, this.cwd, path);
  }

  /** To wait for its end; the words follow what it has become by exec. */
  untilItEnds(): Pause {
    return new UntilItEnds(this);
  }

  get stdin(): OpenFile {
    return this.file(0);
  }

  get stdout(): Stream {
    if (!this.out) this.out = new Stdio(this.file(1));
    return this.out;
  }

  get stderr(): Stream {
    if (!this.err) this.err = new Stdio(this.file(2), "none");
    return this.err;
  }

  // A closed descriptor behaves as /dev/null.
  file(fd: number): Description {
    return this.fds.get(fd) ?? new Null();
  }

  *spend(time: Nanos): Steps<void> {
    const end = this.clock.now + time;
    while (this.clock.now < end) {
      this.onCpu = true;
      yield { until: end, why: "the CPU" };
    }
    this.onCpu = false;
  }

  *sleep(time: Nanos): Steps<void> {
    const end = this.clock.now + time;
    const caught = this.caught;
    while (this.clock.now < end && this.caught === caught) yield { until: end, why: "time to pass" };
  }

  *waits(next: () => Wait | undefined): Steps<void> {
    let now: Wait | undefined;
    const turn = (): Wait | undefined => {
      now = next();
      this.onCpu = now?.cpu ?? false;
      if (!now) return undefined;
      now.again = again;
      this.noteBlocked();
      return now;
    };
    // Who is about to be ended by a signal has no more turns of his own.
    const again = () => (this.fatal ? undefined : turn());
    for (let wait = turn(); wait; wait = now) yield wait;
  }

  on(signal: SignalName, handler: (() => void) | "ignore"): void {
    if (signal !== "SIGKILL") this.handlers.set(signal, handler);
  }

  /** Back to the signal's own action. */
  reset(signal: SignalName): void {
    this.handlers.delete(signal);
  }

  /** What a child inherits. */
  ignored(): SignalName[] {
    return [...this.handlers].filter(([, handler]) => handler === "ignore").map(([signal]) => signal);
  }

  /** setns(2): this process, and what it starts, see another world from here on. */
  enter(world: W, files: FileSystem): void {
    this.world = world;
    this.files = files.as(this.pid);
  }

  /** execvp(3): the named program in this same process; undefined when there is none. */
  execute(argv: readonly string[]): Steps<number> | undefined {
    const program = this.programs.get((argv[0] ?? "").replace(/^.*\//, ""));
    if (!program) return undefined;
    this.exec(argv, this.env, inherit(this.fds));
    return program(this);
  }

  start(argv: readonly string[], stdin?: "null"): Steps<number> | undefined {
    const program = this.programs.get((argv[0] ?? "").replace(/^.*\//, ""));
    if (!program) return undefined;
    const fds = inherit(this.fds);
    if (stdin === "null") {
      fds.get(0)?.release();
      fds.set(0, new Null().hold());
    }
    return this.table.child(this, program, argv, fds);
  }

  others(): readonly Running<W>[] {
    return this.table.all();
  }

  get epoch(): number {
    return this.table.epoch;
  }

  descriptors(): readonly number[] {
    return [...this.fds.keys()].sort((a, b) => a - b);
  }

  get over(): boolean {
    return this.ending !== undefined;
  }

  get busy(): boolean {
    return this.onCpu || this.task?.pause === undefined;
  }

  *outside<T>(work: Promise<T>): Steps<T> {
    const result: { value?: T; error?: unknown; done: boolean } = { done: false };
    const settled = work.then(
      (value) => void Object.assign(result, { value, done: true }),
      (error: unknown) => void Object.assign(result, { error, done: true }),
    );
    while (!result.done) yield { outside: settled, why: "a library" };
    if ("error" in result) throw result.error;
    return result.value as T;
  }

  /** execve(2): a new program in the same process; what was caught is back to its own action, what was ignored stays so. */
  exec(argv: readonly string[], env: ReadonlyMap<string, string>, fds: Map<number, Description>): void {
    for (const file of this.fds.values()) file.release();
    this.argv = argv;
    if (this.task) this.task.name = this.name;
    this.env = env;
    this.fds = fds;
    this.out = undefined;
    this.err = undefined;
    for (const [signal, handler] of this.handlers) if (handler !== "ignore") this.handlers.delete(signal);
  }

  atExit(undo: () => void): void {
    this.undo.push(undo);
  }

  /** kill(2). It takes effect when the process next runs. */
  signal(signal: SignalName): void {
    if (this.ending) return;
    const handler = this.handlers.get(signal);
    if (handler === "ignore") return;
    if (handler) {
      this.caught++;
      handler();
    } else if (harmless.has(signal)) return;
    else this.fatal ??= signal;
    this.task?.wake();
  }

  /** @internal What it yields now is a wait; the first that is not for the CPU lets `cmd &` go on. */
  noteBlocked(): void {
    if (this.hasBlocked || this.onCpu) return;
    const child = this.standsFor;
    if (child && !child.hasBlocked) child.followers.push(this);
    else this.declareBlocked();
  }

  private readonly followers: Running<W>[] = [];

  private declareBlocked(): void {
    if (this.hasBlocked) return;
    this.hasBlocked = true;
    this.blocked.wake();
    for (const follower of this.followers) follower.declareBlocked();
  }

  /** @internal */
  finish(ending: Ending): void {
    this.ending = ending;
    this.endedAt = this.clock.now;
    for (const undo of this.undo.reverse()) undo();
    for (const file of this.fds.values()) file.release();
    this.fds.clear();
    this.declareBlocked();
    this.exited.wake();
    this.parent?.childEnded.wake();
  }
}
