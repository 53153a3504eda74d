// The table of builtins.

import { aliases } from "./alias.js";
import { basic } from "./basic.js";
import type { Builtin } from "./builtin.js";
import { cd, pwd } from "./cd.js";
import { getopts } from "./getopts.js";
import { processes } from "./jobs.js";
import { kill } from "./kill.js";
import { aboutBuiltins, limits } from "./limits.js";
import { mapfile } from "./mapfile.js";
import { printf } from "./printf.js";
import { read } from "./read.js";
import { settings, typing } from "./set.js";
import { stack } from "./stack.js";
import { trap } from "./trap.js";
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
  ...stack,
  ...limits,
  ...aliases,
  ["cd", cd],
  ["pwd", pwd],
  ["getopts", getopts],
  ["mapfile", mapfile],
  ["readarray", mapfile],
  ["kill", kill],
  ["trap", trap],
  ["printf", printf],
  ["read", read],
  ...aboutBuiltins((name) => builtins.has(name)),
  ["type", typing((name) => builtins.has(name))],
  ["exec", exec],
]);
