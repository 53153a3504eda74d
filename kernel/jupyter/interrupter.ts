// A thread beside the one that runs cells: it hears an interrupt also while a cell keeps its thread busy, first asks,
// then ends what runs there. When the front is gone, it ends the process: a busy cell must not outlive its notebook.

import { Session } from "node:inspector";
import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { interrupts, shared } from "./talk.js";

/** Milliseconds that a simulation or an await has to end by itself. */
const GRACE = 120;
/** Milliseconds in which a thread that runs JavaScript is ended. */
const SOON = 200;

const counts = new Int32Array(workerData as SharedArrayBuffer);
const read = (name: keyof typeof shared) => Atomics.load(counts, shared[name]);

/** Nothing is left to be ended: the thread has heard of it, or what it was meant for is over. */
function isHeard(asked: number): boolean {
  return read("heard") >= asked || (read("meant") !== 0 && read("meant") !== read("running"));
}

function press(asked: number): void {
  parentPort!.postMessage(asked);
  setTimeout(() => end(asked), GRACE);
}

/**
 * Unwinds whatever JavaScript the other thread runs, past every catch and finally. It must not meet what that thread
 * does next: a thread that had no processor hears late too. So the thread is asked twice for nothing at all; where it
 * answers twice and has not heard the interrupt, it is running something, for between two turns it would have heard.
 */
function end(asked: number): void {
  const heard = () => isHeard(asked);
  if (heard()) return;
  const session = new Session();
  session.connectToMainThread();
  let isOver = false;
  const over = () => {
    if (isOver) return;
    isOver = true;
    session.disconnect();
    if (!heard()) press(asked);
  };
  const nothing = (then: () => void) => session.post("Runtime.evaluate", { expression: "0" }, then);
  const terminate = () => {
    session.post("Runtime.terminateExecution", over);
    // No answer comes from a thread that runs nothing; it is ended when it next hears something, which comes again.
    setTimeout(over, SOON);
  };
  nothing(() => (heard() ? over() : nothing(() => (heard() ? over() : terminate()))));
}

const line = new Socket({ fd: interrupts, readable: true, writable: false });
line.on("data", (chunk: Buffer) => {
  Atomics.store(counts, shared.meant, Number(chunk.toString().trim().split("\n").at(-1)) || 0);
  press(Atomics.add(counts, shared.asked, 1) + 1);
});
line.on("close", () => process.kill(process.pid, "SIGKILL"));
line.on("error", () => {});
