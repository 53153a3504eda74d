// The script that an image is made by: the compiler and the simulator are loaded, their documents parsed, and both are used
// once. Such a script cannot load modules, but it can read files; functions whose text it takes must not use anything from
// around them.

import { MARK } from "./contents.js";
import { fill } from "./fill.js";
import { warm } from "./warm.js";

export interface Ingredients {
  /** Paths of CommonJS scripts. */
  readonly compiler: string;
  readonly simulator: string;
  /** Of a file with a Filling. */
  readonly filling: string;
}

/** V8 cannot write out what it compiled of regular expressions, and would forget what was compiled long ago. */
const flags = ["--regexp-interpret-all", "--no-flush-bytecode"];
/** As they were: an image is only taken by a V8 with the flags that it was made with. The last is implied by the first above. */
const usual = ["--no-regexp-interpret-all", "--flush-bytecode", "--regexp-tier-up"];

export function script({ compiler, simulator, filling }: Ingredients, isWarm: boolean): string {
  const set = (all: readonly string[]) => `for (const flag of ${JSON.stringify(all)}) setFlagsFromString(flag);`;
  const warmed = `(${warm})(simulator).then(() => { ${set(usual)} });`;
  return `const { readFileSync } = require("node:fs");
const { setFlagsFromString } = require("node:v8");
const load = ${load};
${isWarm ? set(flags) : ""}
const ts = load(require, ${JSON.stringify(compiler)});
const { simulator } = load(require, ${JSON.stringify(simulator)});
const filling = JSON.parse(readFileSync(${JSON.stringify(filling)}, "utf8"));
globalThis[Symbol.for("${MARK}")] = (${fill})(ts, simulator, filling);
${isWarm ? warmed : ""}
`;
}

function load(require: NodeJS.Require, path: string): object {
  const { readFileSync } = require("node:fs") as typeof import("node:fs");
  const { dirname } = require("node:path") as typeof import("node:path");
  // One sign of two bytes would make two of every byte of a text of millions.
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const narrow = readFileSync(path, "utf8").replace(/[^\0-\xff]/g, escaped);
  const text = Buffer.from(narrow, "latin1").toString("latin1");
  const module = { exports: {} };
  const run = new Function("module", "exports", "require", "__filename", "__dirname", text);
  run(module, module.exports, require, path, dirname(path));
  return module.exports;
}
