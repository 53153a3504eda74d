// What the kernel says about itself: the `kernel_info_reply`.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { version } from "../session/library.js";

/** The compiler's own version, without loading it. */
function typescript(): string {
  const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
  const path = fromTslab.resolve("@tslab/typescript-for-tslab/package.json");
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}

export function kernelInfo(): object {
  const own = version();
  const compiler = typescript();
  return {
    status: "ok",
    protocol_version: "5.4",
    implementation: "skbook",
    implementation_version: own,
    language_info: {
      name: "typescript",
      version: compiler,
      mimetype: "text/x-typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      codemirror_mode: { name: "javascript", typescript: true },
      nbconvert_exporter: "script",
    },
    banner: `skbook ${own}: TypeScript ${compiler} on Node ${process.versions.node}, with a Linux network inside. %help lists the magics.`,
    help_links: [
      { text: "TypeScript", url: "https://www.typescriptlang.org/docs/" },
      { text: "Node.js", url: "https://nodejs.org/docs/" },
    ],
    supported_features: [],
    debugger: false,
  };
}
