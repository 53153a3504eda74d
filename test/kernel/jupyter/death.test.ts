// A session that dies is replaced, and its reader is told what was lost; a kernel that dies takes its session along.

import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { Client, type Exchange, result, skbook, streamed } from "./client.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let kernel: Client;
async function start(env: Record<string, string> = {}): Promise<void> {
  kernel = await Client.start({ ...skbook, env });
  await kernel.ready();
}
afterEach(() => kernel.stop());

const traceback = ({ reply }: Exchange): string => reply.content.traceback?.join("\n");

test.each([
  ["process.exit(3)", "the session exited with status 3"],
  ["process.exit()", "the session exited with status 0"],
  ["await null; process.exit(3)", "the session exited with status 3"],
  ['process.kill(process.pid, "SIGSEGV"); await new Promise(() => {})', "the session was ended by SIGSEGV"],
  ["process.abort()", "the session was ended by SIGABRT"],
])("%s", async (code, evalue) => {
  await start();
  await kernel.execute("const before = 1");
  const dying = kernel.execute(`process.stdout.write("last words\\n"); ${code}`);
  const fatal = await dying;
  expect(fatal.reply.content).toMatchObject({ status: "error", ename: "SessionEnded", evalue, execution_count: 2 });
  expect(traceback(fatal)).toBe(
    `SessionEnded: ${evalue}\nA fresh session runs; what cells [1] to [2] declared is lost: run them again.`,
  );
  expect(streamed(fatal)).toBe("last words\n");
  const next = await kernel.execute("typeof globalThis");
  expect(result(next)).toBe("'object'");
  expect(next.reply.content.execution_count).toBe(3);
});

test("a session that runs out of memory says so in one line", async () => {
  await start({ NODE_OPTIONS: "--max-old-space-size=220" });
  const fatal = await kernel.execute(
    "const all: object[] = []; for (;;) all.push(new Array(1e5).fill(1.5));",
    {},
    60_000,
  );
  expect(fatal.reply.content).toMatchObject({ ename: "SessionEnded", evalue: "the session ran out of memory" });
  expect(streamed(fatal, "stderr")).not.toContain("native stack");
  expect((await kernel.execute("1")).reply.content.status).toBe("ok");
});

test("a session that ends between two cells is missed at once", async () => {
  await start();
  const { reply } = await kernel.execute("setTimeout(() => process.exit(7), 100); 0");
  const said = await kernel.until(
    ({ type, parent, content }) => type === "stream" && parent === reply.parent && /lost/.test(content.text),
  );
  expect(said.content).toMatchObject({ name: "stderr", text: expect.stringContaining("status 7") });
  expect(result(await kernel.execute("5"))).toBe("5");
});

test("a cell that no interrupt ends is ended, with its session, by the second", async () => {
  await start();
  const script = "trap '' INT; echo armed; sleep 20";
  const code = `require("node:child_process").execFileSync("sh", ["-c", ${JSON.stringify(script)}], { stdio: "inherit" })`;
  const id = await kernel.post("shell", "execute_request", { code });
  await kernel.until(({ type, content }) => type === "stream" && content.text === "armed\n");
  await kernel.ask("control", "interrupt_request");
  await new Promise((resume) => setTimeout(resume, 1100));
  await kernel.ask("control", "interrupt_request");
  const { reply } = await kernel.finish(id, 3000);
  expect(reply.content.evalue).toBe("the cell could not be interrupted, so the session was ended");
});

test("without its front a busy session ends too", async () => {
  await start();
  const pid = Number(result(await kernel.execute("process.pid")));
  await kernel.post("shell", "execute_request", { code: 'process.stdout.write("on\\n"); for (;;) {}' });
  await kernel.until(({ type }) => type === "stream");
  kernel.process.kill("SIGKILL");
  expect(await ends(pid)).toBe(true);
});

test("shutdown: answered, published, and everything ends", async () => {
  await start();
  const session = Number(result(await kernel.execute("process.pid")));
  const gone = new Promise<number | null>((resolve) => kernel.process.once("exit", resolve));
  const { reply, published } = await kernel.ask("control", "shutdown_request", { restart: true });
  expect(reply.content).toEqual({ status: "ok", restart: true });
  expect(published.some(({ type }) => type === "shutdown_reply")).toBe(true);
  expect(await gone).toBe(0);
  expect(await ends(session)).toBe(true);
});

test("restart: shut down, and started again on the same ports: a fresh one answers", async () => {
  await start();
  await kernel.execute("const before = 1");
  for (let times = 0; times < 3; times++) {
    const gone = new Promise((resolve) => kernel.process.once("exit", resolve));
    await kernel.post("control", "shutdown_request", { restart: true });
    await gone;
    kernel.again();
    await kernel.ready();
  }
  const { reply } = await kernel.execute("before");
  expect(reply.content).toMatchObject({ execution_count: 1, evalue: expect.stringContaining("Cannot find name") });
  expect(kernel.stderr).toBe("");
});

test.skipIf(process.platform !== "linux")(
  "nothing listens but on the address of the connection file (Linux)",
  async () => {
    await start();
    const session = Number(result(await kernel.execute("process.pid")));
    const expected = kernel.ports.map((port) => `0100007F:${port.toString(16).toUpperCase().padStart(4, "0")}`);
    expect(listening(kernel.process.pid!).sort()).toEqual(expected.sort());
    expect(listening(session)).toEqual([]);
  },
);

/** Addresses as /proc/net/tcp has them. */
function listening(pid: number): string[] {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  return ["tcp", "tcp6", "udp", "udp6"].flatMap((file) =>
    readFileSync(`/proc/${pid}/net/${file}`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => own.has(inode ?? "") && (state === "0A" || file.startsWith("udp")))
      .map(([, local]) => local!),
  );
}

/** Whether the process is gone within five seconds. */
async function ends(pid: number): Promise<boolean> {
  for (const end = performance.now() + 5000; performance.now() < end; ) {
    if (!isAlive(pid)) return true;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie that nobody has buried is dead.
    return process.platform !== "linux" || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
