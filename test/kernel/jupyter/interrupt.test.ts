// What cells may do to a kernel, and how it is stopped: each interrupt ends its cell within half a second and keeps what
// earlier cells declared and it came to itself; a session that dies says what was lost. On a busy machine a figure is measured again.

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Client } from "./client.js";

const WITHIN = 500;
// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let kernel: Client;

beforeAll(async () => {
  kernel = await Client.start();
  await kernel.ready();
  const { reply } = await kernel.execute('import { Lab } from "skbook"; const kept = "still here";');
  expect(reply.content).toMatchObject({ status: "ok" });
});
afterAll(() => kernel.stop());

/** The cell says that it runs; then it is interrupted. */
async function interrupted(code: string, how: "message" | "signal"): Promise<number> {
  const from = kernel.received.length;
  const id = await kernel.post("shell", "execute_request", {
    code: `const here: number = ${from};\nprocess.stdout.write("runs\\n");\n${code}`,
    allow_stdin: true,
  });
  await kernel.until(({ type, parent }) => type === "stream" && parent === id, { from });
  // Into the loop itself: what comes before it takes a few milliseconds.
  await new Promise((resume) => setTimeout(resume, 60));
  const started = performance.now();
  if (how === "message") void kernel.ask("control", "interrupt_request");
  else kernel.process.kill("SIGINT");
  const { reply } = await kernel.finish(id, 10_000);
  const took = reply.at - started;
  expect(reply.content.status).toBe("error");
  return took;
}

const cells: [string, string][] = [
  ["a busy loop", "while (true) {}"],
  ["a busy loop that catches", "while (true) { try { while (true) {} } catch {} finally {} }"],
  ["a loop after an await", "await new Promise((resume) => setTimeout(resume, 10)); while (true) {}"],
  ["a loop of awaits", "for (;;) await null;"],
  ["a loop in a timer", "await new Promise(() => setTimeout(() => { while (true) {} }, 10));"],
  ["a loop in an immediate", "await new Promise(() => setImmediate(() => { while (true) {} }));"],
  ["an await that never ends", "await new Promise(() => {});"],
  ["a wait for a program", 'require("node:child_process").execSync("sleep 20");'],
  [
    "a long simulation",
    `const lab = new Lab(); const h = lab.machine("h");
     await h.sh("ip link set lo up; ping -i 0.002 -c 100000000 127.0.0.1 > /dev/null");`,
  ],
];

describe.each(["message", "signal"] as const)("by %s", (how) => {
  test.each(cells)("%s", { retry: 2 }, async (_, code) => {
    const took = await interrupted(code, how);
    const { reply, published } = await kernel.execute("kept + typeof here");
    expect(reply.content.status).toBe("ok");
    const told = published.find(({ type }) => type === "execute_result");
    expect(told?.content.data["text/plain"]).toBe("'still herenumber'");
    expect(took).toBeLessThan(WITHIN);
  });
});
