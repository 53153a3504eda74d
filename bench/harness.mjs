// Measures: units of work a CPU second, the median of some runs, and the memory that stays.
import { setImmediate } from "node:timers/promises";
import { Bench } from "tinybench";

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** CPU seconds of this process so far, all its threads: garbage collection counts. */
export function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Bytes that are in use when everything is collected (needs --expose-gc): V8 gives arrays' bytes back some time after it. */
export async function memory() {
  for (let last = Number.POSITIVE_INFINITY; ; ) {
    globalThis.gc?.();
    await setImmediate();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    const used = heapUsed + Math.max(external, arrayBuffers);
    if (used > last - 2 ** 16) return used;
    last = used;
  }
}

/** One case once: made ready anew, then measured. */
async function once({ make }) {
  const before = await memory();
  const work = await make();
  const start = cpuSeconds();
  const wall = performance.now();
  const amount = await work();
  const cpu = cpuSeconds() - start;
  const seconds = (performance.now() - wall) / 1000;
  const used = (await memory()) - before;
  // What it made is alive up to here.
  work.measured = true;
  return { rate: amount / cpu, cpu, wall: seconds, memory: used, amount };
}

/** A case, `runs` times; `figure` is the median rate. */
export async function measure(suite, each, runs) {
  const all = [];
  for (let run = 0; run < runs; run++) all.push(each.micro ? await micro(each) : await once(each));
  const { name, unit } = each;
  const rate = median(all.map((run) => run.rate));
  const used = median(all.map((run) => run.memory));
  const rates = all.map((run) => run.rate);
  return { suite, name, unit, rate, rates, cpu: median(all.map((run) => run.cpu)), memory: used, runs: all };
}

// Work that takes microseconds: tinybench repeats it, by this process's own time.
async function micro({ make }) {
  const before = await memory();
  const { work, amount = 1 } = await make();
  const used = (await memory()) - before;
  const bench = new Bench({ time: 300, warmupTime: 100, now: () => 1000 * cpuSeconds() });
  bench.add("work", work);
  const start = cpuSeconds();
  await bench.run();
  const { result } = bench.tasks[0];
  if (!result?.latency) throw result?.error ?? new Error("tinybench measured nothing");
  return { rate: (amount * 1000) / result.latency.p50, cpu: cpuSeconds() - start, wall: 0, memory: used, amount };
}
