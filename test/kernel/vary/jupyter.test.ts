// vary in a real Jupyter kernel: threads from its bundled program, and an interrupt that keeps what is done.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Client } from "../jupyter/client.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let kernel: Client;
beforeAll(async () => {
  kernel = await Client.start();
  await kernel.ready();
  const { reply } = await kernel.execute(
    `import { Lab, vary } from "skbook"; const setup = "ip link set lo up"; undefined`,
  );
  expect(reply.content).toMatchObject({ status: "ok" });
});
afterAll(() => kernel.stop());

const value = (published: Awaited<ReturnType<Client["execute"]>>["published"]): string =>
  published.find(({ type }) => type === "execute_result")?.content.data["text/plain"];

test("cases go over threads", async () => {
  const { reply, published } = await kernel.execute(
    `(await vary({ n: [1, 2, 3, 4, 5, 6] }, async (lab, { n }) => (await lab.machine("h").sh(setup)).status + n, { workers: 2 })).rows.map(({ outcome }) => outcome).join()`,
  );
  expect(reply.content).toMatchObject({ status: "ok" });
  expect(value(published)).toBe("'1,2,3,4,5,6'");
});

test.each([1, 2])(
  "an interrupt with %i workers: the bar stands still, the grid of what is done is the value",
  async (workers) => {
    const from = kernel.received.length;
    const busy = "ip link set lo up; ping -i 0.01 -c 300 127.0.0.1 >/dev/null; exit $n";
    const id = await kernel.post("shell", "execute_request", {
      code: `const grid${workers} = await vary({ n: Array.from({ length: 250 }, (_, n) => n), seed: Array.from({ length: 100 }, (_, n) => n) }, ${JSON.stringify(busy)}, { workers: ${workers} });
[grid${workers}.stopped, grid${workers}.rows.length > 0, grid${workers}.rows.every(({ settings, outcome }) => outcome === settings.n)].join()`,
    });
    // The bar has moved, so some are done.
    await kernel.until(({ type, parent }) => type === "update_display_data" && parent === id, { from });
    void kernel.ask("control", "interrupt_request");
    const { reply, published } = await kernel.finish(id, 60_000);
    expect(reply.content).toMatchObject({ status: "ok" });
    expect(value(published)).toBe("'true,true,true'");
    const bars = published.filter(({ type }) => type === "display_data" || type === "update_display_data");
    expect(bars.length).toBeGreaterThan(1);
    expect(bars.at(-1)!.content.data["text/plain"]).toMatch(/^\[[#.]{30}\] \d+ \/ 25000 \(\d+\.\d s\)$/);
    expect(new Set(bars.map(({ content }) => content.transient.display_id)).size).toBe(1);
  },
);
