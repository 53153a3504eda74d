// What other kernels for this language get wrong, each as a client meets it. What needs no Jupyter around it is tried
// where it is quicker; the whole list, and which test fails when it comes back:
//
// - lost output; idle before output: here, and "20,000 lines" in protocol.test.ts
// - errors on stderr, with the kernel's frames, a line too high; results on stdout; TypeScript's version: here
// - null not shown: session.test.ts ("the last value"); status `abort`, stop_on_error, silent, store_history: protocol.test.ts
// - cells aborted without a word after a failed one was answered: here; with --allow-errors: clients/jupyter.test.ts
// - user_expressions: here; stdin: stdin.test.ts; history, comms, execute_input, iopub_welcome: board.test.ts, message.test.ts
// - closures that see the earlier value; strict; packages with `exports` alone, with top-level await: session/cells.test.ts
// - imports from above the working folder: session/cells.test.ts; Node's types hoisted elsewhere: hoisted.test.ts
// - interrupts of a loop, behind an await, in a timer: interrupt.test.ts; a question behind a running cell: busy.test.ts
// - positions behind an emoji: here and session/editor.test.ts ("positions are UTF-16")
// - import paths, what a call takes inside its bracket, is_complete `invalid`: session/editor.test.ts
// - bursts: protocol.test.ts; late output: here; process.exit: death.test.ts; text beside HTML: board.test.ts
// - what front ends take out of a bundle: clients/lab.test.ts, clients/jupyter.test.ts (nbconvert), clients/notebook.test.ts

import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Client, type Exchange, result, skbook, streamed, types } from "./client.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let kernel: Client;
beforeAll(async () => {
  kernel = await Client.start();
  await kernel.ready();
});
afterAll(() => kernel.stop());

const traceback = ({ published }: Exchange): string =>
  published.find(({ type }) => type === "error")?.content.traceback.join("\n");

describe("output", () => {
  test("many lines are few messages", async () => {
    const exchange = await kernel.execute("for (let i = 0; i < 20000; i++) console.log(i);");
    expect(types(exchange).filter((type) => type === "stream").length).toBeLessThan(200);
  });

  test("what was printed, the result, the reply, idle: in this order", async () => {
    const { reply, published } = await kernel.execute("console.log(1); console.error(2); 3");
    // Ids are counted as messages are sent, over all sockets.
    const number = ({ id }: { id: string }) => Number(/\d+$/.exec(id));
    const sent = [...published, reply].sort((one, two) => number(one) - number(two));
    expect(sent.map(({ type }) => type)).toEqual([
      ...["status", "execute_input", "stream", "stream", "execute_result", "execute_reply", "status"],
    ]);
  });

  test("late output keeps its parent", async () => {
    const first = await kernel.execute(
      "const late = new Promise<void>((done) => setTimeout(() => { console.log('late'); done(); }, 150)); undefined",
    );
    const second = await kernel.execute("await late; console.log('now');");
    expect(streamed(second)).toBe("now\n");
    const late = kernel.received.find(({ content }) => content.text === "late\n");
    expect(late?.parent).toBe(first.reply.parent);
  });

  test.each([false, true])("clearOutput(%s) is clear_output", async (wait) => {
    const { published } = await kernel.execute(`console.log("gone"); clearOutput(${wait}); console.log("stays")`);
    const shown = published.filter(({ type }) => type === "stream" || type === "clear_output");
    expect(shown.map(({ content }) => content.text ?? content)).toEqual(["gone\n", { wait }, "stays\n"]);
  });
});

