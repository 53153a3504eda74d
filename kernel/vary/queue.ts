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
/** Milliseconds to tidy up in, where Redis has gone away. */
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
  const inbox: Told[] = [];
  let wake = () => {};
  /** What a job came to; a second telling of the same case is not heard. */
  const take = (job: string, told: () => Told) => {
    if (!outstanding.delete(indexOf(job))) return;
    inbox.push(told());
    wake();
  };
  const ended = (job: string, value: unknown) =>
    take(job, () => [indexOf(job), (typeof value === "string" ? JSON.parse(value) : value) as Told[1]]);
  const failed = (job: string, reason: string) =>
    take(job, () => [indexOf(job), { error: `no worker could tell it: ${reason}` }]);
  events.on("completed", ({ jobId, returnvalue }) => ended(jobId, returnvalue));
  events.on("failed", ({ jobId, failedReason }) => failed(jobId, failedReason));
  const renew = setInterval(() => void redis.expire(parcelKey(study), LAPSE).catch(() => {}), RENEW * 1000);
  let over = false;
  const enough = stopped.then(() => {
    over = true;
  });
  try {
    await events.waitUntilReady();
    await redis.set(parcelKey(study), JSON.stringify(parcel), "EX", LAPSE);
    await redis.hset(STUDIES, study, parcel.version);
    const notice = noticing(redis, parcel.version, url);
    for (let next = 0; next < cases.length || outstanding.size > 0 || inbox.length > 0; ) {
      const some = cases.slice(next, next + AHEAD - outstanding.size - inbox.length);
      next += some.length;
      for (const index of some) outstanding.add(index);
      if (some.length > 0) await queue.addBulk(some.map((index) => jobFor(index)));
      const come = inbox.splice(0);
      for (const [index, end] of come) {
        await queue.remove(jobOf(index));
        yield* endsOf([index], [end as unknown as Reached]);
      }
      if (come.length > 0) continue;
      if (over) return;
      const late = setTimeout(() => wake(), LOOK);
      await Promise.race([new Promise<void>((resume) => (wake = resume)), enough]);
      clearTimeout(late);
      if (inbox.length > 0) continue;
      await notice();
      for (const index of [...outstanding]) {
        const job = await queue.getJob(jobOf(index));
        if (job?.finishedOn === undefined) continue;
        if (job.failedReason) failed(jobOf(index), job.failedReason);
        else ended(jobOf(index), job.returnvalue);
      }
    }
  } finally {
    clearInterval(renew);
    await Promise.race([tidy(redis, queue, study), new Promise((resume) => setTimeout(resume, FAREWELL).unref())]);
    await Promise.allSettled([events.close(), queue.close()]);
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
