// `skbook worker`: tells cases of whatever studies are under way at a Redis server, until it is told to end.
import { hostname } from "node:os";
import { Worker } from "bullmq";
import { version } from "../session/library.js";
import { shareCores } from "../session/optimising.js";
import type { Parcel } from "./parcel.js";
import { type Threads, threads } from "./pool.js";
import { clientName, connect, connection, LOCK, LOOK, metaKey, parcelKey, prefix, STUDIES, shown } from "./redis.js";
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
  const asked = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        ending = true;
        resolve();
      });
  });
  say(`skbook ${own} works for ${shown(url)}: ${concurrency} ${concurrency === 1 ? "thread" : "threads"}`);
  while (!ending) {
    // A server that is away answers when it is back.
    const studies = await Promise.race([redis.hgetall(STUDIES), asked]);
    if (!studies) break;
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
      await redis.del(metaKey(study));
      say(`study ${study} is over: ${told} cases told here`);
    }
    await new Promise((resume) => setTimeout(resume, ROUND));
  }
  // What was begun is finished, as long as there is a server to tell it to.
  const here = redis.status === "ready";
  if (here) await Promise.allSettled([...open.values()].map(({ worker }) => worker.close()));
  await pool.destroy();
  redis.disconnect();
  // Connections that look for a server that is away would keep it from ending.
  if (!here) process.exit(0);
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
