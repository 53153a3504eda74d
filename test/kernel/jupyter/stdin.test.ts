// A cell that asks the person at the keyboard: through the client that sent it, or not at all.

import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Client, type Received } from "./client.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let kernel: Client;
beforeAll(async () => {
  kernel = await Client.start();
  await kernel.ready();
});
afterAll(() => kernel.stop());

const question = (cell: string): Promise<Received> =>
  kernel.until(({ on, type, parent }) => on === "stdin" && type === "input_request" && parent === cell);

async function asks(code: string): Promise<string> {
  return await kernel.post("shell", "execute_request", { code, allow_stdin: true });
}

const answer = (value: string) => kernel.send("stdin", kernel.frames("input_reply", { value }));

test("the client is asked, and its answer is the value", async () => {
  const cell = await asks('const name = await input("who? "); "hello " + name');
  expect((await question(cell)).content).toEqual({ prompt: "who? ", password: false });
  await answer("Ada 👋");
  const { reply, published } = await kernel.finish(cell);
  expect(reply.content.status).toBe("ok");
  expect(published.find(({ type }) => type === "execute_result")?.content.data["text/plain"]).toBe("'hello Ada 👋'");
});

test("a password is asked for as one, and two questions are answered in turn", async () => {
  const cell = await asks('[await input("key:", { password: true }), await input("again:")].join("+")');
  expect((await question(cell)).content).toEqual({ prompt: "key:", password: true });
  await answer("one");
  await kernel.until(({ type, content }) => type === "input_request" && content.prompt === "again:");
  await answer("two");
  const { published } = await kernel.finish(cell);
  expect(published.find(({ type }) => type === "execute_result")?.content.data["text/plain"]).toBe("'one+two'");
});

test("a question that nobody answers can be interrupted", async () => {
  const cell = await asks('await input("still there?")');
  await question(cell);
  await kernel.ask("control", "interrupt_request");
  const { reply } = await kernel.finish(cell);
  expect(reply.content, reply.content.evalue).toMatchObject({ status: "error", ename: "Interrupted" });
});

test("an interrupt ends what it was meant for, and nothing of it comes late to the next cells", async () => {
  const said: unknown[] = [];
  for (let times = 0; times < 5; times++) {
    const cell = await asks('await input("still there?")');
    await question(cell);
    await kernel.ask("control", "interrupt_request");
    said.push((await kernel.finish(cell)).reply.content.ename);
    const next = await asks('await input("now?")');
    await question(next);
    // The answer to the first question is nobody's by now.
    await answer("yes");
    const { published } = await kernel.finish(next);
    said.push(published.find(({ type }) => type === "execute_result")?.content.data["text/plain"]);
  }
  expect(said).toEqual(Array.from({ length: 5 }, () => ["Interrupted", "'yes'"]).flat());
});

test("a client without stdin is not asked: the cell fails in words", async () => {
  const { reply, published } = await kernel.execute('await input("who?")', { allow_stdin: false });
  expect(reply.content).toMatchObject({
    status: "error",
    ename: "StdinNotImplementedError",
    evalue: "nobody can be asked here: this front has no input",
  });
  expect(published.some(({ type }) => type === "input_request")).toBe(false);
});
