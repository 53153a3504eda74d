// The table of builtins.
import { basic } from "./basic.js";
import type { Builtin } from "./builtin.js";
import { processes } from "./jobs.js";
import { printf } from "./printf.js";
import { read } from "./read.js";
import { settings, typing } from "./set.js";
import { variables } from "./variables.js";

export type { Builtin } from "./builtin.js";

// biome-ignore lint/correctness/useYield: never called: a simple command does exec itself, with its redirections
const exec: Builtin = function* () {
  return 0;
};

export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...basic,
  ...variables,
  ...processes,
  ...settings,
  ["printf", printf],
  ["read", read],
  ["type", typing((name) => builtins.has(name))],
  ["exec", exec],
]);
