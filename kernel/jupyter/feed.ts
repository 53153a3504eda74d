// What cells show, on its way to the front. Each piece is written before the cell goes on: a line printed before a long
// loop is seen during it, and one printed before the end of the process is not lost. The front joins pieces.

import { writeSync } from "node:fs";
import type { Sink } from "../session/contract.js";
import { type Report, reports } from "./talk.js";

export function send(report: Report): void {
  // In lines of its own, also behind one that was cut short.
  const bytes = Buffer.from(`\n${JSON.stringify(report)}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(reports, bytes, at);
}

/** A cell's sink; it stays good after the cell has ended. */
export function feed(id: number, ask?: Sink["input"]): Sink {
  return {
    stream: (name, text) => {
      if (text !== "") send({ is: "stream", id, name, text });
    },
    display: (bundle, options) => send({ is: "display", id, bundle, ...(options ? { options } : {}) }),
    clear: (wait) => send({ is: "clear", id, wait }),
    ...(ask ? { input: ask } : {}),
  };
}
