import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Client } from "./client.js";
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });
let kernel: Client;
beforeAll(async () => { kernel = await Client.start(); await kernel.ready(); });
afterAll(() => kernel.stop());
test("x", async () => {
  const lost: string[] = [];
  for (let n = 0; n < 30; n++) {
    const cell = await kernel.post("shell", "execute_request", { code: 'await input("still there?")', allow_stdin: true });
    try { await kernel.until(({ type, parent }) => type === "input_request" && parent === cell, { within: 15000 }); } catch { console.log(n, cell, kernel.received.slice(-14).map((m) => `${m.at.toFixed(0)} ${m.on} ${m.type} ${m.parent?.slice(0, 6)} ${m.content.execution_state ?? ""} ${m.content.status ?? ""}`).join("\n")); const r = await kernel.ask("control", "interrupt_request"); console.log(JSON.stringify((await kernel.finish(cell, 20000)).reply.content)); throw new Error("no question"); }
    await kernel.ask("control", "interrupt_request");
    const t = performance.now();
    try {
      const { reply } = await kernel.finish(cell, 5000);
      const took = performance.now() - t;
      const next = await kernel.post("shell", "execute_request", { code: "6*7", allow_stdin: true });
      const r = await kernel.finish(next, 5000);
      if (r.reply.content.status !== "ok" || took > 300) lost.push(`${n} ${took.toFixed(0)} ${r.reply.content.status} ${r.reply.content.ename} ${r.reply.content.evalue}`);
    } catch (e) { lost.push(`${n} ${String(e).slice(0, 200)}`); kernel.process.kill("SIGINT"); await new Promise((d) => setTimeout(d, 1500)); kernel.process.kill("SIGINT"); await new Promise((d) => setTimeout(d, 3000)); await kernel.execute("1", {}, 20000).catch((e) => lost.push("dead")); }
  }
  expect(lost).toEqual([]);
  expect(kernel.stderr).toBe("");
});
