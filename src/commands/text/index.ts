// The text programs by name.
import type { Program } from "../../shell/index.js";
import { cat } from "./cat.js";
import { cut, tee, tr } from "./cut.js";
import { grep } from "./grep.js";
import { head, tail } from "./head.js";
import { sort, uniq } from "./sort.js";
import { wc } from "./wc.js";

export const textPrograms: ReadonlyMap<string, Program<unknown>> = new Map<string, Program<unknown>>([
  ["cat", cat],
  ["cut", cut],
  ["egrep", grep],
  ["fgrep", grep],
  ["grep", grep],
  ["head", head],
  ["sort", sort],
  ["tail", tail],
  ["tee", tee],
  ["tr", tr],
  ["uniq", uniq],
  ["wc", wc],
]);
