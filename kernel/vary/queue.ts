// The submitter's side of a queue: cases go in as fast as they come out, each end is counted once whoever told it, and nothing
// is left in Redis.
import { randomUUID } from "node:crypto";
import { Queue, QueueEvents } from "bullmq";
import type { Redis } from "ioredis";
import type { Study, Told } from "../../src/study.js";
import { type Parcel, Rooted } from "./parcel.js";
import { endsOf } from "./pool.js";
import { connect, connection, LAPSE, parcelKey, prefix, RENEW, STUDIES, shown, workersAt } from "./redis.js";
import type { Reached } from "./unpack.js";

/** Jobs that are in the queue at once: enough for many workers, little for Redis. */
const AHEAD = 100;
/** Milliseconds between two looks at what no event told of: a lost connection loses events, not results. */
const LOOK = 2000;
/** How often a case is tried whose worker fails at it (a story that fails is an end, and no failure of a worker). */
const ATTEMPTS = 3;
/** Milliseconds to tidy up in, should Redis go away meanwhile. */
const FAREWELL = 5000;

const jobOf = (index: number): string => `case-${index}`;
const indexOf = (job: string): number => Number(job.slice("case-".length));

export async function* overQueue(
  { cases, stopped }: Pick<Study, "cases" | "stopped">,
  parcel: Parcel,
  url: string,
): AsyncGenerator<Told> {
  const redis = await connect(url);
  const study = randomUUID();
  const queue = new Queue(study, { prefix, connection: connection(url) });
  const events = new QueueEvents(study, { prefix, connection: connection(url) });
  // A lost connection comes back; what must be said of it is said where it is waited for.
  queue.on("error", () => {});
  events.on("error", () => {});
  const outstanding = new Set<number>();
  const inbox: (readonly [index: number, reached: Reached])[] = [];
  let wake = () => {};
  /** What a job came to; a second telling of the same case is not heard. */
  const take = (job: string, reached: () => Reached) => {
    if (!outstanding.delete(indexOf(job))) return;
    inbox.push([indexOf(job), reached()]);
    wake();
  };
  const ended = (job: string, value: unknown) =>
    take(job, () => (typeof value === "string" ? JSON.parse(value) : value) as Reached);
  const failed = (job: string, reason: string) =>
    take(job, () => ({ end: { error: `no worker could tell it: ${reason}` } }));
  events.on("completed", ({ jobId, returnvalue }) => ended(jobId, returnvalue));
  events.on("failed", ({ jobId, failedReason }) => failed(jobId, failedReason));
  const renew = setInterval(() => void redis.expire(parcelKey(study), LAPSE).catch(() => {}), RENEW * 1000);
  let over = false;
  const enough = stopped.then(() => {
    over = true;
  });
  /** A server that is away answers when it is back; a stop does not wait for that. */
  const orStopped = <T>(answer: Promise<T>): Promise<T | undefined> =>
    Promise.race([answer, enough.then(() => undefined)]);
  const submit = async () => {
    await redis.set(parcelKey(study), JSON.stringify(parcel), "EX", LAPSE);
    await redis.hset(STUDIES, study, parcel.version);
    await queue.addBulk([...outstanding].map(jobFor));
  };
  const notice = noticing(redis, parcel.version, url);
  const look = async () => {
    await notice();
    // A server that keeps nothing has forgotten the study when it is back.
    if (!(await redis.exists(parcelKey(study)))) await submit();
    for (const index of [...outstanding]) {
      const job = await queue.getJob(jobOf(index));
      if (job?.finishedOn === undefined) continue;
      if (job.failedReason) failed(jobOf(index), job.failedReason);
      else ended(jobOf(index), job.returnvalue);
    }
  };
  let away = false;
  redis.on("close", () => {
    if (!away) console.error(`${shown(url)} has gone away; the study goes on when it is back`);
    away = true;
  });
  redis.on("ready", () => {
    away = false;
  });
  try {
    await events.waitUntilReady();
    await submit();
    for (let next = 0; next < cases.length || outstanding.size > 0 || inbox.length > 0; ) {
      const some = cases.slice(next, next + AHEAD - outstanding.size - inbox.length);
      next += some.length;
      for (const index of some) outstanding.add(index);
      if (some.length > 0) await orStopped(queue.addBulk(some.map(jobFor)));
      const come = inbox.splice(0);
      for (const [index, reached] of come) {
        await orStopped(queue.remove(jobOf(index)));
        yield* endsOf([index], [reached]);
      }
      if (come.length > 0) continue;
      if (over) return;
      const late = setTimeout(() => wake(), LOOK);
      await Promise.race([new Promise<void>((resume) => (wake = resume)), enough]);
      clearTimeout(late);
      if (inbox.length > 0) continue;
      await orStopped(look());
    }
  } finally {
    clearInterval(renew);
    redis.removeAllListeners("close");
    const farewell = async () => {
      await tidy(redis, queue, study);
      await Promise.allSettled([events.close(), queue.close()]);
    };
    if (redis.status === "ready")
      await Promise.race([farewell(), new Promise((resume) => setTimeout(resume, FAREWELL).unref())]);
    // At once where the server is away: nobody then says that it is done.
    for (const each of [events, queue]) void each.disconnect().catch(() => {});
    redis.disconnect();
  }
}

const jobFor = (index: number) => ({
  name: "case",
  data: { index },
  opts: { jobId: jobOf(index), attempts: ATTEMPTS, backoff: { type: "fixed", delay: 200 } },
});

async function tidy(redis: Redis, queue: Queue, study: string): Promise<void> {
  await redis.hdel(STUDIES, study);
  await redis.del(parcelKey(study));
  await queue.obliterate({ force: true });
}

/** Said once where nobody works yet; workers of another version alone are a mistake. */
function noticing(redis: Redis, version: string, url: string): () => Promise<void> {
  let told = false;
  return async () => {
    const workers = await workersAt(redis);
    if (workers.some((each) => each.version === version)) return;
    const [other] = workers;
    if (other) throw new Rooted(`the worker ${other.at} is skbook ${other.version}, and this is ${version}`);
    if (!told) console.error(`nobody works at ${shown(url)} yet: skbook worker --redis ${shown(url)}`);
    told = true;
  };
}