describe("errors", () => {
  test.each([
    [
      "of a type",
      "\nconst n: number = 'x'",
      "CompileError",
      /^\[\d+\]:2:7 - error TS2322:\n {2}const n: number = 'x'\n {8}\^\n/,
    ],
    ["of syntax", "\nfoo(", "CompileError", /^\[\d+\]:2:5 - error TS1005:\n/],
    [
      "thrown",
      "\nfunction far() { throw new RangeError('off'); }\nfar();",
      "RangeError",
      /^\[\d+\], line 2:\n {2}function far\(\) \{.*\n +\^\nRangeError: off\n {4}at far \(\[\d+\]:2:24\)\n {4}at \[\d+\]:3:1$/,
    ],
    [
      "rejected",
      "await Promise.reject(new Error('no'))",
      "Error",
      /^\[\d+\], line 1:\n.*\n.*\nError: no\n {4}at \[\d+\]:1:22$/,
    ],
    [
      "with a cause",
      "throw new Error('outer', { cause: new TypeError('inner') })",
      "Error",
      /Error: outer\n[\s\S]*\ncaused by [\s\S]*TypeError: inner/,
    ],
  ])(
    "one %s is an error, not text on stderr; its place is the cell's; no frame of ours",
    async (_, code, ename, told) => {
      const exchange = await kernel.execute(code);
      expect(types(exchange)).toEqual(["status", "execute_input", "error", "status"]);
      expect(exchange.reply.content).toMatchObject({ status: "error", ename });
      expect(traceback(exchange)).toMatch(told);
      expect(traceback(exchange)).not.toMatch(/node:internal|dist\/kernel|node_modules|tslab/);
      expect(exchange.reply.content.traceback.join("\n")).toBe(traceback(exchange));
    },
  );

  test("a cell that is sent when the failed one was answered runs", async () => {
    const id = await kernel.post("shell", "execute_request", { code: "throw 1" });
    await kernel.until(({ type, parent }) => type === "execute_reply" && parent === id);
    expect(result(await kernel.execute("'runs'"))).toBe("'runs'");
  });
});

test("user_expressions are read after the cell, each with its own outcome", async () => {
  const expressions = { sum: "one + 1", wrong: "nowhere", thrown: "(() => { throw new RangeError('x') })()" };
  const { reply } = await kernel.execute("const one = 1", { user_expressions: expressions });
  expect(reply.content).toMatchObject({
    status: "ok",
    user_expressions: {
      sum: { status: "ok", data: { "text/plain": "2" }, metadata: {} },
      wrong: { status: "error", ename: "CompileError" },
      thrown: { status: "error", ename: "RangeError", evalue: "x" },
    },
  });
});

test("TypeScript's version is the compiler's", async () => {
  const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
  const { version } = fromTslab("@tslab/typescript-for-tslab") as { version: string };
  const { reply } = await kernel.ask("shell", "kernel_info_request");
  expect(reply.content.language_info.version).toBe(version);
});

test("positions are code points, also behind an emoji", async () => {
  await kernel.execute("const figures = [1]");
  // The word stands behind 19 code points, 21 UTF-16 units.
  const code = "'👋👋'; 'é'; figures.len";
  const { reply } = await kernel.ask("shell", "complete_request", { code, cursor_pos: [...code].length });
  expect(reply.content).toMatchObject({ matches: ["length"], cursor_start: 19, cursor_end: 22 });
  const [match] = reply.content.metadata._jupyter_types_experimental;
  expect(match).toMatchObject({ start: 19, end: 22 });
  const asked = { code: "'👋👋'; figures", cursor_pos: 7, detail_level: 0 };
  const told = await kernel.ask("shell", "inspect_request", asked);
  expect(told.reply.content.data["text/plain"]).toContain("const figures: number[]");
});

test("the front answers while its session still reads the compiler", async () => {
  const cold = await Client.start({ ...skbook, env: { SKBOOK_IMAGE: "no" } });
  try {
    await cold.ready();
    const cell = await cold.post("shell", "execute_request", { code: "6 * 7" });
    const ids = [
      await cold.post("shell", "kernel_info_request", {}),
      await cold.post("control", "kernel_info_request", {}),
      await cold.post("shell", "comm_info_request", {}),
    ];
    for (const id of ids) await cold.finish(id);
    expect(cold.received.some(({ type, parent }) => type === "execute_reply" && parent === cell)).toBe(false);
    expect(result(await cold.finish(cell))).toBe("42");
  } finally {
    await cold.stop();
  }
});
