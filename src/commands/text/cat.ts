// cat(1): -n, -b, -s, -E, -T, -A, -v for control characters; unbuffered as GNU's, each read is written at once.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { eachLine, open, options } from "./input.js";

export function* cat(process: Process): Steps<number> {
  const parsed = yield* options(process, "AbeEnstTuv", {
    number: "n",
    "number-nonblank": "b",
    "squeeze-blank": "s",
    "show-ends": "E",
    "show-tabs": "T",
    "show-all": "A",
  });
  if (!parsed) return 1;
  const { given, operands } = parsed;
  const has = (...letters: string[]) => letters.some((letter) => given.has(letter));
  const plain = !has("A", "b", "e", "E", "n", "s", "t", "T", "v");
  process.stdout.buffer("none");
  let status = 0;
  let number = 0;
  let blank = false;
  for (const file of operands.length > 0 ? operands : ["-"]) {
    const source = yield* open(process, file, (name, why) => `cat: ${name}: ${why}\n`);
    if (!source) {
      status = 1;
      continue;
    }
    if (plain) {
      for (let chunk = yield* source(); chunk !== undefined; chunk = yield* source())
        yield* process.stdout.write(chunk);
      continue;
    }
    yield* eachLine(source, function* (line, newline) {
      if (has("s") && line === "" && blank) return;
      blank = line === "";
      let text = has("v", "A", "e", "t") ? visible(line) : line;
      if (has("T", "A", "t")) text = text.replaceAll("\t", "^I");
      if (has("E", "A", "e") && newline) text += "$";
      const counted = has("b") ? line !== "" : has("n");
      if (counted) text = `${String(++number).padStart(6)}\t${text}`;
      yield* process.stdout.write(newline ? `${text}\n` : text);
    });
  }
  return status;
}

function visible(line: string): string {
  return [...line]
    .map((char) => {
      const code = char.charCodeAt(0);
      if (code === 127) return "^?";
      return code < 32 && char !== "\t" ? `^${String.fromCharCode(code + 64)}` : char;
    })
    .join("");
}
