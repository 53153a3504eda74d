// vary in a cell: what a story names of the notebook travels with it; a bar counts the cases; an interrupt keeps what is done.
import { afterEach, expect, test, vi } from "vitest";
import type { MimeBundle } from "../../../kernel/session/contract.js";
import { type Opened, opened } from "../session/open.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cells: Opened;
afterEach(() => cells.close());

const cell = `import { Lab, vary } from "skbook";
const setup = "ip link set lo up"; let base = 10;
const twice = (n: number) => 2 * n + base;
async function status(lab: Lab): Promise<number> { return (await lab.machine("h").sh(setup)).status; }`;

test("a story may name the notebook's data and functions, also in a worker; what cannot travel is named", async () => {
  cells = await opened();
  await cells.run(cell);
  const story = "async (lab, { n }) => [await status(lab), twice(n), new Lab({ seed: n }).profile.name]";
  const told = (options: string) =>
    cells.run(
      `JSON.stringify((await vary({ n: [1, 2, 3] }, ${story}, ${options})).rows.map(({ outcome, error }) => outcome ?? error))`,
    );
  const rows = `'[[0,12,"debian12"],[0,14,"debian12"],[0,16,"debian12"]]'`;
  expect(await told("{ workers: 1 }")).toBe(rows);
  expect(await told("{ workers: 2 }")).toBe(rows);
  await cells.run("base = 100");
  expect(await told("{ workers: 2 }")).toBe(rows.replace("12,", "102,").replace("14,", "104,").replace("16,", "106,"));
  await cells.run("const known = new Map([[1, 2]]); let count = 0;");
  expect(await cells.run("await vary({ n: [1] }, async (_, { n }) => known.get(n) ?? 0, { workers: 2 })")).toContain(
    "known is a Map, and only data and functions travel",
  );
  expect(
    await cells.run("await vary({ n: [1] }, async (_, { n }) => { count += n; return n }, { workers: 2 })"),
  ).toContain('the story asks for "count", which stands outside of it');
  // Nobody asked for workers: it is told here.
  expect(await cells.run("(await vary({ n: [1] }, async (_, { n }) => known.get(n) ?? 0)).rows[0]!.outcome")).toBe("2");
});

test("the grid is a cell's value", async () => {
  cells = await opened();
  await cells.run(cell);
  const text = await cells.run(
    `await vary({ n: [1, 2], "net.ipv4.ip_forward": [0, 1] }, "exit $n", (run) => run.status, { words: "en" })`,
  );
  expect(text).toContain("What decides: n.\nWhat never matters: net.ipv4.ip_forward.");
  expect(await cells.run(`vary({ kernal: ["6.1"] }, "true")`)).toContain('"kernal" is no setting that Linux has');
});

test("long work shows how many cases are done, in one place", async () => {
  const shown: { text: string; update: boolean }[] = [];
  cells = await opened({ progress: true });
  await cells.run(cell);
  const sink = {
    stream() {},
    clear() {},
    display: (bundle: MimeBundle, options: { update?: boolean } = {}) =>
      void shown.push({ text: String(bundle["text/plain"]), update: options.update ?? false }),
  };
  const wait = "await new Promise((resume) => setTimeout(resume, 150))";
  const code = `(await vary({ n: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }, async (_, { n }) => { ${wait}; return n; })).rows.length`;
  const outcome = await cells.session.execute(code, { cell: "x" }, sink);
  expect(outcome.status === "ok" && outcome.result?.["text/plain"]).toBe("10");
  expect(shown.length).toBeGreaterThanOrEqual(3);
  expect(shown.map(({ update }) => update).indexOf(true)).toBe(1);
  expect(shown.at(-1)!.text).toMatch(/^\[#{30}\] 10 \/ 10 \(\d+\.\d s\)$/);
  expect(shown[0]!.text).toMatch(/^\[#+\.+\] \d+ \/ 10 \(\d+\.\d s\)$/);
});

test("an interrupt stops the study and keeps what is done; the cell goes on", async () => {
  let done = 0;
  let asked = false;
  cells = await opened({ interrupted: () => asked });
  await cells.run(cell);
  Object.assign(globalThis, { tick: () => (done += 1) });
  const wait = "(globalThis as any).tick(); await new Promise((resume) => setTimeout(resume, 20))";
  const space = "{ n: Array.from({ length: 300 }, (_, n) => n) }";
  const told = (more: string) =>
    cells.run(`const grid = await vary(${space}, async (_, { n }) => { ${wait}; return n; }${more});
[grid.stopped, grid.rows.length < 300, grid.rows.length > 0, grid.rows.every(({ settings, outcome }) => settings.n === outcome)].join()`);
  const first = told("");
  await expect.poll(() => done, { timeout: 20_000 }).toBeGreaterThan(5);
  cells.session.interrupt();
  expect(await first).toBe("'true,true,true,true'");

  // In the middle of a case that has the thread to itself: the message comes only when it is over.
  asked = true;
  setTimeout(() => {
    asked = false;
    cells.session.interrupt();
  }, 100);
  const busy = cells.run(`const slow = await vary({ n: [1, 2, 3], "net.ipv4.ip_forward": [0] },
  "ip link set lo up; ping -i 0.01 -c 10000 127.0.0.1 >/dev/null; exit $n", { lab: { patience: 1e9 } });
[slow.stopped, slow.rows.length].join()`);
  expect(await busy).toBe("'true,0'");
  expect(await cells.run("base")).toBe("10");
});
