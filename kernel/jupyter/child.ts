// The session process: runs cells for the front that started it, and ends when the front does.

import { Worker } from "node:worker_threads";
import { settle } from "../image/contents.js";
import type { Session } from "../session/contract.js";
import { feed, send } from "./feed.js";
import type { Answer, Order } from "./talk.js";
import { uncheck } from "./unchecked.js";

// The whole group hears an interrupt, so that programs a cell started end too; this process has the interrupter.
process.on("SIGINT", () => {});

/** Milliseconds without an order, then the session prepares for what usually comes. */
const QUIET = 500;

const early: Order[] = [];
const questions = new Map<number, (text: string | undefined) => void>();
let session: Session | undefined;
let questionCount = 0;
let quiet: NodeJS.Timeout | undefined;
/** The order whose answer is being computed in one go. */
let current: number | undefined;

const counts = new Int32Array(new SharedArrayBuffer(8));
const interrupter = new Worker(new URL("./interrupter.js", import.meta.url), { workerData: counts.buffer });
interrupter.on("message", (asked: number) => {
  Atomics.store(counts, 1, Math.max(asked, Atomics.load(counts, 1)));
  // What was ended from outside answers no more.
  if (current !== undefined) send({ is: "fault", id: current, message: "interrupted" });
  current = undefined;
  session?.interrupt();
});
interrupter.unref();

process.on("message", (order: Order) => {
  if (session) take(session, order);
  else early.push(order);
});
process.on("disconnect", () => process.exit());

function take(running: Session, order: Order): void {
  quiet?.refresh();
  switch (order.do) {
    case "execute": {
      const { id, code, options } = order;
      const input = options.allowStdin ? (prompt: string, password: boolean) => ask(id, prompt, password) : undefined;
      uncheck();
      running.execute(code, options, feed(id, input)).then(
        (outcome) => send({ is: "answer", id, answer: outcome }),
        (error) => send({ is: "fault", id, message: String((error as Error)?.stack ?? error) }),
      );
      return;
    }
    case "complete":
      return answer(order.id, () => running.complete(order.code, order.cursor));
    case "inspect":
      return answer(order.id, () => running.inspect(order.code, order.cursor, order.detail));
    case "isComplete":
      return answer(order.id, () => running.isComplete(order.code));
    case "input":
      questions.get(order.id)?.(order.text);
      questions.delete(order.id);
  }
}

function answer(id: number, compute: () => Answer): void {
  current = id;
  try {
    send({ is: "answer", id, answer: compute() });
  } catch (error) {
    send({ is: "fault", id, message: String((error as Error)?.stack ?? error) });
  }
  current = undefined;
}

function ask(cell: number, prompt: string, password: boolean): Promise<string> {
  const id = ++questionCount;
  return new Promise((resolve, reject) => {
    questions.set(id, (text) => (text === undefined ? reject(new Error("nobody answers")) : resolve(text)));
    send({ is: "input", id, cell, prompt, password });
  });
}

settle();
const { openSession } = await import("../session/session.js");
session = await openSession({
  folder: process.argv[2] ?? process.cwd(),
  progress: true,
  /** Whether an interrupt came in that this thread has not seen yet: what a long computation looks at. */
  interrupted: () => Atomics.load(counts, 0) > Atomics.load(counts, 1),
});
send({ is: "ready" });
quiet = setTimeout(() => {
  quiet = undefined;
  session?.prepare();
}, QUIET);
for (const order of early.splice(0)) take(session, order);
