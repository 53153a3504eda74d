// Jupyter itself against the installed kernel: its public conformance tests, nbclient over every notebook, nbconvert.
// Debian's packages are asked for; elsewhere these tests are skipped, and say why.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cli } from "./client.js";

const python = "/usr/bin/python3";
const modules = "import jupyter_kernel_test, nbclient, nbconvert, IPython";
const missing = spawnSync(python, ["-c", modules]).status !== 0;
const word = missing ? " (skipped: python3-jupyter-kernel-test, python3-nbclient or python3-nbconvert is missing)" : "";

const root = resolve(import.meta.dirname, "../../..");
const prefix = mkdtempSync(join(tmpdir(), "skbook-jupyter-"));
beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [cli, "install", "--prefix", prefix], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
});
afterAll(() => rmSync(prefix, { recursive: true }));

/** Runs beside the test runner, which goes on answering its own heartbeat. */
async function run(args: readonly string[]): Promise<{ status: number | null; output: string }> {
  const env = { ...process.env, JUPYTER_PATH: join(prefix, "share", "jupyter"), HOME: prefix, LC_ALL: "C.UTF-8" };
  const child = spawn(python, args, { cwd: root, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return await new Promise((done) => child.once("close", (status) => done({ status, output })));
}

test.skipIf(missing)(
  `jupyter_kernel_test: every test but the pager${word}`,
  { timeout: 600_000, retry: 1 },
  async () => {
    const { status, output } = await run([join(import.meta.dirname, "conformance.py")]);
    expect(status, output).toBe(0);
    expect(output).toMatch(/^Ran 12 tests/m);
    expect(output).toMatch(/^OK \(skipped=1\)$/m);
  },
);

const notebooks = readdirSync(join(root, "notebooks")).filter((name) => name.endsWith(".ipynb"));
test.skipIf(missing).each(notebooks)(
  `nbclient runs %s, nbconvert makes a page of it${word}`,
  { timeout: 600_000 },
  async (name) => {
    const { status, output } = await run([
      ...["-m", "nbconvert", "--to", "html", "--execute", "--ExecutePreprocessor.kernel_name=skbook"],
      ...["--ExecutePreprocessor.startup_timeout=300", "--output-dir", prefix, join("notebooks", name)],
    ]);
    expect(status, output).toBe(0);
    const page = readFileSync(join(prefix, name.replace(/ipynb$/, "html")), "utf8");
    expect(page).toContain("data:image/svg+xml;base64,");
  },
);
