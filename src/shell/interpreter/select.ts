// select: a numbered list on stderr, PS3, a line from standard input into REPLY (execute_cmd.c: print_select_list).
import type { Select } from "unbash";
import type { Steps } from "../../sim/task.js";
import { Break, Continue } from "./control.js";
import { expandWords } from "./expand.js";
import type { Shell } from "./shell.js";
import { assignName } from "./special.js";

const COLUMNS = 80;

export function* select<W>(shell: Shell<W>, node: Select): Steps<number> {
  const words = node.wordlist ? yield* expandWords(shell, node.wordlist) : shell.positional;
  if (words.length === 0) return 0;
  let list = true;
  shell.loops++;
  try {
    for (;;) {
      const prompt = shell.variables.text("PS3") ?? "#? ";
      yield* shell.settle();
      yield* shell.process.file(2).write((list ? menu(words) : "") + prompt);
      list = false;
      if ((yield* shell.engine.call(shell, ["read", "-r", "REPLY"], true)) !== 0) {
        yield* shell.process.file(1).write("\n");
        return 1;
      }
      const reply = shell.variables.text("REPLY") ?? "";
      if (reply === "") {
        list = true;
        continue;
      }
      assignName(shell, node.name.text, /^\d+$/.test(reply) ? (words[Number(reply) - 1] ?? "") : "");
      try {
        yield* shell.engine.run(shell, node.body.commands);
      } catch (signal) {
        if (!(signal instanceof Break || signal instanceof Continue)) throw signal;
        if (signal.levels > 1 && shell.loops > 1) {
          signal.levels--;
          throw signal;
        }
        if (signal instanceof Break) return 0;
      }
    }
  } finally {
    shell.loops--;
  }
}

function menu(words: readonly string[]): string {
  const digits = String(words.length).length;
  const width = Math.max(...words.map((word) => word.length)) + digits + 4;
  const fitting = Math.max(1, Math.floor(COLUMNS / width));
  let rows = Math.ceil(words.length / fitting);
  // One row is made a column.
  if (rows === 1) rows = words.length;
  let out = "";
  for (let row = 0; row < rows; row++) {
    const cells: string[] = [];
    for (let at = row; at < words.length; at += rows) cells.push(`${String(at + 1).padStart(digits)}) ${words[at]}`);
    out += `${cells.map((cell, index) => (index < cells.length - 1 ? cell.padEnd(width) : cell)).join("")}\n`;
  }
  return out;
}
