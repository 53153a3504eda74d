// vary's cases over worker threads: the same rows, and plain words where a story cannot travel.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Lab, vary } from "../../../src/index.js";
import { surround } from "../../../src/study.js";

// Each pool loads the simulator anew, which a loaded machine takes its time for.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(() => import("../../../kernel/vary/workers.js"));
afterAll(() => surround(undefined));

const pair = `ip link set lo up
ip link add e0 type veth peer name e1
ip addr add 10.94.0.1/24 dev e0; ip addr add 10.94.0.2/24 dev e1
ip link set e0 up; ip link set e1 up`;
const accept = "net.ipv4.conf.e1.accept_local";

describe("two threads", () => {
  test("say what one says, to the byte, in the same order", async () => {
    const space = { [accept]: [0, 1], kernel: ["3.10", "6.1"], seed: [1, 2, 3] };
    const told = (workers: number) =>
      vary(space, `${pair}\nping -c 1 -W 2 -I e0 10.94.0.2`, (run) => [run.status, run.text], { workers });
    const [one, two] = [await told(1), await told(2)];
    expect(two.rows.length).toBe(12);
    expect(JSON.stringify(two.rows)).toBe(JSON.stringify(one.rows));
    expect(two.table().mime).toEqual(one.table().mime);
    expect(two.grid().mime).toEqual(one.grid().mime);
  });

  test("lose none of many that end at once", async () => {
    const space = { n: Array.from({ length: 2000 }, (_, n) => n) };
    const grid = await vary(space, async (_, { n }) => n, { workers: 2 });
    expect(grid.rows.map(({ outcome }) => outcome)).toEqual(space.n);
  });

  test("tell what was done to a lab", async () => {
    const lab = new Lab({ seed: 3 });
    lab.connect(lab.machine("p"), lab.machine("q"), { delay: "3ms" });
    for (const [name, address] of [
      ["p", 1],
      ["q", 2],
    ] as const)
      await lab.machine(name).sh(`ip link set eth0 up; ip addr add 10.94.1.${address}/24 dev eth0`);
    await lab.machine("p").sh("ping -c 2 10.94.1.2");
    const space = { "q:net.ipv4.icmp_echo_ignore_all": [0, 1], seed: [1, 2] };
    const told = (workers: number) => vary(space, lab, (copy) => copy.last.text, { workers });
    const [one, two] = [await told(1), await told(2)];
    expect(two.rows).toEqual(one.rows);
    expect(two.decisive).toContain("q:net.ipv4.icmp_echo_ignore_all");
    lab.link("p/eth0 - q/eth0").rule("none", () => undefined);
    await expect(told(2)).rejects.toThrow("the lab has a link with a rule, a function that cannot travel");
  });

  test("see what skbook exports, and the data handed over", async () => {
    const given = { script: pair, deep: { list: [1, 2] } };
    const { script, deep } = given;
    const story = async (lab: Lab, { n }: { n: number }) => {
      const { status } = await lab.machine("h").sh(script);
      return [status, deep.list[1]!, n];
    };
    const grid = await vary({ n: [1, 2, 3] }, story, { workers: 2, given });
    expect(grid.rows.map(({ outcome }) => outcome)).toEqual([
      [0, 2, 1],
      [0, 2, 2],
      [0, 2, 3],
    ]);
    const methods = {
      async tell(_: Lab, { n }: { n: number }) {
        return n + 1;
      },
    };
    const method = await vary({ n: [1, 2] }, methods.tell, { workers: 2 });
    expect(method.rows.map(({ outcome }) => outcome)).toEqual([2, 3]);
  });

  test("keep the error of a case in its row, and write into nothing that was handed over", async () => {
    const seen: number[] = [];
    const grid = await vary(
      { n: [1, 2] },
      async (_, { n }) => {
        if (n === 2) seen.push(n);
        return n;
      },
      { workers: 2, given: { seen } },
    );
    expect(grid.rows[0]!.outcome).toBe(1);
    expect(grid.rows[1]!.error).toMatch(/^TypeError: Cannot add property 0/);
  });

  test.each([
    ["a name", async () => pair.length],
    ["a name that it catches", async () => Number(typeof pair === "string")],
    ["a console", async () => [console.log("here")].length],
    [
      "a name inside of try",
      async () => {
        try {
          return accept.length;
        } catch {
          return 0;
        }
      },
    ],
  ])("say that %s stands outside of the story", async (_, story) => {
    await expect(vary({ n: [1, 2] }, async (__, { n }) => n, { workers: 2 })).resolves.toBeDefined();
    await expect(vary({ seed: [1, 2] }, story, { workers: 2 })).rejects.toThrow(
      /the story asks for ".*", which stands outside of it: a worker sees/,
    );
  });

  test("are ended by a stop, and what is done is kept", async () => {
    const grid = await vary({ n: Array.from({ length: 60 }, (_, n) => n) }, async (_, { n }) => n, {
      workers: 2,
      progress: (done) => done === 20,
    });
    expect([grid.rows.length, grid.stopped]).toEqual([20, true]);
  });
});

test("without workers a program of one's own says what to import", async () => {
  surround(undefined);
  await expect(vary({ n: [1] }, async (_, { n }) => n, { workers: 2 })).rejects.toThrow(
    'import "skbook/workers" first',
  );
  await expect(vary({ n: [1] }, async (_, { n }) => n, { redis: "redis://127.0.0.1" })).rejects.toThrow("elsewhere");
});
