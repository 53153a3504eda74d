// `skbook run` as it is installed: several notebooks, in place, parameters, what is said and what is left of a failure.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const cli = fileURLToPath(new URL("../../../dist/kernel/cli.js", import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), "skbook-several-")));
afterAll(() => rmSync(folder, { recursive: true }));

function skbook(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

function notebook(name: string, ...sources: string[]): string {
  const cells = sources.map((source) => ({
    cell_type: "code",
    source,
    metadata: source.startsWith("const p") ? { tags: ["parameters"] } : {},
    execution_count: null,
    outputs: [],
  }));
  writeFileSync(join(folder, name), JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  return name;
}

const text = (name: string) => readFileSync(join(folder, name), "utf8");
const results = (name: string) =>
  JSON.parse(text(name)).cells.flatMap((cell: { outputs: { data?: Record<string, string[]> }[] }) =>
    cell.outputs.map(({ data }) => data?.["text/plain"]?.join("")),
  );

describe("several notebooks", () => {
  test("run at once into a folder, with the same parameters; one that fails does not stop the others", () => {
    notebook("one.ipynb", "const p = 1;", "p * 10");
    notebook("two.ipynb", "const p = 2;", "p * 100");
    notebook("bad.ipynb", "const p = 3;", "null!.x");
    mkdirSync(join(folder, "out"));
    const done = skbook(
      "run",
      "one.ipynb",
      "bad.ipynb",
      "two.ipynb",
      "-o",
      "out",
      "-p",
      "p",
      "7",
      "--jobs",
      "3",
      "--json",
    );
    expect(done.status).toBe(1);
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["one.ipynb", "two.ipynb"]);
    expect(results("out/one.ipynb")).toEqual(["70"]);
    expect(results("out/two.ipynb")).toEqual(["700"]);
    const { ok, notebooks } = JSON.parse(done.stdout);
    expect(ok).toBe(false);
    expect(notebooks).toMatchObject([
      { notebook: "one.ipynb", output: "out/one.ipynb", status: "ok", cells: 3 },
      { notebook: "bad.ipynb", output: null, status: "failed", error: { cell: "cell 3" } },
      { notebook: "two.ipynb", status: "ok" },
    ]);
    expect(done.stderr).toContain("one.ipynb [3/3] p * 10 … ok");
    expect(done.stderr).toContain("2 of 3 notebooks ran; failed: bad.ipynb");
  }, 60_000);

  test("a word that is wrong for one of them is said before any runs", () => {
    notebook("plain.ipynb", "1");
    const done = skbook("run", "one.ipynb", "plain.ipynb", "-p", "p", "7");
    expect(done).toMatchObject({ status: 2, stdout: "" });
    expect(done.stderr).toMatch(/^skbook: plain\.ipynb: it takes no parameters, yet p was given/);
  });
});

describe("--inplace", () => {
  test("writes over the notebook, and a failure leaves it as it was", () => {
    notebook("here.ipynb", "1 + 1");
    expect(skbook("run", "here.ipynb", "--inplace").status).toBe(0);
    expect(results("here.ipynb")).toEqual(["2"]);
    notebook("fails.ipynb", "1", "throw new Error('no')");
    const before = text("fails.ipynb");
    const done = skbook("run", "fails.ipynb", "--inplace");
    expect(done.status).toBe(1);
    expect(done.stderr).toContain("skbook: cell 2 failed:");
    expect(text("fails.ipynb")).toBe(before);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  }, 60_000);
});

test("two of one name cannot go into one folder", () => {
  mkdirSync(join(folder, "sub"), { recursive: true });
  writeFileSync(join(folder, "sub/one.ipynb"), text("one.ipynb"));
  const done = skbook("run", "one.ipynb", "sub/one.ipynb", "-o", "out");
  expect(done.status).toBe(2);
  expect(done.stderr).toContain("two of the notebooks are called one.ipynb");
});

test("a destination that cannot be written is said by its name, and nothing is left", () => {
  notebook("full.ipynb", "1");
  const done = skbook("run", "full.ipynb", "-o", "/proc/nowhere.ipynb");
  expect(done.status).toBe(1);
  expect(done.stderr).toMatch(/skbook: \/proc\/nowhere\.ipynb: /);
});

// As near to a full disk as an ordinary user comes: the file may not grow any more in the middle of being written.
test("a disk without room leaves the old file whole, and no piece of the new one", () => {
  notebook("large.ipynb", "'x'.repeat(5000)");
  writeFileSync(join(folder, "kept.ipynb"), "old");
  const limited = `ulimit -f 1; exec "${process.execPath}" "${cli}" run large.ipynb -o kept.ipynb`;
  const done = spawnSync("bash", ["-c", limited], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, SKBOOK_IMAGE: "no" },
  });
  expect(done.status).toBe(1);
  expect(done.stderr).toContain("skbook: kept.ipynb: File too large");
  expect(text("kept.ipynb")).toBe("old");
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
