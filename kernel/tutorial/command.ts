// `skbook import`: a Markdown tutorial in, a notebook out.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { emit } from "../../src/report/notebook.js";
import { Fault, fileFault } from "../fault.js";
import { checkWritable, writeWhole } from "../files.js";
import { imported, keptBy } from "./import.js";

export async function importTutorial(path: string, out: string | undefined): Promise<void> {
  const target = out ?? `${basename(path).replace(/\.(?:md|markdown)$/i, "")}.ipynb`;
  let bytes: Buffer;
  try {
    bytes = readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    throw fileFault(path, error, 2);
  }
  let document: string;
  try {
    document = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Fault(`${path}: not UTF-8: save it as UTF-8 first`, 2);
  }
  if (/^\s*\{\s*"(?:cells|nbformat|metadata)"/.test(document))
    throw new Fault(`${path}: this is a notebook already; import takes Markdown`, 2);
  checkWritable(target);
  const notebook = await imported(document);
  writeWhole(target, emit(notebook));
  const recorded = notebook.cells.flatMap((cell) => keptBy(cell).recorded ?? []);
  const shown = recorded.filter(({ output }) => output !== null && output.trim() !== "").length;
  const refused = recorded.filter(({ typed }) => typed === null);
  process.stderr.write(`${notebook.cells.length} cells, ${recorded.length} commands, ${shown} with recorded output`);
  process.stderr.write(refused.length === 0 ? "\n" : `, ${refused.length} not run:\n`);
  for (const { line, command, refusal } of refused)
    process.stderr.write(`  line ${line}: ${command.split("\n")[0]}  (${refusal})\n`);
  if (recorded.length === 0)
    process.stderr.write(`no command was found in ${path}: a prompt tells commands from output\n`);
  process.stdout.write(`${target}\n`);
}
