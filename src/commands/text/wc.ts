// wc(1): -l -w -c -m, and the total. The width of columns as GNU's: 7 for what has no size, the digits of the total size for files.
import { byteLength, type Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { open, options } from "./input.js";

export function* wc(process: Process): Steps<number> {
  const parsed = yield* options(process, "lwcmL", { lines: "l", words: "w", bytes: "c", chars: "m" });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  const chosen = ["l", "w", "m", "c"].filter((letter) => given.has(letter));
  const columns = chosen.length > 0 ? chosen : ["l", "w", "c"];
  const files = operands.length > 0 ? operands : ["-"];
  const rows: { counts: ReadonlyMap<string, number>; name: string }[] = [];
  const total = new Map(columns.map((letter) => [letter, 0]));
  let status = 0;
  let bytes = 0;
  for (const file of files) {
    const source = yield* open(process, file, (path, why) => `wc: ${path}: ${why}\n`);
    if (!source) {
      status = 1;
      continue;
    }
    const counts = new Map([
      ["l", 0],
      ["w", 0],
      ["m", 0],
      ["c", 0],
    ]);
    const add = (letter: string, n: number) => counts.set(letter, counts.get(letter)! + n);
    let inWord = false;
    for (let chunk = yield* source(); chunk !== undefined; chunk = yield* source()) {
      add("l", chunk.split("\n").length - 1);
      add("c", byteLength(chunk));
      add("m", [...chunk].length);
      for (const char of chunk) {
        const blank = /\s/.test(char);
        if (!blank && !inWord) add("w", 1);
        inWord = !blank;
      }
    }
    for (const letter of columns) total.set(letter, total.get(letter)! + counts.get(letter)!);
    bytes += counts.get("c")!;
    rows.push({ counts, name: operands.length > 0 ? file : "" });
  }
  if (files.length > 1) rows.push({ counts: total, name: "total" });
  const single = files.length === 1 && columns.length === 1;
  const unsized = files.includes("-") && process.stdin.size === undefined;
  const width = single ? 1 : unsized ? 7 : String(bytes).length;
  for (const { counts, name } of rows) {
    const numbers = columns.map((letter) => String(counts.get(letter)).padStart(width)).join(" ");
    yield* process.stdout.write(`${numbers}${name === "" ? "" : ` ${name}`}\n`);
  }
  return status;
}
