// The criteria of the public kernel test board (https://runtimed.github.io/kernel-testbed), one test each by the board's
// own names, here without the board: its program is a client in Rust that asks the same.

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Client, type Exchange, streamed } from "./client.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let kernel: Client;
beforeAll(async () => {
  kernel = await Client.start();
  await kernel.ready();
});
afterAll(() => kernel.stop());

const of = ({ published }: Exchange, type: string) =>
  published.filter((one) => one.type === type).map(({ content }) => content);
const info = async () => (await kernel.ask("shell", "kernel_info_request")).reply.content;

describe("basic protocol", () => {
  test("heartbeat_responds", async () => {
    expect(await kernel.heartbeat()).toBeLessThan(5000);
  });
  test("kernel_info_reply_valid", async () => {
    expect(await info()).toMatchObject({ status: "ok", implementation: "skbook", banner: expect.any(String) });
  });
  test("kernel_info_has_language_info", async () => {
    expect((await info()).language_info).toMatchObject({ name: "typescript", mimetype: "text/x-typescript" });
  });
  test("kernel_info_has_protocol_version", async () => {
    expect((await info()).protocol_version).toBe("5.4");
  });
  test("execute_stdout", async () => {
    expect(streamed(await kernel.execute("console.log('hello')"))).toBe("hello\n");
  });
  test("execute_stderr", async () => {
    expect(streamed(await kernel.execute("console.error('an error')"), "stderr")).toBe("an error\n");
  });
  test("execute_reply_ok", async () => {
    expect((await kernel.execute("1 + 1")).reply.content).toMatchObject({ status: "ok", user_expressions: {} });
  });
  test("status_busy_idle_lifecycle", async () => {
    const states = of(await kernel.execute("1 + 1"), "status").map(({ execution_state: state }) => state);
    expect(states).toEqual(["busy", "idle"]);
  });
  test("execute_input_broadcast", async () => {
    const exchange = await kernel.execute("1 + 1");
    const { execution_count } = exchange.reply.content;
    expect(of(exchange, "execute_input")).toEqual([{ code: "1 + 1", execution_count }]);
  });
  test("iopub_welcome", async () => {
    const { Subscriber } = await import("zeromq");
    const late = new Subscriber({ linger: 0 });
    late.connect(`tcp://127.0.0.1:${kernel.ports[2]}`);
    late.subscribe("stream");
    const [topic, , , header, , , content] = await late.receive();
    late.close();
    expect(String(topic)).toBe("stream");
    expect(JSON.parse(String(header)).msg_type).toBe("iopub_welcome");
    expect(JSON.parse(String(content))).toEqual({ subscription: "stream" });
  });
});

describe("interactive features", () => {
  test("complete_request", async () => {
    await kernel.execute("const board = { counter: 1, country: 2 }");
    const { reply } = await kernel.ask("shell", "complete_request", { code: "board.cou", cursor_pos: 9 });
    expect(reply.content).toMatchObject({
      status: "ok",
      matches: ["counter", "country"],
      cursor_start: 6,
      cursor_end: 9,
      metadata: {
        _jupyter_types_experimental: [
          { text: "counter", type: "property", signature: "number", start: 6, end: 9 },
          { text: "country", type: "property", signature: "number", start: 6, end: 9 },
        ],
      },
    });
  });
  test("inspect_request", async () => {
    const { reply } = await kernel.ask("shell", "inspect_request", {
      code: "Math.max",
      cursor_pos: 8,
      detail_level: 0,
    });
    expect(reply.content).toMatchObject({ status: "ok", found: true });
    expect(reply.content.data["text/plain"]).toMatch(/max\(\.\.\.values: number\[\]\): number[\s\S]*larger/);
  });
  test.each([
    ["is_complete_complete", "1 + 1", { status: "complete" }],
    ["is_complete_incomplete", "function f() {", { status: "incomplete", indent: "  " }],
  ])("%s", async (_, code, answer) => {
    expect((await kernel.ask("shell", "is_complete_request", { code })).reply.content).toEqual(answer);
  });
  test("history_request", async () => {
    await kernel.execute("'remembered'");
    const content = { hist_access_type: "tail", n: 10, output: false, raw: true };
    const { history } = (await kernel.ask("shell", "history_request", content)).reply.content;
    expect(history.at(-1)).toEqual([1, expect.any(Number), "'remembered'"]);
  });
  test("comm_info_request", async () => {
    expect((await kernel.ask("shell", "comm_info_request")).reply.content).toEqual({ status: "ok", comms: {} });
  });
  test("error_handling", async () => {
    const exchange = await kernel.execute("const const = 1");
    expect(exchange.reply.content).toMatchObject({ status: "error", ename: "CompileError" });
    expect(of(exchange, "error")).toHaveLength(1);
  });
});

