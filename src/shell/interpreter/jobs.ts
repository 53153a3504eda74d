// Jobs: what a shell started and still has to say something about. Texts as bash's jobs.c prints them.
// Not modelled: stopped jobs, `fg` and `bg`.
import { type Ending, statusOf } from "../death.js";
import type { Running } from "../running.js";
import { describeSignal } from "../signal.js";

export interface Job<W> {
  readonly number: number;
  readonly processes: readonly Running<W>[];
  readonly text: string;
  readonly background: boolean;
  /** The user was told of its end, or asked for it. */
  notified: boolean;
  /** It ended before its prompt was drawn; a real shell hears of that only after the next command. */
  unheard: boolean;
}

export class Jobs<W> {
  private list: Job<W>[] = [];
  /** Statuses of background processes that are gone; `wait PID` still answers. */
  private readonly statuses = new Map<number, number>();

  add(processes: readonly Running<W>[], text: string, background: boolean): Job<W> {
    const number = Math.max(0, ...this.list.map((job) => job.number)) + 1;
    const job: Job<W> = { number, processes, text, background, notified: false, unheard: false };
    this.list.push(job);
    return job;
  }

  all(): readonly Job<W>[] {
    return this.list;
  }

  remove(job: Job<W>): void {
    this.list = this.list.filter((one) => one !== job);
    for (const process of job.processes) if (process.ending) this.statuses.set(process.pid, statusOf(process.ending));
  }

  clear(): void {
    this.list = [];
  }

  statusOf(pid: number): number | undefined {
    return this.statuses.get(pid);
  }

  byPid(pid: number): Job<W> | undefined {
    return this.list.find((job) => job.processes.some((process) => process.pid === pid));
  }

  /** %n, %+, %%, %-, %text, %?text. */
  bySpec(spec: string): Job<W> | undefined {
    const word = spec.slice(1);
    if (/^\d+$/.test(word)) return this.list.find((job) => job.number === Number(word));
    if (word === "" || word === "+" || word === "%") return this.current();
    if (word === "-") return this.previous();
    if (word.startsWith("?")) return this.list.find((job) => job.text.includes(word.slice(1)));
    return this.list.find((job) => job.text.startsWith(word));
  }

  /** The one that was started last, dead or not, until the user has been told of its end. */
  current(): Job<W> | undefined {
    return this.list.filter((job) => job.background).at(-1);
  }

  previous(): Job<W> | undefined {
    return this.list.filter((job) => job.background).at(-2);
  }

  /** One line of `jobs`: `[1]+  Running                 sleep 5 &`. */
  line(job: Job<W>, long = false): string {
    const mark = job === this.current() ? "+" : job === this.previous() ? "-" : " ";
    const state = `${stateOf(job)}`.padEnd(24);
    const pid = long ? `${String(job.processes[0]?.pid ?? 0).padStart(5)} ` : " ";
    return `[${job.number}]${mark} ${pid}${state}${job.text}${over(job) ? "" : " &"}\n`;
  }
}

export function over<W>(job: Job<W>): boolean {
  return job.processes.every((process) => process.ending);
}

export function endingOf<W>(job: Job<W>): Ending | undefined {
  return job.processes.at(-1)?.ending;
}

export function stateOf<W>(job: Job<W>): string {
  const ending = endingOf(job);
  if (!over(job) || !ending) return "Running";
  if ("signal" in ending) return describeSignal(ending.signal);
  return ending.code === 0 ? "Done" : `Exit ${ending.code & 255}`;
}
