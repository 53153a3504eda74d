// What a live page carries: its script, and as data the notebook, the simulator's worker and the sandbox's script.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { emit, type Notebook } from "../src/report/notebook.js";
import type { Live, PageScript } from "../src/report/report.js";
import { Fault } from "./fault.js";
import { pageScript } from "./page.js";
import { packageRoot } from "./session/library.js";

/** @param file What the reader's download is called. */
export function live(notebook: Notebook, file: string): Live {
  const script = needed("live");
  const { text: frame, hash } = needed("live-frame");
  const sources = notebook.cells.map(({ id, source }) => [id, source]);
  const data = JSON.stringify({
    key: createHash("sha256").update(JSON.stringify(sources)).digest("hex").slice(0, 16),
    file,
    notebook: deflateRawSync(emit(notebook), { level: 9 }).toString("base64"),
    worker: worker(),
    frame,
    hash,
  });
  return { script, frame: hash, data: data.replaceAll("<", "\\u003c") };
}

function needed(name: string): PageScript {
  const script = pageScript(name);
  if (!script) throw new Fault(`dist/page/${name}.js is missing: run "npm run build" first`);
  return script;
}

/** The simulator, deflated. */
function worker(): string {
  return readFileSync(join(packageRoot(), "dist", "page", "live-worker.txt"), "utf8");
}
