// Each script that a page may carry, bundled as one file in dist/page (part of `npm run build`).
import { readFileSync, writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { build } from "rolldown";

// A script, or one that runs apart from the page: live-worker holds the simulator, live-frame keeps it.
const scripts = {
  capture: "capture",
  reading: "reading",
  search: "search",
  notebook: "notebook",
  plot: "plot",
  live: "live",
  "live-frame": "live/frame",
  "live-worker": "live/worker",
};

const browser = {
  name: "browser",
  // What just-bash asks of Node is behind commands that it is never given here.
  resolveId: (id) => (id.startsWith("node:") ? "\0nothing" : undefined),
  load: (id) =>
    id === "\0nothing" ? "export const gunzipSync = undefined, gzipSync = undefined, constants = {};" : undefined,
  // elkjs takes a worker without a document for its own.
  transform: (code, id) =>
    id.includes("/elkjs/")
      ? code.replace(/typeof document\s*===\s*\w+\s*&&\s*typeof self/, "false && typeof self")
      : undefined,
};

for (const [name, input] of Object.entries(scripts))
  await build({
    input: `src/page/${input}.ts`,
    plugins: [browser],
    platform: "browser",
    output: { file: `dist/page/${name}.js`, format: "iife", minify: true, codeSplitting: false },
    logLevel: "warn",
  });

// As a page carries it: a third of its size.
const worker = deflateRawSync(readFileSync("dist/page/live-worker.js"), { level: 9 });
writeFileSync("dist/page/live-worker.txt", worker.toString("base64"));
