// The file programs by name. Times on paper begin at the lab's epoch.
import type { Process, Program } from "../../shell/index.js";
import { basename, chmod, chown, dirname, readlink, realpath, stat } from "./about.js";
import { cp, ln, mv } from "./copy.js";
import { find } from "./find.js";
import { ls } from "./ls.js";
import { mkdir, mktemp, rmdir, touch, truncate } from "./make.js";
import { rm } from "./remove.js";
import { xargs } from "./xargs.js";

const epoch = (process: Process): number => process.epoch;

export const filePrograms: readonly (readonly [string, Program<unknown>])[] = [
  ["basename", basename],
  ["chgrp", chown],
  ["chmod", chmod],
  ["chown", chown],
  ["cp", cp],
  ["dirname", dirname],
  ["find", find],
  ["ln", ln],
  ["ls", ls(epoch)],
  ["mkdir", mkdir],
  ["mktemp", mktemp],
  ["mv", mv],
  ["readlink", readlink],
  ["realpath", realpath],
  ["rm", rm],
  ["rmdir", rmdir],
  ["stat", stat(epoch)],
  ["touch", touch],
  ["truncate", truncate],
  ["xargs", xargs],
];
