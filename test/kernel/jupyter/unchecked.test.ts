// Nodes whose hooks are elsewhere, or nowhere (kernel/jupyter/unchecked.ts reaches for them): the kernel starts, runs
// cells and ends them all the same. Simulated by a file that is read before the kernel's own.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { Client, skbook } from "./client.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "skbook-unchecked-"));
let kernel: Client;
afterEach(() => kernel.stop());
afterAll(() => rmSync(folder, { recursive: true }));

/** A cell that loops is interrupted; what it is told, and how the next cell fares. */
async function interrupted(): Promise<readonly [ename: string, evalue: string, next: string]> {
  const id = await kernel.post("shell", "execute_request", { code: 'process.stdout.write("runs\\n"); for (;;) {}' });
  await kernel.until(({ type, parent }) => type === "stream" && parent === id);
  // Into the loop itself.
  await new Promise((resume) => setTimeout(resume, 60));
  await kernel.ask("control", "interrupt_request");
  const { reply, published } = await kernel.finish(id, 10_000);
  expect(published.filter(({ type }) => type === "stream").map(({ content }) => content.text)).toEqual(["runs\n"]);
  const next = await kernel.execute("6 * 7");
  return [reply.content.ename, reply.content.evalue, next.reply.content.status];
}

async function start(code: string): Promise<void> {
  const preload = join(folder, "preload.cjs");
  writeFileSync(preload, `if (process.argv[1]?.endsWith("child.js")) { ${code} }`);
  kernel = await Client.start({ ...skbook, env: { NODE_OPTIONS: `--require ${preload}` } });
  await kernel.ready();
}

test.each([
  ["has no such door", "delete process.binding"],
  ["keeps it shut", `process.binding = () => { throw new Error("No such module") }`],
  ["has other fields", "process.binding = () => ({ constants: {}, async_hook_fields: new Uint32Array(1) })"],
])("a Node that %s: a loop is ended all the same, alone or with its session, in clear words", async (_, code) => {
  await start(code);
  // A Node with another way to know whose output it sees has nothing to check, and keeps the session.
  expect([
    ["Interrupted", expect.stringContaining("interrupted"), "ok"],
    ["SessionEnded", "the cell could not be interrupted, so the session was ended", "ok"],
  ]).toContainEqual(await interrupted());
  expect(kernel.stderr).toBe("");
});

test("a Node that says something about the door: nobody hears it", async () => {
  await start(`const { binding } = process; process.binding = function (name) {
    process.emitWarning("process.binding is no more", "DeprecationWarning", "DEP0111");
    return binding.call(this, name); }`);
  expect(await interrupted()).toEqual(["Interrupted", expect.stringContaining("interrupted"), "ok"]);
  const said = kernel.received.filter(({ type }) => type === "stream").map(({ content }) => content.text);
  expect(said).toEqual(["runs\n"]);
});
