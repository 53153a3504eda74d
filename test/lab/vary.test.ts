// The same story under every combination of some settings, and what the outcome hangs on.
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { Lab, type Settings, vary } from "../../src/index.js";
import { decide } from "../../src/lab/vary/decide.js";

const pair = `ip link set lo up
ip link add e0 type veth peer name e1
ip addr add 10.96.0.1/24 dev e0; ip addr add 10.96.0.2/24 dev e1
ip link set e0 up; ip link set e1 up`;
const story = `${pair}\nping -c 1 -W 2 -I e0 10.96.0.2`;
const accept = "net.ipv4.conf.e1.accept_local";
const filter = "net.ipv4.conf.all.rp_filter";
const words = "en";

describe("every combination", () => {
  test("has a row with its settings and its outcome, and what decides is found", async () => {
    const grid = await vary(
      { [accept]: [0, 1], "net.ipv4.conf.e0.arp_ignore": [0, 1], [filter]: [0, 1, 2], kernel: ["3.10", "6.1"] },
      story,
      (run) => (run.status === 0 ? "answered" : "lost"),
      { words },
    );
    expect(grid.rows.length).toBe(24);
    expect(grid.rows[0]!.settings).toEqual({
      [accept]: 0,
      "net.ipv4.conf.e0.arp_ignore": 0,
      [filter]: 0,
      kernel: "3.10",
    });
    // Each row is what a lab of its own, made with these settings, would have said.
    for (const { settings, outcome } of grid.rows.slice(10, 16)) {
      const { kernel, ...sysctl } = settings as Record<string, string | number>;
      const lab = new Lab({
        profile: kernel === "3.10" ? "centos7" : "debian12",
        sysctl: sysctl as Record<string, number>,
      });
      expect((await lab.machine("host").sh(story)).status === 0 ? "answered" : "lost").toBe(outcome);
    }
    expect(grid.decisive).toEqual([accept, filter, "kernel"]);
    expect(grid.irrelevant).toEqual(["net.ipv4.conf.e0.arp_ignore"]);
    expect(grid.stopped).toBe(false);
    expect(grid.where({ kernel: "3.10" }).every(({ outcome }) => outcome === "lost")).toBe(true);
    const text = grid.toString();
    expect(text).toContain("24 cases, 2 outcomes.");
    expect(text).toContain(`The 3 that decide: ${accept}, ${filter}, kernel.`);
    expect(text).toContain("What never matters: net.ipv4.conf.e0.arp_ignore.");
    expect(text).toMatch(/^columns: kernel\ne1\.accept_local {2}all\.rp_filter {2}3\.10 {2}6\.1$/m);
    expect(text).toMatch(/^1 +2 +lost +answered$/m);
    expect(grid.table().toString()).toMatch(/^1 +0 +0 +6\.1 +answered$/m);
    const mixed = grid.grid({ rows: ["kernel"], columns: [filter] }).toString();
    expect(mixed).toMatch(/^6\.1 +lost ×2, answered ×2 +lost +lost ×2, answered ×2$/m);
  });

  test("of a function's story, which asks for a name of its own, with labs that share nothing", async () => {
    const labs = new Set<Lab>();
    const grid = await vary({ count: [1, 3], seed: [1, 2], "h:net.ipv4.ip_forward": [0, 1] }, async (lab, settings) => {
      labs.add(lab);
      const host = lab.machine("h");
      await host.sh("ip link set lo up");
      return (await host.ping("127.0.0.1", { count: settings.count, interval: 0.2 })).received;
    });
    expect(labs.size).toBe(8);
    expect(grid.decisive).toEqual(["count"]);
    expect(grid.rows.map(({ outcome }) => outcome)).toEqual([1, 1, 1, 1, 3, 3, 3, 3]);
    expectTypeOf(grid.rows[0]!.settings.count).toEqualTypeOf<1 | 3>();
    expectTypeOf(grid.rows[0]!.outcome).toEqualTypeOf<number | undefined>();
    expectTypeOf<Settings<{ readonly kernel: readonly ["3.10", "6.1"] }>>().toEqualTypeOf<{
      readonly kernel: "3.10" | "6.1";
    }>();
  });

  test("of what was done to a lab, and of a text that reads a variable of the shell", async () => {
    const lab = new Lab({ seed: 7 });
    await lab.machine("h").sh(pair);
    await lab.machine("h").sh("ping -c 1 -W 1 -I e0 10.96.0.2");
    const before = lab.log.events.length;
    const grid = await vary({ [accept]: [0, 1] }, lab, (copy) => copy.last.status);
    expect(grid.rows.map(({ outcome }) => outcome)).toEqual([1, 0]);
    expect(lab.log.events.length).toBe(before);
    const lines = await vary({ word: ["it's", "b"] }, "echo $word", (run) => run.output.trim());
    expect(lines.rows.map(({ outcome }) => outcome)).toEqual(["it's", "b"]);
    expect((await vary({ n: [0, 3] }, "exit $n")).rows.map(({ outcome }) => outcome)).toEqual([0, 3]);
  });

  test("twice is the same to the byte", async () => {
    const once = () => vary({ [accept]: [0, 1], [filter]: [0, 1] }, story, (run) => run.text, { words });
    const [one, other] = [await once(), await once()];
    expect(JSON.stringify(other.rows)).toBe(JSON.stringify(one.rows));
    expect(other.grid().mime).toEqual(one.grid().mime);
  });
});

