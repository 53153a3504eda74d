// A person goes on writing while a cell runs: what the editor asks meanwhile is answered when the cell ends or is ended,
// with what it declared, and only the newest question costs anything.

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Message } from "../../../kernel/jupyter/message.js";
import { type Fate, Queue } from "../../../kernel/jupyter/queue.js";
import { Client } from "./client.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe("in a kernel", () => {
  let kernel: Client;
  beforeAll(async () => {
    kernel = await Client.start();
    await kernel.ready();
  });
  afterAll(() => kernel.stop());

  const completed = (code: string) => kernel.post("shell", "complete_request", { code, cursor_pos: code.length });

  test.each([
    ["a loop", "for (;;) {}"],
    ["an await that never ends", "await new Promise(() => {})"],
  ])("%s: an interrupt lets it answer, and nothing is left behind", async (_, code) => {
    const cell = await kernel.post("shell", "execute_request", {
      code: `const declared = { height: 1 };\nprocess.stdout.write("runs\\n");\n${code}`,
    });
    await kernel.until(({ type, parent }) => type === "stream" && parent === cell);
    const [stale, newest] = [await completed("declared.h"), await completed("declared.hei")];
    const word = await kernel.post("shell", "inspect_request", { code: "declared", cursor_pos: 3, detail_level: 0 });
    const whole = await kernel.post("shell", "is_complete_request", { code: "f(" });
    await kernel.ask("control", "interrupt_request");
    const answers = await Promise.all([cell, stale, newest, word, whole].map((id) => kernel.finish(id)));
    expect(answers.map(({ reply }) => reply.content)).toMatchObject([
      { status: "error", ename: "Interrupted" },
      { status: "ok", matches: [], cursor_start: 10, cursor_end: 10 },
      { status: "ok", matches: ["height"], cursor_start: 9, cursor_end: 12 },
      { status: "ok", found: true },
      { status: "incomplete" },
    ]);
    const { reply } = await kernel.finish(await completed("declared.hei"));
    expect(reply.content.matches).toEqual(["height"]);
  });

  test("the end of the cell lets it answer", async () => {
    const cell = await kernel.post("shell", "execute_request", {
      code: "const soon = { width: 1 }; await new Promise((done) => setTimeout(done, 200));",
    });
    const asked = await completed("soon.wi");
    expect((await kernel.finish(asked)).reply.content.matches).toEqual(["width"]);
    expect(kernel.received.some(({ type, parent }) => type === "execute_reply" && parent === cell)).toBe(true);
  });
});

describe("in the queue", () => {
  /** Requests one after another; the first one ends when all have come. What became of each. */
  async function fates(...requests: readonly (readonly [type: string, client: string])[]): Promise<string[]> {
    const queue = new Queue();
    const told: Fate[] = [];
    let end = () => {};
    const first = new Promise<void>((done) => {
      end = done;
    });
    const all = requests.map(
      ([type, client], at) =>
        new Promise<void>((done) =>
          queue.add({
            request: { type, identities: [Buffer.from(client)] } as unknown as Message,
            async run(fate) {
              if (at === 0) await first;
              told[at] = fate;
              done();
            },
          }),
        ),
    );
    end();
    await Promise.all(all);
    return told;
  }

  test("behind a cell the newest question of each kind and client is due, its elders are stale", async () => {
    expect(
      await fates(
        ["execute_request", "a"],
        ["complete_request", "a"],
        ["complete_request", "b"],
        ["inspect_request", "a"],
        ["is_complete_request", "a"],
        ["execute_request", "a"],
        ["is_complete_request", "a"],
        ["complete_request", "a"],
      ),
    ).toEqual(["due", "stale", "due", "due", "due", "due", "due", "due"]);
  });

  test("without a cell each is due: it waits for milliseconds", async () => {
    expect(await fates(["complete_request", "a"], ["complete_request", "a"], ["complete_request", "a"])).toEqual([
      "due",
      "due",
      "due",
    ]);
  });
});