describe("rich output", () => {
  test("display_data", async () => {
    const [shown] = of(await kernel.execute("await display('shown'); undefined"), "display_data");
    expect(shown?.data).toEqual({ "text/plain": "'shown'" });
  });
  test("update_display_data", async () => {
    const exchange = await kernel.execute("const again = await display(1); await again(2); undefined");
    const [first] = of(exchange, "display_data");
    const [next] = of(exchange, "update_display_data");
    expect([first?.data, next?.data]).toEqual([{ "text/plain": "1" }, { "text/plain": "2" }]);
    expect(next?.transient).toEqual({ display_id: expect.any(String) });
    expect(next?.transient).toEqual(first?.transient);
  });
  test("execute_result", async () => {
    const exchange = await kernel.execute("6 * 7");
    const { execution_count } = exchange.reply.content;
    expect(of(exchange, "execute_result")).toEqual([{ data: { "text/plain": "42" }, metadata: {}, execution_count }]);
  });
  test("rich_execute_result", async () => {
    const code = `import { Lab } from "skbook"; const wired = new Lab(); wired.machine("h"); wired.topology()`;
    const [shown] = of(await kernel.execute(code), "execute_result");
    expect(Object.keys(shown?.data).sort()).toEqual(["application/vnd.skbook.v1+json", "text/html", "text/plain"]);
  });
});

describe("advanced features", () => {
  test("stdin_input_request", async () => {
    const id = await kernel.post("shell", "execute_request", { code: "await input('who? ')", allow_stdin: true });
    const asked = await kernel.until(({ type, parent }) => type === "input_request" && parent === id);
    expect(asked).toMatchObject({ on: "stdin", content: { prompt: "who? ", password: false } });
    await kernel.send("stdin", kernel.frames("input_reply", { value: "Ada" }));
    expect(of(await kernel.finish(id), "execute_result")[0]?.data).toEqual({ "text/plain": "'Ada'" });
  });
  test("comms_lifecycle", async () => {
    const open = { comm_id: "c1", target_name: "nobody", data: {} };
    const id = await kernel.post("shell", "comm_open", open);
    const closed = await kernel.until(({ type, parent }) => type === "comm_close" && parent === id);
    expect(closed).toMatchObject({ on: "iopub", content: { comm_id: "c1", data: {} } });
    for (const type of ["comm_msg", "comm_close"]) await kernel.post("shell", type, { comm_id: "c1", data: {} });
    expect((await kernel.execute("1")).reply.content.status).toBe("ok");
  });
  test("interrupt_request", async () => {
    expect((await kernel.ask("control", "interrupt_request")).reply).toMatchObject({
      type: "interrupt_reply",
      content: { status: "ok" },
    });
  });
  test("execution_count_increments", async () => {
    const [one, two] = [await kernel.execute("1"), await kernel.execute("1")];
    expect(two.reply.content.execution_count).toBe(one.reply.content.execution_count + 1);
  });
  test("parent_header_correlation", async () => {
    const from = kernel.received.length;
    const { reply } = await kernel.execute("console.log('hello'); 1");
    expect(new Set(kernel.received.slice(from).map(({ parent }) => parent))).toEqual(new Set([reply.parent]));
  });
  test("shutdown_reply", async () => {
    const { reply } = await kernel.ask("control", "shutdown_request", { restart: false });
    expect(reply).toMatchObject({ type: "shutdown_reply", content: { status: "ok", restart: false } });
  });
});
