// The text programs by name.
import type { Program } from "../../shell/index.js";
import { filePrograms } from "../files/index.js";
import { cat } from "./cat.js";
import { cut, tee, tr } from "./cut.js";
import { diff } from "./diff.js";
import { expr } from "./expr.js";
import { grep } from "./grep.js";
import { head, tail } from "./head.js";
import { fromLibrary } from "./library.js";
import { sort, uniq } from "./sort.js";
import { wc } from "./wc.js";
import { awk, jq, sed } from "./worded.js";

export const textPrograms: ReadonlyMap<string, Program<unknown>> = new Map<string, Program<unknown>>([
  ...filePrograms,
  ["awk", fromLibrary("awk", awk)],
  ["base64", fromLibrary("base64")],
  ["cat", cat],
  ["column", fromLibrary("column")],
  ["comm", fromLibrary("comm")],
  ["cut", cut],
  ["diff", diff],
  ["egrep", grep],
  ["expand", fromLibrary("expand")],
  ["expr", expr],
  ["fgrep", grep],
  ["fold", fromLibrary("fold")],
  ["grep", grep],
  ["head", head],
  ["join", fromLibrary("join")],
  ["jq", fromLibrary("jq", jq)],
  ["mawk", fromLibrary("awk", awk)],
  ["md5sum", fromLibrary("md5sum")],
  ["nl", fromLibrary("nl")],
  ["od", fromLibrary("od")],
  ["paste", fromLibrary("paste")],
  ["rev", fromLibrary("rev")],
  ["sed", fromLibrary("sed", sed)],
  ["sha1sum", fromLibrary("sha1sum")],
  ["sha256sum", fromLibrary("sha256sum")],
  ["sort", sort],
  ["strings", fromLibrary("strings")],
  ["tac", fromLibrary("tac")],
  ["tail", tail],
  ["tee", tee],
  ["tr", tr],
  ["unexpand", fromLibrary("unexpand")],
  ["uniq", uniq],
  ["wc", wc],
]);
