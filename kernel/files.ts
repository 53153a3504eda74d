// Notebooks on disk. A result is written beside its destination and renamed into place: whoever looks sees the old
// file or the new one, never a part.

import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Malformed, type Notebook, parse } from "../src/report/notebook.js";
import { Fault, fileFault } from "./fault.js";

export function readNotebook(path: string): Notebook {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw fileFault(path, error);
  }
  const notebook = parse(text);
  if (notebook instanceof Malformed) throw new Fault(`${path}: ${notebook.reason}`);
  return notebook;
}

/** Fails before a long run when the folder of `path` is missing or `path` is a folder. */
export function checkWritable(path: string): void {
  try {
    if (!statSync(dirname(path)).isDirectory()) throw new Fault(`${dirname(path)}: Not a directory`);
  } catch (error) {
    throw error instanceof Fault ? error : fileFault(dirname(path), error);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Fault(`${path}: Is a directory`);
}

export function writeWhole(path: string, text: string): void {
  // Through a symbolic link to the file it names: renaming would replace the link.
  const target = statSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : path;
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, "wx", statSync(target, { throwIfNoEntry: false })?.mode ?? 0o666);
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fileFault(path, error);
  }
}