describe("what goes wrong", () => {
  test("in a case stays in its row", async () => {
    const grid = await vary(
      { n: [1, 2, 3] },
      async (_, { n }) => {
        if (n === 2) throw new TypeError("two is too many");
        return n === 3 ? (Number.NaN as number) : n;
      },
      { words },
    );
    expect(grid.rows.map(({ outcome, error }) => outcome ?? error)).toEqual([
      1,
      "TypeError: two is too many",
      "the outcome is no JSON value but NaN: say what of it counts, such as (run) => run.status",
    ]);
    expect(grid.toString()).toContain("2 cases failed, the first with: TypeError: two is too many.");
    expect(grid.toString()).toMatch(/^2 +error: TypeError: two is too many$/m);
  });

  test.each([
    [() => ({ states: [new Map()] }), "the outcome is no JSON value but a Map (its .states[0]): say what of it counts"],
    [() => ({ a: undefined }), "no JSON value but undefined (its .a)"],
    [() => new Array(1), "no JSON value but undefined (its [0])"],
    [() => -0, "no JSON value but -0"],
    [(lab: Lab) => lab, "no JSON value but a Lab"],
    [() => () => 1, "no JSON value but a function"],
    [
      () => {
        const round: Record<string, unknown> = {};
        round.self = round;
        return round;
      },
      "no JSON value but a circle (its .self)",
    ],
    [
      () => {
        throw Object.create(null);
      },
      "something that has no text was thrown",
    ],
  ])("an outcome that cannot be kept, %#, is the error of its row and of no other", async (bad, message) => {
    const grid = await vary({ n: [1, 2] }, async (lab, { n }) => (n === 1 ? (bad(lab) as number) : n));
    expect(grid.rows.map(({ outcome, error }) => outcome ?? error)).toEqual([expect.stringContaining(message), 2]);
  });

  test("what a story does to its outcome, or to what is varied, changes no row that was told", async () => {
    const outcome = { last: 0 };
    const space = { n: [1, 2, 3] };
    const grid = await vary(space, async (_, { n }) => {
      space.n.push(n + 3);
      outcome.last = n;
      return outcome;
    });
    expect(grid.rows.map((row) => row.outcome)).toEqual([{ last: 1 }, { last: 2 }, { last: 3 }]);
    expect(grid.space).toEqual({ n: [1, 2, 3] });
  });

  test("a setting of a device that is never there, or that one kernel does not have, is an error and no zero", async () => {
    const grid = await vary({ "net.ipv4.conf.e9.accept_local": [0, 1] }, pair);
    expect(grid.rows.map(({ error }) => error)).toEqual(
      [0, 1].map(() => "no machine, namespace or device of this story ever had net.ipv4.conf.e9.accept_local"),
    );
    const newer = await vary({ "net.ipv4.conf.all.bc_forwarding": [1], kernel: ["3.10", "6.1"] }, pair);
    expect(newer.rows.map(({ outcome, error }) => outcome ?? error)).toEqual([
      'RangeError: Linux 3.10 has no setting "net.ipv4.conf.all.bc_forwarding"',
      0,
    ]);
  });

  test.each([
    [{ kernal: ["6.1"] }, '"kernal" is no setting that Linux has'],
    [{ kernel: ["5.4"] }, "no kernel 5.4: there are 3.10, 6.1"],
    [{ profile: ["arch"] }, 'no profile "arch"'],
    [{ kernel: ["6.1"], profile: ["centos7"] }, "kernel and profile say the same"],
    [{ "net.ipv4.conf.e0.rp_filtre": [0] }, 'has no setting "net.ipv4.conf.e0.rp_filtre"'],
    [{ "net.ipv4.ip_forward": [] }, "has no values"],
    [{ "net.ipv4.ip_forward": [1, 1] }, "names a value twice"],
    [{ seed: [1, "1"] }, "seed names a value twice"],
    [{ seed: [null] }, "seed: a value is a text or a number, not null"],
    [{ "net.ipv4.ip_default_ttl": [64, 300] }, "Linux 6.1 refuses net.ipv4.ip_default_ttl=300 (EINVAL)"],
    [{ "net.ipv4.ip_forward": 1 }, "has no values"],
    [undefined, "what is varied?"],
  ])("%j is refused before anything runs", async (space, message) => {
    await expect(vary(space as never, pair)).rejects.toThrow(message);
  });

  test("what is no story, or no outcome, is refused before anything runs", async () => {
    const some = { "net.ipv4.ip_forward": [0, 1] };
    await expect(vary(some, 5 as never)).rejects.toThrow("what is told? a text, a function of a lab, or a lab");
    await expect(vary(some, pair, 5 as never)).rejects.toThrow("an outcome is a function");
  });

  test("a value that only one kernel takes is the other's error", async () => {
    const grid = await vary({ "net.ipv4.icmp_echo_ignore_all": [5], kernel: ["3.10", "6.1"] }, pair);
    expect(grid.rows.map(({ outcome, error }) => outcome ?? error)).toEqual([
      0,
      "RangeError: Linux 6.1 refuses net.ipv4.icmp_echo_ignore_all=5 (EINVAL)",
    ]);
  });
});

