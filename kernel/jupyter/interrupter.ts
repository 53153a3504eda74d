// A thread beside the one that runs cells: it hears an interrupt also while a cell keeps its thread busy, first asks,
// then ends what runs there. When the front is gone, it ends the process: a busy cell must not outlive its notebook.

import { Session } from "node:inspector";
import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { interrupts } from "./talk.js";

/** Milliseconds that a simulation or an await has to end by itself. */
const GRACE = 150;

/** [asked, answered]: how many interrupts came in, how many the busy thread has seen. */
const counts = new Int32Array(workerData as SharedArrayBuffer);

function press(asked: number): void {
  parentPort!.postMessage(asked);
  setTimeout(() => {
    if (Atomics.load(counts, 1) >= asked) return;
    terminate();
    press(asked);
  }, GRACE);
}

/** Unwinds whatever JavaScript the other thread runs, past every catch and finally. */
function terminate(): void {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => session.disconnect());
}

const line = new Socket({ fd: interrupts, readable: true, writable: false });
line.on("data", () => press(Atomics.add(counts, 0, 1) + 1));
line.on("close", () => process.kill(process.pid, "SIGKILL"));
line.on("error", () => {});
