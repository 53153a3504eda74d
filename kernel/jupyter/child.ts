// The session process: runs cells for the front that started it, and ends when the front does.

import { Worker } from "node:worker_threads";
import { settle } from "../image/contents.js";
import { forgetSurroundings } from "../image/surroundings.js";
import type { Session } from "../session/contract.js";
import { feed, send } from "./feed.js";
import { Inbox } from "./post.js";
import { type Answer, type Posted, shared } from "./talk.js";
import { uncheck } from "./unchecked.js";

// The whole group hears an interrupt, so that programs a cell started end too; this process has the interrupter.
const ignored = () => {};
process.on("SIGINT", ignored);

/** Milliseconds without an order, then the session prepares for what usually comes. */
const QUIET = 500;

/** Milliseconds after an interrupt in which a cell that heard it has ended. */
const STOPPED = 500;

const inbox = new Inbox();
const early: Posted[] = [];
const questions = new Map<number, (text: string | undefined) => void>();
let session: Session | undefined;
let questionCount = 0;
let quiet: NodeJS.Timeout | undefined;
const counts = new Int32Array(new SharedArrayBuffer(4 * Object.keys(shared).length));
const read = (name: keyof typeof shared) => Atomics.load(counts, shared[name]);
/** The order that has no answer yet. */
const runs = (id: number) => Atomics.store(counts, shared.running, id);
/** A cell that was interrupted by a signal has ended before this thread hears of it; the next one is not meant. */
const isMeant = () => read("meant") === 0 || read("meant") === read("running");

const interrupter = new Worker(new URL("./interrupter.js", import.meta.url), { workerData: counts.buffer });
interrupter.on("message", (asked: number) => {
  // Told twice because this thread was slow to hear.
  if (asked <= read("heard")) return;
  Atomics.store(counts, shared.heard, asked);
  if (!isMeant()) return;
  session?.interrupt();
  const stopped = read("running");
  setTimeout(() => {
    if (stopped !== 0 && stopped === read("running")) fault(stopped);
  }, STOPPED);
});
interrupter.unref();

// What ends a cell from outside may end our own work too, before, between or behind any two statements here: an order
// that was not heard comes again, and one that was heard without an answer has "interrupted" for one.
process.on("message", (order: Posted) => {
  if (!inbox.has(order)) {
    let begun = false;
    // No immediate: Node does one that was ended behind another one over and over again.
    setTimeout(() => {
      if (!begun && inbox.has(order) && order.do !== "input") fault(order.id);
    }, 0);
    inbox.add(order);
    if (session) take(session, order);
    else early.push(order);
    begun = true;
  }
  send({ is: "heard", post: order.post });
});
process.on("disconnect", () => process.exit());

function fault(id: number, message = "interrupted"): void {
  // Node takes it away while a cell begins, and does not come to giving it back when that is ended.
  if (!process.listeners("SIGINT").includes(ignored)) process.on("SIGINT", ignored);
  if (id === read("running")) runs(0);
  send({ is: "fault", id, message });
}

function take(session: Session, order: Posted): void {
  quiet?.refresh();
  if (order.do !== "input") runs(order.id);
  switch (order.do) {
    case "execute": {
      const { id, code, options } = order;
      const input = options.allowStdin ? (prompt: string, password: boolean) => ask(id, prompt, password) : undefined;
      uncheck();
      session.execute(code, options, feed(id, input)).then(
        (outcome) => {
          if (id === read("running")) answer(id, () => outcome);
        },
        (error) => fault(id, String((error as Error)?.stack ?? error)),
      );
      return;
    }
    case "complete":
      return answer(order.id, () => session.complete(order.code, order.cursor));
    case "inspect":
      return answer(order.id, () => session.inspect(order.code, order.cursor, order.detail));
    case "isComplete":
      return answer(order.id, () => session.isComplete(order.code));
    case "input":
      questions.get(order.id)?.(order.text);
      questions.delete(order.id);
  }
}

function answer(id: number, compute: () => Answer): void {
  try {
    send({ is: "answer", id, answer: compute() });
    runs(0);
  } catch (error) {
    fault(id, String((error as Error)?.stack ?? error));
  }
}

function ask(cell: number, prompt: string, password: boolean): Promise<string> {
  const id = ++questionCount;
  return new Promise((resolve, reject) => {
    questions.set(id, (text) => (text === undefined ? reject(new Error("nobody answers")) : resolve(text)));
    send({ is: "input", id, cell, prompt, password });
  });
}

settle();
forgetSurroundings();
const { openSession } = await import("../session/session.js");
session = await openSession({
  folder: process.argv[2] ?? process.cwd(),
  progress: true,
  /** Whether an interrupt came in that this thread has not heard yet: what a long computation looks at. */
  interrupted: () => read("asked") > read("heard") && isMeant(),
});
send({ is: "ready" });
quiet = setTimeout(() => {
  quiet = undefined;
  session?.prepare();
}, QUIET);
for (const order of early.splice(0)) take(session, order);