describe("a large space", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
  const space = Object.fromEntries(names.map((name) => [name, [0, 1, 2]]));
  const outcome = async (_: Lab, s: Record<string, unknown>) => (s.c === 1 && s.j !== 0 ? "yes" : "no");

  test("is sampled: the same cases for the same seed, in order, each once", async () => {
    const grid = await vary(space, outcome, { sample: 400, words });
    const told = grid.rows.map(({ settings }) => JSON.stringify(settings));
    expect(new Set(told).size).toBe(400);
    expect(told).toEqual([...told].sort());
    expect(grid.decisive).toEqual(["c", "j"]);
    expect(grid.toString()).toContain("400 cases drawn from 531441, 2 outcomes.");
    expect(grid.toString()).toContain("A sample was tried");
    expect((await vary(space, outcome, { sample: 400 })).rows).toEqual(grid.rows);
    expect((await vary(space, outcome, { sample: 400, seed: 2 })).rows).not.toEqual(grid.rows);
  });

  test("with more combinations than there are whole numbers is sampled all the same", async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`s${n}`, [0, 1]]));
    const both = async (_: Lab, s: Record<string, unknown>) => (s.s7 === 1 && s.s50 === 0 ? "yes" : "no");
    const grid = await vary(many, both, { sample: 200, words });
    expect(new Set(grid.rows.map(({ settings }) => JSON.stringify(settings))).size).toBe(200);
    for (const name of Object.keys(many))
      expect(new Set(grid.rows.map(({ settings }) => settings[name])), name).toEqual(new Set([0, 1]));
    expect(grid.decisive).toEqual(["s7", "s50"]);
    expect((await vary(many, both, { sample: 200 })).rows).toEqual(grid.rows);
    expect((await vary(many, both, { sample: 200, seed: 2 })).rows).not.toEqual(grid.rows);
  });

  test("says so when it is not", async () => {
    await expect(vary(space, outcome)).rejects.toThrow("these are 531441 cases: { sample: 1000 }");
  });

  test("of few cases names each set that fits", async () => {
    const both = { a: [0, 1], b: [0, 1] };
    const grid = await vary(both, async (_, { a }) => a, { sample: 2, seed: 1, words });
    const [one, other] = grid.rows.map(({ settings }) => settings);
    const ties = (["a", "b"] as const).filter((name) => one![name] !== other![name]);
    expect(grid.smallest).toEqual(one!.a === other!.a ? [[]] : ties.map((name) => [name]));
  });
});

