// Random and mutated messages on every socket neither end the kernel nor make it deaf. SKBOOK_FUZZ=100000 for the long
// run, SKBOOK_SEED to repeat one.

import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, exchanged, type Talk } from "./client.js";

const count = Number(process.env.SKBOOK_FUZZ ?? 3000);
const seed = Number(process.env.SKBOOK_SEED ?? 1);

let kernel: Client;
beforeAll(async () => {
  kernel = await Client.start();
  await kernel.ready();
}, 60_000);
afterAll(() => kernel.stop());

/** Marsaglia's xorshift, 32 bits. */
function dice(start: number): (sides: number) => number {
  let state = start * 2_654_435_761 || 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

// A shutdown does what it says, so it is left out.
const requests: Record<string, object> = {
  kernel_info_request: {},
  execute_request: { code: "1", silent: false, store_history: true, user_expressions: { a: "1" }, allow_stdin: true },
  complete_request: { code: "Math.", cursor_pos: 5 },
  inspect_request: { code: "Math", cursor_pos: 2, detail_level: 0 },
  is_complete_request: { code: "f(" },
  history_request: { hist_access_type: "search", pattern: "*1*", n: 3, output: true, unique: true },
  comm_info_request: { target_name: "x" },
  comm_open: { comm_id: "1", target_name: "x", data: {} },
  comm_msg: { comm_id: "1", data: {} },
  comm_close: { comm_id: "1", data: {} },
  interrupt_request: {},
  debug_request: { type: "request", seq: 1, command: "x" },
  input_reply: { value: "x" },
  unheard_of: {},
};
const names = Object.keys(requests);

function message(roll: (sides: number) => number): { channel: Talk; frames: Buffer[] } {
  const channel = (["shell", "shell", "control", "stdin"] as const)[roll(4)]!;
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => roll(256)));
  if (roll(10) === 0) {
    return {
      channel,
      frames: Array.from({ length: 1 + roll(9) }, () => (roll(4) ? bytes(roll(60)) : Buffer.from("<IDS|MSG>"))),
    };
  }
  const name = names[roll(names.length)]!;
  let content: unknown = requests[name];
  if (roll(2))
    content = Object.fromEntries(
      Object.entries(requests[name]!).map(([key, value]) => [key, roll(2) ? value : junk(roll, 3)]),
    );
  if (roll(20) === 0) content = junk(roll, 3);
  let frames = kernel.frames(name, content as object);
  for (let times = roll(4) ? 0 : 1 + roll(3); times > 0; times--) {
    const at = roll(frames.length);
    const frame = Buffer.from(frames[at]!);
    if (frame.length > 0) frame[roll(frame.length)] = roll(256);
    frames = exchanged(frames, at, roll(3) ? frame : frame.subarray(0, roll(frame.length + 1)));
    if (roll(8) === 0) frames.splice(roll(frames.length), 1);
  }
  // Most carry a right signature: what is behind that door is to be met.
  if (roll(8) && frames.length >= 6) {
    const hmac = createHmac("sha256", kernel.key);
    for (const frame of frames.slice(2, 6)) hmac.update(frame);
    frames[1] = Buffer.from(hmac.digest("hex"));
  }
  return { channel, frames };
}

function junk(roll: (sides: number) => number, depth: number): unknown {
  const kinds = [
    null,
    true,
    false,
    0,
    -1,
    1e308,
    2 ** 31,
    "",
    "\u0000",
    "👍".repeat(roll(9)),
    "x".repeat(roll(3000)),
    "(((",
    "}",
  ];
  const at = roll(kinds.length + (depth > 0 ? 2 : 0));
  if (at === kinds.length) return Array.from({ length: roll(4) }, () => junk(roll, depth - 1));
  if (at > kinds.length)
    return Object.fromEntries(Array.from({ length: roll(4) }, (_, key) => [`k${key}`, junk(roll, depth - 1)]));
  return kinds[at];
}

test(`${count} messages, seed ${seed}`, { timeout: 60_000 + count * 50 }, async () => {
  const roll = dice(seed);
  const { pid } = kernel.process;
  for (let sent = 0; sent < count; ) {
    for (const end = Math.min(count, sent + 500); sent < end; sent++) {
      const { channel, frames } = message(roll);
      await kernel.send(channel, frames);
    }
    await kernel.ask("control", "kernel_info_request", {}, 20_000);
    kernel.received.length = 0;
  }
  expect(kernel.running).toBe(true);
  expect(kernel.process.pid).toBe(pid);
  expect(await kernel.heartbeat()).toBeLessThan(5000);
  // Behind everything that waits; then no failed cell is left to take this one along.
  await kernel.ask("shell", "history_request", {}, 60_000 + count * 40);
  const { reply, published } = await kernel.execute("6 * 7");
  expect(reply.content.status).toBe("ok");
  expect(published.find(({ type }) => type === "execute_result")?.content.data["text/plain"]).toBe("42");
  expect(kernel.stderr).toBe("");
});
