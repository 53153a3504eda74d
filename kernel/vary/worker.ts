// `skbook worker`: tells cases of whatever studies are under way at a Redis server, until it is told to end.
import { hostname } from "node:os";
import { Worker } from "bullmq";
import { version } from "../session/library.js";
import { shareCores } from "../session/optimising.js";
import type { Parcel } from "./parcel.js";
import { type Threads, threads } from "./pool.js";
import { clientName, connect, connection, LOCK, LOOK, parcelKey, prefix, STUDIES, shown } from "./redis.js";
import type { Reached } from "./unpack.js";

/** Milliseconds between two looks for studies that begin or end. */
const ROUND = 200;
/** A case that was taken from workers this often is not told again: it may be what ends them. */
const MOST_STALLED = 10;

interface Open {
  readonly worker: Worker;
  told: number;
}

export async function work(url: string, concurrency: number): Promise<void> {
  const redis = await connect(url);
  const own = version();
  await redis.client("SETNAME", clientName(own, hostname(), process.pid));
  // After a lost connection it is a new one, without a name.
  redis.on("ready", () => void redis.client("SETNAME", clientName(own, hostname(), process.pid)).catch(() => {}));
  const pool = threads(concurrency);
  shareCores();
  const open = new Map<string, Open>();
  const refused = new Set<string>();
  let ending = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      ending = true;
    });
  say(`skbook ${own} works for ${shown(url)}: ${concurrency} ${concurrency === 1 ? "thread" : "threads"}`);
  while (!ending) {
    const studies = await redis.hgetall(STUDIES);
    for (const [study, wanted] of Object.entries(studies)) {
      if (open.has(study) || refused.has(study)) continue;
      if (wanted !== own) {
        refused.add(study);
        say(`study ${study} is left alone: it wants skbook ${wanted}`);
        continue;
      }
      const parcel = await redis.get(parcelKey(study));
      // Whoever submitted it has gone without a word.
      if (parcel === null) await redis.hdel(STUDIES, study);
      else open.set(study, begun(study, JSON.parse(parcel) as Parcel, url, pool, concurrency));
    }
    for (const [study, { worker, told }] of open) {
      if (study in studies) continue;
      open.delete(study);
      await worker.close(true).catch(() => {});
      say(`study ${study} is over: ${told} cases told here`);
    }
    await new Promise((resume) => setTimeout(resume, ROUND));
  }
  // What was begun is finished.
  await Promise.allSettled([...open.values()].map(({ worker }) => worker.close()));
  await pool.destroy();
  redis.disconnect();
}

function begun(study: string, parcel: Parcel, url: string, pool: Threads, concurrency: number): Open {
  const tell = async ({ data }: { readonly data: { readonly index: number } }): Promise<Reached> => {
    const [reached] = await pool.run({ study, parcel, cases: [data.index] });
    made.told++;
    return reached!;
  };
  const worker = new Worker(study, tell, {
    prefix,
    connection: connection(url),
    concurrency,
    lockDuration: LOCK,
    stalledInterval: LOOK,
    maxStalledCount: MOST_STALLED,
  });
  // A study that ends takes its queue away under our hands.
  worker.on("error", () => {});
  const made: Open = { worker, told: 0 };
  return made;
}

const say = (text: string): boolean => process.stderr.write(`${text}\n`);
