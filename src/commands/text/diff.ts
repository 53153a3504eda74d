// diff(1) of two files: the normal format, -u, -U N, -q, -s, -a. Folders and the other formats and comparisons are refused.
import { absolute, formatTime, type Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { linesOf, normal, unified } from "./changes.js";
import { everything, open, options } from "./input.js";

const LATER: Readonly<Record<string, string>> = {
  recursive: "r",
  "ignore-all-space": "w",
  "ignore-space-change": "b",
  "ignore-blank-lines": "B",
  "ignore-case": "i",
  "ignore-trailing-space": "Z",
  "side-by-side": "y",
  context: "c",
  ed: "e",
  "new-file": "N",
  "show-c-function": "p",
  color: "K",
};

export function* diff(process: Process): Steps<number> {
  const say = (text: string) => process.stderr.write(text);
  const later = process.argv.slice(1).find((word) => /^--?[a-zA-Z-]+/.test(word) && refused(word));
  if (later !== undefined) {
    yield* say(`skbook: diff: ${later} is not simulated yet\n`);
    return 1;
  }
  const long = { brief: "q", "report-identical-files": "s", unified: "u", normal: "n", text: "a" };
  const help = "diff: Try 'diff --help' for more information.\n";
  const parsed = yield* options(process, "uU:qsan", long, process.argv, help);
  if (!parsed) return 2;
  const { given, operands } = parsed;
  const [one, other, extra] = operands;
  if (one === undefined || other === undefined || extra !== undefined) {
    const why = extra === undefined ? `missing operand after '${one ?? process.argv[0]}'` : `extra operand '${extra}'`;
    yield* say(`diff: ${why}\n${help}`);
    return 2;
  }
  const context = Number(given.get("U") ?? (given.get("u") || 3));
  if (!Number.isInteger(context) || context < 0) {
    yield* say(`diff: invalid context length '${given.get("U") ?? given.get("u")}'\n${help}`);
    return 2;
  }
  for (const name of [one, other]) {
    const found = name === "-" ? "" : process.files.stat(absolute(process.cwd, name), true);
    if (typeof found === "object" && found.kind === "directory") {
      yield* say(`skbook: diff: comparing folders is not simulated yet: ${name}\n`);
      return 1;
    }
  }
  const texts: (string | undefined)[] = [];
  for (const name of [one, other]) {
    const source = yield* open(process, name, (file, why) => `diff: ${file}: ${why}\n`);
    texts.push(source && (yield* everything(source)));
  }
  const [left, right] = texts;
  if (left === undefined || right === undefined) return 2;
  if (left === right) {
    if (given.has("s")) yield* process.stdout.write(`Files ${one} and ${other} are identical\n`);
    return 0;
  }
  const [a, b] = [linesOf(left), linesOf(right)];
  if (given.has("q")) yield* process.stdout.write(`Files ${one} and ${other} differ\n`);
  else if (!given.has("u") && !given.has("U")) yield* process.stdout.write(normal(a, b));
  else {
    const heads = `--- ${one}\t${modified(process, one)}\n+++ ${other}\t${modified(process, other)}\n`;
    yield* process.stdout.write(heads + unified(a, b, context));
  }
  return 1;
}

function refused(word: string): boolean {
  if (word.startsWith("--")) return LATER[word.slice(2).replace(/=.*/, "")] !== undefined;
  return !/^-U/.test(word) && [...word.slice(1)].some((letter) => "rwbBicyeNpZEdtTlxXIFDWSC".includes(letter));
}

/** What is no file (a pipe) was modified now. */
function modified(process: Process, name: string): string {
  const found = name === "-" ? undefined : process.files.stat(absolute(process.cwd, name), true);
  const at = typeof found === "object" ? found.modified : process.clock.now;
  const nanos = String(at % 1e9).padStart(9, "0");
  return `${formatTime("%Y-%m-%d %H:%M:%S", process.epoch + Math.floor(at / 1e9), 0)}.${nanos} +0000`;
}
