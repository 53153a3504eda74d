// What a study and its workers agree on in Redis. Every study is a BullMQ queue of its own, whose jobs are cases; its parcel
// and its entry among the studies stand beside it. All keys begin with "skbook:" and are gone when the study is over.

import type { ConnectionOptions } from "bullmq";
import { Redis } from "ioredis";
import { Fault } from "../fault.js";

export const prefix = "skbook";

/** A hash: each study that is under way, and the version of skbook that it wants. */
export const STUDIES = `${prefix}:studies`;

/** It lapses when whoever submitted the study does not come back to renew it. */
export const parcelKey = (study: string): string => `${prefix}:parcel:${study}`;

/** Whoever begins to work on a queue writes it, be it that the study is over by then. */
export const metaKey = (study: string): string => `${prefix}:${study}:meta`;

/** Seconds after which a study that nobody renews is over, and how often it is renewed. */
export const LAPSE = 60;
export const RENEW = 15;

/** How a worker's connection is called, so that a submitter sees who is there: "skbook-worker:0.1.0:host:17". */
export const clientName = (version: string, host: string, pid: number): string =>
  `skbook-worker:${version}:${host.replace(/[^\w.-]/g, "-")}:${pid}`;

/** Milliseconds: a case whose worker does not renew it in time is another's; how often that is looked after. */
export const LOCK = 6000;
export const LOOK = 3000;

export const connection = (url: string): ConnectionOptions => ({ url, maxRetriesPerRequest: null });

/** A connection that answers; a Fault where nobody does. What is lost later is taken up again. */
export async function connect(url: string): Promise<Redis> {
  if (typeof url !== "string") throw new Fault(`${url} is no Redis URL: redis://127.0.0.1:6379`, 2);
  if (!/^rediss?:\/\//.test(url)) throw new Fault(`${shown(url)} is no Redis URL: redis://127.0.0.1:6379`, 2);
  const first = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5000 });
  let why = "";
  first.on("error", (error) => {
    why = error.message || String((error as NodeJS.ErrnoException).code);
  });
  try {
    await first.connect();
    await first.ping();
  } catch (error) {
    throw new Fault(`no Redis server answers at ${shown(url)}: ${why || (error as Error).message}`);
  } finally {
    first.disconnect();
  }
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  // It comes back by itself; what waits for it goes on then.
  redis.on("error", () => {});
  return redis;
}

/** Without a password. */
export const shown = (url: string): string => url.replace(/\/\/[^@/]*@/, "//");

export interface WorkerHere {
  readonly version: string;
  readonly at: string;
}

export async function workersAt(redis: Redis): Promise<readonly WorkerHere[]> {
  const list = String(await redis.client("LIST"));
  return [...list.matchAll(/\bname=skbook-worker:([^:\s]+):(\S+)/g)].map(([, version, at]) => ({
    version: version!,
    at: at!,
  }));
}