test("it can be stopped, and what is done is kept", async () => {
  const seen: string[] = [];
  const grid = await vary({ n: [1, 2, 3, 4, 5] }, async (_, { n }) => n % 2, {
    words,
    progress: (done, total) => seen.push(`${done}/${total}`) === 3,
  });
  expect(seen).toEqual(["1/5", "2/5", "3/5"]);
  expect([grid.stopped, grid.total]).toEqual([true, 5]);
  expect(grid.rows.map(({ settings }) => settings.n)).toEqual([1, 2, 3]);
  expect(grid.toString()).toContain("5 cases, 3 of them told, 2 outcomes.");
  // The case that is interrupted in its middle is not told.
  let [looks, most] = [0, Number.POSITIVE_INFINITY];
  const busy = () =>
    vary({ n: [1, 2] }, "ip link set lo up; ping -i 0.01 -c 500 127.0.0.1; exit $n", {
      lab: { watch: () => ++looks > most },
    });
  expect((await busy()).rows.length).toBe(2);
  [looks, most] = [0, Math.floor(looks * 0.75)];
  expect((await busy()).rows.map(({ settings }) => settings.n)).toEqual([1]);
});

describe("the smallest set that decides", () => {
  const outcome = JSON.stringify;

  test("of all combinations is exactly what the outcome was made from", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5), { maxLength: 3 }), fc.nat(), (used, salt) => {
        const cases = Array.from({ length: 64 }, (_, index) => {
          const values = Array.from({ length: 6 }, (_, column) => (index >> column) & 1);
          // Every used column matters somewhere: the outcome is their number in base two, and a constant.
          return { values, outcome: outcome([salt, used.map((column) => values[column])]) };
        });
        expect(decide(cases, 6)).toEqual({ smallest: [[...used].sort((a, b) => a - b)], exact: true });
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  test("of a sample: every set named decides, and no smaller one does", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), fc.nat(1))), (drawn) => {
        const once = new Map(drawn.map(([values, told]) => [outcome(values), { values, outcome: outcome(told) }]));
        const cases = [...once.values()];
        const decides = (set: readonly number[]) => {
          const seen = new Map<string, string>();
          return cases.every((each) => {
            const key = outcome(set.map((column) => each.values[column]));
            if (!seen.has(key)) seen.set(key, each.outcome);
            return seen.get(key) === each.outcome;
          });
        };
        const sets = Array.from({ length: 32 }, (_, bits) => [0, 1, 2, 3, 4].filter((column) => (bits >> column) & 1));
        const fit = sets.filter(decides);
        const least = Math.min(...fit.map(({ length }) => length));
        const wanted = fit.filter(({ length }) => length === least).map((set) => outcome(set));
        expect(
          decide(cases, 5)
            .smallest.map((set) => outcome(set))
            .sort(),
        ).toEqual(wanted.sort());
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe("the grid", () => {
  test("nests its heads, is a real table, and escapes what comes from outside", async () => {
    const made = await vary(
      { a: ["<x>", "y"], b: [1, 2], c: [1, 2], d: [1, 2] },
      async (_, { a, b, c, d }) => `${a}&${b}${c}${d}`,
      { title: "<b>", words },
    );
    const { mime } = made.grid();
    const html = mime["text/html"]!;
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;b&gt;");
    expect(html).toContain("&lt;x&gt;&amp;111");
    expect(mime["text/plain"].split("\n")[0]).toBe("<b>");
    expect(mime["text/plain"]).toMatch(/^a +b +1 \/ 1 +1 \/ 2 +2 \/ 1 +2 \/ 2$/m);
    expect(mime["text/plain"]).toMatch(/^y +2 +y&211 +y&212 +y&221 +y&222$/m);
    const figure = mime["application/vnd.plotly.v1+json"] as { data: { type: string; text: string[][] }[] };
    expect(figure.data[0]!.type).toBe("heatmap");
    expect(figure.data[0]!.text.length).toBe(4);
  });

  test("in Chinese unless told", async () => {
    const grid = await vary({ n: [1, 2], m: [1, 2] }, async (_, { n }) => n);
    expect(grid.toString()).toContain("决定结果的是：n。\n与结果无关的是：m。");
  });

  test("too large to draw says how to draw a part of it", async () => {
    const space = { a: Array.from({ length: 50 }, (_, n) => n), b: Array.from({ length: 50 }, (_, n) => n) };
    const grid = await vary(space, async (_, { a, b }) => a * 100 + b, { words });
    expect(grid.toString()).toContain("2500 cells are too many to draw");
    expect(grid.grid({ rows: ["a"] }).toString()).toContain("0 ×1, 1 ×1");
    expect(() => grid.grid({ rows: ["z" as never] })).toThrow('"z" was not varied');
  });
});
