import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, streamed } from "./client.js";
let kernel: Client;
beforeAll(async () => { const t = performance.now(); kernel = await Client.start(); await kernel.ready(); console.log("ready", performance.now() - t); });
afterAll(() => kernel.stop());
test("first", async () => {
  const t = performance.now();
  const e = await kernel.execute("1 + 1");
  console.log(performance.now() - t, JSON.stringify(e, null, 1));
  const l = await kernel.execute("for (let i = 0; i < 20000; i++) console.log(i)");
  console.log(streamed(l).length, l.published.length);
  console.log(kernel.stderr);
});
