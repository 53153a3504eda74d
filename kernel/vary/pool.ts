// Cases over this machine's threads. A thread is given a few at a time, so that a stop loses little and none waits long. Threads
// stay for a while after a study that ended well: the next one finds them warm, and a cold thread takes two seconds of a core
// until V8 has compiled what it tells.
import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import type { Study, Told } from "../../src/study.js";
import { compiled } from "../session/library.js";
import { shareCores } from "../session/optimising.js";
import { type Parcel, Rooted } from "./parcel.js";
import type { Batch } from "./thread.js";
import type { Reached } from "./unpack.js";

const BATCH = 4;
/** Batches that wait for each thread while it works. */
const AHEAD = 1;
/** Milliseconds that a thread waits for another study. It keeps no process from ending. */
const PATIENCE = 60_000;

export type Threads = Piscina<Batch, readonly Reached[]>;

export const threads = (count: number): Threads =>
  new Piscina<Batch, readonly Reached[]>({
    filename: pathToFileURL(compiled("kernel/vary/thread.js")).href,
    minThreads: 0,
    maxThreads: count,
    idleTimeout: PATIENCE,
    // A thread that waits for work spins for nobody.
    atomics: "disabled",
  });

/** Of the last study that ended well: one study at a time has them. */
let warm: { readonly count: number; readonly pool: Threads } | undefined;

function taken(count: number): Threads {
  if (warm?.count !== count) return threads(count);
  const { pool } = warm;
  warm = undefined;
  return pool;
}

function kept(count: number, pool: Threads): void {
  void warm?.pool.destroy();
  warm = { count, pool };
}

/** Throws Rooted where a case asks for what did not travel, and where no thread can start. */
export async function* overThreads(
  { cases, stopped }: Pick<Study, "cases" | "stopped">,
  parcel: Parcel,
  count: number,
): AsyncGenerator<Told> {
  const pool = taken(count);
  const study = randomUUID();
  let over = false;
  let well = false;
  const ended = shareCores();
  const broken = new Promise<never>((_, reject) => pool.once("error", reject));
  const enough = stopped.then(() => {
    over = true;
  });
  const running = new Set<Promise<void>>();
  // Several may end before anybody looks.
  const inbox: Told[] = [];
  try {
    for (let from = 0; from < cases.length || running.size > 0 || inbox.length > 0; ) {
      while (from < cases.length && running.size < count * (1 + AHEAD)) {
        const some = cases.slice(from, from + BATCH);
        from += BATCH;
        const batch: Promise<void> = tellBatch(pool, { study, parcel, cases: some })
          .then((told) => void inbox.push(...told))
          .finally(() => running.delete(batch));
        running.add(batch);
      }
      if (inbox.length === 0) await Promise.race([...running, enough, broken]);
      yield* inbox.splice(0);
      if (over) return;
    }
    well = true;
  } finally {
    for (const batch of running) batch.catch(() => {});
    broken.catch(() => {});
    pool.removeAllListeners("error");
    ended();
    if (well) kept(count, pool);
    else {
      // What still runs is of no use any more, and an answer that comes all the same is nobody's error.
      pool.on("error", () => {});
      await pool.destroy();
    }
  }
}

/** What becomes of a thread (it runs out of memory, say) is the end of its cases and of no other. */
async function tellBatch(pool: Threads, batch: Batch): Promise<readonly Told[]> {
  const { cases } = batch;
  try {
    return endsOf(cases, await pool.run(batch));
  } catch (error) {
    if (error instanceof Rooted || cases.length === 1) {
      if (error instanceof Rooted) throw error;
      return [[cases[0]!, { error: `the worker ended: ${(error as Error).message}` }]];
    }
    const alone: Told[] = [];
    for (const index of cases) alone.push(...(await tellBatch(pool, { ...batch, cases: [index] })));
    return alone;
  }
}

export function endsOf(cases: readonly number[], reached: readonly Reached[]): readonly Told[] {
  return reached.map((each, at) => {
    if ("outside" in each) throw new Rooted(outside(each.outside));
    return [cases[at]!, each.end];
  });
}

const outside = (name: string): string =>
  `the story asks for "${name}", which stands outside of it: a worker sees the story's own text, a notebook's data and ` +
  "functions, what skbook exports, and the data handed over as { given: { name } }";
