// Where a study's cases are told: on a queue when one is named, over threads when they are asked for or worth it, else here.
import { availableParallelism } from "node:os";
import type { Study, Told } from "../../src/study.js";
import { type Home, type Parcel, pack, Rooted } from "./parcel.js";

/** Milliseconds in which this thread shows how long a case takes. */
const TASTE = 400;
/** Milliseconds of work for which threads are worth their start: each warms up on its own. */
const WORTH = 5000;

type Here = (cases: readonly number[]) => AsyncIterable<Told>;

export async function* tellSomewhere(study: Study, here: Here, home: Home): AsyncGenerator<Told> {
  const { redis, workers } = study;
  if (workers !== undefined && !(Number.isSafeInteger(workers) && workers > 0))
    throw new RangeError(`workers: ${workers} is no number of threads`);
  if (redis !== undefined) {
    const { overQueue } = await import("./queue.js");
    yield* overQueue(study, pack(study, home), redis);
  } else if (workers === undefined) yield* asWorth(study, here, home);
  else if (workers === 1) yield* here(study.cases);
  else yield* (await import("./pool.js")).overThreads(study, pack(study, home), workers);
}

async function* asWorth(study: Study, here: Here, home: Home): AsyncGenerator<Told> {
  const count = availableParallelism();
  const started = performance.now();
  const done = new Set<number>();
  let worth = false;
  for await (const told of here(study.cases)) {
    yield told;
    done.add(told[0]);
    const took = performance.now() - started;
    const left = study.cases.length - done.size;
    if (count > 1 && took > TASTE && (took / done.size) * left > WORTH) {
      worth = true;
      break;
    }
  }
  if (!worth) return;
  const left = study.cases.filter((index) => !done.has(index));
  yield* elsewhereOrHere({ ...study, cases: left }, here, home, count);
}

/** What cannot travel is told here; whoever asked for workers is told why, whoever did not need not know. */
async function* elsewhereOrHere(study: Study, here: Here, home: Home, count: number): AsyncGenerator<Told> {
  const done = new Set<number>();
  try {
    const parcel: Parcel = pack(study, home);
    for await (const told of (await import("./pool.js")).overThreads(study, parcel, count)) {
      done.add(told[0]);
      yield told;
    }
  } catch (error) {
    if (!(error instanceof Rooted)) throw error;
    yield* here(study.cases.filter((index) => !done.has(index)));
  }
}
