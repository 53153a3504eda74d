// The image that sessions start from: made by `skbook install`, used by the next kernel, replaced when it is damaged or
// out of date; and nothing of it shows in a cell.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { Client, cli, result, skbook } from "./jupyter/client.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const home = mkdtempSync(join(tmpdir(), "skbook-image-"));
// Of Linux, macOS and Windows.
const env = { HOME: home, XDG_CACHE_HOME: join(home, "cache"), LOCALAPPDATA: join(home, "cache") };
const folder = process.platform === "darwin" ? join(home, "Library/Caches/skbook") : join(home, "cache/skbook");
const images = () => readdirSync(folder).map((name) => join(folder, name));
const install = () => {
  const words = [cli, "install", "--prefix", join(home, "prefix")];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8", env: { ...process.env, ...env } });
  expect(stderr).toBe("");
  expect(status).toBe(0);
};

let kernel: Client;
async function start(more: Record<string, string> = {}): Promise<void> {
  kernel = await Client.start({ ...skbook, env: { ...env, ...more } });
  await kernel.ready();
}
/** What the session was started from. */
const from = async () => result(await kernel.execute("process.execArgv.join()"));

function writtenNotebook(name: string, sources: readonly string[]): string {
  const cells = sources.map((source, at) => {
    return { cell_type: "code", id: `c${at}`, metadata: {}, execution_count: null, outputs: [], source };
  });
  const path = join(home, name);
  writeFileSync(path, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  return path;
}

beforeAll(install);
afterEach(() => kernel?.stop());
afterAll(() => rmSync(home, { recursive: true }));

test("install makes one, and sessions start from it", async () => {
  expect(images()).toHaveLength(1);
  await start();
  expect(await from()).toContain(images()[0]);
});

test("a cell sees the Node and the compiler that it would see without", async () => {
  const seen: unknown[] = [];
  for (const more of [{}, { SKBOOK_IMAGE: "no" }]) {
    await start(more);
    expect((await from())?.includes(".image")).toBe(!("SKBOOK_IMAGE" in more));
    const cells = [
      `import { Lab } from "skbook"; const host = new Lab().machine("h"); host.name`,
      `(await host.sh("ip link set lo up; ping -c 1 127.0.0.1 | sed -n 2p; echo a b | awk '{ print $2 }'")).text`,
      `const run = await host.sh("ping -c 1 -W 1 10.1.0.1"); String(await run.why()) + (await run.topology())`,
      `host.nic(1)`,
      `import { Console } from "node:console"; [typeof Console, typeof console.Console]`,
      `[Object.getOwnPropertyNames(globalThis).length, process.argv.length, require.main === undefined]`,
      `Object.keys(process.env).filter((name) => name.startsWith("GLIBC"))`,
      `const n: number = "text"`,
      `function thrower() { throw new RangeError("far") }\nthrower()`,
    ];
    const answers = [];
    for (const code of cells) answers.push(await kernel.execute(code));
    const code = "new Map<string, number>().for";
    const { reply } = await kernel.ask("shell", "complete_request", { code, cursor_pos: code.length });
    const traces = answers.map(({ reply }) => reply.content.traceback);
    seen.push([answers.map(result), traces, reply.content.matches]);
    await kernel.stop();
  }
  expect(seen[0]).toEqual(seen[1]);
});

test("the simulator that it holds is the one that cells get, and the only one", async () => {
  await start();
  await kernel.execute(`import { Lab, Picture } from "skbook"; const lab = new Lab();`);
  const held = `(globalThis as any)[Symbol.for("skbook.image")].simulator["index.js"]`;
  expect(result(await kernel.execute(`[${held}.Lab === Lab, ${held}.Picture === Picture]`))).toBe("[ true, true ]");
  expect(result(await kernel.execute(`(await lab.topology()) instanceof Picture`))).toBe("true");
  const again = await kernel.execute(`(await import("skbook")).Lab === Lab`);
  expect(result(again)).toBe("true");
});

test("chance is not the same each time", async () => {
  const numbers: unknown[] = [];
  for (const _ of [1, 2]) {
    await start();
    numbers.push(result(await kernel.execute(`[Math.random(), require("node:crypto").randomUUID()]`)));
    await kernel.stop();
  }
  expect(numbers[0]).not.toBe(numbers[1]);
});

test("a damaged image is thrown away without a word, and the session starts without it", async () => {
  const [path] = images();
  const whole = readFileSync(path!);
  const changed = Buffer.from(whole);
  changed[whole.length >> 1]! ^= 1;
  for (const damaged of [changed, whole.subarray(0, whole.length >> 1), Buffer.from("no image")]) {
    writeFileSync(path!, damaged);
    await start();
    const exchange = await kernel.execute("6 * 7");
    expect(result(exchange)).toBe("42");
    expect(exchange.published.map(({ type }) => type)).not.toContain("stream");
    expect(await from()).not.toContain(".image");
    expect(existsSync(path!)).toBe(false);
    expect(kernel.stderr).toBe("");
    await kernel.stop();
  }
});

test("one that was made from something else is not used, and goes when a new one is made", async () => {
  install();
  const [path] = images();
  const other = path!.replace(/[0-9a-f]{12}\.image$/, "000000000000.image");
  writeFileSync(other, "of another version");
  await start();
  expect(await from()).toContain(path);
  install();
  expect(images()).toEqual([path]);
});

test("a command that runs cells starts from it, and says and writes what it does without", () => {
  install();
  const [notebook, out] = [join(home, "one.ipynb"), join(home, "out.ipynb")];
  const run = (sources: readonly string[], more: Record<string, string> = {}) => {
    writtenNotebook("one.ipynb", sources);
    const words = [cli, "run", notebook, "-o", out];
    const { status, stderr } = spawnSync(process.execPath, words, {
      encoding: "utf8",
      env: { ...process.env, ...env, ...more },
    });
    return { status, said: stderr.replace(/\d+ ms/g, "ms"), written: existsSync(out) && readFileSync(out, "utf8") };
  };
  expect(run(["process.execArgv.join()"]).written).toContain(images()[0]);
  const cells = [
    "import { Lab } from 'skbook'; [new Lab({ seed: 7 }).machine('h').name, Error.stackTraceLimit].join()",
  ];
  const told = run(cells);
  expect(told).toMatchObject({ status: 0, written: expect.stringContaining("h,10") });
  expect(told).toEqual(run(cells, { SKBOOK_IMAGE: "no" }));
  expect(run(["1", "process.exit(7)"])).toMatchObject({
    status: 1,
    said: expect.stringContaining("cell 2 ended the process"),
  });
  writeFileSync(images()[0]!, "no image");
  expect(run(cells)).toMatchObject({ status: 0, written: told.written, said: expect.stringContaining("was damaged") });
});

test("other options of the engine: another image", async () => {
  install();
  await start({ NODE_OPTIONS: "--max-old-space-size=900" });
  expect(result(await kernel.execute("6 * 7"))).toBe("42");
  expect(await from()).not.toContain(".image");
  expect(images()).toHaveLength(1);
});

test.skipIf(process.platform === "win32").each([
  ["knows no images", "--snapshot-blob"],
  ["cannot make one", "--build-snapshot"],
])("with a Node that %s, install, sessions and commands do without, and say nothing", async (_, option) => {
  const own = join(home, `without${option}`);
  mkdirSync(own);
  const [node, preload] = [join(own, "node"), join(own, "preload.cjs")];
  const refuses = `case " $* " in *" ${option} "*) echo "bad option" >&2; exit 9;; esac`;
  writeFileSync(node, `#!/bin/sh\n${refuses}\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
  writeFileSync(preload, `process.execPath = ${JSON.stringify(node)};`);
  const other = { HOME: own, XDG_CACHE_HOME: own, NODE_OPTIONS: `--require ${preload}` };
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [cli, ...words], { encoding: "utf8", env: { ...process.env, ...other } });
  const made = () => readdirSync(own, { recursive: true }).filter((name) => String(name).endsWith(".image"));
  expect(run("install", "--prefix", join(own, "prefix"))).toMatchObject({ status: 0, stderr: "" });
  expect(made()).toEqual([]);
  await start(other);
  expect(result(await kernel.execute("6 * 7"))).toBe("42");
  expect(await from()).not.toContain(".image");
  expect(kernel.stderr).toBe("");
  const [notebook, out] = [writtenNotebook("one.ipynb", ["6 * 7"]), join(own, "out.ipynb")];
  const { status, stderr } = run("run", notebook, "-o", out);
  expect([status, stderr.replace(/\d+ ms/g, "ms")]).toEqual([0, expect.not.stringMatching(/image|option/)]);
  expect(readFileSync(out, "utf8")).toContain("42");
});

test("where nothing can be written, install and sessions do without", async () => {
  const file = join(home, "file");
  writeFileSync(file, "");
  const blocked = { ...process.env, ...env, HOME: file, XDG_CACHE_HOME: file, LOCALAPPDATA: file };
  const words = [cli, "install", "--prefix", join(home, "other")];
  expect(spawnSync(process.execPath, words, { encoding: "utf8", env: blocked })).toMatchObject({
    status: 0,
    stderr: "",
  });
  await start({ HOME: file, XDG_CACHE_HOME: file, LOCALAPPDATA: file });
  expect(result(await kernel.execute("6 * 7"))).toBe("42");
});
