// vary over a real Redis: workers come and are killed, every case is told, each counts once, and nothing is left behind.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { version } from "../../../kernel/session/library.js";
import { pack } from "../../../kernel/vary/parcel.js";
import { overQueue } from "../../../kernel/vary/queue.js";
import { clientName, connect, STUDIES } from "../../../kernel/vary/redis.js";
import { type Lab, vary } from "../../../src/index.js";
import { around } from "../../../src/lab/vary/around.js";
import { surround, type Told } from "../../../src/study.js";

const cli = join(import.meta.dirname, "../../../dist/kernel/cli.js");

const installed = (() => {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    console.warn("redis-server is not installed: vary over a queue is not tested here");
    return false;
  }
})();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

describe.skipIf(!installed)("over Redis", () => {
  const folder = mkdtempSync(join(tmpdir(), "skbook-redis-"));
  const workers: ChildProcess[] = [];
  let server: ChildProcess;
  let url = "";
  let redis: Redis;

  /** A server that keeps nothing when it ends. */
  function serve(): void {
    const words = [
      "--port",
      new URL(url).port,
      "--bind",
      "127.0.0.1",
      "--dir",
      folder,
      "--save",
      "",
      "--appendonly",
      "no",
    ];
    server = spawn("redis-server", words, { stdio: "ignore" });
  }

  beforeAll(async () => {
    await import("../../../kernel/vary/workers.js");
    url = `redis://127.0.0.1:${await freePort()}`;
    serve();
    redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    redis.on("error", () => {});
    await redis.ping();
  });

  afterEach(async () => {
    for (const worker of workers.splice(0)) {
      worker.kill("SIGKILL");
      if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit");
    }
  });

  afterAll(async () => {
    surround(undefined);
    redis?.disconnect();
    server?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  /** A worker, once it has said that it works. */
  async function worker(): Promise<ChildProcess> {
    const started = spawn(process.execPath, [cli, "worker", "--redis", url, "--concurrency", "1"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    workers.push(started);
    const [said] = (await once(started.stderr!, "data")) as [Buffer];
    expect(String(said)).toContain(`skbook ${version()} works for ${url}: 1 thread`);
    started.stderr!.resume();
    return started;
  }

  test("1,000 cases, two workers, one of them killed half way: 1,000 ends, each once, as on one thread", async () => {
    const [, victim] = await Promise.all([worker(), worker()]);
    const space = { n: Array.from({ length: 500 }, (_, n) => n), "h:net.ipv4.ip_default_ttl": [64, 32] };
    const story = async (lab: Lab, { n }: { n: number }) => {
      const { output } = await lab.machine("h").sh("sysctl -n net.ipv4.ip_default_ttl");
      return Number(output) * 1000 + n;
    };
    const counts: number[] = [];
    const grid = await vary(space, story, {
      redis: url,
      progress: async (done: number) => {
        counts.push(done);
        if (done === 500) victim!.kill("SIGKILL");
      },
    });
    expect(grid.rows.length).toBe(1000);
    expect(counts).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
    expect(victim!.signalCode).toBe("SIGKILL");
    const here = await vary(space, story, { workers: 1 });
    expect(JSON.stringify(grid.rows)).toBe(JSON.stringify(here.rows));
    expect(await redis.keys("*")).toEqual([]);
  }, 180_000);

  test("two studies at once share the workers; a server that comes back and has forgotten all is told again", async () => {
    await Promise.all([worker(), worker()]);
    const complain = vi.spyOn(console, "error").mockImplementation(() => {});
    const many = { n: Array.from({ length: 150 }, (_, n) => n) };
    const story = async (lab: Lab, { n }: { n: number }) => {
      await lab.machine("h").sh("ip link set lo up; ping -c 2 127.0.0.1");
      return n;
    };
    const twice = vary(many, async (_, { n }) => 2 * n, { redis: url });
    const grid = await vary(many, story, {
      redis: url,
      progress: (done) => {
        if (done === 40) server.kill("SIGKILL");
        if (done === 40) once(server, "exit").then(serve);
      },
    });
    expect(grid.rows.map(({ outcome }) => outcome)).toEqual(many.n);
    expect((await twice).rows.map(({ outcome }) => outcome)).toEqual(many.n.map((n) => 2 * n));
    expect(complain.mock.calls.flat()).toContain(`${url} has gone away; the study goes on when it is back`);
    complain.mockRestore();
    await expect.poll(() => redis.keys("*"), { timeout: 10_000 }).toEqual([]);
  }, 60_000);

  test("while the server is away a study can be stopped, what is done is kept, and a worker ends when it is asked to", async () => {
    const one = await worker();
    const complain = vi.spyOn(console, "error").mockImplementation(() => {});
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const { begin, ...rest } = around()!;
    surround({ ...rest, begin: (total) => ({ ...begin(total), stopped }) });
    const grid = await vary({ n: Array.from({ length: 400 }, (_, n) => n) }, async (_, { n }) => n, {
      redis: url,
      progress: (done) => {
        if (done === 150) server.kill("SIGKILL");
        if (done === 150) once(server, "exit").then(stop);
      },
    });
    surround({ ...rest, begin });
    complain.mockRestore();
    expect(grid.stopped).toBe(true);
    expect(grid.rows.length).toBeGreaterThanOrEqual(150);
    one.kill("SIGTERM");
    expect(await once(one, "exit")).toEqual([0, null]);
    serve();
    await redis.ping();
  }, 60_000);

  test("a case that no worker can tell has its error in its row", async () => {
    await worker();
    const study = { cases: [0, 1], stopped: new Promise<void>(() => {}) };
    const parcel = pack(
      {
        ...study,
        space: { n: [1, 2] },
        workers: undefined,
        redis: url,
        given: {},
        tale: { story: { is: "text", text: "true", machine: "h" }, outcome: undefined, options: {} },
      },
      { library: {}, variable: () => undefined },
    );
    const ends: Told[] = [];
    for await (const told of overQueue(study, { ...parcel, outcome: "no function (" }, url)) ends.push(told);
    expect(ends.sort(([a], [b]) => a - b)).toEqual(
      [0, 1].map((index) => [index, { error: expect.stringMatching(/^no worker could tell it: /) }]),
    );
  }, 60_000);

  test("no more than a bounded number of jobs is in the queue; what was submitted is gone after a stop", async () => {
    let jobs = 0;
    const looks: Promise<void>[] = [];
    await worker();
    const grid = await vary({ n: Array.from({ length: 700 }, (_, n) => n) }, async (_, { n }) => n, {
      redis: url,
      progress: (done) => {
        if (done % 20 === 0)
          looks.push(
            redis.keys("skbook:*:case-*").then((keys) => {
              jobs = Math.max(jobs, keys.filter((key) => /:case-\d+$/.test(key)).length);
            }),
          );
        return done === 300;
      },
    });
    await Promise.all(looks);
    expect([grid.rows.length, grid.stopped]).toEqual([300, true]);
    expect(jobs).toBeGreaterThan(10);
    expect(jobs).toBeLessThanOrEqual(100);
    await expect.poll(() => redis.keys("*"), { timeout: 10_000 }).toEqual([]);
  }, 60_000);

  test("a worker that comes late is waited for; one of another version is not", async () => {
    const late = vary({ n: [1, 2, 3] }, async (_, { n }) => n * n, { redis: url });
    await worker();
    expect((await late).rows.map(({ outcome }) => outcome)).toEqual([1, 4, 9]);
    for (const each of workers.splice(0)) {
      each.kill("SIGKILL");
      await once(each, "exit");
    }
    const other = await connect(url);
    await other.client("SETNAME", clientName("0.0.9", "elsewhere", 17));
    await expect(vary({ n: [1] }, async (_, { n }) => n, { redis: url })).rejects.toThrow(
      `the worker elsewhere:17 is skbook 0.0.9, and this is ${version()}`,
    );
    other.disconnect();
    expect(await redis.keys("*")).toEqual([]);
  }, 60_000);

  test("a worker leaves a study of another version alone, and ends when it is asked to", async () => {
    const one = await worker();
    let said = "";
    one.stderr!.on("data", (text: Buffer) => {
      said += text;
    });
    await redis.hset(STUDIES, "of-tomorrow", "99.0.0");
    await expect.poll(() => said, { timeout: 10_000 }).toContain("it wants skbook 99.0.0");
    await redis.del(STUDIES);
    one.kill("SIGTERM");
    const [status] = (await once(one, "exit")) as [number | null];
    expect(status).toBe(0);
  }, 60_000);

  test("what cannot travel is told to whoever submitted it", async () => {
    await worker();
    const bound = ((_: Lab, { n }: { n: number }) => n).bind(null);
    await expect(
      vary({ n: [1] }, (lab, settings) => bound(lab, settings), { redis: url, given: { bound } }),
    ).rejects.toThrow("a function that was bound, or is built in, has no text that could travel");
    await expect(vary({ n: [1] }, async (_, { n }) => n + cli.length, { redis: url })).rejects.toThrow(
      'the story asks for "cli", which stands outside of it',
    );
  }, 60_000);

  test("where no server is, that is said at once", async () => {
    const port = await freePort();
    await expect(
      vary({ n: [1] }, async (_, { n }) => n, { redis: `redis://me:secret@127.0.0.1:${port}` }),
    ).rejects.toThrow(`no Redis server answers at redis://127.0.0.1:${port}`);
    await expect(vary({ n: [1] }, async (_, { n }) => n, { redis: "127.0.0.1" })).rejects.toThrow("is no Redis URL");
    await expect(vary({ n: [1] }, async (_, { n }) => n, { redis: 6379 as never })).rejects.toThrow(
      "6379 is no Redis URL",
    );
  });
});
